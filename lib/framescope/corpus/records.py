"""One article of a corpus's input, whatever file it comes from: what of a row or a file is taken, and what is wrong with it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..errors import InputError
from ..metadata import SAID_OF_AN_ARTICLE

MAX_CHARACTERS = 1_000_000
"""One article is never longer (spaCy's own limit for a text); a novel has half as many."""

MAX_VALUE = 10_000
"""Characters of a title, an id or anything else that the input says of an article."""

FIELDS = ("id", "text", *SAID_OF_AN_ARTICLE)
"""The columns that an input can have: those of the table ``articles``."""


@dataclass(frozen=True)
class Record:
    """One article of the input.

    Its ``text``, or for the file of a folder its ``path``; what the input says of it (``known``: `framescope.metadata.METADATA`);
    ``place``, where it stands; ``stamp``, what beside these tells whether it has changed; its ``problem``, if any; and the ``size`` of its file, in bytes.
    """

    id: str
    place: str
    text: str | None = None
    path: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    stamp: str = ""
    problem: str | None = None
    size: int = 0

    @property
    def characters(self) -> int:
        return len(self.text or "")


@dataclass(frozen=True)
class Columns:
    """Which column of the input holds what: field of `FIELDS` → column; fields that are not named have their own name.

    Raises
    ------
    InputError
        for a field that there is not.
    """

    named: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.named:
            if name not in FIELDS:
                raise InputError(f"{name!r} is not a field of an article: the fields are {', '.join(FIELDS)}.")

    @cached_property
    def all(self) -> dict[str, str]:
        """The column of every field."""
        return {name: self[name] for name in FIELDS}

    def __getitem__(self, name: str) -> str:
        return self.named.get(name, name)

    def require(self, present: list[str], place: str) -> None:
        """Raise InputError unless the texts' column and every column that was named are among those `present`."""
        for name in ("text", *self.named):
            if self[name] not in present:
                has = ", ".join(map(str, present[:20])) or "none"
                raise InputError(
                    f"{place} has no column {self[name]!r} for the {name}: choose one of its columns ({has}) with --columns {name}=…."
                )


def broken(path: Path, name: str, place: str, error: Exception) -> Record:
    """The record of all that follows in a file which ends too early, or is broken from some place on."""
    what = "ends too early" if isinstance(error, EOFError) else f"is broken ({' '.join(str(error).split())[:120]})"
    return Record(name, name, problem=f"{what} after {place}: get {path.name} again; what stands before was read")


def record_of(row: Mapping, place: str, columns: Columns) -> Record:
    """The record of a row of the input, columns with their values."""
    values = {field: _value(row.get(column)) for field, column in columns.all.items()}
    text, article_id = values.pop("text"), values.pop("id") or place
    known = {name: value for name, value in values.items() if value}
    if long := next((name for name, value in {"id": article_id, **known}.items() if len(value) > MAX_VALUE), None):
        size = len(article_id if long == "id" else known[long])
        article_id = place if long == "id" else article_id
        return Record(article_id, place, problem=f"has {size:,} characters for its {long}, more than one ever has ({MAX_VALUE:,})")
    given = row.get(columns["text"])
    if not isinstance(given, str):
        return Record(
            article_id, place, known=known, problem="has no text" if not values or given is None else "has a text that is not text"
        )
    if len(given) > MAX_CHARACTERS:
        return Record(article_id, place, known=known, problem=f"has {len(given):,} characters, more than one article ({MAX_CHARACTERS:,})")
    return Record(article_id, place, text, known=known, problem=None if text else "has no text")


def _value(value: object) -> str | None:
    """A value as text; missing (or only white space) is None. Numbers and days as they are written."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    text = value if isinstance(value, str) else value.isoformat() if hasattr(value, "isoformat") else str(value)
    return as_text(text) if text.strip() else None


def as_text(text: str) -> str:
    """`text` with a question mark for each half of a character (a lone surrogate), which no table can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
