"""Intervals for the shares and means of one article."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

FLOOR = 5
"""Fewer observations than this are too few to say anything about a mean or a share."""

_Z95 = 1.959963984540054


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a proportion (Wilson 1927); (0, 1) when nothing was observed."""
    if n == 0:
        return 0.0, 1.0
    p, z2 = hits / n, _Z95**2
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z95 * np.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))


def bootstrap_mean(values: ArrayLike, groups: ArrayLike, draws: int = 2000, seed: int = 0) -> tuple[float, float]:
    """The 95 % percentile interval of a mean, resampling whole groups (sentences), which are not independent inside.

    Returns (nan, nan) for fewer than two groups: nothing can be said from one.
    """
    values, (names, member) = np.asarray(values, dtype=float), np.unique(np.asarray(groups), return_inverse=True)
    if len(names) < 2:
        return float("nan"), float("nan")
    sums = np.bincount(member, weights=values)
    sizes = np.bincount(member)
    drawn = np.random.default_rng(seed).integers(0, len(names), size=(draws, len(names)))
    low, high = np.percentile(sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1), [2.5, 97.5])
    return float(low), float(high)
