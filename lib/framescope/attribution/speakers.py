"""Which actor the source of an attribution is.

The source span's head decides: its mention, the name in apposition to it, the antecedent of "who", the speaker of the quotation
in which "I" stands, the owner or last-named author of "the post". A quotation without a source goes to the last speaker of its
neighbourhood. What none of these settles has no speaker: nobody is guessed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from ..actors.interviewee import interviewee
from ..actors.offices import offices

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .find import Attribution

_FIRST_PERSON = {"i", "we", "me", "us", "my", "our"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_BODIES = {"organisation", "country", "group", "document"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor_id of a source, or None; how sure the rule is, in [0, 1]; and the rule that settled it."""

    actor_id: str | None
    confidence: float
    rule: str


NOBODY = Speaker(None, 0.0, "no source")
UNKNOWN = Speaker(None, 0.0, "unknown")
AUTHOR = Speaker(None, 0.0, "the author")
"""Nobody, and why: there is no source, it is not known, or the author tells what he himself thinks."""


def resolve(attributions: Sequence[Attribution], doc: Doc, actors: pd.DataFrame, mentions: pd.DataFrame) -> list[Speaker]:
    """The speaker of each attribution, in their order."""
    reader = _Reader(doc, actors, mentions)
    found: dict[int, Speaker] = {}
    order = sorted(range(len(attributions)), key=lambda i: (-_size(attributions[i].content), attributions[i].content))
    for i in order:
        outer = next((found[k] for k in reversed(list(found)) if _encloses(attributions[k].content, attributions[i].source)), None)
        found[i] = reader.speaker(attributions[i], outer)
    _float(attributions, found, doc.text)
    return [found[i] for i in range(len(attributions))]


def _size(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def _encloses(content: Sequence[tuple[int, int]], source: Sequence[tuple[int, int]]) -> bool:
    return bool(source) and any(start <= source[0][0] and source[0][1] <= end for start, end in content)


def _float(attributions: Sequence[Attribution], found: dict[int, Speaker], text: str) -> None:
    """Give quotations without a source to the last speaker before them in the same or the preceding paragraph."""
    last, reached = None, 0
    for i in sorted(found, key=lambda k: attributions[k].content[0][0]):
        attribution, start = attributions[i], attributions[i].content[0][0]
        if not attribution.source and attribution.kind in {"direct", "mixed"} and last and text.count("\n", reached, start) <= 2:
            found[i] = Speaker(last, 0.5, "last speaker")
        if found[i].actor_id and attribution.kind != "scare":
            last, reached = found[i].actor_id, max(end for _, end in attribution.content + attribution.source)


class _Reader:
    """The mentions of a document, found by character."""

    def __init__(self, doc: Doc, actors: pd.DataFrame, mentions: pd.DataFrame) -> None:
        self.doc = doc
        self.kinds = dict(zip(actors.actor_id, actors.kind, strict=True))
        rows = sorted(zip(mentions.start, mentions.end, mentions.actor_id, mentions.form, strict=True))
        self.mentions = [(int(start), int(end), actor_id, form) for start, end, actor_id, form in rows]
        self.starts = [row[0] for row in self.mentions]
        self.tokens = [token.idx for token in doc]
        self.answers: Speaker | None = None

    def at(self, start: int, end: int) -> tuple[int, int, str, str] | None:
        """The mention that overlaps the characters."""
        k = bisect_right(self.starts, start) - 1
        for row in self.mentions[max(0, k) : k + 2]:
            if row[0] < end and start < row[1]:
                return row
        return None

    def of(self, token: Token) -> tuple[int, int, str, str] | None:
        return self.at(token.idx, token.idx + len(token.text))

    def within(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def speaker(self, attribution: Attribution, outer: Speaker | None) -> Speaker:
        """The actor of one attribution's source; `outer` is the speaker of the attribution in whose content it stands."""
        if not attribution.source:
            return NOBODY
        start, end = max(attribution.source, key=lambda span: span[1] - span[0])
        if attribution.rule == "answer":
            return self._interviewee()
        if attribution.rule == "transcript":
            people = self._people(start, end)
            return Speaker(people[-1][2], 0.9, "label") if people else self._anything(start, end)
        head = self._head(start, end)
        if head is None:
            return UNKNOWN
        if head.lower_ in _FIRST_PERSON:
            return self._first_person(head, outer)
        if head.tag_ in {"WP", "WDT"}:
            head = self._antecedent(head)
        found = self._by_mention(attribution, head, start, end) or self._message(attribution, head, start, end)
        return found or (self._last_body(start) if head.lower_ == "it" else self._anything(start, end))

    def _last_body(self, before: int) -> Speaker:
        """The body, country or document that was the last subject in the paragraph, which goes on to be "it"."""
        line = self.doc.text.rfind("\n", 0, before) + 1
        bodies = [m for m in self.within(line, before) if self.kinds.get(m[2]) in _BODIES and self._subject_of(m)]
        return Speaker(bodies[-1][2], 0.6, "last subject") if bodies else UNKNOWN

    def _first_person(self, head: Token, outer: Speaker | None) -> Speaker:
        """Whoever is quoted; outside all quotations and turns "I" is the author."""
        if outer is None:
            return AUTHOR if head.lower_ in {"i", "me"} else UNKNOWN
        return Speaker(outer.actor_id, min(0.8, outer.confidence), "first person") if outer.actor_id else UNKNOWN

    def _people(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        """The places between the characters where a person is named."""
        return [m for m in self.within(start, end) if m[3] == "name" and self.kinds.get(m[2]) == "person"]

    def _interviewee(self) -> Speaker:
        """Whoever answers in an interview; found once."""
        if self.answers is None:
            found = interviewee(self.doc, [m[:3] for m in self._people(0, len(self.doc.text))])
            self.answers = Speaker(*found, "interviewee") if found else UNKNOWN
        return self.answers

    def _head(self, start: int, end: int) -> Token | None:
        first = bisect_right(self.tokens, start) - 1
        last = bisect_right(self.tokens, end - 1) - 1
        if not 0 <= first <= last:
            return None
        root = self.doc[first : last + 1].root
        if root.pos_ in _NOMINAL:
            return root
        return next((token for token in reversed(self.doc[first : last + 1]) if token.pos_ in _NOMINAL), root)

    def _antecedent(self, relative: Token) -> Token:
        for ancestor in relative.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
        return relative

    def _by_origin(self, start: int, end: int) -> Speaker | None:
        """The person who was the last subject in the paragraph, where "the Portuguese" speaks in the singular."""
        line = self.doc.text.rfind("\n", 0, start) + 1
        people = [m for m in self.within(line, start) if self.kinds.get(m[2]) == "person" and self._subject_of(m)]
        phrase = self.doc.text[start:end].lower()
        singular = phrase.startswith("the ") and not phrase.endswith("s")
        return Speaker(people[-1][2], 0.5, "origin of the last subject") if people and singular else None

    def _by_mention(self, attribution: Attribution, head: Token, start: int, end: int) -> Speaker | None:
        """The mention at the head; a person named in the same source stands before the description of him."""
        mention = self.of(head)
        named = self._people(start, end)
        if named and (mention is None or mention[3] == "description") and self._in_apposition(head, named[-1]):
            return Speaker(named[-1][2], 0.9, "apposition")
        if mention is None:
            return None
        if mention[3] == "demonym" and attribution.kind == "direct":
            person = self._by_origin(start, end)
            if person:
                return person
        confidence = {"name": 0.95, "demonym": 0.5, "capital": 0.8, "description": 0.8, "pronoun": 0.7}[mention[3]]
        return Speaker(mention[2], confidence, mention[3])

    def _in_apposition(self, head: Token, mention: tuple[int, int, str, str]) -> bool:
        root = self._head(mention[0], mention[1])
        while root is not None and root.dep_ in {"appos", "compound", "nmod"}:
            if root.head == head:
                return True
            root = root.head
        return root == head

    def _message(self, attribution: Attribution, head: Token, start: int, end: int) -> Speaker | None:
        """The author of "the post", "his statement", "a letter from Doe": its owner, or who was subject before it."""
        if head.lemma_.lower() not in offices().messages:
            return None
        owners = [m for m in self.within(head.sent.start_char, head.idx + 60) if self._owns(m, head)]
        if owners:
            return Speaker(owners[0][2], 0.8, "message of its owner")
        before = [
            m for m in self.within(max(0, start - 600), start) if self._is_subject(m) and not _encloses(attribution.content, (m[:2],))
        ]
        return Speaker(before[-1][2], 0.6, "message of the last subject") if before else None

    def _owns(self, mention: tuple[int, int, str, str], head: Token) -> bool:
        root = self._head(mention[0], mention[1])
        if root is None:
            return False
        if root.dep_ == "poss" and root.head == head:
            return True
        return root.dep_ == "pobj" and root.head.lower_ in {"from", "by", "of"} and root.head.head == head

    def _is_subject(self, mention: tuple[int, int, str, str]) -> bool:
        return self._subject_of(mention) and self.kinds.get(mention[2]) in {"person", "organisation"}

    def _subject_of(self, mention: tuple[int, int, str, str]) -> bool:
        root = self._head(mention[0], mention[1])
        return root is not None and root.dep_ in _SUBJECTS

    def _anything(self, start: int, end: int) -> Speaker:
        """The only actor that a source without a mention at its head names, when it is a body or a person's name in a title."""
        inside = [m for m in self.within(start, end) if m[3] == "name"]
        if len(inside) == 1 and self.kinds.get(inside[0][2]) in {"person", "organisation"}:
            return Speaker(inside[0][2], 0.4, "only name")
        return UNKNOWN
