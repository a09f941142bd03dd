"""Loaded terms: what is flagged, what is not, with which parts, and at whom it is aimed."""

import pytest
from framescope.tables import check, table
from framescope.terms.find import DEFAULT, PARTS, explain_terms, find_terms
from framescope.terms.lexicons import Entry, Lexicon, default_lexicons
from hypothesis import given, settings
from hypothesis import strategies as st


def flagged(text, **options):
    return list(find_terms(text, **options).text)


def mentions_of(text, **actors):
    """Mentions of named actors, by the words that mention them: ``actor="words"`` (form: description when in lower case)."""
    rows = []
    for i, (actor, words) in enumerate(actors.items()):
        start = text.index(words)
        form = "description" if words.startswith(("the ", "The ")) else "name"
        rows.append({"mention_id": i, "actor_id": actor, "sentence_id": 0, "start": start, "end": start + len(words), "text": words,
                     "form": form, "voice": None, "speaker": None})  # fmt: skip
    return table("mentions", rows)


def target(text, term, **actors):
    from framescope.parsing.language import parse

    found = find_terms(parse(text), mentions=mentions_of(text, **actors))
    return dict(zip(found.text, found.target, strict=True))[term]


@pytest.mark.parametrize(
    ("sentence", "term", "category"),
    [
        ("The regime arrested two teachers on Friday.", "regime", "contested label"),
        ("Officials buried the martyrs at dawn.", "martyrs", "contested label"),
        ("The minister called it an anti-Lisbon plan.", "anti-Lisbon", "contested label"),
        ("It was a disgraceful speech.", "disgraceful", "evaluative"),
        ("He shamelessly repeated the figure.", "shamelessly", "evaluative"),
        ("Clearly the plan has costs.", "Clearly", "intensifier or certainty"),
        ("The plan is, of course, expensive.", "of course", "intensifier or certainty"),
        ("They met the so-called experts.", "so-called", "distancing"),
        ("The self-styled mayor spoke.", "self-styled", "distancing"),
        ("The mayor boasted that the bridge was cheap.", "boasted", "doubting or loaded cue"),
        ("A tsunami of lawsuits followed.", "tsunami", "metaphor"),
        ("The board failed to remain impartial.", "failed to remain impartial", "evaluative"),
    ],
)
def test_each_category_is_found(sentence, term, category):
    found = find_terms(sentence)
    assert dict(zip(found.text, found.category, strict=True)).get(term) == category


@pytest.mark.parametrize(
    "sentence",
    [
        "The United States and the Freedom Party met the Department of Justice.",
        "Two soldiers were killed in the war on Tuesday.",
        "The report counts ethnic and religious minorities in the city.",
        "Police said the fire killed a patient in the hospital.",
        "The committee failed to reach the airport before noon.",
        "Two journalists and a scientist met tourists.",
        "The ministry said talks will start on Monday, according to the agency.",
    ],
)
def test_names_topics_and_plain_reports_are_not_loaded(sentence):
    assert flagged(sentence) == []


def test_the_table_keeps_its_schema_and_weights_their_range():
    text = "The regime lied.\n\nOf course the so-called experts, “brave patriots”, cheered."
    found = find_terms(text)
    check("terms", found, text)
    assert list(found.term_id) == list(range(len(found)))
    assert found.weight.between(DEFAULT, 1).all()
    assert found.valence.between(-1, 1).all()
    assert set(found.sentence_id) == {0, 1}


def test_every_weight_is_the_sum_of_its_parts():
    frame = explain_terms("An utterly disgraceful, anti-Lisbon regime boasted of “historic” zealotry and socialism.")
    assert len(frame) > 6
    assert (frame.weight - frame[list(PARTS)].sum(axis=1).clip(0, 1)).abs().max() < 1e-9


def test_the_threshold_moves_what_is_flagged():
    text = "The historic and disgraceful plan was very expensive, clearly."
    assert set(flagged(text, threshold=0.7)) < set(flagged(text)) < set(flagged(text, threshold=0.3))


def test_an_intensifier_and_marks_add_to_the_weight():
    def weight(text):
        return explain_terms(text).set_index("text").weight["painful"]

    assert weight("A very painful plan failed.") > weight("A painful plan failed.")
    assert weight("A “painful” plan failed.") > weight("A painful plan failed.")


def test_a_reader_s_own_list_replaces_or_joins_ours():
    own = Lexicon("own", (Entry(("bridge", "plan"), "pet topic", "own", weight=0.9),))
    text = "The bridge plan is disgraceful."
    assert flagged(text, lexicons=[own]) == ["bridge plan"]
    assert flagged(text, lexicons=[*default_lexicons(), own]) == ["bridge plan", "disgraceful"]


def test_only_the_given_sentences_are_read_and_their_numbers_kept():
    text = "The regime fell. The thugs fled."
    start = text.index("The thugs")
    sentences = table("sentences", [{"sentence_id": 7, "paragraph_id": 0, "start": start, "end": len(text), "text": text[start:]}])
    found = find_terms(text, sentences=sentences)
    assert list(found.text) == ["thugs"]
    assert list(found.sentence_id) == [7]


@pytest.mark.parametrize(
    ("sentence", "term", "actors", "whom"),
    [
        ("The Ruritanian lobby met on Monday.", "lobby", {"ruritania": "Ruritanian"}, "ruritania"),
        ("Ruritania carried out provocations on Monday.", "provocations", {"ruritania": "Ruritania"}, "ruritania"),
        ("They saw provocations carried out by Ruritania.", "provocations", {"ruritania": "Ruritania"}, "ruritania"),
        ("Graustark oppressed Ruritania for years.", "oppressed", {"g": "Graustark", "ruritania": "Ruritania"}, "ruritania"),
        ("Ruritania signed anti-Graustark laws.", "anti-Graustark", {"ruritania": "Ruritania", "g": "Graustark"}, "ruritania"),
        ("The hypocrisy of Ruritania is well known.", "hypocrisy", {"ruritania": "Ruritania"}, "ruritania"),
        ("The resolution condemns the so-called attacks.", "so-called", {"paper": "The resolution"}, "paper"),
        ("The rebels took the town. The army came to quell these acts.", "quell", {"rebels": "The rebels"}, "rebels"),
        ("Rain fell. Critics saw a disgraceful plan.", "disgraceful", {"ruritania": "Rain"}, None),
    ],
)  # fmt: skip
def test_whom_a_term_is_aimed_at(sentence, term, actors, whom):
    found = target(sentence, term, **actors)
    assert found == whom if whom else found != found


def test_a_text_without_words_gives_an_empty_table():
    for text in ("", " \n ", "…", "123"):
        check("terms", find_terms(text), text)
        assert flagged(text) == []


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=80) | st.text("aA -'\"“”’.\n", max_size=60))
def test_no_text_makes_it_raise(text):
    check("terms", find_terms(text, threshold=0.0), text)


AUTHOR = {
    "lobby", "anti-Baku", "nationalist", "provocations", "so-called", "made-up", "failed to remain objective", "sabotage groups", "quell",
}  # fmt: skip


def test_on_the_default_article_the_author_s_terms_and_the_sources_are_told_apart(azernews):
    terms = azernews.terms
    author = terms[terms.voice == "author"]
    source = terms[terms.voice == "source"]
    assert set(author.text) >= AUTHOR
    assert (author.text == "provocations").sum() == 2
    assert len(author) - len(AUTHOR) - 1 <= 10
    assert {"martyrs", "aggression", "ethnic cleansing"} <= set(source.text)
    wanted = author[author.text.isin(AUTHOR)]
    assert wanted.target.notna().all()
