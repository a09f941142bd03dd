"""Analyses written to a folder, each under the SHA-256 of its text, so that many readers of a text need not measure it again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from . import __version__
from .reading.article import Article
from .tables import SCHEMAS

if TYPE_CHECKING:
    from .analysis import Analysis

_ABOUT = "analysis.json"


def save(analysis: Analysis, folder: Path) -> None:
    """Write the tables (Parquet) and what made them (framescope's version, the model) to a folder of their own in `folder`."""
    folder = folder / analysis.article.sha256
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in analysis.tables.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    about = {"version": __version__, "model": analysis.model}
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def load(folder: Path, article: Article) -> Analysis | None:
    """The analysis of the article's text saved in `folder`, or None if there is none, or one by another version."""
    from .analysis import Analysis

    folder = folder / article.sha256
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    if about["version"] != __version__:
        return None
    tables = {name: pd.read_parquet(folder / f"{name}.parquet").astype(schema) for name, schema in SCHEMAS.items()}
    return Analysis(article=article, model=about["model"], **tables)
