"""What each instrument reaches against people, beside the best peer and people among themselves."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..analysis import Analysis
from ..measures import accuracy
from ..palette import AUTHOR_GREY, OTHER
from ..wording import join, percent
from . import keys, style
from .layout import WIDE, both_layouts, layout

_MARKS = {
    "framescope": {"marker": "o", "markersize": 7.5, "markerfacecolor": AUTHOR_GREY, "markeredgecolor": AUTHOR_GREY},
    "best peer": {"marker": "o", "markersize": 7.5, "markerfacecolor": "white", "markeredgecolor": OTHER},
    "open": {"marker": "o", "markersize": 3.5, "markerfacecolor": "#999999", "markeredgecolor": "#999999"},
    "people": {"marker": "|", "markersize": 15, "markeredgecolor": AUTHOR_GREY, "markeredgewidth": 2.2},
}

_SHOWN = (*accuracy.WHO, "open")
_CALLED = {"open": "looked at"}
"""framescope on the part of a corpus that was looked at while it was made."""


@both_layouts
def instrument_accuracy(a: Analysis | None = None) -> Figure:
    """One row a measure: framescope a dot, the best other system a ring, one person against another a bar.

    The dot is the figure on the part that nobody tuned on where there is one, a small one that on the part that was looked at.

    The figure is the same for every article (`a` is not looked at): it is about the instruments.
    """
    frame = accuracy.against_people()
    if frame.empty:
        return style.nothing("No instrument has been measured against people", "")
    finding = _finding(frame)
    corpora = join([f"{c} ({accuracy.TASKS.get(c, c)})" for c in dict.fromkeys(frame.corpus)])
    note = (
        f"N = {len(frame)} measures on {corpora}. 1 is full agreement with the gold. Where a small dot stands beside it, the large one is of texts on which nothing was tuned. The parts on which other systems and people were "
        "measured are in the table; where there is no bar, nobody has measured how far people agree."
    )
    labels = [f"{row.corpus}: {row.metric}" for row in frame.itertuples()]
    stacked = layout().stacked
    figure, (ax,) = style.canvas(
        finding, note, len(frame), labels if stacked else [], head=0.5 if stacked else 0.3, row=0.24 if stacked else style.ROW
    )
    if not stacked:
        _wide_labels(figure, ax, [_short(label) for label in labels])
    for y, row in enumerate(frame.itertuples(index=False)):
        _row(ax, y, dict(zip(accuracy.COLUMNS, row, strict=True)))
    ax.set_xlim(-0.02, 1.02)
    ax.set_xticks([0, 0.5, 1])
    _key(ax)
    return style.finish(figure, finding + ". " + _in_words(frame))


def _finding(frame: pd.DataFrame) -> str:
    compared, human = frame.dropna(subset="best peer"), frame.dropna(subset="people")
    better = int((compared.framescope > compared["best peer"]).sum())
    said = f"Better than the best other system on {better} of {len(compared)} measures"
    if human.empty:
        return said
    return f"{said}; {percent((human.framescope / human.people).median())} of what people reach among themselves"


def _short(label: str) -> str:
    return style.fit(label.replace("sentences with lexical bias", "biased sentences"), 50)


def _wide_labels(figure: Figure, ax: Axes, labels: list[str]) -> None:
    """Row labels with the room that they need: metrics have long names."""
    left, box = (0.3 + 0.07 * max(map(len, labels))) / WIDE.width, ax.get_position()
    ax.set_position((left, box.y0, 1 - left - 0.3 / WIDE.width, box.height))
    for y, label in enumerate(labels):
        style.row_label(ax, y, label, 8.5)


def _row(ax: Axes, y: int, row: dict) -> None:
    values = [row[who] for who in _SHOWN if pd.notna(row[who])]
    ax.plot([min(values), max(values)], [y, y], color="#cccccc", linewidth=1, zorder=1)
    for who in reversed(accuracy.WHO if row["open"] == row["framescope"] else _SHOWN):
        if pd.notna(row[who]):
            ax.plot([row[who]], [y], linestyle="none", zorder=3 if who == "framescope" else 2, **_MARKS[who])


def _key(ax: Axes) -> None:
    handles = [Line2D([], [], linestyle="none", label=_CALLED.get(who, who), **_MARKS[who]) for who in _SHOWN]
    keys.legend(ax, handles, ncols=2 if layout().stacked else 4, borderpad=0.2, columnspacing=1.0)


def _in_words(frame: pd.DataFrame) -> str:
    rows = []
    for row in frame.to_dict("records"):
        said = [f"{_CALLED.get(who, who)} {row[who]:.2f}" for who in _SHOWN if pd.notna(row[who])]
        rows.append(f"{row['corpus']}, {row['metric']}: {', '.join(said)}")
    return "; ".join(rows) + "."
