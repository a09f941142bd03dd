"""The dataset that a corpus becomes: a folder of Parquet files for each table, and what was made of what.

    OUT/articles/part-000000.parquet …     one row an article: `ARTICLES` columns
    OUT/<table>/part-000000.parquet …      the tables of `framescope.tables.SCHEMAS`, each row with its ``article_id``
    OUT/errors.parquet                     the articles that could not be measured: article_id, place, reason
    OUT/manifest.json                      what the dataset was made of and with
    OUT/_run/                              what a run needs to be taken up again: a file for each finished partition

pandas, polars, DuckDB and Spark read ``OUT/tokens`` (or ``OUT/tokens/*.parquet``) as one table. Each file appears under its
name when it is whole. A partition counts when its file in ``_run`` is there, which is written last.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..tables import SCHEMAS

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.dataset as ds

ARTICLE_COLUMNS = {
    "article_id": "str", "title": "str", "byline": "str", "outlet": "str", "date": "str", "url": "str", "sha256": "str", "text": "str",
}  # fmt: skip
ERROR_COLUMNS = {"article_id": "str", "place": "str", "reason": "str"}
TABLES = tuple(name for name in SCHEMAS if name != "sensitivity")
COLUMNS = {"articles": ARTICLE_COLUMNS} | {name: {"article_id": "str", **SCHEMAS[name]} for name in TABLES}
"""The columns of every table of a dataset, the errors apart; corpora have no ``sensitivity`` (see `batches.measure_many`)."""

RUN, MANIFEST, ERRORS = "_run", "manifest.json", "errors.parquet"


@dataclass(frozen=True)
class Finished:
    """A partition that is done: its chunk's digest, how many articles were measured, and which were not (`ERROR_COLUMNS`)."""

    number: int
    digest: str
    articles: int
    errors: tuple[tuple[str, str, str], ...]


def schema(columns: Mapping[str, str]) -> pa.Schema:
    """The Arrow schema of declared columns."""
    import pyarrow as pa

    return pa.schema([(name, pa.string() if kind == "str" else pa.type_for_alias(kind)) for name, kind in columns.items()])


def part(number: int) -> str:
    """The name of a partition, from its number alone."""
    return f"part-{number:06d}"


def publish(folder: Path, done: Finished, tables: Mapping[str, pa.Table]) -> None:
    """Write a partition: every table's file, then the note that it is finished; each appears whole.

    Written again, a partition replaces itself. A process that dies on the way leaves no note, and no half of a file.
    """
    import pyarrow.parquet as pq

    note = folder / RUN / f"{part(done.number)}.json"
    note.unlink(missing_ok=True)
    for name, table in tables.items():
        with whole(folder, folder / name / f"{part(done.number)}.parquet") as new:
            pq.write_table(table, new, compression="zstd")
    with whole(folder, note) as new:
        new.write_text(json.dumps(asdict(done)), encoding="utf-8")


@contextmanager
def whole(folder: Path, target: Path) -> Iterator[Path]:
    """A new file for the body to write, which gets the name `target`, somewhere in the dataset, when the body has ended well."""
    new = folder / RUN / f"{uuid.uuid4().hex}.tmp"
    for place in (new.parent, target.parent):
        place.mkdir(parents=True, exist_ok=True)
    try:
        yield new
        with new.open("rb") as written:
            os.fsync(written.fileno())
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def finished(folder: Path, number: int) -> Finished | None:
    """What is noted of a partition, or None if it is not done."""
    try:
        note = json.loads((folder / RUN / f"{part(number)}.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Finished(**note | {"errors": tuple(map(tuple, note["errors"]))})


def close(folder: Path, partitions: int) -> tuple[int, int]:
    """End a run: drop partitions that the input no longer has, write ``errors.parquet``; how many articles and errors."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for old in _beyond(folder, partitions):
        old.unlink(missing_ok=True)
    articles = errors = 0
    with whole(folder, folder / ERRORS) as new, pq.ParquetWriter(new, schema(ERROR_COLUMNS), compression="zstd") as file:
        for number in range(partitions):
            done = finished(folder, number)
            articles, errors = articles + done.articles, errors + len(done.errors)
            rows = [dict(zip(ERROR_COLUMNS, row, strict=True)) for row in done.errors]
            if rows:
                file.write_table(pa.Table.from_pylist(rows, schema=schema(ERROR_COLUMNS)))
    return articles, errors


def _beyond(folder: Path, partitions: int) -> Iterable[Path]:
    """Files of partitions from number `partitions` on, their notes first."""
    names = [(folder / RUN, ".json"), *((folder / name, ".parquet") for name in COLUMNS)]
    files = (path for place, ending in names for path in sorted(place.glob(f"part-*{ending}")))
    return [path for path in files if int(path.stem.removeprefix("part-")) >= partitions]


def sweep(folder: Path) -> None:
    """Remove what processes that were killed left half-written."""
    for path in (folder / RUN).glob("*.tmp"):
        path.unlink(missing_ok=True)


def opened(folder: str | Path, table: str) -> ds.Dataset:
    """A table of a dataset, opened and not read: ``.to_table(columns=…, filter=…)`` or ``.to_batches(…)`` reads it.

    Raises
    ------
    InputError
        when the folder holds no dataset, or no such table.
    """
    import pyarrow.dataset as ds

    if table not in COLUMNS:
        raise InputError(f"{table!r} is no table of a corpus: the tables are {', '.join(COLUMNS)}.")
    if not (Path(folder) / MANIFEST).is_file() or not (Path(folder) / table).is_dir():
        raise InputError(f"{folder} holds no corpus: make one with `framescope corpus INPUT {folder}`.")
    return ds.dataset(Path(folder) / table, schema=schema(COLUMNS[table]), format="parquet")


def read_errors(folder: str | Path) -> pa.Table:
    """The articles that could not be measured, and why (columns `ERROR_COLUMNS`)."""
    import pyarrow.parquet as pq

    if not (Path(folder) / ERRORS).is_file():
        raise InputError(f"{folder} holds no finished corpus: run the same `framescope corpus` command again to end it.")
    return pq.read_table(Path(folder) / ERRORS)
