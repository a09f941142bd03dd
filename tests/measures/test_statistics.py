"""Intervals and tests against known cases, SciPy, statsmodels and a simulation."""

import numpy as np
import pytest
from framescope.measures.statistics import (
    FEWEST_GROUPS,
    TOO_FEW,
    bootstrap_mean,
    bootstrap_ratio,
    interval,
    permutation_difference,
    student_t,
    tail_share,
    wilson,
)
from hypothesis import given
from hypothesis import strategies as st


# Newcombe (1998), Statistics in Medicine 17, table I: Wilson's score interval for 81/263, 15/148, 0/20 and 1/29.
@pytest.mark.parametrize(
    ("hits", "n", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
)
def test_wilson_against_published_cases(hits, n, low, high):
    assert wilson(hits, n) == pytest.approx((low, high), abs=5e-5)


def test_wilson_of_nothing_is_everything():
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("hits", "n"), [(0, 3), (1, 7), (12, 40), (999, 1000), (5, 5)])
def test_wilson_against_statsmodels(hits, n):
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    assert wilson(hits, n) == pytest.approx(proportion.proportion_confint(hits, n, method="wilson"), abs=1e-12)


def test_bootstrap_is_seeded_and_holds_the_mean():
    values, groups = np.linspace(-1, 1, 41), np.arange(41)
    low, high = bootstrap_mean(values, groups)
    assert (low, high) == bootstrap_mean(values, groups) and low < 0 < high
    assert bootstrap_mean(values, groups, seed=1) != (low, high)


def test_bootstrap_treats_a_sentence_as_one():
    values = np.array([1.0, -1.0] * 10)
    alone, paired = bootstrap_mean(values, np.arange(20)), bootstrap_mean(values, np.repeat(np.arange(10), 2))
    assert paired == (0.0, 0.0) and alone[1] - alone[0] > 0.5


def test_few_groups_say_nothing():
    assert np.isnan(bootstrap_mean([1, 2, 3], [7, 7, 7])).all()
    assert np.isnan(bootstrap_mean(range(FEWEST_GROUPS - 1), range(FEWEST_GROUPS - 1))).all()
    assert np.isnan(bootstrap_ratio([1] * FEWEST_GROUPS, [0] * FEWEST_GROUPS, range(FEWEST_GROUPS))).all()


def test_bootstrap_against_scipy_for_many_groups():
    """With so many groups that the expansion does not count, the plain percentile interval of SciPy."""
    stats = pytest.importorskip("scipy.stats")
    values = np.random.default_rng(3).gamma(2, size=400)
    theirs = stats.bootstrap((values,), np.mean, method="percentile", n_resamples=4000, rng=np.random.default_rng(0)).confidence_interval
    assert bootstrap_mean(values, np.arange(400), draws=4000) == pytest.approx(tuple(theirs), abs=0.015)


def test_student_t_against_scipy():
    stats = pytest.importorskip("scipy.stats")
    assert [student_t(f) for f in np.arange(3, 60, 0.5)] == pytest.approx(stats.t.ppf(0.975, np.arange(3, 60, 0.5)), abs=5e-3)


def bell_shaped(random, sentences, groups):
    """Scores around a tone of the sentence's own; their mean."""
    return random.normal(0.2, 0.3, sentences)[groups] + random.normal(0, 0.3, len(groups)), 0.2


def mostly_neutral(random, sentences, groups):
    """A quarter of the sentences are hostile, and four in five of their mentions strongly negative; the rest is neutral."""
    hostile = random.random(sentences) < 0.25
    negative = random.random(len(groups)) < np.where(hostile[groups], 0.8, 0.1)
    return np.where(negative, -0.8, 0.05) + random.normal(0, 0.05, len(groups)), 0.05 - 0.85 * (0.25 * 0.8 + 0.75 * 0.1)


@pytest.mark.parametrize(
    ("sentences", "scores"),
    [(FEWEST_GROUPS, bell_shaped), (FEWEST_GROUPS, mostly_neutral), (15, bell_shaped), (25, bell_shaped), (25, mostly_neutral)],
)
def test_intervals_cover_a_known_mean_95_times_in_100(sentences, scores):
    """2,000 articles whose author's mean is known: sentences of one to three mentions that hang together."""
    covered = 0
    for article in range(2000):
        random = np.random.default_rng([sentences, article])
        groups = np.repeat(np.arange(sentences), random.integers(1, 4, sentences))
        values, mean = scores(random, sentences, groups)
        low, high = bootstrap_mean(values, groups, draws=1000, seed=article)
        covered += low <= mean <= high
    assert 0.93 <= covered / 2000 <= 0.97


def test_a_share_of_words_lies_in_its_interval():
    low, high = bootstrap_ratio([5, 0, 9, 2] * 3, [10, 8, 12, 4] * 3, range(12))
    assert 0 <= low < 16 / 34 < high <= 1


def test_one_long_paragraph_makes_an_interval_wider():
    """Ten groups of which one holds nearly everything are not ten witnesses."""
    even, uneven = np.full(10, 100.0), np.array([910.0] + [10.0] * 9)
    assert tail_share(uneven.sum() ** 2 / (uneven**2).sum()) < tail_share(10) < 0.025
    low, high = bootstrap_ratio(even * np.linspace(0, 1, 10), even, range(10))
    lower, higher = bootstrap_ratio(uneven * np.linspace(0, 1, 10), uneven, range(10))
    assert higher - lower > high - low


@pytest.mark.parametrize("seed", range(4))
def test_permutation_against_scipy_where_every_deal_is_tried(seed):
    stats = pytest.importorskip("scipy.stats")
    random = np.random.default_rng(seed)
    x, y = random.normal(0.4, 1, 6), random.normal(0, 1, 5)

    def difference(a, b, axis):
        return np.mean(a, axis=axis) - np.mean(b, axis=axis)

    theirs = stats.permutation_test((x, y), difference, n_resamples=np.inf, vectorized=True)
    observed, p = permutation_difference([*x, *y], [True] * 6 + [False] * 5, range(11))
    assert observed == pytest.approx(theirs.statistic) and p == pytest.approx(theirs.pvalue, abs=1e-9)


def test_permutation_by_chance_is_near_every_deal_and_never_zero():
    values = np.r_[np.ones(30), -np.ones(30)]
    difference, p = permutation_difference(values, values > 0, range(60), draws=2000)
    assert difference == 2 and 0 < p <= 1 / 1000
    assert permutation_difference(values, values > 0, range(60), draws=2000) == (difference, p)


def test_permutation_deals_out_sentences_not_mentions():
    values, first = np.repeat([1.0, 0.8, -1.0, -0.7], 5), np.repeat([True, True, False, False], 5)
    alone, whole = permutation_difference(values, first, range(20)), permutation_difference(values, first, np.repeat(range(4), 5))
    assert alone[0] == pytest.approx(whole[0]) and alone[1] < 0.001 and whole[1] == pytest.approx(1 / 3)


def test_a_side_with_no_mention_cannot_be_compared():
    assert np.isnan(permutation_difference([1, 2], [True, True], [0, 1])).all()


@given(st.lists(st.floats(-1, 1), min_size=FEWEST_GROUPS, max_size=30), st.integers(0, 5))
def test_an_interval_lies_within_the_values(values, seed):
    low, high = bootstrap_mean(values, range(len(values)), draws=50, seed=seed)
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9


def test_an_interval_in_words():
    assert interval(-0.104, 0.35) == "-0.10 to +0.35" and interval(float("nan"), 1.0) == TOO_FEW


def test_an_interval_of_none_begins_at_none_and_one_of_all_ends_at_all():
    assert all(wilson(0, n)[0] == 0.0 and wilson(n, n)[1] == 1.0 for n in range(1, 200))
