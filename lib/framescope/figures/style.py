"""The look that all figures share: a canvas with a finding above it and a note under it."""

from __future__ import annotations

from itertools import combinations
from textwrap import wrap

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator
from pandas import DataFrame

from ..palette import AUTHOR_GREY
from .layout import layout

INK, FAINT = "#222222", "#767676"
ROW = 0.34
"""Inches for one row of a chart with rows."""

HATCH = "////"
_TITLE, _NOTE = 0.25, 0.165
_MARGIN = 0.12
_MANY, _SHORT = 3, 22
"""From so many axes side by side on, row labels are broken after so many characters."""

_LINE, _CLEAR = 0.2, 0.1
"""Inches: a line of a label that stands above its row, and what it needs above the first row."""


def canvas(
    title: str,
    note: str,
    rows: float,
    labels: list[str],
    axis: float = 0.42,
    columns: int = 1,
    head: float = 0.0,
    spread: float = 1.0,
    row: float = ROW,
    lift: float | None = None,
    beside: float = 0.0,
    right: float = 0.45,
) -> tuple[Figure, list[Axes]]:
    """A figure with its finding and its note, and `columns` bare axes of `rows` rows, `row` inches high, with room for the row labels.

    Row labels stand beside the first axes, `spread` rows apart. `axis`, `head` and `right` are inches kept for the scale below
    the axes, for headings above them and for notes beside them. In the narrow layout the axes stand one above the other, and in
    each the labels stand `lift` rows above theirs (by default half of `spread`), with `beside` inches at the left for what else stands there.
    """
    names = [fold(label, None if columns < _MANY or layout().stacked else _SHORT) for label in labels]
    tall = rows * row
    if layout().stacked:
        line = _LINE * max((name.count("\n") + 1 for name in names), default=0)
        tall, head = tall + line * len(names), head + (_CLEAR if names else 0)
    panels = columns if layout().stacked else 1
    figure, top = _paper(title, note, panels * (head + tall + axis))
    if not layout().stacked:
        return figure, _abreast(figure, top - head, tall, rows, names, columns, spread, right)
    tops = [top - head - i * (head + tall + axis) for i in range(columns)]
    return figure, [_panel(figure, t, tall, rows, names, spread, spread / 2 if lift is None else lift, beside, right) for t in tops]


def _paper(title: str, note: str, inside: float) -> tuple[Figure, float]:
    """The canvas with `inside` inches between title and note, and how far up that begins, in inches."""
    lines = ((title, layout().title), (note, layout().note))
    heading, small = (wrap(text.replace(" %", "\N{NO-BREAK SPACE}%"), most, break_on_hyphens=False) for text, most in lines)
    below = _NOTE * len(small) + 2 * _MARGIN
    height = _TITLE * len(heading) + 2 * _MARGIN + inside + below
    figure = Figure(figsize=(layout().width, height), dpi=100, facecolor="white")
    place = {"x": _MARGIN / layout().width, "ha": "left"}
    figure.suptitle(
        "\n".join(heading), y=1 - _MARGIN / height, va="top", fontsize=12.5, fontweight="bold", color=INK, linespacing=1.25, **place
    )
    figure.text(y=_MARGIN / height, s="\n".join(small), va="bottom", fontsize=8, color=FAINT, linespacing=1.3, **place)
    return figure, inside + below


def _abreast(
    figure: Figure, top: float, tall: float, rows: float, labels: list[str], columns: int, spread: float, right: float
) -> list[Axes]:
    """Axes side by side, the row labels to the left of the first."""
    width, height = figure.get_size_inches()
    left = 0.4 + 0.078 * max((len(line) for label in labels for line in label.split("\n")), default=4)
    edges = {"left": left / width, "right": 1 - right / width, "top": top / height, "bottom": (top - tall) / height}
    axes = list(figure.subplots(1, columns, squeeze=False, gridspec_kw={"wspace": 0.28, **edges})[0])
    for ax in axes:
        _bare(ax, rows)
    for i, label in enumerate(labels):
        row_label(axes[0], i * spread, label)
    return axes


def _panel(
    figure: Figure, top: float, tall: float, rows: float, labels: list[str], spread: float, lift: float, beside: float, right: float
) -> Axes:
    """Axes of the canvas's width, each row's label above it."""
    width, height = figure.get_size_inches()
    left = _MARGIN + beside
    ax = figure.add_axes((left / width, (top - tall) / height, 1 - (left + right) / width, tall / height))
    _bare(ax, rows)
    for i, label in enumerate(labels):
        place = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points"}
        ax.annotate(label, (0, i * spread - lift), xytext=(-72 * beside, 0), ha="left", va="center", fontsize=9.5, color=INK, **place)
    return ax


def grid(
    title: str, note: str, rows: list[str], columns: list[str], step: float, axis: float = 0.42, beside: float = 0.0
) -> tuple[Figure, list[Axes], list[float]]:
    """Small multiples: a row for each of `rows`, `step` rows high, and bare axes for each of `columns`, under its name.

    Returned with the figure and the axes: the height of each row in them. `beside` as in `canvas`.
    """
    width = layout().label if layout().stacked else 60 // len(columns)
    names = [fold(name, width) for name in columns]
    head = 0.42 if any("\n" in name for name in names) else 0.3
    figure, axes = canvas(title, note, step * len(rows), rows, axis, len(columns), head, spread=step, beside=beside)
    for ax, name in zip(axes, names, strict=True):
        heading(ax, name)
        ax.set_ylim(step * (len(rows) - 0.5), -0.5 * step)
    return figure, axes, [i * step for i in range(len(rows))]


def heading(ax: Axes, text: str, size: float = 9) -> None:
    """The heading of axes, clear of a label above their first row; bold in the narrow layout, where it stands above the labels."""
    if not layout().stacked:
        ax.set_title(text, fontsize=size, color=INK, loc="left", pad=6)
        return
    folded = max((label.get_text().count("\n") for label in ax.texts), default=0)
    pad = 6 + 72 * (_CLEAR + folded * _LINE / 2)
    ax.set_title(text.replace("\n", " "), fontsize=size, color=INK, loc="left", pad=pad, fontweight="bold")


def fold(label: str, most: int | None = None, lines: int = 2) -> str:
    """The label in so many lines of at most `most` characters, by default those of a row's label; what is longer is cut."""
    most = most or layout().label
    folded = wrap(label, most)
    kept, rest = folded[: lines - 1], " ".join(folded[lines - 1 :])
    return "\n".join([*kept, fit(rest, most)] if rest else kept)


def room(ax: Axes, longest: float, inches: float) -> None:
    """Let the axes end so that to the right of the longest bar there are so many inches for words."""
    width = ax.get_position().width * ax.figure.get_figwidth()
    ax.set_xlim(0, (longest or 1) * width / (width - inches))


def fit(label: str, most: int = 34) -> str:
    """The label, cut after `most` characters: it must not push the chart off the canvas."""
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

    rests_on: judgements (keys of `framescope.measures.accuracy.JUDGEMENTS`), whose accuracy a page tells beside the figure.
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
    figure, (ax,) = canvas(title, note, 1, [])
    ax.set_axis_off()
    return finish(figure, title)


def two_voices(ax: Axes, author: list[int], source: list[int]) -> None:
    """Rows of stacked bars: the author's voice solid, the sources' hatched, each with its number and a key."""
    longest = max((a + s for a, s in zip(author, source, strict=True)), default=1) or 1
    ax.barh(range(len(author)), author, color=AUTHOR_GREY, height=0.62)
    ax.barh(range(len(source)), source, left=author, facecolor="white", edgecolor=AUTHOR_GREY, hatch=HATCH, height=0.62, linewidth=0.8)
    for y, (a, s) in enumerate(zip(author, source, strict=True)):
        ax.text(a + s + 0.02 * longest, y, f"{a + s}  ({a} author's, {s} sources')", va="center", fontsize=8.5, color=INK)
    if layout().stacked:
        room(ax, longest, 1.8)
    else:
        ax.set_xlim(0, 1.45 * longest)
    whole_numbers(ax.xaxis)


def matrix(finding: str, note: str, rows: list[str], columns: list[str]) -> tuple[Figure, Axes]:
    """A figure and its axes with a line for each row, and the names of the columns above, so that neighbours do not touch.

    They are broken into two lines or, in the narrow layout, stand upright.
    """
    stacked, size = layout().stacked, 9 if len(columns) < 6 or layout().stacked else 6
    width = 28 if stacked else max(7, int(66 * 9 / size) // len(columns) - 2)
    longest = max((len(word) for name in columns for word in str(name).split()), default=0)
    names = [fold(str(name), max(width, min(longest, width + 2))) for name in columns]  # no word loses its last letter or two
    head = 0.2 + 0.07 * max(map(len, names)) if stacked else 0.55 if any("\n" in name for name in names) else 0.3
    figure, (ax,) = canvas(finding, note, len(rows), rows, head=head, axis=0.1, row=0.28 if stacked else ROW)
    ax.set_xlim(-0.5, len(columns) - 0.5)
    ax.set_xticks(range(len(columns)), names, fontsize=size, rotation=90 if stacked else 0)
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0, colors=INK, pad=3 + stacked * 72 * _CLEAR)
    ax.spines["bottom"].set_visible(False)
    for y in range(len(rows)):
        ax.axhline(y, color="#eeeeee", linewidth=0.8, zorder=0)
    return figure, ax


def number(ax: Axes, x: float, y: float, n: int, size: float, font: float = 8.5) -> None:
    """A filled dot with a number in it."""
    ax.scatter([x], [y], s=size, color=AUTHOR_GREY)
    ax.text(x, y, str(n), ha="center", va="center", color="white", fontsize=font, fontweight="bold")


def interval(ax: Axes, y: float, value: float, low: float, high: float, filled: bool = True) -> None:
    """A dot at `value` on its interval, across row `y`."""
    ax.plot([low, high], [y, y], color=AUTHOR_GREY, linewidth=1.6)
    ax.plot([value], [y], "o", color=AUTHOR_GREY, markerfacecolor=AUTHOR_GREY if filled else "white", markersize=6)


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
