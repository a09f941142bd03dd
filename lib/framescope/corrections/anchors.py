"""Where the words of a correction stand in the article: at their offsets, or, where the text has changed since, at another place.

Words that stand once in the whole text are found wherever they are. Words that stand there several times are found where everything
around them has moved by the same number of characters, or where they stand once near that place. What is not found so is not used:
it is never guessed which of several places is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..wording import times, typed
from .model import Correction

NEAR = 300
"""Characters: words that stand several times in a text are looked for so far from where they should be."""

MOST_PLACES = 100
"""So many places of the same words are looked at."""

_MARKS = {'"': '["“”„]', "'": "['’‘]"}
"""What a spreadsheet may have made of a mark."""


@dataclass(frozen=True)
class Spot:
    """Characters start … end (half-open) of the article; whether that is another place than the correction says."""

    start: int
    end: int
    moved: bool = False


def pattern(words: str) -> re.Pattern[str]:
    """What finds the words in a text: any white space between them, straight marks or curled ones, and no part of a longer word."""
    each = [re.escape(typed(word)) for word in words.split()]
    body = r"\s+".join("".join(_MARKS.get(c, c) for c in word) for word in each)
    before = r"(?<!\w)" if words.strip()[:1].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1:].isalnum() else ""
    return re.compile(before + body + after)


def spots(corrections: Sequence[Correction], text: str) -> list[Spot | str]:
    """For each correction with words the place where it applies, or why there is none, in their order."""
    found = [_exact(c, text) for c in corrections]
    waiting = {i: places(c.text or "", text) for i, c in enumerate(corrections) if found[i] is None}
    alone = {i: Spot(*at[0], moved=corrections[i].start is not None) for i, at in waiting.items() if len(at) == 1}
    known = [alone.get(i, spot) for i, spot in enumerate(found)]
    shifts = sorted((c.start, spot.start - c.start) for c, spot in zip(corrections, known, strict=True) if spot and c.start is not None)
    return [spot or _shifted(c, waiting[i], shifts) for i, (c, spot) in enumerate(zip(corrections, known, strict=True))]


def _exact(c: Correction, text: str) -> Spot | None:
    """The place that the correction says, where its words stand there."""
    words = c.text or ""
    if c.start is None or not 0 <= c.start < len(text) or not words.strip():
        return None
    if c.end is not None and same(text[c.start : c.end], words):
        return Spot(c.start, c.end)
    found = pattern(words).match(text, c.start) if c.end is None else None
    return Spot(*found.span()) if found else None


def same(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space and the shape of marks."""
    return typed(one).split() == typed(other).split()


def places(words: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand in the text, `MOST_PLACES` at most."""
    if not words.strip():
        return []
    found = pattern(words).finditer(text)
    return [match.span() for match, _ in zip(found, range(MOST_PLACES), strict=False)]


def _shifted(c: Correction, at: list[tuple[int, int]], shifts: Sequence[tuple[int, int]]) -> Spot | str:
    """The one of several places that the text around has moved to."""
    if not at:
        return "its words are not in the article"
    if c.start is None:
        return f"its words stand {times(len(at))} in the article: say where they begin (start)"
    meant = c.start + _shift(c.start, shifts)
    near = [place for place in at if place[0] == meant] or [place for place in at if abs(place[0] - meant) <= NEAR]
    if len(near) == 1:
        return Spot(*near[0], moved=True)
    return f"the text has changed, and its words stand {times(len(at))} in it"


def _shift(start: int, shifts: Sequence[tuple[int, int]]) -> int:
    """By how much the text has moved at the nearest place of which that is known; by nothing where it is known of none."""
    if not shifts:
        return 0
    after = bisect_left(shifts, (start, -(10**12)))
    around = shifts[max(0, after - 1) : after + 1]
    return min(around, key=lambda known: abs(known[0] - start))[1]
