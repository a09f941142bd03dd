"""Of what kind each source is: who speaks, a minister, a firm, a neighbour, a report, by what the text says of it.

The words of the source decide ("the union's general secretary"), then what the text calls the same actor elsewhere, then the words of
a body's name ("Amalgamated Distribution Workers"), then for whom the actor acts. Whoever only speaks for somebody (a spokesman, the
president of a chamber) is of the kind of whom he speaks for. Where the text tells nothing there is no kind: a name alone is none.
The rules that people follow are in ``data/validation/SOURCE_KINDS.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from ..gazetteer.name_variants import is_firm
from ..gazetteer.offices import offices
from ..gazetteer.ordinary import ordinary
from ..gazetteer.source_kinds import (
    COURTS,
    DOCUMENT,
    EXPERT,
    GOVERNMENT,
    LONGEST,
    OPPOSITION,
    ORDINARY,
    PARTY,
    UNNAMED,
    shipped_bodies,
    source_kinds,
)
from .speakers import MentionIndex, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF = {"of", "for", "at", "from", "with", "in", "to"}
_CLOSE = {"familiar", "close", "briefed", "knowledge", "direct"}
_SETTLED = {OPPOSITION, PARTY, DOCUMENT, UNNAMED, ORDINARY}
"""Kinds that somebody keeps whatever body stands beside him: a worker at a firm is no firm."""

_BODIES = {"organisation", "country", "group"}
_NAMED = {"name", "demonym", "capital"}


class Told(NamedTuple):
    """The kind of a source, and the words of the text that show it."""

    kind: str
    words: str


NOTHING = {"source_kind": None, "source_evidence": None, "named": None}


def kind_columns(
    doc: Doc, said: Sequence[Mapping], spans: Sequence[Mapping], actors: pd.DataFrame, mentions: pd.DataFrame
) -> list[dict[str, str | None]]:
    """For each attribution its columns source_kind, source_evidence and named (``yes`` or ``no``); all missing without a source."""
    reader = _Reader(doc, actors, mentions)
    sources: dict[int, list[tuple[int, int]]] = {}
    for span in spans:
        if span["role"] == "source":
            sources.setdefault(span["attribution_id"], []).append((span["start"], span["end"]))
    return [reader.columns(row["speaker"], sources.get(row["attribution_id"], [])) for row in said]


class _Reader:
    """What a text tells of its actors."""

    def __init__(self, doc: Doc, actors: pd.DataFrame, mentions: pd.DataFrame) -> None:
        self.doc, self.words = doc, source_kinds()
        self.index = MentionIndex(doc, actors, mentions)
        self.actors = {row.actor_id: row for row in actors.itertuples()}
        self.places: dict[str, list[Place]] = {}
        for place in self.index.mentions:
            self.places.setdefault(place.actor_id, []).append(place)
        self._known: dict[str, Told | None] = {}

    def columns(self, speaker: str | None, source: Sequence[tuple[int, int]]) -> dict[str, str | None]:
        """The columns of one attribution, given its speaker's actor_id and the places of its source."""
        if not source and speaker is None:
            return dict(NOTHING)
        told = self._of_span(source) or (self.of_actor(speaker) if speaker else None)
        named = self._is_named(speaker) if speaker else self._holds_a_name(source)
        return {
            "source_kind": told.kind if told else None,
            "source_evidence": told.words if told else None,
            "named": "yes" if named else "no",
        }

    def _is_named(self, actor: str) -> bool:
        return any(place.form in _NAMED and not self._is_noun(place) for place in self.places.get(actor, ()))

    def _is_noun(self, place: Place) -> bool:
        """Whether what is taken for a name is a noun that is written with capitals: "MPs"."""
        head = self.index.head(place.start, place.end)
        if head is None or head.tag_ not in {"NNS", "NNPS"} or len(head) != place.end - place.start:
            return False
        return self.words.of_noun(self._singular(head)) is not None

    def _holds_a_name(self, source: Sequence[tuple[int, int]]) -> bool:
        spans = (self.doc.char_span(start, end, alignment_mode="expand") for start, end in source)
        return any(t.pos_ == "PROPN" and self.words.of_noun(self._entry(t)[2]) is None for span in spans if span for t in span)

    def _of_span(self, source: Sequence[tuple[int, int]]) -> Told | None:
        if not source:
            return None
        start, end = max(source, key=lambda span: span[1] - span[0])
        head, span = self.index.head(start, end), self.doc.char_span(start, end, alignment_mode="expand")
        if head is None or span is None:
            return None
        words = (self._noun(token) for token in span if token.pos_ == "NOUN" and token.dep_ not in {"pobj", "dobj", "poss"})
        return self._phrase(head) or next(filter(None, words), None) or self._by_words(head)

    def _by_words(self, head: Token) -> Told | None:
        """By the words of a name that is no known actor's: "The Yorkshire Chamber of Trade"."""
        if head.pos_ != "PROPN" or self.index.of(head) is not None:
            return None
        kind = self.words.names.get(head.lower_)
        return Told(kind, head.text) if kind else None

    def _phrase(self, head: Token) -> Told | None:
        """What a noun phrase says of whom it means: by its head, what stands before its name, and its appositions."""
        place = self.index.of(head)
        name = place if place and place.form == "name" else None
        titles = [k for k in _titles(head) if name is None or k.idx < name.start]
        beside = [*titles, *(k for k in head.rights if k.dep_ in {"appos", "npadvmod"})]
        told = (self._noun(token) for token in [*([] if name else [head]), *beside, *_predicates(head)])
        return next(filter(None, told), None) or (self._everyday(head) if name else None)

    def _everyday(self, head: Token) -> Told | None:
        """What somebody is who is told to live, work or sleep somewhere: "Doe, who has worked there for years"."""
        verb = next((k for k in head.children if k.dep_ == "relcl" and k.lemma_.lower() in self.words.everyday), None)
        place = self.index.of(head)
        if verb is None or place is None or self.index.kinds.get(place.actor_id) != "person":
            return None
        return Told(ORDINARY, self.doc[verb.left_edge.i : verb.i + 1].text)

    def _noun(self, token: Token) -> Told | None:
        """What a noun says, with the words that belong to it; somebody who stands for a body is of the body's kind."""
        first, last, entry = self._entry(token)
        own = self.words.of_noun(entry)
        own = None if own == UNNAMED and token.pos_ == "PROPN" and self.index.of(token) else own  # "Fox and Friends"
        here = self.doc[first : last + 1].text
        if entry in self.words.withheld and any(t.lower_ in _CLOSE for t in token.subtree):
            return Told(UNNAMED, here)
        stands = entry in self.words.standing
        mark = next((t for t in token.lefts if t.lower_ in self.words.marks), None)
        if mark is not None and (stands or own in {GOVERNMENT, PARTY, None}):
            return Told(OPPOSITION, self.doc[mark.i : token.i + 1].text)
        if own in _SETTLED and not stands:
            return Told(own, here)
        if stands or own not in {None, GOVERNMENT}:
            whose = (self._body(k, of_people=entry in offices().speaks_for) for k in _bodies_of(token, first))
            body = next(filter(None, whose), None) or self._before(token)
            if body and body.kind not in {ORDINARY, UNNAMED}:
                return Told(body.kind, f"{here}, {body.words}" if body.words not in here else here)
        alone = own if own != ORDINARY and not (stands and own == GOVERNMENT and _is_owned(token)) else None
        return Told(alone, here) if alone else None

    def _before(self, token: Token) -> Told | None:
        """The body that "its" means where nobody settled it: the subject of the sentence before ("Its president said")."""
        owner = next((k for k in token.lefts if k.dep_ == "poss" and k.lower_ == "its"), None)
        if owner is None or self.index.of(owner) is not None or not token.sent.start:
            return None
        sentence = self.doc[token.sent.start - 1].sent
        subject = next((t for t in sentence if t.dep_ == "nsubj" and t.head == sentence.root), None)
        return (self._body(subject, of_people=False) or self._phrase(subject)) if subject is not None else None

    def _entry(self, token: Token) -> tuple[int, int, str]:
        """The longest entry of the vocabulary that ends at the token, or goes one word on from it; else the noun itself, in the singular.

        Returned with its first and last token.
        """
        noun = self._singular(token)
        if token.i + 1 < token.sent.end:  # the parser may take the first half for the head: "a shop steward"
            longer = f"{token.lower_} {self._singular(self.doc[token.i + 1])}"
            if longer in self.words.nouns:
                return token.i, token.i + 1, longer
        for length in range(LONGEST, 1, -1):
            first = token.i - length + 1
            if first >= token.sent.start:
                entry = " ".join([*(t.lower_ for t in self.doc[first : token.i]), noun])
                if entry in self.words.nouns or entry in self.words.standing:
                    return first, token.i, entry
        return token.i, token.i, noun

    def _singular(self, token: Token) -> str:
        """The noun in the singular; of one that the parser takes for a name, by its ending ("MPs", "Allies")."""
        noun = ordinary().singular(token.lower_, token.lemma_.lower())
        forms = (noun, noun.removesuffix("s"), noun.removesuffix("ies") + "y") if noun.endswith("s") else (noun,)
        return next((form for form in forms if self.words.of_noun(form) or form in self.words.standing), noun)

    def _body(self, token: Token, of_people: bool) -> Told | None:
        """The kind of a body beside an office, known as an actor or by its noun; of a person too for those who speak for people."""
        place = self.index.of(token)
        if place and (of_people or self.index.kinds.get(place.actor_id) in _BODIES) and (told := self.of_actor(place.actor_id)):
            return told
        first, last, entry = self._entry(token)
        named = place is not None and place.form == "name"
        kind = None if named else self.words.of_noun(entry)
        kind = kind or (self.words.names.get(token.lower_) if token.pos_ == "PROPN" else None)
        return Told(kind, self.doc[first : last + 1].text) if kind else None

    def of_actor(self, actor: str) -> Told | None:
        """The kind of an actor, by everything that the text says of it."""
        if actor not in self._known:
            self._known[actor] = None  # while it is looked for: two that stand for each other are of no kind
            self._known[actor] = self._found(actor)
        return self._known[actor]

    def _found(self, actor: str) -> Told | None:
        row = self.actors.get(actor)
        if row is None:
            return None
        if row.kind == "document":
            return Told(DOCUMENT, row.name)
        told = (self._phrase(head) for head in self._heads(actor))
        return next(filter(None, told), None) or self._by_name(row) or self._by_side(row) or self._by_title(actor)

    def _by_title(self, actor: str) -> Told | None:
        """A scholar or doctor by the title, which chairmen and ministers bear too: where nothing else tells anything."""
        titles = (title for head in self._heads(actor) for title in head.lefts if title.lower_ in self.words.learned)
        return next((Told(EXPERT, title.text) for title in titles), None)

    def _heads(self, actor: str) -> Iterator[Token]:
        for place in self.places.get(actor, ()):
            head = self.index.head(place.start, place.end) if place.form in {"name", "description"} else None
            if head is not None:
                yield head
                if head.dep_ == "appos":  # "the charity Age Action"
                    yield head.head

    def _by_name(self, row) -> Told | None:
        """By the words of a body's name; what is known to be a state's body or one of several states is the government's."""
        if row.kind == "country":
            return Told(GOVERNMENT, row.name)
        if row.kind not in _BODIES:
            return None
        words = [word.strip(".,'’").casefold() for word in row.name.split()]
        kinds = [self.words.names[word] for word in reversed(words) if word in self.words.names]
        if row.actor_id in shipped_bodies():
            return Told(next((k for k in kinds if k in {PARTY, COURTS}), GOVERNMENT), row.name)
        if not kinds and is_firm(row.name):
            return Told("business", row.name)
        return Told(COURTS if COURTS in kinds else kinds[0], row.name) if kinds else None

    def _by_side(self, row) -> Told | None:
        told = self.of_actor(row.side) if row.side != row.actor_id else None
        return Told(told.kind, row.reason if isinstance(row.reason, str) else told.words) if told else None


def _titles(head: Token) -> list[Token]:
    """The nouns before a name that say who bears it, the nearest first: "housing minister Lena Voss"."""
    return [k for k in reversed(list(head.lefts)) if k.dep_ in {"compound", "nmod", "amod", "appos"} and k.pos_ in {"NOUN", "PROPN"}]


def _predicates(head: Token) -> Iterator[Token]:
    """What the head is said to be ("Doe is a baker"), or to do for a body ("Doe, who runs the clinic": the clinic)."""
    verbs = [head.head] if head.dep_ == "nsubj" else []
    verbs += [k for k in head.children if k.dep_ == "relcl"]
    for verb in verbs:
        if verb.lemma_ == "be":
            yield from (k for k in verb.children if k.dep_ == "attr" and k.pos_ == "NOUN")
        elif verb.lemma_ in {"run", "lead", "head", "chair", "own"}:
            yield from (k for k in verb.children if k.dep_ == "dobj" and k.pos_ in {"NOUN", "PROPN"})


def _is_owned(token: Token) -> bool:
    """Whether the office is of a body: "its president" is no head of state."""
    return any(k.dep_ == "poss" and k.lower_ == "its" for k in token.lefts)


def _bodies_of(token: Token, first: int) -> Iterator[Token]:
    """The nouns that an office, which begins at `first`, is of: its owner, what follows "of" and "for", what stands before it."""
    yield from (k for k in token.lefts if k.dep_ == "poss")
    for preposition in (k for k in token.rights if k.dep_ == "prep" and k.lower_ in _OF):
        yield from (k for k in preposition.children if k.dep_ == "pobj")
    yield from (k for k in reversed(list(token.lefts)) if k.i < first and k.dep_ in {"compound", "nmod", "amod"})
