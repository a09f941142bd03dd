"""The candidates for loaded terms in one sentence, each with the parts of its weight (described in ``framescope.terms.find``).

Names are no candidates: proper names and the names, capitals and demonyms among the mentions are left out before anything
is looked up, but for labels that stand alone ("Islamist") and for the entries of a user's own list, which count as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from framescope.parsing.clauses import top_token
from framescope.terms.matcher import Match, Matcher
from framescope.terms.predicates import is_verdict
from framescope.terms.senses import judges, names_a_style

from ..sentiment.word_lists import NAME_ENTITIES
from .word_evidence import LABEL_PREFIXES, PLAIN_PARTS, WordEvidence, word_evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
FAILING = frozenset({"fail", "refuse", "neglect", "cease", "bother", "struggle"})
OPEN_MARKS, CLOSE_MARKS = frozenset("“\"‘'«"), frozenset("”\"’'»")
TOPIC, LABEL, INTENSIFIER, ABSOLUTE = "topic", "contested label", "intensifier or certainty", "absolute"
STRENGTHENING = frozenset({INTENSIFIER, ABSOLUTE})
"""Words that strengthen a judgement and hold none: beside an actor ("the only mayor") they are aimed at nobody."""


@dataclass
class Candidate:
    """Tokens first … last (half-open) of the doc, the category they would be flagged in, and the parts of the weight."""

    first: int
    last: int
    category: str
    valence: float
    sources: tuple[str, ...]
    parts: dict[str, float] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        return min(1.0, max(0.0, sum(self.parts.values())))


@dataclass(frozen=True)
class Passage:
    """A measured sentence (not empty) and what is known of its words before terms are looked for.

    names, actors: positions in the doc of the words of names, and the actor_id at the words of mentions; lists: the term lists;
    content: for each character of the text the attribution that it is the content of, or -1 (None: not known).
    """

    sentence_id: int
    tokens: list[Token]
    names: set[int]
    actors: dict[int, str]
    lists: Matcher
    content: np.ndarray | None = None

    def actor_at(self, place: int, term: Token) -> str | None:
        """The actor mentioned at a position in the doc; a source's words are aimed at nobody outside of them."""
        inside = -1 if self.content is None else self.content[term.idx]
        if self.content is not None and inside >= 0 and self.content[term.doc[place].idx] != inside:
            return None
        return self.actors.get(place)

    @cached_property
    def surface(self) -> list[str]:
        return [t.lower_.replace("’", "'") for t in self.tokens]

    @cached_property
    def lemma(self) -> list[str]:
        return [t.lemma_.lower() for t in self.tokens]

    @cached_property
    def matches(self) -> list[Match]:
        """All entries of the lists that are found in it, overlapping ones too."""
        written, tags = self.lists.written(self.surface, self.lemma), [t.pos_ for t in self.tokens]
        describing = ["ADJ" if _describes(t) else tag for t, tag in zip(self.tokens, tags, strict=True)]
        found = [match for match in written if match.is_tagged(tags)]
        return [*found, *(match for match in written if match.is_tagged(describing) and not match.is_tagged(tags))]

    @cached_property
    def literal(self) -> list[Match]:
        """Those of the matches whose word has a sense there that judges nobody."""
        tokens, doc = self.tokens, self.tokens[0].doc
        found = []
        for match in (m for m in self.matches if m.entry.where or m.entry.literal):
            own = range(tokens[match.start].i, tokens[match.end - 1].i + 1)
            if not judges(match.entry, top_token(doc, own.start, own.stop), own):
                found.append(match)
        return found

    @cached_property
    def masked(self) -> set[int]:
        """Positions in the sentence of the words of names."""
        return _names(self.tokens, self.names)

    @cached_property
    def quoted(self) -> set[int]:
        """Positions in the doc of the words in marks around one to three words."""
        return _short_quotations(self.tokens)


def _describes(token: Token) -> bool:
    """Whether the word stands before a noun as an adjective does, but is tagged otherwise: "the sordid affair", "a perfunctory hearing"."""
    return (token.pos_ == "VERB" and token.dep_ == "amod") or (token.tag_ == "NN" and token.dep_ == "compound" and not token.ent_type_)


def candidates(passage: Passage, without: str = "") -> list[Candidate]:
    """The candidates of one sentence, in the order of the text; `without` names a list, open ones too, to leave out.

    None overlaps another, but for entries of several categories where each category is settled by itself.
    """
    found = sorted(_found(passage, without), key=lambda c: c.first)
    for candidate in found:
        _add_parts(candidate, passage, without)
    return found


def _found(passage: Passage, without: str) -> list[Candidate]:
    """The entries of the lists, then the compounds and the single words that no list has taken."""
    taken: set[int] = set()
    topic: set[int] = set()
    found: list[Candidate] = []
    surface, lemma, masked = passage.surface, passage.lemma, passage.masked
    literal = [m for m in passage.literal if m.entry.lexicon != without]
    topic.update(i for m in literal for i in range(m.start, m.end))
    for match in passage.lists.settled(m for m in passage.matches if m.entry.lexicon != without and m not in literal):
        positions = range(match.start, match.end)
        if masked.issuperset(positions) and not match.entry.own and not _stands_alone(match, masked):
            continue
        if match.entry.category == TOPIC:
            topic.update(positions)
            continue
        taken.update(positions)
        found.append(_from_list(passage.tokens, match, word_evidence(surface[match.start], lemma[match.start])))
    for i, token in enumerate(passage.tokens):
        if i in taken or i in masked:
            continue
        if compound := _compound(passage, i, taken):
            taken.update(range(i, i + 3))
            found.append(compound)
        elif token.pos_ in CONTENT and token.is_alpha:
            evidence = word_evidence(surface[i], lemma[i], without)
            if evidence.label and names_a_style(token):
                continue
            if i not in topic or is_verdict(token, evidence.valence, passage.actors):
                found.append(_from_word(token, evidence))
    return found


def _add_parts(candidate: Candidate, passage: Passage, without: str) -> None:
    """The parts of the weight that the sentence gives."""
    top = top_token(passage.tokens[0].doc, candidate.first, candidate.last)
    intensifiers = passage.lists.lists_of(INTENSIFIER)
    if any(intensifiers.get(c.lower_, set()) - {without} for c in top.children if c.dep_ == "advmod"):
        candidate.parts["intensity"] = 0.1
    judging = candidate.category not in STRENGTHENING
    if judging and top.dep_ in ("amod", "compound", "appos", "attr", "acomp") and top.head.i in passage.actors:
        candidate.parts["aim"] = 0.1
    if judging and is_verdict(top, candidate.valence, passage.actors):
        candidate.parts["aim"] = 0.3
    if candidate.first in passage.quoted:
        candidate.parts["quoted"] = 0.1
    _extend_over_failing(candidate, top)


def _names(tokens: list[Token], names: set[int]) -> set[int]:
    """Positions in the sentence of the words of names; in a headline in title case the parser's proper nouns say nothing."""
    words = [t for t in tokens if t.is_alpha and len(t) > 3]
    title_case = len(words) > 3 and sum(t.text[0].isupper() for t in words) > 0.7 * len(words)
    return {i for i, t in enumerate(tokens) if t.i in names or _is_name(t, first=i == 0, title_case=title_case)}


def _is_name(token: Token, first: bool, title_case: bool) -> bool:
    if not token.text[:1].isupper():
        return False
    return token.ent_type_ in NAME_ENTITIES or (token.pos_ == "PROPN" and not title_case and not first)


def _stands_alone(match: Match, masked: set[int]) -> bool:
    """Whether a label that is written like a name ("Nazi", "Islamist") is a word by itself, not part of a longer name."""
    return match.entry.category == LABEL and match.start - 1 not in masked and match.end not in masked


def _from_list(tokens: list[Token], match: Match, evidence: WordEvidence) -> Candidate:
    """An entry with its weight; a single word of framescope's own lists loses a little where plain English says it often."""
    entry = match.entry
    parts = {"list": entry.weight}
    if len(entry.words) == 1 and not entry.own:
        parts["rarity"] = min(0.0, evidence.rarity)
    return Candidate(tokens[match.start].i, tokens[match.end - 1].i + 1, entry.category, entry.valence, (entry.lexicon,), parts)


def _compound(passage: Passage, i: int, taken: set[int]) -> Candidate | None:
    """A label made by a first part and a hyphen: "anti-X", "far-X"."""
    tokens, lower = passage.tokens, passage.surface
    if (
        lower[i] not in LABEL_PREFIXES
        or i + 2 >= len(tokens)
        or lower[i + 1] != "-"
        or tokens[i].whitespace_
        or lower[i + 2] in PLAIN_PARTS
    ):
        return None
    if taken & {i + 1, i + 2}:
        return None
    return Candidate(tokens[i].i, tokens[i + 2].i + 1, LABEL, -0.4, ("word shape",), {"shape": 0.55})


def _from_word(token: Token, evidence: WordEvidence) -> Candidate:
    parts = {"tone": evidence.tone, "shape": evidence.shape, "rarity": evidence.rarity}
    category = LABEL if evidence.label else "evaluative"
    sources = evidence.sources + (("word shape",) if evidence.shape else ())
    return Candidate(token.i, token.i + 1, category, evidence.valence, sources, parts)


def _extend_over_failing(candidate: Candidate, top: Token) -> None:
    """ "failed to remain objective": a virtue under a failing verb is denied; the term is the whole of it (Karttunen 1971)."""
    if candidate.valence <= 0 or top.dep_ not in ("acomp", "attr", "oprd", "dobj", "amod"):
        return
    verb = top.head if top.head.dep_ == "xcomp" else top.head.head
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in FAILING and verb.head.i < candidate.first:
        candidate.first = verb.head.i
        candidate.category = "evaluative"
        candidate.valence = -candidate.valence
        candidate.parts["list"] = candidate.parts.get("list", 0.0) + 0.3


def _short_quotations(tokens: list[Token]) -> set[int]:
    """Document positions of the words in marks around one to three words."""
    found: set[int] = set()
    for i, token in enumerate(tokens):
        if token.text in OPEN_MARKS and not token.whitespace_:
            end = next((j for j in range(i + 2, min(i + 5, len(tokens))) if tokens[j].text in CLOSE_MARKS), None)
            if end:
                found.update(t.i for t in tokens[i + 1 : end])
    return found
