"""What two passages of different articles have in common, by the words that carry their content."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import fsum, log
from typing import Any

import pandas as pd

from ..analysis import Analysis
from .wording import lemmas

COMMON = 0.25
"""A word in more than this share of all passages tells none from another; it is not looked for."""


def content(a: Analysis) -> pd.Series:
    """The lemmas that carry content, and the numbers, of headline and body, by the rows of ``tokens``; names are left out.

    Articles on one event share their names, whatever each of them tells.
    """
    own = lemmas(a)
    numbers = a.tokens.text[(a.tokens.pos == "NUM") & a.tokens.text.str.contains("[0-9]", regex=True)]
    return pd.concat([own[a.tokens.pos[own.index] != "PROPN"], numbers]).sort_index()


class Weights:
    """How much each word tells of the passage that it stands in: its inverse document frequency (Spärck Jones 1972)."""

    def __init__(self, passages: Iterable[frozenset[str]]) -> None:
        passages = list(passages)
        self.n, self._seen = len(passages), Counter(word for words in passages for word in words)

    def __getitem__(self, word: str) -> float:
        return log((self.n + 1) / (self._seen[word] + 0.5))

    def telling(self, word: str) -> bool:
        """Whether the word is rare enough to tell passages apart."""
        return self._seen[word] <= max(4, COMMON * self.n)

    def of(self, words: Iterable[str]) -> float:
        """The weight of several words together, the same to the last digit in whatever order they come."""
        return fsum(map(self.__getitem__, words))


def nearest(passage: frozenset[str], others: Mapping[Any, frozenset[str]], where: Mapping[str, set], weights: Weights) -> float:
    """The largest share of the passage's content, by weight, that one of the others holds: 0 to 1; 0 for a passage without content.

    `where` are the others that hold each word (`places`).
    """
    whole = weights.of(passage)
    found = {other for word in passage if weights.telling(word) for other in where.get(word, ())}
    return max((weights.of(passage & others[other]) / whole for other in found), default=0.0) if whole else 0.0


def places(passages: Mapping[Any, frozenset[str]]) -> dict[str, set]:
    """In which passages each word stands."""
    found: dict[str, set] = defaultdict(set)
    for name, words in passages.items():
        for word in words:
            found[word].add(name)
    return found
