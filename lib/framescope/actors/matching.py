"""Which known actor a description means: "the French president", "the agency", "the Texas governor".

The actor whose offices, nationality and title words fit best is meant, the most recent first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.name_variants import is_firm
from ..parsing.clauses import SUBJECTS
from .anaphors import subjects_above
from .bodies import is_elsewhere, may_be_called, only_one
from .candidates import Candidate, candidates
from .choices import NOBODY, Choice
from .discourse import IN_MIND, Discourse, Phrase
from .features import CLASSES, agreement, common
from .fits import EXACT, called, is_plural, may_be, noun_fit, of_one_sort, qualifiers_agree, sides_agree
from .ranks import ranks_agree
from .referents import Referent
from .unnamed import kind_of
from .whereabouts import homes

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = {"a", "an", "another", "one"}
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
CLEARLY = 0.2
"""So much better the best must fit than the next."""
_STEP = 0.05
"""What an actor's fit loses for each other actor that was mentioned since."""
_TIERS = frozenset({"appeal", "appeals", "borough", "city", "county", "crown", "district", "high", "parish", "supreme", "town", "village"})
"""Words that tell one council or court from another."""
_LANDS = frozenset({"country", "nation", "homeland", "motherland", "fatherland"})
LATE = 2
"""So many sentences back a country was mentioned of late."""
MOSTLY = 0.6
"""Of all mentions of countries so far, the share of the one that the text is mostly about."""
SENTENCES = 60
"""So many sentences back a description may reach."""


def known_actor(state: Discourse, phrase: Phrase) -> Choice:
    """The actor that the phrase means, as the trees choose; nobody when the phrase is indefinite or no actor can be meant."""
    alone = only_one(state, phrase)
    if alone or not is_definite(state, phrase):
        return alone or NOBODY
    kinds = _KINDS[noun_class(state, phrase)]
    found = [c for c in candidates(state, IN_MIND, SENTENCES) if _is_of(state, c, kinds, phrase) and _may_be_called(state, c, phrase)]
    if not found:
        return NOBODY
    above, modifiers = list(subjects_above(phrase.token)), _modifiers(state, phrase) - _DEFINITE - _OWNERS
    rows = [_features(state, phrase, candidate, found, above, modifiers) for candidate in found]
    choice = state.choose(state, "descriptions", "description", (phrase.first, phrase.token.i), found, rows)
    return choice if choice.actor_id else _by_office(state, phrase, found) or main_country(state, phrase, found) or choice


def _by_office(state: Discourse, phrase: Phrase, found: list[Candidate]) -> Choice | None:
    """The actor whose office, name or words the noun is, the latest first; one that may merely be called so where no other may."""
    fits = [(c, _fit(state, c, phrase)) for c in found]
    fits = sorted(((c, fit) for c, fit in fits if fit > 0), key=lambda pair: -pair[1])
    if not fits or (noun_fit(state, fits[0][0].referent, phrase.noun) < EXACT and len(fits) > 1 and fits[0][1] - fits[1][1] < CLEARLY):
        return None
    return Choice(fits[0][0].referent.actor_id, 0.7, "office")


def _fit(state: Discourse, candidate: Candidate, phrase: Phrase) -> float:
    """How well the phrase fits: 0 when it cannot be meant, more for the same office, side and title words, less the longer ago."""
    referent, noun = candidate.referent, noun_fit(state, candidate.referent, phrase.noun)
    if not noun or phrase.plural != is_plural(state, referent) or not qualifiers_agree(state, referent, phrase):
        return 0.0
    if not sides_agree(state, referent, phrase.inner):
        return 0.0
    modifiers = _modifiers(state, phrase) - _DEFINITE
    return noun + (0.8 if phrase.inner else 0.0) + 0.3 * len(modifiers & referent.words) - _STEP * candidate.order


def _modifiers(state: Discourse, phrase: Phrase) -> set[str]:
    """The words before the noun that are no names, without those that say where somebody has his seat ("Elm-based")."""
    aside = homes(state.doc, phrase.first, phrase.token.i)
    return {state.doc[i].lower_ for i in range(phrase.first, phrase.token.i) if i not in state.at and i not in aside}


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
    return "body" if state.words.is_body(phrase.noun) and kind in {"organisation", "group"} else kind or "other"


def _in_vocabulary(state: Discourse, noun: str) -> bool:
    words = state.words
    return noun in words.rows or noun in words.people or words.is_body(noun) or noun in words.documents or noun in PEOPLE


def _is_of(state: Discourse, candidate: Candidate, kinds: set[str], phrase: Phrase) -> bool:
    """Whether the actor is of one of the kinds, or the document that a paper is."""
    kind = candidate.referent.kind
    return kind in kinds or (kind == "document" and noun_fit(state, candidate.referent, phrase.noun) == EXACT)


def _may_be_called(state: Discourse, candidate: Candidate, phrase: Phrase) -> bool:
    """Whether nothing forbids it: gender, number of what was brought in by a plural, and that the phrase holds the actor as owner."""
    referent = candidate.referent
    if not ranks_agree(state.doc, referent, phrase):
        return False
    gender, told = state.words.gender(phrase.noun), state.told.get(referent.actor_id)
    if (gender and told and gender != told) or not may_be_called(state, referent, phrase.noun) or is_elsewhere(referent, phrase):
        return False
    if not _in_vocabulary(state, phrase.noun) and phrase.noun not in COUNTRIES and phrase.noun not in called(referent):
        return False
    if referent.kind == "document" and not of_one_sort(referent, phrase.noun):
        return False
    tiers = _TIERS.intersection(referent.name.casefold().split())
    if referent.kind == "organisation" and tiers and _TIERS & _modifiers(state, phrase) - tiers:
        return False  # "the county council" is no town council
    sides = tuple(a for a in phrase.inner if state.referents[a].kind != "person")
    if phrase.plural and referent.actor_id in state.introduced and not sides_agree(state, referent, sides):
        return False  # "Labour members" are no "members"
    if referent.kind == "person" and (phrase.plural or not _of_the_same(state, referent, phrase)):
        return False
    own = state.at.get(phrase.token.i - 1)
    return own is None or own.actor_id != referent.actor_id or own.form == "demonym"


def _of_the_same(state: Discourse, referent: Referent, phrase: Phrase) -> bool:
    """Whether a person may be the one of whom the phrase says whose or of what he is ("his lawyer", "the head of the mission").

    Who is called by another noun is not meant, unless he acts for them: an attorney of the state is not "his lawyer".
    """
    owners = {*_owners(state, phrase), *(named := _complement(state, phrase))}
    if not owners or (phrase.noun in referent.offices | referent.words and not named - {""}):
        return True
    return bool(owners & _acts_for(state, referent))


def _owners(state: Discourse, phrase: Phrase) -> set[str]:
    """The people whose the phrase is ("his lawyer", "Doe's lawyer"), and the body that a pronoun means ("its director")."""
    inside = (state.at[i] for i in range(phrase.first, phrase.token.i) if i in state.at and state.doc[i].dep_ == "poss")
    return {r.actor_id for r in inside if r.actor_id and (r.form == "pronoun" or state.referents[r.actor_id].kind == "person")}


def _complement(state: Discourse, phrase: Phrase) -> set[str]:
    """The actors named in what follows with "of", "for" or "from" ("the head of the Arctic Union mission"); "" for another name."""
    links = (c for c in phrase.token.children if c.dep_ == "prep" and c.lower_ in {"of", "for", "from"} and c.i == phrase.token.i + 1)
    after = [t for link in links for t in state.doc[link.i + 1 : min(link.i + 8, link.right_edge.i + 1)] if t.pos_ == "PROPN"]
    return {state.at[t.i].actor_id if t.i in state.at else "" for t in after}


def _acts_for(state: Discourse, referent: Referent) -> set[str | None]:
    return {referent.side, *referent.principals}


def _features(
    state: Discourse, phrase: Phrase, candidate: Candidate, found: list[Candidate], above: list[Token], modifiers: set[str]
) -> list[float]:
    """The features of a candidate for a description (`framescope.actors.features.OF_DESCRIPTIONS`)."""
    referent, determiner, noun = candidate.referent, state.doc[phrase.first].lower_, phrase.noun
    name, kinds = set(referent.name.casefold().split()), noun_class(state, phrase)
    alike = sum(c.referent.kind == referent.kind for c in found)
    return [
        *common(state, phrase.token, candidate, len(found), frozenset(), above),
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
        sides_agree(state, referent, phrase.inner),
        referent.actor_id in phrase.inner,
        qualifiers_agree(state, referent, phrase),
        phrase.plural == is_plural(state, referent),
        noun_fit(state, referent, noun),
        may_be(noun, name),
        agreement(state.told.get(referent.actor_id), state.words.gender(noun)),
        any(is_firm(each) for each in referent.names),
        alike,
        sum(c.referent.kind == referent.kind and state.counts[c.referent.actor_id] > state.counts[referent.actor_id] for c in found),
        sum(c.referent.kind == referent.kind and c.referent.mentions > referent.mentions for c in found),
        phrase.token.dep_ in {"attr", "appos"},
    ]


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
            fits = referent.mentions > 2 and referent.actor_id not in state.introduced and sides_agree(state, referent, phrase.inner)
            return referent.actor_id if fits else None
    return None


def main_country(state: Discourse, phrase: Phrase, found: list[Candidate]) -> Choice | None:
    """The only country of late that "the country" may mean, else the one that the text is mostly about."""
    determiner = state.doc[phrase.first].lower_
    if phrase.noun not in _LANDS or phrase.plural or phrase.inner or determiner not in {"the", "this", "that", "our"}:
        return None
    countries = [c for c in found if c.referent.kind == "country" and c.referent.known]
    late = [c for c in countries if state.sentence - c.last.sentence <= LATE]
    if len(late) == 1 and determiner != "our":
        return Choice(late[0].referent.actor_id, 0.7, "main country")
    counts = sorted(((state.counts[c.referent.actor_id], c) for c in countries), key=lambda pair: -pair[0])
    mostly = counts and counts[0][0] >= MOSTLY * sum(n for n, _ in counts)
    return Choice(counts[0][1].referent.actor_id, 0.6, "main country") if mostly else None
