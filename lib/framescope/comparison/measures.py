"""What each outlet of a press review says of each side and lets it say, every measure with its interval."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from ..measures.ratios import NONE_SEEN
from ..measures.source_kinds import NOT_TOLD
from ..measures.statistics import FEWEST_GROUPS, bootstrap_ratio
from ..voice import AUTHOR
from .press import Review, stacked


def sides(review: Review, most: int = 4) -> list[str]:
    """The sides that the review is about: those with the largest share of mentions, each article counting the same.

    Sides that only one article mentions come after all others, and only while no two articles share as many as two sides. A law
    or a report takes no side.
    """
    shares = [counts / max(1, counts.sum()) for a in review.analyses.values() if len(counts := summary.mentions_by_side(a).sum(axis=1))]
    if not shares:
        return []
    table = pd.concat(shares, axis=1)
    common = table[table.notna().sum(axis=1) > 1]
    total = (common if len(common) > 1 else table).fillna(0).sum(axis=1)
    documents = {name for a in review.analyses.values() for name in a.actors.name[a.actors.kind == "document"]}
    total = total[~total.index.isin(documents)]
    return sorted(total.index, key=lambda who: (-total[who], who))[:most]


def stance(review: Review) -> pd.DataFrame:
    """How each outlet, in its own voice, writes of each side: outlet, who, n (mentions), mean, low, high.

    By the instrument that the findings rest on; 95 % bootstrap over sentences, missing below `FLOOR` mentions or `FEWEST_GROUPS` sentences.
    """
    felt = summary.by_author(stacked(review, summary.sentiment_toward))
    return felt[["outlet", "who", "n", "mean", "low", "high"]].reset_index(drop=True)


def tone(review: Review) -> pd.DataFrame:
    """The sentences behind `stance`: of each outlet and side the lowest and the highest mention in the outlet's own voice.

    Columns: outlet, who, score, mention (its words), sentence. One row where a side has one such mention alone.
    """
    who = sides(review)
    return stacked(review, lambda a: _extremes(a, who))


def _extremes(a: Analysis, who: Sequence[str]) -> pd.DataFrame:
    felt = summary.by_author(a.sentiments)
    felt = felt.assign(who=summary.side_of(a, felt.actor_id)).sort_values("score", kind="stable")
    ends = felt[felt.who.isin(who)].groupby("who").nth([0, -1])
    sentences = a.sentences.set_index("sentence_id").text
    frame = ends.assign(mention=ends.text, sentence=ends.sentence_id.map(sentences))[["who", "score", "mention", "sentence"]]
    return frame.sort_values("who", key=lambda names: names.map(list(who).index), kind="stable")


def loaded(review: Review) -> pd.DataFrame:
    """Loaded terms of an outlet's own aimed at each side: outlet, who, n (terms), words (its own), mean, low, high.

    ``mean`` is terms in a thousand of the outlet's own words; the interval is a bootstrap over sentences, and where there is no
    term at all it reaches up to the rate at which that would happen once in forty times (`NONE_SEEN`).
    """
    return stacked(review, _loaded)


def _loaded(a: Analysis) -> pd.DataFrame:
    own = summary.words(a)
    own = own[own.voice == AUTHOR].sentence_id.value_counts().sort_index()
    aimed = _aimed(a)
    who = summary.side_of(a, aimed.target)
    rows = []
    for side in dict.fromkeys([*summary.mentions_by_side(a).index, *who]):
        hits = aimed.sentence_id[who == side].value_counts().reindex(own.index).fillna(0)
        low, high = bootstrap_ratio(1000 * hits, own, own.index) if hits.any() else (0.0, NONE_SEEN / max(1, own.sum()) * 1000)
        rows.append((side, int(hits.sum()), int(own.sum()), 1000 * hits.sum() / max(1, own.sum()), low, high))
    return pd.DataFrame(rows, columns=["who", "n", "words", "mean", "low", "high"])


def _aimed(a: Analysis) -> pd.DataFrame:
    """The loaded terms of the outlet's own that are aimed at somebody."""
    return a.terms[a.terms.target.notna() & (a.terms.voice == AUTHOR)]


def shares(review: Review) -> pd.DataFrame:
    """What each side gets to say: outlet, who, n (attributions), words, mean (share of all attributed words), low, high.

    The interval is a bootstrap over the sentences that attributions begin in, missing below `FEWEST_GROUPS` sentences in all; at a
    share of 0 or 1 it reaches as far as that would still be seen once in forty times.
    """
    return stacked(review, _shares)


def _shares(a: Analysis) -> pd.DataFrame:
    rows = summary.reported(a)
    who = rows.side
    said = rows.words.groupby(who).sum().sort_values(ascending=False, kind="stable")
    out = []
    for side in dict.fromkeys([*said.index, *summary.mentions_by_side(a).index]):
        mine = rows.words.where(who == side, 0)
        share = mine.sum() / max(1, rows.words.sum())
        out.append((side, int((who == side).sum()), int(mine.sum()), share, *_share_interval(mine, rows, share)))
    return pd.DataFrame(out, columns=["who", "n", "words", "mean", "low", "high"])


def source_kinds(review: Review) -> pd.DataFrame:
    """What each kind of source gets to say: outlet, who (the kind), n (attributions), words, mean (share of all attributed words), low, high."""
    return stacked(review, _kinds)


def _kinds(a: Analysis) -> pd.DataFrame:
    rows = summary.reported(a)
    kinds = rows.source_kind.fillna(NOT_TOLD)
    out = []
    for kind in kinds.value_counts().index:
        mine = rows.words.where(kinds == kind, 0)
        share = mine.sum() / max(1, rows.words.sum())
        out.append((kind, int((kinds == kind).sum()), int(mine.sum()), share, *_share_interval(mine, rows, share)))
    return pd.DataFrame(out, columns=["who", "n", "words", "mean", "low", "high"])


def _share_interval(mine: pd.Series, rows: pd.DataFrame, share: float) -> tuple[float, float]:
    sentences = rows.sentence_id.nunique()
    if sentences < FEWEST_GROUPS:
        return float("nan"), float("nan")
    extreme = 0.025 ** (1 / sentences)
    if share in (0, 1):
        return (0.0, 1 - extreme) if share == 0 else (extreme, 1.0)
    return bootstrap_ratio(mine, rows.words, rows.sentence_id)


def evidence(review: Review) -> pd.DataFrame:
    """Every loaded term of an outlet's own that is aimed at somebody: outlet, term, who, category, weight, sentence."""
    return stacked(review, _evidence).sort_values("weight", ascending=False, kind="stable", ignore_index=True)


def _evidence(a: Analysis) -> pd.DataFrame:
    aimed = _aimed(a)
    sentences = a.sentences.set_index("sentence_id").text
    return pd.DataFrame(
        {
            "term": aimed.text,
            "who": summary.side_of(a, aimed.target),
            "category": aimed.category,
            "weight": aimed.weight,
            "sentence": aimed.sentence_id.map(sentences),
        }
    )
