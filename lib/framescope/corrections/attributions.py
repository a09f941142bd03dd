"""Corrections of who said what: attributions taken out and added, their parts, how the cue frames them, and their speakers.

An attribution's parts are corrected before its speaker is looked for, so that the speaker of what people added is found as everywhere; a
speaker that people named goes before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..attribution.cues import lexicon
from ..attribution.find import Attribution, Spans, kind_of
from ..attribution.speakers import THE_AUTHOR, Speaker
from ..parsing.clauses import TokenIndex
from ..reading.folding import Folded
from .anchors import Spot, places, same
from .book import Book, Unknown
from .located import BY_HAND, Located
from .model import ADD, BETWEEN, CHANGE, DELETE, Correction
from .outcomes import Outcomes

if TYPE_CHECKING:
    from spacy.tokens import Doc

TABLE = "attributions"
PARTS = ("source", "cue", "content")
_AUTHOR = frozenset({"author", "the author"})
_PIECE = re.compile(r"(\d{1,9})-(\d{1,9}):", re.ASCII)
FAR = 2_000
"""Characters from an attribution to a part that a correction gives it, at most."""


@dataclass
class _Said:
    """An attribution while it is corrected: whether a person speaks for it, and the correction of its speaker."""

    its: Attribution
    name: tuple
    by_hand: bool = False
    speaker: tuple[Correction, Spot] | None = None
    kind_is_given: bool = False


class Statements:
    """The attributions of an article while they are corrected. read: the text that was measured, and its places in the article."""

    def __init__(self, found: Sequence[Attribution], doc: Doc, read: Folded, located: Located, outcomes: Outcomes) -> None:
        self._said = [_Said(each, (TABLE, i)) for i, each in enumerate(found)]
        self._gone: list[_Said] = []
        self._doc, self._read, self._located, self._outcomes = doc, read, located, outcomes
        located.number(TABLE, [self._as_row(each.its) for each in self._said])

    def correct(self, corrections: Sequence[Correction]) -> list[Attribution]:
        """The attributions without those that are taken out and with those that are added, their parts as people say, in order."""
        mine = [c for c in corrections if c.table == TABLE]
        for action, step in ((DELETE, self._delete), (ADD, self._add), (CHANGE, self._change)):
            for c in mine:
                spot = self._located.spot(c, self._outcomes) if c.action == action else None
                if spot:
                    step(c, spot)
        self._said.sort(key=lambda each: (each.its.content, each.its.cue))
        return [each.its for each in self._said]

    def speakers(self, found: Sequence[Speaker], book: Book) -> tuple[list[Attribution], list[Speaker]]:
        """The attributions as the tables have them, and their speakers, those that people named in the place of those that were found."""
        spoken = [self._spoken(each, speaker, book) for each, speaker in zip(self._said, found, strict=True)]
        return [replace(s.its, rule=BY_HAND, confidence=1.0) if s.by_hand else s.its for s in self._said], spoken

    def _spoken(self, each: _Said, found: Speaker, book: Book) -> Speaker:
        if each.speaker is None:
            return found
        c, spot = each.speaker
        try:
            speaker = self._named(c, book)
        except Unknown as reason:
            self._outcomes.not_used(c, str(reason))
            return found
        is_same = (speaker.actor_id, speaker.rule == THE_AUTHOR.rule) == (found.actor_id, found.rule == THE_AUTHOR.rule)
        if is_same:
            self._outcomes.as_it_was(c, spot, found.actor_id)
            return found
        self._outcomes.used(c, spot, found.actor_id, speaker.actor_id)
        return speaker

    def _named(self, c: Correction, book: Book) -> Speaker:
        if c.value and c.value.casefold() in _AUTHOR and book.known(c.value) is None:
            return THE_AUTHOR
        actor = book.who(c.value)
        return Speaker(book.now(actor) if actor else None, 1.0, BY_HAND)

    def _as_row(self, a: Attribution) -> dict:
        start, end = self._places(a.source + a.cue + a.content)
        return {"start": start, "end": end, "text": self._read.original[start:end]}

    def _places(self, spans: Spans) -> tuple[int, int]:
        """From the first of these spans to the last, as characters of the article."""
        if not spans:
            return (-1, -1)
        return self._read.span(min(s for s, _ in spans), max(e for _, e in spans))

    def _at(self, spot: Spot) -> list[_Said]:
        """The attributions that the place names: as a whole, else by their content, else by their cue."""
        for parts in (lambda a: a.source + a.cue + a.content, lambda a: a.content, lambda a: a.cue):
            if found := [each for each in [*self._said, *self._gone] if self._places(parts(each.its)) == (spot.start, spot.end)]:
                return found
        return []

    def _only(self, c: Correction, spot: Spot) -> _Said | None:
        """The attribution that a correction is about; where there is none, or several, that is noted."""
        found = self._at(spot)
        if len(found) != 1:
            why = "several attributions stand" if found else "no attribution stands"
            self._outcomes.not_used(c, f"{why} at just these words: give all of it, its content or its cue")
            return None
        self._outcomes.claim(found[0].name, c)
        return found[0]

    def _delete(self, c: Correction, spot: Spot) -> None:
        each = self._only(c, spot)
        if each and any(each is gone for gone in self._gone):
            self._outcomes.as_it_was(c, spot)
        elif each:
            self._said = [other for other in self._said if other is not each]
            self._gone.append(each)
            self._outcomes.used(c, spot, self._as_row(each.its)["text"], None)

    def _add(self, c: Correction, spot: Spot) -> None:
        there = [each for each in self._said if self._places(each.its.content) == (spot.start, spot.end)]
        if not there and self._located.sentence(spot.start) is None:
            self._outcomes.not_used(c, "its words are not in the text that is measured (headline and body)")
            return
        if not there:
            content = (self._measured(spot.start, spot.end),)
            new = Attribution((), (), content, kind_of(self._doc.text, content), "", "", BY_HAND, 1.0)
            there = [_Said(new, (TABLE, "new", spot.start, spot.end), by_hand=True)]
            self._said += there
            self._outcomes.used(c, spot, None, c.value or c.text)
        elif c.column is None:
            self._outcomes.as_it_was(c, spot)
        self._outcomes.claim(there[0].name, c)
        if c.column:
            self._put(there[0], c, spot)

    def _change(self, c: Correction, spot: Spot) -> None:
        if each := self._only(c, spot):
            self._put(each, c, spot)

    def _put(self, each: _Said, c: Correction, spot: Spot) -> None:
        """Give an attribution what a correction says of a column."""
        if c.column == "speaker":
            each.speaker = c, spot
        elif c.column in PARTS:
            self._put_part(each, c, spot)
        else:
            is_kind, value = c.column == "kind", c.value or ""
            before = (each.its.kind if is_kind else each.its.cue_class) or None
            self._done(each, c, spot, before, value, replace(each.its, kind=value) if is_kind else replace(each.its, cue_class=value))
            each.kind_is_given |= is_kind

    def _put_part(self, each: _Said, c: Correction, spot: Spot) -> None:
        part = c.column or ""
        spans = self._pieces(c, spot)
        if spans is None:
            self._outcomes.not_used(c, f"the words of its {part} are not there: copy them from the article")
            return
        if part == "content" and self._located.sentence(self._read.span(*spans[0])[0]) is None:
            self._outcomes.not_used(c, "its content is not in the text that is measured (headline and body)")
            return
        new = _with_part(each.its, part, spans)
        if part == "content" and not each.kind_is_given and each.its.kind != "scare":
            new = replace(new, kind=kind_of(self._doc.text, spans))
        if part == "cue":
            new = self._with_cue(new)
        before, after = (self._words(getattr(a, part)) for a in (each.its, new))
        self._done(each, c, spot, before, after, new)

    def _done(self, each: _Said, c: Correction, spot: Spot, before: str | None, after: str | None, new: Attribution) -> None:
        if before == after and new == each.its:
            self._outcomes.as_it_was(c, spot, after)
            return
        each.its, each.by_hand = new, True
        self._outcomes.used(c, spot, before, after)

    def _words(self, spans: Spans) -> str | None:
        return BETWEEN.join(self._read.original[slice(*self._read.span(*span))] for span in spans) or None

    def _with_cue(self, a: Attribution) -> Attribution:
        """The attribution with the dictionary form of its cue, and the class that the cue has in the list, where it is in it."""
        if not a.cue:
            return replace(a, cue_lemma="", cue_class="")
        first, last = TokenIndex(self._doc).span(*a.cue[0])
        tokens = list(self._doc[first:last])
        head = next((t for t in tokens if t.pos_ in ("VERB", "NOUN", "ADJ")), tokens[0] if tokens else None)
        if head is None:
            return a
        known = lexicon().get((head.lemma_.lower(), head.pos_.lower().replace("adj", "adjective")))
        return replace(a, cue_lemma=head.lemma_.lower(), cue_class=next(iter(known.frames.values())) if known else a.cue_class or "neutral")

    def _pieces(self, c: Correction, spot: Spot) -> Spans | None:
        """Where the pieces of a value stand in the measured text; None where one is not found near the attribution."""
        if not c.value:
            return ()
        moved = spot.start - c.start if c.start is not None else 0
        found = [self._piece(piece.strip(), spot, moved) for piece in re.split(r"\s…\s|\n", c.value) if piece.strip()]
        spans = [span for span in found if span]
        return tuple(sorted(self._measured(*span) for span in spans)) if spans and len(spans) == len(found) else None

    def _piece(self, piece: str, spot: Spot, moved: int) -> tuple[int, int] | None:
        """A piece of the article: at its offsets, if it has some and its words stand there, else where its words stand nearest."""
        text, offsets = self._read.original, _PIECE.match(piece)
        words = piece[offsets.end() :] if offsets else piece
        if offsets:
            start, end = int(offsets[1]) + moved, int(offsets[2]) + moved
            if 0 <= start < end <= len(text) and same(text[start:end], words):
                return start, end
        low, high = max(0, spot.start - FAR), min(len(text), spot.end + FAR)
        near = [(low + start, low + end) for start, end in places(words, text[low:high])]
        return min(near, key=lambda at: _apart(at, spot), default=None)

    def _measured(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the article in the text that was measured."""
        return measured(self._read, start, end)


def _with_part(a: Attribution, part: str, spans: Spans) -> Attribution:
    if part == "content":
        return replace(a, content=spans)
    return replace(a, source=spans) if part == "source" else replace(a, cue=spans)


def _apart(at: tuple[int, int], spot: Spot) -> tuple[bool, int]:
    """How far a place lies from an attribution: within it, the nearest to its beginning first."""
    return not (spot.start <= at[0] and at[1] <= spot.end), abs(at[0] - spot.start)


def measured(read: Folded, start: int, end: int) -> tuple[int, int]:
    """Where characters of the article stand in the text as it was read."""
    if read.starts is None or read.ends is None:
        return start, end
    first = int(np.searchsorted(read.starts, start))
    return first, max(first, int(np.searchsorted(read.ends, end, side="right")))
