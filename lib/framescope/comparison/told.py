"""What only one article of a press review tells, and what each lets the same source say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from .content import Weights, content, nearest, places
from .press import Review

COUNTERPART = 0.25
"""From this share of its content on, a sentence has a counterpart in another article."""

SAME = 0.5
"""From this share of the content of the shorter of two statements on, they are one statement."""

FEWEST = 4
"""A sentence of fewer words with content tells too little to be missed elsewhere."""


def only_told(review: Review) -> pd.DataFrame:
    """The sentences of the body without a counterpart: outlet, sentence, shared (0 to 1), in the order of each text.

    ``shared`` is the largest share of the sentence's content, by the weight of its words (`framescope.comparison.content`), that two
    neighbouring sentences of another article hold. It counts words, not meaning: a fact in other words has no counterpart here.
    """
    sentences = {outlet: _sentences(a) for outlet, a in review.analyses.items()}
    weights = Weights(words for own in sentences.values() for words in own.values())
    pairs = {outlet: _pairs(own) for outlet, own in sentences.items()}
    rows = []
    for outlet, a in review.analyses.items():
        others = {(name, n): words for name, own in pairs.items() if name != outlet for n, words in own.items()}
        where, texts, inside = places(others), a.sentences.set_index("sentence_id").text, _body(a)
        body = [(n, words) for n, words in sentences[outlet].items() if len(words) >= FEWEST and n in inside]
        found = ((n, nearest(words, others, where, weights)) for n, words in body)
        rows += [(outlet, texts[n], shared) for n, shared in found if shared < COUNTERPART and others]
    return pd.DataFrame(rows, columns=["outlet", "sentence", "shared"])


def _body(a: Analysis) -> set[int]:
    body = a.paragraphs.paragraph_id[a.paragraphs.kind == "body"]
    return set(a.sentences.sentence_id[a.sentences.paragraph_id.isin(body)])


def _sentences(a: Analysis) -> dict[int, frozenset[str]]:
    """The content of each sentence."""
    return {n: frozenset(words) for n, words in content(a).str.lower().groupby(a.tokens.sentence_id)}


def _pairs(sentences: dict[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    """The content of each sentence and the next one together: what one article says in one, another says in two."""
    return {n: words | sentences.get(n + 1, frozenset()) for n, words in sentences.items()}


def choices(review: Review) -> pd.DataFrame:
    """What each article lets those say who are heard in several: name, outlet, kind, content, also_in (other outlets with the same).

    Two statements are the same from `SAME` of the content of the shorter one on.
    """
    said = pd.concat(list(_statements(review)), ignore_index=True)
    heard = said.groupby("name").outlet.nunique()
    rows = said[said.name.isin(heard.index[heard > 1]) & (said.name != summary.UNNAMED)]
    weights = Weights(said.words)
    also = [", ".join(_same(row, rows, weights)) for row in rows.itertuples()]
    out = rows.assign(also_in=pd.Series(also, index=rows.index, dtype="str")).sort_values("name", kind="stable", ignore_index=True)
    return out[["name", "outlet", "kind", "content", "also_in"]]


def _statements(review: Review) -> Iterator[pd.DataFrame]:
    for outlet, a in review.analyses.items():
        rows = summary.attribution_list(a)[["attribution_id", "name", "kind", "content"]]
        inside, every = a.spans[a.spans.role == "content"], content(a)
        starts = a.tokens.start[every.index]
        words = {n: _words(every, starts, spans) for n, spans in inside.groupby("attribution_id")}
        yield rows.assign(outlet=outlet, words=rows.attribution_id.map(lambda n, words=words: words.get(n, frozenset())))


def _words(every: pd.Series, starts: pd.Series, spans: pd.DataFrame) -> frozenset[str]:
    """What stands in some spans, of the content of an article (its words, and where each begins in the order of the text)."""
    inside = [every.iloc[slice(*starts.searchsorted([row.start, row.end]))] for row in spans.itertuples()]
    return frozenset(pd.concat(inside).str.lower())


def _same(row: Any, rows: pd.DataFrame, weights: Weights) -> list[str]:
    """The other outlets that report the same statement of the same source."""
    others = rows[(rows.name == row.name) & (rows.outlet != row.outlet)]
    return list(dict.fromkeys(other.outlet for other in others.itertuples() if _shared(row.words, other.words, weights) >= SAME))


def _shared(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    least = min(weights.of(one), weights.of(other))
    return weights.of(one & other) / least if least > 0 else 0.0
