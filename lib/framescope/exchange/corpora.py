"""The analyses of a corpus, read from its dataset partition by partition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from ..analysis import Analysis
from ..corpus.dataset import COLUMNS, TABLES, read_manifest, reading
from ..corpus.parts import partitions
from ..metadata import SAID_OF_AN_ARTICLE
from ..reading.article import Article
from ..tables import conform, rows_of


def analyses_of(folder: str | Path) -> Iterator[Analysis]:
    """Each article of a corpus as an analysis, one partition in memory at a time; a corpus has no table ``sensitivity``.

    Raises
    ------
    InputError
        when the folder holds no corpus, or one that is not finished or damaged.
    """
    sections = (read_manifest(Path(folder)) or {}).values()
    model = next((str(section["model"]) for section in sections if isinstance(section, dict) and "model" in section), "not known")
    with reading(folder):
        for tables in partitions(folder, {name: (list(columns), None) for name, columns in COLUMNS.items()}):
            parts = {name: dict(tuple(frame.groupby("article_id"))) for name, frame in tables.items() if name != "articles"}
            for row in rows_of(tables["articles"]):
                yield _analysis(row, {name: found.get(row["article_id"], tables[name].iloc[:0]) for name, found in parts.items()}, model)


def _analysis(row: dict, tables: dict[str, pd.DataFrame], model: str) -> Analysis:
    said: dict[str, Any] = {name: row[name] if isinstance(row[name], str) else None for name in SAID_OF_AN_ARTICLE}
    frames = {name: conform(name, tables[name]).reset_index(drop=True) for name in TABLES}
    return Analysis(article=Article(id=row["article_id"], text=row["text"], **said), model=model, **frames)
