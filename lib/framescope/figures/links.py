"""Links on figures: which part of a figure stands for which passages. Pages lay them over the picture (``frame.html.j2``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from pandas import DataFrame

from ..measures.passages import Passages, Sorted
from ..voice import AUTHOR, BY, SOURCE

HALF_ROW = 0.46
"""Half the height of a link in a chart of rows, in rows."""


class Link(NamedTuple):
    """A rectangle of axes, between two corners in their data's coordinates, and the passages that it leads to."""

    axes: Axes
    corners: tuple[tuple[float, float], tuple[float, float]]
    passages: Passages


def lead(ax: Axes, x: tuple[float, float], y: tuple[float, float], found: Passages | None) -> None:
    """Let what lies between these coordinates lead to these passages, where there are any."""
    if found:
        figure = ax.figure
        figure.links = [*links(figure), Link(ax, ((x[0], y[0]), (x[1], y[1])), found)]


def row(ax: Axes, x: tuple[float, float], y: float, found: Passages | None) -> None:
    """Let the bar between these two values in row `y` lead to these passages."""
    lead(ax, x, (y - HALF_ROW, y + HALF_ROW), found)


def links(figure: Figure) -> Sequence[Link]:
    """The links of a figure."""
    return getattr(figure, "links", ())


def two_voices(ax: Axes, counts: DataFrame, behind: Callable[[str, str], Passages | None]) -> None:
    """Link the bars of `framescope.figures.style.two_voices`: `behind` gives the passages of a row and a voice."""
    for y, (name, n) in enumerate(counts.iterrows()):
        row(ax, (0, n[AUTHOR]), y, behind(str(name), AUTHOR))
        row(ax, (n[AUTHOR], n[AUTHOR] + n[SOURCE]), y, behind(str(name), SOURCE))


def sides(found: Sorted, what: str) -> Callable[[str, str], Passages | None]:
    """For `two_voices`: the rows of a side in a voice (`framescope.measures.passages.by_side`); `what` is said before the side's name."""
    return lambda who, voice: found(f"{what} {who} {BY[voice]}", who, voice)


def cells(figure: Figure, counts: DataFrame, behind: Callable[[str, str], Passages | None]) -> Figure:
    """Link the cells of `framescope.figures.style.count_matrix`: `behind` gives the passages of a row and a column."""
    (ax,) = figure.axes
    for y, (name, numbers) in enumerate(counts.iterrows()):
        for x, (column, n) in enumerate(numbers.items()):
            if n:
                lead(ax, (x - 0.4, x + 0.4), (y - HALF_ROW, y + HALF_ROW), behind(str(name), str(column)))
    return figure
