"""The figures of a press review: small multiples, one row an outlet, one column a side."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .. import comparison
from ..comparison import HEARD, MENTIONED, Review
from ..measures import accuracy, summary
from ..measures.source_kinds import IN_WORDS, NOT_TOLD
from ..measures.statistics import FEWEST_GROUPS, FLOOR
from ..palette import AUTHOR_GREY
from ..wording import count, join
from . import style
from .layout import both_layouts, layout
from .outlets import KINDS, MEASURES, limit, words

ALONE = "One article alone: there is nothing to compare it with"


@both_layouts
def stance(review: Review) -> Figure:
    """The mean sentiment toward each side in each outlet's own voice."""
    frame = comparison.stance(review)
    measure = MEASURES["stance"]
    note = (
        f"N = {int(frame.n.sum())} mentions in the outlets' own voice. By {summary.INSTRUMENT_NAMES[summary.main_instrument(())]}; "
        f"dot: mean; line: 95 % interval (bootstrap over sentences, from {FEWEST_GROUPS} on), no dot below {FLOOR} mentions. {accuracy.line('sentiment')}"
    )
    return _multiples(review, frame[frame.n >= FLOOR], measure.finding(frame, "mean"), note, (-1, 1), "stance")


@both_layouts
def loaded(review: Review) -> Figure:
    """Loaded terms of each outlet's own aimed at each side, in a thousand of its own words."""
    frame = comparison.loaded(review)
    measure = MEASURES["loaded"]
    note = (
        f"N = {int(frame.n.sum())} loaded terms of the outlets' own whose target is known. Terms in a thousand words of the outlet's own; "
        f"line: 95 % interval (bootstrap over sentences, from {FEWEST_GROUPS} on; at 0 the rates that would show none once in forty times). {accuracy.line('terms')}"
    )
    high = max(1.0, float(frame.high.fillna(frame["mean"]).max())) if len(frame) else 1.0
    return _multiples(review, frame, measure.finding(frame, "mean"), note, (0, high), "loaded")


@both_layouts
def source_shares(review: Review) -> Figure:
    """The share of all attributed words that each side gets in each outlet."""
    frame = comparison.shares(review)
    measure = MEASURES["share"]
    note = (
        f"N = {int(frame.n.sum())} attributions, {int(frame.words.sum())} words. Share of the outlet's attributed words; line: 95 % "
        f"interval (bootstrap over sentences), none below {FEWEST_GROUPS} sentences. {accuracy.line('attribution')}"
    )
    return _multiples(review, frame, measure.finding(frame, "mean"), note, (0, 1), "share")


@both_layouts
def source_kinds(review: Review, most: int = 4) -> Figure:
    """The share of all attributed words that each kind of source gets in each outlet; the `most` kinds with most words."""
    frame = comparison.source_kinds(review)
    told = frame[frame.who != NOT_TOLD]
    kinds = list(told.groupby("who").words.sum().sort_values(ascending=False, kind="stable").index[:most])
    if told.empty:
        return style.nothing("No article says of what kind its sources are", accuracy.line("attribution"))
    note = (
        f"N = {int(frame.n.sum())} attributions, {int(told.n.sum())} of them by sources of whom the article says of what kind they are. Share of "
        f"the outlet's attributed words; line: 95 % interval (bootstrap over sentences), none below {FEWEST_GROUPS} sentences. {accuracy.line('attribution')}"
    )
    return _multiples(review, frame, KINDS.finding(told.assign(who=told.who.map(IN_WORDS)), "mean"), note, (0, 1), "share", kinds)


@both_layouts
def coverage(review: Review, most: int = 12) -> Figure:
    """Who is heard in which outlet (a filled dot with the number of words), who is only mentioned (an open dot)."""
    frame = comparison.coverage(review)
    if len(review.outlets) < 2 or frame.empty:
        return style.nothing(ALONE if len(review.outlets) < 2 else "Nobody is reported to have said anything in these articles", "")
    everywhere = frame.groupby("name").standing.agg(lambda s: (s == HEARD).all())
    names = list(dict.fromkeys(frame.name))
    heard = int(everywhere.sum())
    finding = f"{heard or 'None'} of {count(len(names), 'source')} {'is' if heard < 2 else 'are'} heard in every article"
    rest = f" {count(len(names) - most, 'source')} more not shown." if len(names) > most else ""
    note = (
        f"N = {int(frame.words.sum())} attributed words. Filled: heard, with the number of words; open: mentioned but not heard; "
        f"nothing: absent.{rest} {accuracy.line('attribution')}"
    )
    shown = names[:most]
    figure, ax = style.matrix(finding, note, shown, review.outlets)
    for row in frame[frame.name.isin(shown)].itertuples():
        place = (review.outlets.index(row.outlet), shown.index(row.name))
        if row.standing == HEARD:
            style.number(ax, *place, row.words, 300, 7.5)
        elif row.standing == MENTIONED:
            ax.scatter(*place, s=90, facecolor="white", edgecolor=AUTHOR_GREY)
    alt = "; ".join(
        f"{r.name}, {r.outlet}: {r.standing}" + (f", {r.words} words" if r.words else "") for r in frame.itertuples() if r.name in shown
    )
    return style.finish(figure, f"{finding}. {alt}.", "attribution")


@both_layouts
def distinctive(review: Review, most: int = 6) -> Figure:
    """The words that set each outlet apart, as log-odds with their intervals."""
    frame = comparison.distinctive(review, most)
    if frame.empty:
        return style.nothing(ALONE if len(review.outlets) < 2 else "No word is used more by one of these articles than by the others", "")
    note = (
        f"N = {sum(len(comparison.lemmas(a)) for a in review.analyses.values())} content words (lemmas). Log-odds of the word in one "
        "article against the others, with a prior of what all share (Monroe, Colaresi and Quinn 2008); line: 95 % interval; filled: it lies above 0, "
        "which one word in forty would by chance. Beside it: how often here, and in all the others."
    )
    finding = _standing_out(frame)
    stacked = layout().stacked
    labels = [f"{row.term} ({row.outlet})" for row in frame.itertuples()] if stacked else list(frame.term)
    figure, (ax,) = style.canvas(finding, note, len(frame), labels, axis=0.55)
    for y, row in enumerate(frame.itertuples()):
        style.interval(ax, y, row.delta, row.low, row.high, filled=row.clear)
        ax.text(row.high, y, f"  {row.count} : {row.rest}", va="center", fontsize=7.5, color=style.FAINT)
        if y and frame.outlet[y] != frame.outlet[y - 1]:
            ax.axhline(y - 0.5, color="#bbbbbb", linewidth=0.8)
    for outlet, ys in () if stacked else frame.groupby("outlet", sort=False).groups.items():
        heading = {"ha": "right", "va": "center", "fontsize": 8.5, "fontweight": "bold", "color": style.INK}
        ax.text(0.99, ys[0], style.fit(outlet, 30), transform=ax.get_yaxis_transform(), **heading)
    low, high = min(0.0, frame.low.min()), frame.high.max()
    ax.set_xlim(low, high)
    style.whole_numbers(ax.xaxis)
    ax.set_xlim(low - 0.02 * (high - low), high + 0.9 * (high - low))
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    ax.set_xlabel("log-odds against the other articles", fontsize=8.5, color=style.FAINT)
    alt = "; ".join(f"{r.outlet}: {r.term}, {r.delta:.2f} ({r.low:.2f} to {r.high:.2f})" for r in frame.itertuples())
    return style.finish(figure, f"{finding}. {alt}.")


def _standing_out(frame: pd.DataFrame) -> str:
    clear = frame[frame.clear]
    if clear.empty:
        return "No word sets one of these articles clearly apart from the others"
    words = clear.groupby("outlet", sort=False).term.agg(lambda terms: join([f"“{t}”" for t in terms.head(2)]))
    return "; ".join(f"{outlet} stands out by {terms}" for outlet, terms in words.head(2).items())


def _multiples(
    review: Review,
    frame: pd.DataFrame,
    finding: str,
    note: str,
    limits: tuple[float, float],
    measure: str,
    columns: list[str] | None = None,
) -> Figure:
    """One row an outlet, one column for each of `columns`, by default the sides of the review."""
    sides, outlets = comparison.sides(review) if columns is None else columns, review.outlets
    if len(outlets) < 2 or not sides:
        return style.nothing(ALONE if len(outlets) < 2 else "No actor was found in these articles", "")
    figure, axes, heights = style.grid(finding, note, outlets, sides, step=1.3)
    for ax, side in zip(axes, sides, strict=True):
        _panel(ax, frame[frame.who == side], dict(zip(outlets, heights, strict=True)), limits, measure)
    alt = "; ".join(f"{r.outlet}, {r.who}: {words(r.mean, measure)}, n={r.n}" for r in frame[frame.who.isin(sides)].itertuples())
    return style.finish(figure, f"{finding}. {alt}.", {"stance": "sentiment", "loaded": "terms", "share": "attribution"}[measure])


def _panel(ax: Axes, rows: pd.DataFrame, heights: dict[str, float], limits: tuple[float, float], measure: str) -> None:
    low, high = limits
    ax.set_xlim(low - 0.04 * (high - low), high + 0.04 * (high - low))
    ax.set_xticks([low, high], [limit(low, measure), limit(high, measure)])
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    for row in rows.itertuples():
        y = heights[row.outlet]
        style.interval(ax, y, row.mean, row.low, row.high)
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
        ax.text(row.mean, y - 0.36, words(row.mean, measure), ha="center", va="center", fontsize=7, color=style.FAINT, bbox=paper)
