"""Of what kind a body is, by what the text says of it, and which one "the union" can only mean.

A body is told to be a firm, a union, a court … by the words of its name ("Amalgamated Distribution Workers"), by what it is called beside
its name, and by the offices of those who act for it (a general secretary has a union, a chief executive a firm). Of a body that is told
to be of one kind no noun of another is said: no union is "the company".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..gazetteer.name_forms import trades
from ..gazetteer.name_variants import is_firm
from ..parsing.clauses import SUBJECTS
from ..resources import resource
from ..textfiles import read_text, toml
from .choices import Choice
from .fits import head_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .discourse import Discourse, Phrase
    from .referents import Referent

ONLY_ONE = "only one of its kind"
SURE = 0.8
_OWN = frozenset({"the", "this", "that"})
_NEAR = 120
"""Tokens before a noun in which its paragraph begins."""
_AT = frozenset({"in", "at", "near", "outside"})
_OF_OTHERS = frozenset(
    {"alliance", "association", "federation", "coalition", "confederation", "council", "league", "network", "trust", "foundation"}
)
"""Nouns for what bodies join or somebody founds for them: no hospital alliance is "the hospital", no court foundation "the court"."""


class Kinds(NamedTuple):
    """The kind that each noun and each word of a name tells, and the kinds that one body may be at once."""

    nouns: Mapping[str, str]
    names: Mapping[str, str]
    also: Mapping[str, frozenset[str]]


@cache
def kinds() -> Kinds:
    """What ``data/actors/body_kinds.toml`` holds."""
    table = toml(read_text(resource("data", "actors", "body_kinds.toml")))
    nouns = {word: kind for kind, entry in table.items() for word in entry["nouns"].split()}
    names = {word: kind for kind, entry in table.items() for word in entry["names"].split()}
    return Kinds(nouns, names, {kind: frozenset({kind, *entry["also"]}) for kind, entry in table.items()})


def told(state: Discourse, referent: Referent) -> frozenset[str]:
    """The kinds of body that the text tells of an actor; empty where it tells none, or the actor is no body."""
    if referent.kind not in {"organisation", "group"}:
        return frozenset()
    own = referent.offices if referent.kind == "group" else referent.offices | referent.words  # "union bosses" are no union
    nouns = {kinds().nouns[word] for word in own if word in kinds().nouns}
    if nouns or referent.kind == "group":
        return frozenset(nouns)
    return frozenset(_by_name(referent) or _by_offices(state, referent))


def _by_name(referent: Referent) -> set[str]:
    """By the words of the name; a "Teachers Credit Union" is a firm."""
    words = referent.name.casefold().split()
    if words[-2:] == ["credit", "union"] or any(map(is_firm, referent.names)):
        return {"firm"}
    head = head_noun(referent.name)
    said = {kind for word in words if (kind := kinds().names.get(word)) and not referent.known and _tells(word, kind, head)}
    return said or ({"firm"} if words[-1] in trades() and not referent.known else set())


def _tells(word: str, kind: str, head: str) -> bool:
    """Whether a word of a name says what the body is, and not only of what bodies it is made ("hospital" in "Hospital Alliance")."""
    return word == head or kind == "union" or head not in _OF_OTHERS


def _by_offices(state: Discourse, referent: Referent) -> set[str]:
    offices = {office for officer in state.officers.get(referent.actor_id, ()) for office in officer.offices}
    return {kind for kind in ("firm", "union") if offices & state.words.sides[kind]}


def may_be_called(state: Discourse, referent: Referent, noun: str) -> bool:
    """Whether nothing that is told of a body's kind speaks against the noun."""
    kind, known = kinds().nouns.get(noun), told(state, referent)
    return kind is None or not known or bool(kinds().also[kind] & known)


def only_one(state: Discourse, phrase: Phrase) -> Choice | None:
    """The only named body of the text of the kind that a bare "the union" names; in headlines the article is left out."""
    kind = kinds().nouns.get(phrase.noun)
    bare = phrase.first == phrase.token.i or (phrase.first == phrase.token.i - 1 and state.doc[phrase.first].lower_ in _OWN)
    if kind is None or not bare or phrase.plural or phrase.inner:
        return None
    found = _only(state, kind)
    return None if found and found.actor_id and is_elsewhere(state.referents[found.actor_id], phrase) else found


def is_elsewhere(referent: Referent, phrase: Phrase) -> bool:
    """Whether the phrase tells a body by a place that is not in the name: "the hospital in Coalport" is no Hospital Trust of Varde."""
    if referent.kind != "organisation":
        return False
    places = [c for link in phrase.token.children if link.lower_ in _AT for c in link.children if c.dep_ == "pobj" and c.pos_ == "PROPN"]
    own = {word.casefold() for name in referent.names for word in name.split()} if places else set()
    return any(place.ent_type_ != "DATE" and place.lower_ not in own for place in places)


def qualifying(state: Discourse, token: Token) -> str | None:
    """The body that a noun before another means ("union bosses"), where the text names one of its kind alone."""
    kind = kinds().nouns.get(token.lower_)
    found = _only(state, kind) if kind and token.dep_ in {"compound", "nmod"} else None
    return found.actor_id if found and not _is_another_nearer(state, token, found.actor_id) else None


def _is_another_nearer(state: Discourse, token: Token, actor_id: str | None) -> bool:
    """Whether the noun's paragraph tells of others and not of the body: "City deny it. A club source said" is of no other club."""
    before = state.doc[max(0, token.i - _NEAR) : token.i]
    begin = max((t.i + 1 for t in before if "\n" in t.text), default=before.start)
    subjects = [t for t in state.doc[begin : token.i] if t.pos_ == "PROPN" and t.dep_ in SUBJECTS]
    actors = [state.at[t.i].actor_id if t.i in state.at else None for t in subjects]
    own = {actor_id, *(r.actor_id for r in state.referents.values() if actor_id in r.principals)}
    return bool(actors) and not own.intersection(a for a in actors if a)


def _only(state: Discourse, kind: str) -> Choice | None:
    """Nobody where the text has brought in another of the kind without a name ("a court in Leeds")."""
    of_kind = [referent for referent in state.referents.values() if kind in told(state, referent)]
    return Choice(of_kind[0].actor_id, SURE, ONLY_ONE) if len(of_kind) == 1 and of_kind[0].actor_id not in state.introduced else None
