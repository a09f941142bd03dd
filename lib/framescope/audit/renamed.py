"""A text in which persons have names of another origin: what they do, say and suffer stays what it was.

Renamed is who is named in full, whom no list knows beforehand (a known name says whose head of government somebody is), and whose
names mean nobody and nothing else in the text. A man gets a man's name and a woman a woman's; who has a first name
that does not tell keeps it. The same article gets the same names each time, of one origin.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

from ..analysis import Analysis
from ..gazetteer.name_variants import SUFFIXES
from ..gazetteer.offices import offices
from ..resources import resource
from .swap import Pair, Swap

_PART = {"m": "male", "f": "female"}


def origins() -> tuple[str, ...]:
    """The origins that names can be of."""
    return tuple(dict.fromkeys(origin for origin, _ in _names()))


def renamed(a: Analysis, origin: str) -> Swap:
    """What gives the persons of an article names of this origin; without pairs where nobody can be renamed."""
    free = {part: [name for name in _names()[origin, part] if name not in a.article.text] for part in ("male", "female", "last")}
    pairs: list[Pair] = []
    for first, last in _persons(a):
        part = _PART.get(offices().gender(first) or "")
        if free["last"] and (part is None or free[part]):
            new = free[part].pop(0) if part else first
            pairs += _pairs((first, last), (new, free["last"].pop(0)))
    return Swap(tuple(pairs))


def _pairs(old: tuple[str, str], new: tuple[str, str]) -> Iterator[Pair]:
    """Full name for full name, then each name alone."""
    yield Pair(" ".join(old), " ".join(new), "name")
    yield from (Pair(before, after, "name") for before, after in zip(old, new, strict=True) if before != after)


def _persons(a: Analysis) -> Iterator[tuple[str, str]]:
    """First and last name of each person who can be renamed, the most mentioned first."""
    known, taken = a.settings.gazetteer().entries, set[str]()
    people = a.actors[a.actors.kind == "person"].sort_values("mentions", ascending=False, kind="stable")
    for actor_id, name in zip(people.actor_id, people.name, strict=True):
        words = [word for word in name.split() if word.strip(".").casefold() not in SUFFIXES]
        ends = (words[0], words[-1])
        if actor_id not in known and len(words) > 1 and taken.isdisjoint(ends) and all(_only_theirs(a, actor_id, word) for word in ends):
            taken |= set(ends)
            yield ends


def _only_theirs(a: Analysis, actor_id: str, word: str) -> bool:
    """Whether a word of a name stands in the text only where that person is named, and is written as a name."""
    if not re.fullmatch(r"[A-Z][\w’'-]+[a-z]", word) or word.endswith("s"):
        return False
    own = a.mentions[(a.mentions.actor_id == actor_id) & (a.mentions.form == "name")]
    places = list(zip(own.start, own.end, strict=True))
    found = [m.start() for m in re.finditer(rf"\b{re.escape(word)}\b", a.article.text, re.IGNORECASE)]
    return bool(found) and all(any(start <= at < end for start, end in places) for at in found)


@cache
def _names() -> dict[tuple[str, str], tuple[str, ...]]:
    """The names by origin and part."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    with resource("data", "validation", "names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["origin"], row["part"]
            found[key] = (*found.get(key, ()), row["name"])
    return found
