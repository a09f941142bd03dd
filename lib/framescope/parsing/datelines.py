"""The dateline that opens an agency's story: "PARIS (Reuters) - …", "PORTLAND, Ore., May 4 -- …". The story begins after its dash."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"(?m)^[ \t]*(?P<place>[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3})(?P<rest>(?:, | )?[^\n\"“”?!:;—–]{0,50}?) ?(?:—|–|--| - ) ?(?=[\"“‘'A-Z])"
)
_REST = re.compile(r"(?:[A-Z][\w.]*|\d{1,4}|\([^()]{1,30}\)|[,\s/])*")


def after_datelines(text: str) -> list[int]:
    """Where the stories begin, one offset for each paragraph that opens with a dateline."""
    return [m.end() for m in _DATELINE.finditer(text) if _REST.fullmatch(m["rest"])]
