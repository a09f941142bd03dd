"""Articles as they stand in the input: rows of tables, and files with one article or many, alone, in a ZIP or in a folder.

Tables are read as a stream: what is in memory does not grow with the input. What cannot be read becomes a record with
a ``problem``, so that it is reported and the rest goes on:

- a line that is no JSON object, a row without text, bytes that are not UTF-8: that record;
- a text of more than `MAX_CHARACTERS`, a line or a row of more than `framescope.corpus.readers.MAX_LINE`: that record, and its
  text is dropped at once;
- a file that ends too early (a truncated gzip) or is broken from some place on: one record for the rest of that file;
- a file of a folder or a ZIP that is of no known kind, is no file, or cannot be read: that record.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from stat import S_ISREG
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..errors import InputError
from ..metadata import SAID_OF_AN_ARTICLE
from ..reading.formats import FETCHED, IN_WORDS, TABLES_IN_WORDS, UNREAD, is_address, is_article, is_table
from ..reading.formats.marks import may_be_export
from ..textfiles import first_bytes
from .readers import reader
from .records import Columns, Record, as_text

if TYPE_CHECKING:
    from ..reading.article import Article
    from ..reading.formats.found import Unread

Say = Callable[[str], object]

MANY = (".docx", ".docm", ".odt", ".rtf", ".xml", ".nitf", ".newsml", ".zip")
"""Endings of files that are opened to see how many articles they hold. Of text and pages the beginning tells; the others hold one."""

PEEKED = 400_000
"""Bytes of a text or a page in which an archive's export shows itself."""


def _nothing(line: str) -> None:
    """Say nothing."""


def records(source: Path, columns: Columns, leave_out: Path | None = None, say: Say = _nothing) -> Iterator[Record]:
    """Every article of the input, in an order that is the same each time.

    `source` is a table with an article in each row (`framescope.reading.formats.TABLES`), a file with articles (an archive's export, a ZIP, a
    document: `framescope.reading.formats.FORMATS`), or a folder of these, at any depth. `leave_out` is a folder in it that is not read; `say`
    is told which columns of a table were recognised.

    Raises
    ------
    InputError
        when there is no such input, when it is of no known kind, or when it has no column for the texts.
    """
    if is_address(str(source)):
        raise InputError(f"{source} {FETCHED}.")
    if source.is_dir():
        return _folder(source, columns, leave_out, say)
    if not source.is_file():
        what = "is not an ordinary file" if source.exists() else "does not exist"
        raise InputError(f"{source} {what}: name a table ({TABLES_IN_WORDS}), a file with articles ({IN_WORDS}), or a folder of them.")
    if is_article(source):
        return _alone(source, columns, say)
    if not is_table(source) and source.suffix.lower() in UNREAD:
        raise InputError(f"{source} {UNREAD[source.suffix.lower()]}.")
    return reader(source)(source, source.name, columns, say)


def _alone(source: Path, columns: Columns, say: Say) -> Iterator[Record]:
    """The articles of one file; where nothing of it can be read, the reason is an error and no record."""
    found = list(_of_file(source, source.name, columns, say))
    if all(record.problem for record in found):
        first = found[0] if found else Record("", "", problem="holds no articles")
        what = str(first.problem).removeprefix(f"{source} ")
        raise InputError(f"{source} {what}." if len(found) < 2 else f"{source} holds no article that can be read: {first.place} {what}.")
    yield from found


def _folder(source: Path, columns: Columns, leave_out: Path | None, say: Say) -> Iterator[Record]:
    found = sorted(_inside(source, leave_out), key=lambda one: one[0].relative_to(source).as_posix())
    files = [path for path, problem in found if problem is None]
    articles = {path for path in files if is_article(path)}
    tables = {path for path in files if is_table(path)}
    if not articles and not tables:
        raise InputError(
            f"{source} holds neither articles ({IN_WORDS}) nor tables of them ({TABLES_IN_WORDS}): name a folder with one of the two."
        )
    beside = {path.with_suffix(".toml") for path in articles}
    for path, problem in found:
        name = path.relative_to(source).as_posix()
        if path in tables:
            yield from _table(path, name, columns, say, alone=not articles and len(tables) == 1)
        elif path in articles:
            yield from _of_file(path, name, columns, say)
        elif path not in beside:
            yield Record(as_text(name), as_text(name), problem=problem or _UNREAD.get(path.suffix.lower(), _NO_KIND))


_NO_KIND = f"is of no kind that is read ({IN_WORDS}, or a table {TABLES_IN_WORDS}): save it as one of these, or remove it"
_UNREAD = {**UNREAD, ".toml": "has no article of its name beside it: rename it or remove it"}


def _table(path: Path, name: str, columns: Columns, say: Say, alone: bool) -> Iterator[Record]:
    """The rows of a table; beside articles or other tables, one that cannot be read is a record and no error."""
    try:
        yield from reader(path)(path, name, columns, say)
    except InputError as error:
        if alone:
            raise
        yield _problem(name, path, error)


def _of_file(path: Path, name: str, columns: Columns, say: Say) -> Iterator[Record]:
    """The records of a file that is no table: its own where it holds one article (then whoever measures it reads it), else one for each."""
    if not _may_hold_many(path):
        yield _file(path, name)
        return
    from ..reading.article import articles_of
    from ..reading.files import MAX_BYTES_OF_MANY, read_bytes

    try:
        if path.suffix.lower() == ".zip":
            data = read_bytes(path, MAX_BYTES_OF_MANY)
            if data.startswith(b"PK"):
                yield from _of_zip(data, path, name, columns, say)
                return
        articles, unread = articles_of(path)
    except InputError as error:
        yield _problem(name, path, error)
        return
    if len(articles) == 1 and not unread:
        yield _file(path, name)
        return
    yield from (_record(article, f"{name}, article {article.id.rpartition('-')[2]}") for article in articles)
    yield from (_of_unread(name, one) for one in unread)


def _may_hold_many(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending not in (".txt", ".text", ".html", ".htm", ".xhtml"):
        return ending in MANY
    try:
        head = first_bytes(path, PEEKED, lambda *_: None)
    except OSError:
        return False
    return may_be_export(head) or head.startswith((b"{\\rtf", b"PK\x03\x04"))


def _of_zip(data: bytes, path: Path, name: str, columns: Columns, say: Say) -> Iterator[Record]:
    """The articles of a ZIP's files, tables among them; a table is unpacked to a folder that is gone afterwards."""
    from ..reading.article import articles_in
    from ..reading.formats.archive import members
    from ..reading.formats.reader import unread_kind

    number = 0
    for member in members(data, name):
        number += 1
        inside, place = PurePath(member.name), as_text(f"{name}: {member.name}")
        if member.problem:
            yield Record(place, place, problem=member.problem)
        elif is_table(inside):
            yield from _unpacked(member.data, inside.name, place, columns, say)
        elif not is_article(inside) or inside.suffix.lower() == ".zip":
            yield Record(place, place, problem=unread_kind(inside))
        else:
            try:
                articles, unread = articles_in(member.data, inside, place)
            except InputError as error:
                yield Record(place, place, problem=str(error).removeprefix(f"{place} ").rstrip("."))
                continue
            several = len(articles) + len(unread) > 1
            yield from (_record(a, f"{place}, article {a.id.rpartition('-')[2]}" if several else place) for a in articles)
            yield from (_of_unread(place, one) for one in unread)
    if not number:
        yield Record(as_text(name), as_text(name), problem="holds no files: pack the articles into it")


def _unpacked(data: bytes, name: str, place: str, columns: Columns, say: Say) -> Iterator[Record]:
    with TemporaryDirectory(prefix="framescope-") as folder:
        path = Path(folder) / re.sub(r"[^\w.-]", "_", name)
        path.write_bytes(data)
        try:
            yield from reader(path)(path, place, columns, say)
        except InputError as error:
            yield _problem(place, path, error)


def _of_unread(name: str, one: Unread) -> Record:
    """The record of what in a file could not be read."""
    place = as_text(f"{name}, {one.place}" if one.place else name)
    return Record(place, place, problem=one.reason)


def _record(article: Article, place: str) -> Record:
    """The record of an article that was read from a file of several."""
    known = {field: as_text(value) for field in SAID_OF_AN_ARTICLE if (value := getattr(article, field))}
    return Record(as_text(place), as_text(place), article.text, known=known)


def _problem(name: str, path: Path, error: InputError) -> Record:
    what = str(error)
    for named in (path, name):
        what = what.removeprefix(f"{named} ").removeprefix(f"{named}: ")
    return Record(as_text(name), as_text(name), problem=what.rstrip("."))


def _inside(source: Path, leave_out: Path | None) -> Iterator[tuple[Path, str | None]]:
    """Every file in a folder, at any depth, that is not hidden and tells nothing of the folder itself; with a problem where it cannot be one that is read."""
    unread: list[OSError] = []
    for folder, names, files in os.walk(source, onerror=unread.append):
        place = Path(folder)
        links = [name for name in names if (place / name).is_symlink()]
        names[:] = [n for n in names if not n.startswith(".") and n not in links and place / n != leave_out and not _of_a_page(n, files)]
        for name in (*links, *files):
            if not name.startswith(".") and PurePath(name).stem.lower() != "readme":
                yield place / name, _no_file(place / name)
    for error in unread:
        yield Path(error.filename), f"cannot be read ({error.strerror}): correct its permissions"


def _of_a_page(folder: str, files: list[str]) -> bool:
    """Whether a folder holds what a browser saved beside a page: pictures, scripts, frames."""
    page = re.sub(r"(?:_files|\.files|-Dateien|_fichiers)$", "", folder)
    return page != folder and any(f"{page}{ending}" in files for ending in (".html", ".htm", ".xhtml"))


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
        facts = path.stat()
    except OSError as error:
        return Record(as_text(name), as_text(name), problem=f"cannot be read ({error.strerror})")
    about = ""
    with suppress(OSError):  # nothing lies beside it, or no name could be that long
        beside = path.with_suffix(".toml").stat()
        about = f"{beside.st_size} {beside.st_mtime_ns}" if S_ISREG(beside.st_mode) else ""
    stamp = f"{facts.st_size} {facts.st_mtime_ns} {about}"
    return Record(as_text(name), as_text(name), path=str(path.resolve()), stamp=stamp, size=facts.st_size)
