"""Which known actor a description means: "the French president", "the agency", "the Texas governor".

The actor whose offices, nationality and title words fit best is meant, the most recent first.
"""

from __future__ import annotations

from ..gazetteer.name_variants import is_firm
from ..parsing.clauses import SUBJECTS
from ..parsing.turn_parties import OUTLETS
from .discourse import IN_MIND, Discourse, Phrase
from .referents import Referent
from .unnamed import kind_of

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = {"a", "an", "another", "one"}
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
_MEMBERS = {
    "workers", "employees", "teachers", "nurses", "doctors", "drivers", "miners", "dockers", "pilots", "firefighters", "teamsters", "lecturers",
    "journalists", "farmers", "engineers", "staff", "tenants", "residents", "veterans", "students", "parents", "voters", "democrats", "republicans",
}  # fmt: skip
"""Whose body it is, in the names of unions, leagues and parties: whoever bears such a name is no company."""
_ADS = {"ad", "advertisement", "commercial", "spot", "video"}
_STUDIES = {"study", "paper", "report", "analysis", "survey"}
_STEP = 0.05
"""What an actor's fit loses for each other actor that was mentioned since."""


def known_actor(state: Discourse, phrase: Phrase) -> str | None:
    """The actor that fits best, or None when the phrase is indefinite or fits nobody."""
    determiner = state.doc[phrase.first].lower_
    if determiner not in _DEFINITE and (not phrase.inner or determiner in _INDEFINITE):
        return None
    best, best_score = None, 0.0
    for back, actor_id in enumerate(state.recent()):
        referent = state.referents[actor_id]
        if phrase.plural == _is_plural(state, referent) and _qualifiers_agree(state, referent, phrase):
            score = _fit(state, referent, phrase) - back * _STEP
            if score > best_score:
                best, best_score = actor_id, score
    return best


def _is_plural(state: Discourse, referent: Referent) -> bool:
    """Whether the actor was brought in by a plural ("officials")."""
    return referent.kind == "group" and referent.actor_id in state.introduced and referent.name.split()[-1].lower() not in referent.offices


def _qualifiers_agree(state: Discourse, referent: Referent, phrase: Phrase) -> bool:
    """Whether the nouns that qualify a body or document are known of it ("the appeals court" is not the Supreme Court)."""
    if referent.kind == "person":
        return True
    if state.doc[phrase.first].lower_ in {"this", "that"} and phrase.token.i > phrase.first + 1 and not referent.words:
        return False
    own = referent.words | set(referent.name.casefold().split())
    inside = (state.doc[i] for i in range(phrase.first, phrase.token.i) if i not in state.at)
    return all(word.lower_ in own for word in inside if word.pos_ in {"NOUN", "PROPN"})


def _fit(state: Discourse, referent: Referent, phrase: Phrase) -> float:
    """How well a description fits a referent: 0 when it cannot be meant, more for the same office, side and title words."""
    score = _noun_fit(state, referent, phrase.noun)
    if score == 0.0 or not _sides_agree(state, referent, phrase.inner):
        return 0.0
    modifiers = {state.doc[i].lower_ for i in range(phrase.first, phrase.token.i) if i not in state.at} - _DEFINITE
    return score + (0.8 if phrase.inner else 0.0) + 0.3 * len(modifiers & referent.words)


def _noun_fit(state: Discourse, referent: Referent, noun: str) -> float:
    if noun in referent.offices or (referent.kind == "document" and any({noun, *referent.offices} <= same for same in (_ADS, _STUDIES))):
        return 2.0
    if referent.kind == "person":
        return 1.2 if any(state.words.same_office(noun, office) for office in referent.offices) else 0.0
    if referent.kind != "organisation" or referent.actor_id in state.introduced or not state.words.is_body(noun):
        return 0.0
    if noun in referent.name.casefold().split() or noun in referent.words:
        return 2.0
    if referent.known or not _may_be(noun, set(referent.name.casefold().split())):
        return 0.0
    if noun == "group" and not any(
        seen.reference.actor_id == referent.actor_id and seen.head.dep_ in SUBJECTS for seen in state.seen[-IN_MIND:]
    ):
        return 0.0
    return 1.2 if noun in _FIRMS and any(is_firm(name) for name in referent.names) else 0.9


def _may_be(noun: str, name: set[str]) -> bool:
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


def _sides_agree(state: Discourse, referent: Referent, inner: tuple[str, ...]) -> bool:
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


def renamed_subject(state: Discourse, phrase: Phrase) -> str | None:
    """The person who was just the subject, when news avoids the name by a new word ("the Texas governor continued").

    Only for a qualified definite description in the singular that is itself subject, and a person named more than twice whom
    nothing known of him contradicts.
    """
    token = phrase.token
    if token.dep_ != "nsubj" or state.doc[phrase.first].lower_ != "the" or token.i - phrase.first < 2:
        return None
    if kind_of(state, phrase) != "person":
        return None
    for seen in reversed(state.seen):
        if state.sentence - seen.sentence > 2:
            return None
        referent = state.referents[seen.reference.actor_id]
        if referent.kind == "person" and not seen.quoted and seen.head.dep_ in SUBJECTS:
            fits = referent.mentions > 2 and referent.actor_id not in state.introduced and _sides_agree(state, referent, phrase.inner)
            return referent.actor_id if fits else None
    return None
