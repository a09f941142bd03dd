"""Names that are written otherwise than they are said: "Doe, Jane. A History of Ostra" in lists, "Jane [Doe]" and "[Jane] Doe" in quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..gazetteer.name_forms import is_given_name
from ..word_forms import lower_case_words

_NAME = r"([^\W\d_a-z][\w’'-]{1,30}), ([^\W\d_a-z][\w’'-]{1,30})(?: [A-Z]\.)?"
_FIRST = re.compile(rf"^[ \t]{{0,8}}{_NAME}(?=[.;]|[ \t]*$| and | & )", re.MULTILINE)
_NEXT = re.compile(rf" (?:and|&) {_NAME}(?=[.;]|[ \t]*$| and | & )", re.MULTILINE)
_IN_BRACKETS = re.compile(r"\b([A-Z][\w’'-]{1,30}) \[([A-Z][\w’'-]{1,30})\]|\[([A-Z][\w’'-]{1,30})\] ([A-Z][\w’-]{1,30})")
ENTRIES = 2
"""Entries of a list, at least: a line that begins so may be of a town and its county."""


def written_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Where such names begin and end, and the name as it is said."""
    yield from _inverted(text)
    for match in _IN_BRACKETS.finditer(text):
        given, last = match[1] or match[3], match[2] or match[4]
        if is_given_name(given) and last.lower() not in lower_case_words():  # "Jane [Laughter]"
            yield match.start(), match.end(), f"{given} {last}"


def _inverted(text: str) -> Iterator[tuple[int, int, str]]:
    """Those that have the surname first."""
    found = [match for first in _FIRST.finditer(text) for match in _entry(text, first)]
    given = [match for match in found if is_given_name(match[2])]
    if len(given) >= ENTRIES:
        people = found if 2 * len(given) > len(found) else given
        yield from ((match.start(1), match.end(2), f"{match[2]} {match[1]}") for match in people)


def _entry(text: str, first: re.Match[str]) -> Iterator[re.Match[str]]:
    """The first name of a line and those joined to it by "and"."""
    match: re.Match[str] | None = first
    while match is not None:
        yield match
        match = _NEXT.match(text, match.end())
