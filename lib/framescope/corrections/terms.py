"""Corrections of loaded terms: taken out, added, aimed at somebody else, or in another voice.

They are done to the candidates, from which the terms at every threshold are drawn, so that a term that people took out comes back at none.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..parsing.clauses import top_token
from ..reading.folding import Folded
from ..terms.candidates import Candidate, Passage
from ..terms.find import row as row_of
from ..terms.lexicons import DEFAULT
from ..terms.word_evidence import word_evidence
from ..voice import AUTHOR, SOURCE
from .anchors import Spot
from .attributions import measured
from .book import Book, Unknown
from .located import BY_HAND, Located, listed_near
from .model import ADD, CHANGE, DELETE, Correction
from .outcomes import Outcomes

TABLE = "terms"
_EVALUATIVE = "evaluative"
_KEPT = 1.0
"""The weight of a term that people added: it is one at every threshold."""


class Loaded:
    """The candidates of an article while they are corrected, as rows whose places are in the measured text (`read`)."""

    def __init__(self, rows: list[dict], passages: Sequence[Passage], read: Folded, located: Located, outcomes: Outcomes) -> None:
        self._rows, self._passages, self._read = rows, passages, read
        self._located, self._outcomes = located, outcomes
        self._gone: set[tuple[int, int]] = set()
        self._targets: dict[tuple[int, int], str | None] = {}
        self._voices: dict[tuple[int, int], list[tuple[Correction, Spot, str | None]]] = {}
        terms = [row for row in rows if row["weight"] >= DEFAULT]
        located.number(TABLE, [self._in_article(row) for row in terms])

    def correct(self, corrections: Sequence[Correction], book: Book) -> list[dict]:
        """The candidates without those that are taken out and with those that are added, in order."""
        mine = [c for c in corrections if c.table == TABLE]
        for action, step in ((DELETE, self._delete), (ADD, self._add), (CHANGE, self._change)):
            for c in mine:
                spot = self._located.spot(c, self._outcomes) if c.action == action else None
                try:
                    if spot:
                        step(c, spot, book)
                except Unknown as reason:
                    self._outcomes.not_used(c, str(reason))
        return sorted(self._rows, key=lambda row: row["start"])

    def sensitivity(self, rows: list[dict]) -> list[dict]:
        """The rows of the table ``sensitivity`` without the terms that are taken out, those that are aimed at somebody else with him."""
        kept = [row for row in rows if (row["start"], row["end"]) not in self._gone]
        return [row | {"target": self._targets.get((row["start"], row["end"]), row["target"])} for row in kept]

    def voices(self, rows: Sequence[dict], note: bool = False) -> None:
        """Put the terms in the voice that people gave them; `note` once what became of the corrections."""
        for row in rows:
            for c, spot, speaker in self._voices.get((row["start"], row["end"]), ()):
                column, before = c.column or "", dict(row)
                row |= _voice(c, speaker, row)
                if row != before and "lexicon" in row:
                    row["lexicon"] = _by_hand(row["lexicon"])
                if note:
                    self._outcomes.used(c, spot, before[column], row[column])

    def _in_article(self, row: dict) -> dict:
        start, end = self._read.span(row["start"], row["end"])
        return {"start": start, "end": end, "text": self._read.original[start:end]}

    def _at(self, spot: Spot) -> list[dict]:
        """The terms at the place: several, where each category is settled by itself."""
        place = (spot.start, spot.end)
        return [row for row in self._rows if row["weight"] >= DEFAULT and self._read.span(row["start"], row["end"]) == place]

    def _known(self, c: Correction, spot: Spot) -> list[dict]:
        """The terms that a correction is about; where there are none, that is noted."""
        self._outcomes.claim((TABLE, spot.start, spot.end), c)
        found = self._at(spot)
        if not found:
            near = listed_near([self._in_article(row) for row in self._rows if row["weight"] >= DEFAULT], spot)
            self._outcomes.not_used(c, f"no term stands at just these words{near}")
        return found

    def _delete(self, c: Correction, spot: Spot, book: Book) -> None:
        if found := self._known(c, spot):
            self._gone.add((found[0]["start"], found[0]["end"]))
            self._rows = [row for row in self._rows if not any(row is each for each in found)]
            self._outcomes.used(c, spot, found[0]["text"], None)

    def _add(self, c: Correction, spot: Spot, book: Book) -> None:
        found = self._at(spot)
        if not found:
            new = self._new(c, spot)
            if new is None:
                return
            start, end = new["start"], new["end"]
            self._rows = [row for row in self._rows if row["end"] <= start or end <= row["start"]] + [new]
            self._outcomes.used(c, spot, None, c.value or c.text)
        elif c.column is None:
            self._outcomes.as_it_was(c, spot)
        self._outcomes.claim((TABLE, spot.start, spot.end), c)
        if c.column:
            self._put(self._at(spot), c, spot, book)

    def _new(self, c: Correction, spot: Spot) -> dict | None:
        """A row for a term that people added, its target by the grammar; None, and noted, where there can be none."""
        start, end = measured(self._read, spot.start, spot.end)
        across = [row for row in self._rows if row["weight"] >= DEFAULT and row["start"] < end and start < row["end"]]
        passage = self._passage(start)
        first, last = _tokens(passage, start, end)
        if across or passage is None or first >= last:
            why = listed_near([self._in_article(row) for row in across], spot).lstrip("; ")
            self._outcomes.not_used(c, f"another term overlaps its words ({why}): delete that one" if across else _OUTSIDE)
            return None
        weak = next((row for row in self._rows if row["start"] == start and row["end"] == end), None)
        doc = passage.tokens[0].doc
        head = top_token(doc, first, last)
        valence = weak["valence"] if weak else word_evidence(head.lower_, head.lemma_.lower()).valence
        candidate = Candidate(first, last, weak["category"] if weak else _EVALUATIVE, valence, (BY_HAND,), {"list": _KEPT})
        return row_of(candidate, passage) | {"start": start, "end": end, "text": doc.text[start:end]}

    def _passage(self, start: int) -> Passage | None:
        """The measured sentence in which a character of the measured text stands."""
        return next((p for p in self._passages if p.tokens[0].idx <= start < p.tokens[-1].idx + len(p.tokens[-1])), None)

    def _change(self, c: Correction, spot: Spot, book: Book) -> None:
        if found := self._known(c, spot):
            self._put(found, c, spot, book)

    def _put(self, rows: list[dict], c: Correction, spot: Spot, book: Book) -> None:
        """Give the terms at a place what a correction says of a column; their voice is settled later."""
        column, place = c.column or "", (rows[0]["start"], rows[0]["end"])
        if column in ("voice", "speaker"):
            actor = book.who(c.value) if column == "speaker" else None
            if actor:
                self._outcomes.claim((TABLE, spot.start, spot.end), c, [("voice", SOURCE)])
            self._voices.setdefault(place, []).append((c, spot, book.now(actor) if actor else None))
            return
        before = rows[0][column] if isinstance(rows[0][column], str | float) else None
        value = _value(c, book)
        if column == "target":
            self._targets[place] = value  # type: ignore[assignment]
        if before == value:
            self._outcomes.as_it_was(c, spot, None if before is None else str(before))
            return
        for row in rows:
            row |= {column: value, "lexicon": _by_hand(row["lexicon"])}
        self._outcomes.used(c, spot, None if before is None else str(before), None if value is None else str(value))


def _tokens(passage: Passage | None, start: int, end: int) -> tuple[int, int]:
    """The tokens of a sentence at these characters, as positions in the doc."""
    inside = [t.i for t in passage.tokens if t.idx < end and start < t.idx + len(t)] if passage else []
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


_OUTSIDE = "its words are not in the text that is measured (headline and body)"


def _value(c: Correction, book: Book) -> str | float | None:
    if c.column == "valence":
        return float(c.value or 0)
    if c.column != "target":
        return c.value
    actor = book.who(c.value)
    return book.now(actor) if actor else None


def _by_hand(lexicon: str) -> str:
    return lexicon if BY_HAND in lexicon else f"{lexicon}, {BY_HAND}"


def _voice(c: Correction, speaker: str | None, row: dict) -> dict:
    """Voice and speaker of a term by a correction of either."""
    if c.column == "speaker":
        return {"voice": SOURCE, "speaker": speaker}
    return {"voice": SOURCE, "speaker": row["speaker"]} if c.value == SOURCE else {"voice": AUTHOR, "speaker": None}
