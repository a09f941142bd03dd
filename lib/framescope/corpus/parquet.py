"""Rows of Parquet, read by a process of its own: a few kilobytes of it may unpack to gigabytes, or end the process that reads them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from .processes import GIGABYTE, Bench, TooLarge
from .records import FIELDS, Columns, Record, broken, record_of, with_texts

if TYPE_CHECKING:
    import pyarrow as pa

MEMORY = GIGABYTE // 2
"""Bytes that reading may take beside what Python and Arrow take themselves (some 0.2 GB)."""

SECONDS = 600
"""For some hundred rows: a disk far away may be slow, and a page may have to be unpacked three times."""

ROWS_AT_A_TIME = (256, 8, 1)
"""Rows read together; fewer where so many do not fit in memory."""

READERS = Bench(MEMORY + GIGABYTE // 4)
"""The processes that read, kept from one file to the next; `Bench.rest` ends them."""


def parquet_rows(path: Path, name: str, columns: Columns, say: Callable[[str], object] = lambda line: None) -> Iterator[Record]:
    """One record a row, read some hundred rows at a time; the file's own names tell its columns."""
    stream = _rows(path, name, columns)
    known = next(stream, columns)
    if not isinstance(known, Columns):
        yield known
        return
    yield from with_texts((one for one in stream if isinstance(one, Record)), path, columns, known, say)


def _rows(path: Path, name: str, columns: Columns) -> Iterator[Record | Columns]:
    """The columns as they were recognised, then the records."""
    number = 0
    try:
        with READERS.process() as process:
            for some in process.stream(_batches, str(path), name, columns, seconds=SECONDS):
                if isinstance(some, Columns):
                    yield some
                else:
                    number += len(some)
                    yield from some
    except InputError:
        raise
    except (MemoryError, TooLarge):
        what = f"unpacks to more than {MEMORY / GIGABYTE:.1f} GB after row {number}"
        remedy = f"write {path.name} with smaller pages and groups of rows; what stands before was read"
        yield Record(name, name, problem=f"{what}: {remedy}")
    except Exception as error:
        yield broken(path, name, f"row {number}", error)


def _batches(path: str, name: str, columns: Columns) -> Iterator[list[Record] | Columns]:
    """The columns, then the records, some at a time; in the process that reads."""
    _limit_memory()
    from pyarrow import parquet

    with parquet.ParquetFile(path, buffer_size=2**20, pre_buffer=False) as file:
        columns = columns.recognised(file.schema_arrow.names)
    yield columns
    number = 0
    for rows in ROWS_AT_A_TIME:
        try:
            for some in _read(Path(path), name, columns, rows, number):
                number += len(some)
                yield some
        except MemoryError:
            if rows == ROWS_AT_A_TIME[-1]:
                raise
        else:
            return


def _read(path: Path, name: str, columns: Columns, rows: int, number: int) -> Iterator[list[Record]]:
    """The records after the first `number`, `rows` at a time."""
    from pyarrow import parquet

    # a buffer: without one, a whole column of a group of rows is in memory before the first row is there
    with parquet.ParquetFile(path, buffer_size=2**20, pre_buffer=False) as file:
        present = file.schema_arrow.names
        columns.require(present, str(path))
        wanted = [columns[f] for f in FIELDS if columns[f] in present]
        seen = 0
        for batch in file.iter_batches(batch_size=rows, columns=wanted, use_threads=False):
            new = batch.slice(max(0, number - seen))
            seen += batch.num_rows
            if new.num_rows:
                first = seen - new.num_rows
                yield [record_of(_values(new, i), f"{name}, row {first + i + 1}", columns) for i in range(new.num_rows)]


def _values(batch: pa.RecordBatch, row: int) -> dict[str, object]:
    """The values of one row; one row at a time, so that only texts that are kept are in memory twice."""
    return {name: batch.column(i)[row].as_py() for i, name in enumerate(batch.schema.names)}


def _limit_memory() -> None:
    """Let allocations fail that would take more than `MEMORY`, where the system can; elsewhere the process is ended."""
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"
    import pyarrow.parquet  # noqa: F401  (its own memory does not count)

    if sys.platform != "linux":
        return
    import resource

    with suppress(OSError, ValueError, StopIteration):
        status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        taken = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmData:"))
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (taken + MEMORY, most))
