"""The network of a corpus: who is for or against whom, by outlet and over time, read partition by partition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds

from ..measures.summary import UNNAMED, side_names
from ..measures.who_toward_whom import OWN, THE_AUTHOR
from ..portrayal.stances import NEGATIVE, POSITIVE
from ..voice import AUTHOR
from .dataset import opened, reading
from .trends import NO_OUTLET

ENDS = ("source", "target", "voice", "outlet", "period")
COUNTS = ("negative", "positive", "articles")

_WANTED = {
    "articles": ["article_id", "outlet", "date"],
    "actors": ["article_id", "actor_id", "name", "side"],
    "stances": ["article_id", "source", "target", "polarity", "how", "voice"],
}


def edges(folder: str | Path, period: str = "M") -> pd.DataFrame:
    """One row for each two sides, voice, outlet and period: `ENDS`, `COUNTS` and weight (positive less negative).

    negative and positive count sentences in which the source is against or for the target, articles those that have any. Sources that
    nobody names are `UNNAMED`, what is the author's is `THE_AUTHOR`. `period` is a frequency of pandas (``"M"``, ``"Q"``, ``"Y"``).
    """
    with reading(folder):
        parts = [_edges(tables, period) for tables in _partitions(folder)]
    whole = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*ENDS, *COUNTS])
    out = whole.groupby(list(ENDS), dropna=False, sort=True)[list(COUNTS)].sum().reset_index()
    return out.assign(weight=out.positive - out.negative)


def _partitions(folder: str | Path) -> Iterator[dict[str, pd.DataFrame]]:
    fragments = (sorted(opened(folder, name).get_fragments(), key=_path) for name in _WANTED)
    for each in zip(*fragments, strict=True):
        tables = zip(each, _WANTED.items(), strict=True)
        yield {name: fragment.to_table(columns=columns).to_pandas() for fragment, (name, columns) in tables}


def _path(fragment: ds.ParquetFileFragment) -> str:
    return fragment.path


def _edges(tables: dict[str, pd.DataFrame], period: str) -> pd.DataFrame:
    """The edges of one partition."""
    actors, s = tables["actors"], tables["stances"]
    sides = pd.Series(side_names(actors).to_numpy(), index=pd.MultiIndex.from_frame(actors[["article_id", "actor_id"]]))
    source, target = (sides.reindex(pd.MultiIndex.from_arrays([s.article_id, s[end]])).to_numpy() for end in ("source", "target"))
    authors = s.source.isna() & (s.voice == AUTHOR) & s.how.isin(OWN)
    source = pd.Series(source, index=s.index, dtype="str").fillna(UNNAMED).mask(authors, THE_AUTHOR)
    rows = s.assign(source=source, target=target, negative=s.polarity == NEGATIVE, positive=s.polarity == POSITIVE)
    rows = rows[rows.source != rows.target].join(_where_and_when(tables["articles"], period), on="article_id")
    groups = rows.groupby(list(ENDS), dropna=False)
    return groups.agg(negative=("negative", "sum"), positive=("positive", "sum"), articles=("article_id", "nunique")).reset_index()


def _where_and_when(articles: pd.DataFrame, period: str) -> pd.DataFrame:
    """Outlet and period of each article; one whose date cannot be read has no period."""
    days = pd.to_datetime(articles.date, errors="coerce", utc=True, format="mixed").dt.tz_localize(None).dt.to_period(period)
    when = days.astype("str").where(days.notna())
    return pd.DataFrame({"outlet": articles.outlet.fillna(NO_OUTLET), "period": when}).set_index(articles.article_id)
