"""Portraits: each actor in one row, how it is painted, by whom and by what means."""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
from ..tables import PORTRAIT_COLUMNS
from ..voice import AUTHOR, SOURCE
from . import summary
from .deeds import deeds
from .stance import ARTICLE, stances

LABELS = ("negative", "neutral", "positive")
SOURCED = {"accused_by_author": "asserted", "accused_by_sources": "attributed", "accused_distanced": "distanced"}
"""The columns that count accusations, and how those are sourced (`framescope.portrayal.sourcing.SOURCINGS`)."""
CALLED = 4
"""So many names and loaded words of each kind are shown."""


def portraits(a: Analysis) -> pd.DataFrame:
    """One row an actor, the most mentioned first: the columns of `framescope.tables.PORTRAIT_COLUMNS`, told in the codebook.

    What is said of a group counts for it and for whom it stands (a country's forces), and a figure is missing where nothing was measured.

    Examples
    --------
    >>> import framescope as fs
    >>> found = portraits(fs.analyze(fs.read_article("Mayor Ann Lee condemned the shameful attack on Fenwick."), instruments=[]))
    >>> found.loc[found.name == "Ann Lee", ["mentions", "speaks", "attributed_share"]].values.tolist()
    [[1.0, 1.0, 1.0]]
    """
    rows = a.actors.sort_values(["mentions"], ascending=False, kind="stable").set_index("actor_id", drop=False)
    who = rows[["actor_id", "name", "kind", "side", "mentions"]].rename(columns={"actor_id": "actor"})
    parts = [_stances(a), _mentions(a), _accusations(a), deeds(a), _called(a), _heard(a)]
    found = pd.concat([who, *(part.reindex(rows.index) for part in parts)], axis=1)
    counts = dict.fromkeys((name for name, kind in PORTRAIT_COLUMNS.items() if kind == "int64"), 0)
    return found.fillna(counts)[list(PORTRAIT_COLUMNS)].astype(PORTRAIT_COLUMNS).reset_index(drop=True)


def _stances(a: Analysis) -> pd.DataFrame:
    every = stances(a)
    parts = []
    for voice in (AUTHOR, ARTICLE):
        mine = every[every.voice == voice].set_index("actor_id")[["score", "low", "high", "label"]]
        parts.append(mine.rename(columns={"score": "stance"}).add_prefix(f"{voice}_"))
    return pd.concat(parts, axis=1)


def felt(a: Analysis) -> pd.DataFrame:
    """The mentions by tone, those of a group for whom it stands too; what a side says of itself is left out: it is not painted by others."""
    rows = summary.of_main_instrument(a.sentiments)
    rows = rows[rows.actor_id.notna()]
    rows = rows[(rows.voice == AUTHOR) | ~summary.is_own(a, rows.speaker, rows.actor_id)]
    rows = rows.assign(tone=rows.label.where(rows.label.isin(LABELS), "neutral"))
    return summary.with_groups(a, rows, "actor_id").reset_index(drop=True)


def _mentions(a: Analysis) -> pd.DataFrame:
    rows = felt(a)
    parts = []
    for voice, name in ((AUTHOR, "author"), (SOURCE, "sources")):
        mine = rows[rows.voice == voice]
        parts.append(pd.crosstab(mine.actor_id, mine.tone).reindex(columns=list(LABELS), fill_value=0).add_prefix(f"{name}_"))
    return pd.concat(parts, axis=1)


def _accusations(a: Analysis) -> pd.DataFrame:
    every = summary.with_groups(a, a.accusations, "accused")
    counts = pd.crosstab(every.accused, every.sourcing).reindex(columns=list(SOURCED.values()), fill_value=0)
    return counts.set_axis(list(SOURCED), axis=1)


def _called(a: Analysis) -> pd.DataFrame:
    """The commonest names and descriptions of each actor, and the heaviest loaded words aimed at it, as one text."""
    names = a.mentions[a.mentions.actor_id.notna() & (a.mentions.form != "pronoun")]
    names = names.groupby("actor_id").text.agg(lambda texts: list(texts.value_counts().head(CALLED).index))
    aimed = summary.with_groups(a, a.terms[a.terms.target.notna()], "target").sort_values("weight", ascending=False, kind="stable")
    words = aimed.groupby("target").text.agg(lambda texts: [f"“{word}”" for word in dict.fromkeys(texts.str.lower())][:CALLED])
    every = names.index.union(words.index)
    texts = [", ".join([*names.get(actor, []), *words.get(actor, [])]) for actor in every]
    return pd.DataFrame({"called": pd.Series(texts, index=every, dtype="str")})


def _heard(a: Analysis) -> pd.DataFrame:
    said = summary.reported(a)
    words = said[said.speaker.notna()].groupby("speaker").words.sum()
    return pd.DataFrame({"attributed_words": words, "attributed_share": words / max(1, said.words.sum())})
