"""How far the terms depend on the threshold and on each list, and what a text says more than English."""

from framescope.parsing.language import parse
from framescope.terms.find import explain_terms, find_terms
from framescope.terms.lexicons import DEFAULT_LISTS
from framescope.terms.termviews import THRESHOLDS, against_english, by_threshold, without_each_list

TEXT = "The shameless regime boasted of its so-called victory. Clearly, the plan is historic."


def test_a_higher_threshold_never_flags_more():
    totals = by_threshold(explain_terms(TEXT)).groupby("threshold").terms.sum()
    assert list(totals.index) == list(THRESHOLDS)
    assert totals.is_monotonic_decreasing
    assert totals.iloc[0] > totals.iloc[-1]
    assert totals[0.5] == len(find_terms(TEXT))


def test_each_list_is_left_out_once():
    effect = without_each_list(parse(TEXT))
    assert list(effect.without[1:]) == list(DEFAULT_LISTS)
    row = effect.set_index("without").loc["distancing"]
    assert row.lost == 1
    assert (effect.terms == effect.terms[0] - effect.lost + effect.gained).all()


def test_words_that_english_seldom_says_come_first():
    frame = against_english(["quell", "quell", "the", "the", "the", "Quell", "of"])
    assert frame.term[0] == "quell"
    assert frame["count"][0] == 3
    assert frame.z.is_monotonic_decreasing
    assert set(frame.term) == {"quell", "the", "of"}


def test_an_empty_text_has_no_words():
    assert against_english([]).empty
