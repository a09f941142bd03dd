"""Analyses written to a folder, so that the kernels of a report need not measure its texts again.

A saved analysis is taken only for what it was made of and with: the same article, what is known beside its text included, the same
actors, term lists and instruments, and the same code. Whatever else lies in the folder is as if it were not there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from . import __version__
from .environment import in_kernel
from .fingerprint import measuring_digest
from .reading.article import Article
from .tables import SCHEMAS

if TYPE_CHECKING:
    from .analysis import Analysis
    from .terms.lexicons import Entry, Lexicon

SAVED_VARIABLE = "FRAMESCOPE_SAVED"
_ABOUT = "analysis.json"

Lists = Iterable["Lexicon | str | Path"]


def save(
    analysis: Analysis,
    folder: Path,
    actor_file: str | Path | None = None,
    instruments: Iterable[str] | None = None,
    lexicons: Lists | None = None,
    nested: str | None = None,
) -> None:
    """Write the tables (Parquet) and what made them to a folder of their own in `folder`.

    What follows the folder is what `framescope.analyze` was given beside the article.
    """
    made = _made(analysis.article, actor_file, instruments, lexicons, nested)
    folder = folder / analysis.article.sha256
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in analysis.tables.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    about = {"version": __version__, "model": analysis.model, "made": made}
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def load(
    folder: Path,
    article: Article,
    actor_file: str | Path | None = None,
    instruments: Iterable[str] | None = None,
    lexicons: Lists | None = None,
    nested: str | None = None,
) -> Analysis | None:
    """The analysis of the article saved in `folder`, or None where there is none that was made of and with just this."""
    from .analysis import Analysis

    folder = folder / article.sha256
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        if about["version"] != __version__ or about["made"] != _made(article, actor_file, instruments, lexicons, nested):
            return None
        tables = {name: pd.read_parquet(folder / f"{name}.parquet").astype(schema) for name, schema in SCHEMAS.items()}
        return Analysis(article=article, model=about["model"], **tables)
    except (OSError, ValueError, KeyError, TypeError):  # absent, torn or written by something else
        return None


def offered(
    article: Article, actor_file: str | Path | None, instruments: Iterable[str] | None, lexicons: Lists | None, nested: str | None
) -> Analysis | None:
    """The analysis that whoever started this kernel has saved for it (the variable FRAMESCOPE_SAVED); None elsewhere, or without one."""
    folder = os.environ.get(SAVED_VARIABLE)
    return load(Path(folder), article, actor_file, instruments, lexicons, nested) if folder and in_kernel() else None


def _made(
    article: Article, actor_file: str | Path | None, instruments: Iterable[str] | None, lexicons: Lists | None, nested: str | None
) -> dict[str, str]:
    """Digests of what an analysis is made of and with.

    Raises
    ------
    InputError
        when a term list cannot be read.
    """
    with_what = {
        "actors": _contents(actor_file) if actor_file else None,
        "instruments": None if instruments is None else sorted(instruments),
        "lists": None if lexicons is None else _entries(lexicons),
        "nested": nested or "across",
    }
    return {"article": _digest(asdict(article)), "settings": _digest(with_what), "code": measuring_digest()}


def _contents(file: str | Path) -> str | None:
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()
    except OSError:  # whoever reads it says so
        return None


def _entries(lexicons: Lists) -> list:
    from .terms.lexicons import term_lists

    return [[lexicon.name, [_plain(entry) for entry in lexicon.entries]] for lexicon in term_lists(lexicons)]


def _plain(entry: Entry) -> dict:
    """An entry as JSON holds it; sets in an order that does not change from process to process."""
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in vars(entry).items()}


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
