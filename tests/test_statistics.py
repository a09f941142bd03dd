"""Intervals against known cases."""

import numpy as np
import pytest
from framescope.statistics import bootstrap_mean, wilson


# Newcombe (1998), Statistics in Medicine 17, table I: Wilson's score interval for 81/263, 15/148, 0/20 and 1/29.
@pytest.mark.parametrize(
    ("hits", "n", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
)
def test_wilson_against_published_cases(hits, n, low, high):
    assert wilson(hits, n) == pytest.approx((low, high), abs=5e-5)


def test_wilson_of_nothing_is_everything():
    assert wilson(0, 0) == (0.0, 1.0)


def test_bootstrap_is_seeded_and_holds_the_mean():
    values, groups = np.linspace(-1, 1, 41), np.arange(41)
    low, high = bootstrap_mean(values, groups)
    assert (low, high) == bootstrap_mean(values, groups) and low < 0 < high
    assert bootstrap_mean(values, groups, seed=1) != (low, high)


def test_bootstrap_treats_a_sentence_as_one():
    values = np.array([1.0, -1.0] * 10)
    alone, paired = bootstrap_mean(values, np.arange(20)), bootstrap_mean(values, np.repeat(np.arange(10), 2))
    assert paired == (0.0, 0.0) and alone[1] - alone[0] > 0.5


def test_one_group_says_nothing():
    assert np.isnan(bootstrap_mean([1, 2, 3], [7, 7, 7])).all()
