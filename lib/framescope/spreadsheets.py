"""CSV files that people open in a spreadsheet: every one is written here, and `read_csv` gives back what was written.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break as a formula, and the text of an
article may begin so. Such text, and text that begins so after apostrophes, gets one apostrophe more in front: a spreadsheet
shows it as text, and whoever takes one apostrophe off such a cell has the text again (`restored`). Numbers are not text: a
negative number stays as it is. Parquet files hold every text as it stands.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from .errors import InputError, reason
from .tables import SCHEMAS
from .textfiles import read_bytes

if TYPE_CHECKING:
    from _csv import Reader

MOST_OF_A_CELL = 131_072
"""Characters of a cell of a small file, such as a term list or a coding sheet, at most."""

_FORMULA = "=+\\-@\t\r\n＝＋－＠"  # the wide forms are read as the plain ones by spreadsheets of East Asia
_RUN = re.compile(f"'*[{_FORMULA}]")
_GUARDED = re.compile(f"'+[{_FORMULA}]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def guarded(cell: object) -> object:
    """The cell as it may stand in a spreadsheet: text that would be run as a formula with an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    text = _SURROGATE.sub("\ufffd", cell)  # half a character cannot be written
    return "'" + text if _RUN.match(text) else text


def restored(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def csv_reader(text: str, delimiter: str) -> Reader:
    """Read a small file's rows; its errors are `csv.Error`. The csv module's limit is the whole process's, so each reader sets its own."""
    csv.field_size_limit(MOST_OF_A_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def csv_text(path: str | Path, what: str) -> str:
    """The text of a CSV file as people's spreadsheets save it; `what` it is, such as "a coding sheet".

    Raises
    ------
    InputError
        when it cannot be read, is a spreadsheet's own file, or is no text.
    """
    try:
        raw = read_bytes(path)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({reason(error)}): give the path of {what}.") from None
    if raw.startswith((b"PK", b"\xd0\xcf")):
        raise InputError(f"{path} is a spreadsheet file: save it as CSV first.")
    is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in raw[:1000] and not is_wide:
        raise InputError(f"{path} is not text: give {what} saved as CSV.")
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"{path} is in no known encoding: save it as CSV in UTF-8.")


def delimiter_of(text: str) -> str:
    """The character that divides the cells of a CSV file, by its first line."""
    head = next(iter(text[:MOST_OF_A_CELL].splitlines()), "")
    return max(",;\t", key=head.count)


def csv_lines(frame: pd.DataFrame) -> Iterator[str]:
    """The frame as lines of CSV without their ends, the names of its columns first; what is missing is an empty cell."""
    columns = [frame[name].astype("object").where(frame[name].notna(), None).tolist() for name in frame]
    out = io.StringIO()
    writer = csv.writer(out)  # its own line ends make it quote a cell with a carriage return
    for row in [list(frame.columns), *zip(*columns, strict=True)]:
        writer.writerow([guarded(cell) for cell in row])
        yield out.getvalue().removesuffix("\r\n")
        out.seek(0)
        out.truncate()


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write the frame as CSV: UTF-8, a header line, ``\\n`` at the end of each line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(line + "\n" for line in csv_lines(frame))


def read_csv(path: str | Path) -> pd.DataFrame:
    """A table that framescope wrote as CSV, its text as it was before it was guarded; an empty cell is missing.

    A file called after a table of an analysis (``terms.csv``) has that table's types; elsewhere they are as pandas finds them.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "mine.csv")
    ...     _ = path.write_text("word,times\\n'=dam,2\\n", encoding="utf-8")
    ...     read_csv(path).values.tolist()
    [['=dam', 2]]
    """
    kinds = SCHEMAS.get(Path(path).stem, {})
    options = {"keep_default_na": False, "na_values": [""], "float_precision": "round_trip", "encoding": "utf-8-sig"}
    frame = pd.read_csv(path, dtype={c: k for c, k in kinds.items() if k == "str"}, **options)
    frame = frame.rename(columns=restored)
    text = [name for name in frame if pd.api.types.is_string_dtype(frame[name])]
    return frame.assign(**{name: frame[name].map(restored, na_action="ignore") for name in text})
