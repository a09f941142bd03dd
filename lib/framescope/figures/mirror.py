"""The mirror audit: each measure of two actors, beside the same measure after their names were swapped."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..analysis import Analysis
from ..audit import Audit, audit_sides
from ..audit.words import finding
from ..measures import accuracy
from ..palette import AUTHOR_GREY
from ..wording import join
from . import keys, style
from .layout import both_layouts, layout


@both_layouts
def mirror_audit(a: Analysis | Audit | None) -> Figure:
    """Means and shares of the two sides mentioned most (or of the two actors of an `Audit`), in the text and in its mirror."""
    x = audit_sides(a) if isinstance(a, Analysis) else a
    if x is None:
        return style.nothing("There are no two sides in this article whose names could be swapped", "")
    rows = _rows(x)
    if rows.empty:
        return (
            style.nothing(finding(x), "")
            if len(x.lost)
            else style.nothing("Neither side has a measure that could be compared with its mirror", "")
        )
    labels = list(dict.fromkeys(rows.label))
    note = (
        f"N = {len(x.mirror.substitutions)} substitutions, {len(x.measures)} measures. "
        "Filled: the article as it is. Ring: the actor that stands in the same place when the two are swapped throughout. "
        "Where a ring is not around its dot, the instrument goes by the name; the number is the residue. "
        f"{_lost(x)}{accuracy.line('attribution', 'terms', 'sentiment')}"
    )
    figure, axes = style.canvas(finding(x), note, len(labels), labels, columns=2, head=0.5)
    for ax, who, other in zip(axes, x.names, reversed(x.names), strict=True):
        _panel(ax, rows[rows.who == who], labels, f"{style.fit(who, 16)} ○ {style.fit(other, 16)}")
    _key(axes[0])
    return style.finish(figure, finding(x) + ". " + _in_words(rows), *accuracy.OF_FINDINGS)


def _lost(x: Audit) -> str:
    """Whose measures are left out, as their mentions do not come back in the mirror."""
    return f"Not compared, as the search for names does not find them alike in both: {join(list(x.lost.who))}. " if len(x.lost) else ""


def _rows(x: Audit) -> pd.DataFrame:
    m = x.of_the_two[x.of_the_two.unit.isin(["mean", "share"])]
    voice = m.voice.map({"author": ", author", "source": ", sources"}).fillna("")
    short = {"sentiment, ": "", "tone of the terms aimed at it": "tone of terms", "share of attributed words": "attributed words"}
    return m.assign(label=m.measure.replace(short, regex=True) + voice).sort_values("label", kind="stable")


def _panel(ax: Axes, rows: pd.DataFrame, labels: list[str], title: str) -> None:
    style.heading(ax, title, 9.5)
    ax.set_xlim(-1.05, 1.05)
    ax.set_xticks([-1, 0, 1], ["−1", "0", "+1"])
    ax.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    for row in rows.itertuples():
        y = labels.index(row.label)
        ax.plot([row.original, row.mirror], [y, y], color=style.FAINT, linewidth=1)
        ax.plot([row.original], [y], "o", color=AUTHOR_GREY, markersize=5)
        ax.plot([row.mirror], [y], "o", markerfacecolor="none", markeredgecolor=AUTHOR_GREY, markersize=10)
        style.row_note(ax, y, f"{row.residue:+.2f}".replace("-", "−"), 7.5)


def _key(ax: Axes) -> None:
    shared = {"linestyle": "none", "marker": "o", "markeredgecolor": AUTHOR_GREY}
    handles = [
        Line2D([], [], markerfacecolor=AUTHOR_GREY, markersize=5, label="in the article", **shared),
        Line2D([], [], markerfacecolor="none", markersize=10, label="in its mirror", **shared),
    ]
    keys.legend(ax, handles, ncols=2, borderpad=2.2 if layout().stacked else 1.6)


def _in_words(rows: pd.DataFrame) -> str:
    return "; ".join(f"{r.who}, {r.label}: {r.original:+.2f}, in the mirror {r.mirror:+.2f}" for r in rows.itertuples()) + "."
