"""Blanks that only set a text: two between sentences, indented paragraphs, blanks at the ends of lines, several empty lines.

They are read as one, none and one empty line. How lines are wrapped is told by indentation, so that is read before
(`framescope.reading.wrapping`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .folding import Edit

_BLANKS = re.compile(r"[ \t]*\n\s*|[ \t]{2,}|\t|\A[ \t]+|[ \t]+\Z")


def plain_spaces(text: str) -> Iterator[Edit]:
    """The changes, in order, that leave one blank between words and one empty line, at most, between lines."""
    for run in _BLANKS.finditer(text):
        plain = _plain(run[0], run.start() == 0 or run.end() == len(text))
        if plain != run[0]:
            yield run.start(), run.end(), plain


def _plain(blanks: str, at_an_end: bool) -> str:
    lines = blanks.count("\n")
    return "\n" * min(lines, 2) if lines else "" if at_an_end else " "
