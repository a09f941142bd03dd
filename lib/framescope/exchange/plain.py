"""The text and its words as other tools take them: without what XML forbids, every word with its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from ..analysis import Analysis
from ..reading.layout import MEASURED
from ..tables import columns
from .items import Span

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"\S+")


def xml_text(text: str) -> str:
    """The text as XML can hold it: U+FFFD for each character that it forbids, so that every offset stays right.

    >>> xml_text("a\\x07b\\tc")
    'a\ufffdb\\tc'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def words_of(a: Analysis, cuts: Iterable[int] = ()) -> list[Span]:
    """The words of the whole text in their order: the tokens where it was measured, runs of letters and marks elsewhere.

    cuts: offsets at which no word may go on, so that spans begin and end with words.
    """
    words: list[Span] = []
    end = 0
    for start, stop in [*columns(a.tokens, "start", "end"), (len(a.article.text),) * 2]:
        words += [Span(m.start(), m.end()) for m in _WORD.finditer(a.article.text, end, start)]
        words += [Span(start, stop)] if start < stop else []
        end = max(end, stop)
    return list(_cut(words, sorted(set(cuts))))


def _cut(words: Iterable[Span], cuts: list[int]) -> Iterator[Span]:
    for word in words:
        inside = cuts[bisect_right(cuts, word.start) : bisect_left(cuts, word.end)]
        yield from (Span(*pair) for pair in zip((word.start, *inside), (*inside, word.end), strict=True))


def sentences_of(a: Analysis) -> list[Span]:
    """The sentences of headline and body, and each block of other kinds as one."""
    blocks = a.paragraphs[~a.paragraphs.kind.isin(MEASURED)]
    both = [*columns(a.sentences, "start", "end"), *columns(blocks, "start", "end")]
    return sorted(Span(start, end) for start, end in both if start < end)
