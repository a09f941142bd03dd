"""The units of a corpus that people can code, each with what the instruments say of it: what a sheet is drawn from.

======== ======================================================= ================================ ===========================
estimand a unit                                                  y, by the instrument             n, by the instrument
======== ======================================================= ================================ ===========================
stance   a mention of a side                                     its score, in the outlet's voice 1 in the outlet's own voice
terms    a sentence and a side that its article mentions         loaded terms aimed at the side   thousand words of the outlet
sources  a sentence, and each side that its article mentions     its words if the side speaks     its words if anybody speaks
======== ======================================================= ================================ ===========================

They are the measures of `framescope.corpus.trends`, cut into pieces that a person can judge alone. ``level`` says where the
instruments hold a unit to count: a sheet takes more of those. A unit that no instrument saw as one of these (a mention that it
missed) is not among them, and no coding brings it back. ``size`` is what a unit weighs in n if it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from ..coding.sheets import Question
from ..corpus.identities import ASKED, Identities
from ..corpus.parts import Wanted, partitions, where_and_when
from ..corpus.trends import instrument_names, main_instrument_of
from ..errors import InputError
from ..sentiment.score import MENTION_MODEL
from ..voice import AUTHOR, SCARE

COLUMNS = (
    "unit",
    "article_id",
    "sentence_id",
    "start",
    "end",
    "outlet",
    "period",
    "date",
    "cluster",
    "who",
    "level",
    "size",
    "y_hat",
    "n_hat",
)
NONE, OTHER, NOBODY = "none", "other", "nobody"
"""Answers: there is nothing to judge; somebody else speaks; nobody does."""

_ARTICLE = ["article_id", "outlet", "date", "story"]
_ACTORS = (["article_id", *ASKED], None)


@dataclass(frozen=True)
class Estimand:
    """What can be estimated: what people are asked of each unit, and how a sheet is drawn.

    shares: how the codings of a cell are dealt out over its levels; limits: between what a ratio lies; counted: what n counts;
    by_side: whether a unit is one of a single side.
    """

    name: str
    question: Question
    shares: tuple[float, ...]
    limits: tuple[float, float]
    counted: str
    wanted: Callable[[str], Wanted]
    read: Callable[[dict[str, pd.DataFrame], pd.DataFrame], pd.DataFrame]
    by_side: bool = True


def named(estimand: str) -> Estimand:
    """The estimand of this name.

    Raises
    ------
    InputError
        when there is none.
    """
    if estimand not in ESTIMANDS:
        raise InputError(f"{estimand!r} cannot be estimated: choose one of {', '.join(ESTIMANDS)}.")
    return ESTIMANDS[estimand]


def units_of(folder: str | Path, estimand: str, sides: Sequence[str], period: str = "Q") -> pd.DataFrame:
    """All units of a corpus for these sides: columns `COLUMNS`, read partition by partition.

    cluster: the story of the article where the corpus tells stories apart, else the article; period: as `trends` has it.
    """
    kind = named(estimand)
    by = main_instrument_of(folder)
    wanted = {"articles": (_ARTICLE, None), "actors": _ACTORS, **kind.wanted(by)}
    identities = Identities.of(folder)
    parts = [
        _with_places(kind.read(tables, _sides(tables["actors"], sides, identities)), tables, period)
        for tables in partitions(folder, wanted)
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(COLUMNS))


def rests_on(folder: str | Path, estimand: str) -> str:
    """On which judgement the instrument's part rests (`framescope.measures.accuracy.JUDGEMENTS`)."""
    if estimand != "stance":
        return {"terms": "terms", "sources": "attribution"}[estimand]
    by = main_instrument_of(folder)
    return "sentiment" if by == MENTION_MODEL else by


def _sides(actors: pd.DataFrame, sides: Sequence[str], identities: Identities) -> pd.DataFrame:
    """Each actor that stands for one of the sides: article_id, actor_id, who, mentions."""
    named = actors.assign(who=identities.sides(actors))
    return named.loc[named.who.isin(sides), ["article_id", "actor_id", "who", "mentions"]]


def _with_places(rows: pd.DataFrame, tables: dict[str, pd.DataFrame], period: str) -> pd.DataFrame:
    articles = tables["articles"]
    at = where_and_when(articles, period).reindex(rows.article_id)
    about = articles.set_index("article_id").reindex(rows.article_id)
    story = about.story.to_numpy() if "story" in about else np.full(len(rows), None, dtype=object)
    cluster = pd.Series(story, index=rows.index).fillna(rows.article_id).astype("str")
    placed = rows.assign(outlet=at.outlet.to_numpy(), period=at.period.to_numpy(), date=about.date.to_numpy(), cluster=cluster)
    return placed[list(COLUMNS)]


def _stance(tables: dict[str, pd.DataFrame], actors: pd.DataFrame) -> pd.DataFrame:
    rows = tables["sentiments"].merge(actors, on=["article_id", "actor_id"])
    own = (rows.voice == AUTHOR).astype(float)
    names = rows.article_id + "/m" + rows.mention_id.astype("str")
    return rows.assign(unit=names, level=own.astype(int), size=1.0, y_hat=rows.score * own, n_hat=own)


def _terms(tables: dict[str, pd.DataFrame], actors: pd.DataFrame) -> pd.DataFrame:
    rows = _sentences_by_side(tables["sentences"], actors)
    key = ["article_id", "sentence_id", "who"]
    aimed = tables["terms"].rename(columns={"target": "actor_id"}).merge(actors, on=["article_id", "actor_id"])
    named = tables["mentions"].merge(actors, on=["article_id", "actor_id"])
    index = pd.MultiIndex.from_frame(rows[key])
    y = aimed.groupby(key).size().reindex(index).fillna(0).to_numpy(dtype=float)
    words = tables["tokens"].groupby(key[:2]).size().reindex(pd.MultiIndex.from_frame(rows[key[:2]])).fillna(0).to_numpy()
    level = np.where(y > 0, 2, index.isin(pd.MultiIndex.from_frame(named[key])).astype(int))
    return rows.assign(unit=_sentence_names(rows) + "/" + rows.who, level=level, size=words / 1000, y_hat=y, n_hat=words / 1000)


def _sources(tables: dict[str, pd.DataFrame], actors: pd.DataFrame) -> pd.DataFrame:
    rows = _sentences_by_side(tables["sentences"], actors)
    said = tables["attributions"].rename(columns={"speaker": "actor_id"}).merge(actors, on=["article_id", "actor_id"], how="left")
    parts = tables["spans"].merge(said[["article_id", "attribution_id", "who"]], on=["article_id", "attribution_id"])
    heard = _in_sentences(parts, tables["sentences"])
    key = ["article_id", "sentence_id"]
    sentence = pd.MultiIndex.from_frame(rows[key])
    reported = sentence.isin(pd.MultiIndex.from_frame(heard[key]))
    mine = pd.MultiIndex.from_frame(rows[[*key, "who"]]).isin(pd.MultiIndex.from_frame(heard[[*key, "who"]]))
    words = rows.text.str.split().str.len().to_numpy(dtype=float)
    first = heard.dropna(subset=["who"]).sort_values("who").drop_duplicates(key).set_index(key).who
    level = np.where(reported, 1 + (pd.Categorical(first.reindex(sentence), sorted(actors.who.unique())).codes >= 0), 0)
    return rows.assign(unit=_sentence_names(rows), level=level, size=words, y_hat=words * mine, n_hat=words * reported)


def _sentences_by_side(sentences: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Every sentence of an article with each side that the article mentions."""
    mentioned = actors.loc[actors.mentions > 0, ["article_id", "who"]].drop_duplicates()
    return sentences.merge(mentioned, on="article_id")


def _sentence_names(rows: pd.DataFrame) -> pd.Series:
    return rows.article_id + "/s" + rows.sentence_id.astype("str")


def _in_sentences(parts: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Each part of an attribution with each sentence that it touches: article_id, sentence_id, who."""
    both = parts.merge(sentences[["article_id", "sentence_id", "start", "end"]], on="article_id", suffixes=("", "_of"))
    return both.loc[(both.start < both.end_of) & (both.end > both.start_of), ["article_id", "sentence_id", "who"]]


_SENTENCES = (["article_id", "sentence_id", "start", "end", "text"], None)
_OWN = pc.field("voice") == AUTHOR


def _of_stance(by: str) -> Wanted:
    columns = ["article_id", "mention_id", "actor_id", "sentence_id", "start", "end", "score", "voice"]
    return {"sentiments": (columns, pc.field("instrument").isin(instrument_names(by)))}


def _of_terms(_: str) -> Wanted:
    return {
        "sentences": _SENTENCES,
        "mentions": (["article_id", "actor_id", "sentence_id"], pc.field("actor_id").is_valid()),
        "terms": (["article_id", "sentence_id", "target"], _OWN & pc.field("target").is_valid()),
        "tokens": (["article_id", "sentence_id"], _OWN & ~pc.field("pos").isin(["PUNCT", "SYM", "SPACE"])),
    }


def _of_sources(_: str) -> Wanted:
    return {
        "sentences": _SENTENCES,
        "attributions": (["article_id", "attribution_id", "speaker"], pc.field("kind") != SCARE),
        "spans": (["article_id", "attribution_id", "start", "end"], pc.field("role") == "content"),
    }


ESTIMANDS = {
    kind.name: kind
    for kind in (
        Estimand(
            "stance",
            Question("stance", "mention", "nominal", ("negative", "neutral", "positive", NONE)),
            (0.2, 0.8),
            (-1.0, 1.0),
            "mentions in the outlets' own voice",
            _of_stance,
            _stance,
        ),
        Estimand(
            "terms",
            Question("terms", "sentence and side", "words"),
            (0.1, 0.4, 0.5),
            (0.0, float("inf")),
            "thousand words of the outlets' own",
            _of_terms,
            _terms,
        ),
        Estimand(
            "sources",
            Question("sources", "sentence", "words"),
            (0.3, 0.2, 0.5),
            (0.0, 1.0),
            "words in sentences that report somebody",
            _of_sources,
            _sources,
            by_side=False,
        ),
    )
}
"""What can be estimated, by name."""
