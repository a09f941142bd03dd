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
from .analysis import Analysis
from .environment import in_kernel, is_steady
from .fingerprint import measuring_digest
from .reading.article import Article
from .settings import Settings
from .tables import CORRECTION_COLUMNS, SCHEMAS, framed

if TYPE_CHECKING:
    from .terms.lexicons import Entry, Lexicon

SAVED_VARIABLE = "FRAMESCOPE_SAVED"
_ABOUT = "analysis.json"


def save(analysis: Analysis, folder: Path) -> None:
    """Write the tables (Parquet) and what made them to a folder of their own in `folder`."""
    made = _made(analysis.article, analysis.settings)
    folder = _folder(folder, analysis.article, analysis.settings)
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in analysis.tables.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    about = {"version": __version__, "model": analysis.model, "made": made}
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def load(folder: Path, article: Article, settings: Settings) -> Analysis | None:
    """The analysis of the article saved in `folder`, or None where there is none that was made of and with just this."""
    folder = _folder(folder, article, settings)
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        if about["version"] != __version__ or about["made"] != _made(article, settings):
            return None
        schemas = SCHEMAS | ({"corrections": CORRECTION_COLUMNS} if settings.corrections else {})
        tables = {name: _table(folder, name, schema) for name, schema in schemas.items()}
        return Analysis(article=article, model=about["model"], settings=settings, **tables)
    except (OSError, ValueError, KeyError, TypeError):  # absent, torn or written by something else
        return None


def _folder(folder: Path, article: Article, settings: Settings) -> Path:
    """Where the analysis of an article lies; what people corrected stands apart from what the instruments say by themselves."""
    return folder / (article.sha256 + ("-corrected" if settings.corrections else ""))


def _table(folder: Path, name: str, schema: dict[str, str]) -> pd.DataFrame:
    """A saved table; corrections of other articles left no table of theirs."""
    path = folder / f"{name}.parquet"
    if name not in SCHEMAS and not path.exists():
        return framed([], schema)
    return pd.read_parquet(path).astype(schema)


def offered(article: Article, settings: Settings) -> Analysis | None:
    """The analysis that whoever started this kernel has saved for it (the variable FRAMESCOPE_SAVED); None elsewhere, or without one."""
    folder = os.environ.get(SAVED_VARIABLE)
    if not folder or not in_kernel():
        return None
    if not is_steady():
        return load(Path(folder), article, settings)
    key = (article, settings)
    if key not in _kept and (found := load(Path(folder), article, settings)):
        _kept[key] = found
    return _kept.get(key)


_kept: dict[tuple[Article, Settings], Analysis] = {}


def _made(article: Article, settings: Settings) -> dict[str, str]:
    """Digests of what an analysis is made of and with."""
    with_what = {
        "actors": _contents(settings.actor_file) if settings.actor_file else None,
        "instruments": None if settings.instruments is None else sorted(settings.instruments),
        "lists": None if settings.lexicons is None else _entries(settings.lexicons),
        "nested": settings.nested,
        "corrections": [list(asdict(c).values()) for c in settings.corrections],
    }
    return {"article": _digest(asdict(article)), "settings": _digest(with_what), "code": measuring_digest()}


def _contents(file: str | Path) -> str | None:
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()
    except OSError:  # whoever reads it says so
        return None


def _entries(lexicons: Iterable[Lexicon]) -> list:
    return [[lexicon.name, [_plain(entry) for entry in lexicon.entries]] for lexicon in lexicons]


def _plain(entry: Entry) -> dict:
    """An entry as JSON holds it; sets in an order that does not change from process to process."""
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in vars(entry).items()}


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
