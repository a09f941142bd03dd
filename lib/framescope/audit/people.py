"""Who of the one side stands for whom of the other: persons, in order of prominence.

Prominence is the number of times a person is named, then the number of all mentions, then who comes first. A man takes a
man's place and a woman a woman's where given names say so, so that pronouns stay right. Whoever has no counterpart keeps
the name; the words around it ("the Fenwickian minister") are swapped all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..gazetteer.offices import offices
from .forms import Named, named_by_text


@dataclass(frozen=True)
class Person:
    """A person of one side, with the strings that name them and what the given name says ("m", "f" or None)."""

    named: Named
    gender: str | None


def people_of(side: str, actors: pd.DataFrame, mentions: pd.DataFrame) -> list[Person]:
    """The persons whose side is the actor_id `side` and who are named in the text, the most prominent first."""
    people = []
    for actor in actors[(actors.kind == "person") & (actors.side == side) & (actors.actor_id != side)].itertuples():
        own = mentions[mentions.actor_id == actor.actor_id]
        names = own.text[own.form == "name"]
        if len(names):
            person = Person(named_by_text(actor.name, "person", names), offices().gender(actor.name.split()[0]))
            people.append((-len(names), -len(own), int(own.start.min()), person))
    return [person for *_, person in sorted(people, key=lambda row: row[:3])]


def pair_people(one: list[Person], other: list[Person]) -> tuple[list[tuple[Named, Named]], list[str]]:
    """The pairs, and the names of those who keep their names."""
    pairs, free = [], list(other)
    kept = []
    for person in one:
        match = next((p for p in free if person.gender is None or p.gender is None or p.gender == person.gender), None)
        if match is None:
            kept.append(person.named.own)
        else:
            free.remove(match)
            pairs.append((person.named, match.named))
    return pairs, [*kept, *(p.named.own for p in free)]
