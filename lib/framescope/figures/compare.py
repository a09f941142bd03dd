"""The figures of a press review: small multiples, one row an outlet, one column a side."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..comparison import compare
from ..comparison.compare import HEARD, MENTIONED, Review
from ..measures import accuracy, summary
from ..measures.statistics import FEWEST_GROUPS, FLOOR
from ..palette import AUTHOR
from . import style

ALONE = "One article alone: there is nothing to compare it with"


def stance(review: Review) -> Figure:
    """The mean sentiment toward each side in each outlet's own voice."""
    frame = compare.stance(review)
    finding = (
        style.difference(frame, "mean", "writes of {who} more positively than {other}")
        or "No outlet's own tone toward a side can be told from another's"
    )
    note = (
        f"N = {int(frame.n.sum())} mentions in the outlets' own voice. By {summary.INSTRUMENT_NAMES[summary.HEADLINE_INSTRUMENT]}; "
        f"dot: mean; line: 95 % interval (bootstrap over sentences, from {FEWEST_GROUPS} on), no dot below {FLOOR} mentions. {accuracy.line('sentiment')}"
    )
    return _multiples(review, frame[frame.n >= FLOOR], finding, note, (-1, 1), style.signed)


def loaded(review: Review) -> Figure:
    """Loaded terms of each outlet's own aimed at each side, in a thousand of its own words."""
    frame = compare.loaded(review)
    finding = (
        style.difference(frame, "mean", "aims more loaded terms at {who} than {other}")
        or "No outlet aims clearly more loaded terms at a side than another"
    )
    note = (
        f"N = {int(frame.n.sum())} loaded terms of the outlets' own whose target is known. Terms in a thousand words of the outlet's own; "
        f"line: 95 % interval (bootstrap over sentences, from {FEWEST_GROUPS} on). {accuracy.line('terms')}"
    )
    high = max(1.0, float(frame.high.fillna(frame["mean"]).max())) if len(frame) else 1.0
    return _multiples(review, frame, finding, note, (0, high), lambda v: f"{v:.0f}")


def source_shares(review: Review) -> Figure:
    """The share of all attributed words that each side gets in each outlet."""
    frame = compare.shares(review)
    finding = (
        style.difference(frame, "mean", "gives {who} a larger share of the attributed words than {other}")
        or "No outlet clearly gives a side more to say than another"
    )
    note = (
        f"N = {int(frame.n.sum())} attributions, {int(frame.words.sum())} words. Share of the outlet's attributed words; line: 95 % "
        f"interval (bootstrap over sentences), none below {FEWEST_GROUPS} sentences. {accuracy.line('attribution')}"
    )
    return _multiples(review, frame, finding, note, (0, 1), style.percent)


def coverage(review: Review, most: int = 12) -> Figure:
    """Who is heard in which outlet (a filled dot with the number of words), who is only mentioned (an open dot)."""
    frame = compare.coverage(review)
    if len(review.outlets) < 2 or frame.empty:
        return style.nothing(ALONE if len(review.outlets) < 2 else "Nobody is reported to have said anything in these articles", "")
    everywhere = frame.groupby("name").standing.agg(lambda s: (s == HEARD).all())
    names = list(dict.fromkeys(frame.name))
    heard = int(everywhere.sum())
    finding = f"{heard or 'None'} of {style.count(len(names), 'source')} {'is' if heard < 2 else 'are'} heard in every article"
    rest = f" {style.count(len(names) - most, 'source')} more not shown." if len(names) > most else ""
    note = (
        f"N = {int(frame.words.sum())} attributed words. Filled: heard, with the number of words; open: mentioned but not heard; "
        f"nothing: absent.{rest} {accuracy.line('attribution')}"
    )
    shown = names[:most]
    figure, (ax,) = style.sheet(finding, note, len(shown), shown, head=0.55, axis=0.1)
    _columns(ax, review.outlets)
    for row in frame[frame.name.isin(shown)].itertuples():
        place = (review.outlets.index(row.outlet), shown.index(row.name))
        if row.standing == HEARD:
            ax.scatter(*place, s=300, color=AUTHOR)
            ax.text(*place, str(row.words), ha="center", va="center", color="white", fontsize=7.5, fontweight="bold")
        elif row.standing == MENTIONED:
            ax.scatter(*place, s=90, facecolor="white", edgecolor=AUTHOR)
    for y in range(len(shown)):
        ax.axhline(y, color="#eeeeee", linewidth=0.8, zorder=0)
    alt = "; ".join(
        f"{r.name}, {r.outlet}: {r.standing}" + (f", {r.words} words" if r.words else "") for r in frame.itertuples() if r.name in shown
    )
    return style.finish(figure, f"{finding}. {alt}.")


def _columns(ax: Axes, outlets: list[str]) -> None:
    """The outlets' names above the columns, broken so that neighbours do not touch."""
    from textwrap import wrap

    width = max(7, 66 // len(outlets) - 2)
    names = ["\n".join(wrap(style.fit(name, 2 * width), width)[:2]) for name in outlets]
    ax.set_xlim(-0.5, len(outlets) - 0.5)
    ax.set_xticks(range(len(outlets)), names, fontsize=8 if len(outlets) < 6 else 6)
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0, colors=style.INK)
    ax.spines["bottom"].set_visible(False)


def distinctive(review: Review, most: int = 6) -> Figure:
    """The words that set each outlet apart, as log-odds with their intervals."""
    frame = compare.distinctive(review, most)
    if frame.empty:
        return style.nothing(ALONE if len(review.outlets) < 2 else "No word is used more by one of these articles than by the others", "")
    note = (
        f"N = {sum(len(compare.lemmas(a)) for a in review.analyses.values())} content words (lemmas). Log-odds of the word in one "
        "article against the others, with a prior of what all share (Monroe, Colaresi and Quinn 2008); line: 95 % interval; filled: it lies above 0, "
        "which one word in forty would by chance. Beside it: how often here, and in all the others."
    )
    finding = _standing_out(frame)
    figure, (ax,) = style.sheet(finding, note, len(frame), list(frame.term), axis=0.55)
    for y, row in enumerate(frame.itertuples()):
        ax.plot([row.low, row.high], [y, y], color=AUTHOR, linewidth=1.6)
        ax.plot([row.delta], [y], "o", color=AUTHOR, markerfacecolor=AUTHOR if row.clear else "white", markersize=5.5)
        ax.text(row.high, y, f"  {row.count} : {row.rest}", va="center", fontsize=7.5, color=style.FAINT)
        if y and frame.outlet[y] != frame.outlet[y - 1]:
            ax.axhline(y - 0.5, color="#bbbbbb", linewidth=0.8)
    for outlet, ys in frame.groupby("outlet", sort=False).groups.items():
        heading = {"ha": "right", "va": "center", "fontsize": 8.5, "fontweight": "bold", "color": style.INK}
        ax.text(0.99, ys[0], style.fit(outlet, 30), transform=ax.get_yaxis_transform(), **heading)
    low, high = min(0.0, frame.low.min()), frame.high.max()
    ax.set_xlim(low - 0.02 * (high - low), high + 0.9 * (high - low))
    style.whole_numbers(ax.xaxis)
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    ax.set_xlabel("log-odds against the other articles", fontsize=8.5, color=style.FAINT)
    alt = "; ".join(f"{r.outlet}: {r.term}, {r.delta:.2f} ({r.low:.2f} to {r.high:.2f})" for r in frame.itertuples())
    return style.finish(figure, f"{finding}. {alt}.")


def _standing_out(frame: pd.DataFrame) -> str:
    clear = frame[frame.clear]
    if clear.empty:
        return "No word sets one of these articles clearly apart from the others"
    words = clear.groupby("outlet", sort=False).term.agg(lambda terms: style.join([f"“{t}”" for t in terms.head(2)]))
    return "; ".join(f"{outlet} stands out by {terms}" for outlet, terms in words.head(2).items())


def _multiples(
    review: Review, frame: pd.DataFrame, finding: str, note: str, limits: tuple[float, float], words: Callable[[float], str]
) -> Figure:
    sides, outlets = compare.sides(review), review.outlets
    if len(outlets) < 2 or not sides:
        return style.nothing(ALONE if len(outlets) < 2 else "No actor was found in these articles", "")
    figure, axes, heights = style.grid(finding, note, outlets, sides, step=1.3)
    for ax, side in zip(axes, sides, strict=True):
        _panel(ax, frame[frame.who == side], dict(zip(outlets, heights, strict=True)), limits, words)
    alt = "; ".join(f"{r.outlet}, {r.who}: {words(r.mean)}, n={r.n}" for r in frame[frame.who.isin(sides)].itertuples())
    return style.finish(figure, f"{finding}. {alt}.")


def _panel(ax: Axes, rows: pd.DataFrame, heights: dict[str, float], limits: tuple[float, float], words: Callable[[float], str]) -> None:
    low, high = limits
    ax.set_xlim(low - 0.04 * (high - low), high + 0.04 * (high - low))
    ax.set_xticks([low, high], [words(low), words(high)])
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    for row in rows.itertuples():
        y = heights[row.outlet]
        ax.plot([row.low, row.high], [y, y], color=AUTHOR, linewidth=1.6)
        ax.plot([row.mean], [y], "o", color=AUTHOR, markersize=6)
        ax.text(row.mean, y - 0.32, words(row.mean), ha="center", va="center", fontsize=7, color=style.FAINT)
