"""Portraits: each actor in one row, how it is painted, by whom and by what means."""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
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
    """One row an actor, the most mentioned first. What is said of a group counts for it and for whom it stands (a country's forces).

    ==================================== =================================================================================================
    columns                              meaning
    ==================================== =================================================================================================
    actor, name, kind, side              who it is; `actor` is its actor_id, `side` that of whom it stands for
    mentions                             how often it is mentioned
    author_stance, article_stance        figure of its stance in the author's voice and in the article (`framescope.measures.stance`)
    author_low, author_high …            their 95 % intervals; missing where there is too little to say
    author_label, article_label          negative, neutral or positive; missing where it is not mentioned in that voice
    author_negative, author_neutral,     mentions in the author's voice, by what the model calls them; those it is not sure of are
    author_positive                      among the neutral ones
    sources_negative …                   the same in the sources' voice
    accused_by_author                    accusations against it that the author asserts
    accused_by_sources                   accusations that are attributed and left standing
    accused_distanced                    accusations that are attributed and put in doubt
    acts, acted_on, harms, harmed,       events of the author's own telling (`framescope.measures.deeds`)
    helps, helped
    speaks, spoken_about                 attributions to it; mentions of it in the words of others
    called                               its commonest names, and the loaded words aimed at it
    attributed_words, attributed_share   words that are quoted or reported of it, and their share of all such words
    ==================================== =================================================================================================

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
    return found.fillna(dict.fromkeys(_counts(found), 0)).astype(dict.fromkeys(_counts(found), int)).reset_index(drop=True)


def _counts(found: pd.DataFrame) -> list[str]:
    """The columns that count: none is missing."""
    measured = ("attributed_share", *(f"{voice}_{what}" for voice in (AUTHOR, ARTICLE) for what in ("stance", "low", "high", "label")))
    return [name for name in found.columns if name not in ("actor", "name", "kind", "side", "called", *measured)]


def _stances(a: Analysis) -> pd.DataFrame:
    every = stances(a)
    parts = []
    for voice in (AUTHOR, ARTICLE):
        mine = every[every.voice == voice].set_index("actor_id")[["score", "low", "high", "label"]]
        parts.append(mine.rename(columns={"score": "stance"}).add_prefix(f"{voice}_"))
    return pd.concat(parts, axis=1)


def _mentions(a: Analysis) -> pd.DataFrame:
    felt = summary.of_main_instrument(a.sentiments)
    felt = summary.with_groups(a, felt[felt.actor_id.notna()], "actor_id").reset_index(drop=True)
    labels = felt.label.where(felt.label.isin(LABELS), "neutral")
    parts = []
    for voice, name in ((AUTHOR, "author"), (SOURCE, "sources")):
        mine = felt.voice == voice
        parts.append(pd.crosstab(felt.actor_id[mine], labels[mine]).reindex(columns=list(LABELS), fill_value=0).add_prefix(f"{name}_"))
    return pd.concat(parts, axis=1)


def _accusations(a: Analysis) -> pd.DataFrame:
    every = summary.with_groups(a, a.accusations, "accused")
    counts = pd.crosstab(every.accused, every.sourcing).reindex(columns=list(SOURCED.values()), fill_value=0)
    return counts.set_axis(list(SOURCED), axis=1)


def _called(a: Analysis) -> pd.DataFrame:
    """The commonest names and descriptions of each actor, and the heaviest loaded words aimed at it, as one text."""
    names = a.mentions[a.mentions.actor_id.notna() & (a.mentions.form != "pronoun")]
    names = names.groupby("actor_id").text.agg(lambda texts: list(texts.value_counts().head(CALLED).index))
    aimed = a.terms[a.terms.target.notna()].sort_values("weight", ascending=False, kind="stable")
    words = aimed.groupby("target").text.agg(lambda texts: [f"“{word}”" for word in dict.fromkeys(texts.str.lower())][:CALLED])
    every = names.index.union(words.index)
    texts = [", ".join([*names.get(actor, []), *words.get(actor, [])]) for actor in every]
    return pd.DataFrame({"called": pd.Series(texts, index=every, dtype="str")})


def _heard(a: Analysis) -> pd.DataFrame:
    said = summary.reported(a)
    words = said[said.speaker.notna()].groupby("speaker").words.sum()
    return pd.DataFrame({"attributed_words": words, "attributed_share": words / max(1, said.words.sum())})
