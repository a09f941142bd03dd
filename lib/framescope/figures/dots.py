"""Sentences against (filled dots) and for somebody (open ones), counted in the cells of a matrix."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..palette import AUTHOR_GREY
from . import style
from .layout import layout

KEY = "Filled: sentences against; open: sentences for."

_LETTER = 0.068
"""Inches that a letter of such a name takes."""

_UPRIGHT = 16
"""Characters to a line of a name that stands upright above its column."""


def panels(finding: str, note: str, rows: list[str], columns: list[str], headings: Sequence[str]) -> tuple[Figure, list[Axes]]:
    """A figure with one matrix under each heading, the names of its columns upright above it."""
    folded = [style.fold(name, _UPRIGHT) for name in columns]
    tall = _LETTER * max(len(line) for name in folded for line in name.split("\n")) + 0.1
    figure, axes = style.canvas(finding, note, len(rows), rows, axis=0.1, columns=len(headings), head=tall + 0.3, right=0.15)
    for ax, name in zip(axes, headings, strict=True):
        ax.set_title(
            name, fontsize=9, color=style.INK, loc="left", y=1.0, pad=72 * (tall + 0.08 + 0.12 * layout().stacked), fontweight="bold"
        )
        ax.set_xlim(-0.5, len(columns) - 0.5)
        ax.set_xticks(range(len(columns)), folded, fontsize=8, rotation=90)
        ax.xaxis.tick_top()
        ax.tick_params(axis="x", length=0, colors=style.INK, pad=4 + 12 * layout().stacked)
        ax.spines["bottom"].set_visible(False)
        for y in range(len(rows)):
            ax.axhline(y, color="#eeeeee", linewidth=0.8, zorder=0)
    return figure, axes


def dots(ax: Axes, frame: pd.DataFrame, rows: list[str], columns: list[str], row: str, column: str) -> None:
    """The numbers of a frame with the columns negative and positive; what has no row or column there is left out.

    In each cell the sentences against stand at the left, those for at the right.
    """
    for found in frame[frame[row].isin(rows) & frame[column].isin(columns)].to_dict("records"):
        x, y = columns.index(found[column]), rows.index(found[row])
        both = 0.23 if found["negative"] and found["positive"] else 0
        if found["negative"]:
            style.number(ax, x - both, y, found["negative"], 125, 8)
        if found["positive"]:
            ax.scatter([x + both], [y], s=125, facecolor="white", edgecolor=AUTHOR_GREY)
            ax.text(x + both, y, str(found["positive"]), ha="center", va="center", color=style.INK, fontsize=8)


def in_words(negative: int, positive: int) -> str:
    """The two numbers as an alternative text has them: "2 against and 1 for"."""
    return " and ".join(f"{n} {word}" for n, word in ((negative, "against"), (positive, "for")) if n)
