"""Krippendorff's alpha: his published examples, its algebra, what is not defined, and another implementation's figures."""

import doctest
from math import isnan, nan

import numpy as np
import pytest
from framescope.coding import alpha as room
from framescope.coding.alpha import LEVELS, alpha, alpha_interval, alpha_of_counts, coincidences, differences, value_counts
from hypothesis import assume, given
from hypothesis import strategies as st

FOUR_CODERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, nan, nan, nan],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nan, 3],
    [nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nan],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nan],
]
"""Krippendorff (2011), example C; the twelfth unit has one value and no pair."""
PUBLISHED = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}
BINARY = ["0100000000", "1110010010"]
"""Krippendorff (2011), example A: two coders, ten units, .095."""
FIVE_NAMES = ["aabbdcccedda", "babbbccceddd"]
"""Krippendorff (2011), example B: two coders, five values in no order, twelve units, .692."""
WORDS = ["very low", "low", "middling", "high", "very high"]


@pytest.mark.parametrize("level", LEVELS)
def test_four_coders_with_missing_values(level):
    assert alpha(FOUR_CODERS, level) == pytest.approx(PUBLISHED[level], abs=5e-4)


def test_two_coders_with_two_and_with_five_values():
    assert alpha(BINARY) == pytest.approx(0.095, abs=5e-4)
    assert alpha(FIVE_NAMES) == pytest.approx(0.692, abs=5e-4)


def test_the_published_coincidences():
    """As Krippendorff (2011) tabulates them: 9, 13, 10, 5 and 3 pairable values, 40 in all."""
    expected = np.diag([7, 10, 8, 4, 3]) + np.array([[0, 4, 1, 1, 0], [4, 0, 4, 1, 0], [1, 4, 0, 1, 0], [1, 1, 1, 0, 0], [0] * 5]) / 3
    pairs = coincidences(value_counts(FOUR_CODERS)[0])
    assert pairs == pytest.approx(expected)
    assert pairs.sum(axis=0) == pytest.approx([9, 13, 10, 5, 3])


def test_the_differences_of_each_level():
    totals, values = np.array([9.0, 13, 10, 5, 3]), [1, 2, 3, 4, 5]
    assert differences("nominal", totals)[0].tolist() == [0, 1, 1, 1, 1]
    assert differences("ordinal", totals)[0] == pytest.approx([0, 11**2, 22.5**2, 30**2, 34**2])
    assert differences("interval", totals, values)[0].tolist() == [0, 1, 4, 9, 16]
    assert differences("ratio", totals, values)[0] == pytest.approx([0, 1 / 9, 1 / 4, 9 / 25, 4 / 9])
    assert differences("ratio", totals[:2], [0, 3]).tolist() == [[0, 1], [1, 0]]


def test_ordinal_words_are_ranked_as_their_numbers():
    in_words = [[None if isnan(v) else WORDS[v - 1] for v in coder] for coder in FOUR_CODERS]
    assert alpha(in_words, "ordinal", WORDS) == pytest.approx(alpha(FOUR_CODERS, "ordinal"))
    assert alpha(in_words) == pytest.approx(alpha(FOUR_CODERS))
    assert alpha(in_words, "ordinal", ["low", "high", "very low", "middling", "very high"]) < alpha(in_words, "ordinal", WORDS)


def test_a_value_that_nobody_gave_changes_nothing():
    assert alpha(FOUR_CODERS, "ordinal", [0, 1, 2, 2.5, 3, 4, 5, 9]) == pytest.approx(alpha(FOUR_CODERS, "ordinal"))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "codings",
    [[], [[]], [[], []], [[1, 2, 3]], [[1, None], [None, 2]], [[nan] * 3] * 3, [[4, 4], [4, 4]], [[4, 1], [4, None]]],
    ids=["no coder", "no unit", "no units", "one coder", "no pairs", "all missing", "one value", "one value in pairs"],
)
def test_alpha_of_what_cannot_be_paired_or_does_not_vary_is_not_defined(level, codings):
    counts, values = value_counts(codings)
    assert isnan(alpha(codings, level)) and all(map(isnan, alpha_interval(counts, level, values)))


@pytest.mark.parametrize(
    ("codings", "level", "order", "said"),
    [
        ([[1, 2], [1]], "nominal", (), "shorter"),
        ([[1, 2], [2, 1]], "cardinal", (), "'cardinal' is not a level of measurement"),
        ([["low", "high"], ["high", "low"]], "ordinal", (), "name the order"),
        ([["low", "high"], ["high", "low"]], "nominal", ["low"], "not among the values that were named: high"),
        ([["low", "high"], ["high", "low"]], "interval", (), "for numbers"),
        ([["low", "high"], ["high", "low"]], "ratio", (), "for numbers"),
        ([[-1, 2], [2, -1]], "ratio", (), "no place for negative values"),
    ],
)
def test_what_has_no_answer_is_refused(codings, level, order, said):
    with pytest.raises(ValueError, match=said):
        alpha(codings, level, order)


def test_counts_of_numbers_need_their_numbers():
    with pytest.raises(ValueError, match="each of the 2 columns"):
        alpha_of_counts(np.array([[1, 1], [2, 0]]), "interval")


VALUES = st.one_of(st.none(), st.integers(0, 4))
CODINGS = st.integers(1, 12).flatmap(lambda units: st.lists(st.lists(VALUES, min_size=units, max_size=units), min_size=2, max_size=5))


@given(CODINGS, st.sampled_from(LEVELS), st.randoms(use_true_random=False))
def test_alpha_is_at_most_1_and_knows_no_order_of_coders_or_units(codings, level, random):
    value = alpha(codings, level)
    units = list(zip(*codings, strict=True))
    random.shuffle(units)
    shuffled = [random.sample(unit, len(unit)) for unit in units]
    again = alpha(list(zip(*shuffled, strict=True)), level)
    assert again == pytest.approx(value, nan_ok=True) and not value > 1


@given(CODINGS, st.sampled_from(LEVELS))
def test_alpha_is_1_exactly_where_all_agree(codings, level):
    first = [codings[0]] * len(codings)
    value = alpha(first, level)
    assert value == 1 or (isnan(value) and len({v for v in codings[0] if v is not None}) < 2)


@given(CODINGS, st.integers(1, 9), st.integers(-5, 5))
def test_interval_alpha_knows_no_unit_and_no_zero(codings, scale, shift):
    moved = [[None if v is None else scale * v + shift for v in coder] for coder in codings]
    assert alpha(moved, "interval") == pytest.approx(alpha(codings, "interval"), nan_ok=True)


@given(CODINGS)
def test_of_two_values_all_levels_but_ratio_say_the_same(codings):
    two = [[None if v is None else v % 2 for v in coder] for coder in codings]
    assert alpha(two, "ordinal") == pytest.approx(alpha(two), nan_ok=True) == pytest.approx(alpha(two, "interval"), nan_ok=True)


@given(CODINGS, st.sampled_from(LEVELS))
def test_the_package_krippendorff_finds_the_same(codings, level):
    krippendorff = pytest.importorskip("krippendorff", reason="another implementation to compare with: install the extra 'test'")
    value = alpha(codings, level)
    assume(not isnan(value))
    data = np.array([[nan if v is None else v for v in coder] for coder in codings], dtype=float)
    assert value == pytest.approx(krippendorff.alpha(data, level_of_measurement=level), abs=1e-12)


def test_the_interval_is_seeded_and_holds_alpha():
    counts, _ = value_counts([*FIVE_NAMES])
    low, high = alpha_interval(counts)
    assert (low, high) == alpha_interval(counts) != alpha_interval(counts, seed=1)
    assert low < alpha_of_counts(counts) < high <= 1


def test_the_interval_covers_a_known_alpha():
    """Four coders who guess one time in five, half of all units of each kind: alpha is .8² = .64; Krippendorff's own covers 78 %."""
    random, covered = np.random.default_rng(5), 0
    for seed in range(120):
        guessed, coin = random.random((4, 25)) < 0.2, random.integers(0, 2, (4, 25))
        counts, _ = value_counts(np.where(guessed, coin, random.integers(0, 2, 25)).tolist())
        low, high = alpha_interval(counts, draws=100, seed=seed)
        covered += low <= 0.64 <= high
    assert covered >= 0.9 * 120


def test_the_example_in_the_text_is_true():
    assert doctest.testmod(room).failed == 0
