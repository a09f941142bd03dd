"""For whom each actor acts in the end: a spokesman for his ministry's country, a senator for his party.

A side comes from what the article says: office and nationality, party, employer, the name of an organisation. A person without
any of these who meets an official of one country to speak of its ties with a second acts for the second.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from .referents import Reference, Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc


def settle_sides(doc: Doc, referents: dict[str, Referent], references: list[Reference]) -> None:
    """Give each actor without a side the one that its nearest principal acts for in the end; None for who acts for nobody else."""
    for person, country in _counterparts(doc, referents, references):
        referents[person].principals.append(country)
    for referent in list(referents.values()):
        if referent.side is None and referent.kind != "country":
            referent.side = ultimate_side(referent, referents)


def ultimate_side(referent: Referent, referents: dict[str, Referent]) -> str | None:
    """Follow the first principals up to a country, or to the last actor on the way that acts for nobody else.

    A person may act for anybody, but a body acts for no person: a candidate's campaign is the end of its spokesman's way.
    """
    seen, side = {referent.actor_id}, None
    while referent.side is None:
        allowed = [p for p in referent.principals if p not in seen and (referent.kind in {"person", "document"} or _is_body(p, referents))]
        if not allowed:
            return side
        side = allowed[0]
        seen.add(side)
        if side not in referents:
            return side
        referent = referents[side]
    return referent.side


def _is_body(actor_id: str, referents: dict[str, Referent]) -> bool:
    return actor_id not in referents or referents[actor_id].kind != "person"


def _counterparts(doc: Doc, referents: dict[str, Referent], references: list[Reference]) -> list[tuple[str, str]]:
    """(person, country) for "Doe and French minister Roe discussed ties between France and Chile": Doe acts for Chile."""
    firsts = [r.first for r in references]
    people = [r for r in references if r.form == "name" and referents[r.actor_id].kind == "person"]
    found = []
    for one, other in pairwise(people):
        if doc[one.last + 1].lower_ != "and" or doc[one.first].sent != doc[other.first].sent:
            continue
        sentence = doc[one.first].sent
        inside = references[bisect_left(firsts, sentence.start) : bisect_left(firsts, sentence.end)]
        countries = {r.actor_id for r in inside if referents[r.actor_id].kind == "country"}
        for known, unknown in ((one, other), (other, one)):
            side = ultimate_side(referents[known.actor_id], referents)
            if len(countries) == 2 and side in countries and not referents[unknown.actor_id].principals:
                found.append((unknown.actor_id, (countries - {side}).pop()))
    return found
