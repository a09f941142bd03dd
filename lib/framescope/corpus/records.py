"""One article of a corpus's input, whatever file it comes from: what of a row or a file is taken, and what is wrong with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from ..errors import InputError
from ..metadata import SAID_OF_AN_ARTICLE
from ..reading.dates import iso_date

MAX_CHARACTERS = 1_000_000
"""One article is never longer (spaCy's own limit for a text); a novel has half as many."""

PATIENCE = 100
"""If none of the first so many records has the column of the texts, the column is wrong, not the records."""

MAX_VALUE = 10_000
"""Characters of a title, an id or anything else that the input says of an article."""

FIELDS = ("id", "text", *SAID_OF_AN_ARTICLE)
"""The columns that an input can have: those of the table ``articles``."""

CALLED = {
    "id": "articleid docid documentid storyid storiesid guid goid uuid recordid accessionnumber identifier key",
    "text": "fulltext articletext articlebody bodytext maintext body content contents articlecontent story storytext plaintext cleantext rawtext newstext textcontent article",
    "title": "headline heading head articletitle articleheadline storytitle hd",
    "byline": "author authors authorname authornames writer journalist reporter creator by",
    "outlet": "publication publicationtitle publicationname newspaper newspapername paper sourcename source medianame media mediaoutlet newsoutlet publisher sitename site journal domain sn",
    "date": "publicationdate pubdate publishdate publisheddate datepublished dateofpublication publishedat publishedon published day datetime timestamp createdat pd",
    "url": "link address weburl articleurl permalink documenturl uri href pageurl",
}
"""What archives and tools call the columns of a table of articles, in small letters without spaces, the likeliest first."""

LEAST_WORDS = 5
"""Of a column of texts that was only recognised, one text at least must have so many words."""


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

    def recognised(self, present: Iterable[object]) -> Columns:
        """With the columns among those `present` that are called otherwise but hold a field all the same (`CALLED`)."""
        names = [str(column) for column in present if column is not None]
        plain = {_plain(column): column for column in reversed(names)}
        taken = {self[name] for name in FIELDS} & set(names)
        named = dict(self.named)
        for name in FIELDS:
            if self[name] in names or name in self.named:
                continue
            found = next((plain[c] for c in (name, *CALLED[name].split()) if c in plain and plain[c] not in taken), None)
            if found is not None:
                named[name] = found
                taken.add(found)
        return Columns(named)

    def told(self, before: Columns, file: str) -> str:
        """Which columns of a file were recognised, as a sentence; empty where none was."""
        new = {field: column for field, column in self.named.items() if field not in before.named}
        named = ", ".join(f"{field} = {column!r}" for field, column in sorted(new.items(), key=lambda item: FIELDS.index(item[0])))
        return f"framescope: {file}: columns recognised: {named} (--columns names others)" if named else ""

    def guessed(self, before: Columns) -> bool:
        """Whether the column of the texts was recognised, and not named."""
        return "text" in self.named and "text" not in before.named

    def require(self, present: list[str], place: str) -> None:
        """Raise InputError unless the texts' column and every column that was named are among those `present`."""
        for name in ("text", *self.named):
            if self[name] not in present:
                has = ", ".join(map(str, present[:20])) or "none"
                if name == "text" and self.recognised(present)["url"] in present:
                    raise InputError(
                        f"{place} holds addresses and no texts, as Media Cloud gives them, and nothing is fetched from the net: "
                        f"save the pages into a folder and give that, or add a column text (its columns are {has})."
                    )
                raise InputError(
                    f"{place} has no column {self[name]!r} for the {name}: choose one of its columns ({has}) with --columns {name}=…."
                )


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def with_texts(records: Iterable[Record], path: Path, before: Columns, known: Columns, say: Callable[[str], object]) -> Iterator[Record]:
    """The records of a table, when it was said which of its columns were recognised (`before`: those that were named).

    Raises
    ------
    InputError
        when the column of the texts was only recognised, and none of the first records has a text of `LEAST_WORDS` words.
    """
    stream = iter(records)
    first = list(islice(stream, PATIENCE if known.guessed(before) else 1))
    longest = max((len((r.text or "").split()) for r in first), default=0)
    if (
        known.guessed(before)
        and longest < LEAST_WORDS
        and not any(r.problem and r.text is None and "characters" in r.problem for r in first)
    ):
        raise InputError(
            f"{path} holds no article texts: the longest in its column {known['text']!r} has {longest} word{'s' * (longest != 1)}; "
            "export the articles with their full texts."
        )
    if told := known.told(before, path.name):
        say(told)
    yield from first
    yield from stream


def broken(path: Path, name: str, place: str, error: Exception) -> Record:
    """The record of all that follows in a file which ends too early, or is broken from some place on."""
    what = "ends too early" if isinstance(error, EOFError) else f"is broken ({' '.join(str(error).split())[:120]})"
    return Record(name, name, problem=f"{what} after {place}: get {path.name} again; what stands before was read")


def record_of(row: Mapping, place: str, columns: Columns) -> Record:
    """The record of a row of the input, columns with their values."""
    values = {field: _value(row.get(column)) for field, column in columns.all.items()}
    text, article_id = values.pop("text"), values.pop("id") or place
    known = {name: value for name, value in values.items() if value}
    if date := iso_date(known.get("date")):
        known["date"] = date
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
