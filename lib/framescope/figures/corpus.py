"""The figures of a corpus: small multiples over time, one row an outlet, one column a side."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..corpus.trends import overall, with_intervals
from ..measures import summary
from ..measures.ratios import FEWEST
from ..palette import AUTHOR
from . import style

MEASURES = {
    "stance": (
        "writes of {who} more positively than {other}",
        "No outlet's own tone toward a side can be told from another's",
        "mentions in the outlets' own voice",
        "mean sentiment",
    ),
    "loaded": (
        "aims more loaded terms at {who} than {other}",
        "No outlet aims clearly more loaded terms at a side than another",
        "thousand words of the outlets' own",
        "loaded terms of the outlet's own aimed at the side, in a thousand of its own words",
    ),
    "share": (
        "gives {who} a larger share of the attributed words than {other}",
        "No outlet clearly gives a side more to say than another",
        "attributed words",
        "share of all attributed words",
    ),
}
"""For each measure: the finding, its absence, what n counts, and what is drawn."""

_STEP = 2.4
"""Rows of the sheet for one outlet: its line rises and falls inside them."""


def over_time(frame: pd.DataFrame, measure: str, outlets: int = 6) -> Figure:
    """One measure of `framescope.corpus.trends.trends` over time, with intervals clustered by article.

    Shown are the `outlets` with most articles. In each row the measure rises upward between the two numbers at its left.
    """
    what, nothing, counted, drawn = MEASURES[measure]
    mine = frame[frame.measure == measure]
    if mine.empty:
        return style.nothing("Nothing in this corpus can be measured over time", "")
    names = _by_articles(mine)[:outlets]
    sides = list(mine.groupby("who").k.sum().sort_values(ascending=False, kind="stable").index)
    whole = with_intervals(overall(mine[mine.outlet.isin(names)]))
    finding = _difference(whole, what) or nothing
    points = with_intervals(mine[mine.outlet.isin(names) & mine.period.notna()])
    note = (
        f"N = {whole.n.sum():,.0f} {counted}, up to {int(whole.groupby('outlet').k.max().sum())} articles. Drawn: {drawn}; dot: one "
        f"period; line: 95 % interval, clustered by article, left out below {FEWEST} articles. Right of each row: the whole time. "
        f"{summary.accuracy_note() if measure == 'stance' else ''}"
    )
    figure, axes = style.sheet(finding, note, _STEP * len(names), names, columns=len(sides), head=0.3, axis=0.5, spread=_STEP)
    periods = sorted(points.period.unique())
    low, high = _scale(points, whole, measure)
    for ax, who in zip(axes, sides, strict=True):
        _panel(ax, points[points.who == who], whole[whole.who == who], names, periods, (low, high), who, measure)
    for i in range(len(names)):
        style.row_label(axes[0], i * _STEP - 0.8, _words(high, measure), 7, style.FAINT)
        style.row_label(axes[0], i * _STEP + 0.8, _words(low, measure), 7, style.FAINT)
    alt = "; ".join(f"{r.outlet}, {r.who}: {_words(r.ratio, measure)}, {int(r.k)} articles" for r in whole.itertuples())
    return style.finish(figure, f"{finding}. {alt}.")


def _by_articles(frame: pd.DataFrame) -> list[str]:
    """The outlets, those with most articles first."""
    counts = frame.groupby("outlet").k.sum()
    return sorted(counts.index, key=lambda outlet: (-counts[outlet], outlet))


def _scale(points: pd.DataFrame, whole: pd.DataFrame, measure: str) -> tuple[float, float]:
    if measure == "share":
        return 0.0, 1.0
    seen = pd.concat([points[["ratio", "low", "high"]], whole[["ratio", "low", "high"]]]).to_numpy()
    most = max(0.1, float(np.nanmax(np.abs(seen)))) if np.isfinite(seen).any() else 1.0
    return (-min(1.0, most), min(1.0, most)) if measure == "stance" else (0.0, most)


def _panel(
    ax: Axes,
    points: pd.DataFrame,
    whole: pd.DataFrame,
    outlets: list[str],
    periods: list[str],
    scale: tuple[float, float],
    who: str,
    measure: str,
) -> None:
    low, high = scale

    def y(outlet: str, value: pd.Series | float) -> pd.Series | float:
        return outlets.index(outlet) * _STEP + 0.8 - 1.6 * (value - low) / (high - low)

    ax.set_title(style.fit(who, 18), fontsize=9, color=style.INK, loc="left")
    ax.set_xlim(-0.5, max(0.5, len(periods) - 0.5))
    shown = [0, len(periods) - 1] if len(periods) > 1 else [0] if periods else []
    ax.set_xticks(shown, [periods[i] for i in shown])
    for outlet in outlets:
        ax.axhline(y(outlet, max(low, 0.0)), color="#dddddd", linewidth=0.8, zorder=0)
    for outlet, rows in points.groupby("outlet"):
        x = [periods.index(p) for p in rows.period]
        ax.vlines(x, y(outlet, rows.low), y(outlet, rows.high), color=AUTHOR, linewidth=1.2)
        ax.plot(x, y(outlet, rows.ratio), "o", color=AUTHOR, markersize=3.5)
    for row in whole.itertuples():
        style.row_note(ax, outlets.index(row.outlet) * _STEP, _words(row.ratio, measure), 7.5, style.FAINT)


def _words(value: float, measure: str) -> str:
    if measure == "share":
        return style.percent(value)
    return f"{value:+.2f}".replace("-", "−") if measure == "stance" else f"{value:.0f}"


def _difference(frame: pd.DataFrame, what: str) -> str | None:
    """The clearest difference between two outlets: intervals that do not overlap, the widest gap first."""
    gaps = []
    for who, rows in frame.dropna(subset=["low", "high"]).groupby("who"):
        for one, other in combinations(rows.itertuples(), 2):
            above, below = (one, other) if one.ratio > other.ratio else (other, one)
            gaps.append((above.low - below.high, above.outlet, who, below.outlet))
    gap, above, who, below = max(gaps, default=(-1.0, "", "", ""))
    return f"{above} {what.format(who=who, other=below)}" if gap > 0 else None
