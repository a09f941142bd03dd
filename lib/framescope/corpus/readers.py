"""The files that hold many articles, read as a stream and within bounds: whatever stands in them, memory does not grow.

Lines, rows and values that are larger than any article's are passed over and reported, and the rest is read. Parquet is
read by a process of its own with a limit on its memory: how much a page of it holds is known only when it is unpacked.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO

from ..errors import InputError
from ..reading.formats import IN_WORDS, TABLES_IN_WORDS
from .excel import excel_rows
from .parquet import parquet_rows
from .records import FIELDS, PATIENCE, Columns, Record, broken, record_of, with_texts

MAX_LINE = 24_000_000
"""Bytes of a line, or characters of a row, after which it is no article any more."""

MAX_VALUES = 1_000_000
"""Commas and brackets of a line, or of a row: prose has one in sixty characters."""

MAX_COLUMNS = 10_000
Say = Callable[[str], object]
Reader = Callable[[Path, str, Columns, Say], Iterator[Record]]

SEPARATORS = (",", ";", "\t", "|")
SNIFFED = 20_000_000
"""Bytes of a table that tell its encoding."""

HEADER = 100_000
"""Characters of the first line that tell what stands between the columns."""


def _nothing(line: str) -> None:
    """Say nothing."""


def kind_of(path: Path) -> str | None:
    """Which kind of table a file is by its name, None if it is none."""
    name = path.name.lower().removesuffix(".gz")
    kinds = {
        ".jsonl": "json",
        ".ndjson": "json",
        ".csv": "csv",
        ".tsv": "csv",
        ".tab": "csv",
        ".parquet": "parquet",
        ".xlsx": "excel",
        ".xlsm": "excel",
    }
    return next((kind for ending, kind in kinds.items() if name.endswith(ending)), None)


def reader(path: Path) -> Reader:
    """The function that reads a file of this kind.

    Raises
    ------
    InputError
        when it is of no known kind.
    """
    kind = kind_of(path)
    if kind is None:
        raise InputError(
            f"{path} is of no known kind: give a table ({TABLES_IN_WORDS}), a file with articles ({IN_WORDS}), or a folder of them."
        )
    return {"json": _json_lines, "csv": _csv_rows, "parquet": parquet_rows, "excel": excel_rows}[kind]


def _open(path: Path) -> IO[bytes] | gzip.GzipFile:
    try:
        return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name and the permissions.") from None


def _json_lines(path: Path, name: str, columns: Columns, say: Say = _nothing) -> Iterator[Record]:
    """One record a non-blank line; `name` is how the file is called in places and ids. The first object tells how its columns are called."""
    first = next((row for row in _objects(path) if row), None)
    known = columns.recognised(first) if first else columns
    yield from with_texts(_json_records(path, name, known), path, columns, known, say)


def _objects(path: Path) -> Iterator[dict]:
    """The object in the first line, if it is one."""
    with suppress(EOFError, OSError, zlib.error), _open(path) as file:
        line = next((line for line in islice(iter(lambda: file.readline(MAX_LINE), b""), PATIENCE) if line.strip()), b"")
        row = _json(line) if line and len(line) < MAX_LINE else ""
        if isinstance(row, dict):
            yield row


def _json_records(path: Path, name: str, columns: Columns) -> Iterator[Record]:
    number, column_seen = 0, False
    with _open(path) as file:
        try:
            while line := file.readline(MAX_LINE):
                number += 1
                place = f"{name}, line {number}"
                if len(line) == MAX_LINE:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(MAX_LINE)
                    yield Record(place, place, problem=TOO_LONG)
                elif line.strip():
                    row = _json(line)
                    column_seen = column_seen or (isinstance(row, dict) and columns["text"] in row)
                    if not column_seen and number == PATIENCE:
                        columns.require(list(row) if isinstance(row, dict) else [], f"{path} (its first {PATIENCE} lines)")
                    yield record_of(row, place, columns) if isinstance(row, dict) else Record(place, place, problem=row)
        except (EOFError, OSError, zlib.error) as error:
            yield broken(path, name, f"line {number}", error)


TOO_LONG = f"is longer than {MAX_LINE // 10**6} MB, which no article is"
TOO_MANY = f"holds more than {MAX_VALUES:,} values, which no article does"


def _json(line: bytes) -> dict | str:
    """The object in a line of JSON, or what is wrong with it."""
    if len(line) > MAX_VALUES and sum(map(line.count, (b",", b"[", b"{"))) > MAX_VALUES:
        return TOO_MANY
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError:
        return "is not UTF-8 text"
    except (ValueError, RecursionError):
        return "is not valid JSON"
    return row if isinstance(row, dict) else "is not a JSON object with columns"


class _Rows:
    """The lines of a CSV file for Python's reader of it, which joins those of a row.

    A row of more than `MAX_LINE` characters or `MAX_VALUES` commas is passed over and raises `_TooLarge`. A row ends where
    a line ends and quotation marks are in pairs.
    """

    def __init__(self, file: TextIOWrapper, separator: str = ",") -> None:
        self.file, self.separator, self.number, self._inside = file, separator, 0, False
        self.begin()

    def begin(self) -> None:
        """A new row begins."""
        self.marks = self.size = self.commas = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._line()
        if not line:
            raise StopIteration
        if self.size >= MAX_LINE or self.commas > MAX_VALUES:
            while line and not (line.endswith(("\n", "\r")) and self.marks % 2 == 0):
                line = self._line()
            raise _TooLarge(TOO_LONG if self.size >= MAX_LINE else TOO_MANY)
        return line

    def _line(self) -> str:
        line = self.file.readline(MAX_LINE)
        self.number += bool(line) and not self._inside
        self._inside = not line.endswith(("\n", "\r"))
        self.marks += line.count('"')
        self.size += len(line)
        self.commas += line.count(self.separator)
        return line


class _TooLarge(Exception):
    """A row of a table is larger than an article."""


def _csv_rows(path: Path, name: str, columns: Columns, say: Say = _nothing) -> Iterator[Record]:
    """One record a row below the header line; encoding, separator and names of the columns are told by the file."""
    csv.field_size_limit(MAX_LINE)
    encoding = _encoding(path)
    separator, known = _separator(path, encoding, columns)
    unusual = separator != "," or encoding != "utf-8-sig"
    how = (
        f"framescope: {path.name}: read with {_IN_WORDS[separator]} between columns, in {encoding.removesuffix('-sig')}" if unusual else ""
    )
    yield from with_texts(_csv_records(path, name, known, encoding, separator), path, columns, known, say)
    if how:
        say(how)


_IN_WORDS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def _encoding(path: Path) -> str:
    """The encoding of a table: what its first bytes say, UTF-8 where that fits, else Windows-1252."""
    utf8, first = codecs.getincrementaldecoder("utf-8")(), True
    with suppress(EOFError, OSError, zlib.error), _open(path) as file:
        for some in islice(iter(lambda: file.read(1_000_000), b""), SNIFFED // 1_000_000):
            if first and some.startswith((b"\xff\xfe", b"\xfe\xff")):
                return "utf-16"
            try:
                utf8.decode(some)
            except UnicodeDecodeError:
                return "cp1252" if not _is_mostly_utf8(some) else "utf-8-sig"
            first = False
    return "utf-8-sig"


def _is_mostly_utf8(some: bytes) -> bool:
    """Whether a text is UTF-8 but for a few damaged characters."""
    text = some.decode("utf-8", "replace")
    return text.count("\ufffd") < sum(c > "\x7f" for c in text) / 2


def _separator(path: Path, encoding: str, columns: Columns) -> tuple[str, Columns]:
    """What stands between the columns, and the columns: the separator that makes most fields of an article out of the first line."""
    with (
        suppress(EOFError, OSError, zlib.error, csv.Error),
        _open(path) as file,
        TextIOWrapper(file, encoding=encoding, errors="replace", newline="") as text,
    ):
        for line in islice(iter(lambda: text.readline(MAX_LINE), ""), PATIENCE):
            if line.lower().startswith("sep=") or not line.strip():
                continue
            return max(((one, columns.recognised(_split(line[:HEADER], one))) for one in SEPARATORS), key=lambda pair: _fields(line, *pair))
    return ",", columns


def _split(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _fields(line: str, separator: str, columns: Columns) -> tuple[int, int]:
    present = _split(line[:HEADER], separator)
    return sum(columns[name] in present for name in FIELDS), len(present) * (separator == ",")


def _csv_records(path: Path, name: str, columns: Columns, encoding: str, separator: str) -> Iterator[Record]:
    with _open(path) as file, TextIOWrapper(file, encoding=encoding, errors="replace", newline="") as text:
        lines = _Rows(text, separator)
        seen = 1
        try:
            header = _header(lines, str(path), columns)
            at = {column: i for i, column in enumerate(header)}
            wanted = {column: at[column] for column in columns.all.values() if column in at}
            while (row := _row(lines)) is not None:
                seen, place = lines.number, f"{name}, line {lines.number}"
                if isinstance(row, str):
                    yield Record(place, place, problem=row)
                elif row:
                    yield record_of({column: row[i] for column, i in wanted.items() if i < len(row)}, place, columns)
        except (EOFError, OSError, zlib.error, csv.Error, UnicodeError) as error:
            yield broken(path, name, f"line {seen}", error)


def _header(lines: _Rows, place: str, columns: Columns) -> list[str]:
    """The names of the columns.

    Raises
    ------
    InputError
        when there are more than a table of articles has, or when one that is needed is missing.
    """
    header = next(iter(lambda: _row(lines), []), []) or []
    while isinstance(header, list) and len(header) < 3 and "".join(header).lower().startswith("sep="):  # Excel's own first line
        header = _row(lines) or []
    if isinstance(header, str) or len(header) > MAX_COLUMNS:
        raise InputError(f"{place} has more than {MAX_COLUMNS:,} columns in its first line: give a table with one article per row.")
    columns.require(header, place)
    return header


def _row(lines: _Rows) -> list[str] | str | None:
    """The next row, what is wrong with it, or None at the end."""
    lines.begin()
    try:
        return next(csv.reader(lines, delimiter=lines.separator, strict=True), None)
    except _TooLarge as error:
        return str(error)
