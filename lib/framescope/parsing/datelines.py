"""What stands before a story's first sentence: the dateline of an agency ("PARIS (Reuters) - …", "PORTLAND, Ore., May 4 -- …")
and, in a live report, the hour ("18:42 …", "6.42pm: UPDATE: …")."""

from __future__ import annotations

import re

from ..reading import bylines

_DATELINE = re.compile(rf"(?m)^[ \t]*{bylines.DATELINE.pattern}")
_HOUR = re.compile(
    r"(?m)^[ \t]*\(?(?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:[ap]\.?m\.?)?(?: (?:[A-Z]{2,4}))?\)?\s?[:—–-]?[ \t]+(?:[A-Z]{4,}: )?(?=[\"“‘'A-Z])"
)


def after_datelines(text: str) -> list[int]:
    """Where the stories begin, one offset for each paragraph that opens with a dateline or an hour."""
    placed = [m.end() for m in _DATELINE.finditer(text) if bylines.DATELINE_REST.fullmatch(m["rest"])]
    return sorted({*placed, *(m.end() for m in _HOUR.finditer(text))})
