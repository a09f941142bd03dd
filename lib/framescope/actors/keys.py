"""One identity for an actor over several articles: the ``actor_key`` of the table ``actors``.

A country, a body with a name and whoever the gazetteer or the user's actor file holds has its actor_id as key. A person's key is the first and
the last name, whatever stands between and behind them ("Ann B. Alder Jr." is ``ann-alder``). Where that would join two, it joins nobody:

- two of one article have keys of their own by initials and generation ("Ann B. Alder" is ``ann-b-alder``), or none;
- so have those of several articles whose initials, generations, countries or parties differ (`told_apart`).

Who is known by a surname or an office alone, groups and documents have no key: another article's "officials" are others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from ..gazetteer.actor_files import slug
from ..gazetteer.name_variants import SUFFIXES

_NAMED = frozenset({"country", "organisation"})
_PARTY = "party"
_QUOTES = "\"“”'‘’"


def parts(name: str) -> tuple[list[str], tuple[str, ...]]:
    """A person's name as words without initials, nicknames and suffix, all in small letters; and its initials and suffix."""
    words = [word.strip(".,").casefold() for word in name.split() if word[:1] not in _QUOTES]
    own = [w for w in words if len(w) > 1 and w not in SUFFIXES]
    return own, tuple(w for w in words if w and w not in own)


def key(actor_id: str, name: str, kind: str, known: bool) -> str | None:
    """The actor_key by what one article tells; `known`: whether the gazetteer or the user's file holds the actor."""
    if known:
        return actor_id
    if kind == "person":
        return person_key(name)
    named = kind in _NAMED and not name[:1].islower()
    return slug(name).removeprefix("the-") if named else None


def person_key(name: str) -> str | None:
    """The key of a person by first and last name; None where only one of them is known, or the name is a description."""
    words, _ = parts(name)
    if len(words) < 2 or not (words and name[:1].isupper() and name.split()[-1][:1].isupper()):
        return None
    return slug(f"{words[0]} {words[-1]}")


def whole_key(name: str) -> str | None:
    """The key of a person by first name, initials, last name and generation; None where the name has neither of the two in between."""
    words, more = parts(name)
    if not more or len(words) < 2:
        return None
    initials, suffix = [w for w in more if w not in SUFFIXES], [w for w in more if w in SUFFIXES]
    return slug(" ".join([words[0], *initials, words[-1], *suffix]))


def apart(keys: Sequence[str | None], names: Sequence[str], kinds: Sequence[str]) -> list[str | None]:
    """The keys of the actors of one article: two that would have one are told apart by initials and generation, or have none."""
    several = {k for k in keys if k and list(keys).count(k) > 1}
    own = [whole_key(name) if kind == "person" else None for name, kind in zip(names, kinds, strict=True)]
    return [(whole if own.count(whole) == 1 else None) if k in several else k for k, whole in zip(keys, own, strict=True)]


def keyed(actors: pd.DataFrame) -> pd.Series:
    """The keys of rows of ``actors``; of people of whom none was noted, by their names."""
    noted = actors.actor_key if "actor_key" in actors else pd.Series(None, index=actors.index, dtype="str")
    people = actors.name.map(person_key).where(actors.kind == "person")
    return noted.fillna(people).astype("str")


def told_apart(actors: pd.DataFrame) -> pd.Series:
    """The keys of the ``actors`` of several articles, where no two people have one: by initials, generation, country or party, else missing.

    `actors` has the columns actor_id, name, kind, side, and actor_key where it is noted.
    """
    keys = keyed(actors)
    kinds = dict(zip(actors.actor_id, actors.kind, strict=True))
    found = keys.tolist()
    for rows in _people(actors, found):
        names, own = [actors.name.iloc[i] for i in rows], [found[i] for i in rows]
        new = _by_generation(names, own) or _by_initials(names, own)
        if new is None:
            new = _by_home(own, [_home(actors.side.iloc[i], kinds) for i in rows], kinds)
        found = _replaced(found, rows, new or own)
    return pd.Series(found, index=actors.index, dtype="str")


def _people(actors: pd.DataFrame, keys: Sequence[str | None]) -> list[list[int]]:
    """The rows of each first and last name that several rows have."""
    rows: dict[str, list[int]] = defaultdict(list)
    for i, (each, name, kind) in enumerate(zip(keys, actors.name, actors.kind, strict=True)):
        if kind == "person" and isinstance(each, str):
            rows[person_key(name) or each if each == whole_key(name) else each].append(i)
    return [each for each in rows.values() if len(each) > 1]


def _by_generation(names: Sequence[str], keys: Sequence[str]) -> list[str | None] | None:
    """The keys of father and son, where an article has both or they are called "Sr." and "Jr."; nobody's where the name tells no generation.

    None where all may be of one generation.
    """
    generations = [next((w for w in parts(name)[1] if w in SUFFIXES), "") for name in names]
    told = [key == whole_key(name) for name, key in zip(names, keys, strict=True)]
    if not (_differ(generations) or any(own and g for own, g in zip(told, generations, strict=True))):
        return None
    several = {g for g in generations if _differ(_initials(name) for name, other in zip(names, generations, strict=True) if other == g)}
    own = [whole_key(name) if g in several else slug(f"{person_key(name)} {g}") for name, g in zip(names, generations, strict=True)]
    return [each if g else key if known else None for each, g, key, known in zip(own, generations, keys, told, strict=True)]


def _initials(name: str) -> tuple[str, ...]:
    return tuple(word for word in parts(name)[1] if word not in SUFFIXES)


def _by_initials(names: Sequence[str], keys: Sequence[str]) -> list[str | None] | None:
    """The keys of those whom initials tell apart; None where they do not."""
    if any(key == whole_key(name) for name, key in zip(names, keys, strict=True)):
        return list(keys)  # an article tells them apart already
    return [whole_key(name) for name in names] if _differ(map(_initials, names)) else None


def _by_home(keys: Sequence[str], homes: Sequence[str | None], kinds: dict[str, str]) -> list[str | None] | None:
    """The keys of those whom two countries or two parties tell apart; None where they do not: a party is in some country."""
    lands = [home if kinds.get(home or "") == "country" else None for home in homes]
    groups = [home if land is None else None for home, land in zip(homes, lands, strict=True)]
    differing = next((told for told in (lands, groups) if _differ(told)), None)
    return differing and [f"{key}@{home}" if home else None for key, home in zip(keys, differing, strict=True)]


def _differ(values: Iterable[object]) -> bool:
    """Whether two of the values are known and differ."""
    return len({value for value in values if value}) > 1


def _home(side: object, kinds: dict[str, str]) -> str | None:
    """The country or party that somebody acts for, which tells two people of one name apart: an employer may change."""
    if not isinstance(side, str):
        return None
    return side if kinds.get(side) == "country" or _PARTY in side.split("-") else None


def _replaced(keys: Sequence[str | None], rows: Sequence[int], new: Sequence[str | None]) -> list[str | None]:
    change = dict(zip(rows, new, strict=True))
    return [change.get(i, each) for i, each in enumerate(keys)]
