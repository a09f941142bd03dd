"""Which known actor a description means: "the French president", "the agency", "the Texas governor".

The actor whose offices, nationality and title words fit best is meant, the most recent first.
"""

from __future__ import annotations

from ..gazetteer.name_variants import is_firm
from ..parsing.clauses import SUBJECTS
from ..parsing.turn_parties import OUTLETS
from .candidates import Candidate, candidates
from .choices import NOBODY, Choice
from .discourse import IN_MIND, Discourse, Phrase
from .features import CLASSES, agreement, common
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
_YOUNG = frozenset(
    {"child", "baby", "infant", "toddler", "kid", "boy", "girl", "son", "daughter", "teenager", "teen", "youth", "youngster"}
)
"""Who is called by one of these may be called by another."""
_OWNERS = frozenset({"my", "our", "your", "his", "her", "its", "their", "whose"})
COUNTRIES = frozenset({"country", "nation", "homeland", "motherland", "fatherland", "republic", "kingdom", "state"})
PEOPLE = frozenset(
    {"child", "boy", "girl", "guy", "gentleman", "lady", "baby", "teenager", "toddler", "youth", "person", "artist", "couple"}
)
_KINDS = {
    "other": {"person", "organisation", "country", "group"},
    "country": {"country"},
    "government": {"country", "organisation", "group"},
    "body": {"organisation", "group", "country"},
    "organisation": {"organisation", "group"},
    "group": {"group", "organisation"},
    "document": {"document"},
    "person": {"person"},
}
"""The kinds of actors of which the nouns of a class may be said."""
EXACT = 2.0
"""The noun is an actor's office, or a word of its name."""
CLEARLY = 0.2
"""So much better the best must fit than the next."""
_STEP = 0.05
"""What an actor's fit loses for each other actor that was mentioned since."""
SENTENCES = 60
"""So many sentences back a description may reach."""


def known_actor(state: Discourse, phrase: Phrase) -> Choice:
    """The actor that the phrase means, as the trees choose; nobody when the phrase is indefinite or no actor can be meant."""
    if not is_definite(state, phrase):
        return NOBODY
    kinds = _KINDS[noun_class(state, phrase)]
    found = [c for c in candidates(state, IN_MIND, SENTENCES) if _is_of(state, c, kinds, phrase) and _may_be_called(state, c, phrase)]
    if not found:
        return NOBODY
    rows = [_features(state, phrase, candidate, found) for candidate in found]
    choice = state.choose(state, "descriptions", "description", (phrase.first, phrase.token.i), found, rows)
    return choice if choice.actor_id else _by_office(state, phrase, found) or choice


def _by_office(state: Discourse, phrase: Phrase, found: list[Candidate]) -> Choice | None:
    """The actor whose office, name or words the noun is, the latest first; one that may merely be called so where no other may."""
    fits = [(c, _fit(state, c, phrase)) for c in found]
    fits = sorted(((c, fit) for c, fit in fits if fit > 0), key=lambda pair: -pair[1])
    if not fits or (_noun_fit(state, fits[0][0].referent, phrase.noun) < EXACT and len(fits) > 1 and fits[0][1] - fits[1][1] < CLEARLY):
        return None
    return Choice(fits[0][0].referent.actor_id, 0.7, "office")


def _fit(state: Discourse, candidate: Candidate, phrase: Phrase) -> float:
    """How well the phrase fits: 0 when it cannot be meant, more for the same office, side and title words, less the longer ago."""
    referent, noun = candidate.referent, _noun_fit(state, candidate.referent, phrase.noun)
    if not noun or phrase.plural != _is_plural(state, referent) or not _qualifiers_agree(state, referent, phrase):
        return 0.0
    if not _sides_agree(state, referent, phrase.inner):
        return 0.0
    modifiers = {state.doc[i].lower_ for i in range(phrase.first, phrase.token.i) if i not in state.at} - _DEFINITE
    return noun + (0.8 if phrase.inner else 0.0) + 0.3 * len(modifiers & referent.words) - _STEP * candidate.order


def is_definite(state: Discourse, phrase: Phrase) -> bool:
    """Whether the phrase means somebody known: "the", "this", a possessive, or an actor inside it and no "a"."""
    determiner = state.doc[phrase.first]
    if determiner.lower_ in _DEFINITE or determiner.dep_ == "poss" or determiner.lower_ in _OWNERS:
        return True
    return bool(phrase.inner) and determiner.lower_ not in _INDEFINITE


def noun_class(state: Discourse, phrase: Phrase) -> str:
    """What the noun may be said of: a country, a government, a body, a group of people, a document or a person."""
    if phrase.noun in COUNTRIES:
        return "country"
    if phrase.noun in state.words.government:
        return "government"
    if not _in_vocabulary(state, phrase.noun):
        return "other"
    kind = kind_of(state, phrase)
    return "body" if state.words.is_body(phrase.noun) and kind in {"organisation", "group"} else kind


def _in_vocabulary(state: Discourse, noun: str) -> bool:
    words = state.words
    return noun in words.rows or noun in words.people or words.is_body(noun) or noun in words.documents or noun in PEOPLE


def _is_of(state: Discourse, candidate: Candidate, kinds: set[str], phrase: Phrase) -> bool:
    """Whether the actor is of one of the kinds, or the document that a paper is."""
    kind = candidate.referent.kind
    return kind in kinds or (kind == "document" and _noun_fit(state, candidate.referent, phrase.noun) == EXACT)


def _may_be_called(state: Discourse, candidate: Candidate, phrase: Phrase) -> bool:
    """Whether nothing forbids it: gender, number of what was brought in by a plural, and that the phrase holds the actor as owner."""
    referent = candidate.referent
    gender, told = state.words.gender(phrase.noun), state.told.get(referent.actor_id)
    if gender and told and gender != told:
        return False
    if not _in_vocabulary(state, phrase.noun) and phrase.noun not in COUNTRIES and phrase.noun not in referent.words | referent.offices:
        return False
    if referent.kind == "person" and not _of_the_same(state, referent, phrase):
        return False
    own = state.at.get(phrase.token.i - 1)
    return own is None or own.actor_id != referent.actor_id or own.form == "demonym"


def _of_the_same(state: Discourse, referent: Referent, phrase: Phrase) -> bool:
    """Whether a person may be the one of whom the phrase says whose or of what he is ("his lawyer", "the head of the mission").

    Who is called by another noun is not meant, unless he acts for them: an attorney of the state is not "his lawyer".
    """
    owners = {*_owners(state, phrase), *(named := _complement(state, phrase))}
    if not owners or (phrase.noun in referent.offices and not named - {""}):
        return True
    return bool(owners & _acts_for(state, referent))


def _owners(state: Discourse, phrase: Phrase) -> set[str]:
    """The people whose the phrase is ("his lawyer", "Doe's lawyer")."""
    inside = (state.at[i] for i in range(phrase.first, phrase.token.i) if i in state.at and state.doc[i].dep_ == "poss")
    return {r.actor_id for r in inside if r.actor_id and state.referents[r.actor_id].kind == "person"}


def _complement(state: Discourse, phrase: Phrase) -> set[str]:
    """The actors named in what follows with "of" or "for" ("the head of the Arctic Union mission"); "" for another name."""
    links = (c for c in phrase.token.children if c.dep_ == "prep" and c.lower_ in {"of", "for"} and c.i == phrase.token.i + 1)
    after = [t for link in links for t in state.doc[link.i + 1 : min(link.i + 8, link.right_edge.i + 1)] if t.pos_ == "PROPN"]
    return {state.at[t.i].actor_id or "" if t.i in state.at else "" for t in after}


def _acts_for(state: Discourse, referent: Referent) -> set[str | None]:
    return {referent.side, *referent.principals}


def _features(state: Discourse, phrase: Phrase, candidate: Candidate, found: list[Candidate]) -> list[float]:
    """The features of a candidate for a description (`framescope.actors.features.OF_DESCRIPTIONS`)."""
    referent, determiner, noun = candidate.referent, state.doc[phrase.first].lower_, phrase.noun
    modifiers = {state.doc[i].lower_ for i in range(phrase.first, phrase.token.i) if i not in state.at} - _DEFINITE - _OWNERS
    name, kinds = set(referent.name.casefold().split()), noun_class(state, phrase)
    alike = sum(c.referent.kind == referent.kind for c in found)
    return [
        *common(state, phrase.token, candidate, len(found), frozenset()),
        *(kinds == each for each in CLASSES),
        determiner == "the",
        determiner in {"this", "that", "these", "those"},
        determiner in {"my", "our", "your"},
        state.doc[phrase.first].dep_ == "poss" and determiner not in {"my", "our", "your"},
        phrase.plural,
        len(modifiers),
        noun in referent.offices,
        any(state.words.same_office(noun, office) for office in referent.offices),
        noun in referent.words,
        noun in name,
        len(modifiers & (referent.words | name)),
        bool(phrase.inner),
        _sides_agree(state, referent, phrase.inner),
        referent.actor_id in phrase.inner,
        _qualifiers_agree(state, referent, phrase),
        phrase.plural == _is_plural(state, referent),
        _noun_fit(state, referent, noun),
        _may_be(noun, name),
        agreement(state.told.get(referent.actor_id), state.words.gender(noun)),
        any(is_firm(each) for each in referent.names),
        alike,
        sum(c.referent.kind == referent.kind and state.counts[c.referent.actor_id] > state.counts[referent.actor_id] for c in found),
        sum(c.referent.kind == referent.kind and c.referent.mentions > referent.mentions for c in found),
        phrase.token.dep_ in {"attr", "appos"},
    ]


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


def _noun_fit(state: Discourse, referent: Referent, noun: str) -> float:
    if noun in referent.offices or (referent.kind == "document" and any({noun, *referent.offices} <= same for same in (_ADS, _STUDIES))):
        return 2.0
    if referent.kind == "person":
        young = noun in _YOUNG and bool(_YOUNG & (referent.offices | referent.words))
        return 1.2 if young or any(state.words.same_office(noun, office) for office in referent.offices) else 0.0
    if referent.kind != "organisation" or referent.actor_id in state.introduced or not state.words.is_body(noun):
        return 0.0
    if noun in referent.name.casefold().split() or noun in referent.words:
        return 2.0
    if noun in _INITIALS and _is_acronym(referent.name) and noun[0].upper() in referent.name:
        return 1.2  # the WDU is "the union"
    if referent.known or not _may_be(noun, set(referent.name.casefold().split())):
        return 0.0
    if noun == "group" and not any(
        seen.reference.actor_id == referent.actor_id and seen.head.dep_ in SUBJECTS for seen in state.seen[-IN_MIND:]
    ):
        return 0.0
    return 1.2 if noun in _FIRMS and any(is_firm(name) for name in referent.names) else 0.9


def _is_acronym(name: str) -> bool:
    return name.isalpha() and name.isupper() and 3 <= len(name) <= 6


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
