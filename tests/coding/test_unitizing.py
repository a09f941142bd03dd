"""Alpha for unitizing, held against values that were worked out by hand and against Krippendorff's own example."""

from fractions import Fraction

import numpy as np
import pytest
from framescope.coding.alpha import alpha
from framescope.coding.unitizing import binary_u_alpha, coinciding, segmented, u_alpha
from hypothesis import given
from hypothesis import strategies as st

ALEX = [(0, 7, 1), (7, 13, 2), (30, 32, 5), (32, 37, 6), (37, 44, 6), (44, 60, 7)]
PAUL = [(0, 7, 1), (7, 13, 3), (13, 21, 5), (32, 44, 6)]
SUZAN = [(0, 7, 1), (7, 13, 4), (13, 21, 5), (32, 37, 6), (37, 41, 6), (41, 44, 6)]
"""Krippendorff (2019, Content Analysis, figure 12.11): three observers of a continuum of 60."""


def test_krippendorffs_own_example():
    assert u_alpha([ALEX, PAUL, SUZAN], 60) == pytest.approx(0.510, abs=0.0005)
    assert binary_u_alpha([ALEX, PAUL, SUZAN], 60) == pytest.approx(0.413, abs=0.001)


def test_his_example_counted_by_hand():
    """The marked lengths are 43, 33 and 33; squares of the units and the gaps' characters are left out of what meets by chance."""
    gaps = 17 + 27 + 27
    squares = {1: 3 * 49, 2: 36, 3: 36, 4: 36, 5: 4 + 64 + 64, 6: 25 + 49 + 144 + 25 + 16 + 9, 7: 256}
    lengths = {1: 21, 2: 6, 3: 6, 4: 6, 5: 18, 6: 36, 7: 16}
    total = 180
    by_chance = total**2 - sum(squares.values()) - gaps
    expected = total - Fraction(total * (sum(lengths[k] ** 2 - squares[k] for k in lengths) + gaps**2 - gaps), by_chance)
    alike = 3 * 7 + 8 + 3 * 12 + (9 + 9 + 27)  # value 1, 5 and 6 of each two, and the gaps of each two
    assert alike == coinciding([list(segmented(c, 60)) for c in (ALEX, PAUL, SUZAN)])
    assert u_alpha([ALEX, PAUL, SUZAN], 60) == pytest.approx(float(1 - (total - alike) / expected))


BY_HAND = [
    # one unit each of 4 of 10 characters, 2 shared: 12 of 20 coincide; 20·(64 − 32 + 144 − 12)/(400 − 44) by chance
    ([[(2, 6, "a")], [(4, 8, "a")]], 10, 1 - Fraction(8) / (20 - Fraction(20 * (32 + 132), 356))),
    # the same unit with two values: the 12 characters of the gaps alone coincide
    ([[(2, 6, "a")], [(2, 6, "b")]], 10, 1 - Fraction(8) / (20 - Fraction(20 * (0 + 0 + 132), 356))),
    # one of two marks nothing
    ([[(2, 6, "a")], []], 10, 1 - Fraction(8) / (20 - Fraction(20 * (0 + 16**2 - 16), 20**2 - 16 - 16))),
]


@pytest.mark.parametrize(("coders", "length", "value"), BY_HAND)
def test_values_worked_out_by_hand(coders, length, value):
    assert u_alpha(coders, length) == pytest.approx(float(value))


def test_alike_is_one_and_nothing_to_agree_on_is_not_defined():
    assert u_alpha([ALEX, ALEX], 60) == pytest.approx(1) and binary_u_alpha([ALEX, ALEX], 60) == pytest.approx(1)
    nothing = [[[], []], [[(0, 9, "a")], [(0, 9, "a")]], [ALEX], []]
    assert all(np.isnan(u_alpha(coders, 9 if coders and len(coders[0]) == 1 else 60)) for coders in nothing)
    assert np.isnan(u_alpha([[], []], 0))


@pytest.mark.parametrize("units", [[(0, 3, "a"), (2, 5, "a")], [(3, 3, "a")], [(-1, 2, "a")], [(5, 11, "a")], [(6, 2, "a")]])
def test_units_that_are_none_are_refused(units):
    with pytest.raises(ValueError, match="overlaps another"):
        u_alpha([units, []], 10)


@given(st.lists(st.tuples(st.sampled_from(["", "a", "b"]), st.sampled_from(["", "a", "b"])), min_size=2, max_size=30))
def test_units_of_one_character_make_it_the_alpha_of_single_values(pairs):
    coders = [[(i, i + 1, value) for i, value in enumerate(column) if value] for column in zip(*pairs, strict=True)]
    found, plain = u_alpha(coders, len(pairs)), alpha(list(zip(*pairs, strict=True)))
    assert found == pytest.approx(plain, nan_ok=True)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9), st.sampled_from("ab")), max_size=5), st.integers(1, 5))
def test_no_order_of_coders_or_names_of_values_matters(drawn, times):
    units, reached = [], 0
    for gap, length, value in drawn:
        units.append((reached + gap, reached + gap + length, value))
        reached += gap + length
    other = [(s, e, v) for s, e, v in units[::2]]
    length = reached + times
    named = [[(s, e, v * 3) for s, e, v in each] for each in (other, units)]
    assert u_alpha([units, other], length) == pytest.approx(u_alpha(named, length), nan_ok=True)
    assert not u_alpha([units, other], length) > 1 + 1e-9
