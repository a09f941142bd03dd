"""Who is for or against whom: a matrix for what the author tells, and one for what sources say."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..measures import accuracy
from ..measures.finding import the
from ..measures.passages import Sorted
from ..measures.who_toward_whom import THE_AUTHOR, stances_by_side
from ..measures.who_toward_whom import who_toward_whom as counted
from ..palette import AUTHOR_GREY
from ..portrayal.stances import NEGATIVE, POSITIVE
from ..voice import AUTHOR, SOURCE
from ..wording import begun, count
from . import links, style
from .layout import both_layouts, layout

NOBODY = "Nobody is found to be for or against anybody in this article"
PANELS = {AUTHOR: "as the author tells it", SOURCE: "in sources' words"}
_LEAST = 2
"""From so many sentences on one pair can be the title."""

_LETTER = 0.068
"""Inches that a letter of such a name takes."""

_UPRIGHT = 16
"""Characters to a line of a name that stands upright above its column."""


@both_layouts
def who_toward_whom(a: Analysis, most: int = 6) -> Figure:
    """In how many sentences each of the `most` active sides, or the author, is against (filled) or for (open) each of the others, by voice."""
    frame = counted(a)
    if frame.empty:
        return style.nothing(NOBODY, "")
    rows, columns = _largest(frame, "who", most), _largest(frame, "toward", most)
    finding = _finding(frame, a)
    figure, axes = _canvas(finding, _note(frame, rows, columns), rows, columns)
    for ax, voice in zip(axes, PANELS, strict=True):
        _panel(ax, frame[frame.voice == voice], rows, columns)
        _link(a, ax, voice, rows, columns)
    return style.finish(figure, f"{finding}. {_in_words(frame)}.", "stances")


def _largest(frame: pd.DataFrame, end: str, most: int) -> list[str]:
    """The names with the most sentences; the author first."""
    sizes = frame.groupby(end).n.sum().sort_values(ascending=False, kind="stable")
    return sorted(sizes.index[:most], key=lambda name: name != THE_AUTHOR)


def _finding(frame: pd.DataFrame, a: Analysis) -> str:
    """The pair with the most sentences for or against, where one has clearly the most; else how many there are."""
    pairs = frame.groupby(["who", "toward"])[["negative", "positive"]].sum().stack().sort_values(ascending=False, kind="stable")
    (who, toward, sign), n = pairs.index[0], int(pairs.iloc[0])
    if n < _LEAST or (len(pairs) > 1 and pairs.iloc[1] == n):
        return f"Who is for or against whom, in {count(int(frame.n.sum()), 'place')}"
    verb = "is against" if sign == "negative" else "is for"
    said = f"{who if who == THE_AUTHOR else the(who, a)} {verb} {the(toward, a)} in {count(n, 'sentence')}, more than anybody else is for or against anybody"
    return begun(said)


def _note(frame: pd.DataFrame, rows: list[str], columns: list[str]) -> str:
    shown = int(frame[frame.who.isin(rows) & frame.toward.isin(columns)].n.sum())
    left = int(frame.n.sum()) - shown
    rest = f" {left} between others not shown." if left else ""
    return f"N = {int(frame.n.sum())} (sentence, who, toward whom). Row: who; column: toward whom; filled: against; open: for.{rest} {accuracy.line('stances')}"


def _canvas(finding: str, note: str, rows: list[str], columns: list[str]) -> tuple[Figure, list[Axes]]:
    folded = [style.fold(name, _UPRIGHT) for name in columns]
    tall = _LETTER * max(len(line) for name in folded for line in name.split("\n")) + 0.1
    figure, axes = style.canvas(finding, note, len(rows), rows, axis=0.1, columns=len(PANELS), head=tall + 0.3, right=0.15)
    for ax, name in zip(axes, PANELS.values(), strict=True):
        ax.set_title(name, fontsize=9, color=style.INK, loc="left", pad=72 * (tall + 0.2 * layout().stacked), fontweight="bold")
    for ax in axes:
        ax.set_xlim(-0.5, len(columns) - 0.5)
        ax.set_xticks(range(len(columns)), folded, fontsize=8, rotation=90)
        ax.xaxis.tick_top()
        ax.tick_params(axis="x", length=0, colors=style.INK, pad=4 + 12 * layout().stacked)
        ax.spines["bottom"].set_visible(False)
    return figure, axes


def _panel(ax: Axes, frame: pd.DataFrame, rows: list[str], columns: list[str]) -> None:
    """One voice: in each cell the sentences against at the left, those for at the right."""
    for y in range(len(rows)):
        ax.axhline(y, color="#eeeeee", linewidth=0.8, zorder=0)
    for row in frame[frame.who.isin(rows) & frame.toward.isin(columns)].itertuples():
        x, y = columns.index(row.toward), rows.index(row.who)
        both = 0.23 if row.negative and row.positive else 0
        if row.negative:
            style.number(ax, x - both, y, row.negative, 125, 8)
        if row.positive:
            ax.scatter([x + both], [y], s=125, facecolor="white", edgecolor=AUTHOR_GREY)
            ax.text(x + both, y, str(row.positive), ha="center", va="center", color=style.INK, fontsize=8)


def _link(a: Analysis, ax: Axes, voice: str, rows: list[str], columns: list[str]) -> None:
    """Let each number lead to its sentences; where two stand in a cell, each half to its own."""
    s = stances_by_side(a)
    found = Sorted(a, "stances", s, s.who, s.toward, s.voice, s.polarity)
    for y, who in enumerate(rows):
        for x, toward in enumerate(columns):
            against = found(f"{who} against {toward}, {PANELS[voice]}", who, toward, voice, NEGATIVE)
            in_favour = found(f"{who} for {toward}, {PANELS[voice]}", who, toward, voice, POSITIVE)
            both = against and in_favour
            links.row(ax, (x - 0.45, x if both else x + 0.45), y, against)
            links.row(ax, (x if both else x - 0.45, x + 0.45), y, in_favour)


def _in_words(frame: pd.DataFrame) -> str:
    said = []
    for (who, toward), pair in frame.groupby(["who", "toward"], sort=False):
        counts = [f"{n} {word}" for n, word in ((int(pair.negative.sum()), "against"), (int(pair.positive.sum()), "for")) if n]
        said.append(f"{who} toward {toward}: {' and '.join(counts)}")
    return "; ".join(said)
