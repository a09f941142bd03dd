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
    code, weights = instrument_digests(name)
    made = {"source": "measured", "command": command, "version": __version__, "date": f"{datetime.now(UTC):%Y-%m-%d}"}
    about = {"instrument": instrument or own, "corpus": name, "part": part, "code": code, "weights": weights, **made}
    return [{**about, "metric": s.metric, "value": f"{s.value:.3f}", "n": str(s.n)} for s in scores]


def put_figures(rows: Sequence[dict[str, str]], target: Path, *inputs: Path | None) -> None:
    """Put rows into a file of figures: in the place of those about the same, else behind the others.

    Raises
    ------
    InputError
        when the file holds something else, or is one of the `inputs`.
    """
    new = {tuple(row[c] for c in KEY): row for row in rows}
    kept = {tuple(row[c] for c in KEY): row for row in _rows_in(target)} if target.exists() else {}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**kept, **new}.values())
    put_lines(text.getvalue().splitlines(), target, *inputs)


def _rows_in(path: Path) -> list[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error):
        reader, rows = None, []
    names = set(reader.fieldnames or ()) if reader else set()
    if not set(KEY) <= names <= set(COLUMNS):
        raise InputError(f"{path} already exists and is not a file of figures: choose another file.")
    return rows
