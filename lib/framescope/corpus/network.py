"""The network of a corpus: who is for or against whom, by outlet and over time, read partition by partition."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from ..measures.who_toward_whom import shown, without_source
from ..portrayal.stances import NEGATIVE, POSITIVE
from .dataset import reading
from .identities import ASKED, Identities
from .parts import partitions, where_and_when

ENDS = ("source", "target", "voice", "outlet", "period")
COUNTS = ("negative", "positive", "articles")

_WANTED = {
    "articles": (["article_id", "outlet", "date"], None),
    "actors": (["article_id", *ASKED], None),
    "stances": (["article_id", "source", "target", "polarity", "how", "voice", "confidence"], None),
}


def edges(folder: str | Path, period: str = "M") -> pd.DataFrame:
    """One row for each two sides, voice, outlet and period: `ENDS`, `COUNTS` and weight (positive less negative).

    negative and positive count sentences in which the source is against or for the target, articles those that have any. What has
    no source is called as in `framescope.measures.who_toward_whom.nameless`. `period` is a frequency of pandas (``"M"``, ``"Q"``, ``"Y"``).
    """
    with reading(folder):
        identities = Identities.of(folder)
        parts = [_edges(tables, period, identities) for tables in partitions(folder, _WANTED)]
    whole = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*ENDS, *COUNTS])
    out = whole.groupby(list(ENDS), dropna=False, sort=True)[list(COUNTS)].sum().reset_index()
    return out.assign(weight=out.positive - out.negative)


def _edges(tables: dict[str, pd.DataFrame], period: str, identities: Identities) -> pd.DataFrame:
    """The edges of one partition."""
    actors, s = tables["actors"], shown(tables["stances"])
    sides = pd.Series(identities.sides(actors).to_numpy(), index=pd.MultiIndex.from_frame(actors[["article_id", "actor_id"]]))
    source, target = (sides.reindex(pd.MultiIndex.from_arrays([s.article_id, s[end]])).to_numpy() for end in ("source", "target"))
    source = pd.Series(source, index=s.index, dtype="str").fillna(without_source(s))
    rows = s.assign(source=source, target=target, negative=s.polarity == NEGATIVE, positive=s.polarity == POSITIVE)
    rows = rows[rows.source != rows.target].join(where_and_when(tables["articles"], period), on="article_id")
    groups = rows.groupby(list(ENDS), dropna=False)
    return groups.agg(negative=("negative", "sum"), positive=("positive", "sum"), articles=("article_id", "nunique")).reset_index()
