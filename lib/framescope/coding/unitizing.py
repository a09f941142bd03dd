"""Krippendorff's alpha for unitizing: how far coders agree on which stretches of a text they mark, and as what.

Written from Krippendorff, Mathet, Bouvry and Widlöcher (2016, "On the reliability of unitizing textual continua: Further
developments", Quality & Quantity 50; Krippendorff 2019, Content Analysis, 4th edition, 12.6). Every coder divides the same text into
units, each of a value, and the gaps between them. What coincides is measured in characters: of two coders, the length of every
intersection of a segment of the one with a segment of the other. By chance, each segment would meet all others, but never itself: a unit
counts with the square of its length, a gap, which has no structure, character by character. Alpha is 1 − Dₒ/Dₑ, as for single values.

``u_alpha`` judges spans and values together; ``binary_u_alpha`` only what is marked at all.

>>> coders = [[(2, 6, "term")], [(4, 8, "term")]]  # 10 characters: 12 of 20 coincide; by chance 3280/356 of 20 would
>>> round(u_alpha(coders, 10), 4)
0.2583
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

UNDEFINED = float("nan")

Unit = tuple[int, int, Hashable]
"""Half-open characters of the text, and the value that a coder gave them."""

Segment = tuple[int, int, Hashable | None]
"""The same, or a gap, which has no value."""


def u_alpha(coders: Sequence[Iterable[Unit]], length: int) -> float:
    """Alpha of the units and their values; nan where it is not defined: with one coder, without any unit, or with one over all.

    coders: the units of each, none overlapping another of the same coder; length: of the text, in characters.

    Raises
    ------
    ValueError
        when units of a coder overlap or reach beyond the text.
    """
    segments = [list(segmented(units, length)) for units in coders]
    total = len(segments) * length
    marked = Counter[Hashable | None]()
    square = Counter[Hashable | None]()
    for start, end, value in (segment for each in segments for segment in each):
        marked[value] += end - start
        square[value] += (end - start) if value is None else (end - start) ** 2
    by_chance = total**2 - square.total()
    if len(segments) < 2 or by_chance <= 0:
        return UNDEFINED
    expected = total - total * sum(marked[value] ** 2 - square[value] for value in marked) / by_chance
    return 1 - (total - coinciding(segments)) / expected if expected > 0 else UNDEFINED


def binary_u_alpha(coders: Sequence[Iterable[Unit]], length: int) -> float:
    """Alpha of what is marked at all: the total of the units against the total of the gaps (|uα); nan where it is not defined.

    >>> alex = [(0, 7, 1), (7, 13, 2), (30, 32, 5), (32, 37, 6), (37, 44, 6), (44, 60, 7)]  # Krippendorff's own example (2019, 12.6)
    >>> paul = [(0, 7, 1), (7, 13, 3), (13, 21, 5), (32, 44, 6)]
    >>> suzan = [(0, 7, 1), (7, 13, 4), (13, 21, 5), (32, 37, 6), (37, 41, 6), (41, 44, 6)]
    >>> [round(each([alex, paul, suzan], 60), 2) for each in (u_alpha, binary_u_alpha)]
    [0.51, 0.41]
    """
    segments = [list(segmented(units, length)) for units in coders]
    total = len(segments) * length
    gaps = sum(end - start for each in segments for start, end, value in each if value is None)
    square = sum((end - start) ** 2 for each in segments for start, end, value in each if value is not None)
    by_chance = total**2 - square - gaps
    if len(segments) < 2 or by_chance <= 0:
        return UNDEFINED
    plain = [[(start, end, None if value is None else True) for start, end, value in each] for each in segments]
    both = coinciding([[s for s in each if s[2] is None] for each in plain])
    expected = total * gaps * (total - gaps) / by_chance
    return 1 - (gaps - both) / expected if expected > 0 else UNDEFINED


def segmented(units: Iterable[Unit], length: int) -> Iterator[Segment]:
    """The units in their order, and the gaps between them, together the whole text."""
    reached = 0
    for start, end, value in sorted(units, key=lambda unit: unit[:2]):
        if not reached <= start < end <= length:
            raise ValueError(f"the unit {start}–{end} overlaps another, is empty, or is not within 0–{length}")
        if reached < start:
            yield reached, start, None
        yield start, end, value
        reached = end
    if reached < length:
        yield reached, length, None


def coinciding(segments: Sequence[Sequence[Segment]]) -> float:
    """The length of the intersections of segments of the same value, over all ordered pairs of coders, divided by m − 1."""
    shared = sum(
        min(a[1], b[1]) - max(a[0], b[0]) for one, other in combinations(segments, 2) for a, b in _meeting(one, other) if a[2] == b[2]
    )
    return 2 * shared / (len(segments) - 1)


def _meeting(one: Sequence[Segment], other: Sequence[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """The pairs of segments of two coders that have characters in common."""
    i = k = 0
    while i < len(one) and k < len(other):
        if max(one[i][0], other[k][0]) < min(one[i][1], other[k][1]):
            yield one[i], other[k]
        if one[i][1] < other[k][1]:
            i += 1
        else:
            k += 1
