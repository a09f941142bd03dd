"""What every column of every table means: the codebook that people read, made from the declared schemas.

The meanings stand in ``columns.toml`` beside this file, the types in `framescope.tables`. ``python -m framescope.codebook README``
writes the tables of the codebook into a Markdown file, between the two lines that mark their place.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .tables import ARTICLE_COLUMNS, CORRECTION_COLUMNS, ERROR_COLUMNS, PORTRAIT_COLUMNS, PROFILE_COLUMNS, SCHEMAS

DECLARED = SCHEMAS | {
    "corrections": CORRECTION_COLUMNS,
    "portraits": PORTRAIT_COLUMNS,
    "profiles": PROFILE_COLUMNS,
    "articles": ARTICLE_COLUMNS,
    "errors": ERROR_COLUMNS,
}
"""Columns and types of all tables: those of an analysis, what became of people's corrections, what it adds up to for each actor, and the
two that a corpus has beside them."""

BEGIN, END = "<!-- codebook -->", "<!-- end of the codebook -->"


@dataclass(frozen=True)
class Column:
    """A column of a table: its name, the type of its values, and what they mean."""

    name: str
    kind: str
    meaning: str


@cache
def meanings() -> dict[str, dict]:
    """The contents of ``columns.toml``."""
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


def row_of(table: str) -> str:
    """What a row of the table is.

    >>> row_of("terms")
    'a loaded term'
    """
    return meanings()[table]["row"]


def columns_of(table: str) -> list[Column]:
    """The columns of a table, in their order.

    Raises
    ------
    KeyError
        for a table that there is not, and for a column without a meaning.

    Examples
    --------
    >>> columns_of("spans")[1]
    Column(name='role', kind='str', meaning='`source`, `cue` or `content`')
    """
    known = meanings()["shared"] | meanings()[table]["columns"]
    return [Column(name, kind, known[name]) for name, kind in DECLARED[table].items()]


def markdown() -> Iterator[str]:
    """The codebook as lines of Markdown: a heading and a table for each table."""
    for table in DECLARED:
        yield from ("", f"### {table}", "", f"A row is {row_of(table)}.", "", "| column | type | meaning |", "|---|---|---|")
        yield from (f"| `{c.name}` | {c.kind} | {c.meaning} |" for c in columns_of(table))
    yield ""


def filled(text: str) -> str:
    """The Markdown text with the codebook between its two marks in place of what stands there."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + "\n".join([BEGIN, *markdown(), END]) + after


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.write_text(filled(place.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
