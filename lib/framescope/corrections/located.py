"""The corrections of one article with their places in it, for the stages that use them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from ..tables import columns
from .anchors import Spot, same, spots
from .model import ACTORS, ADD, Correction
from .outcomes import Outcomes

BY_HAND = "by hand"
"""What tables say of a row, as its rule, reason or list, where a correction speaks for it."""


class Located:
    """Where each correction applies.

    text: the article's; sentences: the table of these, with places in it.
    """

    def __init__(self, corrections: Sequence[Correction], text: str, sentences: pd.DataFrame) -> None:
        anchored = [c for c in corrections if c.table != ACTORS or c.action == ADD or c.start is not None]
        self._spots: dict[Correction, Spot | str] = dict(zip(anchored, spots(anchored, text), strict=True))
        self._sentences = sorted(columns(sentences, "start", "end", "sentence_id"))
        self._rows: dict[str, Sequence[Mapping]] = {}

    def number(self, table: str, rows: Sequence[Mapping]) -> None:
        """Say what the rows of a table are, for corrections that name them by number."""
        self._rows[table] = rows

    def spot(self, c: Correction, outcomes: Outcomes) -> Spot | None:
        """Where a correction applies; where it does not, that is noted."""
        if (numbered := self._numbered(c)) is not None:
            return numbered
        found = self._spots[c]
        if isinstance(found, str):
            outcomes.not_used(c, found)
            return None
        return found

    def _numbered(self, c: Correction) -> Spot | None:
        """The place of the row of this number, where it holds the words of the correction."""
        rows = self._rows.get(c.table, ())
        if c.row is None or c.start is not None or not 0 <= c.row < len(rows) or not same(rows[c.row]["text"], c.text or ""):
            return None
        return Spot(rows[c.row]["start"], rows[c.row]["end"])

    def sentence(self, start: int) -> int | None:
        """The number of the measured sentence in which a character stands; None outside all."""
        at = bisect_right(self._sentences, (start, float("inf"))) - 1
        return self._sentences[at][2] if at >= 0 and start < self._sentences[at][1] else None


def listed_near(rows: Iterable[Mapping], spot: Spot) -> str:
    """What of these rows overlaps the place, as the end of a sentence; nothing where none does."""
    across = next((row for row in rows if row["start"] < spot.end and spot.start < row["end"]), None)
    return f"; “{across['text']}” does, at {across['start']}–{across['end']}" if across else ""
