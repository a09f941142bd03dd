"""Chunks of records: the same input is always cut in the same places, so that a run can be taken up where it ended."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from ..errors import InputError
from .records import Record

ARTICLES = 256
"""Articles in a chunk unless the command says otherwise: some half a minute of work, and some 3 MB of Parquet."""

CHARACTERS = 2_000_000
"""A chunk is closed when its texts reach this length, whatever the number of articles, so that its tables fit in memory."""


@dataclass(frozen=True)
class Chunk:
    """Neighbouring records of the input, counted from 0; two with the same ``digest`` give the same rows."""

    number: int
    records: tuple[Record, ...]
    digest: str


def chunk_of(number: int, records: Iterable[Record]) -> Chunk:
    """The chunk of these records, with their digest."""
    records = tuple(records)
    parts = (f"{r.id}\0{r.text}\0{r.path}\0{sorted(r.known.items())}\0{r.stamp}\0{r.problem}\1" for r in records)
    return Chunk(number, records, hashlib.blake2b("".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest())


def chunks(records: Iterable[Record], articles: int = ARTICLES) -> Iterator[Chunk]:
    """The records in chunks of `articles` (fewer where texts are long); ids that were used before are a problem."""
    taken: list[Record] = []
    number = size = 0
    for record in without_duplicates(records):
        taken.append(record)
        size += record.characters
        if len(taken) >= articles or size >= CHARACTERS:
            yield chunk_of(number, taken)
            taken, number, size = [], number + 1, 0
    if taken:
        yield chunk_of(number, taken)


def without_duplicates(records: Iterable[Record]) -> Iterator[Record]:
    """The records; one whose id an earlier one has is not measured but has that as its problem.

    The ids are kept in SQLite's own temporary file, which spills from memory to disk as it grows.

    Raises
    ------
    InputError
        when there is no room for them.
    """
    try:
        with closing(sqlite3.connect("")) as seen:
            seen.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
            for record in records:
                if seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (record.id, record.place)).rowcount:
                    yield record
                else:
                    (place,) = seen.execute("SELECT place FROM seen WHERE id = ?", (record.id,)).fetchone()
                    yield replace(record, text=None, path=None, problem=f"has an id that an earlier article has ({place})")
    except sqlite3.Error as error:
        raise InputError(
            f"The ids of the articles do not fit into the folder for temporary files ({error}): make room there, or let TMPDIR name another "
            "folder, and run the same command again; it continues where it stopped."
        ) from None
