"""Estimates three times: the instrument alone, people alone, and the instrument corrected by people, side by side."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ..estimates.commands import Estimated
from ..estimates.contrasts import OUTLETS, TIME
from ..estimates.estimator import CORRECTED, INSTRUMENT, PEOPLE
from ..estimates.units import ESTIMANDS
from ..estimates.words import BY, printed
from ..measures import accuracy
from ..palette import AUTHOR_GREY, OTHER
from . import style
from .layout import both_layouts
from .outlets import MEASURES

_MEASURE = {"stance": "stance", "terms": "loaded", "sources": "share"}
_DRAWN = {
    "stance": "mean tone, from −1 to +1",
    "terms": "loaded terms of the outlet's own in a thousand of its words",
    "sources": "share of the words in sentences that report somebody",
}
_LOOK = {
    INSTRUMENT: {"color": OTHER, "marker": "s", "markerfacecolor": "white"},
    PEOPLE: {"color": AUTHOR_GREY, "marker": "o", "markerfacecolor": "white"},
    CORRECTED: {"color": AUTHOR_GREY, "marker": "o", "markerfacecolor": AUTHOR_GREY},
}
_APART = 0.42
"""Rows between the marks of one row."""

MOST = 12
"""Rows of a figure at most."""


@both_layouts
def values(found: Estimated, compared: str = OUTLETS) -> Figure:
    """What each outlet (or, over time, each outlet in each period) comes to, for each side."""
    return _figure(found, found.rows[(found.rows.compared == compared) & found.rows.against.isna()], difference=False)


@both_layouts
def contrasts(found: Estimated, compared: str = OUTLETS) -> Figure:
    """Outlets, periods, or before and after, set against each other, for each side; 0 where there is no difference."""
    return _figure(found, found.rows[(found.rows.compared == compared) & found.rows.against.notna()], difference=True)


def _figure(found: Estimated, rows: pd.DataFrame, difference: bool) -> Figure:
    rows = rows.assign(label=[_label(row) for row in rows.itertuples()])
    if rows.empty or rows.value.isna().all():
        return style.nothing("There is nothing to compare here: it takes two outlets, periods or halves with codings", "")
    labels, sides = list(dict.fromkeys(rows.label))[:MOST], sorted(rows.who.unique())
    shown = rows[rows.label.isin(labels)]
    finding = _finding(found, rows.compared.iloc[0])
    step = 3 * _APART + 0.5
    figure, axes, heights = style.grid(finding, _note(found, difference, len(set(rows.label)) - len(labels)), labels, sides, step)
    low, high = _scale(shown)
    for ax, who in zip(axes, sides, strict=True):
        ax.set_xlim(low, high)
        _panel(ax, shown[shown.who == who], dict(zip(labels, heights, strict=True)), found.estimand, difference)
        ticks = [tick for tick in MaxNLocator(4).tick_values(low, high) if low <= tick <= high]
        ax.set_xticks(ticks, [_tick(tick, found.estimand) for tick in ticks])
    return style.finish(figure, f"{finding}. {_in_words(shown, found.estimand, difference)}.", found.rests_on)


def _label(row) -> str:
    if pd.isna(row.against):
        return row.outlet if pd.isna(row.period) else f"{row.outlet}, {row.period}"
    return f"{row.outlet} − {row.against}" if row.compared == OUTLETS else f"{row.outlet}: {row.period} − {row.against}"


_OVER_TIME = {
    "stance": "wrote of {who} more positively",
    "terms": "aimed more loaded terms at {who}",
    "sources": "gave {who} a larger share of the attributed words",
}


def _finding(found: Estimated, compared: str) -> str:
    """The clearest corrected difference of what is compared, or that there is none."""
    rows = found.rows[(found.rows.compared == compared) & found.rows.against.notna() & (found.rows.by == CORRECTED)]
    clear = rows[(rows.low > 0) | (rows.high < 0)]
    measure = MEASURES[_MEASURE[found.estimand]]
    if clear.empty:
        same = measure.same if compared == OUTLETS else "No outlet clearly changed"
        return f"Corrected by people: {same[0].lower()}{same[1:]}"
    row = clear.loc[np.minimum(clear.low.abs(), clear.high.abs()).idxmax()]
    if compared == OUTLETS:
        more, less = (row.outlet, row.against) if row.value > 0 else (row.against, row.outlet)
        return f"Corrected by people: {more} {measure.more.format(who=row.who, other=less)}"
    more, less = (row.period, row.against) if row.value > 0 else (row.against, row.period)
    in_ = "in " if compared == TIME else ""
    return f"Corrected by people: {row.outlet} {_OVER_TIME[found.estimand].format(who=row.who)} {in_}{more} than {in_}{less}"


def _note(found: Estimated, difference: bool, left: int) -> str:
    whole = found.rows[(found.rows.compared == OUTLETS) & found.rows.against.isna() & (found.rows.by == CORRECTED)]
    n = (
        whole[["codings", "units"]].sum()
        if ESTIMANDS[found.estimand].by_side
        else whole.groupby("outlet")[["codings", "units"]].max().sum()
    )
    drawn = f"differences in the {_DRAWN[found.estimand]}" if difference else _DRAWN[found.estimand]
    more = f" {left} more are in the table." if left else ""
    return (
        f"N = {n.codings:,.0f} codings of {n.units:,.0f} units. Drawn: {drawn}. Square: {BY[INSTRUMENT]}; ring: "
        f"{BY[PEOPLE]}; dot: corrected by people, with its number. Line: 95 % interval, clustered by article or story, left out where too "
        f"little is coded.{more} {accuracy.line(found.rests_on)}"
    )


def _scale(rows: pd.DataFrame) -> tuple[float, float]:
    seen = rows[["value", "low", "high"]].to_numpy(dtype=float)
    seen = np.append(seen[np.isfinite(seen)], 0.0)
    low, high = float(seen.min()), float(seen.max())
    room = 0.12 * ((high - low) or 1.0)  # for a number beside an interval
    return low - room, high + room


def _tick(value: float, estimand: str) -> str:
    return (f"{100 * value:.0f} %" if estimand == "sources" else f"{value:g}").replace("-", "−")


def _panel(ax: Axes, rows: pd.DataFrame, heights: dict[str, float], estimand: str, difference: bool) -> None:
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    for row in rows.itertuples():
        y = heights[row.label] + _APART * (list(_LOOK).index(row.by) - 1)
        look = _LOOK[row.by]
        ax.plot([row.low, row.high], [y, y], color=look["color"], linewidth=1.4)
        ax.plot([row.value], [y], linestyle="none", markersize=5, **look)
        if row.by == CORRECTED and not np.isnan(row.value):
            _number(ax, row, y, printed(row.value, estimand, difference))


def _number(ax: Axes, row, y: float, words: str) -> None:
    """The corrected value in figures beside its interval, on the side that has room: below it another row's label may stand."""
    low, high = (row.value if np.isnan(end) else end for end in (row.low, row.high))
    left, right = ax.get_xlim()
    on_the_right = right - high >= low - left
    at, ha, away = (high, "left", 4) if on_the_right else (low, "right", -4)
    where = {"xytext": (away, 0), "textcoords": "offset points", "ha": ha, "va": "center", "fontsize": 7, "color": style.FAINT}
    ax.annotate(words, (at, y), **where)


def _in_words(rows: pd.DataFrame, estimand: str, difference: bool) -> str:
    said = [
        f"{row.who}, {row.label}: {printed(row.value, estimand, difference)} {BY[row.by]}"
        for row in rows.itertuples()
        if not np.isnan(row.value)
    ]
    return "; ".join(said)
