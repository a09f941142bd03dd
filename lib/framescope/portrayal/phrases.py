"""Whom a phrase brings in: the actors of a noun phrase, and how near each stands to its head.

"criticised *X*" is against X; "criticised *X*'s decision", "the *X* plan" and "the refusal of *X*" are against what is X's, and so
against X in a reader's eyes, with less confidence; who attacks X's critics is for X.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framescope.parsing.clauses import SUBJECTS
from framescope.terms.understood import doers_by, is_passive, words

from .lexicon import relations

if TYPE_CHECKING:
    from spacy.tokens import Token

HEAD, MODIFIER, OWNER, BELOW = 1.0, 0.8, 0.75, 0.65
"""How sure it is that what is done to a phrase is done to an actor in it: its head, a word before it, whose it is, below a preposition."""

_MODIFIERS = ("amod", "compound", "nmod")
_THROUGH = frozenset({"of", "by", "from", "at", "in", "within", "among", "for", "about", "on", "over", "to"})
_PARTS = words("all any both each few group half handful leader majority many member most number one part pair several some coalition")
"""What stands for those of whom it is a part ("some of the ministers")."""

MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Brought:
    """An actor whom a phrase brings in; `sign` is -1 where what is done to the phrase is done to those against the actor."""

    actor: str
    near: float
    sign: int = 1


Actors = Mapping[int, str]
"""The actor_id at each token of a mention."""


def whom(heads: Iterable[Token], actors: Actors) -> list[Brought]:
    """The actors whom something done to these phrases is done to, each once, by its nearest place."""
    found: dict[str, Brought] = {}
    for head in heads:
        for each in _inside(head, actors, 0):
            if each.actor not in found or found[each.actor].near < each.near:
                found[each.actor] = each
    return list(found.values())


def who(heads: Iterable[Token], actors: Actors) -> list[Brought]:
    """The actors who do what these phrases do: their heads, those for whom they act, those of whom they are a part."""
    return [each for head in heads for part in _joined(head) for each in _doer(part, actors)]


def _joined(head: Token) -> list[Token]:
    """A phrase and those that "and" joins to it."""
    return [head, *(c for c in head.conjuncts if c.i > head.i and c.dep_ == "conj")]


def _doer(head: Token, actors: Actors) -> list[Brought]:
    if named := _named(head, actors):
        return [Brought(actors[name.i], HEAD) for name in named]
    if head.i in actors:
        return [Brought(actors[head.i], HEAD)]
    lemma = head.lemma_.lower()
    if lemma in relations():
        return _first(_named_beside(head), actors, HEAD)
    if found := _first(_named_beside(head), actors, HEAD) or _first(_before(head), actors, MODIFIER):
        return found
    if lemma in _PARTS:
        return _first(_governed(head, {"of"}), actors, MODIFIER)
    return _first((c for c in head.children if c.dep_ == "poss"), actors, OWNER) or _first(_governed(head, {"by", "from"}), actors, BELOW)


def _named(head: Token, actors: Actors) -> list[Token]:
    """The names behind a description of the same persons ("the ranking Democrat, *Ann Lee*", "his siblings, *Ann* and *Tom*")."""
    if head.pos_ != "NOUN" and not any(c.dep_ in ("det", "poss") for c in head.children):
        return []
    names = [name for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i for name in _joined(c)]
    return [name for name in names if name.i in actors]


def _inside(head: Token, actors: Actors, depth: int) -> Iterator[Brought]:
    for part in _joined(head):
        yield from _one(part, actors, depth)


def _one(head: Token, actors: Actors, depth: int) -> Iterator[Brought]:
    """The actors of one noun phrase: its head, else those in it."""
    fade = 0.85**depth
    if named := _named(head, actors):
        yield from (Brought(actors[name.i], HEAD * fade) for name in named)
        return
    if head.i in actors:
        yield Brought(actors[head.i], HEAD * fade)
        return
    sign = relations().get(head.lemma_.lower(), 1)
    if beside := _first(_named_beside(head), actors, HEAD * fade):
        yield from beside
        return
    yield from (Brought(b.actor, b.near, sign) for b in _first((c for c in head.children if c.dep_ == "poss"), actors, OWNER * fade))
    yield from (Brought(b.actor, b.near, sign) for b in _first(_before(head), actors, MODIFIER * fade))
    if depth < MAX_DEPTH:
        for below in _governed(head, _THROUGH):
            yield from (Brought(b.actor, min(b.near, BELOW) * 0.95, b.sign * sign) for b in _inside(below, actors, depth + 1))
        for clause in (c for c in head.children if c.dep_ in ("relcl", "acl")):
            yield from (Brought(b.actor, 0.5 * b.near) for b in who(_own_doers(clause), actors))
        for owner in (c for c in head.children if c.dep_ == "poss" and c.i not in actors):
            yield from (Brought(b.actor, OWNER * b.near) for b in _inside(owner, actors, depth + 1))


def _own_doers(clause: Token) -> list[Token]:
    """Who does, to what a clause describes, what the clause says ("the rule that *X* made", "the order issued by *X*")."""
    if is_passive(clause):
        return doers_by(clause)
    return [c for c in clause.children if c.dep_ in SUBJECTS and c.tag_ not in ("WP", "WDT")]


def _named_beside(head: Token) -> list[Token]:
    """The name in apposition to a description, or that a title stands before."""
    beside = [c for c in head.children if c.dep_ == "appos"]
    return beside + ([head.head] if head.dep_ in ("compound", "appos", "nmod") else [])


def _before(head: Token) -> list[Token]:
    return [c for c in head.children if c.dep_ in _MODIFIERS]


def _governed(head: Token, prepositions: Iterable[str]) -> list[Token]:
    """What stands after these prepositions of a word."""
    return [p for c in head.children if c.dep_ in ("prep", "agent") and c.lower_ in prepositions for p in c.children if p.dep_ == "pobj"]


def _first(tokens: Iterable[Token], actors: Actors, near: float) -> list[Brought]:
    return next(([Brought(actors[t.i], near)] for t in tokens if t.i in actors), [])
