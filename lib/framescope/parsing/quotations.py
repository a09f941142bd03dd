"""Where the quotation marks stand: the spans that a text puts in marks, by the state of each paragraph.

News text opens a quotation anew in each paragraph and closes it once, at the end; it loses marks, mixes straight,
curly and doubled single ones, and nests one kind in another. So the state is kept paragraph by paragraph (a non-blank
line): a mark that is left open runs to the end of its paragraph and never beyond, and what the next paragraph makes of
it (a new opening mark, or a closing one with no partner) is told by ``Quotation.continues``. An odd number of marks is
everyday text and never an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_DEPTH = 8
"""Marks nested deeper than this are read as more of the same quotation."""

DOUBLED = r"(?<!['’‘\w])''(?!')|(?<=[\w.,!?;:…\-—])''(?!['\w])"
_MARK = re.compile(rf"[“”„«»\"]|``|{DOUBLED}|(?<![\w’'])[‘'](?=[\w“\"$(\[])|(?<=[^\s‘'(\[])[’'](?![\w’'])")
_LINE = re.compile(r"\S[^\n]*")
_OPENERS = {"“": "”", "„": "“”", "«": "»", "``": "''", "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of quoted text within a paragraph. Offsets are characters, half-open, and hold the marks."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    depth: int = 0
    """0 for a quotation of the article, 1 for one inside it, and so on."""
    continues: bool = False
    """The quotation goes on from the paragraph before, which left it open."""
    single: bool = False
    """Single marks, which headlines use for quotations and others for emphasis."""


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    mark: str
    start: int
    inner: int
    continues: bool = False


def quotations(text: str) -> list[Quotation]:
    """Every quotation of `text`, sorted by start; the ones inside another have a `depth` above 0.

    Double marks are always quotations. A single mark opens one only before a word and with a closing partner in the
    same paragraph; otherwise it is an apostrophe.
    """
    found: list[Quotation] = []
    carried = False
    for line in _LINE.finditer(text):
        spans, carried = _paragraph(text, line.start(), line.end(), carried)
        found.extend(spans)
    return sorted(found, key=lambda q: (q.start, -q.end))


def _paragraph(text: str, start: int, end: int, carried: bool) -> tuple[list[Quotation], bool]:
    """The quotations of one paragraph, and whether it leaves one open. `carried`: the one before left one open."""
    while start < end and text[start].isspace():
        start += 1
    end = start + len(text[start:end].rstrip())
    spans: list[Quotation] = []
    stack: list[_Open] = []
    for position, mark in _marks(text, start, end):
        after = position + len(mark)
        if _closes(text, position, after, end, mark, stack):
            _close(spans, stack, position, after)
        elif _opens(text, position, after, end, mark, stack):
            if len(stack) < MAX_DEPTH:
                stack.append(_Open(mark, position, after, carried and position == start))
        elif carried and not spans and not stack and mark in "”»\"''":
            spans.append(Quotation(start, after, start, position, continues=True))
    left = [o for o in stack if o.mark not in ("'", "‘")]
    if left:
        spans.append(Quotation(left[0].start, end, left[0].inner, end, closed=False, continues=left[0].continues))
    return spans, bool(left)


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Position and text of every possible mark between `start` and `end`."""
    for m in _MARK.finditer(text, start, end):
        yield m.start(), m[0]


def _partner(opened: str, mark: str) -> bool:
    """Whether `mark` can close what `opened` opened; straight and curly marks are mixed in one article."""
    if opened in ("'", "‘"):
        return mark in ("'", "’")
    if opened == "``" or opened == "''":
        return mark in ("''", '"')
    return mark in ("”", "»", '"', "''") or mark in _OPENERS.get(opened, "")


def _closes(text: str, position: int, after: int, end: int, mark: str, stack: list[_Open]) -> bool:
    """A mark closes when a partner is open and it does not look like an opening mark (space before, word after)."""
    if not stack or mark in ("‘", "``", "„", "«"):
        return False
    if mark == "“" and stack[-1].mark != "„":
        return False
    if not any(_partner(o.mark, mark) for o in stack):
        return False
    if mark in ("'", "’"):
        return stack[-1].mark in ("'", "‘") and not (after < end and text[after].isalnum())
    opening_shape = (position == 0 or text[position - 1] in " \t\n([—") and after < end and not text[after].isspace()
    return not (opening_shape and mark in ('"', "''"))


def _opens(text: str, position: int, after: int, end: int, mark: str, stack: list[_Open]) -> bool:
    """A mark opens when it is of an opening kind, or straight with something after it and no word before it."""
    if mark in ("”", "»", "’"):
        return False
    if after >= end or text[after].isspace():
        return mark == '"' and not stack and after < end and (position == 0 or text[position - 1].isspace())
    if mark in ('"', "''"):
        before = text[position - 1] if position else " "
        return not (before.isalnum() or before in ".,!?;:”’…")
    if mark in ("'", "‘"):
        return not any(o.mark in ("'", "‘") for o in stack)
    return True


def _close(spans: list[Quotation], stack: list[_Open], position: int, after: int) -> None:
    """Close the innermost partner of the mark at `position`; marks opened inside it and never closed are dropped."""
    mark_single = position + 1 == after
    index = len(stack) - 1
    while index > 0 and stack[index].mark in ("'", "‘") and not mark_single:
        index -= 1
    opened = stack[index]
    del stack[index:]
    single = opened.mark in ("'", "‘")
    spans.append(Quotation(opened.start, after, opened.inner, position, True, len(stack), opened.continues, single))
