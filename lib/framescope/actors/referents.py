"""An actor and a mention, as they are known while the article is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..gazetteer.actor_files import slug
from ..gazetteer.name_variants import surname

CAMPAIGNS = frozenset({"campaign", "administration", "camp"})
"""Bodies named after a person, who is no longer meant himself."""

GIVEN = "the actor file"
"""Why an actor acts for the side that the user's own file gives it."""


@dataclass(slots=True)
class Referent:
    """An actor while the article is read, with what has been said of it so far.

    ``offices`` are nouns it was called by, ``ranks`` what stood before each that makes another of it (`framescope.actors.ranks`), ``words`` the words around them, ``principals`` the actor_ids it was said to act
    for, nearest first; ``gender`` is "m", "f" or None; ``known`` says that the gazetteer holds it, and
    ``names`` are all strings that name it, ``reasons`` the words by which it acts for each of its principals.
    """

    actor_id: str
    name: str
    kind: str
    side: str | None = None
    gender: str | None = None
    offices: set[str] = field(default_factory=set)
    ranks: dict[str, set[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    principals: list[str] = field(default_factory=list)
    mentions: int = 0
    known: bool = False
    names: set[str] = field(default_factory=set)
    reasons: dict[str, str] = field(default_factory=dict)

    def is_called(self, office: str, rank: str) -> None:
        """Note that it was called by an office, and what stood before it."""
        self.offices.add(office)
        self.ranks.setdefault(office, set()).add(rank)

    def acts_for(self, actor_id: str, reason: str) -> None:
        """Note that it was said to act for somebody, and the words that say so; what was noted before stays."""
        self.principals.append(actor_id)
        self.reasons.setdefault(actor_id, " ".join(reason.split()))


def campaign_of(person: Referent, noun: str, referents: dict[str, Referent]) -> Referent:
    """The campaign or administration named after a person."""
    name = f"{surname(person.name)} {noun}"
    body = referents.setdefault(slug(name), Referent(slug(name), name, "organisation", principals=[person.actor_id]))
    body.offices.add(noun)
    return body


UNKNOWN = ""
"""The actor_id of a reference of which it is not known whom it means."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention while the article is read: token span [first, last], character span, actor_id (or `UNKNOWN`) and form.

    ``confidence``, in [0, 1], is how sure it is that the actor is meant, ``rule`` what settled it.
    """

    first: int
    last: int
    start: int
    end: int
    actor_id: str
    form: str
    confidence: float = 1.0
    rule: str = "name"
