"""The framing profile: each side on every measure, in one figure."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..measures import accuracy, findings, summary
from ..measures.finding import title
from ..measures.passages import Sorted, by_side
from ..measures.statistics import FEWEST_GROUPS, FLOOR
from ..palette import AUTHOR_GREY
from ..tables import resolved
from ..voice import AUTHOR, BY, SOURCE
from ..wording import count, percent
from . import links, style
from .layout import both_layouts, layout


@both_layouts
def framing_profile(a: Analysis, most: int = 6) -> Figure:
    """Sides as rows; mentions, share of attributed words, loaded terms aimed at it and the author's tone as columns."""
    frame = summary.profile(a, most)
    if frame.empty:
        return style.nothing("No actor was found in this article", "")
    finding = title(_found(a, frame), "Who is mentioned how often, has how much to say, and is spoken of how")
    note = (
        f"N = {len(resolved(a.mentions))} mentions, {int(summary.sources_by_side(a).words.sum())} attributed words, {len(a.terms)} loaded terms. Solid: in the author's voice; hatched: in the sources'. "
        f"Sentiment: {summary.INSTRUMENT_NAMES[summary.main_instrument(a.sentiments.instrument)]}, author's voice, 95 % interval (from {FEWEST_GROUPS} sentences on); no dot below {FLOOR} mentions. "
        f"{accuracy.line('attribution', 'terms', 'sentiment')}"
    )
    figure, axes = style.canvas(finding, note, len(frame), list(frame.who), columns=4, head=0.3 if layout().stacked else 0.42, row=_row())
    _bars(axes[0], "mentions", frame.mentions.tolist(), [f"{n}" for n in frame.mentions])
    _bars(axes[1], "share of\nattributed words", frame.share.tolist(), [percent(s) for s in frame.share])
    _terms(axes[2], frame)
    _sentiment(axes[3], frame)
    _link(a, axes, frame)
    return style.finish(figure, finding + ". " + _in_words(frame), *accuracy.OF_FINDINGS)


def _row() -> float:
    """Inches for a side: beside its label, or below it."""
    return 0.24 if layout().stacked else 1.25 * style.ROW


def _found(a: Analysis, frame: pd.DataFrame) -> list[findings.Finding]:
    """At whom the author's loaded terms are aimed, else who has most to say, of those who are shown: one finding is a title's fill."""
    return [f for f in (*findings.painted(a), *findings.heard(a)) if set(f.actors) <= set(frame.who)][:1]


def _heading(ax: Axes, text: str) -> None:
    style.heading(ax, text)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)


def _bars(ax: Axes, title: str, values: list[float], labels: list[str]) -> None:
    _heading(ax, title)
    longest = max(values) or 1
    ax.barh(range(len(values)), values, color="#bdbdbd", height=0.5)
    for y, (value, label) in enumerate(zip(values, labels, strict=True)):
        ax.text(value + 0.03 * longest, y, label, va="center", fontsize=8.5, color=style.INK)
    ax.set_xlim(0, 1.5 * longest)


def _terms(ax: Axes, frame: pd.DataFrame) -> None:
    _heading(ax, "loaded terms\naimed at it")
    y, own, theirs = range(len(frame)), frame.terms_author, frame.terms_source
    longest = max(1, int((own + theirs).max()))
    ax.barh(y, own, color=AUTHOR_GREY, height=0.5)
    ax.barh(y, theirs, left=own, facecolor="white", edgecolor=AUTHOR_GREY, hatch=style.HATCH, height=0.5, linewidth=0.8)
    for i, (a, s) in enumerate(zip(own, theirs, strict=True)):
        ax.text(a + s + 0.03 * longest, i, f"{a} + {s}", va="center", fontsize=8.5, color=style.INK)
    ax.set_xlim(0, 1.5 * longest)


def _sentiment(ax: Axes, frame: pd.DataFrame) -> None:
    style.heading(ax, "sentiment in the\nauthor's voice")
    ax.set_xlim(-1, 1)
    ax.set_xticks([-1, 0, 1], ["−1", "0", "+1"])
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    for y, row in enumerate(frame.itertuples()):
        if row.mentions_author < FLOOR:
            ax.text(
                0,
                y,
                f"too few (n={row.mentions_author})",
                ha="center",
                va="center",
                fontsize=7.5,
                color=style.FAINT,
                backgroundcolor="white",
            )
            continue
        ax.plot([row.low, row.high], [y, y], color=AUTHOR_GREY, linewidth=1.6)
        ax.plot([row.sentiment], [y], "o", color=AUTHOR_GREY, markersize=6)


def _link(a: Analysis, axes: list[Axes], frame: pd.DataFrame) -> None:
    """Let each bar and dot lead to what it counts."""
    reported, felt = summary.reported(a), summary.by_author(a.sentiments)
    said = Sorted(a, "attributions", reported, reported.side)
    scored = Sorted(a, "sentiments", felt, summary.side_of(a, felt.actor_id))
    mentions, terms = by_side(a, "mentions", "actor_id"), by_side(a, "terms", "target", "voice")
    for y, row in enumerate(frame.itertuples()):
        who = row.who
        links.row(axes[0], (0, row.mentions), y, mentions(f"Mentions of {who}", who))
        links.row(axes[1], (0, row.share), y, said(f"Attributed to {who}", who))
        for voice, x in ((AUTHOR, (0, row.terms_author)), (SOURCE, (row.terms_author, row.terms_author + row.terms_source))):
            links.row(axes[2], x, y, terms(f"Loaded terms aimed at {who} {BY[voice]}", who, voice))
        if row.mentions_author >= FLOOR:
            ends = [end for end in (row.low, row.sentiment, row.high) if end == end]
            links.row(axes[3], (min(ends) - 0.1, max(ends) + 0.1), y, scored(f"Mentions of {who} scored in the author's voice", who))


def _in_words(frame: pd.DataFrame) -> str:
    return "; ".join(
        f"{r.who}: {count(r.mentions, 'mention')}, {percent(r.share)} of attributed words, {count(r.terms_author, 'loaded term')} by the author and {r.terms_source} by sources"
        for r in frame.itertuples()
    )
