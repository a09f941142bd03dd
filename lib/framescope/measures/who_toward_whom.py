"""Who is for or against whom, added up: the matrix of an article and the edges of its network.

A row of the matrix is the author, a side, or the sources that nobody names; a side is the actor that somebody stands for, else itself
(`framescope.measures.summary.side_of`). Counted are sentences, each once for the same two actors (table ``stances``), where the row is
sure enough to be shown (`SURE`): the table holds the others too, with their confidence.
"""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
from ..portrayal.stances import NEGATIVE, POSITIVE
from ..voice import AUTHOR
from .summary import UNNAMED, side_of

THE_AUTHOR = "the author"
"""Whose stance what the author tells, and the loaded words of the author's own, are."""

SOMEBODY = "somebody not named"
"""Whose deed it is where the article does not say who does it: no source."""

OWN = ("told", "named")
"""How a stance shows that is the author's where nobody is its source."""

SURE = 0.3
"""The least confidence of a stance that pages, figures and networks show: readers who look for stances agree with three in ten such rows,
and with each other on five in ten."""

EDGE = ("source", "source_name", "target", "target_name", "voice")


def shown(stances: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``stances`` that are sure enough to be shown."""
    return stances[stances.confidence >= SURE]


def stances_by_side(a: Analysis) -> pd.DataFrame:
    """What is `shown` of ``stances`` with the names of both ends' sides: who and toward; those of one side toward itself are left out."""
    s = shown(a.stances)
    who = side_of(a, s.source).mask(s.source.isna(), without_source(s))
    named = s.assign(who=who, toward=side_of(a, s.target))
    return named[named.who != named.toward].reset_index(drop=True)


def nameless(voice: str, how: str) -> str:
    """Whose a stance without a source is: the author's, of nobody who is named, or of sources whom nobody names."""
    if voice == AUTHOR and how in OWN:
        return THE_AUTHOR
    return SOMEBODY if how == "done" else UNNAMED


def without_source(stances: pd.DataFrame) -> pd.Series:
    """For each row of ``stances`` whose it is where it has no source (`nameless`)."""
    return pd.Series(map(nameless, stances.voice, stances.how), index=stances.index, dtype="str")


def who_toward_whom(a: Analysis) -> pd.DataFrame:
    """One row a source, target and voice, most stances first: who, toward, voice, negative, positive, n, and stances (their ids).

    Examples
    --------
    >>> import framescope as fs
    >>> a = fs.analyze(fs.read_article("Ann Lee condemned Bo Orr. Ann Lee sued Bo Orr."), instruments=["vader"])
    >>> who_toward_whom(a)[["who", "toward", "voice", "negative", "positive"]].values.tolist()
    [['Ann Lee', 'Bo Orr', 'author', 2, 0]]
    """
    found = stances_by_side(a)
    groups = found.assign(negative=found.polarity == NEGATIVE, positive=found.polarity == POSITIVE).groupby(["who", "toward", "voice"])
    out = groups.agg(negative=("negative", "sum"), positive=("positive", "sum"), n=("score", "size"), stances=("stance_id", tuple))
    return out.reset_index().sort_values(["n", "who", "toward", "voice"], ascending=[False, True, True, True], ignore_index=True)


def edges(a: Analysis) -> pd.DataFrame:
    """The network of an article: one row a source, target and voice: `EDGE`, negative, positive and weight (positive less negative).

    source and target are actor_ids; what is the author's, or of nobody who is named, has a source_name alone.

    Examples
    --------
    >>> import framescope as fs
    >>> a = fs.analyze(fs.read_article("Ann Lee condemned Bo Orr. Ann Lee sued Bo Orr."), instruments=["vader"])
    >>> edges(a)[["source", "target", "weight"]].values.tolist()
    [['ann-lee', 'bo-orr', -2]]
    """
    s, names = shown(a.stances), a.actor_names
    called = s.source.map(names).fillna(without_source(s))
    rows = s.assign(source_name=called, target_name=s.target.map(names), negative=s.polarity == NEGATIVE, positive=s.polarity == POSITIVE)
    out = rows.groupby(list(EDGE), dropna=False)[["negative", "positive"]].sum().reset_index()
    out = out.astype({"negative": "int64", "positive": "int64"} | dict.fromkeys(EDGE, "str"))
    return out.assign(weight=out.positive - out.negative)
