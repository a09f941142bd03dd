"""Whom an office means that stands before its holder is named, and the body that is somebody's own.

"The governor vetoed the bill. Governor Jane Doe later said …": where one person of the whole text holds the office, it is that one.
"A teacher was fined. … The teacher, Omar Said, …" is one person. "Labour's spokeswoman Jane Doe said her party …": the party is the one for which she stands. “The team fought,” said Leeds coach Jane Doe:
a coach or player speaks of the own team.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .bodies import kinds, may_be_called
from .choices import Choice
from .discourse import Discourse, Phrase
from .fits import sides_agree
from .phrases import has_determiner
from .ranks import ranks_agree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .referents import Reference, Referent

RULE = "named later"
TEAM = "own team"
SURE = 0.8
_OWNERS = frozenset({"his", "her", "its", "their"})
_TEAMS = frozenset({"team", "club", "side", "squad"})
_OF_TEAMS = frozenset({
    "captain", "coach", "defender", "forward", "goalkeeper", "keeper", "manager", "midfielder", "player", "skipper", "striker", "trainer", "winger",
})  # fmt: skip
"""Who of a team speaks for it; a "manager" of anything else has no team."""


def named_later(state: Discourse, phrase: Phrase) -> Choice | None:
    """The only person of the text who holds the office, where the name comes later; None for an office that is qualified."""
    if phrase.noun not in state.words.rows or phrase.plural or not _is_bare(state, phrase) or _goes_on(phrase):
        return None
    people = (r for r in state.referents.values() if r.kind == "person" and phrase.noun in r.offices)
    holders = [r for r in people if ranks_agree(state.doc, r, phrase)]
    if len(holders) != 1 or not _is_to_come(state, holders[0]) or not sides_agree(state, holders[0], phrase.inner):
        return None
    return Choice(holders[0].actor_id, SURE, RULE)


def _is_bare(state: Discourse, phrase: Phrase) -> bool:
    """Whether nothing but "the" and actors stands before the noun: "the governor", "the Texas governor", not "the former governor"."""
    own = [i for i in range(phrase.first, phrase.token.i) if i not in state.at and state.doc[i].lower_ not in {"'s", "’s"}]
    words = [state.doc[i].lower_ for i in own]
    return words == ["the"] or (not words and bool(phrase.inner) and not has_determiner(state, phrase.first))


def _goes_on(phrase: Phrase) -> bool:
    """Whether what follows says which holder is meant ("the mayor of the next town", "the mayor who resigned in May")."""
    return any(child.i > phrase.token.i and child.dep_ in {"prep", "relcl", "acl", "appos"} for child in phrase.token.children)


def _is_to_come(state: Discourse, referent: Referent) -> bool:
    """Whether a person is named in the text and not yet spoken of."""
    return (
        not state.counts[referent.actor_id] and referent.mentions > 0 and not referent.known and referent.actor_id not in state.introduced
    )


def own_body(state: Discourse, phrase: Phrase) -> Choice | None:
    """The body for which the owner stands ("her party", "his company"), where the text tells one of that kind."""
    owner = state.at.get(phrase.first)
    if (
        owner is None
        or not owner.actor_id
        or phrase.plural
        or phrase.noun not in kinds().nouns
        or state.doc[phrase.first].lower_ not in _OWNERS
    ):
        return None
    mine = (state.referents.get(actor_id) for actor_id in state.referents[owner.actor_id].principals)
    found = {r.actor_id for r in mine if r is not None and _is_named_body(state, r) and may_be_called(state, r, phrase.noun)}
    return Choice(found.pop(), SURE, "own body") if len(found) == 1 else None


def _is_named_body(state: Discourse, referent: Referent) -> bool:
    return referent.kind == "organisation" and referent.actor_id not in state.introduced


def identified(state: Discourse, token: Token, reference: Reference) -> None:
    """Take the one who was brought in without a name for the one who is named now ("A teacher was fined. … The teacher, Omar Said, …")."""
    noun, named = token.lemma_.lower(), state.referents[reference.actor_id]
    if (
        reference.rule != "apposition"
        or not _is_only_the(state, reference.first, token)
        or state.counts[named.actor_id]
        or named.kind != "person"
        or named.known
    ):
        return
    unnamed = [r for a in state.introduced if (r := state.referents[a]).kind == "person" and noun in r.offices and state.counts[a]]
    if len(unnamed) == 1 and not (named.gender and unnamed[0].gender and named.gender != unnamed[0].gender):
        state.identify(unnamed[0].actor_id, named.actor_id)


def own_team(state: Discourse, phrase: Phrase) -> Choice | None:
    """The club or country whose coach or player says "the team" in a quotation."""
    if (
        phrase.noun not in _TEAMS
        or phrase.plural
        or not _is_only_the(state, phrase.first, phrase.token)
        or not state.quoted[phrase.token.i]
    ):
        return None
    speakers = [state.referents[a] for a in dict.fromkeys(_speaking(state)) if state.referents[a].kind == "person"]
    if len(speakers) != 1 or not speakers[0].offices & _OF_TEAMS:
        return None
    found = [a for a in speakers[0].principals if a in state.referents and state.referents[a].kind in {"country", "organisation"}]
    return Choice(found[0], SURE, TEAM) if found else None


def _is_only_the(state: Discourse, first: int, token: Token) -> bool:
    """Whether the noun has "the" before it and nothing else, not even an actor (`_is_bare` allows one)."""
    return state.doc[first].lower_ == "the" and first + 1 == token.i


def _speaking(state: Discourse) -> Iterator[str]:
    """The actors named as subjects outside the quotation in the present sentence."""
    for i in range(*state.bounds):
        if i in state.at and not state.quoted[i] and state.at[i].form == "name" and state.doc[i].dep_ == "nsubj":
            yield state.at[i].actor_id
