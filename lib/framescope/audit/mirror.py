"""The mirrored article: two actors swapped throughout, with a report of every substitution."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from ..analysis import Analysis
from ..errors import InputError
from ..gazetteer.gazetteer import Gazetteer
from ..measures import summary
from ..reading.article import Article
from .forms import Named, acronym_pairs, named_by_entry, named_by_text, pairs_of, person_pairs, with_the
from .people import pair_people, people_of
from .swap import Pair, Substitution, Swap, inverse, rewrite

MIRRORED = "-mirror"
"""What is added to an article's id for its mirror."""


@dataclass(frozen=True)
class Mirror:
    """An article with two actors swapped.

    `one` and `other` are actor_ids; `article` holds the swapped text; `notes` say in plain sentences what could not be done.
    """

    original: Article
    article: Article
    one: str
    other: str
    swap: Swap
    substitutions: tuple[Substitution, ...]
    notes: tuple[str, ...]

    def back(self) -> str:
        """The original's text, made from the mirrored text by undoing every substitution."""
        return rewrite(self.article.text, inverse(self.substitutions))

    def report(self) -> pd.DataFrame:
        """Every substitution: start, end (in the original), original, replacement, rule."""
        rows = [(s.start, s.end, s.original, s.replacement, s.rule) for s in self.substitutions]
        return pd.DataFrame(rows, columns=["start", "end", "original", "replacement", "rule"])


def mirror_article(a: Analysis, one: str, other: str) -> Mirror:
    """Swap the actors `one` and `other` (names, aliases or actor_ids) in the article of `a`.

    Raises
    ------
    InputError
        when one of them is not in the article, or both are the same.
    """
    gazetteer = a.settings.gazetteer()
    first, second = find_actor(a, one, gazetteer), find_actor(a, other, gazetteer)
    if first == second:
        raise InputError(f"{one} and {other} are the same actor: name two different ones to swap.")
    text = a.article.text
    swap, kept = _swap_of(a, first, second, gazetteer)
    substitutions = tuple(swap.find(text))
    title = swap.apply(a.article.title) if a.article.title else None
    mirrored = replace(a.article, id=a.article.id + MIRRORED, text=rewrite(text, substitutions), title=title)
    notes = tuple(_notes(a, swap, first, second, kept))
    return Mirror(a.article, mirrored, first, second, swap, substitutions, notes)


def mirror_sides(a: Analysis) -> Mirror | None:
    """The article with the two sides swapped that are mentioned most, or None where no two sides are named in it."""
    pair = summary.widest(a)
    if pair is None or not _alike(a, *pair):
        return None
    mirror = mirror_article(a, *pair)
    return mirror if mirror.substitutions else None


def _alike(a: Analysis, one: str, other: str) -> bool:
    """Whether both are people, or neither is: what follows from a person fits no body."""
    kinds = dict(zip(a.actors.actor_id, a.actors.kind, strict=True))
    return (kinds[one] == "person") == (kinds[other] == "person")


def find_actor(a: Analysis, name: str, gazetteer: Gazetteer) -> str:
    """The actor_id in the article that a user means by `name`: an id, a name, an alias, a demonym or a capital, in any case.

    Raises
    ------
    InputError
        when no actor of the article is called so; the message names those that are mentioned most.
    """
    wanted = name.strip().casefold()
    for actor in a.actors.itertuples():
        entry = gazetteer.entries.get(actor.actor_id)
        known = (*entry.names, *entry.demonyms, *entry.capitals) if entry else ()
        own = a.mentions.text[(a.mentions.actor_id == actor.actor_id) & (a.mentions.form == "name")]
        if wanted in {s.casefold() for s in (actor.actor_id, actor.name, *known, *own)}:
            return actor.actor_id
    most = a.actors.sort_values("mentions", ascending=False, kind="stable").name.head(5)
    who = f"name one of those that are, such as {', '.join(most)}" if len(most) else "no actor was found in it"
    raise InputError(f"{name} is not mentioned in {a.article.id}: {who}.")


def _swap_of(a: Analysis, first: str, second: str, gazetteer: Gazetteer) -> tuple[Swap, list[str]]:
    """The swap, and the persons who keep their names."""
    text, kinds = a.article.text, dict(zip(a.actors.actor_id, a.actors.kind, strict=True))
    one, other = _named(a, first, gazetteer), _named(a, second, gazetteer)
    both_people = kinds[first] == kinds[second] == "person"
    pairs: tuple[Pair, ...] = person_pairs(one, other, "name") if both_people else pairs_of(one, other, text)
    people, kept = pair_people(people_of(first, a.actors, a.mentions), people_of(second, a.actors, a.mentions))
    for x, y in people:
        pairs += person_pairs(x, y)
    the = with_the(one) | with_the(other)
    return Swap(pairs + _acronyms(a, Swap(pairs, the)), the), kept


def _named(a: Analysis, actor_id: str, gazetteer: Gazetteer) -> Named:
    if (entry := gazetteer.entries.get(actor_id)) and entry.kind != "person":
        return named_by_entry(entry)
    actor = a.actors[a.actors.actor_id == actor_id].iloc[0]
    own = a.mentions[(a.mentions.actor_id == actor_id) & (a.mentions.form == "name")]
    return named_by_text(actor["name"], actor.kind, own.text)


def _acronyms(a: Analysis, swap: Swap) -> tuple[Pair, ...]:
    """Acronyms of bodies whose own names change."""
    bodies = a.actors[a.actors.kind == "organisation"]
    names = dict(zip(bodies.actor_id, bodies.name, strict=True))
    short = a.mentions[a.mentions.actor_id.isin(bodies.actor_id) & a.mentions.text.str.isupper() & (a.mentions.form == "name")]
    done = {s for pair in swap.pairs for s in (pair.one, pair.other)}
    known = {(names[i], t) for i, t in zip(short.actor_id, short.text, strict=True) if t not in done | {names[i]}}
    return acronym_pairs(sorted(known), {n: swap.apply(n) for n in names.values()}, a.article.text)


def _notes(a: Analysis, swap: Swap, first: str, second: str, kept: list[str]) -> list[str]:
    names = a.actor_names
    kinds = dict(zip(a.actors.actor_id, a.actors.kind, strict=True))
    notes = []
    if "person" in {kinds[first], kinds[second]} and kinds[first] != kinds[second]:
        notes.append(f"{names[first]} and {names[second]} are not of one kind: what follows from a {kinds[first]} fits no {kinds[second]}.")
    if kept:
        notes.append(f"No counterpart was found for {', '.join(kept)}: the name stays, the words around it are swapped.")
    if not swap.exact(a.article.text):
        notes.append(
            f"{names[first]} and {names[second]} are not named by equally many different words here, so that swapping the names twice does "
            "not give every word back; the report of substitutions still does."
        )
    return notes
