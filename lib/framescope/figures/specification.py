"""The specification curve: three findings under every defensible choice."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..measures import accuracy, specification
from ..palette import AUTHOR_GREY
from . import style
from .layout import both_layouts, layout

CURVE, LINE, GAP, SCALE = 0.85, 0.175, 0.42, 0.06
"""Inches: the height of a curve, of a row of choices, of what stands between two findings, of what stands under the last."""

LEFT = 1.75
"""Inches for the names of the choices."""


@both_layouts
def specification_curve(a: Analysis, sides: Sequence[str] | None = None) -> Figure:
    """For each finding its estimate under every specification, in order, and under it the choices that make each one.

    sides: the names of the two that are compared, by default those that are mentioned most.
    """
    frame, pair = specification.specifications(a, sides), specification.sides(a, sides)
    if frame.empty:
        return style.nothing("There are no two sides in this article whose findings could be compared", "")
    rows = specification.held(frame)
    finding = _finding(rows, pair)
    note = (
        f"N = {rows.n.sum()} specifications of {len(rows)} contrasts, {pair[0]} minus {pair[1]}. Each column is one "
        "specification, the marks under it its choices. Ring: the one that the findings rest on. "
        f"{accuracy.line('attribution', 'terms', 'sentiment')}"
    )
    blocks = [
        _Block(f"{row.finding.capitalize()}: {specification.in_short(row, pair)}", frame[frame.finding == row.finding])
        for row in rows.itertuples()
    ]
    figure, (ax,) = style.canvas(finding, note, sum(b.height for b in blocks) / style.ROW, [], axis=SCALE)
    top, height = ax.get_position().y1, figure.get_figheight()
    ax.remove()
    for block in blocks:
        top = block.draw(figure, top, height)
    return style.finish(figure, finding + ". " + " ".join(specification.sentences(frame, pair)), *accuracy.OF_FINDINGS)


def _finding(rows: pd.DataFrame, pair: tuple[str, str]) -> str:
    """What most specifications agree on, with who has more; that they agree on nothing."""
    said = [
        specification.majority(row, pair)
        for row in rows.itertuples()
        if specification.differs(row) and row.even < specification.MOST * row.n
    ]
    agreed = [words for words in said if words]
    if not agreed:
        return f"The specifications agree on no difference between {pair[0]} and {pair[1]}"
    return f"Most specifications agree: {'; '.join(agreed)}"


class _Block:
    """One finding: its curve and its choices."""

    def __init__(self, title: str, frame: pd.DataFrame) -> None:
        self.title = style.fold(title, 50, 5) if layout().stacked else style.fold(title, 96)
        self.order = frame.drop_duplicates("specification").sort_values(["estimate", "specification"])
        pairs = list(dict.fromkeys(zip(frame.choice, frame.option, strict=True)))
        choices = list(dict.fromkeys(choice for choice, _ in pairs))
        self.options = sorted(pairs, key=lambda pair: choices.index(pair[0]))
        self.picked = frame.groupby("option").specification.agg(set)
        self.gap = GAP + LINE * self.title.count("\n")
        self.height = self.gap + CURVE + LINE * len(self.options)

    def draw(self, figure: Figure, top: float, height: float) -> float:
        """Draw the block below `top` (a share of the figure's `height` in inches); returns where the next one begins."""
        canvas = layout().width
        left, width = LEFT / canvas, 1 - (LEFT + 0.45) / canvas
        below = top - (self.gap + CURVE) / height
        curve = figure.add_axes((left, below, width, CURVE / height))
        bottom = below - LINE * len(self.options) / height
        choices = figure.add_axes((left, bottom, width, LINE * len(self.options) / height))
        self._curve(curve)
        self._choices(choices)
        return bottom

    def _curve(self, ax: Axes) -> None:
        x, values, default = range(len(self.order)), self.order.estimate.tolist(), self.order.default.tolist()
        ax.axhline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
        ax.plot(x, values, "o", color=AUTHOR_GREY, markersize=2.8)
        at = default.index(True)
        ax.plot([at], [values[at]], "o", markerfacecolor="none", markeredgecolor=AUTHOR_GREY, markersize=8)
        place = {"xycoords": "axes fraction", "textcoords": "offset points"}
        ax.annotate(self.title, (0, 1), (72 * (0.12 - LEFT), 8), fontsize=9.5, color=style.INK, **place)
        style.row_label(ax, 0, "no difference", 7.5, style.FAINT)
        ax.set_ylim(min(0, *values) - 0.08 * _spread(values), max(0, *values) + 0.08 * _spread(values))
        for value in {values[0], values[-1]} - {0.0}:
            style.row_note(ax, value, f"{value:+.2g}".replace("-", "−"), 7.5, style.FAINT)
        _plain(ax, len(values))

    def _choices(self, ax: Axes) -> None:
        numbers = self.order.specification.tolist()
        for y, (_, option) in enumerate(self.options):
            there = [x for x, number in enumerate(numbers) if number in self.picked[option]]
            ax.plot(there, [y] * len(there), "|", color=AUTHOR_GREY, markersize=6.5, markeredgewidth=1.1)
            style.row_label(ax, y, style.fit(option), 7.5)
        ax.set_ylim(len(self.options) - 0.5, -0.5)
        for y in (y for y, (one, two) in enumerate(zip(self.options, self.options[1:], strict=False), 1) if one[0] != two[0]):
            ax.axhline(y - 0.5, color="#dddddd", linewidth=0.6)
        _plain(ax, len(numbers))


def _spread(values: list[float]) -> float:
    return (max(0, *values) - min(0, *values)) or 1.0


def _plain(ax: Axes, n: int) -> None:
    ax.set_xlim(-1, n)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[["top", "right", "left", "bottom"]].set_visible(False)
