"""Names of bodies and places with an owner in them: "St Brendan's Hospital", "Guy's Hospital", "King's College Hospital".

The owner is nobody in the text, and the parser would read him as somebody. A noun in small letters stays somebody's own
("Adeleke's hospital"), as does what a town, a country or somebody with two names has ("Ghana's University of Tema", "Ana Bell's Church").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from ..gazetteer.name_forms import name_forms
from .name_evidence import is_title

_WORD = r"[^\W\d_a-z][^\W\d_]{1,20}"
_DAY = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
_LONGEST = 24
_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,24}\.?) $")
_SMALL = frozenset(
    {
        "after",
        "and",
        "as",
        "at",
        "before",
        "behind",
        "but",
        "by",
        "for",
        "from",
        "if",
        "in",
        "inside",
        "like",
        "near",
        "of",
        "on",
        "outside",
    }
    | {"since", "the", "to", "when", "where", "while", "with"}
)
"""Words that may open a sentence before such a name."""


@cache
def _owned() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The names of saints and monarchs, with words between ("St Mary's Primary School"), and those of other owners, without."""
    called = rf"(?:{'|'.join(sorted(noun.capitalize() for noun in name_forms().owned))})\b"
    dedicated = rf"(?:{'|'.join(sorted(name_forms().dedicated))})\b\.?"
    named = rf"(?<![\w.’'-]){dedicated}(?: {_WORD}){{0,2}}[’'](?:s|(?<=s[’'])) (?:{_WORD} ){{0,4}}?{called}(?: {_DAY}{_WORD}){{0,2}}"
    return re.compile(named), re.compile(rf"(?<![\w.’'-])({_WORD})[’']s {called}(?: {_DAY}{_WORD}){{0,2}}(?! of\b)")


def owned_names(text: str, taken: Collection[int], places: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where such names begin and end, in no order; `taken`: where countries and capitals begin, which like other `places` own what they have."""
    named, plain = _owned()
    ends = {match.start(): match.end() for match in named.finditer(text)}
    for match in plain.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        alone = (
            before is None or before[1].islower() or before[1].lower() in _SMALL or (before[1].endswith(".") and not is_title(before[1]))
        )
        owns = match.start() in taken or match[1] in places
        if alone and not owns and not any(start <= match.start() < end for start, end in ends.items()):
            ends[match.start()] = match.end()
    yield from ends.items()
