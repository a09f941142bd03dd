"""The look that all figures share: a sheet of paper with a finding above it and a note under it."""

from __future__ import annotations

from itertools import combinations
from textwrap import wrap

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator
from pandas import DataFrame

from ..palette import AUTHOR

WIDTH = 7.6
"""Inches; the height follows from what is shown."""

INK, FAINT = "#222222", "#767676"
ROW = 0.34
"""Inches for one row of a chart with rows."""

HATCH = "////"
_TITLE, _NOTE = 0.25, 0.165
_MARGIN = 0.12


def sheet(
    title: str, note: str, rows: float, labels: list[str], axis: float = 0.42, columns: int = 1, head: float = 0.0, spread: float = 1.0
) -> tuple[Figure, list[Axes]]:
    """A figure with its finding and its note, and `columns` bare axes of `rows` rows with room for the row labels.

    Row labels stand beside the first axes, `spread` rows apart. `axis` and `head` are inches kept for the scale below
    the axes and for headings above them.
    """
    heading, small = wrap(title, 66), wrap(note, 122, break_on_hyphens=False)
    above, below = _TITLE * len(heading) + 2 * _MARGIN + head, _NOTE * len(small) + 2 * _MARGIN + axis
    height = above + rows * ROW + below
    figure = Figure(figsize=(WIDTH, height), dpi=100, facecolor="white")
    place = {"x": _MARGIN / WIDTH, "ha": "left"}
    figure.suptitle(
        "\n".join(heading), y=1 - _MARGIN / height, va="top", fontsize=12.5, fontweight="bold", color=INK, linespacing=1.25, **place
    )
    figure.text(y=_MARGIN / height, s="\n".join(small), va="bottom", fontsize=8, color=FAINT, linespacing=1.3, **place)
    labels = [fit(label) for label in labels]
    left = 0.4 + 0.078 * max((len(s) for s in labels), default=4)
    edges = {"left": left / WIDTH, "right": 1 - 0.45 / WIDTH, "top": 1 - above / height, "bottom": below / height}
    axes = list(figure.subplots(1, columns, squeeze=False, gridspec_kw={"wspace": 0.28, **edges})[0])
    for ax in axes:
        _bare(ax, rows)
    for i, label in enumerate(labels):
        row_label(axes[0], i * spread, label)
    return figure, axes


def grid(
    title: str, note: str, rows: list[str], columns: list[str], step: float, axis: float = 0.42
) -> tuple[Figure, list[Axes], list[float]]:
    """Small multiples: a row for each of `rows`, `step` rows high, and bare axes for each of `columns`, under its name.

    Returned with the figure and the axes: the height of each row in them.
    """
    width = 60 // len(columns)
    names = ["\n".join(wrap(fit(name, 2 * width), width)[:2]) for name in columns]
    head = 0.42 if any("\n" in name for name in names) else 0.3
    figure, axes = sheet(title, note, step * len(rows), rows, axis=axis, columns=len(columns), head=head, spread=step)
    for ax, name in zip(axes, names, strict=True):
        ax.set_title(name, fontsize=9, color=INK, loc="left")
        ax.set_ylim(step * (len(rows) - 0.5), -0.5 * step)
    return figure, axes, [i * step for i in range(len(rows))]


def fit(label: str, most: int = 34) -> str:
    """The label, cut after `most` characters: a name must not push the chart off the sheet."""
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def row_label(ax: Axes, y: float, label: str, size: float = 9.5, colour: str = INK) -> None:
    """Words to the left of the axes, beside row `y`."""
    ax.annotate(
        label,
        (0, y),
        xycoords=("axes fraction", "data"),
        xytext=(-8, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        fontsize=size,
        color=colour,
    )


def row_note(ax: Axes, y: float, note: str, size: float = 8.5, colour: str = INK) -> None:
    """Words to the right of the axes, beside row `y`."""
    ax.annotate(
        note,
        (1, y),
        xycoords=("axes fraction", "data"),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        fontsize=size,
        color=colour,
    )


def _bare(ax: Axes, rows: float) -> None:
    ax.set_ylim(rows - 0.5, -0.5)
    ax.set_yticks([])
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color("#bbbbbb")
    ax.tick_params(axis="x", labelsize=8, colors=FAINT, length=3)


def finish(figure: Figure, alt: str, *rests_on: str) -> Figure:
    """Give the figure its alternative text and what it rests on, and see that no dollar sign in it is read as mathematics.

    rests_on: instruments (keys of `framescope.measures.accuracy.INSTRUMENTS`), whose accuracy a page tells beside the figure.
    """
    figure.set_label(alt)
    figure.rests_on = rests_on
    for ax in figure.axes:
        ax.get_xticklabels()
    for text in figure.findobj(Text):
        text.set_parse_math(False)
    return figure


def nothing(title: str, note: str) -> Figure:
    """A figure for an article in which there is nothing to show: it says so."""
    figure, (ax,) = sheet(title, note, 1, [])
    ax.set_axis_off()
    return finish(figure, title)


def two_voices(ax: Axes, author: list[int], source: list[int]) -> None:
    """Rows of stacked bars: the author's voice solid, the sources' hatched, each with its number and a key."""
    longest = max((a + s for a, s in zip(author, source, strict=True)), default=1) or 1
    ax.barh(range(len(author)), author, color=AUTHOR, height=0.62)
    ax.barh(range(len(source)), source, left=author, facecolor="white", edgecolor=AUTHOR, hatch=HATCH, height=0.62, linewidth=0.8)
    for y, (a, s) in enumerate(zip(author, source, strict=True)):
        ax.text(a + s + 0.012 * longest, y, f"{a + s}  ({a} author, {s} sources)", va="center", fontsize=8.5, color=INK)
    ax.set_xlim(0, 1.45 * longest)
    whole_numbers(ax.xaxis)


def matrix(finding: str, note: str, rows: list[str], columns: list[str]) -> tuple[Figure, Axes]:
    """A figure and its axes with a line for each row, and the names of the columns above, broken so that neighbours do not touch."""
    size = 9 if len(columns) < 6 else 6
    width = max(7, int(66 * 9 / size) // len(columns) - 2)
    names = ["\n".join(wrap(fit(str(name), 2 * width), width)[:2]) for name in columns]
    head = 0.55 if any("\n" in name for name in names) else 0.3
    figure, (ax,) = sheet(finding, note, len(rows), rows, head=head, axis=0.1)
    ax.set_xlim(-0.5, len(columns) - 0.5)
    ax.set_xticks(range(len(columns)), names, fontsize=size)
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0, colors=INK)
    ax.spines["bottom"].set_visible(False)
    for y in range(len(rows)):
        ax.axhline(y, color="#eeeeee", linewidth=0.8, zorder=0)
    return figure, ax


def number(ax: Axes, x: float, y: float, n: int, size: float, font: float = 8.5) -> None:
    """A filled dot with a number in it."""
    ax.scatter([x], [y], s=size, color=AUTHOR)
    ax.text(x, y, str(n), ha="center", va="center", color="white", fontsize=font, fontweight="bold")


def interval(ax: Axes, y: float, value: float, low: float, high: float, filled: bool = True) -> None:
    """A dot at `value` on its interval, across row `y`."""
    ax.plot([low, high], [y, y], color=AUTHOR, linewidth=1.6)
    ax.plot([value], [y], "o", color=AUTHOR, markerfacecolor=AUTHOR if filled else "white", markersize=6)


def count_matrix(counts: DataFrame, finding: str, note: str, *rests_on: str) -> Figure:
    """Counts as dots with their numbers: rows and columns as in the frame."""
    figure, ax = matrix(finding, note, list(counts.index), list(counts.columns))
    for y, row in enumerate(counts.to_numpy()):
        for x, n in enumerate(row):
            if n:
                number(ax, x, y, n, 130 + 40 * min(n, 8))
    cells = "; ".join(f"{who}: " + ", ".join(f"{n} {c}" for c, n in row.items() if n) for who, row in counts.iterrows())
    return finish(figure, f"{finding}. {cells}.", *rests_on)


def whole_numbers(axis: Axis) -> None:
    """Ticks at whole numbers inside the view: half a mention does not exist."""
    low, high = axis.get_view_interval()
    axis.set_ticks([t for t in MaxNLocator(nbins=5, integer=True).tick_values(low, high) if low <= t <= high])


def key(ax: Axes, entries: list[tuple[str, dict]]) -> None:
    """A key in one line above the axes: (words, properties of a patch)."""
    from matplotlib.patches import Patch

    handles = [Patch(label=label, **properties) for label, properties in entries]
    ax.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=len(handles),
        frameon=False,
        fontsize=8.5,
        borderpad=0.1,
        handlelength=1.6,
        columnspacing=1.4,
    )


VOICE_KEY = [
    ("in the author's voice", {"facecolor": AUTHOR}),
    ("in a source's voice", {"facecolor": "white", "edgecolor": AUTHOR, "hatch": HATCH}),
]


def difference(frame: DataFrame, value: str, words: str) -> str | None:
    """The clearest difference between two rows of a grid, in `words`; None where no two intervals lie apart.

    frame: outlet, who, the column `value`, low and high. Clearest is the widest gap between two intervals of one column; `words`
    have a place {who} for it and {other} for the outlet with the smaller value.
    """
    gaps = []
    for who, rows in frame.dropna(subset=["low", "high"]).groupby("who"):
        for one, other in combinations(rows.to_dict("records"), 2):
            above, below = (one, other) if one[value] > other[value] else (other, one)
            gaps.append((above["low"] - below["high"], above["outlet"], who, below["outlet"]))
    gap, above, who, below = max(gaps, default=(-1.0, "", "", ""))
    return f"{above} {words.format(who=who, other=below)}" if gap > 0 else None
