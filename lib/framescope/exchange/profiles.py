"""One tidy table for programs of statistics (R, Stata, SPSS, Excel): a row an article and side or actor, all measures with their intervals.

A CSV file is UTF-8 with a byte-order mark, without which a spreadsheet takes it for something else; its codebook lies beside it
(``…-codebook.csv``). A workbook has both as sheets. Text that a spreadsheet would run as a formula has an apostrophe before it
(`framescope.spreadsheets`); what a workbook cannot hold is U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from ..analysis import Analysis
from ..codebook import columns_of, row_of
from ..measures.profiles import profiles
from ..spreadsheets import csv_lines, guarded
from .cas import beside
from .plain import xml_text

TABLE = "profiles"
_BYTE_ORDER_MARK = "\ufeff"
MOST_OF_A_CELL = 32_767
"""Characters that a cell of a workbook holds at most."""


def write(analyses: Iterable[Analysis], target: Path, by: str = "side", workbook: bool = False) -> None:
    """Write the table and its codebook. by: "side" or "actor"; workbook: as one with two sheets, not as CSV."""
    frames = (profiles(a, by) for a in analyses)
    if workbook:
        _write_workbook(frames, target)
    else:
        _write_lines((line for number, frame in enumerate(frames) for line in _lines(frame, number == 0)), target)
        _write_lines(csv_lines(codebook()), beside(target, "-codebook.csv"))


def codebook() -> pd.DataFrame:
    """What each column means: column, type, meaning."""
    rows = [(c.name, c.kind, c.meaning.replace("`", "")) for c in columns_of(TABLE)]
    return pd.DataFrame(rows, columns=["column", "type", "meaning"])


def _lines(frame: pd.DataFrame, first: bool) -> Iterator[str]:
    lines = csv_lines(frame)
    header = next(lines)
    if first:
        yield header
    yield from lines


def _write_lines(lines: Iterable[str], target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        file.write(_BYTE_ORDER_MARK)
        file.writelines(line + "\n" for line in lines)


def _write_workbook(frames: Iterable[pd.DataFrame], target: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(TABLE)
    sheet.freeze_panes = "B2"
    sheet.append([c.name for c in columns_of(TABLE)])
    for frame in frames:
        for row in frame.itertuples(index=False):
            sheet.append([_cell(sheet, value) for value in row])
    told = book.create_sheet("codebook")
    told.append([f"A row is {row_of(TABLE).replace('`', '')}."])
    for line in [list(codebook()), *codebook().to_numpy().tolist()]:
        told.append([_cell(told, value) for value in line])
    book.save(target)


def _cell(sheet: object, value: object) -> object:
    """A value as a cell of a workbook: text stays text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return None if value != value else value
    cell = WriteOnlyCell(sheet, value=guarded(xml_text(value)[:MOST_OF_A_CELL]))
    cell.data_type = "s"
    return cell
