"""Changes of a text that should change nothing of what is measured in it: its lines, marks, spaces and spelling.

Each function gives the changed text; where there is nothing to change it is the same. What a source or an author says, and of whom,
is the same in both, so that every measure should be (`framescope.audit.stability`).
"""

from __future__ import annotations

import csv
import re
import textwrap
from functools import cache

from ..resources import resource
from ..wording import typed

COLUMNS_WIDE = 72
"""Characters to a line of a wrapped text, as mail and archives have it."""

_OPENING = re.compile(r"(?:^|(?<=[\s(\[{—–/“‘]))(?:--)?$")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|'(?=\d0s|(?:tis|twas|em|til|cause)\b)", re.IGNORECASE)
_SINGLE = re.compile(r"(?<![\w’'])'(?=\S)((?:[^'\n]|(?<=\w)'(?=\w))*?[^\s'])'(?!\w)")
_NESTED = re.compile(r"(?<![\w’])‘(?=\S)((?:[^‘’\n]|(?<=\w)’(?=\w))*?[^\s‘’])’(?!\w)")
_QUOTED = re.compile(r"“[^“”\n]*(?:”|$)", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[a-z][.!?]) (?=[A-Z“\"])|(?<=[.!?][”\"]) (?=[A-Z“\"])")
_BOUND = re.compile(
    r"(?<=\d) (?=\w)|(?<=\b[A-Z]\.) (?=[A-Z])|(?<=\bMr\.) |(?<=\bMrs\.) |(?<=\bMs\.) |(?<=\bDr\.) |(?<=\bMr) (?=[A-Z])|(?<=\bMrs) (?=[A-Z])|\b(?<=[a-z]) (?=[—–])"
)
_WORD = re.compile(r"(?<![\w’'-])[A-Za-z][a-z]+(?![\w’'-])")


def wrapped(text: str) -> str:
    """The text with lines of `COLUMNS_WIDE` characters and an empty line between paragraphs."""
    lines = (
        textwrap.fill(block.strip(), COLUMNS_WIDE, break_long_words=False, break_on_hyphens=False)
        for block in text.split("\n")
        if block.strip()
    )
    return "\n\n".join(lines)


_SINGLE_OUTSIDE = str.maketrans("“”\ue000\ue001", "‘’“”")


def curly(text: str) -> str:
    """The text with printers' quotation marks: “double” outside, ‘single’ inside."""
    return "\n".join(_curly(line) for line in text.split("\n"))


def _curly(line: str) -> str:
    line = _SINGLE.sub(r"‘\1’", _APOSTROPHE.sub("’", line)).replace("'", "’")
    pieces = line.split('"')
    out = pieces[0]
    for piece in pieces[1:]:
        out += ("“" if _OPENING.search(out) and piece[:1].strip() else "”") + piece
    return out


def british_marks(text: str) -> str:
    """The text with ‘single’ marks outside and “double” inside, as British newspapers have it; what had single marks outside keeps them."""
    inside = _QUOTED.sub(lambda match: _NESTED.sub("\ue000\\1\ue001", match[0]), curly(text))
    return inside.translate(_SINGLE_OUTSIDE)


def two_apostrophes(text: str) -> str:
    """The text with two apostrophes for each double quotation mark, as some archives have it."""
    return re.sub('[“”„"]', "''", text)


def spaced(text: str) -> str:
    """The text with two spaces between sentences, spaces at the ends of lines, indented paragraphs and two empty lines between them."""
    blocks = [_SENTENCE.sub("  ", block.strip()) for block in text.split("\n") if block.strip()]
    return "\n\n\n".join("   " + block + "  " for block in blocks)


def unbroken(text: str) -> str:
    """The text with spaces that do not break where printers put them: behind numbers, titles and initials, before dashes."""
    return _BOUND.sub("\u00a0", text)


def british(text: str) -> str:
    """The text in British spelling; names and other words with a capital inside a sentence keep theirs."""
    return _spelled(text, _spellings()[0])


def american(text: str) -> str:
    """The text in American spelling; the rest is as for `british`."""
    return _spelled(text, _spellings()[1])


@cache
def _spellings() -> tuple[dict[str, str], dict[str, str]]:
    with resource("data", "validation", "spellings.csv").open(encoding="utf-8", newline="") as file:
        pairs = [(row["american"], row["british"]) for row in csv.DictReader(file)]
    return dict(pairs), {british: american for american, british in pairs}


def _spelled(text: str, other: dict[str, str]) -> str:
    return _WORD.sub(lambda match: other.get(match[0], match[0]), text)


CHANGES = {
    "wrapped": ("wrapping", wrapped),
    "straight marks": ("quotation styles", typed),
    "curly marks": ("quotation styles", curly),
    "British marks": ("quotation styles", british_marks),
    "two apostrophes": ("quotation styles", two_apostrophes),
    "more spaces": ("spaces", spaced),
    "unbroken spaces": ("spaces", unbroken),
    "British spelling": ("spelling", british),
    "American spelling": ("spelling", american),
}
"""Each change by its name: of what kind it is, and what makes it."""
