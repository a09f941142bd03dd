"""Quotation marks of every style, read as one: “double” ones outside, single ones inside.

British newspapers put ‘single’ marks outside and “double” ones inside; archives type two apostrophes for a double mark. What is said is
the same, so the marks are changed before anything is measured; tables show those of the article (`framescope.reading.folding`).

A text has single marks outside where one of its single quotations is clearly of something said: three words or more that end in a
mark of punctuation or follow a comma or a colon; and where no double mark stands outside a single one. Elsewhere single marks
stay, and in the headline always: there all newspapers have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..reading.layout import HEADLINE_WORDS
from .quotations import DOUBLED

if TYPE_CHECKING:
    from ..reading.folding import Edit

FEWEST_WORDS = 3
"""Words of a single quotation, at least, that shows the style of a text: fewer may be emphasis or a title."""

_TYPED = re.compile(rf"``|(?<![\w'])''(?='\w)|(?<=[\w.,!?…]')''(?![\w'])|{DOUBLED}")  # also beside a single mark inside
_OPENER = re.compile(r"(?<![\w’'])[‘'](?=[^\s.,;:!?)’'])(?!(?:\d0s|tis|twas|em|til|cause|n)\b)", re.IGNORECASE)
_CLOSER = re.compile(r"(?<=[^\s‘'(\[])[’'](?![\w’'])|(?<=[”\"] )[’'](?!\w)")
_SIGNED = re.compile(r"[.!?,…][\"”’»]\s*(--?)(?=[A-Z][a-z])")
_ENDED = re.compile(r"[.,!?;:…—–”\"]$")
_GOES_ON = re.compile(r"\s+[a-z]")
_LINE = re.compile(r"\S[^\n]*")
_DOUBLE = re.compile('[“”„«»"]')
_INSIDE = {"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’", '"': "'"}


class Single(NamedTuple):
    """A quotation in single marks: where its marks stand; `end` is None where it is left open; whether the next paragraph goes on with it."""

    start: int
    end: int | None
    goes_on: bool = False


def in_one_style(text: str) -> Iterator[Edit]:
    """The changes, in order, that give a text double marks outside and single ones inside; none where it has them."""
    if "''" in text or "``" in text:
        yield from ((m.start(), m.end(), '"') for m in _TYPED.finditer(text))
        return
    head = _headline_end(text)
    found = [one for one in single_quotations(text) if one.start >= head] if "‘" in text or "'" in text else []
    if any(_is_speech(text, one) for one in found) and not _has_outer_doubles(text, found, head):
        yield from sorted(_turned(text, found))


def signatures(text: str) -> Iterator[Edit]:
    """The changes that make a hyphen glued to the name that signs a quotation a dash ("…" -Jane Doe), which the name is read apart from."""
    yield from ((m.start(1), m.end(1), "—") for m in _SIGNED.finditer(text))


def _headline_end(text: str) -> int:
    """Where the first line ends, if it may be a headline."""
    first = _LINE.search(text)
    return first.end() if first and len(first[0].split()) <= HEADLINE_WORDS else 0


def single_quotations(text: str) -> Iterator[Single]:
    """The outermost quotations in single marks, paragraph by paragraph.

    A printers' mark may be left open, as by a quotation that goes on in the next paragraph. The apostrophe behind a plural ("the
    workers’ demands") closes none where another mark behind it can.
    """
    lines = list(_LINE.finditer(text))
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        goes_on = after is not None and bool(_OPENER.match(text, after.start()))
        yield from _in_line(text, line.start(), line.end(), goes_on)


def _in_line(text: str, start: int, end: int, goes_on: bool) -> Iterator[Single]:
    openers = [m.start() for m in _OPENER.finditer(text, start, end)]
    reached = start
    for at, following in pairwise([*openers, end]):
        if at < reached:
            continue
        close = _closing(text, at, following)
        if close is not None:
            reached = close
            yield Single(at, close)
        elif following == end and text[at] == "‘":
            yield Single(at, None, goes_on)


def _closing(text: str, start: int, end: int) -> int | None:
    """The mark that closes a quotation: the first that no plural's apostrophe is, else the first."""
    found = [m.start() for m in _CLOSER.finditer(text, start + 1, end)]
    sure = (at for at in found if not (text[at - 1] == "s" and _GOES_ON.match(text, at + 1)))
    return next(sure, found[0] if found else None)


def _is_speech(text: str, one: Single) -> bool:
    if one.end is None:
        return one.goes_on
    words = text[one.start + 1 : one.end]
    return len(words.split()) >= FEWEST_WORDS and bool(_ENDED.search(words) or text[: one.start].rstrip().endswith((",", ":")))


def _has_outer_doubles(text: str, found: list[Single], head: int) -> bool:
    """Whether a double mark stands outside all single quotations below the headline."""
    places = [m.start() for m in _DOUBLE.finditer(text, head)]
    spans = [(one.start, len(text) if one.end is None else one.end) for one in found]
    return any(not any(start < at < end and "\n" not in text[start:at] for start, end in spans) for at in places)


def _turned(text: str, found: list[Single]) -> Iterator[Edit]:
    """Single marks become double, the double ones inside them single; typed ones stay typed."""
    for one in found:
        typed = text[one.start] == "'"
        yield one.start, one.start + 1, '"' if typed else "“"
        if one.end is not None:
            yield one.end, one.end + 1, '"' if typed else "”"
        last = text.find("\n", one.start) if one.end is None else one.end
        for inside in _DOUBLE.finditer(text, one.start, last if last >= 0 else len(text)):
            yield inside.start(), inside.end(), _INSIDE[inside[0]]
