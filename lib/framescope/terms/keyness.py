"""Words that set texts apart: weighted log-odds ratios with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008).

For word w in text i against the others j, with counts y, lengths n and a prior of a_w words of that kind out of a:

    δ = log[(y_wi + a_w) / (n_i + a − y_wi − a_w)] − log[(y_wj + a_w) / (n_j + a − y_wj − a_w)]
    σ² ≈ 1 / (y_wi + a_w) + 1 / (y_wj + a_w),      z = δ / σ

The prior is the word's share in all texts together times its `strength`: words that are rare everywhere are pulled to
δ = 0, so that neither the commonest nor the rarest words win ("Fightin' Words", equations 15, 16, 22 and 23).

Plain English, against which one text can be set, is the word counts that TextBlob carries (``word_evidence``): they are old and
bookish, so that what stands out is what is news in this text, loaded or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from .word_evidence import counts as english_counts

STRENGTH = 0.1
"""What the prior is worth by default, as a share of the average text's length."""

PRIOR_WORDS = 500.0
"""How many words of plain English the prior is worth where a text is set against it."""

Z95 = 1.959963984540054


def against_english(words: Iterable[str]) -> pd.DataFrame:
    """The words of a text by how much more often than plain English it says them: the columns of `log_odds`.

    words: the words to compare, repeated as they occur (best without names); `rest` is the count in plain English. The most
    surprising word (highest z) comes first; an empty text gives an empty frame.
    """
    seen = Counter(word.lower() for word in words)
    english = pd.Series(english_counts(), dtype="float64")
    both = pd.DataFrame({"text": pd.Series(seen, dtype="float64"), "English": english}).fillna(0.0)
    frame = log_odds(both, PRIOR_WORDS, english) if seen else log_odds(both.iloc[:0])
    return frame[(frame.text == "text") & (frame["count"] > 0)].reset_index(drop=True)


def log_odds(counts: pd.DataFrame, strength: float | None = None, background: pd.Series | None = None) -> pd.DataFrame:
    """How much each word is one text's own.

    counts: words as rows, texts as columns. strength: how many words the prior is worth in all (by default `STRENGTH` of the
    average text). background: counts of the same words in general use, for the prior; by default all texts together.

    Returned: one row a word and text, with columns term, text, count (in this text), rest (in the others), delta, low, high
    (95 %) and z, ordered by text and falling z.

    Raises
    ------
    ValueError
        if the strength is not positive or a count is negative.
    """
    strength = STRENGTH * max(1.0, counts.to_numpy().sum() / max(1, counts.shape[1])) if strength is None else strength
    if strength <= 0 or (counts.to_numpy() < 0).any():
        raise ValueError("log_odds: the strength must be positive and no count negative")
    total = counts.sum(axis=1)
    known = total if background is None else background.reindex(counts.index).fillna(0) + 1
    counts, known = counts[total > 0], known[total > 0]
    prior = strength * known.to_numpy(dtype=float) / max(known.sum(), 1.0)
    frames = [_against_rest(counts, text, prior) for text in counts.columns]
    columns = ["term", "text", "count", "rest", "delta", "low", "high", "z"]
    return pd.concat(frames, ignore_index=True)[columns] if frames else pd.DataFrame(columns=columns)


def _against_rest(counts: pd.DataFrame, text: object, prior: np.ndarray) -> pd.DataFrame:
    mine = counts[text].to_numpy(dtype=float)
    rest = counts.drop(columns=text).sum(axis=1).to_numpy(dtype=float)
    delta = _log_odds(mine, prior) - _log_odds(rest, prior)
    sigma = np.sqrt(1 / (mine + prior) + 1 / (rest + prior))
    frame = pd.DataFrame({"term": counts.index, "text": text, "count": mine.astype(int), "rest": rest.astype(int), "delta": delta})
    frame = frame.assign(low=delta - Z95 * sigma, high=delta + Z95 * sigma, z=delta / sigma)
    return frame.sort_values(["z", "term"], ascending=[False, True], kind="stable")


def _log_odds(count: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The log of the odds of each word, the prior added. A lone word, whose odds have no end, gets 0."""
    other = count.sum() + prior.sum() - count - prior
    with np.errstate(divide="ignore"):
        return np.where(other > 1e-9, np.log(count + prior) - np.log(np.maximum(other, 1e-300)), 0.0)
