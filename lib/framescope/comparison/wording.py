"""The words that set each article of a press review apart from the others."""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
from ..terms.keyness import log_odds
from .press import Review

CONTENT_WORDS = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")


def distinctive(review: Review, most: int = 8) -> pd.DataFrame:
    """Content words (lemmas) that set an outlet apart (`framescope.terms.keyness`), with a sentence each as evidence.

    The `most` words of each outlet with the highest z that it uses twice or more; ``clear`` where the 95 % interval lies above
    0. Many words are tried: one in forty would be clear by chance alone. Columns: outlet, term, count, rest, delta, low, high,
    z, clear, sentence.
    """
    counts = pd.concat({outlet: lemmas(a).value_counts() for outlet, a in review.analyses.items()}, axis=1).fillna(0)
    columns = ["outlet", "term", "count", "rest", "delta", "low", "high", "z", "clear", "sentence"]
    if len(review.analyses) < 2 or counts.empty:
        return pd.DataFrame(columns=columns)
    odds = log_odds(counts).rename(columns={"text": "outlet"})
    top = odds[(odds.z > 0) & (odds["count"] > 1)].groupby("outlet", sort=False).head(most).reset_index(drop=True)
    return top.assign(
        clear=top.low > 0, sentence=[_first_sentence(review.analyses[o], t) for o, t in zip(top.outlet, top.term, strict=True)]
    )[columns]


def lemmas(a: Analysis) -> pd.Series:
    """The lemmas of the content words of headline and body, in lower case.

    Left out are spaCy's stop words ("also"), single letters, and abbreviations with a full stop, which are titles and house style
    ("Mr.", "Sen.", "U.S.").
    """
    from spacy.lang.en.stop_words import STOP_WORDS

    lower = a.tokens.lemma[a.tokens.pos.isin(CONTENT_WORDS)].str.lower()
    return lower[lower.str.contains("[a-z].", regex=True) & ~lower.str.endswith(".") & ~lower.isin(STOP_WORDS)]


def _first_sentence(a: Analysis, lemma: str) -> str:
    words = lemmas(a)
    first = a.tokens.sentence_id[words.index[words == lemma][0]]
    return a.sentences.set_index("sentence_id").text[first]
