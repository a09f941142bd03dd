"""An analysis written to a folder, so that many readers of one article need not measure it again."""

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
    """Write the tables (Parquet) and what made them (framescope's version, the model, the article's SHA-256)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in analysis.tables.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    about = {"version": __version__, "model": analysis.model, "sha256": analysis.article.sha256}
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def load(folder: Path, article: Article) -> Analysis | None:
    """The analysis saved in `folder`, or None if there is none, or one of another text or by another version."""
    from .analysis import Analysis

    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    if (about["version"], about["sha256"]) != (__version__, article.sha256):
        return None
    tables = {name: pd.read_parquet(folder / f"{name}.parquet").astype(schema) for name, schema in SCHEMAS.items()}
    return Analysis(article=article, model=about["model"], **tables)
