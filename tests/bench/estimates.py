"""How often the intervals of `framescope estimate` hold, in simulated corpora whose answer is known.

    python tests/bench/estimates.py [RUNS]

Two outlets of 150 articles each treat somebody differently, by a known amount. The instrument errs, and errs more on one of them.
In each run the articles are written anew, n units are drawn, and people code them. Printed for each n and each method: the share
of 95 % intervals that hold the true difference, their mean width, and the mean error of the estimate.
"""

from __future__ import annotations

import sys

import numpy as np
from framescope.estimates.estimator import METHODS, Units, estimate

ARTICLES, PER_ARTICLE = 150, (2, 15)
NEGATIVE, POSITIVE = np.array([0.30, 0.20]), np.array([0.15, 0.15])
"""How often each outlet's own words are truly negative and positive toward the side."""

ALIKE = 8.0
"""How much articles of an outlet are alike: how negative each is comes from a beta distribution with parameters that add up to this."""

RIGHT = np.array([0.85, 0.70])
"""How often the instrument is right on each outlet; on the second it sees what is neutral as negative."""

OWN, MISHEARD = 0.7, 0.1
"""The share of units in the outlet's own voice, which alone count, and of how many the instrument takes the one for the other."""

TRUTH = float((POSITIVE[1] - NEGATIVE[1]) - (POSITIVE[0] - NEGATIVE[0]))
SHARES = (0.1, 0.4, 0.1, 0.4)
"""How the codings are dealt out: to each outlet half, four of five to what the instrument holds to be the outlet's own."""


def corpus(rng: np.random.Generator, n: int) -> Units:
    """A corpus of which n units are coded."""
    article = np.repeat(np.arange(2 * ARTICLES), rng.integers(*PER_ARTICLE, size=2 * ARTICLES))
    cell = article // ARTICLES
    score, seen = _scores(rng, cell, article)
    own = rng.random(len(cell)) < OWN
    own_seen = own ^ (rng.random(len(cell)) < MISHEARD)
    stratum = 2 * cell + own_seen
    coded = np.concatenate([_drawn(rng, stratum == number, share * n) for number, share in enumerate(SHARES)])
    y, known = np.full((2, len(cell)), np.nan)
    y[coded], known[coded] = (score * own)[coded], own[coded]
    return Units(seen * own_seen, own_seen.astype(float), y, known, cell, stratum, article)


def _scores(rng: np.random.Generator, cell: np.ndarray, article: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What each unit is, -1, 0 or 1, and what the instrument takes it for."""
    negative = np.concatenate([rng.beta(ALIKE * share, ALIKE * (1 - share), ARTICLES) for share in NEGATIVE])[article]
    positive = (POSITIVE / (1 - NEGATIVE))[cell] * (1 - negative)
    luck = rng.random(len(cell))
    score = np.where(luck < negative, -1.0, np.where(luck < negative + positive, 1.0, 0.0))
    taken = np.where(score != 0, 0.0, np.where(cell == 1, -1.0, rng.choice([-1.0, 1.0], len(cell))))
    return score, np.where(rng.random(len(cell)) > RIGHT[cell], taken, score)


def _drawn(rng: np.random.Generator, which: np.ndarray, size: float) -> np.ndarray:
    there = np.flatnonzero(which)
    return rng.choice(there, min(len(there), max(2, round(size))), replace=False)


def simulated(n: int, runs: int, seed: int = 0) -> dict[str, tuple[float, float, float]]:
    """For each method the share of intervals that hold the truth, their mean width, and the mean error."""
    rng = np.random.default_rng((seed, n))
    found = [[estimate(units, method) for method in METHODS] for units in (corpus(rng, n) for _ in range(runs))]
    out = {}
    for number, method in enumerate(METHODS):
        value, low, high = (np.array([getattr(run[number], name) for run in found]) for name in ("value", "low", "high"))
        out[method] = (float(((low <= TRUTH) & (high >= TRUTH)).mean()), float(np.nanmean(high - low)), float(np.nanmean(value) - TRUTH))
    return out


if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print("| n | by | held the truth | mean width | mean error |\n|---|---|---|---|---|")
    for n in (100, 300, 1000):
        for method, (held, width, error) in simulated(n, runs).items():
            print(f"| {n} | {method} | {100 * held:.1f} % | {width:.3f} | {error:+.3f} |")
