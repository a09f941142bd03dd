"""How the author, the sources and the article as a whole paint each actor: from single mentions to one figure an actor and voice.

Two questions, two figures. How does the *author* paint an actor, in his or her own voice? Readers of BASIL (Fan et al. 2019) were asked
that. How does the *article* paint it, the quotations that it chooses included? Readers of SEESAW (Zhang, Beauchamp & Wang 2022) were,
and so is whoever asks how an article treats somebody. What the sources say alone is the third.

One rule serves all three. Each mention adds its score, squared, so that one plain judgement weighs more than many shades; what is
positive adds `PRAISE` of that, since praise is told more freely than blame is meant. The sum is divided by the square root of the
number of mentions: a stance grows with its evidence, but nobody is disliked for being mentioned often. Each loaded term aimed at the
actor adds `TERMS` of its valence times its weight. What is said of a group is said of whom it stands for, too (a country's forces). The rule was chosen among some two hundred (means, sums, the worst mention, other
powers, weights for pronouns, subjects, headlines and early mentions, accusations, who gets to speak) by cross-validation over events
on the open parts of both corpora; no weight is fitted.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..analysis import Analysis
from ..voice import AUTHOR, SOURCE
from .statistics import FEWEST_GROUPS, FLOOR, drawn_interval
from .summary import of_main_instrument, with_groups

ARTICLE = "article"
VOICES = (AUTHOR, SOURCE, ARTICLE)
PRAISE = 0.7
"""What a positive mention counts, beside 1 for a negative one."""
TERMS = 0.4
"""What a loaded term counts, beside a mention that is wholly negative or positive."""
HOSTILE = {AUTHOR: 0.8, SOURCE: 0.4, ARTICLE: 0.4}
FRIENDLY = {AUTHOR: 1.0, SOURCE: 0.6, ARTICLE: 0.6}
"""From where on a stance is called negative (by its figure) or positive (by the plain sum of the scores over the root of their number);
chosen on the open parts of BASIL, whose readers call 13 % and 4 % of the actors so, and of SEESAW (22 % and 12 %)."""
COLUMNS = ("actor_id", "name", "voice", "n", "sentences", "terms", "score", "low", "high", "label")
_DRAWS = 1000


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
    """What makes the stance toward an actor: rows of ``sentiments`` and ``terms`` with what each adds (``adds``), the largest first."""
    felt, aimed = (frame[frame.actor_id == actor_id] for frame in _parts(a, voice))
    columns = ["table", "sentence_id", "start", "end", "text", "adds"]
    rows = pd.concat([felt.assign(table="sentiments")[columns], aimed.assign(table="terms")[columns]])
    rows = rows[rows.adds != 0].reset_index(drop=True)
    return rows.iloc[(-rows.adds.abs()).argsort(kind="stable")].reset_index(drop=True)


def _parts(a: Analysis, voice: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The mentions and the loaded terms in this voice, each with what it adds to the stance toward its actor before it is divided."""
    felt = of_main_instrument(a.sentiments)
    felt = felt[felt.actor_id.notna()].reset_index(drop=True)
    aimed = a.terms[a.terms.target.notna()].reset_index(drop=True)
    felt, aimed = (frame if voice == ARTICLE else frame[frame.voice == voice] for frame in (felt, aimed))
    squares = np.sign(felt.score) * felt.score**2
    felt = felt.assign(adds=squares.where(felt.score < 0, squares * PRAISE))
    aimed = aimed.assign(actor_id=aimed.target, adds=TERMS * aimed.valence * aimed.weight)
    return with_groups(a, felt, "actor_id"), with_groups(a, aimed, "actor_id")


def _rows(a: Analysis) -> Iterator[tuple]:
    names = a.actor_names
    for voice in VOICES:
        felt, aimed = _parts(a, voice)
        loaded = dict(tuple(aimed.groupby("actor_id")))
        for actor, mine in felt.groupby("actor_id"):
            terms = loaded.get(actor, aimed.iloc[:0])
            score = float(mine.adds.sum() / np.sqrt(len(mine)) + terms.adds.sum())
            warmth = float(mine.score.sum() / np.sqrt(len(mine)))
            low, high = _interval(mine, terms)
            yield (
                actor,
                names.get(actor, actor),
                voice,
                len(mine),
                mine.sentence_id.nunique(),
                len(terms),
                score,
                low,
                high,
                label(score, warmth, voice),
            )


def label(score: float, warmth: float, voice: str) -> str:
    """What a stance is called, by its figure and by the plain sum of the scores over the root of their number.

    >>> label(-1.2, -1.0, "author"), label(-0.5, -0.5, "author"), label(0.4, 1.1, "author")
    ('negative', 'neutral', 'positive')
    """
    return "negative" if score <= -HOSTILE[voice] else "positive" if warmth >= FRIENDLY[voice] and score > 0 else "neutral"


def _interval(felt: pd.DataFrame, aimed: pd.DataFrame) -> tuple[float, float]:
    """The 95 % interval of the figure, whole sentences drawn anew."""
    names, member = np.unique(felt.sentence_id, return_inverse=True)
    if len(felt) < FLOOR or len(names) < FEWEST_GROUPS:
        return float("nan"), float("nan")
    adds, sizes = np.bincount(member, weights=felt.adds), np.bincount(member)
    terms = aimed.groupby("sentence_id").adds.sum().reindex(names).fillna(0).to_numpy()
    drawn = np.random.default_rng(0).integers(0, len(names), size=(_DRAWS, len(names)))
    figures = adds[drawn].sum(axis=1) / np.sqrt(sizes[drawn].sum(axis=1)) + terms[drawn].sum(axis=1)
    return drawn_interval(figures, len(names))
