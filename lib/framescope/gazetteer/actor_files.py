"""Actor files: TOML tables that say who somebody is, by which strings the text names them, and for whom they act."""

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import InputError
from ..textfiles import read_toml
from ..wording import hyphenated

KINDS = ("person", "country", "organisation", "group", "document")
GENDERS = ("f", "m")
_LISTS = ("aliases", "demonyms", "capitals", "descriptions", "shared")
KEYS = ("name", "kind", "side", "gender", "country", *_LISTS)


@dataclass(frozen=True)
class Entry:
    """One known actor.

    ``side`` is the actor_id it acts for, or None; ``descriptions`` are lower-case noun phrases. ``gender`` is "f", "m" or None;
    ``country`` is the actor_id of the country to which a body belongs that acts for nobody, or None; ``shared`` are those of its names that
    others bear too. ``given`` says that a user's file has it.
    """

    actor_id: str
    name: str
    kind: str
    side: str | None
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    gender: str | None = None
    country: str | None = None
    given: bool = False

    def strings(self, form: str) -> tuple[str, ...]:
        """The strings of one form: name, demonym or capital."""
        return {"name": self.names, "demonym": self.demonyms, "capital": self.capitals}[form]


def slug(name: str) -> str:
    """The actor_id of a name: lower case, without accents, words joined by hyphens ("united-states")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return hyphenated(plain.casefold()) or "actor"


def read_entries(path: Path, known: Mapping[str, Entry]) -> dict[str, Entry]:
    """The entries of one actor file. An entry whose id is in `known` takes over what it does not say itself.

    Raises
    ------
    InputError
        naming the file, the entry and the remedy: unreadable TOML, unknown key, wrong type, unknown kind or side.
    """
    entries = {}
    for key, table in read_toml(path, "the actor file").items():
        if not isinstance(table, dict):
            raise InputError(f"{path}: {key!r} stands outside a table; put it under a line [actor-id].")
        actor_id = slug(key)
        entries[actor_id] = _entry(path, actor_id, table, known.get(actor_id))
    known = {**known, **entries}
    by_name = {name.casefold(): e.actor_id for e in known.values() for name in (e.actor_id, *e.names)}
    return {actor_id: _with_side(path, entry, by_name, known) for actor_id, entry in entries.items()}


def _entry(path: Path, actor_id: str, table: dict, base: Entry | None) -> Entry:
    for key, value in table.items():
        _check_key(path, actor_id, key, value)
    name = table.get("name", base.name if base else None)
    if not name:
        raise InputError(f'{path}: entry [{actor_id}] has no name; add a line name = "…".')
    kind = table.get("kind", base.kind if base else "person")
    if kind not in KINDS:
        raise InputError(f"{path}: entry [{actor_id}] has kind {kind!r}; {_suggest(kind, KINDS)}")
    gender = table.get("gender", base.gender if base else None)
    if gender not in (*GENDERS, None):
        raise InputError(f"{path}: entry [{actor_id}] has gender {gender!r}; {_suggest(gender, GENDERS)}")
    lists = {key: tuple(table.get(key, ())) for key in _LISTS}
    names = (name, *lists["aliases"], *(s for s in lists["shared"] if s not in lists["demonyms"]), *(base.names if base else ()))
    return Entry(
        actor_id,
        name,
        kind,
        table.get("side", base.side if base else (actor_id if kind == "country" else None)),
        tuple(dict.fromkeys(names)),
        lists["demonyms"] or (base.demonyms if base else ()),
        lists["capitals"] or (base.capitals if base else ()),
        tuple(d.casefold() for d in lists["descriptions"]) or (base.descriptions if base else ()),
        lists["shared"] or (base.shared if base else ()),
        gender,
        table.get("country", base.country if base else None),
    )


def _check_key(path: Path, actor_id: str, key: str, value: object) -> None:
    if key not in KEYS:
        raise InputError(f"{path}: entry [{actor_id}] has the unknown key {key!r}; {_suggest(key, KEYS)}")
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise InputError(f'{path}: entry [{actor_id}]: {key} must be a list of texts, such as {key} = ["…"].')
    elif not isinstance(value, str) or not value.strip():
        raise InputError(f'{path}: entry [{actor_id}]: {key} must be a text, such as {key} = "…".')


def _with_side(path: Path, entry: Entry, by_name: Mapping[str, str], known: Mapping[str, Entry]) -> Entry:
    """The entry with the actor_ids of its side and its country. by_name: the actor_id of each name in lower case."""
    found = {}
    for key, name in (("side", entry.side), ("country", entry.country)):
        found[key] = by_name.get(name.casefold()) if name else None
        if name and found[key] is None:
            raise InputError(f"{path}: entry [{entry.actor_id}] has {key} {name!r}, which names no known actor; {_suggest(name, known)}")
    return replace(entry, side=found["side"], country=found["country"])


def _suggest(given: str, allowed: Mapping | tuple) -> str:
    near = difflib.get_close_matches(given.casefold(), list(allowed), n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"use one of {', '.join(allowed)}." if len(allowed) <= 8 else "add an entry for it, or use the id of a known one."
