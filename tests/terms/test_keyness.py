"""Log-odds with an informative prior, against the formula worked out by hand and against what it is meant to do."""

import math

import pandas as pd
import pytest
from framescope.terms.keyness import against_english, log_odds
from hypothesis import given
from hypothesis import strategies as st


def frame(**texts):
    return pd.DataFrame(texts).fillna(0)


def test_the_formula_of_monroe_colaresi_and_quinn():
    counts = frame(a={"tax": 30, "the": 70}, b={"tax": 10, "the": 90})
    row = log_odds(counts, strength=20).set_index(["term", "text"]).loc[("tax", "a")]
    prior = 20 * 40 / 200
    delta = math.log((30 + prior) / (100 + 20 - 30 - prior)) - math.log((10 + prior) / (100 + 20 - 10 - prior))
    sigma = math.sqrt(1 / (30 + prior) + 1 / (10 + prior))
    assert (row.delta, row.z) == (pytest.approx(delta), pytest.approx(delta / sigma))
    assert (row.low, row.high) == (pytest.approx(delta - 1.96 * sigma, abs=1e-4), pytest.approx(delta + 1.96 * sigma, abs=1e-4))
    assert (row["count"], row.rest) == (30, 10)


def test_two_texts_mirror_each_other():
    odds = log_odds(frame(a={"x": 5, "y": 1, "z": 4}, b={"x": 2, "y": 3, "z": 9}), strength=5)
    one, other = (odds[odds.text == t].set_index("term").delta for t in "ab")
    assert (one + other.reindex(one.index)).abs().max() < 1e-12


def test_neither_the_commonest_nor_the_rarest_words_win():
    counts = frame(a={"the": 1000, "levy": 40, "zyx": 1}, b={"the": 1040, "levy": 1, "zyx": 0})
    top = log_odds(counts)
    assert top[top.text == "a"].term.tolist()[0] == "levy"
    once = top[(top.text == "a") & (top.term == "zyx")].iloc[0]
    assert once.low < 0 < once.high


def test_a_stronger_prior_pulls_toward_zero():
    counts = frame(a={"x": 9, "y": 1}, b={"x": 1, "y": 9})
    deltas = [log_odds(counts, strength=s).set_index(["term", "text"]).delta[("x", "a")] for s in (1, 10, 100, 1000)]
    assert deltas == sorted(deltas, reverse=True) and deltas[-1] < 0.1


def test_a_background_of_general_use_is_the_prior():
    counts = frame(a={"x": 5, "y": 5}, b={"x": 5, "y": 5})
    odds = log_odds(counts, 10, pd.Series({"x": 1000, "y": 1}))
    assert odds.delta.abs().max() < 1e-12
    more = log_odds(frame(a={"x": 8, "y": 2}, b={"x": 2, "y": 8}), 10, pd.Series({"x": 1000, "y": 1}))
    assert more.set_index(["term", "text"]).z[("x", "a")] != pytest.approx(more.set_index(["term", "text"]).z[("y", "b")])


def test_words_that_nobody_uses_and_texts_alone():
    odds = log_odds(frame(a={"x": 3, "gone": 0}, b={"x": 2, "gone": 0}))
    assert set(odds.term) == {"x"} and odds.delta.tolist() == [0.0, 0.0]


@pytest.mark.parametrize(("strength", "count"), [(0, 1), (-1, 1), (1, -1)])
def test_nonsense_is_refused(strength, count):
    with pytest.raises(ValueError, match="strength must be positive and no count negative"):
        log_odds(frame(a={"x": count}, b={"x": 2}), strength)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=8).filter(lambda rows: sum(map(sum, rows)) > 0))
def test_the_interval_holds_delta_and_z_has_its_sign(rows):
    odds = log_odds(frame(a={f"w{i}": x for i, (x, _) in enumerate(rows)}, b={f"w{i}": y for i, (_, y) in enumerate(rows)}))
    assert ((odds.low < odds.delta) & (odds.delta < odds.high)).all()
    assert (odds.z * odds.delta >= 0).all()


def test_words_that_english_seldom_says_come_first():
    frame = against_english(["quell", "quell", "the", "the", "the", "Quell", "of"])
    assert frame.term[0] == "quell"
    assert frame["count"][0] == 3
    assert frame.z.is_monotonic_decreasing
    assert set(frame.term) == {"quell", "the", "of"}


def test_an_empty_text_has_no_words():
    assert against_english([]).empty
