"""Ratios with intervals clustered by article: from sums alone, and covering what they promise to cover."""

import numpy as np
import pandas as pd
import pytest
from framescope.measures.ratios import FEWEST, SUMS, ratio, sums
from hypothesis import given
from hypothesis import strategies as st


def one(y, n, **limits):
    return ratio(pd.DataFrame([sums(pd.Series(y), pd.Series(n))]), **limits).iloc[0]


def test_ratio_and_variance_by_hand():
    y, n = np.array([2.0, 0, 1, 3, 0, 4]), np.array([10.0, 12, 9, 20, 8, 15])
    r = y.sum() / n.sum()
    se = np.sqrt(6 / 5 * ((y - r * n) ** 2).sum()) / n.sum()
    found = one(y, n)
    assert found.ratio == pytest.approx(r)
    assert (found.low, found.high) == (pytest.approx(r - 2.5706 * se, abs=1e-4), pytest.approx(r + 2.5706 * se, abs=1e-4))


def test_articles_with_nothing_to_count_in_do_not_count():
    assert sums(pd.Series([1, 0, 0]), pd.Series([4, 0, 3]))["k"] == 2


def test_few_articles_and_articles_all_alike_have_no_interval():
    few = one([1, 0, 2, 1], [5, 5, 5, 5])
    assert FEWEST == 5 and few.ratio == pytest.approx(0.2) and np.isnan(few.low)
    assert np.isnan(one([1] * 9, [5] * 9).high)


def test_the_interval_stays_where_a_share_can_be():
    found = one([0, 0, 0, 0, 1, 5], [5] * 6, least=0.0, most=1.0)
    assert found.low == 0.0 and found.high <= 1.0


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=6, max_size=30), st.integers(1, 5))
def test_sums_of_parts_are_the_sums_of_the_whole(pairs, cut):
    y, n = (pd.Series(values) for values in zip(*pairs, strict=True))
    whole = pd.Series(sums(y, n))
    assert (pd.Series(sums(y[:cut], n[:cut])) + pd.Series(sums(y[cut:], n[cut:])))[list(SUMS)].to_numpy() == pytest.approx(whole.to_numpy())


def test_the_interval_covers_a_known_ratio_where_a_naive_one_does_not():
    """Simulated articles with mentions that hang together: clustered intervals cover .95, intervals by mention far less."""
    draw = np.random.default_rng(3)
    clustered = naive = 0
    for _ in range(600):
        n = draw.integers(2, 20, size=30)
        tone = draw.normal(0.1, 0.3, size=30)
        y = np.array([draw.normal(t, 0.2, size=k).sum() for t, k in zip(tone, n, strict=True)])
        found = one(y, n)
        clustered += found.low <= 0.1 <= found.high
        half = 1.96 * np.sqrt(0.3**2 + 0.2**2) / np.sqrt(n.sum())
        naive += abs(found.ratio - 0.1) <= half
    assert 0.92 <= clustered / 600 <= 0.98 and naive / 600 < 0.75
