"""Who is for or against whom: a matrix for what the author tells, and one for what sources say."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..measures import accuracy
from ..measures.finding import be, the
from ..measures.passages import Sorted
from ..measures.who_toward_whom import SOMEBODY, THE_AUTHOR, stances_by_side
from ..measures.who_toward_whom import who_toward_whom as counted
from ..portrayal.stances import NEGATIVE, POSITIVE, TOWARD
from ..voice import AUTHOR, SOURCE
from ..wording import begun, count
from . import links, style
from .dots import dots, in_words, panels
from .layout import both_layouts

NOBODY = "Nobody is found to be for or against anybody in this article"
PANELS = {AUTHOR: "as the author tells it", SOURCE: "in sources' words"}
_LEAST = 2
"""From so many sentences on one pair can be the title."""


@both_layouts
def who_toward_whom(a: Analysis, most: int = 6) -> Figure:
    """In how many sentences each of the `most` active sides, or the author, is against (filled) or for (open) each of the others, by voice."""
    frame = counted(a)
    if frame.empty:
        return style.nothing(NOBODY, "")
    rows, columns = _largest(frame, "who", most), _largest(frame, "toward", most)
    finding = _finding(frame, a)
    figure, axes = panels(finding, _note(frame, rows, columns), rows, columns, list(PANELS.values()))
    for ax, voice in zip(axes, PANELS, strict=True):
        dots(ax, frame[frame.voice == voice], rows, columns, "who", "toward")
        _link(a, ax, voice, rows, columns)
    return style.finish(figure, f"{finding}. {_in_words(frame)}.", "stances")


def _largest(frame: pd.DataFrame, end: str, most: int) -> list[str]:
    """The names with the most sentences; the author first."""
    sizes = frame.groupby(end).n.sum().sort_values(ascending=False, kind="stable")
    return sorted(sizes.index[:most], key=lambda name: name != THE_AUTHOR)


def _is_sure(a: Analysis, who: str, toward: str, sign: str) -> bool:
    """Whether what one of the two does, is told to say, or calls the other bears it out, and not the tone of sentences alone."""
    rows = stances_by_side(a)
    rows = rows[(rows.who == who) & (rows.toward == toward) & (rows.polarity == sign)]
    return bool(rows.how.isin(["done", "reported", "named"]).any())


def _finding(frame: pd.DataFrame, a: Analysis) -> str:
    """The pair with the most sentences for or against, where one has clearly the most; else how many there are."""
    pairs = frame.groupby(["who", "toward"])[["negative", "positive"]].sum().stack().sort_values(ascending=False, kind="stable")
    (who, toward, sign), n = pairs.index[0], int(pairs.iloc[0])
    if n < _LEAST or (len(pairs) > 1 and pairs.iloc[1] == n) or not _is_sure(a, who, toward, sign):
        return f"Who is for or against whom, in {count(int(frame.n.sum()), 'place')}"
    whose = who if who in (THE_AUTHOR, SOMEBODY) else the(who, a)
    said = (
        f"{whose} {be(who, a)} {TOWARD[sign]} {the(toward, a)} in {count(n, 'sentence')}, more than anybody else is for or against anybody"
    )
    return begun(said)


def _note(frame: pd.DataFrame, rows: list[str], columns: list[str]) -> str:
    shown = int(frame[frame.who.isin(rows) & frame.toward.isin(columns)].n.sum())
    left = int(frame.n.sum()) - shown
    rest = f" {left} between others not shown." if left else ""
    return f"N = {int(frame.n.sum())} (sentence, who, toward whom). Row: who; column: toward whom; filled: against; open: for.{rest} {accuracy.line('stances')}"


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
    pairs = frame.groupby(["who", "toward"], sort=False)[["negative", "positive"]].sum()
    return "; ".join(f"{who} toward {toward}: {in_words(*map(int, counts))}" for (who, toward), *counts in pairs.itertuples())
