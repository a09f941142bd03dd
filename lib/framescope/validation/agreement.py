"""How often the difference between two articles has the sign that people give it, in all and by its size."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..comparison.contrasts import MEASURES

PEOPLE = "people's own stances"
"""As a measure: the stances of SEESAW's coders, summed up, set against the grades of others of them."""

SIZES = (0.5, 0.8)
"""Differences are small below the first of these quantiles of all that tell a pair apart, and large from the second on."""

SHOWN = ("smallest", "pairs", "events", "told", "right", "low", "high")
DRAWS, LEAST_EVENTS = 2000, 5


def agreement(frame: pd.DataFrame) -> pd.DataFrame:
    """How often each measure has people's sign, in all and by the size of its difference; gold, measure, size and `SHOWN`.

    smallest: the size from which it is of this kind; pairs: those that people tell apart and in which the measure exists; told:
    the share of them that the measure tells apart (of the pairs of this size all do); right: of these the share with people's sign, with the
    95 % interval (events drawn anew).
    """
    rows = []
    for gold, mine in frame.groupby("gold", sort=False):
        for measure in (PEOPLE, *MEASURES):
            known = mine[mine[measure].notna()]
            rows += [(gold, measure, *row) for row in _sizes(known, measure)]
    return pd.DataFrame(rows, columns=["gold", "measure", "size", *SHOWN])


def _sizes(known: pd.DataFrame, measure: str) -> Iterator[tuple]:
    size = known[measure].abs()
    telling = size > 1e-9
    if not telling.any():
        return
    small, large = (float(size[telling].quantile(q)) for q in SIZES)
    kinds = {
        "any": (0.0, telling),
        "small": (0.0, telling & (size < small)),
        "middle": (small, (size >= small) & (size < large)),
        "large": (large, size >= large),
    }
    for kind, (smallest, where) in kinds.items():
        mine = known[where]
        if len(mine):
            right = np.sign(mine[measure]) == np.sign(mine.people)
            told = len(mine) / len(known) if kind == "any" else 1.0
            count = len(known) if kind == "any" else len(mine)
            yield (
                kind,
                smallest,
                count,
                mine.event.nunique(),
                told,
                float(right.mean()),
                *_interval(right.to_numpy(), mine.event.to_numpy()),
            )


def _interval(right: np.ndarray, events: np.ndarray) -> tuple[float, float]:
    """95 % bootstrap over events, widened to Wilson's interval where that is wider: few events, or all alike."""
    low, high = _wilson(right.sum(), len(right))
    names, member = np.unique(events, return_inverse=True)
    if len(names) < LEAST_EVENTS:
        return low, high
    hits, sizes = np.bincount(member, weights=right), np.bincount(member)
    drawn = np.random.default_rng(0).integers(0, len(names), size=(DRAWS, len(names)))
    shares = hits[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    return min(low, float(np.quantile(shares, 0.025))), max(high, float(np.quantile(shares, 0.975)))


def _wilson(hits: float, n: int, z: float = 1.96) -> tuple[float, float]:
    share, width = hits / n, z * z / n
    middle, half = (share + width / 2) / (1 + width), z * np.sqrt(share * (1 - share) / n + width / (4 * n)) / (1 + width)
    return float(middle - half), float(middle + half)
