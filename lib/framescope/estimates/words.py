"""Estimates in plain sentences: what each comparison comes to by the instrument, by people and by both, and what more codings would give."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..measures.statistics import TOO_FEW
from ..wording import percent, signed
from .contrasts import OUTLETS
from .estimator import CORRECTED, INSTRUMENT, PEOPLE

BY = {INSTRUMENT: "by the instrument alone", PEOPLE: "by people alone", CORRECTED: "corrected"}
"""How the three are called in sentences."""

_NAMES = ["compared", "who", "outlet", "period", "against"]


def printed(value: float, estimand: str, difference: bool) -> str:
    """A value, or a difference of two, as it is printed: tone and differences with their sign, shares in percent."""
    if estimand == "sources":
        return f"{signed_percent(value)}" if difference else percent(value)
    if estimand == "terms":
        return f"{value:+.1f}".replace("-", "−") if difference else f"{value:.1f}"
    return signed(value)


def signed_percent(value: float) -> str:
    """A difference of two shares in percentage points: "+12 points"."""
    return f"{round(100 * value):+d} points".replace("-", "−")


def in_words(frame: pd.DataFrame, estimand: str, compared: str = OUTLETS) -> list[str]:
    """A sentence for each contrast of this kind (`framescope.estimates.contrasts.estimates`), three values with their intervals each."""
    rows = frame[(frame.compared == compared) & frame.against.notna()]
    return [_sentence(group, estimand) for _, group in rows.groupby(_NAMES, dropna=False, sort=False)]


def _sentence(rows: pd.DataFrame, estimand: str) -> str:
    first = rows.iloc[0]
    what = (
        f"{first.outlet} against {first.against}"
        if first.compared == OUTLETS
        else f"{first.outlet}, {first.period} against {first.against}"
    )
    values = "; ".join(_value(row, estimand) for row in rows.itertuples())
    codings = f"{first.codings:.0f} codings of {first.units:,.0f} units in {first.clusters:,.0f} articles or stories"
    return f"{first.who}, {what}: {values} ({codings}). {halving(rows[rows.by == CORRECTED].iloc[0])}"


def _value(row, estimand: str) -> str:
    if np.isnan(row.value):
        return f"{BY[row.by]} not known"
    if np.isnan(row.low):
        return f"{BY[row.by]} {printed(row.value, estimand, difference=True)} ({TOO_FEW} how sure)"
    low, high = (printed(end, estimand, difference=True) for end in (row.low, row.high))
    return f"{BY[row.by]} {printed(row.value, estimand, difference=True)} ({low} to {high})"


def halving(row: pd.Series) -> str:
    """How many more codings would halve an interval, in one sentence; that none would, where articles differ too much."""
    if np.isnan(row.low):
        return "Too little is coded here for an interval."
    if np.isnan(row.more):
        return "More codings alone would not halve the interval: that takes more articles."
    return f"Some {_rounded(row.more):,} more codings would halve the interval."


def _rounded(n: float) -> int:
    """A number of which two digits are known."""
    digits = max(0, len(str(int(n))) - 2)
    return int(round(n, -digits))
