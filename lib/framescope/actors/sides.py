"""For whom each actor acts in the end: a spokesman for his ministry's country, a senator for his party.

A side comes from what the article says: office and nationality, party, employer, the name of an organisation. A person without
any of these who meets an official of one country to speak of its ties with a second acts for the second.

In a story of home politics (nearly all of one country, and several of its own in it) bodies and people stand for themselves: a
country is no side because its Senate is named. Only who holds an office of its government and is said to be that country's
("Norway's prime minister"), and its forces, stand for it. Nobody acts for a parliament: its members sit in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from ..gazetteer.offices import offices
from .referents import GIVEN, Reference, Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc


def settle_sides(doc: Doc, referents: dict[str, Referent], references: list[Reference]) -> None:
    """Give each actor without a side the one that its nearest principal acts for in the end; None for who acts for nobody else."""
    for person, country in _counterparts(doc, referents, references):
        referents[person].acts_for(country, "partner in talks between two countries")
    for referent in list(referents.values()):
        if referent.side is None and referent.kind != "country":
            referent.side = ultimate_side(referent, referents)
    home = _home(referents, references)
    for referent in list(referents.values()):
        at_home = home and referent.side == home and referent.kind != "country" and not _of_state(referent, home, referents)
        given = referent.side is not None and referent.reasons.get(referent.side) == GIVEN
        if (at_home or _in_chamber(referent, referents)) and not given:
            referent.side = _before(referent, home, referents)


def reason(referent: Referent, referents: dict[str, Referent]) -> str | None:
    """The words by which an actor acts for its side, or how that is known; None where it is its own side."""
    side = referent.side
    if side in {None, referent.actor_id}:
        return None
    if side in referent.reasons:
        return referent.reasons[side]
    for actor_id in referent.principals:
        if actor_id in referents and referents[actor_id].side == side and actor_id in referent.reasons:
            return (
                f"{referent.reasons[actor_id]}; {referents[actor_id].name} acts for {referents[side].name if side in referents else side}"
            )
    return f"{referent.name} is known to act for it" if referent.known else None


STAGE = 4
"""So many times the mentions of all other countries has the one whose home politics a story tells."""
_CHAMBERS = frozenset({
    "us", "u.s.", "senate", "house", "congress", "parliament", "of", "the", "representatives", "commons", "lords", "national", "assembly", "state",
    "duma", "bundestag", "knesset",
})  # fmt: skip


def _home(referents: dict[str, Referent], references: list[Reference]) -> str | None:
    """The country whose home politics the text tells: several of its own are in it, and hardly anybody of another."""
    sides = {r.actor_id: r.actor_id if r.kind == "country" else r.side for r in referents.values()}
    countries = {side for side in sides.values() if side and (side not in referents or referents[side].kind == "country")}
    counts = Counter(side for r in references if (side := sides[r.actor_id]) in countries)
    if not counts:
        return None
    (home, most), *others = counts.most_common()
    if most < STAGE * sum(n for _, n in others):
        return None
    mentioned = {r.actor_id for r in references}
    own = {
        r.actor_id
        for r in referents.values()
        if r.side == home and r.actor_id in mentioned and r.kind in {"person", "organisation", "group"}
    }
    heads = [actor_id for actor_id in own if not own & set(referents[actor_id].principals)]
    return home if len(heads) > 1 else None


def _of_state(referent: Referent, country: str, referents: dict[str, Referent]) -> bool:
    """Whether the text itself calls somebody that country's: an officer of its government or his spokesman, its forces."""
    principal = referents.get(referent.principals[0]) if referent.principals else None
    if principal and principal.kind == "person" and principal is not referent:
        return principal.side == country and bool(principal.offices & offices().sides["executive"]) and country in principal.principals[:1]
    if referent.known or country not in referent.principals:
        return False
    if referent.kind == "person":
        return bool(referent.offices & offices().sides["executive"]) and country in referent.principals[:1]
    return referent.kind == "group"


def _in_chamber(referent: Referent, referents: dict[str, Referent]) -> bool:
    """Whether the side is a parliament or a chamber of one."""
    side = referents.get(referent.side) if referent.side not in {None, referent.actor_id} else None
    return side is not None and side.kind == "organisation" and set(side.name.casefold().split()) <= _CHAMBERS


def _before(referent: Referent, home: str | None, referents: dict[str, Referent]) -> str | None:
    """The last body on the way to a country that is no side; None for the actor itself."""
    if referent.known:
        return None
    for actor_id in referent.principals:
        body = referents.get(actor_id)
        if body and body.kind == "organisation" and actor_id != home and not set(body.name.casefold().split()) <= _CHAMBERS:
            return actor_id
    return None


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
