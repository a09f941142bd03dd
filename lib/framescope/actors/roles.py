"""What an article says its actors are: office, nationality, party, employer.

Read from the words before a name ("French President Emmanuel Macron"), from appositions and brackets after it ("Jane Doe,
chairwoman of the council,", "Sen. John Doe (R-Texas)"), from appositions before it ("A spokesman for the council, John Doe,")
and from "X is a senator".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..parsing.turns import turns
from .offices import offices
from .phrases import LINKS, office_at, phrase_after, phrase_before, predicate
from .referents import Reference, Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PARTY = re.compile(r"[\s,(]+(R|D)(?:[-–—,)]|\.,?\s?[-–—])")
_PARTIES = {"R": "republican-party", "D": "democratic-party"}
_EMPLOYS = {"of", "for", "at", "with"}


def read_roles(doc: Doc, text: str, referents: dict[str, Referent], references: list[Reference]) -> None:
    """Add to each person and organisation the offices, words and principals that stand beside its names."""
    at = {i: r for r in references for i in range(r.first, r.last + 1)}
    labels = {turn.who[0]: turn.label[0] for turn in turns(text)}
    for reference in references:
        referent = referents[reference.actor_id]
        if reference.form != "name" or referent.kind not in {"person", "organisation"} or referent.side:
            continue
        phrases = [phrase_after(doc, reference), predicate(doc, reference)]
        if referent.kind == "person":
            phrases.insert(0, phrase_before(doc, reference, at) or _office_in_label(doc, reference, labels))
            _read_party(text, reference, referent)
        elif reference.first and doc[reference.first - 1].lower_ in offices().organisations:
            referent.words.add(doc[reference.first - 1].lower_)  # "the newspaper Doe"
        for phrase in phrases:
            if phrase:
                _learn(doc, phrase, referent, referents, at)


def _office_in_label(doc: Doc, reference: Reference, labels: dict[int, int]) -> list[int]:
    """The office before a person's name in brackets, in a transcript's label ("The Minister of State (Mr John Doe):")."""
    first = reference.first - (reference.first > 0 and doc[reference.first - 1].lower_ in offices().titles)
    begin = labels.get(doc[first].idx, doc[first].idx)
    return [i for i in range(max(0, first - 10), first - 1) if doc[i].idx >= begin]


def _read_party(text: str, reference: Reference, referent: Referent) -> None:
    """The party of "(R-Texas)", ", D-N.Y.," right after a name."""
    match = _PARTY.match(text, reference.end, reference.end + 12)
    if match:
        referent.principals.insert(0, _PARTIES[match.group(1)])


def _learn(doc: Doc, phrase: list[int], referent: Referent, referents: dict[str, Referent], at: dict[int, Reference]) -> None:
    """Take offices, words, gender and principals from a phrase that describes the referent."""
    words = offices()
    found = [(i, office) for i in phrase if not (i in at and at[i].form == "name") and (office := office_at(doc, i))]
    own = _own_part(doc, phrase)
    referent.words.update(doc[i].lower_ for i in own if doc[i].pos_ in {"ADJ", "NOUN", "PROPN"})
    if referent.kind == "person":
        referent.offices.update(office for i, office in found if i in own)
        genders = ("m" if doc[i].lower_ in words.male else "f" for i in own if doc[i].lower_ in words.male | words.female)
        referent.gender = referent.gender or next(genders, None)
    aide = any(office in words.speaks_for for _, office in found)
    for actor_id in _principals(doc, phrase, found, aide, at):
        if actor_id != referent.actor_id and (aide or referents[actor_id].kind != "person"):
            referent.principals.append(actor_id)
    if any(office in words.american for _, office in found):
        referent.principals.append("united-states")


def _own_part(doc: Doc, phrase: list[int]) -> list[int]:
    """The part of the phrase that speaks of the referent himself: up to the first "of", "for" …, without another's possessive."""
    end = next((k for k, i in enumerate(phrase) if k and doc[i].lower_ in LINKS), len(phrase))
    begin = next((k + 1 for k in range(end - 1, -1, -1) if doc[phrase[k]].lower_ in {"'s", "’s"}), 0)
    return phrase[begin:end]


def _principals(doc: Doc, phrase: list[int], found: list[tuple[int, str]], aide: bool, at: dict[int, Reference]) -> Iterator[str]:
    """The actors in the phrase for whom the office acts: those before it ("council spokesman"), nearest first, then of, for, at."""
    office = found[0][0] if found else phrase[-1] + 1
    places = [i for i in phrase if i in at and i == at[i].first]
    yield from (at[i].actor_id for i in reversed(places) if i <= office)
    links = _EMPLOYS | {"to"} if aide else _EMPLOYS
    after = [i for i in places if i > office and _link(doc, i) in links]
    for k, i in enumerate(after):
        between = range(at[i].last + 1, after[k + 1]) if k + 1 < len(after) else None
        only_qualifies = between is not None and all(doc[j].pos_ in {"NOUN", "PROPN", "ADJ"} for j in between)
        if not only_qualifies:  # "of the senate speaker Doe": Doe, not the senate
            yield at[i].actor_id


def _link(doc: Doc, i: int) -> str:
    """The preposition that brings in the noun phrase which starts at or just before token i."""
    k = i - 1
    while k >= 0 and (doc[k].pos_ in {"DET", "ADJ", "NOUN", "PROPN"} or doc[k].lower_ in {"'s", "’s"}):
        k -= 1
    return doc[k].lower_ if k >= 0 else ""
