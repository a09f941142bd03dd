"""Portraits: how the most mentioned actors are painted, accused, shown in deeds, named and heard, in one figure."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..measures import accuracy, contrasts, findings, summary
from ..measures import portraits as measured
from ..measures.deeds import HARM, LOST, told
from ..measures.finding import Finding, title
from ..measures.passages import of_rows
from ..palette import AUTHOR_GREY, NEGATIVE, POSITIVE
from ..voice import AUTHOR, BY, SOURCE
from ..wording import count, percent
from . import links, style
from .layout import both_layouts, layout

_PAINT = [{"color": NEGATIVE}, {"color": "#d9d9d9"}, {"color": POSITIVE}]
_SOURCED = [
    {"color": AUTHOR_GREY},
    {"facecolor": "white", "edgecolor": AUTHOR_GREY, "hatch": style.HATCH, "linewidth": 0.8},
    {"facecolor": "white", "edgecolor": AUTHOR_GREY, "linewidth": 0.8, "linestyle": ":"},
]
"""Looks of the parts of a bar: by tone, and by how an accusation is sourced."""


@both_layouts
def portraits(a: Analysis, most: int = 6) -> Figure:
    """The `most` mentioned actors as rows; as columns their mentions by tone in the author's and in the sources' voice, the accusations
    against them by sourcing, their deeds, and the share of the words that they get. Their names stand below them."""
    frame = _shown(a, most)
    if frame.empty:
        return style.nothing("No actor was found in this article", "")
    finding = title(_found(a, frame), "How each actor is painted, accused, shown in deeds and heard")
    note = (
        f"N = {int(frame.mentions.sum())} mentions of {count(len(frame), 'actor')}, {count(len(a.accusations), 'accusation')}. Painted: mentions that the model calls negative − (dark, left) "
        "and positive + (dark, right), the others between; what a side says of itself is left out. Accusations: the author's own (solid), attributed (hatched), put in doubt (dotted). "
        "Deeds: acts in the author's own sentences without a source, those that harm (solid), and how often harmed. Groups count with whom they stand for. "
        f"{accuracy.line('sentiment', 'attribution', 'agency')}"
    )
    stacked = layout().stacked
    size = {"head": 0.3, "row": 0.27, "spread": _spread(), "lift": 0.62} if stacked else {"head": 0.42, "row": 0.6}
    figure, axes = style.canvas(finding, note, len(frame) * _spread(), list(frame["name"]), columns=5, axis=0.1, **size)
    _parts(axes[0], "painted by\nthe author", frame, [f"author_{tone}" for tone in measured.LABELS], _PAINT, _tones(frame, "author"))
    _parts(axes[1], "painted by\nsources", frame, [f"sources_{tone}" for tone in measured.LABELS], _PAINT, _tones(frame, "sources"))
    _parts(axes[2], "accusations", frame, list(measured.SOURCED), _SOURCED, _plus(frame, list(measured.SOURCED)))
    deeds = frame.assign(others=frame.acts - frame.harms)
    _parts(axes[3], "deeds", deeds, ["harms", "others"], [_SOURCED[0], {"color": "#d9d9d9"}], _harm(frame))
    heard = [percent(share) if pd.notna(share) else "–" for share in frame.attributed_share]
    _parts(axes[4], "share of\nthe words", frame.fillna({"attributed_share": 0.0}), ["attributed_share"], [{"color": "#bdbdbd"}], heard)
    _names(axes[0], frame)
    _lead(a, axes, frame.rename(columns={"name": "name_"}))
    return style.finish(figure, f"{finding}. {_in_words(frame)}", "sentiment", "attribution", "agency")


def _spread() -> float:
    """Rows from one actor to the next: on a phone its name stands above its row, and what it is called below."""
    return 1.8 if layout().stacked else 1.0


def _shown(a: Analysis, most: int) -> pd.DataFrame:
    """The most mentioned actors that stand for themselves, or are no group: a group counts with whom it stands for."""
    frame = measured.portraits(a)
    return frame[(frame.kind != "group") | (frame.side == frame.actor) | frame.side.isna()].head(most).reset_index(drop=True)


def _found(a: Analysis, frame: pd.DataFrame) -> list[Finding]:
    """Whose the accusations are, else who is judged, else at whom loaded terms are aimed, of those who are shown."""
    found = (*contrasts.accused(a), *contrasts.judged(a), *findings.painted(a))
    return [f for f in found if set(f.actors) <= set(frame["name"])][:1]


def _parts(ax: Axes, heading: str, frame: pd.DataFrame, columns: list[str], looks: Sequence[dict], labels: list[str]) -> None:
    """Rows of stacked bars of these columns, each with its label."""
    style.heading(ax, heading)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    ax.patch.set_visible(False)
    left = pd.Series(0.0, index=frame.index)
    for column, look in zip(columns, looks, strict=True):
        there = frame[column] > 0
        ax.barh(frame.index[there] * _spread(), frame[column][there], left=left[there], height=0.44 if layout().stacked else 0.3, **look)
        left = left + frame[column]
    longest = left.max() or 1
    for y, label in enumerate(labels):
        ax.text(left[y] + 0.04 * longest, y * _spread(), label, va="center", fontsize=8, color=style.INK)
    ax.set_xlim(0, longest * (1.6 if layout().stacked else 2.0))


def _tones(frame: pd.DataFrame, voice: str) -> list[str]:
    return [f"{n}− {p}+" for n, p in zip(frame[f"{voice}_negative"], frame[f"{voice}_positive"], strict=True)]


def _plus(frame: pd.DataFrame, columns: list[str]) -> list[str]:
    return ["+".join(map(str, row)) if sum(row) else "none" for row in frame[columns].itertuples(index=False)]


def _harm(frame: pd.DataFrame) -> list[str]:
    """ "5 (2 harm)", and in a line below it "harmed 1"."""
    return [
        f"{row.acts}{f' ({row.harms} harm)' if row.harms else ''}{f'{chr(10)}harmed {row.harmed}' if row.harmed else ''}"
        for row in frame.itertuples()
    ]


def _lead(a: Analysis, axes: list[Axes], frame: pd.DataFrame) -> None:
    """Let each part of a bar lead to the words that it counts."""
    felt = measured.felt(a)
    wrongs = summary.with_groups(a, a.accusations, "accused")
    acts = summary.with_groups(a, told(a), "agent")
    said = summary.reported(a)
    for y, row in enumerate(frame.itertuples()):
        mine = felt[felt.actor_id == row.actor]
        for ax, voice in zip(axes[:2], (AUTHOR, SOURCE), strict=True):
            tones = mine[mine.voice == voice]
            _cells(
                a,
                ax,
                y,
                "sentiments",
                [(f"Mentions of {row.name_} {BY[voice]}: {tone}", tones[tones.tone == tone]) for tone in measured.LABELS],
            )
        against = wrongs[wrongs.accused == row.actor]
        _cells(
            a,
            axes[2],
            y,
            "accusations",
            [(f"Accusations against {row.name_}, {how}", against[against.sourcing == how]) for how in measured.SOURCED.values()],
        )
        own = acts[acts.agent == row.actor]
        harms = own.event.isin(HARM) & ~own.event.isin(LOST)
        _cells(a, axes[3], y, "events", [(f"What {row.name_} does that harms", own[harms]), (f"What else {row.name_} does", own[~harms])])
        links.row(
            axes[4],
            (0, row.attributed_share),
            y * _spread(),
            of_rows(a, f"Words of {row.name_}", "attributions", said[said.speaker == row.actor]),
        )


def _cells(a: Analysis, ax: Axes, y: int, table: str, parts: list[tuple[str, pd.DataFrame]]) -> None:
    """The parts of the bar in row `y`, as long as each has rows, each with its title."""
    left = 0
    for heading, rows in parts:
        if len(rows):
            links.row(ax, (left, left + len(rows)), y * _spread(), of_rows(a, heading, table, rows))
        left += len(rows)


def _names(ax: Axes, frame: pd.DataFrame) -> None:
    """What each actor is called, in small below its row: across the whole row, and on a phone in the first panel."""
    wide = not layout().stacked
    for y, called in enumerate(frame.called.fillna("")):
        place = {"xycoords": ("figure fraction" if wide else "axes fraction", "data"), "va": "center", "ha": "left"}
        ax.annotate(
            style.fit(called, 110 if wide else 60),
            (0.016 if wide else 0, y + 0.38 if wide else y * _spread() + 0.5),
            fontsize=7,
            color=style.FAINT,
            **place,
        )


def _in_words(frame: pd.DataFrame) -> str:
    return "; ".join(
        f"{r.name_}: {r.author_negative} of its mentions by the author negative and {r.author_positive} positive, "
        f"{r.sources_negative} and {r.sources_positive} by sources; {count(r.accused_by_author, 'accusation')} of the author's own, {r.accused_by_sources} attributed, {r.accused_distanced} in doubt; "
        f"{count(r.acts, 'deed')}, {r.harms} of them harm, {r.harmed} times harmed; called {r.called}; {percent(r.attributed_share if pd.notna(r.attributed_share) else 0)} of the words"
        for r in frame.rename(columns={"name": "name_"}).itertuples()
    )
