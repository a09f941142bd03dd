"""Changes of a text that should change nothing: that each changes what it says and no more, and that measures are compared rightly."""

import re

import pandas as pd
import pytest
from framescope.audit import changes, renamed, reordered, stability
from framescope.gazetteer.offices import offices
from framescope.measuring import measured
from framescope.reading.article import Article
from framescope.settings import Settings
from framescope.wording import typed

TEXT = (
    "Council sells the park\n\n"
    'Mayor Ann Lee said that the council\'s plan was "a labor of love". "It is a \'disgrace,\'" Omar Diallo said. '
    "Lee met Mr. Diallo on May 4.\n\n"
    "Rosa Brandt praised the deal.\n\n"
    "Karl Stroud condemned the deal."
)


def letters(text):
    return re.sub(r"\W", "", text)


def words(text):
    return text.split()


@pytest.fixture(scope="module")
def analysis():
    return measured(Article(id="park", text=TEXT), Settings(instruments=("vader",)))


@pytest.mark.parametrize("name", [name for name, (kind, _) in changes.CHANGES.items() if kind != "spelling"])
def test_marks_blanks_and_lines_change_no_letter(name):
    change = changes.CHANGES[name][1]
    assert letters(change(TEXT)) == letters(TEXT)
    assert name in ("British marks", "wrapped") or change(change(TEXT)) == change(TEXT)


@pytest.mark.parametrize("name", ["wrapped", "more spaces", "unbroken spaces"])
def test_blanks_change_no_word(name):
    assert words(changes.CHANGES[name][1](TEXT)) == words(TEXT)


def test_each_style_of_marks():
    said = "\"He said 'no, it's ours,'\" Lee told the workers' union. \"So?\""
    assert changes.curly(said) == "“He said ‘no, it’s ours,’” Lee told the workers’ union. “So?”"
    assert typed(changes.curly(said)) == said
    assert changes.british_marks(said) == "‘He said “no, it’s ours,”’ Lee told the workers’ union. ‘So?’"
    assert changes.two_apostrophes('"Yes," he said.') == "''Yes,'' he said."
    assert changes.british_marks("Mayor ‘lied’, says Doe") == "Mayor ‘lied’, says Doe"


def test_lines_are_as_wide_as_they_say():
    wrapped = changes.wrapped(TEXT)
    assert max(map(len, wrapped.split("\n"))) <= changes.COLUMNS_WIDE and len(wrapped.split("\n\n")) == 4


@pytest.mark.parametrize(
    "text, as_british",
    [
        ("labor leaders organized a program", "labour leaders organised a programme"),
        ("the Labor Party of Center City", "the Labor Party of Center City"),
        ("a well-organized defense", "a well-organized defence"),
        ("he traveled", "he travelled"),
        ("a prize for the wise", "a prize for the wise"),
    ],
)
def test_spelling_is_changed_in_small_words_and_back(text, as_british):
    assert changes.british(text) == as_british
    assert changes.american(changes.british(text)) == text


def test_persons_get_names_of_one_origin_and_keep_the_gender_that_their_names_tell(analysis):
    for origin in renamed.origins():
        swap = renamed.renamed(analysis, origin)
        new = swap.apply(TEXT)
        assert "Diallo" not in new and "Stroud" not in new and len(words(new)) == len(words(TEXT))
        full = {pair.one: pair.other for pair in swap.pairs}
        assert set(full) >= {"Ann Lee", "Lee", "Omar Diallo", "Diallo"} and swap.apply(new) == TEXT
        first = full["Ann Lee"].split()[0]
        assert first in renamed._names()[origin, "female"] and offices().gender("Ann") == "f"


def test_a_name_that_means_something_else_too_is_left_alone():
    text = "Mayor Rose Brown said that Brown County was poor. A brown dog barked. Omar Diallo left."
    swap = renamed.renamed(measured(Article(id="a", text=text), Settings(instruments=())), "Turkish")
    assert "Rose Brown" in swap.apply(text) and "Diallo" not in swap.apply(text)


def test_independent_paragraphs_change_round_and_the_first_stays(analysis):
    new = reordered.reordered(analysis).split("\n\n")
    old = TEXT.split("\n\n")
    assert new == [old[0], old[1], old[3], old[2]]


@pytest.mark.parametrize("second", ["She praised the deal.", "“It is ours,” said Rosa Brandt. “And", "The mayor praised the deal."])
def test_a_paragraph_that_needs_another_stays(second):
    text = f"Council sells the park\n\nAnn Lee left.\n\nMayor Rosa Brandt came.\n\n{second}"
    assert reordered.reordered(measured(Article(id="a", text=text), Settings(instruments=()))) == text


def test_what_is_the_same_stays_and_names_are_followed(analysis):
    found = stability.stability([analysis])
    assert set(found.kind) == set(stability.KINDS) and list(found.columns) == list(stability.COLUMNS)
    assert found.stays.mean() > 0.97
    turned = found[(found.kind == "names") & (found.measure == "mentions")]
    assert "Ann Lee" not in set(turned.who) and turned.stays.all() and turned.original.sum() > 0


def test_what_differs_does_not_stay(analysis, monkeypatch):
    monkeypatch.setitem(changes.CHANGES, "wrapped", ("wrapping", lambda text: text.replace("condemned", "praised")))
    found = stability.stability([analysis])
    wrong = found[found.change == "wrapped"]
    assert not wrong.stays.all() and set(stability.left_over(found).change) >= {"wrapped"}
    kinds = stability.by_kind(found).set_index("kind")
    assert kinds.stays["wrapping"] < 1 == kinds.stays["order of paragraphs"]


def test_what_cannot_be_changed_is_not_counted():
    a = measured(Article(id="a", text="The dam opened on a Monday."), Settings(instruments=()))
    assert {change.name for change in stability.changes(a)} == {"more spaces"}


def test_means_stay_within_their_tolerance():
    key = ("sentiment, VADER", "mean", "author", "Lee")
    for changed, stays in ((0.11, True), (0.13, False)):
        assert stability._compared(key, {key: (0.1, 3)}, {key: (changed, 3)})[-1] is stays
    assert stability._compared(key, {key: (0.1, 3)}, {})[-1] is False
    assert stability.by_kind(pd.DataFrame(columns=list(stability.COLUMNS))).empty
