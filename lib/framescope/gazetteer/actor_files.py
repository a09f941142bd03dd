"""Actor files: TOML tables that say who somebody is, by which strings the text names them, and for whom they act."""

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from ..textfiles import read_toml
from ..wording import hyphenated

KINDS = ("person", "country", "organisation", "group", "document")
_LISTS = ("aliases", "demonyms", "capitals", "descriptions")
KEYS = ("name", "kind", "side", *_LISTS)


@dataclass(frozen=True)
class Entry:
    """One known actor. ``side`` is the actor_id it acts for, or None; ``descriptions`` are lower-case noun phrases."""

    actor_id: str
    name: str
    kind: str
    side: str | None
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()

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
    lists = {key: tuple(table.get(key, ())) for key in _LISTS}
    names = (name, *lists["aliases"], *(base.names if base else ()))
    return Entry(
        actor_id,
        name,
        kind,
        table.get("side", base.side if base else (actor_id if kind == "country" else None)),
        tuple(dict.fromkeys(names)),
        lists["demonyms"] or (base.demonyms if base else ()),
        lists["capitals"] or (base.capitals if base else ()),
        tuple(d.casefold() for d in lists["descriptions"]) or (base.descriptions if base else ()),
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
    """The entry with the actor_id of its side. by_name: the actor_id of each name in lower case."""
    if entry.side is None:
        return entry
    side = by_name.get(entry.side.casefold())
    if side is None:
        raise InputError(
            f"{path}: entry [{entry.actor_id}] has side {entry.side!r}, which names no known actor; {_suggest(entry.side, known)}"
        )
    return Entry(**{**entry.__dict__, "side": side})


def _suggest(given: str, allowed: Mapping | tuple) -> str:
    near = difflib.get_close_matches(given.casefold(), list(allowed), n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"use one of {', '.join(allowed)}." if len(allowed) <= 8 else "add an entry for it, or use the id of a known one."
