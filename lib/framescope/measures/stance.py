"""How the author, the sources and the article as a whole paint each actor: from single mentions to one figure an actor and voice.

Two questions, two figures. How does the *author* paint an actor, in his or her own voice? Readers of BASIL (Fan et al. 2019) were asked
that. How does the *article* paint it, the quotations that it chooses included? Readers of SEESAW (Zhang, Beauchamp & Wang 2022) were,
and so is whoever asks how an article treats somebody. What the sources say alone is the third.

One rule serves all three. Each mention adds its score, squared, so that one plain judgement weighs more than many shades; what is
positive adds `PRAISE` of that, since praise is told more freely than it is meant. The sum is divided by the fourth root of the number
of mentions: a stance grows with its evidence, but slowly, and nobody is disliked for being mentioned often. Each loaded term aimed at the
actor adds `TERMS` of its valence times its weight. What is said of a group is said of whom it stands for, too (a country's forces). In
the sources' and the article's stance, what others do to the actor and are told to say of it (rows of ``stances``, done and reported) adds
`ACTS` of its score times its confidence: whom everybody attacks the article paints so, but the author who reports it has not taken a side.

The rule was chosen among some three hundred (means, sums, the worst mention, other powers and roots, weights for pronouns, subjects,
compounds, headlines and early mentions, accusations, who gets to speak) by cross-validation over events on the open parts of both
corpora; no weight is fitted. The area under the curve: the author's, negative, .75 (BASIL); the article's, negative .73, positive .66
(433 articles of SEESAW; drawing the events anew moves them by .014 and .028; the plain mean of all mentions has .71 and .66).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..analysis import Analysis
from ..voice import AUTHOR, SOURCE
from .once import once
from .statistics import FEWEST_GROUPS, FLOOR, drawn_interval
from .summary import of_main_instrument, with_groups

ARTICLE = "article"
VOICES = (AUTHOR, SOURCE, ARTICLE)
PRAISE = 0.8
"""What a positive mention counts, beside 1 for a negative one."""
TERMS, ACTS = 0.4, 0.8
"""What a loaded term and an act count, beside a mention that is wholly negative or positive."""
ROOT = 0.25
"""The power of the number of mentions that the sum is divided by."""
HOSTILE = {AUTHOR: 1.2, SOURCE: 0.8, ARTICLE: 0.8}
FRIENDLY = {AUTHOR: 2.2, SOURCE: 0.5, ARTICLE: 0.5}
"""From where on a stance is called negative or positive, by its figure; but the author's is called positive by the plain sum of the scores
over the same root. Chosen on the open parts of BASIL, whose readers call 13 % and 4 % of the actors so, and of SEESAW (21 % and 14 %)."""
COLUMNS = ("actor_id", "name", "voice", "n", "sentences", "terms", "score", "low", "high", "label")
_DRAWS = 1000


@once
def stances(a: Analysis) -> pd.DataFrame:
    """One row an actor and voice (`VOICES`), the most negative first.

    Columns: actor_id, name, voice, n (mentions), sentences, terms (loaded terms aimed at it), score, low and high (95 % bootstrap over
    sentences; missing where fewer than `FLOOR` mentions or `FEWEST_GROUPS` sentences stand behind it) and label (negative, neutral or
    positive).
    """
    found = pd.DataFrame(_rows(a), columns=list(COLUMNS))
    return found.sort_values(["voice", "score", "actor_id"], ignore_index=True)


def toward(a: Analysis, voice: str) -> pd.Series:
    """The score in this voice (`VOICES`) toward each actor, by actor_id."""
    return stances(a).query("voice == @voice").set_index("actor_id").score


def evidence(a: Analysis, actor_id: str, voice: str = ARTICLE) -> pd.DataFrame:
    """What makes the stance toward an actor: rows of ``sentiments``, ``terms`` and ``stances`` with what each adds (``adds``), the largest first."""
    columns = ["table", "sentence_id", "start", "end", "text", "adds"]
    parts = zip(("sentiments", "terms", "stances"), _parts(a, voice), strict=True)
    rows = pd.concat([part[part.actor_id == actor_id].assign(table=table)[columns] for table, part in parts])
    rows = rows[rows.adds != 0].reset_index(drop=True)
    return rows.iloc[(-rows.adds.abs()).argsort(kind="stable")].reset_index(drop=True)


def _parts(a: Analysis, voice: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The mentions, loaded terms and acts in this voice, each with its actor and what it adds to the stance before it is divided."""
    if voice == ARTICLE:
        return _adding(a)
    felt, aimed, acts = (frame[frame.voice == voice] for frame in _adding(a))
    return felt, aimed, acts if voice != AUTHOR else acts.iloc[:0]


@once
def _adding(a: Analysis) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """`_parts` in all voices together."""
    felt = of_main_instrument(a.sentiments)
    felt = felt[felt.actor_id.notna()]
    aimed, acts = a.terms[a.terms.target.notna()], a.stances[a.stances.how.isin(["done", "reported"])]
    squares = np.sign(felt.score) * felt.score**2
    felt = felt.assign(adds=squares.where(felt.score < 0, squares * PRAISE))
    aimed = aimed.assign(actor_id=aimed.target, adds=TERMS * aimed.valence * aimed.weight)
    acts = acts.assign(actor_id=acts.target, adds=ACTS * acts.score * acts.confidence)
    return with_groups(a, felt, "actor_id"), with_groups(a, aimed, "actor_id"), with_groups(a, acts, "actor_id")


def _rows(a: Analysis) -> Iterator[tuple]:
    names = a.actor_names
    for voice in VOICES:
        felt, aimed, acts = _parts(a, voice)
        loaded = dict(tuple(pd.concat([aimed.assign(term=1), acts.assign(term=0)]).groupby("actor_id")))
        for actor, mine in felt.groupby("actor_id"):
            more = loaded.get(actor, aimed.iloc[:0].assign(term=0))
            score = float(mine.adds.sum() / len(mine) ** ROOT + more.adds.sum())
            warmth = float(mine.score.sum() / len(mine) ** ROOT)
            low, high = _interval(mine, more)
            sizes = (len(mine), mine.sentence_id.nunique(), int(more.term.sum()))
            yield (actor, names.get(actor, actor), voice, *sizes, score, low, high, label(score, warmth, voice))


def label(score: float, warmth: float, voice: str) -> str:
    """What a stance is called, by its figure and by the plain sum of the scores over the root of their number.

    >>> label(-1.3, -1.0, "author"), label(-0.5, -0.5, "author"), label(1.4, 2.3, "author")
    ('negative', 'neutral', 'positive')
    """
    if score <= -HOSTILE[voice]:
        return "negative"
    return "positive" if score > 0 and (warmth if voice == AUTHOR else score) >= FRIENDLY[voice] else "neutral"


def _interval(felt: pd.DataFrame, more: pd.DataFrame) -> tuple[float, float]:
    """The 95 % interval of the figure, whole sentences drawn anew."""
    names, member = np.unique(felt.sentence_id, return_inverse=True)
    if len(felt) < FLOOR or len(names) < FEWEST_GROUPS:
        return float("nan"), float("nan")
    adds, sizes = np.bincount(member, weights=felt.adds), np.bincount(member)
    apart = more.groupby("sentence_id").adds.sum().reindex(names).fillna(0).to_numpy()
    drawn = np.random.default_rng(0).integers(0, len(names), size=(_DRAWS, len(names)))
    figures = adds[drawn].sum(axis=1) / sizes[drawn].sum(axis=1) ** ROOT + apart[drawn].sum(axis=1)
    return drawn_interval(figures, len(names))
