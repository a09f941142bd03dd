"""Articles as they stand in the input: lines of JSON, rows of CSV or Parquet, or the files of a folder.

Everything is read as a stream: what is in memory does not grow with the input. What cannot be read becomes a record with
a ``problem``, so that it is reported and the rest goes on:

- a line that is no JSON object, a row without text, bytes that are not UTF-8: that record;
- a text of more than `MAX_CHARACTERS`: that record, and its text is dropped at once;
- a file that ends too early (a truncated gzip) or is broken from some place on: one record for the rest of that file.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError
from ..reading.article import METADATA

MAX_CHARACTERS = 1_000_000
"""One article is never longer (spaCy's own limit for a text); a novel has half as many."""

MAX_LINE = 64_000_000
"""Bytes of a line, or characters of a value, after which a file is not read on as if it were one article."""

FIELDS = ("id", "text", *(name for name in METADATA if name != "rights"))
FILES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
PATIENCE = 100
"""If none of the first so many records has the column of the texts, the column is wrong, not the records."""


@dataclass(frozen=True)
class Record:
    """One article of the input.

    Its ``text``, or for the file of a folder its ``path``; what the input says of it (``known``: the names of METADATA);
    ``place``, where it stands; ``stamp``, what beside these tells whether it has changed; and its ``problem``, if any.
    """

    id: str
    place: str
    text: str | None = None
    path: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    stamp: str = ""
    problem: str | None = None

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


def records(source: Path, columns: Columns) -> Iterator[Record]:
    """Every article of the input, in an order that is the same each time.

    `source` is a file of articles (``.jsonl``, ``.csv``, each also ``.gz``; ``.parquet``), a folder of such files, or a
    folder of text, Markdown and HTML files, one an article, at any depth.

    Raises
    ------
    InputError
        when there is no such input, when it is of no known kind, or when it has no column for the texts.
    """
    if source.is_dir():
        return _folder(source, columns)
    if not source.is_file():
        raise InputError(f"{source} does not exist: name a JSONL, CSV or Parquet file, or a folder of articles.")
    return _reader(source)(source, source.name, columns)


def _folder(source: Path, columns: Columns) -> Iterator[Record]:
    files = sorted(
        (p for p in source.rglob("*") if p.is_file() and not p.name.startswith(".")), key=lambda p: p.relative_to(source).as_posix()
    )
    articles = [p for p in files if p.suffix.lower() in FILES]
    shards = [p for p in files if _kind(p)]
    if bool(articles) == bool(shards):
        what = (
            "both articles and tables of articles"
            if articles
            else "neither articles (.txt, .md, .html) nor tables of them (.jsonl, .csv, .parquet)"
        )
        raise InputError(f"{source} holds {what}: name a folder with one of the two.")
    for path in shards:
        yield from _reader(path)(path, path.relative_to(source).as_posix(), columns)
    for path in articles:
        name, facts = path.relative_to(source).as_posix(), path.stat()
        beside = path.with_suffix(".toml")
        about = f"{beside.stat().st_size} {beside.stat().st_mtime_ns}" if beside.is_file() else ""
        yield Record(_text(name), _text(name), path=str(path.resolve()), stamp=f"{facts.st_size} {facts.st_mtime_ns} {about}")


def _kind(path: Path) -> str | None:
    name = path.name.lower().removesuffix(".gz")
    kinds = {".jsonl": "json", ".ndjson": "json", ".csv": "csv", ".parquet": "parquet"}
    return next((kind for ending, kind in kinds.items() if name.endswith(ending)), None)


def _reader(path: Path) -> Callable[[Path, str, Columns], Iterator[Record]]:
    kind = _kind(path)
    if kind is None:
        raise InputError(f"{path} is of no known kind: name a .jsonl, .csv (also .gz) or .parquet file, or a folder of articles.")
    return {"json": _json_lines, "csv": _csv_rows, "parquet": _parquet_rows}[kind]


def _open(path: Path) -> BinaryIO:
    try:
        return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name and the permissions.") from None


def _json_lines(path: Path, name: str, columns: Columns) -> Iterator[Record]:
    """One record a non-blank line; `name` is how the file is called in places and ids."""
    number, column_seen = 0, False
    with _open(path) as file:
        try:
            while line := file.readline(MAX_LINE):
                number += 1
                place = f"{name}, line {number}"
                if len(line) == MAX_LINE:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(MAX_LINE)
                    yield Record(place, place, problem=f"is longer than {MAX_LINE // 10**6} MB, which no article is")
                elif line.strip():
                    row = _json(line)
                    column_seen = column_seen or (isinstance(row, dict) and columns["text"] in row)
                    if not column_seen and number == PATIENCE:
                        columns.require(list(row) if isinstance(row, dict) else [], f"{path} (its first {PATIENCE} lines)")
                    yield _record(row, place, columns) if isinstance(row, dict) else Record(place, place, problem=row)
        except (EOFError, OSError, zlib.error) as error:
            yield _broken(path, name, f"line {number}", error)


def _json(line: bytes) -> dict | str:
    """The object in a line of JSON, or what is wrong with it."""
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError:
        return "is not UTF-8 text"
    except (ValueError, RecursionError):
        return "is not valid JSON"
    return row if isinstance(row, dict) else "is not a JSON object with columns"


def _csv_rows(path: Path, name: str, columns: Columns) -> Iterator[Record]:
    """One record a row below the header line."""
    csv.field_size_limit(MAX_LINE)
    number = 1
    with _open(path) as file:
        text = TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        rows = csv.DictReader(text, strict=True)
        try:
            columns.require(list(rows.fieldnames or []), str(path))
            for row in rows:
                number = rows.line_num
                yield _record(row, f"{name}, line {number}", columns)
        except (EOFError, OSError, zlib.error, csv.Error) as error:
            yield _broken(path, name, f"line {number}", error)


def _parquet_rows(path: Path, name: str, columns: Columns) -> Iterator[Record]:
    """One record a row, read some hundred rows at a time."""
    import pyarrow as pa
    from pyarrow import parquet

    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            present = file.schema_arrow.names
            columns.require(present, str(path))
            wanted = [columns[f] for f in FIELDS if columns[f] in present]
            for batch in file.iter_batches(batch_size=256, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield _record(row, f"{name}, row {number}", columns)
    except (pa.ArrowException, OSError) as error:
        yield _broken(path, name, f"row {number}", error)


def _broken(path: Path, name: str, place: str, error: Exception) -> Record:
    what = "ends too early" if isinstance(error, EOFError) else f"is broken ({' '.join(str(error).split())[:120]})"
    return Record(name, name, problem=f"{what} after {place}: get {path.name} again; what stands before was read")


def _record(row: Mapping, place: str, columns: Columns) -> Record:
    values = {field: _value(row.get(column)) for field, column in columns.all.items()}
    text, article_id = values.pop("text"), values.pop("id") or place
    known = {name: value for name, value in values.items() if value}
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
