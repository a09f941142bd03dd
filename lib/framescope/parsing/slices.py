"""How a long text is parsed: in slices, so that the memory of the parse does not grow with it, as if it were parsed at once.

What the parser makes of a word depends on the words around it: its network sees four to each side, and its state goes on
until a sentence ends, no further. So each slice is read with some words of its neighbours, and two slices are joined
where both begin a sentence; from there on they agree. A paragraph begins a sentence for both; where a paragraph is longer than
a slice, one is looked for within `OVERLAP` words. Only where there is none (so many words without any sentence) does the
parse depend on where the text is cut: the tree is cut there too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc

SLICE = 20_000
"""Characters parsed at once."""

CONTEXT, OVERLAP = 16, 200
"""Tokens that a slice is given of its neighbour, where the cut begins a paragraph and where it does not."""

SEEN = 8
"""Tokens beyond which nothing has a say: four for the network, and those that the state looks ahead."""

READ: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB"]
"""What is taken from the parse of a slice."""

_DEP, _HEAD = READ.index("DEP"), READ.index("HEAD")


def slices(text: str, starts: Sequence[int], size: int = SLICE) -> Iterator[tuple[int, int]]:
    """Half-open bounds of pieces of at most `size` characters that end at a paragraph start, else a sentence, else a space."""
    begin, fits = 0, 0
    for stop in [*(s for s in starts if s > 0), len(text)]:
        if stop - begin > size and fits > begin:
            yield begin, fits
            begin = fits
        while stop - begin > size:
            cut = _cut(text, begin, begin + size)
            yield begin, cut
            begin = cut
        fits = stop
    yield begin, len(text)


def _cut(text: str, start: int, end: int) -> int:
    """The last sentence end, else the last space, else `end` itself, between `start` and `end`."""
    for mark in (". ", " "):
        at = text.rfind(mark, start + 1, end - len(mark) + 1)
        if at > start:
            return at + len(mark)
    return end


@dataclass(frozen=True, slots=True)
class Slice:
    """Tokens first … last (half-open) of a text are parsed together; those from `cut` on are wanted of it, as far as the next cut."""

    first: int
    last: int
    cut: int


def token_slices(text: str, starts: Sequence[int], places: Sequence[int], size: int) -> list[Slice]:
    """The slices of a text whose tokens begin at characters `places`, with what each is given of its neighbours."""
    n, known = len(places), set(starts)
    reach = {0: 0}
    for begin, _ in slices(text, starts, size):
        cut = bisect_left(places, begin)
        if 0 < cut < n:
            reach[cut] = CONTEXT if begin in known and places[cut] == begin else OVERLAP
    cuts = [*reach, n]
    return [Slice(max(0, a - reach[a]), min(n, b + reach.get(b, 0)), a) for a, b in pairwise(cuts)]


def joined(slices: Sequence[Slice], parsed: Sequence[Doc]) -> np.ndarray:
    """The columns `READ` of all tokens of a text, from the parses of its slices."""
    import numpy as np

    tables = [doc.to_array(READ) for doc in parsed]
    begins = [frozenset(t.i + s.first for t in doc if t.is_sent_start) for s, doc in zip(slices, parsed, strict=True)]
    joints = [0]
    for k in range(1, len(slices)):
        joints.append(_joint(slices[k - 1], slices[k], begins[k - 1] & begins[k], joints[-1]))
    ends = [*joints[1:], slices[-1].last]
    root = parsed[0].vocab.strings.add("ROOT")
    return np.concatenate([_kept(t, b - s.first, e - s.first, root) for t, s, b, e in zip(tables, slices, joints, ends, strict=True)])


def _joint(one: Slice, other: Slice, common: frozenset[int], reached: int) -> int:
    """Where the second slice takes over: at the sentence start that both have and that lies nearest to the cut, else at the cut."""
    safe = (i for i in common if i >= reached and (i == other.cut or other.first + SEEN <= i < one.last - SEEN))
    return min(safe, key=lambda i: (abs(i - other.cut), i), default=max(reached, other.cut))


def _kept(table: np.ndarray, begin: int, end: int, root: int) -> np.ndarray:
    """Rows begin … end of the parse of a slice; a word whose head lies outside them becomes a root."""
    import numpy as np

    rows = table[begin:end].copy()
    heads = np.arange(len(rows)) + rows[:, _HEAD].astype(np.int64)
    outside = (heads < 0) | (heads >= len(rows))
    rows[outside, _HEAD], rows[outside, _DEP] = 0, root
    return rows
