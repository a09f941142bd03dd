"""Scores as rows of a file of figures (``data/validation``), with what made them: version, date, and digests of the instrument.

By the digests anybody can tell later whether the instrument is still the one that was measured
(`framescope.measures.kept_apart`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from .. import __version__
from ..errors import InputError
from ..files import put_lines
from ..fingerprint import instrument_digests
from .scores import Score

COLUMNS = ("instrument", "corpus", "part", "metric", "value", "n", "source", "command", "version", "date", "code", "weights")
KEY = ("instrument", "corpus", "part", "metric")
"""What a row is about: one with the same is replaced."""

CORPORA = {
    "polnear": ("PolNeAR", "framescope attribution"),
    "basil": ("BASIL", "framescope"),
    "seesaw": ("SEESAW", "framescope"),
    "babe": ("BABE", "framescope terms"),
    "newsmtsc": ("NewsMTSC", "mention_model"),
    "gum": ("GUM", "framescope"),
    "gap": ("GAP", "framescope"),
}
"""The corpora by their names on the command line: their own names, and what the instrument is called that is measured on them."""


def rows_of(scores: Sequence[Score], corpus: str, part: str, instrument: str | None, command: str) -> list[dict[str, str]]:
    """One row a score, by `COLUMNS`. instrument: that of sentiment, where one was chosen."""
    name, own = CORPORA[corpus]
    about = {"instrument": instrument or own, "corpus": name, "part": part, **made(name, command)}
    return [{**about, "metric": s.metric, "value": f"{s.value:.3f}", "n": str(s.n)} for s in scores]


def made(corpus: str, command: str) -> dict[str, str]:
    """What made figures today: source, command, version, date, and the digests of the instrument of a corpus."""
    code, weights = instrument_digests(corpus)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    return {"source": "measured", "command": command, "version": __version__, "date": today, "code": code, "weights": weights}


def put_figures(
    rows: Sequence[dict[str, str]], target: Path, *inputs: Path | None, columns: Sequence[str] = COLUMNS, key: Sequence[str] = KEY
) -> None:
    """Put rows into a file of figures: in the place of those about the same (`key`), else behind the others.

    Raises
    ------
    InputError
        when the file holds something else, or is one of the `inputs`.
    """
    new = {tuple(row[c] for c in key): row for row in rows}
    kept = {tuple(row[c] for c in key): row for row in _rows_in(target, columns, key)} if target.exists() else {}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**kept, **new}.values())
    put_lines(text.getvalue().splitlines(), target, *inputs)


def _rows_in(path: Path, columns: Sequence[str], key: Sequence[str]) -> list[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error):
        reader, rows = None, []
    names = set(reader.fieldnames or ()) if reader else set()
    if not set(key) <= names <= set(columns):
        raise InputError(f"{path} already exists and is not a file of figures: choose another file.")
    return rows
