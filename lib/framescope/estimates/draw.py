"""Which units people are to code: a stratified random draw, with the probability of each unit written down.

A cell is an outlet, with a side and a period where that is asked for; every cell gets the same share of the codings, because it
is cells that are compared. Within a cell more is drawn of what the instruments hold to count than of the rest, which is coded
too: there are the units that they missed. What they hold stands in the file of the draw alone, never in the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..errors import InputError
from ..spreadsheets import csv_lines, read_csv
from .units import ESTIMANDS

BY = ("outlet", "side", "period")
"""What a draw can be stratified by."""

_COLUMN = {"side": "who"}
COLUMNS = ("unit", "stratum", "of", "drawn", "probability", "estimate", "sides", "by", "period", "seed")
"""Of a file of a draw: the unit; the number of its stratum, how many units that has and how many were drawn, the probability; what
was asked for, the same in each row."""

_LEAST = 2
"""Units drawn of each stratum at least: of a single one nobody can tell how codings differ."""

_SEPARATOR = ";"


def strata(units: pd.DataFrame, estimand: str, by: Sequence[str]) -> pd.Series:
    """The number of the stratum of each unit, from 0, in the order of cell and level."""
    return _numbered(units, [*_keys(estimand, by), "level"])


def _keys(estimand: str, by: Sequence[str]) -> list[str]:
    """The columns that make the cells."""
    return [_COLUMN.get(name, name) for name in BY if name in by and (name != "side" or ESTIMANDS[estimand].by_side)]


def _numbered(units: pd.DataFrame, keys: list[str]) -> pd.Series:
    return units[keys].fillna("").groupby(keys, sort=True).ngroup() if keys else pd.Series(0, index=units.index)


def drawn(units: pd.DataFrame, estimand: str, n: int, by: Sequence[str] = BY[:2], seed: int = 0) -> pd.DataFrame:
    """Units drawn at random, in random order: columns of `units`, and stratum, of, drawn, probability.

    In random order, so that whoever codes the first hundred rows has coded a random sample too.

    Raises
    ------
    InputError
        when there is no unit, or n is too small for two of each stratum.
    """
    once = units.assign(stratum=strata(units, estimand, by)).drop_duplicates("unit").sort_values("unit", ignore_index=True)
    if once.empty:
        raise InputError("There is nothing to code: the corpus mentions none of these sides; name others with --sides.")
    sizes = once.stratum.value_counts().sort_index()
    wanted = _wanted(once.assign(cell=_numbered(once, _keys(estimand, by))), ESTIMANDS[estimand].shares)
    least = np.minimum(sizes.to_numpy(), _LEAST)
    if n < least.sum():
        raise InputError(f"{n} codings are too few for {len(sizes)} strata: draw {least.sum()} or more, or stratify by less with --by.")
    samples = allotted(sizes.to_numpy(), wanted, n, least)
    random = np.random.default_rng(seed)
    places = [random.choice(np.flatnonzero(once.stratum == s), k, replace=False) for s, k in zip(sizes.index, samples, strict=True)]
    rows = once.iloc[random.permutation(np.concatenate(places))]
    of, taken = rows.stratum.map(sizes), rows.stratum.map(dict(zip(sizes.index, samples.tolist(), strict=True)))
    return rows.assign(of=of, drawn=taken, probability=taken / of).reset_index(drop=True)


def _wanted(units: pd.DataFrame, shares: Sequence[float]) -> np.ndarray:
    """What share of the codings each stratum is to have: cells alike, in each its levels by `shares`."""
    kinds = units.groupby("stratum")[["level", "cell"]].first()
    share, cell = kinds.level.map(dict(enumerate(shares))), kinds.cell
    return (share / share.groupby(cell).transform("sum") / cell.nunique()).to_numpy()


def allotted(sizes: np.ndarray, wanted: np.ndarray, n: int, least: np.ndarray) -> np.ndarray:
    """n codings dealt out over strata of these sizes, as near to the shares `wanted` as can be, no more than there are units.

    >>> allotted(np.array([3, 100, 100]), np.array([0.4, 0.4, 0.2]), 50, np.array([2, 2, 2])).tolist()
    [3, 31, 16]
    """
    n = min(n, int(sizes.sum()))
    low, high = 0.0, n / wanted.min() + 1
    for _ in range(60):  # the scale at which the shares, cut to what is possible, add up to n
        middle = (low + high) / 2
        low, high = (middle, high) if np.clip(middle * wanted, least, sizes).sum() < n else (low, middle)
    exact = np.clip(low * wanted, least, sizes)
    whole = np.floor(exact + 1e-9).astype(int)
    rest = np.argsort(whole - exact, kind="stable")
    rest = rest[whole[rest] < sizes[rest]][: n - whole.sum()]
    whole[rest] += 1
    return whole


def draw_lines(rows: pd.DataFrame, asked: dict[str, object]) -> list[str]:
    """The file of a draw as lines of CSV; `asked`: the last of `COLUMNS`, where sides and by are lists."""
    plain = {name: _SEPARATOR.join(value) if isinstance(value, list | tuple) else value for name, value in asked.items()}
    return list(csv_lines(rows.assign(**plain)[list(COLUMNS)]))


def read_draw(path: Path) -> tuple[pd.DataFrame, dict[str, Any]]:
    """A file of a draw: its rows, and what was asked for.

    Raises
    ------
    InputError
        when it cannot be read, or is something else.
    """
    wrong = InputError(f"{path} does not say how units were drawn: give the file that framescope sheet --estimate wrote beside its sheet.")
    try:
        rows = read_csv(path)
    except (OSError, ValueError, UnicodeError):
        raise wrong from None
    if tuple(rows.columns) != COLUMNS or rows.empty or rows.isna().any(axis=None) or rows.estimate[0] not in ESTIMANDS:
        raise wrong
    asked = {name: rows[name].iloc[0] for name in COLUMNS[5:]}
    lists = {name: str(asked[name]).split(_SEPARATOR) for name in ("sides", "by")}
    return rows, asked | lists
