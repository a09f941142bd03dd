"""The two views of a parse that every measuring stage needs: the tokens of each measured sentence, the actor at each token."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from framescope.parsing.clauses import TokenIndex

from ..tables import columns, resolved

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def sentence_tokens(doc: Doc, index: TokenIndex, sentences: pd.DataFrame | None = None) -> Iterator[tuple[int, list[Token]]]:
    """(sentence_id, tokens without white space) of every measured sentence; of all of the parse, numbered, by default."""
    if sentences is None:
        yield from ((i, [t for t in sent if not t.is_space]) for i, sent in enumerate(doc.sents))
        return
    for sentence_id, start, end in columns(sentences, "sentence_id", "start", "end"):
        first, last = index.span(start, end)
        yield sentence_id, [t for t in doc[first:last] if not t.is_space]


def actor_tokens(index: TokenIndex, mentions: pd.DataFrame | None) -> dict[int, str]:
    """The actor_id at every token of a mention; where mentions overlap, the shortest decides."""
    if mentions is None:
        return {}
    longest_first = sorted(columns(resolved(mentions), "start", "end", "actor_id"), key=lambda m: m[0] - m[1])
    return {i: actor for start, end, actor in longest_first for i in range(*index.span(start, end))}
