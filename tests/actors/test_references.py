"""The steps of finding actors one by one, on parses made by hand: no model is loaded here."""

import pytest
import spacy
from framescope.actors.discourse import quoted_tokens
from framescope.actors.named_actors import headline_end, name_referents
from framescope.actors.names import find_names
from framescope.actors.referents import Reference, Referent
from framescope.actors.roles import office_at, phrase_after, read_roles
from framescope.actors.sides import ultimate_side
from framescope.actors.unnamed import acts
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.gazetteer.name_variants import initials, surname
from spacy.tokens import Doc, Span

VOCAB = spacy.blank("en").vocab


def doc(words, tags=None, deps=None, heads=None, people=()):
    """A parse from words; `people` are (first, end) token spans that the statistics take for persons."""
    words = words.split(" ")
    made = Doc(
        VOCAB,
        words=words,
        pos=tags.split(" ") if tags else ["X"] * len(words),
        deps=deps.split(" ") if deps else ["dep"] * len(words),
        heads=heads or [0] * len(words),
        lemmas=[w.lower() for w in words],
    )
    made.ents = [Span(made, first, end, label="PERSON") for first, end in people]
    return made


def test_quotation_marks_open_and_close_and_lines_end_them():
    words = ["He", "“", "a", "”", '"', "b", '"', "“", "c", "\n", "d"]
    assert quoted_tokens(Doc(VOCAB, words=words)) == [False, True, True, False, True, True, False, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Senators Blast Doerr Over Budget\nIt rained.", "Senators Blast Doerr Over Budget"),
        ("Senators blast Doerr over the budget\nIt rained.", ""),
        ("Senators Blast Doerr Over Budget", ""),
        ("Jane Doerr\nIt rained.", ""),
    ],
)
def test_only_a_capitalised_first_line_over_a_body_is_such_a_headline(text, headline):
    assert text[: headline_end(text)] == headline


def test_titles_and_demonyms_are_trimmed_off_an_entity():
    made = doc("Chilean President Ana Soto spoke", "ADJ PROPN PROPN PROPN VERB", people=[(0, 4)])
    names = find_names(made, made.text, load_gazetteer())
    assert [(n.text, n.known, n.kind) for n in names] == [("Chilean", "chile", None), ("Ana Soto", None, "person")]


def test_what_the_statistics_call_an_organisation_is_a_person_after_a_title():
    made = doc("Presidential aide Luis Vega met Vega", "ADJ NOUN PROPN PROPN VERB PROPN", people=[(2, 4)])
    made.ents = [Span(made, 2, 4, label="ORG")]
    referents, references = name_referents(made, made.text, load_gazetteer())
    assert [(r.name, r.kind) for r in referents.values()] == [("Luis Vega", "person")]
    assert [r.actor_id for r in references] == ["luis-vega", "luis-vega"]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Jane Doerr (R-Ohio) spoke", "republican-party"),
        ("Jane Doerr , D-N.Y. , spoke", "democratic-party"),
        ("Jane Doerr (R) spoke", "republican-party"),
        ("Jane Doerr , Reno spoke", None),
        ("Jane Doerr , D'Artagnan spoke", None),
    ],
)
def test_party_after_a_name(words, party):
    made = doc(words)
    person = Referent("jane-doerr", "Jane Doerr", "person")
    read_roles(made, made.text, {"jane-doerr": person}, [Reference(0, 1, 0, 10, "jane-doerr", "name")])
    assert person.principals == ([party] if party else [])


def test_an_apposition_ends_at_its_comma_but_not_around_a_state():
    made = doc(
        "Doerr , president of the Springfield , Ill. , branch , spoke", "PROPN PUNCT NOUN ADP DET PROPN PUNCT PROPN PUNCT NOUN PUNCT VERB"
    )
    phrase = phrase_after(made, Reference(0, 0, 0, 5, "doerr", "name"))
    assert [made[i].text for i in phrase] == ["president", "of", "the", "Springfield", ",", "Ill.", ",", "branch"]


def test_an_apposition_without_an_office_says_nothing():
    made = doc("Doerr , angry and tired , spoke", "PROPN PUNCT ADJ CCONJ ADJ PUNCT VERB")
    assert phrase_after(made, Reference(0, 0, 0, 5, "doerr", "name")) == []


def test_the_longest_office_is_taken():
    made = doc("the prime minister")
    assert [office_at(made, i) for i in range(3)] == [None, "prime minister", "minister"]


@pytest.mark.parametrize(
    ("words", "deps", "heads", "index", "expected"),
    [
        ("officials said", "nsubj ROOT", [1, 1], 0, True),
        ("according to officials", "ROOT prep pobj", [0, 0, 1], 2, True),
        ("hurt by officials", "ROOT agent pobj", [0, 0, 1], 2, True),
        ("spoke to officials", "ROOT prep pobj", [0, 0, 1], 2, False),
        ("saw officials", "ROOT dobj", [0, 0], 1, False),
    ],
)
def test_who_acts(words, deps, heads, index, expected):
    assert acts(doc(words, deps=deps, heads=heads)[index]) is expected


def test_sides_are_followed_to_their_end_and_circles_end():
    referents = {
        "ann": Referent("ann", "Ann", "person", principals=["council"]),
        "council": Referent("council", "Council", "organisation", principals=["bo", "peru"]),
        "bo": Referent("bo", "Bo", "person", principals=["ann"]),
        "peru": Referent("peru", "Peru", "country", side="peru"),
        "one": Referent("one", "One", "organisation", principals=["two"]),
        "two": Referent("two", "Two", "organisation", principals=["one"]),
    }
    assert ultimate_side(referents["ann"], referents) == "peru"
    assert ultimate_side(referents["bo"], referents) == "peru"
    assert ultimate_side(referents["one"], referents) == "two"


def test_initials_and_surnames():
    assert initials("Latvian National Committee of America") == "LNCA"
    assert surname("Paul Doerr Jr.") == "Doerr"
