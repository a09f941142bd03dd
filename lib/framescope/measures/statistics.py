"""Intervals and tests for the counts, shares and means of one article.

What they mean for a single text: the article is whole, nothing in it was drawn at random, so no interval here speaks of
other articles. It answers another question: how much does the figure hang on the few sentences that the article happens
to have? The author is thought of as somebody who might have written other sentences of the same kind; the sentences
(whole, since what stands in one sentence hangs together) are drawn again and again from those at hand. A wide interval
says that two or three sentences decide the figure. The instrument's own errors are not in it: see ``data/validation``.
"""

from __future__ import annotations

from itertools import combinations
from math import comb, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

FLOOR = 5
"""Fewer observations than this are too few to say anything about a mean or a share."""

FEWEST_GROUPS = 10
"""Fewer sentences (or paragraphs) than this are too few to draw anew: below, the intervals would cover less than they say."""

TOO_FEW = "too few to say"

_Z95 = 1.959963984540054
_Interval = tuple[float, float]
_NOTHING = (float("nan"), float("nan"))


def wilson(hits: int, n: int) -> _Interval:
    """The 95 % score interval of a proportion (Wilson 1927); (0, 1) when nothing was observed."""
    if n == 0:
        return 0.0, 1.0
    p, z2 = hits / n, _Z95**2
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z95 * np.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    # none and all are at the ends themselves, which rounding would miss by its last digit
    return (float(middle - half) if hits else 0.0), (float(middle + half) if hits < n else 1.0)


def bootstrap_mean(values: ArrayLike, groups: ArrayLike, draws: int = 2000, seed: int = 0) -> _Interval:
    """The 95 % interval of a mean, resampling whole groups (sentences), which are not independent inside.

    Returns (nan, nan) for fewer than `FEWEST_GROUPS` groups.
    """
    values = np.asarray(values, dtype=float)
    return bootstrap_ratio(values, np.ones(len(values)), groups, draws, seed)


def bootstrap_ratio(parts: ArrayLike, wholes: ArrayLike, groups: ArrayLike, draws: int = 2000, seed: int = 0) -> _Interval:
    """The 95 % interval of sum(parts) / sum(wholes), such as a side's share of all attributed words, resampling groups.

    The percentiles are expanded (`drawn_interval`). Groups of unequal size count as fewer: Kish's effective number. In simulated articles of ten to 25 sentences a
    known mean is covered 94 to 95 % of the time, where scores are bell-shaped and where most are neutral and a few strongly
    negative; with eight, 92 % of the second kind: hence the floor. Draws in which the wholes add up to nothing are left out.
    Returns (nan, nan) for fewer than `FEWEST_GROUPS` groups.
    """
    names, member = np.unique(np.asarray(groups), return_inverse=True)
    if len(names) < FEWEST_GROUPS:
        return _NOTHING
    above = np.bincount(member, weights=np.asarray(parts, dtype=float))
    below = np.bincount(member, weights=np.asarray(wholes, dtype=float))
    drawn = np.random.default_rng(seed).integers(0, len(names), size=(draws, len(names)))
    tops, wholes_drawn = above[drawn].sum(axis=1), below[drawn].sum(axis=1)
    if not (wholes_drawn > 0).any():
        return _NOTHING
    ratios = tops[wholes_drawn > 0] / wholes_drawn[wholes_drawn > 0]
    return drawn_interval(ratios, below.sum() ** 2 / (below**2).sum())


def drawn_interval(drawn: np.ndarray, groups: float) -> _Interval:
    """The 95 % interval from bootstrap draws over so many groups; nan among the draws are left out, (nan, nan) when all are nan.

    The percentiles lie further out than 2.5 and 97.5, by as much as Student's t for the number of groups is wider than the normal
    curve: plain percentiles are too narrow for few groups (Hesterberg 2015, The American Statistician 69, "expanded percentile
    interval").
    """
    drawn = drawn[~np.isnan(drawn)]
    if not len(drawn):
        return _NOTHING
    tail = 100 * tail_share(groups)
    low, high = np.percentile(drawn, [tail, 100 - tail])
    return float(low), float(high)


def tail_share(groups: float) -> float:
    """The share of bootstrap draws to cut off at each end so that 95 % are covered: Φ(−√(n/(n−1)) · t(.975, n−1)), n at least 4."""
    groups = max(4.0, groups)
    return NormalDist().cdf(-sqrt(groups / (groups - 1)) * student_t(groups - 1))


def student_t(freedom: float) -> float:
    """The .975 quantile of Student's t for 3 degrees of freedom or more, within .005 (Abramowitz & Stegun 1964, 26.7.5)."""
    z, f = _Z95, freedom
    first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + first / f + second / f**2 + third / f**3 + fourth / f**4


def permutation_difference(
    values: ArrayLike, first: ArrayLike, groups: ArrayLike, draws: int = 10_000, seed: int = 0
) -> tuple[float, float]:
    """The difference of two means, and how often chance alone makes one at least as far out: p, twice the smaller tail.

    `first` is true for observations of the first side, false for those of the second. What is dealt out anew is all that a
    sentence (`groups`) holds of one side, as one card: mentions in one sentence are not independent. Every deal is tried
    where there are at most `draws` of them, else `draws` random ones, the true one counted among them (Phipson & Smyth
    2010), so that p is never 0. Returns (nan, nan) where a side has no observation.
    """
    values, first = np.asarray(values, dtype=float), np.asarray(first, dtype=bool)
    if not first.any() or first.all():
        return _NOTHING
    _, card = np.unique(
        np.array([f"{g}|{f}" for g, f in zip(np.asarray(groups).tolist(), first.tolist(), strict=True)]), return_inverse=True
    )
    sums, sizes = np.bincount(card, weights=values), np.bincount(card)
    mine = np.zeros(len(sums), dtype=bool)
    mine[card[first]] = True
    deals, every = _deals(mine, draws, seed)
    differences = _difference(sums, sizes, deals)
    observed = float(_difference(sums, sizes, mine[None, :])[0])
    tails = int((differences >= observed - 1e-12).sum()), int((differences <= observed + 1e-12).sum())
    p = 2 * (min(tails) / len(deals) if every else (min(tails) + 1) / (len(deals) + 1))
    return observed, min(1.0, p)


def _deals(mine: np.ndarray, draws: int, seed: int) -> tuple[np.ndarray, bool]:
    """Rows of booleans: which cards the first side gets in each deal; and whether these are all deals there are."""
    n, k = len(mine), int(mine.sum())
    if comb(n, k) <= draws:
        picked = np.array(list(combinations(range(n), k)))
        deals = np.zeros((len(picked), n), dtype=bool)
        deals[np.arange(len(picked))[:, None], picked] = True
        return deals, True
    return np.random.default_rng(seed).permuted(np.tile(mine, (draws, 1)), axis=1), False


def _difference(sums: np.ndarray, sizes: np.ndarray, deals: np.ndarray) -> np.ndarray:
    ours, theirs = deals.astype(float), (~deals).astype(float)
    return (ours @ sums) / (ours @ sizes) - (theirs @ sums) / (theirs @ sizes)


def interval(low: float, high: float, spec: str = "+.2f") -> str:
    """An interval in words: "+0.10 to +0.35", or `TOO_FEW` where there is none."""
    return TOO_FEW if np.isnan(low) or np.isnan(high) else f"{low:{spec}} to {high:{spec}}"
