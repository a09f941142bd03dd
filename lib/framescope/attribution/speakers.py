"""Which actor the source of an attribution is.

The source span's head decides: its mention, the name in apposition to it, the antecedent of "who", the speaker of the quotation
in which "I" stands, the owner or last-named author of "the post". A quotation without a source goes to the last speaker of its
neighbourhood. What none of these settles has no speaker: nobody is guessed.

The mentions of a document, found by character and by token.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from ..actors.turns import interviewee
from ..gazetteer.offices import offices
from ..parsing.clauses import SUBJECTS
from ..tables import columns, resolved

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc, Token

    from .find import Attribution

_NOMINAL = {"NOUN", "PROPN", "PRON"}


class Place(NamedTuple):
    """Characters start … end (half-open) that mention an actor, and the form of the mention (name, pronoun …)."""

    start: int
    end: int
    actor_id: str
    form: str


class MentionIndex:
    """The mentions of a document in order, and the kinds of its actors."""

    def __init__(self, doc: Doc, actors: pd.DataFrame, mentions: pd.DataFrame) -> None:
        self.doc = doc
        self.text = doc.text  # once: spaCy puts it together anew at each call
        self.kinds = dict(columns(actors, "actor_id", "kind"))
        self.mentions = [Place(*row) for row in sorted(columns(resolved(mentions), "start", "end", "actor_id", "form"))]
        self._starts = [m.start for m in self.mentions]
        self._tokens = doc.to_array("IDX").tolist()

    def at(self, start: int, end: int) -> Place | None:
        """The mention that overlaps the characters."""
        k = bisect_right(self._starts, start) - 1
        for mention in self.mentions[max(0, k) : k + 2]:
            if mention.start < end and start < mention.end:
                return mention
        return None

    def of(self, token: Token) -> Place | None:
        """The mention that holds the token."""
        return self.at(token.idx, token.idx + len(token.text))

    def within(self, start: int, end: int) -> list[Place]:
        """The mentions that begin between the characters."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def people(self, start: int, end: int) -> list[Place]:
        """The places between the characters where a person is named."""
        return [m for m in self.within(start, end) if m.form == "name" and self.kinds.get(m.actor_id) == "person"]

    def head(self, start: int, end: int) -> Token | None:
        """The head of the words between the characters: their root, if it is a noun, else the last noun among them."""
        first = bisect_right(self._tokens, start) - 1
        last = bisect_right(self._tokens, end - 1) - 1
        if not 0 <= first <= last:
            return None
        root = self.doc[first : last + 1].root
        if root.pos_ in _NOMINAL:
            return root
        return next((token for token in reversed(self.doc[first : last + 1]) if token.pos_ in _NOMINAL), root)

    def is_called(self, actor_id: str | None, words: frozenset[str]) -> bool:
        """Whether one of these pronouns means the actor anywhere."""
        return any(m.actor_id == actor_id and self.text[m.start : m.end].lower() in words for m in self.mentions)

    def is_subject(self, mention: Place) -> bool:
        """Whether the mention is the subject of a verb."""
        root = self.head(mention.start, mention.end)
        if root is not None and root.dep_ == "appos":  # "the coach, Jane Doe, said"
            root = root.head
        return root is not None and root.dep_ in SUBJECTS

    def in_apposition(self, head: Token, mention: Place) -> bool:
        """Whether the mention hangs on `head` as its name or apposition ("the minister, Jane Doe")."""
        root = self.head(mention.start, mention.end)
        while root is not None and root.dep_ in {"appos", "compound", "nmod"}:
            if root.head == head:
                return True
            root = root.head
        return root == head

    def owns(self, mention: Place, head: Token) -> bool:
        """Whether the mention is whose `head` is: "Doe's statement", "a statement by Doe"."""
        root = self.head(mention.start, mention.end)
        if root is None:
            return False
        if root.dep_ == "poss" and root.head == head:
            return True
        return root.dep_ == "pobj" and root.head.lower_ in {"from", "by", "of"} and root.head.head == head


BESIDE = 600
"""Characters beside a quotation in which its speaker may be named, at most."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
_FIRST_PERSON = {"i", "we", "me", "us", "my", "our"}
_BODIES = {"organisation", "country", "group", "document"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor_id of a source, or None; how sure the rule is, in [0, 1]; and the rule that settled it."""

    actor_id: str | None
    confidence: float
    rule: str


NOBODY = Speaker(None, 0.0, "no source")
UNKNOWN = Speaker(None, 0.0, "unknown")
THE_AUTHOR = Speaker(None, 0.0, "the author")
"""Nobody, and why: there is no source, it is not known, or the author tells what he himself thinks."""


def resolve(attributions: Sequence[Attribution], doc: Doc, actors: pd.DataFrame, mentions: pd.DataFrame) -> list[Speaker]:
    """The speaker of each attribution, in their order."""
    reader = _Reader(MentionIndex(doc, actors, mentions))
    found: dict[int, Speaker] = {}
    order = sorted(range(len(attributions)), key=lambda i: (-_size(attributions[i].content), attributions[i].content))
    inside = np.full(len(reader.index.text) + 1, -1)  # at each character the attribution found last whose content it is
    for i in order:
        outer = _outer(attributions, i, found, int(inside[attributions[i].source[0][0]]) if attributions[i].source else -1)
        found[i] = reader.speaker(attributions[i], None if outer is None else found[outer])
        for start, end in attributions[i].content:
            inside[start:end] = i
    for i in order:
        if attributions[i].rule == "unclaimed":
            found[i] = reader.beside(attributions[i].content[0]) or found[i]
    _go_on(attributions, found, reader.index)
    _unhear(attributions, found, reader.index.text)
    _float(attributions, found, reader.index.text)
    _from_the_text(attributions, found, reader.index.text)
    return [found[i] for i in range(len(attributions))]


def _outer(attributions: Sequence[Attribution], i: int, found: dict[int, Speaker], innermost: int) -> int | None:
    """The attribution found last in whose content the source of `i` stands; `innermost` is the last that holds its first character."""
    source = attributions[i].source
    if innermost < 0 or _encloses(attributions[innermost].content, source):
        return innermost if innermost >= 0 else None
    return next((k for k in reversed(list(found)) if _encloses(attributions[k].content, source)), None)


def _size(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def _encloses(content: Sequence[tuple[int, int]], source: Sequence[tuple[int, int]]) -> bool:
    return bool(source) and any(start <= source[0][0] and source[0][1] <= end for start, end in content)


_OTHER_SEX = {"he": frozenset({"she", "her", "hers", "herself"}), "she": frozenset({"he", "him", "his", "himself"})}


def _go_on(attributions: Sequence[Attribution], found: dict[int, Speaker], index: MentionIndex) -> None:
    """Give a quotation of "he" or "she" to whoever is named as the source right before it, and not to somebody of whom he told there
    ("Gary Pell said that Shaun Delaney was a scapegoat. "They sold the team," he said.")."""
    by_place = sorted(found, key=lambda k: attributions[k].content[0][0])
    for before, i in pairwise(k for k in by_place if attributions[k].source and attributions[k].kind != "scare"):
        word = index.text[slice(*attributions[i].source[0])].lower()
        if found[i].rule != "pronoun" or attributions[i].kind == "indirect" or word not in _OTHER_SEX:
            continue
        told = attributions[before]
        end = max(end for _, end in (*told.content, *told.source, *told.cue))
        between = index.text[end : attributions[i].content[0][0]]
        actor = found[before].actor_id
        named = found[before].rule in ("name", "apposition") and index.kinds.get(actor) == "person"
        if named and not re.search(r"[\w\n]", between) and not index.is_called(actor, _OTHER_SEX[word]):
            found[i] = Speaker(actor, 0.7, "goes on")


_HEARING = re.compile(
    r"\b(?:court|inquest|tribunal|inquiry|enquiry|hearing|jury|jurors|panel|committee|commission|trial|bench)\b(?: (?:at|in|into|of|on) .*)?$",
    re.IGNORECASE,
)
"""Bodies before which somebody says what they hear: "the court heard" reports the words of a witness or a barrister."""


def _unhear(attributions: Sequence[Attribution], found: dict[int, Speaker], text: str) -> None:
    """Take what a court heard from the court: who said it there is not known."""
    for i, attribution in enumerate(attributions):
        if attribution.cue_lemma == "hear" and any(_HEARING.search(text[start:end]) for start, end in attribution.source):
            found[i] = UNKNOWN


def _float(attributions: Sequence[Attribution], found: dict[int, Speaker], text: str) -> None:
    """Give quotations without a source to the last speaker before them in the same or the preceding paragraph."""
    last, reached = None, 0
    for i in sorted(found, key=lambda k: attributions[k].content[0][0]):
        attribution, start = attributions[i], attributions[i].content[0][0]
        orphan = not attribution.source and attribution.kind in {"direct", "mixed"} and attribution.rule not in _PASSIVE
        led_to = attribution.cue[0][0] if attribution.rule == "block" else start  # "Read the full letter:" is a paragraph of its own
        if orphan and last and text.count("\n", reached, led_to) <= 2:
            found[i] = Speaker(last, 0.5, "last speaker")
        if found[i].actor_id and attribution.kind != "scare":
            last, reached = found[i].actor_id, max(end for _, end in attribution.content + attribution.source)


_PASSIVE = {"subj", "oprd", "clause", "reason"}
"""Rules by which words of nobody who is named are a passive verb's: who spoke last does not say them ("he was called “a liar”")."""

_HEADLINES = {"label", "headline-verb", "headline-quote"}
_WORD = re.compile(r"[^\W\d_]{4,}")


def _from_the_text(attributions: Sequence[Attribution], found: dict[int, Speaker], text: str) -> None:
    """Whom a headline quotes, by the text below it: whoever is a source there by that name or office, or says these words there."""
    for i, attribution in enumerate(attributions):
        if attribution.rule not in _HEADLINES or found[i].actor_id:
            continue
        below = [k for k in found if found[k].actor_id and attributions[k].rule not in _HEADLINES and attributions[k].kind != "scare"]
        parts = "source" if attribution.source else "content"
        words = _words(getattr(attribution, parts), text)
        meant = {
            found[k].actor_id
            for k in below
            if words & _words(getattr(attributions[k], parts), text) and _covers(words, attributions[k], parts, text)
        }
        if len(meant) == 1:
            found[i] = Speaker(meant.pop(), 0.5, "source of the text")


def _words(spans: Sequence[tuple[int, int]], text: str) -> frozenset[str]:
    """The words of at least four letters, in lower case."""
    return frozenset(w.lower() for start, end in spans for w in _WORD.findall(text[start:end]))


def _covers(words: frozenset[str], attribution: Attribution, parts: str, text: str) -> bool:
    """Whether a source is named by one of the words, or a content holds at least half of them."""
    shared = words & _words(getattr(attribution, parts), text)
    return parts == "source" or len(shared) >= max(1, len(words) / 2)


class _Reader:
    """The rules, one after the other, over the mentions of a document."""

    def __init__(self, index: MentionIndex) -> None:
        self.index = index
        self.answers: Speaker | None = None

    def speaker(self, attribution: Attribution, outer: Speaker | None) -> Speaker:
        """The actor of one attribution's source; `outer` is the speaker of the attribution in whose content it stands."""
        if attribution.rule == "answer":
            return self._interviewee()
        if not attribution.source:
            return NOBODY
        start, end = max(attribution.source, key=lambda span: span[1] - span[0])
        if attribution.rule in {"transcript", "post"}:
            people = self.index.people(start, end)
            return Speaker(people[-1].actor_id, 0.9, "label") if people else self._anything(start, end)
        head = self.index.head(start, end)
        if head is None:
            return UNKNOWN
        if head.lower_ in _FIRST_PERSON and head.text != "US":
            return self._first_person(head, outer)
        if head.tag_ in {"WP", "WDT"}:
            head = self._antecedent(head)
        found = self._by_mention(attribution, head, start, end) or self._message(attribution, head, start, end)
        return found or (self._last_body(start) if head.lower_ == "it" else self._anything(start, end))

    def beside(self, content: tuple[int, int]) -> Speaker | None:
        """Whoever is the subject of the sentence right before a quotation that nobody is said to have said, or is named first in the words
        that lead up to it; where its paragraph begins with it, the subject of the sentence right after."""
        start, end = content
        text = self.index.text
        line, stop = max(text.rfind("\n", 0, start) + 1, start - BESIDE), text.find("\n", end, end + BESIDE)
        before = [m for m in self.index.within(line, start) if self.index.kinds.get(m.actor_id) == "person"]
        if before:
            sentence = max((m.end() for m in _SENTENCE_END.finditer(text, line, before[-1].start)), default=line)
            near = [m for m in before if m.start >= sentence]
            subjects = [m for m in near if self.index.is_subject(m)]
            return Speaker((subjects or near)[0].actor_id, 0.4, "beat before")
        if text[line:start].strip():
            return None
        after = [m for m in self.index.within(end, end + BESIDE if stop < 0 else stop) if self.index.kinds.get(m.actor_id) == "person"]
        near = [m for m in after if self.index.is_subject(m) and not _SENTENCE_END.search(text, end + 1, m.start)]
        return Speaker(near[0].actor_id, 0.4, "beat after") if near else None

    def _last_body(self, before: int) -> Speaker:
        """The body, country or document that was the last subject in the paragraph, which goes on to be "it"."""
        line = self.index.text.rfind("\n", 0, before) + 1
        bodies = [m for m in self.index.within(line, before) if self.index.kinds.get(m.actor_id) in _BODIES and self._may_be_it(m)]
        return Speaker(bodies[-1].actor_id, 0.6, "last subject") if bodies else UNKNOWN

    def _may_be_it(self, mention: Place) -> bool:
        """Whether the mention is the subject of a verb, and one: "its reports" are not "it"."""
        root = self.index.head(mention.start, mention.end)
        return self.index.is_subject(mention) and (root is None or root.tag_ != "NNS")

    def _first_person(self, head: Token, outer: Speaker | None) -> Speaker:
        """Whoever is quoted; outside all quotations and turns "I" and "we" are the author and those for whom he writes."""
        if outer is None:
            return THE_AUTHOR
        return Speaker(outer.actor_id, min(0.8, outer.confidence), "first person") if outer.actor_id else UNKNOWN

    def _interviewee(self) -> Speaker:
        """Whoever answers in an interview; found once."""
        if self.answers is None:
            found = interviewee(self.index.doc, [m[:3] for m in self.index.people(0, len(self.index.text))])
            self.answers = Speaker(*found, "interviewee") if found else UNKNOWN
        return self.answers

    def _antecedent(self, relative: Token) -> Token:
        for ancestor in relative.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
        return relative

    def _by_origin(self, start: int, end: int) -> Speaker | None:
        """The person who was the last subject in the paragraph, where "the Portuguese" speaks in the singular."""
        line = self.index.text.rfind("\n", 0, start) + 1
        people = [m for m in self.index.within(line, start) if self.index.kinds.get(m.actor_id) == "person" and self.index.is_subject(m)]
        phrase = self.index.text[start:end].lower()
        singular = phrase.startswith("the ") and not phrase.endswith("s")
        return Speaker(people[-1].actor_id, 0.5, "origin of the last subject") if people and singular else None

    def _by_mention(self, attribution: Attribution, head: Token, start: int, end: int) -> Speaker | None:
        """The mention at the head; a person named in the same source stands before what describes him ("the top Democrat, Ann Lee")."""
        mention = self.index.of(head)
        named = self.index.people(start, end)
        if named and (mention is None or mention.form in ("description", "demonym")) and self.index.in_apposition(head, named[-1]):
            return Speaker(named[-1].actor_id, 0.9, "apposition")
        if mention is None:
            return None
        if mention.form == "demonym" and attribution.kind == "direct":
            person = self._by_origin(start, end)
            if person:
                return person
        confidence = {"name": 0.95, "demonym": 0.5, "capital": 0.8, "description": 0.8, "pronoun": 0.7}[mention.form]
        return Speaker(mention.actor_id, confidence, mention.form)

    def _message(self, attribution: Attribution, head: Token, start: int, end: int) -> Speaker | None:
        """The author of "the post", "his statement", "a letter from Doe": its owner, or who was subject before it."""
        if head.lemma_.lower() not in offices().messages:
            return None
        owners = [m for m in self.index.within(head.sent.start_char, head.idx + 60) if self.index.owns(m, head)]
        if owners:
            return Speaker(owners[0].actor_id, 0.8, "message of its owner")
        told = head.dep_ == "pobj" and any(c.dep_ == "nsubjpass" for c in head.head.head.children)  # "was informed by letter"
        if told or self.index.text[start:end].lower().startswith(("a ", "an ")):
            return UNKNOWN
        before = [
            m for m in self.index.within(max(0, start - 600), start) if self._is_subject(m) and not _encloses(attribution.content, (m[:2],))
        ]
        return Speaker(before[-1].actor_id, 0.6, "message of the last subject") if before else None

    def _is_subject(self, mention: Place) -> bool:
        return self.index.is_subject(mention) and self.index.kinds.get(mention.actor_id) in {"person", "organisation"}

    def _anything(self, start: int, end: int) -> Speaker:
        """The only actor that a source without a mention at its head names, when it is a body or a person's name in a title."""
        inside = [m for m in self.index.within(start, end) if m.form == "name"]
        if len(inside) == 1 and self.index.kinds.get(inside[0].actor_id) in {"person", "organisation"}:
            return Speaker(inside[0].actor_id, 0.4, "only name")
        return UNKNOWN
