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

import os
from collections.abc import Iterator
from pathlib import Path

from ..errors import InputError
from ..reading.formats import IN_WORDS, is_article
from .readers import kind_of, reader
from .records import Columns, Record, as_text


def records(source: Path, columns: Columns, leave_out: Path | None = None) -> Iterator[Record]:
    """Every article of the input, in an order that is the same each time.

    `source` is a file of articles (``.jsonl``, ``.csv``, each also ``.gz``; ``.parquet``), a folder of such files, or a
    folder of text, Markdown and HTML files, one an article, at any depth. `leave_out` is a folder in it that is not read.

    Raises
    ------
    InputError
        when there is no such input, when it is of no known kind, or when it has no column for the texts.
    """
    if source.is_dir():
        return _folder(source, columns, leave_out)
    if not source.is_file():
        what = "is not an ordinary file" if source.exists() else "does not exist"
        raise InputError(f"{source} {what}: name a JSONL, CSV or Parquet file, or a folder of articles.")
    return reader(source)(source, source.name, columns)


def _folder(source: Path, columns: Columns, leave_out: Path | None) -> Iterator[Record]:
    found = sorted(_inside(source, leave_out), key=lambda one: one[0].relative_to(source).as_posix())
    files = [path for path, problem in found if problem is None]
    articles = {path for path in files if is_article(path)}
    shards = {path for path in files if kind_of(path)}
    if bool(articles) == bool(shards):
        what = (
            "both articles and tables of articles"
            if articles
            else f"neither articles ({IN_WORDS}) nor tables of them (.jsonl, .csv, .parquet)"
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
            yield Record(as_text(name), as_text(name), problem=problem or _UNREAD.get(path.suffix.lower(), _NO_KIND))


_NO_KIND = f"is of no kind that is read ({IN_WORDS}, or a table .jsonl, .csv, .parquet): save it as one of these, or remove it"
_UNREAD = {".toml": "has no article of its name beside it: rename it or remove it"}


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
        yield Path(error.filename), f"cannot be read ({error.strerror}): correct its permissions"


def _no_file(path: Path) -> str | None:
    """Why something in a folder is no file to read, if it is none."""
    if path.is_file():
        return None
    if path.is_dir():
        return "is a link to a folder: name that folder as another input, or put it in the place of the link"
    return "is not an ordinary file (but a broken link, a pipe or a device): remove it"


def _file(path: Path, name: str) -> Record:
    """The record of an article's own file; what beside its name tells whether it has changed are sizes and times."""
    try:
        facts, beside = path.stat(), path.with_suffix(".toml")
        about = f"{beside.stat().st_size} {beside.stat().st_mtime_ns}" if beside.is_file() else ""
    except OSError as error:
        return Record(as_text(name), as_text(name), problem=f"cannot be read ({error.strerror})")
    stamp = f"{facts.st_size} {facts.st_mtime_ns} {about}"
    return Record(as_text(name), as_text(name), path=str(path.resolve()), stamp=stamp, size=facts.st_size)
