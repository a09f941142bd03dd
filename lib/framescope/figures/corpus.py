"""The figures of a corpus: small multiples over time, one row an outlet, one column a side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..corpus.trends import overall, with_intervals
from ..measures import accuracy
from ..measures.ratios import FEWEST
from ..measures.source_kinds import IN_WORDS
from ..palette import AUTHOR_GREY
from . import style
from .layout import both_layouts, layout
from .outlets import KINDS, MEASURES, words

COUNTED = {
    "stance": "mentions in the outlets' own voice",
    "loaded": "thousand words of the outlets' own",
    "share": "attributed words",
    "kind": "attributed words",
}
DRAWN = {
    "stance": "mean sentiment",
    "loaded": "loaded terms of the outlet's own aimed at the side, in a thousand of its own words",
    "share": "share of all attributed words",
    "kind": "share of all attributed words that sources of the kind get",
}
"""For each measure what n counts, and what is drawn."""

NAMES = {"stance": "tone", "loaded": "loaded terms", "share": "share of words"}

NO_TONE = (
    "No tone to show: the corpus was measured without the mention model and the sentence model, or no outlet names anybody in its own voice"
)

_STEP = 2.4
"""Rows of the canvas for one outlet."""

_HALF = 0.8
"""Half the height in which an outlet's dots rise and fall."""


@both_layouts
def over_time(frame: pd.DataFrame, measure: str, outlets: int = 6) -> Figure:
    """One measure of `framescope.corpus.trends.trends` over time, with intervals clustered by story.

    Shown are the `outlets` with most articles. In each row the measure rises upward between the two numbers at its left.
    """
    mine = frame[frame.measure == measure]
    if mine.empty:
        return style.nothing(NO_TONE if measure == "stance" else "Nothing in this corpus can be measured over time", "")
    names = _by_articles(mine)[:outlets]
    sides = list(mine.groupby("who").k.sum().sort_values(ascending=False, kind="stable").index)
    whole = with_intervals(overall(mine[mine.outlet.isin(names)]))
    finding = (MEASURES | {"kind": KINDS})[measure].finding(whole.replace({"who": IN_WORDS}) if measure == "kind" else whole, "ratio")
    points = with_intervals(mine[mine.outlet.isin(names) & mine.period.notna()])
    note = (
        f"N = {_counted(whole, measure):,.0f} {COUNTED[measure]}, up to {int(whole.groupby('outlet').k.max().sum())} stories. Drawn: {DRAWN[measure]}; dot: one "
        f"period; line: 95 % interval, clustered by story (copies of one count as one), left out below {FEWEST} stories. Number and grey band: the whole time. "
        f"{accuracy.line(mine.rests_on.iloc[0])}"
    )
    figure, axes, heights = style.grid(finding, note, names, sides, step=_STEP, axis=0.5, beside=0.5)
    low, high = _scale(points, whole, measure)
    rows = {name: _Row(height, low, high) for name, height in zip(names, heights, strict=True)}
    periods = sorted(points.period.unique())
    for ax, who in zip(axes, sides, strict=True):
        _panel(ax, points[points.who == who], whole[whole.who == who], rows, periods, measure)
    for ax, height in product(axes if layout().stacked else axes[:1], heights):
        style.row_label(ax, height - _HALF, words(high, measure), 7, style.FAINT)
        style.row_label(ax, height + _HALF, words(low, measure), 7, style.FAINT)
    alt = "; ".join(f"{r.outlet}, {r.who}: {words(r.ratio, measure)}, {int(r.k)} stories" for r in whole.itertuples())
    return style.finish(figure, f"{finding}. {alt}.", mine.rests_on.iloc[0])


def behind(frame: pd.DataFrame) -> pd.DataFrame:
    """The numbers of all periods together (`trends.with_intervals`), in the order of the figures, each measure by its name."""
    whole = with_intervals(overall(frame))
    order = list(MEASURES)
    return whole.sort_values("measure", key=lambda names: names.map(order.index), kind="stable").replace({"measure": NAMES})


def _counted(whole: pd.DataFrame, measure: str) -> float:
    """What stands behind the figure. Mentions of two sides are different ones; an outlet's words are the same for both."""
    return whole.n.sum() if measure == "stance" else whole.groupby("outlet").n.max().sum()


def _by_articles(frame: pd.DataFrame) -> list[str]:
    """The outlets, those with most articles first."""
    counts = frame.groupby("outlet").k.sum()
    return sorted(counts.index, key=lambda outlet: (-counts[outlet], outlet))


def _scale(points: pd.DataFrame, whole: pd.DataFrame, measure: str) -> tuple[float, float]:
    if measure in {"share", "kind"}:
        return 0.0, 1.0
    seen = pd.concat([points[["ratio", "low", "high"]], whole[["ratio", "low", "high"]]]).to_numpy()
    most = max(0.1, float(np.nanmax(np.abs(seen)))) if np.isfinite(seen).any() else 1.0
    return (-min(1.0, most), min(1.0, most)) if measure == "stance" else (0.0, most)


@dataclass(frozen=True)
class _Row:
    """Where an outlet's row stands (`height`, its middle), and the numbers at its foot and its top."""

    height: float
    low: float
    high: float

    def at(self, value: pd.Series | float) -> pd.Series | float:
        """The place of a value in the row, on axes that count downward."""
        return self.height + _HALF - 2 * _HALF * (value - self.low) / (self.high - self.low)


def _panel(ax: Axes, points: pd.DataFrame, whole: pd.DataFrame, rows: dict[str, _Row], periods: list[str], measure: str) -> None:
    ax.set_xlim(-0.5, max(0.5, len(periods) - 0.5))
    shown = [0, len(periods) - 1] if len(periods) > 1 else [0] if periods else []
    ax.set_xticks(shown, [periods[i] for i in shown])
    for row in rows.values():
        ax.axhline(row.at(max(row.low, 0.0)), color="#dddddd", linewidth=0.8, zorder=0)
    for outlet, found in points.groupby("outlet"):
        x, row = [periods.index(p) for p in found.period], rows[outlet]
        ax.vlines(x, row.at(found.low), row.at(found.high), color=AUTHOR_GREY, linewidth=1.2)
        ax.plot(x, row.at(found.ratio), "o", color=AUTHOR_GREY, markersize=3.5)
    for found in whole.itertuples():
        row = rows[found.outlet]
        ax.axhspan(row.at(found.low), row.at(found.high), color="#f0f0f0", linewidth=0, zorder=-1)
        style.row_note(ax, row.height, words(found.ratio, measure), 7.5, style.FAINT)
