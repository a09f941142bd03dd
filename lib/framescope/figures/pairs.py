"""Who is for or against whom, pair by pair: beside each other for the outlets of a review, over time for those of a corpus."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from ..comparison.press import Review
from ..comparison.stances import toward
from ..measures import accuracy
from ..measures.finding import the
from ..measures.who_toward_whom import THE_AUTHOR
from ..portrayal.stances import NEGATIVE, POSITIVE, TOWARD
from ..wording import begun, count
from . import style
from .dots import KEY, dots, in_words, panels
from .layout import both_layouts, layout

NOBODY = "Nobody is found to be for or against anybody in these articles"
_LEAST = 2
"""From so many sentences more than elsewhere a pair can be the title."""

_PERIODS = 8
"""Columns of a matrix over time: the last periods."""

_WHOLE = "no date"


@both_layouts
def by_outlet(review: Review, most: int = 8) -> Figure:
    """The `most` frequent pairs of the articles: in how many sentences of each outlet the one is against or for the other."""
    frame = _paired(toward(review))
    if frame.empty:
        return style.nothing(NOBODY, "")
    rows = _frequent(frame, most)
    finding = (
        _apart(frame, review.outlets) or f"Who is for or against whom, in {_sentences(frame)} of {count(len(review.outlets), 'article')}"
    )
    note = f"N = {int(frame.n.sum())} (sentence, who, toward whom). {KEY} {_rest(frame, rows)}{accuracy.line('stances')}"
    figure, ax = style.matrix(finding, note, rows, review.outlets)
    dots(ax, frame, rows, review.outlets, "pair", "outlet")
    alt = "; ".join(f"{r.outlet}, {r.pair}: {in_words(r.negative, r.positive)}" for r in frame[frame.pair.isin(rows)].itertuples())
    return style.finish(figure, f"{finding}. {alt}.", "stances")


@both_layouts
def over_time(edges: pd.DataFrame, most: int = 6, outlets: int = 3) -> Figure:
    """The `most` frequent pairs of a corpus in each period, for the `outlets` with most sentences (`framescope.corpus.network.edges`)."""
    frame = _paired(edges.rename(columns={"source": "who", "target": "toward"}).assign(n=edges.negative + edges.positive))
    if frame.empty:
        return style.nothing(NOBODY, "")
    frame = frame.assign(period=frame.period.fillna(_WHOLE).astype("str"), outlet=frame.outlet.fillna("").astype("str"))
    names = list(frame.groupby("outlet").n.sum().sort_values(ascending=False, kind="stable").index[:outlets])
    shown = frame[frame.outlet.isin(names)]
    rows, periods = _frequent(shown, most), sorted(shown.period.unique())[-_PERIODS:]
    finding = _apart(frame, names) or f"Who is for or against whom, in {_sentences(frame)} of the corpus"
    note = f"N = {int(frame.n.sum())} (sentence, who, toward whom). {KEY} {_rest(frame, rows)}{accuracy.line('stances')}"
    figure, axes = panels(finding, note, rows, periods, [style.fit(name, 30 if layout().stacked else 54 // len(names)) for name in names])
    cells = shown.groupby(["outlet", "pair", "period"])[["negative", "positive"]].sum().reset_index()
    for ax, name in zip(axes, names, strict=True):
        dots(ax, cells[cells.outlet == name], rows, periods, "pair", "period")
    told = shown[shown.pair.isin(rows)].groupby(["outlet", "pair"], sort=False)[["negative", "positive"]].sum().reset_index()
    alt = "; ".join(f"{r.outlet}, {r.pair}: {in_words(r.negative, r.positive)}" for r in told.itertuples())
    return style.finish(figure, f"{finding}. {alt}.", "stances")


def _paired(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with the name of their pair."""
    return frame.assign(pair=frame.who + " toward " + frame.toward)


def _frequent(frame: pd.DataFrame, most: int) -> list[str]:
    return list(frame.groupby("pair").n.sum().sort_values(ascending=False, kind="stable").index[:most])


def _sentences(frame: pd.DataFrame) -> str:
    return count(int(frame.n.sum()), "sentence")


def _rest(frame: pd.DataFrame, rows: list[str]) -> str:
    left = frame.pair.nunique() - len(rows)
    return f"{count(left, 'pair')} more not shown. " if left > 0 else ""


def _apart(frame: pd.DataFrame, outlets: list[str]) -> str | None:
    """The pair that two outlets differ in most, in sentences; None where none differs by `_LEAST`, or several do by as much."""
    if len(outlets) < 2:
        return None
    sums = frame.groupby(["who", "toward", "outlet"])[[NEGATIVE, POSITIVE]].sum().unstack("outlet", fill_value=0)
    found = sums.stack(level=0).reindex(columns=outlets, fill_value=0)
    gap = (found.max(axis=1) - found.min(axis=1)).sort_values(ascending=False, kind="stable")
    if gap.iloc[0] < _LEAST or (len(gap) > 1 and gap.iloc[1] == gap.iloc[0]):
        return None
    who, other, sign = gap.index[0]
    counts = found.loc[gap.index[0]]
    most, least = counts.idxmax(), counts.idxmin()
    name = who if who == THE_AUTHOR else the(who)
    few = int(counts[least]) or "none"
    said = f"{name} is {TOWARD[sign]} {the(other)} in {count(int(counts[most]), 'sentence')} of {most}, in {few} of {least}"
    return begun(said)
