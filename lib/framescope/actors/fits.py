"""How well a noun fits an actor: what bodies, offices and people may be called once they are known.

No union is "the newspaper", no ministry "the company"; whoever acts for one country is no "French president".
"""

from __future__ import annotations

from ..gazetteer.name_variants import is_firm
from ..parsing.clauses import SUBJECTS
from ..parsing.turn_parties import OUTLETS
from .discourse import IN_MIND, Discourse, Phrase
from .referents import Referent
from .whereabouts import homes

EXACT = 2.0
"""The noun is an actor's office, or a word of its name."""
_GENERIC = {"organization", "organisation", "group", "nonprofit"}
_FIRMS = {
    "company", "firm", "chain", "operator", "retailer", "airline", "manufacturer", "maker", "carmaker", "automaker", "giant", "lender", "insurer",
    "supplier", "startup", "start-up", "brewer", "conglomerate", "utility",
}  # fmt: skip
_OFFICIAL = {
    "university",
    "college",
    "ministry",
    "court",
    "police",
    "hospital",
    "department",
    "senate",
    "congress",
    "house",
    "parliament",
    "government",
}
_PRESS = {"newspaper", "paper", "network", "magazine", "outlet", "broadcaster", "tabloid", "daily"}
_AGENCY_WORDS = {"agency", "administration", "service", "office", "bureau", "authority", "commission", "department"}
_PUBLIC = {
    "union", "party", "committee", "council", "ministry", "department", "university", "institute", "association", "federation", "agency",
    "commission", "court", "office", "police", "senate", "congress", "house", "church", "college", "society", "coalition", "alliance",
    "administration", "hospital", "campaign", "board", "authority", "league", "club", "museum", "academy", "parliament", "government",
    "foundation", "movement", "local", "lodge",
}  # fmt: skip
"""Words of bodies' names that say what one may call them afterwards: no union is "the newspaper", no ministry "the company"."""
_INITIALS = frozenset(
    {"union", "party", "association", "federation", "agency", "commission", "committee", "league", "institute", "alliance"}
)
"""Nouns whose initial in an acronym says that it may be called so."""
_MEMBERS = {
    "workers", "employees", "teachers", "nurses", "doctors", "drivers", "miners", "dockers", "pilots", "firefighters", "teamsters", "lecturers",
    "journalists", "farmers", "engineers", "staff", "tenants", "residents", "veterans", "students", "parents", "voters", "democrats", "republicans",
}  # fmt: skip
"""Whose body it is, in the names of unions, leagues and parties: whoever bears such a name is no company."""
GENERIC = frozenset(_GENERIC | _FIRMS | _PRESS | {"party", "agency", "charity", "club", "website", "movement"})
"""What a body may be called right after its name: "the Ostra company"."""
_ADS = {"ad", "advertisement", "commercial", "spot", "video"}
_STUDIES = {"study", "paper", "report", "analysis", "survey"}
SUITS = frozenset({"lawsuit", "suit", "complaint"})
_LAWS = {"law", "act", "bill", "legislation", "measure", "proposal", "plan", "amendment", "treaty", "constitution", "charter", "order"}
_SORTS = (_ADS, _STUDIES, SUITS, _LAWS, {"letter", "memo", "memorandum"}, {"book"}, {"film"}, {"poll"}, {"petition"}, {"indictment"})
"""Documents of one sort: whoever speaks of "the law" does not mean the lawsuit."""
_YOUNG = frozenset(
    {"child", "baby", "infant", "toddler", "kid", "boy", "girl", "son", "daughter", "teenager", "teen", "youth", "youngster"}
)
"""Who is called by one of these may be called by another."""


def is_plural(state: Discourse, referent: Referent) -> bool:
    """Whether the actor was brought in by a plural ("officials")."""
    return referent.kind == "group" and referent.actor_id in state.introduced and referent.name.split()[-1].lower() not in referent.offices


def qualifiers_agree(state: Discourse, referent: Referent, phrase: Phrase) -> bool:
    """Whether the nouns and names that qualify a body or document are known of it ("the appeals court" is not the Supreme Court, nor "the
    Conservative group" the council)."""
    if referent.kind == "person":
        return True
    if state.doc[phrase.first].lower_ in {"this", "that"} and phrase.token.i > phrase.first + 1 and not referent.words:
        return False
    own = referent.words | set(referent.name.casefold().split())
    aside = homes(state.doc, phrase.first, phrase.token.i)
    inside = (state.doc[i] for i in range(phrase.first, phrase.token.i) if i not in state.at and i not in aside)
    return all(word.lower_ in own for word in inside if word.pos_ in {"NOUN", "PROPN"} or (word.pos_ == "ADJ" and word.is_title))


def noun_fit(state: Discourse, referent: Referent, noun: str) -> float:
    if noun in referent.offices or (
        referent.kind == "document" and any({noun, *referent.offices} <= same for same in (_ADS, _STUDIES, SUITS))
    ):
        return 2.0
    if referent.kind == "person":
        young = noun in _YOUNG and bool(_YOUNG & (referent.offices | referent.words))
        return 1.2 if young or any(state.words.same_office(noun, office) for office in referent.offices) else 0.0
    if referent.kind != "organisation" or referent.actor_id in state.introduced:
        return 0.0
    if noun == head_noun(referent.name):
        return EXACT
    if not state.words.is_body(noun):
        return 0.0
    if noun in referent.name.casefold().split() or noun in referent.words:
        return 2.0
    if noun in _INITIALS and _is_acronym(referent.name) and noun[0].upper() in referent.name:
        return 1.2  # the WDU is "the union"
    if referent.known or not may_be(noun, set(referent.name.casefold().split())):
        return 0.0
    if noun == "group" and not any(
        seen.reference.actor_id == referent.actor_id and seen.head.dep_ in SUBJECTS for seen in state.seen[-IN_MIND:]
    ):
        return 0.0
    return 1.2 if noun in _FIRMS and any(is_firm(name) for name in referent.names) else 0.9


def of_one_sort(referent: Referent, noun: str) -> bool:
    """Whether a document may be called by the noun: unless it is known to be of another sort ("the law", "the suit")."""
    sorts = [{k for k, sort in enumerate(_SORTS) if word in sort} for word in (noun, *referent.offices)]
    return not sorts[0] or not any(sorts[1:]) or any(sorts[0] & other for other in sorts[1:])


def _is_acronym(name: str) -> bool:
    return name.isalpha() and name.isupper() and 3 <= len(name) <= 6


def may_be(noun: str, name: set[str]) -> bool:
    """Whether a body whose name is made of these words may be called by the noun: no union is "the newspaper"."""
    if noun in _PRESS:
        return bool(name & OUTLETS)
    if noun in _FIRMS:
        return not name & (_PUBLIC | _MEMBERS)
    if noun == "union":
        return "local" in name
    if noun == "agency":
        return bool(name & _AGENCY_WORDS) or (len(name) == 1 and max(map(len, name)) <= 5)
    return noun in _GENERIC and not name & _OFFICIAL


def sides_agree(state: Discourse, referent: Referent, inner: tuple[str, ...]) -> bool:
    """Whether the referent may act for what the description names: it is known to, or nothing of that kind is known of a person.

    That somebody acts for the United States, as every senator does, says nothing against a party.
    """
    sides = {referent.side, *referent.principals} - {None}
    sides |= {state.referents[side].side for side in sides if side in state.referents} - {None}
    if not inner or sides & set(inner):
        return True
    if referent.kind != "person":
        return False
    others = {state.referents[side].kind for side in sides if side in state.referents and (side != "united-states" or len(sides) > 1)}
    return not others & {state.referents[a].kind for a in inner}


def called(referent: Referent) -> set[str]:
    """The nouns by which an actor was called, and what a body's name says that it is ("the museum" of the Museum of Flight)."""
    words = referent.words | referent.offices
    return words | {head_noun(referent.name)} if referent.kind == "organisation" else words


def head_noun(name: str) -> str:
    """The noun of a body's name that says what it is, in lower case: "museum" in "Museum of Flight"."""
    words = name.casefold().split()
    link = next((k for k, word in enumerate(words) if k and word in {"of", "for", "at", "in", "on"}), len(words))
    return words[link - 1] if words else ""
