"""Whose turn it is in interviews and transcripts, and which labels are nobody's. Only the text is read; all texts are invented."""

import pytest
from framescope.parsing.language import after_datelines
from framescope.parsing.turns import ANSWER, INTERVIEWER, SPEAKER, turns
from hypothesis import given, settings
from hypothesis import strategies as st

INTERVIEW = """Ada Moll spoke to us about the dam.

Q: Did you know?

A: No. Nobody told me.

I was asleep.

Q: And now?

A: Now I know.

The ministry said it was "sorry".
"""

PARLIAMENT = """Dams: Oral Answers

The Minister of State (Mr Bo Falk): I thank my hon. Friend.

Ada Moll (Fenwick) (Lab): Does he sleep?

Mr Falk: I do.

Ada Moll: So do we.
"""


def read(text):
    return [(text[slice(*t.who)], t.role, [text[s:e] for s, e in t.spans]) for t in turns(text)]


def test_questions_are_the_authors_and_answers_go_on_over_paragraphs_without_a_label():
    assert read(INTERVIEW) == [
        ("Q", INTERVIEWER, ["Did you know?"]),
        ("A", ANSWER, ["No. Nobody told me.", "I was asleep."]),
        ("Q", INTERVIEWER, ["And now?"]),
        ("A", ANSWER, ["Now I know."]),
    ]


def test_a_parliaments_labels_hold_offices_constituencies_and_parties():
    who = [name for name, _, _ in read(PARLIAMENT)]
    assert who == ["Mr Bo Falk", "Ada Moll", "Mr Falk", "Ada Moll"]
    assert {role for _, role, _ in read(PARLIAMENT)} == {SPEAKER}


def test_an_outlet_that_asks_is_the_author():
    text = "The Post met Ada Moll.\n\nThe Post: Why?\n\nMoll: Because I had to.\n\nThe Post: And then?\n\nMoll: I left."
    assert [(name, role) for name, role, _ in read(text)] == [("The Post", INTERVIEWER), ("Moll", SPEAKER)] * 2


def test_bold_labels_and_full_stops_after_q_and_a():
    assert [role for _, role, _ in read("**Q:** Why?\n**A:** I had to.")] == [INTERVIEWER, ANSWER]
    assert [role for _, role, _ in read("Q. Why?\nA. I had to.")] == [INTERVIEWER, ANSWER]


def test_the_author_answers_where_questions_explain_a_matter():
    text = "Q: What is a dam?\n\nA: A wall across a river.\n\nQ: Who pays?\n\nA: The council pays."
    assert {role for _, role, _ in read(text)} == {INTERVIEWER}


def test_labels_in_capitals_make_a_transcript():
    text = "MOLL: It rains.\n(LAUGHTER)\nFALK: It pours.\nMOLL: So it does."
    assert [name for name, _, _ in read(text)] == ["MOLL", "FALK", "MOLL"]
    assert not any("LAUGHTER" in words for _, _, spans in read(text) for words in spans)


BOLD = """Ada Moll spoke to us about the dam.

**Did you know?**

No. Nobody told me.

I was asleep.

**You said in May that it would hold.** 

**Do you regret that?**

I do, every day.

The ministry said it was "sorry".
"""

PLAIN = """Who let the dam fall?

Ada Moll, the engineer, spoke to us on Monday.

Did you know?

No. Nobody told me.

I was asleep.

The council says that you were warned. Were you?

We were not. The letter lay in a drawer.

Do you regret that?

I do, every day.

The ministry said it was "sorry".
"""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (BOLD, ["**Did you know?**", "**You said in May that it would hold.**", "**Do you regret that?**"]),
        (PLAIN, ["Did you know?", "The council says that you were warned. Were you?", "Do you regret that?"]),
    ],
    ids=["bold", "plain"],
)
def test_interviews_without_labels_are_told_by_their_questions(text, asked):
    found = read(text)
    assert [words for _, role, spans in found for words in spans if role == INTERVIEWER] == asked
    answers = [spans for _, role, spans in found if role == ANSWER]
    assert answers[0] == ["No. Nobody told me.", "I was asleep."] and answers[-1] == ["I do, every day."]
    assert {(t.label[0] == t.label[1], t.colon) for t in turns(text)} == {(True, None)}


BARE = [
    "We met Ada Moll.\n\n**The Post** Why?\n\n**Moll** Because I had to.\n\nIt was late.\n\n**The Post** And then?\n\n**Moll** I left.",
    "We met Ada Moll.\n\nTHE POST\nWhy?\n\nMOLL\nBecause I had to.\n\nIt was late.\n\nTHE POST\nAnd then?\n\nMOLL\nI left.",
    "We met Ada Moll.\n\nThe Post\nWhy?\nMoll\nBecause I had to.\nIt was late.\nThe Post\nAnd then?\nMoll\nI left.",
    "We met Ada Moll.\n\nTHE POST — Why?\n\nMOLL — Because I had to.\n\nIt was late.\n\nTHE POST — And then?\n\nMOLL — I left.",
]


@pytest.mark.parametrize("text", BARE, ids=["bold", "line in capitals", "line", "dash"])
def test_labels_without_a_colon(text):
    found = [(name.lower(), role, spans) for name, role, spans in read(text)]
    assert found == [
        ("the post", INTERVIEWER, ["Why?"]),
        ("moll", SPEAKER, ["Because I had to.", "It was late."]),
        ("the post", INTERVIEWER, ["And then?"]),
        ("moll", SPEAKER, ["I left."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "STRENGTHS\nIt is light.\n\nFLAWS\nIt squeaks.\n\nSTRENGTHS\nIt is red.\n\nFLAWS\nIt is dear.",
        "We met.\n\nAdvertisement\n\nI was late.\n\nComments\n\nDid I care?\n\nAdvertisement\n\nI left.\n\nComments\n\nWe laughed.",
        "FENWICK — I saw it rain.\n\nMOLL — I saw it pour.",
        "A dam\n\nWhat is a dam?\n\nA wall.\n\nWho pays you for it?\n\nThe council.\n\nCan you swim?\n\nNo. Ask an interviewer.",
        "The dam\n\nWe trusted it. Did you?\n\nWe did.\n\nHave you seen it?\n\nI have.\n\nDo you care?\n\nWe should.",
        "**What is a dam?**\n\nA wall.\n\n**Who pays for it?**\n\nThe council.",
    ],
)
def test_headings_datelines_explainers_and_rhetoric_are_no_turns(text):
    assert turns(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Note: It rains.\n\nUpdate: It pours.\n\nBreaking: It has stopped.",
        "Ingredients: Two eggs.\nMethod: Whisk them.\nIngredients: Flour.\nMethod: Sift it.",
        "When: Monday.\nWhere: The hall.\nTickets: Ten pounds.",
        "WHEN: Monday.\nWHERE: The hall.\nTICKETS: Ten pounds.",
        "Ada Moll: A solid game. 6\nBo Falk: What a goal. 9\nCy Roth: Asleep. 3",
        "Pros: It is light.\nCons: It is dear.\nPros: It is red.\nCons: It squeaks.",
        "10:15: It rains.\n10:20: It pours.\n10:30: It has stopped.",
        'Ada Moll said: "It rains."\n\nBo Falk said: "It pours."\n\nAda Moll said: "It does."',
        "Goalkeepers: Moll, Falk\nDefenders: Roth, Beck\nGoalkeepers: Dean, Ives\nDefenders: Kerr, Lund",
    ],
)
def test_these_labels_are_nobodys(text):
    assert turns(text) == ()


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet='QA:.ab MrX()\n*?"I', max_size=120))
def test_turns_lie_in_the_text_in_order(text):
    found = [span for turn in turns(text) for span in (turn.label, *turn.spans)]
    assert found == sorted(found)
    assert all(0 <= start <= end <= len(text) for start, end in found)
    assert all(start < end for turn in turns(text) for start, end in turn.spans)


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("FENWICK — It rains.", "It rains."),
        ("PORT MOLL, Ore., May 4 -- It rains.", "It rains."),
        ("FENWICK (Newswire) - It rains.", "It rains."),
        ("FENWICK and Moll - It rains.", None),
        ("Fenwick – It rains.", None),
        ('MOLL "said" — It rains.', None),
        ("18:42 It rains.", "It rains."),
        ("6.42pm: UPDATE: It rains.", "It rains."),
        ("(18:42 GMT) It rains.", "It rains."),
        ("18:42, it rains.", None),
        ("38:42 It rains.", None),
    ],
)
def test_a_story_begins_after_its_dateline(text, story):
    assert [text[i:] for i in after_datelines(text)] == ([story] if story else [])
