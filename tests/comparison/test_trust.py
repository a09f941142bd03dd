"""Readers of a comparison are told how often a difference of its size is right, and what cannot be told apart."""

import pandas as pd
import pytest
from framescope.comparison import trust
from framescope.comparison.contrasts import LOADED, MEASURES, STANCE, TONE

ROWS = [
    (STANCE, "any", 0.0, 100, 0.9, 0.70, 0.62, 0.78),
    (STANCE, "small", 0.0, 50, 1.0, 0.55, 0.42, 0.68),
    (STANCE, "middle", 1.0, 30, 1.0, 0.74, 0.58, 0.88),
    (STANCE, "large", 3.0, 20, 1.0, 0.90, 0.70, 0.97),
    (TONE, "any", 0.0, 80, 1.0, 0.51, 0.40, 0.62),
    (TONE, "large", 0.5, 20, 1.0, 0.60, 0.40, 0.80),
]


@pytest.fixture
def known(monkeypatch):
    names = ["measure", "size", "smallest", "pairs", "told", "right", "low", "high"]
    rows = pd.DataFrame(ROWS, columns=names).assign(corpus=trust.CORPUS, gold=trust.GOLD)
    monkeypatch.setattr(trust, "measured_pairs", lambda: rows)


@pytest.mark.parametrize(
    "difference, size, verdict",
    [
        (5.0, "large", "right in about 9 of 10 pairs"),
        (-3.0, "large", "right in about 9 of 10 pairs"),
        (2.99, "middle", "right in about 7 of 10 pairs"),
        (0.2, "small", trust.APART),
    ],
)
def test_how_often_a_difference_is_right_hangs_on_its_size(known, difference, size, verdict):
    found = trust.how_often(STANCE, difference)
    assert (found.size, found.verdict) == (size, verdict)


def test_no_difference_and_an_unmeasured_one_have_no_figure(known):
    assert trust.how_often(STANCE, 0.0) is None and trust.how_often(LOADED, 4.0) is None and trust.how_often(TONE, 0.1) is None


def test_the_sentences_give_sizes_and_say_what_tells_nothing(known):
    assert trust._measure_in_words(STANCE) == (
        "The stance of the article: people give the difference of two articles the same sign in 90 of 100 pairs where they differ by 3.0 "
        "or more and 74 of 100 pairs where they differ by 1.0 to 3.0; by any other difference two articles cannot be told apart."
    )
    assert "cannot be told apart by it, however large the difference is" in trust._measure_in_words(TONE)


def test_the_shipped_figures_say_a_sentence_on_each_measure_and_the_ceiling():
    said = trust.in_words()
    assert len(said) == 6 and all(s.endswith(".") for s in said)
    rows = trust.measured_pairs()
    people = rows[(rows.measure == "people's own stances") & (rows["size"] == "any")].right.item()
    assert f"{round(100 * people)} of 100 as the grades do" in said[-1]
    assert rows[["code", "weights", "version"]].notna().all(axis=None)


def test_a_review_has_a_row_a_measure_side_and_pair_and_the_surest_come_first(press):
    found = trust.judged(press)
    assert list(found.columns) == list(trust.COLUMNS) and set(found.measure) <= set(MEASURES) and len(found)
    assert found.low.is_monotonic_decreasing
    assert set(found.verdict[found.low <= trust.CHANCE]) <= {trust.APART}
    daily = found[(found.measure == STANCE) & (found.who == "Fenwick")]
    assert set(daily.outlet) | set(daily.other) <= set(press.outlets)


def test_the_two_articles_change_round_and_the_difference_changes_its_sign(press):
    from framescope.comparison import Review

    turned = trust.judged(Review(dict(reversed(press.analyses.items()))))
    key = ["measure", "who", "outlet", "other"]
    one = trust.judged(press).set_index(key).difference
    for (measure, who, outlet, other), value in turned.set_index(key).difference.items():
        assert one[measure, who, other, outlet] == pytest.approx(-value)
