"""Who gets to speak, by kind of source: government, business, union, expert, ordinary people … (``data/validation/SOURCE_KINDS.md``)."""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
from ..gazetteer.source_kinds import KINDS
from . import summary

NOT_TOLD = "kind not told"
"""The kind of sources of which the text does not say what they are."""

ORDER = (*KINDS, NOT_TOLD)
IN_WORDS = {
    "government": "governments and officials", "opposition": "the opposition", "party": "party politicians", "business": "business",
    "union": "unions", "expert": "experts", "NGO": "NGOs", "police and courts": "police and courts", "military": "the military",
    "media": "media", "celebrity": "celebrities", "ordinary person": "ordinary people", "document": "documents",
    "unnamed": "sources without a name", NOT_TOLD: "sources whose kind is not told",
}  # fmt: skip
"""The kinds as sentences have them."""


def by_kind(a: Analysis) -> pd.DataFrame:
    """How much each kind of source gets to say, those with most words first.

    Columns: kind, attributions, words, share (of all attributed words), names (the three sources with most words), named (attributions
    whose source the text names), traced (attributions of which the text says where or when to look them up).
    """
    rows = _reported(a)
    out = [(kind, *_of_kind(mine), mine.words.sum() / max(1, rows.words.sum())) for kind, mine in rows.groupby("kind_of_source")]
    frame = pd.DataFrame(out, columns=["kind", "attributions", "words", "names", "named", "traced", "share"])
    order = frame.kind.map({kind: i for i, kind in enumerate(ORDER)})
    frame = frame.assign(_order=order).sort_values(["words", "_order"], ascending=[False, True], ignore_index=True)
    return frame[["kind", "attributions", "words", "share", "names", "named", "traced"]]


def _reported(a: Analysis) -> pd.DataFrame:
    rows = summary.reported(a)
    return rows.assign(kind_of_source=rows.source_kind.fillna(NOT_TOLD))


def _of_kind(rows: pd.DataFrame) -> tuple[int, int, str, int, int]:
    said = rows[rows["name"] != summary.UNNAMED].groupby("name").words.sum().sort_values(ascending=False, kind="stable")
    return len(rows), int(rows.words.sum()), ", ".join(said.index[:3]), int((rows.named == "yes").sum()), int(rows.traces.notna().sum())


def in_words(a: Analysis) -> list[str]:
    """Plain sentences on who the sources are: how many are named, and of how many it is said where to look them up."""
    rows = _reported(a)
    if rows.empty:
        return []
    named, traced, told = (rows.named == "yes").sum(), rows.traces.notna().sum(), rows.source_kind.notna().sum()
    return [
        f"{told} of {len(rows)} attributions: the text tells of what kind the source is.",
        f"{named} of {len(rows)}: it gives the source's name.",
        f"{traced} of {len(rows)}: it says in what, to whom, where or when it was said, so that it can be looked up.",
    ]
