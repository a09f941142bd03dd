"""Whose turn it is in interviews and transcripts, and which labels are nobody's. Only the text is read; all texts are invented."""

import pytest
from framescope.parsing.datelines import after_datelines
from framescope.parsing.turns import ANSWER, AUTHOR, SPEAKER, turns
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
        ("Q", AUTHOR, ["Did you know?"]),
        ("A", ANSWER, ["No. Nobody told me.", "I was asleep."]),
        ("Q", AUTHOR, ["And now?"]),
        ("A", ANSWER, ["Now I know."]),
    ]


def test_a_parliaments_labels_hold_offices_constituencies_and_parties():
    who = [name for name, _, _ in read(PARLIAMENT)]
    assert who == ["Mr Bo Falk", "Ada Moll", "Mr Falk", "Ada Moll"]
    assert {role for _, role, _ in read(PARLIAMENT)} == {SPEAKER}


def test_an_outlet_that_asks_is_the_author():
    text = "The Post met Ada Moll.\n\nThe Post: Why?\n\nMoll: Because I had to.\n\nThe Post: And then?\n\nMoll: I left."
    assert [(name, role) for name, role, _ in read(text)] == [("The Post", AUTHOR), ("Moll", SPEAKER)] * 2


def test_bold_labels_and_full_stops_after_q_and_a():
    assert [role for _, role, _ in read("**Q:** Why?\n**A:** I had to.")] == [AUTHOR, ANSWER]
    assert [role for _, role, _ in read("Q. Why?\nA. I had to.")] == [AUTHOR, ANSWER]


def test_the_author_answers_where_questions_explain_a_matter():
    text = "Q: What is a dam?\n\nA: A wall across a river.\n\nQ: Who pays?\n\nA: The council pays."
    assert {role for _, role, _ in read(text)} == {AUTHOR}


def test_labels_in_capitals_make_a_transcript():
    text = "MOLL: It rains.\n(LAUGHTER)\nFALK: It pours.\nMOLL: So it does."
    assert [name for name, _, _ in read(text)] == ["MOLL", "FALK", "MOLL"]
    assert not any("LAUGHTER" in words for _, _, spans in read(text) for words in spans)


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
    assert turns(text) == []


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet='QA:.ab MrX()\n*?"I', max_size=120))
def test_turns_lie_in_the_text_in_order(text):
    found = [span for turn in turns(text) for span in (turn.label, *turn.spans)]
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("FENWICK — It rains.", "It rains."),
        ("PORT MOLL, Ore., May 4 -- It rains.", "It rains."),
        ("FENWICK (Newswire) - It rains.", "It rains."),
        ("FENWICK and Moll - It rains.", None),
        ("Fenwick – It rains.", None),
        ('MOLL "said" — It rains.', None),
    ],
)
def test_a_story_begins_after_its_dateline(text, story):
    assert [text[i:] for i in after_datelines(text)] == ([story] if story else [])
