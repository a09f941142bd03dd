"""A dataset read partition by partition, and where and when its articles were printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pandas as pd
import pyarrow.compute as pc
import pyarrow.dataset as ds

from .dataset import opened

NO_OUTLET = "(outlet not known)"

Wanted: TypeAlias = Mapping[str, tuple[list[str], pc.Expression | None]]
"""For each table its columns, and which of its rows; None: all."""


def fragments(folder: str | Path, table: str) -> Iterator[ds.ParquetFileFragment]:
    """The parts of a table, in the order of the partitions."""
    yield from sorted(opened(folder, table).get_fragments(), key=lambda fragment: fragment.path)


def partitions(folder: str | Path, wanted: Wanted) -> Iterator[dict[str, pd.DataFrame]]:
    """What is wanted of each partition, one partition in memory at a time."""
    for parts in zip(*(fragments(folder, name) for name in wanted), strict=True):
        yield {name: _read(part, columns, rows) for part, (name, (columns, rows)) in zip(parts, wanted.items(), strict=True)}


def _read(part: ds.ParquetFileFragment, columns: list[str], rows: pc.Expression | None) -> pd.DataFrame:
    """The columns of one part; those that an older dataset lacks are missing."""
    held = [column for column in columns if column in part.physical_schema.names]
    frame = part.to_table(columns=held, filter=rows).to_pandas()
    return frame if held == columns else frame.reindex(columns=columns)


def where_and_when(articles: pd.DataFrame, period: str) -> pd.DataFrame:
    """Outlet and period of each article, by article_id; one whose date cannot be read has no period."""
    days = pd.to_datetime(articles.date, errors="coerce", utc=True, format="mixed").dt.tz_localize(None).dt.to_period(period)
    when = days.astype("str").where(days.notna())
    return pd.DataFrame({"outlet": articles.outlet.fillna(NO_OUTLET), "period": when}).set_index(articles.article_id)
