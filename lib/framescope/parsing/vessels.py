"""Names of ships, which are no persons and no bodies: "the MV Lady Isla", "HMS Daring", "the trawler Esther Rask"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from ..gazetteer.name_forms import name_forms
from .name_evidence import evidence

_DAY = r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)\b)"
_WORD = rf"{_DAY}[^\W\d_a-z][\w’-]{{1,20}}"
_NAME = rf"({_WORD}(?: {_WORD}){{0,2}})"

_VERB = re.compile(r" ([a-z]{2,20})\b")

MOST = 40
"""Names that are looked for again: a text with more of them is a list of ships."""


@cache
def _called() -> tuple[re.Pattern[str], ...]:
    forms = name_forms()
    letters, unsure, noun = ("|".join(sorted(words)) for words in (forms.vessel_letters, forms.vessel_letters_unsure, forms.vessels))
    any_letters = rf"(?:(?:{letters}|{unsure}) )?"
    return (
        re.compile(rf"\b(?:{letters}) {_NAME}"),
        re.compile(rf"\b[Tt]he (?:{unsure}) {_NAME}"),
        re.compile(rf"\b(?:{noun}) {any_letters}{_NAME}"),
        re.compile(rf"\b(?:{noun}), the {any_letters}{_NAME}(?=[,.])"),
        re.compile(rf"(?<![\w.’'-]){_NAME}, an? (?:[a-z-]{{1,20}} ){{0,3}}(?:{noun})(?=[,.])"),
    )


def vessels(text: str, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Where the names of ships begin and end, with the letters before them, and where they stand again; `taken`: where countries begin.

    A name stands again behind "the", and without it where nothing there speaks for a person and it is no country's.
    """
    found: dict[int, int] = {}
    for match in (match for pattern in _called() for match in pattern.finditer(text)):
        if not _is_body(text, match) and not _speaks(text, match):
            found[match.start(1)] = match.end(1)
    names = {text[start:end] for start, end in found.items()}
    for name in sorted(names)[:MOST]:
        again = [
            m for m in re.finditer(rf"(?<![\w-])((?:[Tt]he )?){re.escape(name)}(?![\w-]| [A-Z])", text) if m.end() - len(name) not in found
        ]
        bare = [m for m in again if not m[1]]
        persons = any(m.start() in taken or evidence(text, m.start(), m.end()) > 0 for m in bare)
        found |= {m.end() - len(name): m.end() for m in again if m[1] or not persons}
    letters = name_forms().vessel_letters | name_forms().vessel_letters_unsure
    for start, end in found.items():
        before = text[max(0, start - 6) : start].split()
        yield start - (len(before[-1]) + 1 if before and before[-1] in letters else 0), end


def _is_body(text: str, match: re.Match[str]) -> bool:
    """Whether the name is well known, or ends as bodies' names do ("the ship, the Navy,")."""
    forms = name_forms()
    return match[1].split()[-1].lower() in forms.bodies or any(text.startswith(known, match.start()) for known in forms.known)


def _speaks(text: str, match: re.Match[str]) -> bool:
    """Whether the one named does what ships do not ("On the ferry Ana Bell said")."""
    verb = _VERB.match(text, match.end(1))
    return verb is not None and verb[1] in name_forms().says | name_forms().lives
