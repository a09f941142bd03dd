"""The text and its words as other tools take them: without what XML forbids, every word with its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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


def tokens_of(a: Analysis, spans: Sequence[Span]) -> tuple[list[Span], list[bool]]:
    """The tokens of the whole text as spaCy has them, white space that is no single space among them, and whether a space follows each.

    spans: pieces of the text that are to begin and end with tokens.
    """
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    text, cuts = a.article.text, sorted(starts | ends)
    words: list[Span] = []
    spaces: list[bool] = []
    at = 0
    for word in [*words_of(a, cuts), Span(len(text), len(text))]:
        if words and text[at : at + 1] == " " and at < word.start and at not in starts and at + 1 not in ends:
            spaces[-1] = True
            at += 1
        between = [at, *cuts[bisect_right(cuts, at) : bisect_left(cuts, word.start)], word.start]
        made = [Span(*pair) for pair in [*pairwise(between), word] if pair[0] < pair[1]]
        words += made
        spaces += [False] * len(made)
        at = word.end
    return words, spaces


def sentences_of(a: Analysis) -> list[Span]:
    """The sentences of headline and body, and each block of other kinds as one."""
    blocks = a.paragraphs[~a.paragraphs.kind.isin(MEASURED)]
    both = [*columns(a.sentences, "start", "end"), *columns(blocks, "start", "end")]
    return sorted(Span(start, end) for start, end in both if start < end)
