"""When who speaks: the article as a strip of words, from the first to the last."""

from __future__ import annotations

from itertools import groupby

import pandas as pd
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..measures import accuracy, findings, summary
from ..measures.finding import title
from ..measures.passages import Sorted
from ..palette import AUTHOR_GREY, OTHER
from ..voice import SOURCE
from ..wording import percent
from . import links, style
from .layout import both_layouts

AUTHOR_ROW = "the author"


@both_layouts
def voice_timeline(a: Analysis) -> Figure:
    """One row for the author and one for each side that speaks; a block where its words stand."""
    words = summary.words(a)
    who = summary.side_of(a, words.speaker).where(words.voice == SOURCE, AUTHOR_ROW)
    counts = who.value_counts()
    rows = [AUTHOR_ROW, *(s for s in counts.index if s != AUTHOR_ROW)]
    if words.empty:
        return style.nothing("This article has no words to measure", "")
    finding = title(findings.voices(a), "Whose words these are, from the first to the last")
    note = f"N = {len(words)} words of headline and body. A word is a source's when it stands in a quotation or in what is reported of its speech, thought or writing. {accuracy.line('attribution')}"
    figure, (ax,) = style.canvas(finding, note, len(rows), rows, right=0.7)
    colours = summary.colours(a) | {AUTHOR_ROW: AUTHOR_GREY}
    found = Sorted(a, "tokens", words, who)
    for y, row in enumerate(rows):
        ax.broken_barh(_runs(who == row), (y - 0.3, 0.6), color=colours.get(row, OTHER), linewidth=0)
        whose = f"Words of {row}" if row != AUTHOR_ROW else "The author's own words"
        links.row(ax, (0, len(words)), y, found(whose, row))
        style.row_note(ax, y, percent(counts.get(row, 0) / len(words)))
    ax.set_xlim(0, len(words))
    style.whole_numbers(ax.xaxis)
    ax.set_xlabel("words from the beginning", fontsize=8.5, color=style.FAINT)
    return style.finish(figure, f"{finding}. A strip of blocks for each voice, from the first word to the last.", "attribution")


def _runs(mine: pd.Series) -> list[tuple[int, int]]:
    """(start, length) of each run of true values."""
    runs, at = [], 0
    for value, group in groupby(mine):
        n = len(list(group))
        if value:
            runs.append((at, n))
        at += n
    return runs
