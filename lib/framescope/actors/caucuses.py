"""The members of a party: "the Conservatives" are the Conservative Party where the text names it, as Democrats are the Democratic Party.

Those in one chamber are a group of their own: "Senate Republicans" are "Republican senators", and not the party.
They are named where a known body and the plural of a party's members stand together; the side of the group is the party.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..gazetteer.actor_files import slug
from ..gazetteer.offices import offices
from .choices import Choice
from .discourse import PLURALS
from .referents import Reference, Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .discourse import Discourse, Phrase

RULE = "members of a party"
_CHAMBERS: Mapping[str, str] = {
    "senator": "senate", "congressman": "house", "congresswoman": "house", "representative": "house", "assemblyman": "assembly",
    "assemblywoman": "assembly", "councillor": "council", "councilman": "council", "councilwoman": "council",
}  # fmt: skip
"""In which chamber those sit who are called so."""


def with_members(doc: Doc, references: list[Reference], referents: dict[str, Referent]) -> list[Reference]:
    """The references, with the plurals of the words by which parties are named ("Conservative Party": "Conservatives") as the parties."""
    parties = {f"{word}s": r for r in referents.values() if not r.known and (word := _party_word(r.name))}
    taken = {i: r for r in references for i in range(r.first, r.last + 1)}
    found = {}
    for token in doc if parties else ():
        own = taken.get(token.i)
        if token.text in parties and (own is None or own.first == own.last) and not _qualifies(token):
            party = parties[token.text]
            party.mentions += 1
            found[token.i] = Reference(token.i, token.i, token.idx, token.idx + len(token.text), party.actor_id, "name", 0.9, RULE)
            if own is not None:
                referents[own.actor_id].mentions -= 1
    return [r for r in references if r.first not in found] + list(found.values())


def _party_word(name: str) -> str | None:
    """The one word before "Party" in a name; None in other names, and for a word that is also an office ("Justice")."""
    before, party, _ = f"{name} ".partition(" Party ")
    return before if party and before.isalpha() and before.lower() not in offices().rows else None


def with_caucuses(doc: Doc, references: list[Reference], referents: dict[str, Referent]) -> list[Reference]:
    """The references, with such groups in the place of the body and the party that were found in their name."""
    found: list[Reference] = []
    for reference in sorted(references, key=lambda r: r.start):
        before = found[-1] if found else None
        if before is not None and _are_members(doc, before, reference, referents):
            found[-1] = _caucus(doc, before, reference, referents)
        else:
            found.append(reference)
    return found


def _are_members(doc: Doc, chamber: Reference, party: Reference, referents: dict[str, Referent]) -> bool:
    """Whether a known body and the plural of a party stand together ("House Democrats"), and no noun follows that they qualify."""
    body, members = referents[chamber.actor_id], referents[party.actor_id]
    token = doc[party.last]
    if chamber.last + 1 != party.first or not (body.known and members.known) or not body.kind == members.kind == "organisation":
        return False
    return party.first == party.last and token.tag_ in PLURALS and not _qualifies(token)


def _qualifies(token: Token) -> bool:
    return token.dep_ in {"compound", "nmod"} and token.head.i == token.i + 1


def _caucus(doc: Doc, chamber: Reference, party: Reference, referents: dict[str, Referent]) -> Reference:
    for actor_id in (chamber.actor_id, party.actor_id):
        referents[actor_id].mentions -= 1
    seat = doc[chamber.last].lower_
    name = f"{doc[chamber.first : chamber.last + 1].text} {doc[party.last].text}"
    caucus = _known(referents, seat, party.actor_id)
    if caucus is None:
        caucus = referents[slug(name)] = Referent(slug(name), name, "group", words={seat})
        caucus.acts_for(party.actor_id, name)
    caucus.names.add(name)
    caucus.mentions += 1
    return Reference(chamber.first, party.last, chamber.start, party.end, caucus.actor_id, "name", 0.9, RULE)


def _known(referents: dict[str, Referent], seat: str, party: str) -> Referent | None:
    """The group of a party's members in a chamber, where the text names it."""
    groups = (r for r in referents.values() if r.kind == "group" and seat in r.words and r.principals[:1] == [party])
    return next(groups, None)


def called_caucus(state: Discourse, phrase: Phrase) -> Choice | None:
    """The group that "Republican senators" means, where the text names it by its chamber."""
    seat = _CHAMBERS.get(phrase.noun)
    if seat is None or not phrase.plural or len(phrase.inner) != 1:
        return None
    found = _known(state.referents, seat, phrase.inner[0])
    return Choice(found.actor_id, 0.9, RULE) if found and found.actor_id not in state.introduced else None
