"""Rows of Excel's files (.xlsx), read one after the other (openpyxl); what unpacks to more than a table of articles is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..errors import InputError
from .records import Columns, Record, broken, record_of, with_texts

MOST_BYTES = 500_000_000
"""Bytes of all that is in a file when it is unpacked."""

HEADER = 10
"""Rows at the top among which the names of the columns stand: searches and titles may stand above them."""


def excel_rows(path: Path, name: str, columns: Columns, say: Callable[[str], object] = lambda line: None) -> Iterator[Record]:
    """One record a row of the first sheet that has a column of texts.

    Raises
    ------
    InputError
        when the file is broken or too large, or when no sheet has such a column.
    """
    _require_small(path)
    book = _opened(path)
    try:
        sheet, top, header, known = _table(book, path, columns)
        yield from with_texts(_records(path, name, sheet, top, header, known), path, columns, known, say)
    finally:
        book.close()


def _require_small(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as file:
            size = sum(member.file_size for member in file.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise InputError(f"{path} is no Excel file that can be read: open it and save it as .xlsx or .csv.") from None
    if size > MOST_BYTES:
        raise InputError(
            f"{path} unpacks to {size / 1e6:,.0f} MB, more than a table of articles ({MOST_BYTES / 1e6:.0f} MB): save it as .csv."
        )


def _opened(path: Path) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception:  # the library foresees few of the ways in which a file can be broken
        raise InputError(f"{path} is no Excel file that can be read: open it and save it as .xlsx or .csv.") from None


def _table(book: Any, path: Path, columns: Columns) -> tuple[Any, int, list[str], Columns]:
    """The sheet with the texts, the number of its header's row, the header, and the columns as they were recognised."""
    first: list[str] = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # programs that write tables say there of fewer rows and columns than there are
        for number, row in enumerate(sheet.iter_rows(max_row=HEADER, values_only=True), 1):
            header = ["" if cell is None else str(cell).strip() for cell in row]
            known = columns.recognised([name for name in header if name])
            if known["text"] in header:
                known.require(header, str(path))
                return sheet, number, header, known
            first = first or ([name for name in header if name] if len([name for name in header if name]) > 1 else [])
    columns.require(first, str(path))
    raise InputError(f"{path} holds no table with a column of texts: name it with --columns text=….")


def _records(path: Path, name: str, sheet: Any, top: int, header: list[str], columns: Columns) -> Iterator[Record]:
    wanted = {column: header.index(column) for column in columns.all.values() if column in header}
    number = top
    try:
        for number, row in enumerate(sheet.iter_rows(min_row=top + 1, values_only=True), top + 1):
            if any(cell is not None for cell in row):
                yield record_of({column: row[i] for column, i in wanted.items() if i < len(row)}, f"{name}, row {number}", columns)
    except Exception as error:
        yield broken(path, name, f"row {number}", error)
