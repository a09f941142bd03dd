"""What an exported file remembers: an analysis with all its tables, or what was written, as one word of letters and digits.

Every tool keeps a field that it does not know, if that field is text. So the file that people give back tells what they were given, and
nothing needs to be measured again to see what they changed. The word is JSON, packed by zlib, in base 64: it survives XML, JSON and CSV.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

import pandas as pd

from .. import __version__
from ..analysis import Analysis
from ..errors import InputError
from ..reading.article import Article
from ..tables import CORRECTION_COLUMNS, SCHEMAS, framed

FIELD = "framescope"
"""The name of the field, in every format that has named fields."""

MOST_BYTES = 500_000_000
"""No record is larger when it is unpacked; a file that claims to be was not written by framescope."""


_MISSING = {"int64": 0, "bool": False}
"""What stands in a column that a version did not have, where nothing cannot."""


def packed(value: object) -> str:
    """The value as one word.

    >>> unpacked(packed({"a": [1, None, "\\u0007"]}))
    {'a': [1, None, '\\x07']}
    """
    return base64.b64encode(zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"), 9)).decode("ascii")


def unpacked(word: str, where: str = "the file") -> Any:
    """The value that was packed. where: where the word stands, for messages.

    Raises
    ------
    InputError
        when the word is not whole, or nothing that `packed` makes.
    """
    try:
        inflate = zlib.decompressobj()
        data = inflate.decompress(base64.b64decode(word, validate=True), MOST_BYTES)
        if inflate.unconsumed_tail or not inflate.eof:
            raise ValueError("it is not whole")
        return json.loads(data)
    except (ValueError, zlib.error, RecursionError, TypeError) as error:
        raise InputError(f"{where}: what framescope wrote there to know it again is damaged ({error}): export the article again.") from None


def record_of(a: Analysis) -> str:
    """The analysis, all tables and the article itself, as one word."""
    tables = {name: {column: _plain(frame[column].tolist()) for column in frame} for name, frame in a.tables.items()}
    return packed({"framescope": __version__, "article": asdict(a.article), "model": a.model, "tables": tables})


def analysis_of(word: str, where: str = "the file", strict: bool = True) -> Analysis:
    """The analysis of a record; its settings are not in it.

    where: where the word stands, for messages. strict: whether all columns have to be there, as this version has them; else those that
    another version did not have are missing, and those that only it had are left out.

    Raises
    ------
    InputError
        when the word is damaged, or was written by a version whose tables have other columns.
    """
    found = unpacked(word, where)
    try:
        said: dict[str, Any] = {each.name: found["article"][each.name] for each in fields(Article) if each.name in found["article"]}
        said |= {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
        article = Article(**said)
        schemas = SCHEMAS | {"corrections": CORRECTION_COLUMNS}
        tables = {name: _frame(found["tables"].get(name, {}), columns, strict) for name, columns in schemas.items()}
        return Analysis(article=article, model=found["model"], **tables)
    except (KeyError, TypeError, ValueError):
        raise InputError(f"{where} was exported by another version of framescope: export the article again with this one.") from None


def _plain(values: Sequence) -> list:
    """The values as JSON has them: what is missing is null."""
    return [None if isinstance(value, float) and math.isnan(value) else value for value in values]


def _frame(found: Mapping[str, list], columns: Mapping[str, str], strict: bool) -> pd.DataFrame:
    """A table of a record."""
    if strict and found and set(found) != set(columns):
        raise ValueError("other columns")
    size = len(next(iter(found.values()), []))
    filled = {name: found.get(name, [_MISSING.get(kind)] * size) for name, kind in columns.items()}
    rows = ({name: _number(filled[name][i], kind) for name, kind in columns.items()} for i in range(size))
    return framed(rows, columns)


def _number(value: object, kind: str) -> object:
    """A missing number as a frame has it."""
    return float("nan") if value is None and kind == "float64" else value
