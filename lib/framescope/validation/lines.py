"""Reading gold files of one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..errors import InputError, reason
from ..textfiles import read_text

MOST_BYTES = 500_000_000


def gold_lines(path: str | Path, corpus: str, fields: tuple[str, ...]) -> Iterator[dict]:
    """The objects of a gold file, blank lines left out, each with at least these fields.

    Raises
    ------
    InputError
        if the file cannot be read as UTF-8, or a line is not such an object; the message names the line.
    """
    path = Path(path)
    try:
        lines = read_text(path, MOST_BYTES, "utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: the gold file cannot be read as UTF-8 text ({reason(error)}); give the path of your copy of {corpus}."
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _object(path, number, line, corpus, fields)


def _object(path: Path, number: int, line: str, corpus: str, fields: tuple[str, ...]) -> dict:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict) or any(field not in row for field in fields):
        raise InputError(f"{path}, line {number}: not a line of {corpus}, which is an object with {', '.join(fields)}.")
    return row
