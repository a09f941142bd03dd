"""The forms of state in names: "the Republic of Artsakh", "the Kingdom of Saudi Arabia", "the Donetsk People's Republic".

Such a name claims that there is a state. Whether there is one is no question here: it is an actor under the name that the text uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FORMS = (
    r"(?:(?:Islamic|Federal|Democratic|People['’]s|Arab|Autonomous) ){{0,4}}+"
    r"(?:Republic|Kingdom|Sultanate|Emirate|Principality|Grand Duchy{more}) of (?:the )?"
)
BEFORE_COUNTRY = re.compile(rf"(?<!\w){_FORMS.format(more='|State|Commonwealth')}$")
"""The form of state right before the name of a country that is known."""

_CALLED = re.compile(
    rf"(?<!\w)(?:{_FORMS.format(more='')}(?!(?:God|Heaven|Christ)\b)(?P<of>[A-Z]\w+(?:[ -][A-Z]\w+){{0,3}})"
    r"|(?P<peoples>(?!The )[A-Z]\w+(?:[ -][A-Z]\w+){0,3}) People['’]s Republic)(?!\w)"
)


def states(text: str) -> Iterator[tuple[int, int]]:
    """Where the text names something in the form of a state."""
    yield from (match.span() for match in _CALLED.finditer(text))


def state_called(name: str) -> str | None:
    """The proper part of a name that claims a state ("Artsakh" of "Republic of Artsakh"); None of any other name."""
    match = _CALLED.fullmatch(name)
    return (match["of"] or match["peoples"]) if match else None
