"""Articles that tell the same story in the same words: the report of an agency in twelve papers is one witness, not twelve.

An article is a set of runs of `RUN` words, and two articles are near-duplicates where their sets overlap: in the whole text, or in
its first words where the rest was cut or changed. How far sets overlap is estimated from MinHash signatures (Broder 1997; rensa), and
only articles are compared that share a band of them (locality-sensitive hashing), so that the time grows with the number of articles
and not with its square. A *story* is what near-duplicates and their near-duplicates tell; it is called by the id of its first article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 4
"""Words of a run; runs of so many words are shared by chance in set phrases only."""

HASHES, BAND = 128, 4
"""Hashes of a signature (the estimate's standard error is .04), and of them those in a band."""

OPENING, PARAGRAPH = 80, 15
"""Words at the beginning of the body that are compared by themselves, and words of the first paragraph that belongs to it, at least."""

SAME, SAME_OPENING, SHARED = 0.5, 0.6, 0.15
"""Share of runs that two near-duplicates have in common: in all, or in their openings with so many in all."""

_WORD = re.compile(r"\w+")
_SEED = 42


def signatures(texts: Iterable[str]) -> np.ndarray:
    """The signatures of texts: a row each, first that of the whole body, then that of its opening."""
    from rensa import RMinHash

    rows = []
    for text in texts:
        words = body_words(text)
        pair = []
        for some in (words, words[:OPENING]):
            sketch = RMinHash(num_perm=HASHES, seed=_SEED)
            sketch.update(_runs(some) or [text])
            pair += sketch.digest()
        rows.append(np.array(pair, dtype=np.uint32))
    return np.stack(rows) if rows else np.empty((0, 2 * HASHES), dtype=np.uint32)


def body_words(text: str) -> list[str]:
    """The words of a text in small letters, from its first paragraph on: every paper has a headline of its own."""
    at = 0
    for m in re.finditer(r"[^\n]+", text):
        if len(list(islice(_WORD.finditer(m[0]), PARAGRAPH))) == PARAGRAPH:
            at = m.start()
            break
    return _WORD.findall(text[at:].lower())


def _runs(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))) if words else []


def stories(found: np.ndarray) -> np.ndarray:
    """For each row of `signatures` the number of the first row that tells the same story.

    >>> wire = "The crews of the ferries rejected the offer of the harbour board on Tuesday. " * 9
    >>> texts = [wire, "Rain fell on the hills and on the valleys of the county all week long. " * 9, "A headline\\n" + wire]
    >>> stories(signatures(texts)).tolist()
    [0, 1, 0]
    """
    first = np.arange(len(found))
    for one, other in _pairs(found):
        a, b = _root(first, one), _root(first, other)
        first[max(a, b)] = min(a, b)
    return np.array([_root(first, i) for i in range(len(first))], dtype=np.int64)


def _root(first: np.ndarray, at: int) -> int:
    while first[at] != at:
        first[at] = first[first[at]]
        at = int(first[at])
    return int(at)


def _pairs(found: np.ndarray) -> Iterator[tuple[int, int]]:
    """Neighbouring articles of every band that are near-duplicates."""
    for start in range(0, 2 * HASHES, BAND):
        key = np.zeros(len(found), dtype=np.uint64)
        for column in range(start, start + BAND):
            key = key * np.uint64(0x9E3779B97F4A7C15) + found[:, column].astype(np.uint64)
        order = np.argsort(key, kind="stable")
        alike = np.flatnonzero(key[order][1:] == key[order][:-1])
        one, other = order[alike], order[alike + 1]
        near = _near(found[one], found[other])
        yield from zip(one[near].tolist(), other[near].tolist(), strict=True)


def _near(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Which of these pairs are near-duplicates."""
    equal = one == other
    whole, opening = equal[:, :HASHES].mean(axis=1), equal[:, HASHES:].mean(axis=1)
    return (whole >= SAME) | ((opening >= SAME_OPENING) & (whole >= SHARED))
