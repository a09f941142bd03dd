"""The actors that a reader has in mind at one place, each with where and how it was last mentioned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .discourse import SUBJECTS, Discourse, Seen
from .referents import Reference, Referent

if TYPE_CHECKING:
    from spacy.tokens import Token

MENTIONS = 60
"""No antecedent of a pronoun stands further back than so many mentions."""
SENTENCES = 8
AHEAD = 40
"""So many tokens ahead a pronoun may go before its name."""


@dataclass(slots=True)
class Candidate:
    """An actor with its mentions in the window, the last one first; `ahead` where its name comes only after the pronoun."""

    referent: Referent
    seen: list[Seen] = field(default_factory=list)
    ahead: bool = False
    order: int = 0
    """Its place among the candidates, the one mentioned last first."""
    between: int = 0
    """Mentions since its last one."""

    @property
    def last(self) -> Seen:
        return self.seen[0]


def candidates(state: Discourse, mentions: int = MENTIONS, sentences: int = SENTENCES) -> list[Candidate]:
    """The actors mentioned in the last `mentions` and `sentences`, the latest first."""
    found: dict[str, Candidate] = {}
    for back, seen in enumerate(reversed(state.seen[-mentions:])):
        if state.sentence - seen.sentence > sentences:
            break
        actor_id = seen.reference.actor_id
        if actor_id not in found:
            found[actor_id] = Candidate(state.referents[actor_id], order=len(found), between=back)
        found[actor_id].seen.append(seen)
    return list(found.values())


def names_ahead(state: Discourse, i: int, known: Iterable[str]) -> list[Candidate]:
    """The subjects, and whose the subjects are, still to come in the sentence, the nearest first, that are not among the `known` actors."""
    found: dict[str, Candidate] = {}
    stop = min(state.bounds[1], i + AHEAD)
    for token in state.doc[i + 1 : stop]:
        reference = state.at.get(token.i)
        if reference is None or reference.actor_id in known or reference.actor_id in found or not _is_or_owns_subject(token):
            continue
        if _only_hears(token):
            continue
        seen = Seen(reference, token, state.sentence, 0.0, state.quoted[token.i])
        found[reference.actor_id] = Candidate(state.referents[reference.actor_id], [seen], ahead=True, order=len(found))
    return list(found.values())


def _is_or_owns_subject(token: Token) -> bool:
    return token.dep_ in SUBJECTS or (token.dep_ == "poss" and token.head.dep_ in SUBJECTS)


def _only_hears(subject: Token) -> bool:
    """Whether a court hears what the sentence tells ("she was its manager, Elm Crown Court heard"): it is told of others, not of itself."""
    verb = subject.head
    return verb.lemma_ == "hear" or (subject.dep_ == "nsubjpass" and verb.lemma_ == "tell")


def covers(reference: Reference, i: int) -> bool:
    return reference.first <= i <= reference.last
