"""Differences between outlets, estimated by an instrument, by people, and by both: what people read corrects what was counted.

An instrument has judged every unit of a corpus, people a few hundred that were drawn at random with known probabilities. What
is wanted is what people would find had they read everything: a ratio Σy / Σn for each cell (an outlet and a side), and the
difference between two cells. The instrument's errors do not cancel, and more articles do not make them smaller. So its sums are
corrected by what people found otherwise, each difference weighted by one over its probability. That is design-based
supervised learning (Egami, Hinck, Stewart and Wei 2023, "Using imperfect surrogates for downstream inference", NeurIPS) and
prediction-powered inference (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic 2023, Science 382), in surveys the generalised
regression estimator (Särndal, Swensson and Wretman 1992, chapter 6). It is unbiased however bad the instrument is.

How far the instrument is trusted is chosen from the codings themselves, so that the interval is shortest ("power tuning",
PPI++: Angelopoulos, Duchi and Zrnic 2023): with x the instrument's (y, n), the total of y is Σ xB + Σ w(y − xB), the first sum
over all units, the second over those coded, w = N/m of their stratum, and B the regression of people's answers on x within
strata. An instrument that tells nothing gets B = 0 and leaves people alone.

The variance has two parts. What is left to chance in the draw is that of a stratified sample of the residuals, N²(1 − m/N)s²/m
in each stratum. How much articles (or stories) differ is the spread of the corrected sums of whole clusters, less what the draw
adds to it: units of one article are not independent of each other. Both rest on the linearised ratio (y − Rn)/Σn.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

from ..measures.ratios import FEWEST, NONE_SEEN
from ..measures.statistics import student_t

INSTRUMENT, PEOPLE, CORRECTED = "instrument", "people", "corrected"
METHODS = (INSTRUMENT, PEOPLE, CORRECTED)
"""By whom: the instrument alone, people alone, and the instrument corrected by people."""

_MISSING = float("nan")
_LEAST_FREEDOM = 3


@dataclass(frozen=True)
class Units:
    """Units that were judged by an instrument, and some by people: arrays of one length.

    y_hat, n_hat: numerator and denominator by the instrument; y, n: by people, nan where nobody coded; cell: 0 or 1, which of the
    two that are compared; stratum, cluster: values that tell the strata of the draw and the articles (or stories) apart; reach: how
    much y of a single unit may be.
    """

    y_hat: np.ndarray
    n_hat: np.ndarray
    y: np.ndarray
    n: np.ndarray
    cell: np.ndarray
    stratum: np.ndarray
    cluster: np.ndarray
    reach: float = 1.0

    @property
    def coded(self) -> np.ndarray:
        """Which units people have coded."""
        return ~np.isnan(self.y)


@dataclass(frozen=True)
class Estimate:
    """A value with its 95 % interval; low and high are nan where too little stands behind it.

    codings: coded units; units: all of them; clusters: articles or stories; of_draw: the share of the variance that more codings
    make smaller.
    """

    value: float
    low: float
    high: float
    codings: int
    units: int
    clusters: int
    of_draw: float = 0.0

    @property
    def width(self) -> float:
        """How wide the interval is."""
        return self.high - self.low


def estimate(units: Units, method: str, contrast: bool = True) -> Estimate:
    """The ratio of cell 1 less that of cell 0 by one of `METHODS`; without `contrast` the ratio of all units, whose cells do not count.

    There is no interval where one of the two has fewer than `FEWEST` clusters, or was coded too rarely to tell how codings differ.
    Where all codings of a cell are alike, it reaches as far as what is seen once in forty times could hide (`NONE_SEEN`).
    """
    masks = [units.cell == 1, units.cell == 0] if contrast else [np.ones(len(units.y), dtype=bool)]
    parts = [_parts(units, mask, method) for mask in masks]
    signs = (1.0, -1.0)[: len(parts)]
    value = sum(sign * part.ratio for sign, part in zip(signs, parts, strict=True))
    expected = np.sum([sign * part.expected for sign, part in zip(signs, parts, strict=True)], axis=0)
    left = np.sum([sign * part.left for sign, part in zip(signs, parts, strict=True)], axis=0)
    drawn = sum(part.drawn for part in parts)
    variance = drawn + _between(units.cluster, expected, left, np.sum([part.weight for part in parts], axis=0))
    freedom = sum(part.freedom for part in parts)
    clusters = [len(np.unique(units.cluster[mask])) for mask in masks]
    enough = min(clusters) >= FEWEST and all(part.freedom >= _LEAST_FREEDOM for part in parts)
    hidden, spread = sum(part.hidden**2 for part in parts), student_t(max(_LEAST_FREEDOM, freedom)) ** 2
    whole = spread * variance + hidden
    half = sqrt(whole) if enough and whole > 0 else _MISSING
    told = {"codings": int(units.coded.sum()), "units": len(units.y), "clusters": len(np.unique(units.cluster))}
    return Estimate(value, value - half, value + half, **told, of_draw=(spread * drawn + hidden) / whole if whole > 0 else 0.0)


@dataclass(frozen=True)
class _Part:
    """What one cell adds: its ratio; of each unit what the instrument tells of it (`expected`) and what people found beside that
    (`left`, 0 where nobody coded), as parts of the linearised ratio; `weight`: for how many units a coded one stands; `drawn`: the
    variance of the draw; `hidden`: how much could hide where all codings are alike."""

    ratio: float
    expected: np.ndarray
    left: np.ndarray
    weight: np.ndarray
    drawn: float
    freedom: float
    hidden: float = 0.0


def _parts(units: Units, mask: np.ndarray, method: str) -> _Part:
    nothing = np.zeros(len(units.y))
    if method == INSTRUMENT:
        ratio, total = _ratio(units.y_hat[mask].sum(), units.n_hat[mask].sum())
        expected = np.where(mask, units.y_hat - ratio * units.n_hat, 0.0) / total
        return _Part(ratio, expected, nothing, nothing, 0.0, len(np.unique(units.cluster[mask])) - 1.0)
    coded = mask & units.coded
    strata = Strata(units.stratum, mask, coded)
    told = np.column_stack([units.y_hat, units.n_hat]) if method == CORRECTED else np.empty((len(nothing), 0))
    found = np.column_stack([units.y, units.n])
    by, rank = strata.regression(told, found)
    predicted = np.where(mask[:, None], told @ by, 0.0)
    beside = np.where(coded[:, None], np.nan_to_num(found) - predicted, 0.0)
    y, n = predicted.sum(axis=0) + (strata.weight[:, None] * beside).sum(axis=0)
    ratio, total = _ratio(y, n)
    line = np.array([1.0, -ratio]) / total
    expected, left = predicted @ line, beside @ line
    freedom = float(coded.sum() - strata.drawn_from - rank)
    alike = mask.sum() > coded.sum() > 0 and np.abs(left).max() * abs(total) < 1e-9 * units.reach
    hidden = NONE_SEEN / coded.sum() * (mask.sum() - coded.sum()) * units.reach / total if alike else 0.0
    return _Part(ratio, expected, left, strata.weight, strata.variance(left, rank), freedom, float(hidden))


def _ratio(y: float, n: float) -> tuple[float, float]:
    """y / n and n; not a number where there is nothing to divide by."""
    return (y / n, n) if n > 0 else (_MISSING, _MISSING)


class Strata:
    """The strata that the units of a cell were drawn from, as they were coded.

    Each unit coded stands for N/m of its stratum. A stratum of which nothing was coded is put to the one before it (the first to
    the one after); for the variance so is one of which a single unit was coded, while others were not.
    """

    def __init__(self, stratum: np.ndarray, mask: np.ndarray, coded: np.ndarray) -> None:
        numbers = np.full(len(stratum), -1)
        numbers[mask] = np.unique(stratum[mask], return_inverse=True)[1]
        self._coded = coded
        group = _joined(numbers, coded, least=1)
        sizes, samples = _counts(group, mask), _counts(group, coded)
        self.weight = np.where(coded, (sizes / np.maximum(samples, 1))[group], 0.0)
        self._group = _joined(group, coded, least=2)
        self._sizes, self._samples = _counts(self._group, mask).astype(float), _counts(self._group, coded).astype(float)
        self.drawn_from = int((self._samples > 0).sum())

    def _scale(self) -> np.ndarray:
        """What the squares of a stratum weigh in the variance of a total: N²(1 − m/N) / (m(m − 1)); 0 where all was coded."""
        m, size = self._samples, self._sizes
        return np.where(m > 1, size * (size - m) / np.maximum(m * (m - 1), 1), 0.0)

    def _centred(self, values: np.ndarray) -> np.ndarray:
        """The values of the coded units, less the mean of those of their stratum."""
        values, group = values[self._coded], self._group[self._coded]
        sums = np.zeros((len(self._samples), values.shape[1]))
        np.add.at(sums, group, values)
        return values - (sums / np.maximum(self._samples, 1)[:, None])[group]

    def regression(self, told: np.ndarray, found: np.ndarray) -> tuple[np.ndarray, int]:
        """The regression of what people found on what the instrument told that leaves the least to the draw, and its rank."""
        kinds = told.shape[1]
        if not kinds or self._coded.sum() - self.drawn_from - kinds < _LEAST_FREEDOM:
            return np.zeros((kinds, found.shape[1])), 0
        root = np.sqrt(self._scale())[self._group[self._coded]][:, None]
        left, right = root * self._centred(told), root * self._centred(found)
        size = np.linalg.norm(left, axis=0)
        left = left / np.where(size > 0, size, 1.0)
        by, _, rank, _ = np.linalg.lstsq(left, right, rcond=1e-8)
        return by / np.where(size > 0, size, 1.0)[:, None], int(rank)

    def variance(self, left: np.ndarray, rank: int) -> float:
        """The variance that the draw leaves in the weighted sum of `left`, after a regression of this rank."""
        squares = np.zeros(len(self._samples))
        np.add.at(squares, self._group[self._coded], self._centred(left[:, None])[:, 0] ** 2)
        freedom = self._coded.sum() - self.drawn_from
        return float((self._scale() * squares).sum()) * freedom / max(1, freedom - rank)


def _counts(group: np.ndarray, which: np.ndarray) -> np.ndarray:
    return np.bincount(group[which], minlength=group.max(initial=0) + 1)


def _joined(group: np.ndarray, coded: np.ndarray, least: int) -> np.ndarray:
    """The groups, numbered from 0, so joined with those before them that of each at least so many units are coded, or all of them."""
    sizes, samples = _counts(group, group >= 0), _counts(group, coded)
    new, number, held, drawn = np.zeros(len(sizes), dtype=int), -1, 0, 0
    for old, (size, sample) in enumerate(zip(sizes, samples, strict=True)):
        if number < 0 or (sample >= min(least, size) and drawn >= min(least, held)):
            number, held, drawn = number + 1, 0, 0
        new[old], held, drawn = number, held + size, drawn + sample
    return np.where(group >= 0, new[group], -1)


def _between(cluster: np.ndarray, expected: np.ndarray, left: np.ndarray, weight: np.ndarray) -> float:
    """How much clusters differ: the squares of their sums, less what the draw of single units adds to them; at least 0."""
    numbers = np.unique(cluster, return_inverse=True)[1]
    sums = np.bincount(numbers, weights=expected + weight * left)
    k = len(sums)
    squares = (sums**2).sum() - (weight * np.maximum(weight - 1, 0) * left**2).sum()
    return max(0.0, float(squares)) * k / max(1, k - 1)


def codings_to_halve(found: Estimate) -> int | None:
    """How many more codings would make the interval half as wide, drawn in the same way.

    None where no number of them would, because articles differ too much from each other: it takes more articles.
    """
    if not found.codings or np.isnan(found.low) or found.units <= found.codings:
        return None
    at_hand = 1 / found.codings - 1 / found.units
    wanted = at_hand * (0.25 - (1 - found.of_draw)) / found.of_draw if found.of_draw > 0 else -1.0
    if wanted < 0:
        return None
    return ceil(1 / (wanted + 1 / found.units)) - found.codings
