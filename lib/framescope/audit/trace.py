"""Where in the text a residue comes from: the rows of the tables that do not swap with the names.

Every row is followed to its place in the mirrored text. A row that has no row there, or one with other values, is shown
with both, so that a residue in `Audit.measures` can be read down to the words that make it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from .compare import Audit, counterparts_of
from .swap import Substitution, inverse

COLUMNS = ("table", "start", "text", "what", "original", "mirror")
SCORE_TOLERANCE = 0.02
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\Z", re.IGNORECASE)


class Places:
    """From a character of one text to its character in the other, by the substitutions between them."""

    def __init__(self, substitutions: tuple[Substitution, ...]) -> None:
        self._done = list(substitutions)
        self._undone = inverse(substitutions)
        self._starts = [s.start for s in self._done]

    def there(self, offset: int, end: bool = False) -> int:
        """The place of `offset`, the first character of a row's text or, for an `end`, the one after its last.

        Inside a substituted string that is the edge of the name: a row may begin at the article before it or end before the
        possessive after it, which the other text may lack.
        """
        i = bisect_right(self._starts, offset - 1 if end else offset) - 1
        if i < 0:
            return offset
        s, b = self._done[i], self._undone[i]
        if offset >= s.end:
            return b.end + offset - s.end
        if end:
            return b.end - _length(_POSSESSIVE.search(b.original))
        article = _length(_ARTICLE.match(s.original))
        return b.start if article > offset - s.start else b.start + _length(_ARTICLE.match(b.original))


def _length(match: re.Match[str] | None) -> int:
    return len(match.group()) if match else 0


def traces(audit: Audit) -> pd.DataFrame:
    """The rows of mentions, attributions, terms and sentiments that do not swap; columns `COLUMNS`, in the order of the text."""
    places, swapped, found = Places(audit.mirror.substitutions), counterparts_of(audit.original, audit.mirror), []
    for table in ("mentions", "attributions", "terms", "sentiments"):
        ours = _rows(audit.original, table, places, swapped)
        theirs = _rows(audit.mirrored, table, Places(()), {})
        for key in dict.fromkeys([*ours, *theirs]):
            found += _differences(table, ours.get(key), theirs.get(key))
    return pd.DataFrame(found, columns=list(COLUMNS)).sort_values(["start", "table"], kind="stable", ignore_index=True)


_Row = tuple[int, str, dict[str, object]]


def _differences(table: str, ours: _Row | None, theirs: _Row | None) -> list[tuple]:
    if ours is None or theirs is None:
        there = ("there" if each else "missing" for each in (ours, theirs))
        return [(table, start, text, "row", *there) for start, text, _ in filter(None, (ours, theirs))]
    start, text, values = ours
    other = theirs[2]
    return [(table, start, text, name, _shown(v), _shown(other[name])) for name, v in values.items() if not _same(v, other[name])]


def _same(one: object, other: object) -> bool:
    if pd.isna(one) or pd.isna(other):
        return bool(pd.isna(one) and pd.isna(other))
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= SCORE_TOLERANCE
    return one == other


def _shown(value: object) -> str:
    return f"{value:+.2f}" if isinstance(value, float) else str(value)


def _rows(a: Analysis, table: str, places: Places, swapped: dict[str, str]) -> dict[tuple, _Row]:
    """The rows of a table by their place in the mirrored text; sides by the names that they have there."""
    frame = a.tables[table]
    if table == "attributions":
        kinds = frame[["attribution_id", "kind", "cue", "cue_class", "speaker"]]
        frame = a.spans[a.spans.role == "content"].merge(kinds, on="attribution_id")
    rows = {}
    for row in frame.to_dict("records"):
        start, end = places.there(row["start"]), places.there(row["end"], end=True)
        rows[start, end, row.get("instrument")] = (start, row["text"], _values(a, table, row, swapped))
    return rows


def _values(a: Analysis, table: str, row: dict, swapped: dict[str, str]) -> dict[str, object]:
    """What of a row must be the same in the mirrored text."""

    def side(actor: object) -> str:
        name = summary.side_of(a, pd.Series([actor])).iloc[0]
        return swapped.get(name, name)

    if table == "mentions":
        return {"side": side(row["actor_id"]), "voice": row["voice"]}
    if table == "attributions":
        return {"kind": row["kind"], "cue": row["cue"], "speaker's side": side(row["speaker"])}
    if table == "terms":
        return {"category": row["category"], "target's side": side(row["target"]), "voice": row["voice"]}
    return {row["instrument"]: float(row["score"])}
