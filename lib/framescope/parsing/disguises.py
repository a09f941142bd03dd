"""Which words stand in for the names of countries while a text is parsed.

Each country gets the names of another one (`COVERS`), dealt out once for a whole text in the order in which it first names them:
name for name, adjective for adjective, the word for the people, capital for capital, in capitals where it stands in capitals.
With a name goes what the language hangs on it: "the" before a name is covered with it ("the United States"), "a" or "an"
before it is put right for the covering word, and "'" after a plural becomes "'s" as after a name without s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..actors.gazetteer import Gazetteer, Hit

COVERS = (
    ("Kenya", "Kenyan", "Nairobi"),
    ("Egypt", "Egyptian", "Cairo"),
    ("Canada", "Canadian", "Ottawa"),
    ("Norway", "Norwegian", "Oslo"),
    ("Peru", "Peruvian", "Lima"),
    ("Chile", "Chilean", "Santiago"),
    ("Nigeria", "Nigerian", "Abuja"),
    ("Italy", "Italian", "Rome"),
    ("Austria", "Austrian", "Vienna"),
    ("Hungary", "Hungarian", "Budapest"),
    ("Australia", "Australian", "Canberra"),
    ("Indonesia", "Indonesian", "Jakarta"),
)
"""Name, demonym and capital that a country is parsed as; after the last one the first comes again.

All have a demonym that is adjective and noun in one ("an Italian", "Italian ships") with a regular plural, as Armenia has.
"""

_FORMS = ("name", "demonym", "capital")
_ARTICLE = re.compile(r"(?<!\w)(an?|An?|AN) $")
_THE = re.compile(r"(?<!\w)(?:the|The|THE) $")
_PLURAL_POSSESSIVE = re.compile(r"['’](?= [a-z])")


@dataclass(frozen=True, slots=True)
class Disguise:
    """Characters start … end (half-open) of a text are parsed as `word`."""

    start: int
    end: int
    word: str


@cache
def known_countries() -> Gazetteer:
    """The gazetteer that is shipped, for texts that come without one."""
    from ..actors.gazetteer import load_gazetteer

    return load_gazetteer()


def disguises(text: str, gazetteer: Gazetteer) -> list[Disguise]:
    """What the parser is to see in the place of every name of a country in `text`, in order, without overlaps."""
    return list(_disguises(text, gazetteer))


def _disguises(text: str, gazetteer: Gazetteer) -> Iterator[Disguise]:
    order: dict[str, int] = {}
    for hit in gazetteer.countries.find(text):
        if hit.form not in _FORMS:
            continue
        names = COVERS[order.setdefault(hit.actor_id, len(order)) % len(COVERS)]
        word = _word(text[hit.start : hit.end], names[_FORMS.index(hit.form)], hit, gazetteer)
        before = text[max(0, hit.start - 5) : hit.start]
        the = _THE.search(before) if hit.form == "name" else None
        if article := _ARTICLE.search(before):
            yield Disguise(hit.start - len(article[0]), hit.start - 1, _article(article[1], word))
        yield Disguise(hit.start - len(the[0]) if the else hit.start, hit.end, word)
        if text[hit.end - 1] in "sS" and (mark := _PLURAL_POSSESSIVE.match(text, hit.end)):
            yield Disguise(mark.start(), mark.end(), f"{mark[0]}s")


def _word(covered: str, name: str, hit: Hit, gazetteer: Gazetteer) -> str:
    """The covering word: of the same form, number and case; the capitals of "US" or "U.S." are no case."""
    if hit.form == "demonym" and _is_plural(covered, gazetteer.entries[hit.actor_id].demonyms):
        name += "s"
    return name.upper() if covered.isupper() and len(covered) > 4 and "." not in covered else name


def _is_plural(word: str, demonyms: tuple[str, ...]) -> bool:
    lower = word.lower()
    return lower.endswith("men") or (lower.endswith("s") and lower[:-1] in {d.lower() for d in demonyms})


def _article(article: str, word: str) -> str:
    """a or an, in the case of `article`, as it stands before `word`."""
    right = "an" if word[0] in "AEIO" else "a"
    return right.upper() if len(article) > 1 and article.isupper() else right.capitalize() if article[0].isupper() else right
