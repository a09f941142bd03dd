"""What is compared: outlets by side, over time, before and after a day; each three times (`framescope.estimates.estimator.METHODS`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pandas as pd

from .estimator import METHODS, Units, codings_to_halve, estimate

OUTLETS, TIME, TURN = "outlets", "over time", "before and after"
COLUMNS = (
    "compared", "who", "outlet", "period", "against", "by", "value", "low", "high", "codings", "units", "clusters", "more",
)  # fmt: skip
"""Of `estimates`: what is compared (`OUTLETS`, `TIME`, `TURN`); the side; outlet and period; the outlet or period it is set against,
missing where the value is that of the cell itself; by whom it is known; the value or difference, with its 95 % interval; codings and
units behind it, and articles or stories; how many more codings would halve the interval (missing where none would)."""


@dataclass(frozen=True)
class _Cell:
    """Units that are put together, and what they are called."""

    who: str
    outlet: str
    period: str | None
    rows: np.ndarray


def estimates(units: pd.DataFrame, turn: date | None = None, limits: tuple[float, float] = (-np.inf, np.inf)) -> pd.DataFrame:
    """Every cell and every contrast of the units: columns `COLUMNS`.

    units: `framescope.estimates.units.COLUMNS` with stratum, y and n. turn: the day from which it counts as after, for contrasts of
    before and after; None: none of these. limits: between what the value of a cell lies, to which its interval is cut.
    """
    units = units.assign(cluster=pd.factorize(units.cluster)[0])
    rows = [row for compared, cells, pairs in _compared(units, turn) for row in _estimated(units, compared, cells, pairs)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    cell = frame.against.isna()
    cut = {end: frame[end].mask(cell, frame[end].clip(*limits)) for end in ("low", "high")}
    return frame.assign(**cut, more=frame.more.astype("float64"))


def _compared(units: pd.DataFrame, turn: date | None) -> Iterator[tuple[str, Sequence[_Cell], Sequence[tuple[_Cell, _Cell]]]]:
    """What is compared, with its cells and which of them are set against each other."""
    for who in _names(units.who):
        mine = (units.who == who).to_numpy()
        outlets = [_Cell(who, name, None, mine & (units.outlet == name).to_numpy()) for name in _names(units.outlet[mine])]
        yield OUTLETS, outlets, list(combinations(outlets, 2))
        for of in outlets:
            periods = _in_time(of, units.period)
            yield TIME, periods, [(later, earlier) for earlier, later in pairwise(periods)]
            if turn is not None:
                halves = _in_time(of, _halves(units.date, turn))
                yield TURN, halves, [(halves[1], halves[0])] if len(halves) == 2 else []


def _names(values: pd.Series) -> list[str]:
    return sorted(values.dropna().unique())


def _in_time(cell: _Cell, when: pd.Series) -> list[_Cell]:
    return [_Cell(cell.who, cell.outlet, name, cell.rows & (when == name).to_numpy()) for name in _names(when[cell.rows])]


def _halves(dates: pd.Series, turn: date) -> pd.Series:
    """Before or after the day; missing where the date cannot be read. In this order they sort."""
    days = pd.to_datetime(dates, errors="coerce", utc=True, format="mixed").dt.tz_localize(None)
    after = days >= pd.Timestamp(turn)
    return pd.Series(np.where(after, f"from {turn} on", f"before {turn}"), index=dates.index).where(days.notna())


def _estimated(units: pd.DataFrame, compared: str, cells: Sequence[_Cell], pairs: Sequence[tuple[_Cell, _Cell]]) -> Iterator[tuple]:
    for cell in cells:
        yield from _by_each(units, (compared, cell.who, cell.outlet, cell.period, None), cell.rows, None)
    for one, other in pairs:
        against = other.outlet if compared == OUTLETS else other.period
        yield from _by_each(units, (compared, one.who, one.outlet, one.period, against), one.rows, other.rows)


def _by_each(units: pd.DataFrame, named: tuple, one: np.ndarray, other: np.ndarray | None) -> Iterator[tuple]:
    there = one if other is None else one | other
    arrays = {name: units[name].to_numpy(dtype=float)[there] for name in ("y_hat", "n_hat", "y", "n")}
    place = {name: units[name].to_numpy()[there] for name in ("stratum", "cluster")}
    judged = Units(**arrays, cell=one[there].astype(int), **place, reach=float(units.y.abs().max()) or 1.0)
    for method in METHODS:
        found = estimate(judged, method, contrast=other is not None)
        more = codings_to_halve(found) if method != METHODS[0] else None
        yield (*named, method, found.value, found.low, found.high, found.codings, found.units, found.clusters, more)
