"""What became of each correction of an article: where it was used, what it changed, or why it was not used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from ..tables import CORRECTION_COLUMNS, framed
from .anchors import Spot
from .checks import contradiction, what
from .model import ADD, CHANGE, Correction

USED, MOVED, AS_IT_WAS, NOT_USED = "used", "moved", "as it was", "not used"
"""It changed something; it did, at another place than it says; the instrument had said the same; it could not be used."""

APPLIED = (USED, MOVED)


@dataclass(frozen=True)
class Outcome:
    """What became of a correction: one of `USED`, `MOVED`, `AS_IT_WAS`, `NOT_USED`; for the last, why (`reason`).

    at: where it applies in the article, None for a whole actor. before: what the instrument had said, after: what is there now.
    """

    correction: Correction
    became: str
    at: tuple[int, int] | None = None
    before: str | None = None
    after: str | None = None
    reason: str | None = None


class Outcomes:
    """The outcomes of an article's corrections while they are used, and what has been said of each row by which of them."""

    def __init__(self) -> None:
        self._by: dict[Correction, Outcome] = {}
        self._said: dict[tuple, dict[str, tuple[str | None, Correction]]] = {}

    def used(self, c: Correction, spot: Spot | None, before: str | None, after: str | None) -> None:
        """Note that a correction was used. What several parts of it changed is told of the first."""
        is_same = c.action == CHANGE and before == after
        became = AS_IT_WAS if is_same else MOVED if spot and spot.moved else USED
        earlier = self._by.get(c)
        if earlier is None or (earlier.became == AS_IT_WAS and became != AS_IT_WAS):
            self._by[c] = Outcome(c, became, (spot.start, spot.end) if spot else None, before, after)

    def as_it_was(self, c: Correction, spot: Spot | None, value: str | None = None) -> None:
        """Note that the instrument had said the same."""
        self._by.setdefault(c, Outcome(c, AS_IT_WAS, (spot.start, spot.end) if spot else None, value, value))

    def not_used(self, c: Correction, reason: str) -> None:
        """Note that a correction cannot be used, and why."""
        self._by[c] = Outcome(c, NOT_USED, reason=reason)

    def is_open(self, c: Correction) -> bool:
        """Whether nothing has come of the correction yet."""
        return c not in self._by

    def claim(self, row: tuple, c: Correction, said: Iterable[tuple[str, str | None]] | None = None) -> None:
        """Note what a correction says of a row, by any name that is the same for all that is said of it.

        Raises
        ------
        InputError
            when another correction has said something else of it.
        """
        claims = self._said.setdefault(row, {})
        for name, value in what(c) if said is None else said:
            earlier, by = claims.setdefault(name, (value, c))
            if earlier != value:
                raise contradiction(by, c)

    def frame(self, corrections: Sequence[Correction], text: str, totals: Mapping[str, int]) -> pd.DataFrame:
        """The table ``corrections``, in their order; those that nothing came of were not used. totals: how much the instrument had found."""
        lost = "there was nothing to correct with it"
        each = [self._by.get(c) or Outcome(c, NOT_USED, reason=lost) for c in corrections]
        return framed((_row(number, outcome, text, totals) for number, outcome in enumerate(each)), CORRECTION_COLUMNS)


def _row(number: int, outcome: Outcome, text: str, totals: Mapping[str, int]) -> dict:
    c = outcome.correction
    start, end = outcome.at or (0, 0)
    shown = c.column if c.column is not None or c.action != ADD else None
    return {
        "correction_id": number, "place": c.place, "table": c.table, "action": c.action, "words": c.text, "start": start, "end": end,
        "text": text[start:end], "column": shown, "before": outcome.before, "after": outcome.after, "outcome": outcome.became,
        "reason": outcome.reason, "of": totals.get("speakers" if c.column == "speaker" and c.table == "attributions" else c.table, 0),
    }  # fmt: skip


def merged_places(corrections: Iterable[Correction]) -> list[Correction]:
    """Corrections that say the same as one, by the first of them; two people, or two files, may have written it."""
    first: dict[Correction, Correction] = {}
    for c in corrections:
        first.setdefault(replace(c, place=""), c)
    return list(first.values())
