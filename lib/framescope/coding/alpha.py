"""Krippendorff's alpha: how far coders agree beyond what chance would give, with an interval.

Written from Krippendorff's own text (2011, "Computing Krippendorff's Alpha-Reliability"; 2018, Content Analysis, 4th edition,
chapter 12). The pairs of values that different coders gave to the same unit are counted in a matrix of coincidences, each
unit weighing as many values as it holds; alpha is 1 − Dₒ/Dₑ, the disagreement observed over the disagreement expected when
the same values are paired at random. What a disagreement weighs depends on the level of measurement (`differences`).

Any number of coders and any missing values will do: a unit with fewer than two values has no pair and counts for nothing,
neither in what is observed nor in what is expected. Where nothing can be paired, or where all that can be is one and the same
value, both disagreements are 0 and alpha is not defined: nothing varies that could agree. It is then nan, neither 1 nor 0.

>>> nan = float("nan")
>>> four_coders = [  # Krippendorff's own example (2011, C)
...     [1, 2, 3, 3, 2, 1, 4, 1, 2, nan, nan, nan],
...     [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nan, 3],
...     [nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nan],
...     [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nan],
... ]
>>> [round(alpha(four_coders, level), 3) for level in LEVELS]
[0.743, 0.815, 0.849, 0.797]
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import pandas as pd

from ..measures.statistics import drawn_interval

LEVELS = ("nominal", "ordinal", "interval", "ratio")
DRAWS = 1000
UNDEFINED = float("nan")


def alpha(codings: Sequence[Sequence[Hashable]], level: str = "nominal", order: Sequence[Hashable] = ()) -> float:
    """Alpha of reliability data: a row for each coder, a column for each unit; None or nan where a coder gave no value.

    Parameters
    ----------
    level : str
        one of `LEVELS`.
    order : sequence, optional
        the values from low to high. Ordinal words need it; numbers are in their own order.

    Raises
    ------
    ValueError
        for another level, rows of unequal length, ordinal words without their order, a value that `order` lacks, and words or
        negative numbers where the level has no place for them.
    """
    counts, values = value_counts(codings, order)
    if level == "ordinal" and not order and any(isinstance(v, str) for v in values):
        raise ValueError("name the order of the values: words have none of their own")
    return alpha_of_counts(counts, level, values)


def value_counts(codings: Sequence[Sequence[Hashable]], order: Sequence[Hashable] = ()) -> tuple[np.ndarray, list]:
    """How many coders gave each value (columns) to each unit (rows), and the values, in `order` or from low to high."""
    units = [[v for v in unit if not pd.isna(v)] for unit in zip(*codings, strict=True)]
    given = {v for unit in units for v in unit}
    if order and (unknown := given - set(order)):
        raise ValueError(f"not among the values that were named: {', '.join(sorted(map(str, unknown)))}")
    values = list(order) or sorted(given, key=lambda v: (isinstance(v, str), v))
    counts = [[unit.count(v) for v in values] for unit in units]
    return np.array(counts, dtype=float).reshape(len(units), len(values)), values


def alpha_of_counts(counts: np.ndarray, level: str = "nominal", values: Sequence[float] = ()) -> float:
    """Alpha of how many coders gave each value (columns, from low to high) to each unit (rows); nan where it is not defined.

    `values` are what the columns stand for: needed at the levels interval and ratio alone.
    """
    pairs = coincidences(counts)
    totals = pairs.sum(axis=1)
    weights = differences(level, totals, values)
    expected = totals @ weights @ totals
    return float(1 - (totals.sum() - 1) * (pairs * weights).sum() / expected) if expected > 0 else UNDEFINED


def coincidences(counts: np.ndarray) -> np.ndarray:
    """The matrix of coincidences: the pairs c–k of all units, a unit of m values weighing 1/(m − 1). Its sum is the pairable values."""
    counts = np.asarray(counts, dtype=float)
    counts = counts[counts.sum(axis=1) > 1]
    shares = counts / (counts.sum(axis=1, keepdims=True) - 1)
    return shares.T @ counts - np.diag(shares.sum(axis=0))


def differences(level: str, totals: np.ndarray, values: Sequence[float] = ()) -> np.ndarray:
    """The squared difference δ² of every two values.

    nominal: 1 for unlike values; ordinal: the values given (`totals`) from one rank to the other, half of both ends, squared;
    interval: (c − k)²; ratio: ((c − k)/(c + k))², and 0 between 0 and 0.
    """
    if level == "nominal":
        return 1 - np.eye(len(totals))
    if level == "ordinal":
        ranks = np.cumsum(totals) - totals / 2
        return np.subtract.outer(ranks, ranks) ** 2
    if level not in LEVELS:
        raise ValueError(f"{level!r} is not a level of measurement: choose one of {', '.join(LEVELS)}")
    return _numeric_differences(level, totals, values)


def _numeric_differences(level: str, totals: np.ndarray, values: Sequence[float]) -> np.ndarray:
    numbers = _numbers(values)
    if len(numbers) != len(totals):
        raise ValueError(f"the level {level} needs the number that each of the {len(totals)} columns stands for")
    apart = np.subtract.outer(numbers, numbers)
    if level == "interval":
        return apart**2
    if (numbers < 0).any():
        raise ValueError("a ratio is measured from 0 upwards: there is no place for negative values")
    together = np.add.outer(numbers, numbers)
    return np.divide(apart, together, out=np.zeros_like(apart), where=together > 0) ** 2


def _numbers(values: Sequence[float]) -> np.ndarray:
    if any(isinstance(v, str) for v in values):
        raise ValueError("the levels interval and ratio are for numbers")
    return np.asarray(values, dtype=float)


def alpha_interval(
    counts: np.ndarray, level: str = "nominal", values: Sequence[float] = (), draws: int = DRAWS, seed: int = 0
) -> tuple[float, float]:
    """The 95 % interval of `alpha_of_counts`, drawing whole units anew: expanded percentiles (`drawn_interval`) of `draws` samples.

    Krippendorff's own bootstrap (Hayes & Krippendorff 2007) draws single pairs of values and keeps the expected disagreement
    as it is. With two coders that does as well; with more, the pairs of one unit hang together and its interval is too narrow
    (Zapf et al. 2016, BMC Medical Research Methodology 16:93). In simulated codings of 25 to 100 units with a known alpha of
    .49 or .64 and common values, drawing units covers it 95 to 96 % of the time, drawing pairs 93 to 97 % with two coders, 86 %
    with three and 78 % with four. Where a value is rare (a tenth of 25 units) neither covers what it says: code more units.

    Draws in which alpha is not defined are left out; (nan, nan) where it is not defined in any.
    """
    counts = np.asarray(counts, dtype=float)
    counts = counts[counts.sum(axis=1) > 1]
    random = np.random.default_rng(seed)
    samples = (counts[random.integers(0, len(counts), len(counts))] for _ in range(draws if len(counts) else 0))
    return drawn_interval(np.array([alpha_of_counts(sample, level, values) for sample in samples]), len(counts))
