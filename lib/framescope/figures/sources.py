"""Who gets to speak: how much, introduced how, where in the article, and what nobody is named for."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..attribution.cues import CLASSES
from ..measures import accuracy, findings, source_kinds, summary
from ..measures.finding import the, title
from ..measures.passages import Sorted
from ..measures.room import speaking
from ..palette import AUTHOR_GREY, OTHER
from ..wording import count, join, percent
from . import keys, links, style
from .layout import both_layouts, layout

NO_SOURCE = "Nobody is reported to have said anything in this article"


@both_layouts
def source_shares(a: Analysis, most: int = 10) -> Figure:
    """Words attributed to each side, with the speakers who said them."""
    sides, people = summary.sources_by_side(a), summary.sources(a)
    if sides.empty:
        return style.nothing(NO_SOURCE, "")
    shown, total = sides.head(most), int(sides.words.sum())
    finding = title([*findings.heard(a), *findings.named(a)], f"{count(total, 'word')} quoted or reported, by those who say them")
    note = f"N = {total} words in {int(sides.attributions.sum())} attributions (quoted and indirect; scare quotes not counted). {accuracy.line('attribution')}"
    figure, (ax,) = style.canvas(finding, note, len(shown), list(shown.side))
    colours = summary.colours(a)
    said_by = _said(a, "side")
    ax.barh(range(len(shown)), shown.words, color=[colours.get(s, OTHER) for s in shown.side], height=0.62)
    for y, row in enumerate(shown.itertuples()):
        speakers = people[people.side == row.side].name.head(3).tolist()
        said = f"{row.words}: {join(speakers)}"
        links.row(ax, (0, row.words), y, said_by(f"Attributed to {row.side}", row.side))
        _beside(ax, y, row.words, said, shown.words.max())
    _leave_room(ax, shown.words.max())
    return style.finish(
        figure,
        finding
        + ". "
        + "; ".join(f"{r.side}: {count(r.words, 'word')} in {count(r.attributions, 'attribution')}" for r in shown.itertuples())
        + ".",
        "attribution",
    )


def _beside(ax: Axes, y: int, words: int, said: str, most: int) -> None:
    """What stands at the end of the bar of row `y`; `most`: the words of the longest bar."""
    folded = style.fold(said, 26, 3) if layout().stacked else style.fold(said, 42)
    ax.text(words + 0.02 * most, y, folded, va="center", fontsize=8, color=style.INK, linespacing=1)


def _leave_room(ax: Axes, most: int) -> None:
    """A scale of whole words that leaves room beside the bars for what is said there."""
    if layout().stacked:
        style.room(ax, most, 1.8)
    else:
        ax.set_xlim(0, 2.3 * most)
    style.whole_numbers(ax.xaxis)


@both_layouts
def kinds_of_sources(a: Analysis) -> Figure:
    """Words attributed to each kind of source, with the sources who said most of them."""
    kinds = source_kinds.by_kind(a)
    if kinds.empty:
        return style.nothing(NO_SOURCE, "")
    total, n = int(kinds.words.sum()), int(kinds.attributions.sum())
    finding = _kinds_finding(kinds, total)
    note = (
        f"N = {total} words in {count(n, 'attribution')}, {int(kinds.named.sum())} of them by a source that is named. The kind is told by the "
        f"words of the article itself. {accuracy.line('attribution')}"
    )
    figure, (ax,) = style.canvas(finding, note, len(kinds), list(kinds.kind))
    rows = summary.reported(a)
    said_by = Sorted(a, "attributions", rows, rows.source_kind.fillna(source_kinds.NOT_TOLD))
    grey = [OTHER if kind == source_kinds.NOT_TOLD else AUTHOR_GREY for kind in kinds.kind]
    ax.barh(range(len(kinds)), kinds.words, color=grey, height=0.62)
    for y, row in enumerate(kinds.itertuples()):
        links.row(ax, (0, row.words), y, said_by(f"Sources by kind: {row.kind}", row.kind))
        said = f"{row.words}: {row.names}" if row.names else str(row.words)
        _beside(ax, y, row.words, said, kinds.words.max())
    _leave_room(ax, kinds.words.max())
    alt = "; ".join(f"{r.kind}: {count(r.words, 'word')} in {count(r.attributions, 'attribution')}" for r in kinds.itertuples())
    return style.finish(figure, f"{finding}. {alt}.", "attribution")


def _kinds_finding(kinds: pd.DataFrame, total: int) -> str:
    """Which kind of source has most of the words whose kind is told."""
    told = kinds[kinds.kind != source_kinds.NOT_TOLD]
    if told.empty:
        return "The article does not say of what kind its sources are"
    first = told.iloc[0]
    return f"{percent(first.words / total)} of the words quoted or reported are from {source_kinds.IN_WORDS[first.kind]}"


@both_layouts
def cue_classes(a: Analysis) -> Figure:
    """How each side's words are introduced: attributions by side and class of the cue, as counted dots."""
    counts = summary.cues_by_side(a)
    if counts.empty:
        return style.nothing(NO_SOURCE, "")
    finding = _cue_finding(a, counts)
    note = f"N = {int(counts.to_numpy().sum())} attributions. {'; '.join(f'{name}: {word}' for name, word in CLASSES.items()).capitalize()}. {accuracy.line('attribution')}"
    figure, said_by = style.count_matrix(counts, finding, note, "attribution"), _said(a, "side", "cue_class")
    return links.cells(figure, counts, lambda side, cues: said_by(f"Attributed to {side}, cues: {cues}", side, cues))


def _said(a: Analysis, *keys: str) -> Sorted:
    """What is reported, by these columns; a class of cues is `framescope.measures.summary.NO_CUE` where there is none."""
    rows = summary.reported(a)
    rows = rows.assign(cue_class=rows.cue_class.fillna(summary.NO_CUE))
    return Sorted(a, "attributions", rows, *(rows[key] for key in keys))


def _cue_finding(a: Analysis, counts: pd.DataFrame) -> str:
    """How many are introduced neutrally, and whose most of the others are, where they are one side's."""
    others = counts.drop(columns="neutral").sum(axis=1).drop(summary.UNNAMED, errors="ignore")
    total, neutral = int(counts.to_numpy().sum()), int(counts.neutral.sum())
    said = f"{neutral} of {total} attributions {'is' if neutral == 1 else 'are'} introduced in neutral words"
    if total == 1:
        return f"The one attribution is {'' if neutral else 'not '}introduced in neutral words"
    left = total - neutral
    if left < 2 or others.empty or 2 * others.max() <= left:
        return said
    return f"{said}; of the other {left}, {int(others.max())} are {_possessive(the(str(others.idxmax()), a))}"


@both_layouts
def source_positions(a: Analysis) -> Figure:
    """Where in the article each side speaks, from the first character (0 %) to the last (100 %)."""
    rows = summary.reported(a)
    if rows.empty:
        return style.nothing(NO_SOURCE, "")
    order = list(summary.sources_by_side(a).side)
    finding = _first_heard(a, rows)
    note = f"N = {len(rows)} attributions where they begin; filled: with quotation marks, open: reported indirectly; larger: more words. {accuracy.line('attribution')}"
    figure, (ax,) = style.canvas(finding, note, len(order), order)
    colours = summary.colours(a)
    said_by = _said(a, "attribution_id")
    for row in rows.itertuples():
        colour = colours.get(row.side, OTHER)
        size = 25 + 3 * min(row.words, 60)
        ax.scatter(
            [100 * row.position],
            [order.index(row.side)],
            s=size,
            facecolor="white" if row.kind == "indirect" else colour,
            edgecolor=colour,
            linewidth=1.5,
            alpha=0.9,
        )
        said = said_by(f"Attributed to {row.side}", row.attribution_id)
        links.lead(ax, (100 * row.position - 2, 100 * row.position + 2), (order.index(row.side) - 0.4, order.index(row.side) + 0.4), said)
    for y in range(len(order)):
        ax.axhline(y, color="#eeeeee", linewidth=0.8, zorder=0)
    ax.set_xlim(-2, 102)
    ax.set_xticks([0, 25, 50, 75, 100], ["start", "25 %", "50 %", "75 %", "end"])
    where = rows.groupby("side").position.agg(["min", "mean"])
    places = [f"{s}: first at {percent(row['min'])}, on average at {percent(row['mean'])}" for s, row in where.loc[order].iterrows()]
    return style.finish(figure, f"{finding}. {'; '.join(places)}.", "attribution")


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _first_heard(a: Analysis, rows: pd.DataFrame) -> str:
    """Who says something first (`framescope.measures.room.speaking`)."""
    speaks = speaking(rows)
    if speaks.empty or rows.position.min() < speaks.position.min():  # the figure shows somebody earlier, of whom an act is reported
        return "Where in the article each side is reported"
    first = speaks.loc[speaks.position.idxmin()]
    where = "at the beginning" if first.position < 0.005 else f"{percent(first.position)} into the article"
    who = "a source that could not be identified" if first["name"] == summary.UNNAMED else the(first["name"], a)
    return f"First to be heard: {who}, {where}"


@both_layouts
def sourcing_by_paragraph(a: Analysis) -> Figure:
    """For each paragraph of the body how many words are a source's, the author's beside a source, and nobody's."""
    frame = summary.sourcing(a)
    if frame.empty:
        return style.nothing("This article has no body to measure", "")
    share = frame.unsourced.sum() / frame.to_numpy().sum()
    finding = (
        f"{percent(share)} of the words of the body stand in sentences without a source"
        if share
        else "Every sentence of the body has a source in it"
    )
    note = f"N = {int(frame.to_numpy().sum())} words in {count(len(frame), 'paragraph')} of the body, in their order. No source: a sentence with no part of an attribution in it. {accuracy.line('attribution')}"
    figure, (ax,) = style.canvas(finding, note, 6, [], head=keys.key_room(3), beside=0.5)
    x = range(1, len(frame) + 1)
    below = frame.source
    ax.bar(x, frame.source, facecolor="white", edgecolor=AUTHOR_GREY, hatch=style.HATCH, width=0.7, linewidth=0.8)
    ax.bar(x, frame.beside, bottom=below, color="#bdbdbd", width=0.7)
    ax.bar(x, frame.unsourced, bottom=below + frame.beside, color=AUTHOR_GREY, width=0.7)
    _link_paragraphs(a, ax, frame)
    ax.set_ylim(0, 1.05 * frame.sum(axis=1).max())
    ax.set_xlabel("paragraph of the body", fontsize=8.5, color=style.FAINT)
    ax.set_ylabel("words", fontsize=8.5, color=style.FAINT)
    ax.set_xlim(0.3, len(frame) + 0.7)
    ax.tick_params(axis="y", labelsize=8, colors=style.FAINT)
    style.whole_numbers(ax.xaxis)
    style.whole_numbers(ax.yaxis)
    keys.key(
        ax,
        [
            ("a source's words", {"facecolor": "white", "edgecolor": AUTHOR_GREY, "hatch": style.HATCH}),
            ("the author's, with a source in the sentence", {"facecolor": "#bdbdbd"}),
            ("no source", {"facecolor": AUTHOR_GREY}),
        ],
    )
    alt = f"{finding}. {', '.join(f'{n} words {what}' for what, n in frame.sum().items())}."
    return style.finish(figure, alt, "attribution")


_OF_PARAGRAPHS = {
    "source": "A source's words",
    "beside": "The author's words beside a source",
    "unsourced": "The author's words without a source",
}


def _link_paragraphs(a: Analysis, ax: Axes, frame: pd.DataFrame) -> None:
    """Link each part of each paragraph's bar to its words."""
    words = summary.sourced_words(a)
    found = Sorted(a, "tokens", words, words.paragraph_id, words.kind)
    for x, (paragraph, sizes) in enumerate(frame.iterrows(), 1):
        below = 0
        for kind, what in _OF_PARAGRAPHS.items():
            behind = found(f"{what} in paragraph {x} of the body", paragraph, kind)
            links.lead(ax, (x - 0.35, x + 0.35), (below, below + sizes[kind]), behind)
            below += sizes[kind]
