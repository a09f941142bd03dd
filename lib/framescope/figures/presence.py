"""Who is in the article, and in whose words."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from ..analysis import Analysis
from ..measures import accuracy, summary
from ..measures.passages import by_side
from ..voice import AUTHOR, SOURCE
from ..wording import count
from . import keys, links, style
from .layout import both_layouts


@both_layouts
def presence(a: Analysis, most: int = 10) -> Figure:
    """Mentions by side, the author's and the sources'."""
    counts = summary.mentions_by_side(a)
    if counts.empty:
        return style.nothing("No actor was found in this article", "")
    shown = counts.head(most)
    finding = _finding(counts, a)
    rest = f" {count(len(counts) - most, 'more side')} not shown." if len(counts) > most else ""
    note = f"N = {int(counts.to_numpy().sum())} mentions (names, demonyms, capitals, descriptions, pronouns), counted for whom each actor speaks or acts, else for itself.{rest} {accuracy.line('actors', 'attribution')}"
    figure, (ax,) = style.canvas(finding, note, len(shown), list(shown.index), head=keys.key_room())
    style.two_voices(ax, shown[AUTHOR].tolist(), shown[SOURCE].tolist())
    links.two_voices(ax, shown, links.sides(by_side(a, "mentions", "actor_id", "voice"), "Mentions of"))
    keys.key(ax, keys.VOICE_KEY)
    alt = finding + ". " + "; ".join(f"{who}: {r[AUTHOR]} by the author, {r[SOURCE]} by sources" for who, r in shown.iterrows()) + "."
    return style.finish(figure, alt, "actors", "attribution")


def _finding(counts: pd.DataFrame, a: Analysis) -> str:
    """Who is mentioned most, where that is one side."""
    sizes, total = counts.sum(axis=1), int(counts.to_numpy().sum())
    if (sizes == sizes.max()).sum() > 1:
        return f"{count(total, 'mention')} of {count(len(counts), 'side')}"
    most = str(sizes.idxmax())
    others = a.mentions.actor_id[summary.side_of(a, a.mentions.actor_id) == most].nunique() > 1
    return f"Mentioned most: {most}{' with those who stand for it' if others else ''}, {sizes.max()} of {count(total, 'mention')}"
