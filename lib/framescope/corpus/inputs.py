"""Articles as they stand in the input: lines of JSON, rows of CSV or Parquet, or the files of a folder.

Everything is read as a stream: what is in memory does not grow with the input. What cannot be read becomes a record with
a ``problem``, so that it is reported and the rest goes on:

- a line that is no JSON object, a row without text, bytes that are not UTF-8: that record;
- a text of more than `MAX_CHARACTERS`, a line or a row of more than `framescope.corpus.readers.MAX_LINE`: that record, and its
  text is dropped at once;
- a file that ends too early (a truncated gzip) or is broken from some place on: one record for the rest of that file;
- a file of a folder that is of no known kind, or is no file: that record.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..errors import InputError
from ..reading.article import METADATA

MAX_CHARACTERS = 1_000_000
"""One article is never longer (spaCy's own limit for a text); a novel has half as many."""

MAX_VALUE = 10_000
"""Characters of a title, an id or anything else that the input says of an article."""

FIELDS = ("id", "text", *(name for name in METADATA if name != "rights"))
FILES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")


@dataclass(frozen=True)
class Record:
    """One article of the input.

    Its ``text``, or for the file of a folder its ``path``; what the input says of it (``known``: the names of METADATA);
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
                raise InputError(f"{name!r} is no field of an article: columns can be named for {', '.join(FIELDS)}.")

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
                    f"{place} has no column {self[name]!r} for the {name}: name one of its columns ({has}) with --columns {name}=…."
                )


def records(source: Path, columns: Columns, leave_out: Path | None = None) -> Iterator[Record]:
    """Every article of the input, in an order that is the same each time.

    `source` is a file of articles (``.jsonl``, ``.csv``, each also ``.gz``; ``.parquet``), a folder of such files, or a
    folder of text, Markdown and HTML files, one an article, at any depth. `leave_out` is a folder in it that is not read.

    Raises
    ------
    InputError
        when there is no such input, when it is of no known kind, or when it has no column for the texts.
    """
    from .readers import reader

    if source.is_dir():
        return _folder(source, columns, leave_out)
    if not source.is_file():
        what = "is no file that can be read again" if source.exists() else "does not exist"
        raise InputError(f"{source} {what}: name a JSONL, CSV or Parquet file, or a folder of articles.")
    return reader(source)(source, source.name, columns)


def _folder(source: Path, columns: Columns, leave_out: Path | None) -> Iterator[Record]:
    from .readers import kind_of, reader

    found = sorted(_inside(source, leave_out), key=lambda one: one[0].relative_to(source).as_posix())
    files = [path for path, problem in found if problem is None]
    articles = {path for path in files if path.suffix.lower() in FILES}
    shards = {path for path in files if kind_of(path)}
    if bool(articles) == bool(shards):
        what = (
            "both articles and tables of articles"
            if articles
            else "neither articles (.txt, .md, .html) nor tables of them (.jsonl, .csv, .parquet)"
        )
        raise InputError(f"{source} holds {what}: name a folder with one of the two.")
    beside = {path.with_suffix(".toml") for path in articles}
    for path, problem in found:
        name = path.relative_to(source).as_posix()
        if path in shards:
            yield from reader(path)(path, name, columns)
        elif path in articles:
            yield _file(path, name)
        elif path not in beside:
            yield Record(_text(name), _text(name), problem=problem or _UNREAD.get(path.suffix.lower(), _NO_KIND))


_NO_KIND = "is of no kind that is read (.txt, .md, .html, or a table .jsonl, .csv, .parquet): save it as one of these, or take it away"
_UNREAD = {".toml": "stands beside no article of its name: rename it or take it away"}


def _inside(source: Path, leave_out: Path | None) -> Iterator[tuple[Path, str | None]]:
    """Every file in a folder, at any depth, that is not hidden; with a problem where it cannot be one that is read."""
    unread: list[OSError] = []
    for folder, names, files in os.walk(source, onerror=unread.append):
        place = Path(folder)
        links = [name for name in names if (place / name).is_symlink()]
        names[:] = [name for name in names if not name.startswith(".") and name not in links and place / name != leave_out]
        for name in (*links, *files):
            if not name.startswith("."):
                yield place / name, _no_file(place / name)
    for error in unread:
        yield Path(error.filename), f"cannot be read ({error.strerror}): mend its permissions"


def _no_file(path: Path) -> str | None:
    """Why something in a folder is no file to read, if it is none."""
    if path.is_file():
        return None
    if path.is_dir():
        return "is a link to a folder: name that folder as another input, or put it in the place of the link"
    return "is no file with contents of its own (a broken link, a pipe or a device): take it away"


def _file(path: Path, name: str) -> Record:
    """The record of an article's own file; what beside its name tells whether it has changed are sizes and times."""
    try:
        facts, beside = path.stat(), path.with_suffix(".toml")
        about = f"{beside.stat().st_size} {beside.stat().st_mtime_ns}" if beside.is_file() else ""
    except OSError as error:
        return Record(_text(name), _text(name), problem=f"cannot be read ({error.strerror})")
    stamp = f"{facts.st_size} {facts.st_mtime_ns} {about}"
    return Record(_text(name), _text(name), path=str(path.resolve()), stamp=stamp, size=facts.st_size)


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
    return _text(text) if text.strip() else None


def _text(text: str) -> str:
    """`text` with a question mark for each half of a character (a lone surrogate), which no table can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
