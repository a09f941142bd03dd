"""Sentiment toward each side, as each instrument sees it, in each voice."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..measures import accuracy, findings, summary
from ..measures.finding import title
from ..measures.passages import Sorted
from ..measures.statistics import FEWEST_GROUPS, FLOOR
from ..palette import AUTHOR_GREY
from ..voice import AUTHOR, BY, SOURCE
from . import links, style
from .layout import both_layouts, layout

SECOND = 0.8
"""How far below the author's row of a side the sources' row stands."""


@both_layouts
def sentiment_by_side(a: Analysis, most: int = 6) -> Figure:
    """Instruments side by side: each mention a tick, the mean a dot with its interval, filled for the author's voice."""
    frame = summary.sentiment_toward(a)
    if frame.empty:
        return style.nothing("No mention of an actor to measure sentiment toward", "")
    who, instruments = list(dict.fromkeys(frame.who))[:most], sorted(frame.instrument.unique())
    finding = title(
        [f for f in findings.tone(a) if set(f.actors) <= set(who)][:2],
        "How each mention of a side is spoken of, by the author and by the sources",
    )
    note = (
        f"N = {a.sentiments.mention_id.nunique()} mentions. Each tick is a mention's clause, the dot their mean (filled: the author's voice; open: the sources'), the line its 95 % interval "
        f"(bootstrap over sentences), left out below {FLOOR} mentions or {FEWEST_GROUPS} sentences: too few to say. {accuracy.line('sentiment')}"
    )
    figure, axes = style.canvas(finding, note, 2 * len(who), who, columns=len(instruments), head=0.38, spread=2, lift=0.6, beside=0.55)
    scores = a.sentiments.assign(who=summary.side_of(a, a.sentiments.actor_id))
    for ax, instrument in zip(axes, instruments, strict=True):
        mine = scores[scores.instrument == instrument]
        _panel(ax, frame[frame.instrument == instrument], mine, who, instrument, crowded=len(instruments) > 3 and not layout().stacked)
        _link(ax, Sorted(a, "sentiments", mine, mine.who, mine.voice), who)
    for ax in axes if layout().stacked else axes[:1]:
        for i in range(len(who)):
            style.row_label(ax, 2 * i + SECOND, "sources", 8, style.FAINT)
    return style.finish(figure, finding + ". " + _in_words(frame, who), "sentiment")


def _panel(ax: Axes, frame: pd.DataFrame, scores: pd.DataFrame, who: list[str], instrument: str, crowded: bool) -> None:
    ax.set_xlim(-1.05, 1.05)
    ax.set_xticks([-1, 0, 1], ["−1\nnegative", "0", "+1\npositive"])
    if crowded:
        for label, side in zip(ax.get_xticklabels(), ("left", "center", "right"), strict=True):
            label.set_horizontalalignment(side)  # inside its panel, so that it does not touch the neighbour's
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    style.heading(ax, summary.INSTRUMENT_NAMES.get(instrument, instrument), 9.5)
    for row in frame[frame.who.isin(who)].itertuples():
        y = 2 * who.index(row.who) + (0 if row.voice == AUTHOR else SECOND)
        mine = scores[(scores.who == row.who) & (scores.voice == row.voice)]
        ax.plot(mine.score, [y] * len(mine), "|", color="#aaaaaa", markersize=7)
        if row.n >= FLOOR:
            ax.plot([row.low, row.high], [y, y], color=AUTHOR_GREY, linewidth=1.6)
        ax.plot([row.mean], [y], "o", color=AUTHOR_GREY, markerfacecolor=AUTHOR_GREY if row.voice == AUTHOR else "white", markersize=6.5)
        ax.annotate(
            f"n={row.n}",
            (1, y),
            xycoords=("axes fraction", "data"),
            xytext=(2, 0),
            textcoords="offset points",
            va="center",
            fontsize=7,
            color=style.FAINT,
        )


def _link(ax: Axes, scores: Sorted, who: list[str]) -> None:
    """Let the row of each side and voice lead to the mentions in it."""
    for i, name in enumerate(who):
        for voice, y in ((AUTHOR, 2 * i), (SOURCE, 2 * i + SECOND)):
            found = scores(f"Mentions of {name} {BY[voice]}", name, voice)
            links.lead(ax, (-1.05, 1.05), (y - 0.39, y + 0.39), found)


def _in_words(frame: pd.DataFrame, who: list[str]) -> str:
    rows = frame[frame.who.isin(who)].itertuples()
    return (
        "; ".join(
            f"{r.who}, {r.voice}'s voice, {summary.INSTRUMENT_NAMES.get(r.instrument, r.instrument)}: mean {r.mean:+.2f} of {r.n}"
            for r in rows
        )
        + "."
    )
