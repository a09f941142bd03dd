"""Where a long text is cut, so that the memory of the parse does not grow with it."""

from __future__ import annotations

from collections.abc import Iterator

SLICE = 20_000
"""Characters parsed at once."""


def slices(text: str, starts: list[int], size: int = SLICE) -> Iterator[tuple[int, int]]:
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
