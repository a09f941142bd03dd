"""A text as it is read, and where each of its characters stands in the original.

Pages are full of what no reader sees: soft hyphens and zero-width characters inside words, spaces that do not break, accents
that stand behind their letter, ligatures. All that hides names ("Azer\\u00adbaijan"). So a text is *folded* before it is
measured, and what is found is put back in its place in the original, whose characters every table holds.

`fold` makes the first change; further ones (`Folded.replaced`) go on top of it. A text without any costs next to nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..tables import rows_of, table

Edit = tuple[int, int, str]
"""Characters start … end (half-open) of a text are read as this."""

MOST_MARKS = 4
"""Marks on one letter that are read; more of them are no accents."""

_INVISIBLE = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\u000b\u000c\u2028\u2029"
_LIKE = {"\u2010": "-", "\u2011": "-", "\u02bc": "’"}
_FORMS = "\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
"""Ligatures, wide letters, and the letters of formulas, which people use for bold and italics."""

_HIGH_CONTROLS = "\u0080-\u009f"
"""No text has them; they are what is left of Windows' quotation marks and dashes when these are decoded as Latin-1."""

_MARKS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HALVES = "\ud800-\udfff"
_ODD = re.compile(
    rf"[{_INVISIBLE}{_SPACES}{_LINE_ENDS}{''.join(_LIKE)}{_FORMS}{_HIGH_CONTROLS}{_HALVES}]|[^{_INVISIBLE}{_MARKS}\n][{_MARKS}]+|[{_MARKS}]+"
)
_MARK = re.compile(f"[{_MARKS}]")
_GROUPS = [(re.compile(f"[{group}]"), as_) for group, as_ in ((_INVISIBLE, ""), (_SPACES, " "), (_LINE_ENDS, "\n"), (_HALVES, "\ufffd"))]


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A text as it is read. starts, ends: of each of its characters in `original`; None where the two have the same places."""

    text: str
    original: str
    starts: np.ndarray | None = None
    ends: np.ndarray | None = None

    def replaced(self, edits: Iterable[Edit]) -> Folded:
        """The text with these changes, which are in order and do not overlap."""
        edits = [edit for edit in edits if self.text[edit[0] : edit[1]] != edit[2]]
        if not edits:
            return self
        text = "".join(_pieces(self.text, edits))
        if self.starts is None and all(end - start == len(new) for start, end, new in edits):
            return Folded(text, self.original)
        begins, stops = _places(len(self.text), edits)
        starts = begins if self.starts is None else self.starts[begins]
        return Folded(text, self.original, starts, stops if self.ends is None else self.ends[stops - 1])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters start … end (half-open) of the text as it is read stand in the original."""
        if self.starts is None or self.ends is None:
            return start, end
        first = int(self.starts[start]) if start < len(self.starts) else len(self.original)
        return first, int(self.ends[end - 1]) if end > start else first

    def put_back(self, rows: Iterable[dict]) -> None:
        """Make ``start``, ``end`` and ``text`` of each row those of the original."""
        if self.text == self.original:
            return
        for row in rows:
            row["start"], row["end"] = self.span(row["start"], row["end"])
            row["text"] = self.original[row["start"] : row["end"]]

    def frame_put_back(self, name: str, frame: pd.DataFrame) -> pd.DataFrame:
        """The table `name` with start, end and text of the original."""
        if self.text == self.original:
            return frame
        rows = rows_of(frame)
        self.put_back(rows)
        return table(name, rows)


def fold(text: str) -> Folded:
    """The text without what no reader sees, with plain spaces, letters and accents."""
    return unfolded(text) if text.isascii() and "\x0b" not in text and "\x0c" not in text else unfolded(text).replaced(_edits(text))


def unfolded(text: str) -> Folded:
    """The text read as it stands."""
    return Folded(text, text)


def _edits(text: str) -> Iterator[Edit]:
    for odd in _ODD.finditer(text):
        yield odd.start(), odd.end(), _read_as(odd[0])


def _read_as(odd: str) -> str:
    """What an odd character, or a letter with marks behind it, is read as."""
    if len(odd) > 1 or _MARK.match(odd):
        return _MARK.sub("", unicodedata.normalize("NFC", odd[: 1 + MOST_MARKS]))
    for pattern, as_ in _GROUPS:
        if pattern.match(odd):
            return as_
    if "\x80" <= odd <= "\x9f":
        return odd.encode("latin-1").decode("cp1252", "replace")
    return _LIKE.get(odd) or unicodedata.normalize("NFKC", odd)


def _pieces(text: str, edits: Iterable[Edit]) -> Iterator[str]:
    reached = 0
    for start, end, new in edits:
        yield text[reached:start]
        yield new
        reached = end
    yield text[reached:]


def _places(length: int, edits: Iterable[Edit]) -> tuple[np.ndarray, np.ndarray]:
    """Start and end of what each character of the changed text stands for in the text of `length` characters."""
    begins, stops, reached = [], [], 0
    for start, end, new in edits:
        same = len(new) == end - start
        begins += [*range(reached, start), *(range(start, end) if same else [start] * len(new))]
        stops += [*range(reached + 1, start + 1), *(range(start + 1, end + 1) if same else [end] * len(new))]
        reached = end
    begins += range(reached, length)
    stops += range(reached + 1, length + 1)
    return np.array(begins, dtype=np.int64), np.array(stops, dtype=np.int64)
