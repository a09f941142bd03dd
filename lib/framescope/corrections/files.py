"""Corrections in a CSV file, as a spreadsheet writes it: a line a correction.

Columns: ``table``, ``action`` (change, where none is said), ``start``, ``end``, ``text``, ``column``, ``value``, and ``article`` where the
file is about several; ``row`` may stand there too. Other names that people use for them are understood (`ALSO`), in any order.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from ..errors import InputError
from ..spreadsheets import csv_lines, csv_reader, csv_text, delimiter_of, restored
from ..wording import join
from .checks import checked
from .model import ACTORS, CHANGE, MERGE, RENAME, SIDE, SPLIT, Correction

COLUMNS = ("article", "table", "action", "start", "end", "text", "column", "value")
"""The columns of a file that framescope writes."""

OF_A_RUN = ("row", "place")
"""Columns more, by which a correction that goes from one process to another stays the same."""

ALSO = {
    "words": "text", "span": "text", "right value": "value", "right": "value", "correct": "value", "new": "value", "field": "column",
    "what": "action", "do": "action", "article_id": "article", "id": "article",
}  # fmt: skip
"""Other names of the columns."""

_COLUMN_ALSO = {
    ("attributions", "class"): "cue_class", ("attributions", "who"): "speaker", ("mentions", "actor"): "actor_id",
    ("terms", "speaker"): "speaker", ("terms", "aimed at"): "target",
}  # fmt: skip
_ACTION_ALSO = {"remove": "delete", "removal": "delete", "insert": "add", "new": "add", "": CHANGE}
_OF_AN_ACTOR = {"name": RENAME, "side": SIDE}
MOST_FILES = 10_000

FROM_TOOLS = (".xmi", ".zip", ".json", ".jsonl")
"""The endings of files that framescope exports for tools in which people correct (`framescope.exchange`)."""


def read_csv_corrections(path: str | Path) -> tuple[Correction, ...]:
    """The corrections in a CSV file, or in those of a folder, where a file without a column ``article`` is about the article of its name.

    Raises
    ------
    InputError
        when it cannot be read, a line of it can be done in no article, or two lines contradict each other.
    """
    path = Path(path)
    return checked(each for file, article in _files(path) for each in _in_file(file, article))


def _files(path: Path) -> Iterator[tuple[Path, str | None]]:
    """The files, each with the article that it is about, where its name says so."""
    if not path.is_dir():
        yield path, None
        return
    found = sorted(path.glob("*.csv"))
    if not found:
        raise InputError(f"{path} holds no CSV files: give a file of corrections, or a folder of such files.")
    if len(found) > MOST_FILES:
        raise InputError(f"{path} holds more than {MOST_FILES:,} files: put their corrections into one file with a column article.")
    yield from ((file, file.stem) for file in found)


def _in_file(path: Path, article: str | None) -> Iterator[Correction]:
    text = csv_text(path, "a file of corrections")
    reader = csv_reader(text, delimiter_of(text))
    try:
        header = [_name(cell) for cell in next(reader, [])]
        _require_columns(header, path)
        before = reader.line_num
        for cells in reader:
            place, before = f"{path.name}, line {before + 1}", reader.line_num
            if any(cell.strip() for cell in cells):
                yield _correction(_values(header, cells), place, article)
    except csv.Error as error:
        raise InputError(f"{path} is not CSV ({error}): save the corrections as CSV again.") from None


def _name(cell: str) -> str:
    plain = restored(cell).strip().casefold()
    return ALSO.get(plain, plain)


def _require_columns(header: list[str], path: Path) -> None:
    missing = [name for name in ("text", "value") if name not in header]
    if missing or not {"table", "action"} & set(header):
        raise InputError(
            f"{path} is no file of corrections: its first line lacks {join(missing or ['table'])}; its columns are {join(list(COLUMNS))}."
        )


def _values(header: list[str], cells: list[str]) -> dict[str, str | None]:
    """The cells by their columns; an empty one is missing."""
    return {name: restored(cell) if cell.strip() else None for name, cell in zip(header, cells, strict=False)}


def _correction(values: Mapping[str, str | None], place: str, article: str | None) -> Correction:
    action = (values.get("action") or "").strip().casefold()
    action = _ACTION_ALSO.get(action, action)
    table = (values.get("table") or (ACTORS if action in (MERGE, SPLIT, RENAME, SIDE) else "")).strip().casefold()
    column, value = (_plain(values.get(name)) for name in ("column", "value"))
    start, end, row = (_number(values.get(name), name, place) for name in ("start", "end", "row"))
    place = values.get("place") or place
    found = Correction(action, table, start, end, values.get("text"), column, value, place, values.get("article") or article, row)
    return _with_known_names(found)


def _plain(cell: str | None) -> str | None:
    return cell.strip() if cell else None


def _with_known_names(c: Correction) -> Correction:
    """The correction with the names of tables, columns and actions that framescope itself uses."""
    table = c.table if c.table.endswith("s") else c.table + "s"
    if table == ACTORS:
        action = _OF_AN_ACTOR.get(c.column or "", c.action) if c.action == CHANGE else c.action
        return replace(c, table=table, action=action)
    column = c.column.casefold() if c.column else None
    return replace(c, table=table, column=_COLUMN_ALSO.get((table, column or ""), column))


def _number(cell: str | None, name: str, place: str) -> int | None:
    if cell is None:
        return None
    try:
        number = float(cell.strip().replace(",", ""))
        if number == int(number):
            return int(number)
    except (ValueError, OverflowError):
        pass
    raise InputError(f"{place}: {name} is {cell.strip()[:40]!r}, which is no whole number: copy it from the table.")


def correction_lines(corrections: Iterable[Correction], of_a_run: bool = False) -> Iterator[str]:
    """The corrections as lines of CSV, which `read_csv_corrections` reads; `of_a_run`: with all that they hold."""
    columns = [*COLUMNS, *(OF_A_RUN if of_a_run else ())]
    rows = [{name: getattr(c, name) for name in columns} for c in corrections]
    frame = pd.DataFrame(rows, columns=columns, dtype="object")
    return csv_lines(frame)
