"""How far the loaded terms depend on choices: the threshold, and each list; and what the text says more than English does.

Keyness is the log-odds ratio of a word in the text against plain English, with plain English as the prior (Monroe, Colaresi &
Quinn 2008, "Fightin' Words"): the prior holds back words that the text uses once, and the z-score says how sure the
difference is. Plain English: the word counts that TextBlob carries (``wordevidence``), which are old and bookish: what
stands out is what is news in this text, loaded or not.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd
from spacy.tokens import Doc

from framescope.terms.find import DEFAULT, find_terms
from framescope.terms.keyness import log_odds
from framescope.terms.lexicons import default_lexicons
from framescope.terms.wordevidence import counts

PRIOR_WORDS = 500.0
"""How many words of plain English the prior is worth."""

THRESHOLDS = tuple(round(0.3 + 0.05 * i, 2) for i in range(11))


def against_english(words: Iterable[str]) -> pd.DataFrame:
    """The words of a text by how much more often than plain English it says them: the columns of ``keyness.log_odds``.

    words: the words to compare, repeated as they occur (best without names); `rest` is the count in plain English. The most
    surprising word (highest z) comes first; an empty text gives an empty frame.
    """
    seen = Counter(word.lower() for word in words)
    english = pd.Series(counts(), dtype="float64")
    both = pd.DataFrame({"text": pd.Series(seen, dtype="float64"), "English": english}).fillna(0.0)
    frame = log_odds(both, PRIOR_WORDS, english) if seen else log_odds(both.iloc[:0])
    return frame[(frame.text == "text") & (frame["count"] > 0)].reset_index(drop=True)


def by_threshold(explained: pd.DataFrame, thresholds: Sequence[float] = THRESHOLDS) -> pd.DataFrame:
    """How many terms each category has at each threshold: columns threshold, category, terms.

    explained: the candidates with their weights (``terms.explain_terms``).
    """
    rows = [
        (threshold, category, int(((explained.category == category) & (explained.weight >= threshold)).sum()))
        for threshold in thresholds
        for category in sorted(explained.category.unique())
    ]
    return pd.DataFrame(rows, columns=["threshold", "category", "terms"])


def without_each_list(
    doc: Doc, sentences: pd.DataFrame | None = None, mentions: pd.DataFrame | None = None, threshold: float = DEFAULT
) -> pd.DataFrame:
    """What each of framescope's lists does: columns without, terms (flagged when the list is left out), lost, gained.

    The first row leaves nothing out (`without` missing). Words that another list, or the open lists, also speak for are not lost.
    """
    lists = default_lexicons()
    full = _spans(find_terms(doc, sentences, mentions, lists, threshold))
    rows = [(None, len(full), 0, 0)]
    for left_out in lists:
        rest = _spans(find_terms(doc, sentences, mentions, [x for x in lists if x is not left_out], threshold))
        rows.append((left_out.name, len(rest), len(full - rest), len(rest - full)))
    return pd.DataFrame(rows, columns=["without", "terms", "lost", "gained"]).astype({"without": "str"})


def _spans(terms: pd.DataFrame) -> set[tuple[int, int]]:
    return set(zip(terms.start, terms.end, strict=True))
