"""Whose words an attribution holds: from the source's words to an actor. Attributions are made by hand."""

import pytest
from framescope import tables
from framescope.actors.find import find_actors
from framescope.attribution.find import Attribution, find_attributions
from framescope.attribution.speakers import resolve
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing import language
from hypothesis import given, settings
from hypothesis import strategies as st


def span(text, piece):
    start = text.index(piece)
    return ((start, start + len(piece)),)


def attribution(text, source, content, kind="direct"):
    return Attribution(span(text, source) if source else (), (), span(text, content), kind, "say", "neutral", "test", 1.0)


def speakers(text, *found):
    doc = language.parse(text)
    rows = [
        {"sentence_id": i, "paragraph_id": 0, "start": s.start_char, "end": s.end_char, "text": s.text} for i, s in enumerate(doc.sents)
    ]
    return resolve(found, doc, *find_actors(doc, tables.table("sentences", rows), load_gazetteer()))


@pytest.mark.parametrize(
    ("text", "source", "who", "rule"),
    [
        ('"It rained," Paul Doerr said.', "Paul Doerr", "paul-doerr", "name"),
        ('Chilean President Ana Soto slept. "It rained," the Chilean president said.', "the Chilean president", "ana-soto", "description"),
        ('Mr. Paul Doerr slept. "It rained," he said.', "he", "paul-doerr", "pronoun"),
        ('"It rained," said Jane Doerr, a spokeswoman for the Kremlin.', "Jane Doerr, a spokeswoman for the Kremlin", "jane-doerr", "name"),
        (
            'A spokesman for the Kremlin, Ivan Petrov, said "it rained".',
            "A spokesman for the Kremlin, Ivan Petrov,",
            "ivan-petrov",
            "apposition",
        ),
        (
            'The top Democrat on the panel, Paul Doerr, said "it rained".',
            "The top Democrat on the panel, Paul Doerr",
            "paul-doerr",
            "apposition",
        ),
        ('"It rained," said the panel\'s top Republican, Ana Soto.', "the panel's top Republican, Ana Soto", "ana-soto", "apposition"),
        ('A Labour man, Paul Doerr, said "it rained".', "A Labour man, Paul Doerr", "paul-doerr", "apposition"),
        ('The Spaniard, Ana Soto, said "it rained".', "The Spaniard, Ana Soto", "ana-soto", "apposition"),
        ('The Democrats said "it rained".', "The Democrats", "democratic-party", "name"),
        ('Kyiv says "it rained".', "Kyiv", "ukraine", "capital"),
        ('Officials said "it rained".', "Officials", "officials", "description"),
        ('Norway fired Paul Doerr, who said "it rained".', "who", "paul-doerr", "name"),
        ('Jane Doerr slept. "It rained," the post read.', "the post", "jane-doerr", "message of the last subject"),
        ('Norway slept. Jane Doerr\'s statement said "it rained".', "Jane Doerr's statement", "jane-doerr", "message of its owner"),
    ],
)
def test_source_to_actor(text, source, who, rule):
    [speaker] = speakers(text, attribution(text, source, "rained"))
    assert (speaker.actor_id, speaker.rule) == (who, rule)
    assert 0.3 < speaker.confidence <= 1.0


@pytest.mark.parametrize(
    ("between", "who"),
    [
        ("Paul Doerr said that Ivan Petrov had been made a scapegoat. ", "paul-doerr"),
        ("A coach, Paul Doerr, said that Ivan Petrov wept. ", "paul-doerr"),
        ("Paul Doerr said that Ivan Petrov wept.\n", "ivan-petrov"),
        ("Mrs. Jane Doerr said that Ivan Petrov wept. ", "ivan-petrov"),
        ("Paul Doerr said that Ivan Petrov wept. Petrov fell. ", "ivan-petrov"),
    ],
)
def test_he_who_is_quoted_right_behind_what_somebody_said_is_that_somebody(between, who):
    text = f'Ivan Petrov left. Petrov was sad. {between}"It rained," he said.'
    source = between[: between.index(" said")].strip()
    content = between[between.index("that") : between.index(".")]
    told, quoted = attribution(text, source, content, "indirect"), attribution(text, "he", '"It rained,"')
    assert speakers(text, told, quoted)[1].actor_id == who


def test_a_quotation_without_a_source_belongs_to_the_last_speaker():
    text = '"It rained," Paul Doerr said.\n"It snowed, too."'
    first, second = speakers(text, attribution(text, "Paul Doerr", "It rained"), attribution(text, None, "It snowed, too."))
    assert (first.actor_id, second.actor_id, second.rule) == ("paul-doerr", "paul-doerr", "last speaker")
    assert second.confidence < first.confidence


def test_far_from_any_speaker_a_quotation_has_none():
    text = '"It rained," Paul Doerr said.\nNothing.\nNothing.\nNothing.\n"It snowed, too."'
    _, second = speakers(text, attribution(text, "Paul Doerr", "It rained"), attribution(text, None, "It snowed, too."))
    assert second.actor_id is None


def test_what_is_reported_without_a_source_has_no_speaker():
    text = "It was reported that it rained."
    [speaker] = speakers(text, attribution(text, None, "it rained", "indirect"))
    assert (speaker.actor_id, speaker.confidence, speaker.rule) == (None, 0.0, "no source")


def test_i_is_the_speaker_of_the_quotation_around_it():
    text = '"I said it rained," Paul Doerr recalled.'
    outer, inner = attribution(text, "Paul Doerr", "I said it rained"), attribution(text, "I", "it rained", "indirect")
    assert [s.actor_id for s in speakers(text, inner, outer)] == ["paul-doerr", "paul-doerr"]


def test_an_unknown_source_is_not_guessed():
    text = 'Paul Doerr slept. The sign outside said "it rained".'
    [speaker] = speakers(text, attribution(text, "The sign outside", "it rained"))
    assert (speaker.actor_id, speaker.rule) == (None, "unknown")


@pytest.mark.parametrize(
    ("source", "cue", "who"),
    [
        ("the post", " read", "hikmat-hajiyev"),
        ("the Armenian National Committee of America (ANCA)", " says", "armenian-national-committee-of-america"),
        ("the Armenian nationalist organization", " said", "armenian-national-committee-of-america"),
        ("The resolution", " condemns", "draft-resolution"),
        ("French President Emmanuel Macron", " met", "emmanuel-macron"),
        ("the French president", " emphasized", "emmanuel-macron"),
        ("him", ", “the fact", "emmanuel-macron"),
        ("Armenia’s first president Levon Ter-Petrosyan", " has", "levon-ter-petrosyan"),
        ("he", " said.\nTo recap", "levon-ter-petrosyan"),
        ("the ministry", " detailed", "ministry"),
        ("the Armenian government", " reported", "armenia"),
    ],
)
def test_default_article(azernews, source, cue, who):
    text = azernews.article.text
    start = text.index(source + cue)
    found = Attribution(
        ((start, start + len(source)),), (), ((start + len(source), start + len(source + cue)),), "direct", "say", "neutral", "test", 1.0
    )
    assert resolve([found], language.parse(text), azernews.actors, azernews.mentions)[0].actor_id == who


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='ab“”"\n., Paul', max_size=60), st.data())
def test_no_spans_make_it_raise(text, data):
    offsets = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda p: p[0] < p[1]).map(tuple)
    if not text.strip():
        return
    spans = data.draw(st.lists(offsets, min_size=1, max_size=3))
    found = [Attribution((s,), (), (c,), "direct", "say", "neutral", "test", 1.0) for s in spans for c in spans]
    assert len(speakers(text, *found)) == len(found)


def by_rules(text):
    """Rule and speaker of every attribution that is found in the text."""
    doc = language.parse(text)
    found = find_attributions(doc)
    return [(a.rule, s.actor_id, s.rule) for a, s in zip(found, speakers(text, *found), strict=True)]


def test_whoever_spoke_to_the_author_gives_the_answers():
    text = (
        "Jane Doerr fears Paul Roth. Jane Doerr spoke to us on Monday.\n\nQ: Does Paul Roth sleep?\n\nA: I never asked. He told me nothing."
    )
    assert by_rules(text)[-1] == ("answer", "jane-doerr", "interviewee")


def test_answers_to_questions_in_bold_have_no_source_and_no_cue_but_a_speaker():
    text = "Jane Doerr spoke to us on Monday.\n\n**Did you sleep?**\n\nI did not.\n\nI sat up.\n\n**And then?**\n\nI left."
    found = [a for a in find_attributions(language.parse(text)) if a.rule == "answer"]
    assert [(a.source, a.cue, [text[s:e] for s, e in a.content]) for a in found] == [
        ((), (), ["I did not.", "I sat up."]),
        ((), (), ["I left."]),
    ]
    assert [who for rule, who, _ in by_rules(text) if rule == "answer"] == ["jane-doerr"] * 2


def test_names_without_a_colon_are_the_speakers_of_their_turns():
    text = "We met Ada Moll.\n\nTHE POST\nWhy?\n\nADA MOLL\nI had to.\n\nTHE POST\nAnd then?\n\nADA MOLL\nI left."
    assert [who for rule, who, _ in by_rules(text) if rule == "transcript"] == ["ada-moll"] * 2


def test_answers_have_no_speaker_where_nobody_or_several_may_be_meant():
    questions = "\n\nQ: Why?\n\nA: We had to.\n\nQ: And?\n\nA: We left."
    assert {who for rule, who, _ in by_rules("It rained." + questions) if rule == "answer"} == {None}
    assert {who for rule, who, _ in by_rules("Jane Doerr left. Paul Roth stayed." + questions) if rule == "answer"} == {None}


def test_labels_name_their_speakers_in_any_form():
    text = "SEN. JANE DOERR: It rains.\nROTH: It pours.\nDOERR: So it does.\nROTH: I said so."
    assert [who for _, who, _ in by_rules(text) if who] == ["jane-doerr", "roth", "jane-doerr", "roth"]


def test_a_statement_that_nobody_is_named_for_is_nobodys():
    text = "Jane Doerr slept. Two people were hurt, according to a disclosure statement."
    assert by_rules(text) == [("according", None, "unknown")]


def test_the_spaniard_is_the_coach_who_was_named_in_apposition():
    text = "United's head coach Rafael Diez, who lost again, refused to resign. “We were slow,” the Spaniard told reporters."
    assert by_rules(text)[-1] == ("quote-after", "rafael-diez", "origin of the last subject")


def test_we_outside_quotations_are_the_author_and_others():
    assert by_rules("Acme Corp. grew. We expect that it will grow more.") == [("clause", None, "the author")]


def test_i_outside_quotations_is_the_author():
    assert by_rules("I believe that it rains.") == [("clause", None, "the author")]


def test_it_is_the_body_that_was_the_last_subject():
    text = "The Doerr Commission met on Monday. It believes that it will rain."
    assert by_rules(text)[-1] == ("clause", "doerr-commission", "pronoun")


def test_the_portuguese_is_a_person_and_the_germans_are_none():
    text = 'Jane Doerr lost. "{}," the {} said.'
    assert by_rules(text.format("We slept", "Portuguese"))[-1][1:] == ("jane-doerr", "origin of the last subject")
    assert by_rules(text.format("We slept", "Germans"))[-1][1] == "germans"


LETTER = "I did nothing wrong. The court will see that."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ana Vogt said that she would appeal.\n\nHere is the full statement:\n\n", "ana-vogt"),
        ("Ana Vogt denounced the ruling.\n\nThe full text of the letter:\n\n", "ana-vogt"),
        ("Ana Vogt called the plan mad.\n\nRead the full rant via the Gazette:\n\n", "ana-vogt"),
        ("The judge said she was late. Ana Vogt's statement in full:\n\n", "ana-vogt"),
        ("The judge said she was late.\n\nRead the full statement from Ana Vogt:\n\n", "ana-vogt"),
        ("The judge said she was late.\n\nStatement by the Bakers Union:\n\n", "bakers-union"),
        ("“It was a mistake,” the mayor, Ana Vogt, said.\n\nHer entire post:\n\n", "ana-vogt"),
        ("Ana Vogt called the plan mad in a memo.\n\nThe memo in full:\n\n", "ana-vogt"),
        ("Prices rose in May.\n\nThe tweet that started it:\n\n", None),
        ("Ana Vogt said no.\n\nPrices rose.\n\nThey fell.\n\nThe tweet that started it:\n\n", None),
    ],
)
def test_a_letter_in_print_is_whose_words_say_so_or_the_last_speakers(text, who):
    doc = language.parse(text + LETTER)
    found = find_attributions(doc)
    [letter] = [k for k, a in enumerate(found) if a.rule == "block"]
    assert speakers(text + LETTER, *found)[letter].actor_id == who
