"""The dataset that a corpus becomes: a folder of Parquet files for each table, and what was made of what.

    OUT/articles/part-000000.parquet …     one row an article: `ARTICLES` columns
    OUT/<table>/part-000000.parquet …      the tables of `framescope.tables.SCHEMAS`, each row with its ``article_id``
    OUT/errors.parquet                     the articles that could not be measured: article_id, place, reason
    OUT/manifest.json                      what the dataset was made of and with
    OUT/_run/                              what a run needs to be taken up again: a file for each finished partition

pandas, polars, DuckDB and Spark read ``OUT/tokens`` (or ``OUT/tokens/*.parquet``) as one table. Each file appears under its
name when it is whole. A partition counts when its note in ``_run`` is there, which is written last and says of every file how
many rows and bytes it has, and its SHA-256: files that were deleted or damaged since are told by it (`damage`). Of the names
above only ``part-000000`` and the like are written and removed; whatever else lies in the folder stays as it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..tables import ARTICLE_COLUMNS, ERROR_COLUMNS, SCHEMAS

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.dataset as ds

TABLES = tuple(name for name in SCHEMAS if name != "sensitivity")
COLUMNS = {"articles": ARTICLE_COLUMNS} | {name: {"article_id": "str", **SCHEMAS[name]} for name in TABLES}
"""The columns of every table of a dataset, the errors apart; corpora have no ``sensitivity`` (see `batches.measure_many`)."""

RUN, MANIFEST, ERRORS, LOCK = "_run", "manifest.json", "errors.parquet", "lock"


TOOK_TOO_LONG = "took more than"
"""How the reason of an article begins that had too little time."""

LOST_CORRECTION = "a correction was not used"
"""How the reason begins where an article was measured, but without a correction that people had made of it."""

_PART = re.compile(r"part-\d{6,}")
_UNFINISHED = re.compile(r"[0-9a-f]{32}\.tmp")


@dataclass(frozen=True)
class File:
    """A file of a partition: its rows, bytes and SHA-256."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Finished:
    """A partition that is done: its chunk's digest, how many articles were measured, and which were not (`ERROR_COLUMNS`).

    seconds: the time that each article had; made: the digest of the manifest it was measured under; files: those of each table.
    """

    number: int
    digest: str
    articles: int
    errors: tuple[tuple[str, str, str], ...]
    seconds: float = 0
    made: str = ""
    files: Mapping[str, File] = field(default_factory=dict)

    @property
    def hurried(self) -> bool:
        """Whether an article might be measured if it had more time."""
        return any(reason.startswith(TOOK_TOO_LONG) for _, _, reason in self.errors)


def schema(columns: Mapping[str, str]) -> pa.Schema:
    """The Arrow schema of declared columns."""
    import pyarrow as pa

    return pa.schema([(name, pa.string() if kind == "str" else pa.type_for_alias(kind)) for name, kind in columns.items()])


def part(number: int) -> str:
    """The name of a partition, from its number alone."""
    return f"part-{number:06d}"


def publish(folder: Path, done: Finished, tables: Mapping[str, pa.Table]) -> Finished:
    """Write a partition: the files of these tables, then the note that it is finished, which is returned; each appears whole.

    A partition that was written before may be given some of its tables alone; the others stay as they were noted.

    Written again, a partition replaces itself. A process that dies on the way leaves no note, and no half of a file.
    """
    with writable(folder):
        forget(folder, done.number)
    files = {name: _write(folder, folder / name / f"{part(done.number)}.parquet", table) for name, table in tables.items()}
    done = replace(done, files={**done.files, **files})
    with whole(folder, _note(folder, done.number)) as new:
        new.write_text(json.dumps(asdict(done)), encoding="utf-8")
    return done


def forget(folder: Path, number: int) -> None:
    """Let a partition count as not finished: the next run measures it again."""
    _note(folder, number).unlink(missing_ok=True)


def _note(folder: Path, number: int) -> Path:
    return folder / RUN / f"{part(number)}.json"


def _write(folder: Path, target: Path, table: pa.Table) -> File:
    import pyarrow.parquet as pq

    with whole(folder, target) as new:
        pq.write_table(table, new, compression="zstd")
        return File(table.num_rows, new.stat().st_size, _sha256(new))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Turn what keeps the body from writing to the dataset into one sentence (a full disk, a folder that is read-only)."""
    try:
        yield
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else " ".join(str(error).split())[:120]
        raise InputError(
            f"{folder} cannot be written to ({why}): free some space or correct its permissions, and run the same command again; "
            "it continues where it stopped."
        ) from None


@contextmanager
def whole(folder: Path, target: Path) -> Iterator[Path]:
    """A new file for the body to write, which gets the name `target`, somewhere in the dataset, when the body has ended well."""
    new = folder / RUN / f"{uuid.uuid4().hex}.tmp"
    with writable(folder):
        for place in (new.parent, target.parent):
            place.mkdir(parents=True, exist_ok=True)
        try:
            yield new
            with new.open("r+b") as written:
                os.fsync(written.fileno())
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)


def finished(folder: Path, number: int) -> Finished | None:
    """What is noted of a partition, or None if it is not done.

    Raises
    ------
    ValueError
        when there is a note that says nothing any more.
    """
    try:
        note = json.loads(_note(folder, number).read_text(encoding="utf-8"))
        files = {name: File(**facts) for name, facts in note["files"].items()}
        done = Finished(**note | {"errors": tuple(map(tuple, note["errors"])), "files": files})
        if files.keys() == COLUMNS.keys() and done.number == number:
            return done
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError, OSError):
        pass
    raise ValueError(f"the note of {part(number)} is damaged")


def exists(folder: Path, number: int) -> bool:
    """Whether any file of a partition is there."""
    return any((folder / name / f"{part(number)}.parquet").is_file() for name in COLUMNS)


def damage(folder: Path, done: Finished, tables: Iterable[str] = COLUMNS, verify: bool = False) -> str | None:
    """What is wrong with the files of a partition: ``"missing"``, ``"damaged"`` or None.

    Their number of bytes and, in their footers, of rows are compared with the note; with `verify` every byte (SHA-256).
    """
    for name in tables:
        try:
            if not _as_noted(folder / name / f"{part(done.number)}.parquet", done.files[name], verify):
                return DAMAGED
        except FileNotFoundError:
            return MISSING
    return None


MISSING, DAMAGED = "missing", "damaged"


def _as_noted(path: Path, file: File, verify: bool) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    if path.stat().st_size != file.bytes:
        return False
    try:
        return pq.read_metadata(path).num_rows == file.rows and (not verify or _sha256(path) == file.sha256)
    except (pa.ArrowException, OSError):
        return False


def close(folder: Path, partitions: int) -> tuple[int, int]:
    """End a run: drop partitions that the input no longer has, write ``errors.parquet``; how many articles and errors."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    drop(folder, partitions)
    articles = errors = 0
    with whole(folder, folder / ERRORS) as new, pq.ParquetWriter(new, _errors_schema(partitions), compression="zstd") as file:
        for number in range(partitions):
            if (done := finished(folder, number)) is None:
                raise ValueError(f"{part(number)} is not finished")
            articles, errors = articles + done.articles, errors + len(done.errors)
            rows = [dict(zip(ERROR_COLUMNS, row, strict=True)) for row in done.errors]
            if rows:
                file.write_table(pa.Table.from_pylist(rows, schema=schema(ERROR_COLUMNS)))
    return articles, errors


def drop(folder: Path, partitions: int) -> None:
    """Remove the partitions that the input no longer has: those from number `partitions` on."""
    with writable(folder):
        for old in _beyond(folder, partitions):
            old.unlink(missing_ok=True)


def _errors_schema(partitions: int) -> pa.Schema:
    """The schema of ``errors.parquet``, whose metadata says how many partitions there are: a lost note at the end shows by it."""
    return schema(ERROR_COLUMNS).with_metadata({"partitions": str(partitions)})


def _beyond(folder: Path, partitions: int) -> Iterable[Path]:
    """Files of partitions from number `partitions` on, their notes first."""
    names = [(folder / RUN, ".json"), *((folder / name, ".parquet") for name in COLUMNS)]
    files = (path for place, ending in names for path in sorted(place.glob(f"part-*{ending}")))
    return [path for path in files if _PART.fullmatch(path.stem) and int(path.stem.removeprefix("part-")) >= partitions]


def sweep(folder: Path) -> None:
    """Remove what processes that were killed left half-written."""
    with writable(folder):
        for path in (folder / RUN).glob("*.tmp"):
            if _UNFINISHED.fullmatch(path.name):
                path.unlink(missing_ok=True)


def read_manifest(folder: Path) -> dict | None:
    """What the manifest of a dataset says; None if there is none, or one that says nothing any more."""
    try:
        there = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return there if isinstance(there, dict) else None


def is_dataset(folder: Path) -> bool:
    """Whether a corpus was measured into the folder, even if its manifest or its notes are lost."""
    notes = (path for path in (folder / RUN).glob("part-*.json") if _PART.fullmatch(path.stem))
    return (folder / MANIFEST).is_file() or (folder / RUN / LOCK).is_file() or any(notes)


def opened(folder: str | Path, table: str) -> ds.Dataset:
    """A table of a dataset, opened and not read: ``.to_table(columns=…, filter=…)`` or ``.to_batches(…)`` reads it.

    Raises
    ------
    InputError
        when the folder holds no dataset, or no such table; when the dataset is not finished, or parts of the table are missing
        or damaged.
    """
    import pyarrow.dataset as ds

    if table not in COLUMNS:
        raise InputError(f"{table!r} is not a table of a corpus: choose from {', '.join(COLUMNS)}.")
    numbers = whole_partitions(folder, (table,))
    paths = [str(Path(folder) / table / f"{part(number)}.parquet") for number in numbers]
    return ds.dataset(paths, schema=schema(COLUMNS[table]), format="parquet")


def whole_partitions(folder: str | Path, tables: Iterable[str] = COLUMNS) -> list[int]:
    """The numbers of a dataset's partitions, whose files of these tables are all there and whole.

    Raises
    ------
    InputError
        when the folder holds no dataset, one that is not finished, or one of which a part is missing or damaged.
    """
    folder = Path(folder)
    if not is_dataset(folder):
        raise InputError(f"{folder} holds no corpus: make one with `framescope corpus INPUT {folder}`.")
    if not (folder / ERRORS).is_file():
        raise InputError(f"{folder} holds no finished corpus: run the same `framescope corpus` command again to finish it.")
    numbers = range(_partitions(folder))
    if read_manifest(folder) is None:
        raise spoilt(folder, f"{MANIFEST} is {DAMAGED if (folder / MANIFEST).exists() else MISSING}")
    for number in numbers:
        _require_whole(folder, number, tables)
    return list(numbers)


def _partitions(folder: Path) -> int:
    import pyarrow.parquet as pq

    with reading(folder):
        noted = pq.read_schema(folder / ERRORS).metadata or {}
    try:
        return int(noted[b"partitions"])
    except (KeyError, ValueError):
        raise spoilt(folder, f"{ERRORS} is damaged") from None


def _require_whole(folder: Path, number: int, tables: Iterable[str]) -> None:
    try:
        done = finished(folder, number)
    except ValueError:
        raise spoilt(folder, f"what is noted of {part(number)} is damaged") from None
    what = damage(folder, done, tables) if done else MISSING
    if what:
        raise spoilt(folder, f"{part(number)} is {what}")


def spoilt(folder: Path, what: str) -> InputError:
    """The error of a dataset of which something was lost since it was finished."""
    return InputError(
        f"{folder} is no longer complete ({what}): run the same `framescope corpus` command again, which measures what is missing."
    )


@contextmanager
def reading(folder: str | Path) -> Iterator[None]:
    """Turn a file of a dataset that proves damaged while the body reads it into one sentence."""
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError) as error:
        what = " ".join(str(error).split())[:160]
        raise InputError(f"{folder} cannot be read ({what}): run the same `framescope corpus` command again with --verify.") from None


def read_errors(folder: str | Path) -> pa.Table:
    """The articles that could not be measured, and why (columns `ERROR_COLUMNS`)."""
    import pyarrow.parquet as pq

    if not (Path(folder) / ERRORS).is_file():
        raise InputError(f"{folder} holds no finished corpus: run the same `framescope corpus` command again to finish it.")
    with reading(folder):
        return pq.read_table(Path(folder) / ERRORS).replace_schema_metadata(None)


def unmeasured(folder: str | Path) -> int:
    """How many articles could not be measured; a correction that was not used is no such article."""
    return sum(not reason.startswith(LOST_CORRECTION) for reason in read_errors(folder).column("reason").to_pylist())
