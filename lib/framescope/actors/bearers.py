"""Which of several people of one surname is meant where the surname stands alone, or nobody where the text does not tell.

A wrong one is worse than none: "Orsen said" after "Maria Orsen and Paul Orsen were fined" is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..gazetteer.name_forms import name_forms
from ..gazetteer.offices import offices
from .whereabouts import title_gender

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .names import Name
    from .referents import Referent

MAIN = 3
"""A person whose full name has come so many times as often as the others' is the one whom the surname alone means."""

_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mister", "madam", "sir", "lady", "lord", "dame"})
LONG = 6
"""Letters of a given name at least that may be spelt in two ways: "Marla" and "Maria" are two."""

_AGES = {"elder": 1, "older": 1, "senior": 1, "younger": -1, "junior": -1}
_OLD = frozenset({"father", "mother", "grandfather", "grandmother", "uncle", "aunt"})
_YOUNG = frozenset({"son", "daughter", "grandson", "granddaughter", "nephew", "niece", "child"})

Titled = Callable[["Referent"], frozenset[str]]
"""The titles and kin nouns before a person's names so far."""

Places = Callable[["Referent"], Sequence[int]]
"""Where a person's name stands in full, in order."""


def bearer(people: Sequence[Referent], gender: str | None, place: tuple[int, int], full: Places, first_alone: int) -> Referent | None:
    """The one of several `people` whom a short form of the name means at `place`; None where that cannot be told.

    place: where the paragraph begins and where the name stands. first_alone: where the short form stands for the first time in the text.
    """
    if gender and any(r.gender == gender for r in people):
        people = [r for r in people if r.gender == gender]
    known = [r for r in people if any(start < place[1] for start in full(r))]
    if len(people) == 1 or len(known) < 2:
        return min(known or people, key=lambda r: (full(r) or [0])[0])
    here = [r for r in known if any(place[0] < start < place[1] for start in full(r))]
    if len(here) == 1 or gender:
        return here[0] if len(here) == 1 else None
    before = [r for r in known if full(r)[0] < first_alone]
    if len(before) == 1:  # the surname stood alone before another of that name came in
        return before[0]
    return None if here else _main(known, place[1], full)


def of_title(people: Sequence[Referent], title: str, titled: Titled) -> list[Referent]:
    """Those of several people whom an office before the name leaves: who had it before, else all but who was named as somebody's kin.

    "President Orsen" is not "his daughter Maria Orsen", and nobody where all bearers are such.
    """
    having = [r for r in people if title in titled(r)]
    return having or [r for r in people if not titled(r) & name_forms().kin]


def of_age(people: Sequence[Referent], doc: Doc, first: int, titled: Titled) -> Referent | None:
    """The one of several people whom "the elder" or "the younger" before the name at token `first` means: by "Sr." and "Jr.", or by whose kin
    they were named; None where neither word stands there, or where that does not tell."""
    at = first - 1 if first and doc[first - 1].lower_.rstrip(".") in _COURTESY else first
    age = _AGES.get(doc[at - 1].lower_) if at > 1 and doc[at - 2].lower_ == "the" else None
    if age is None:
        return None
    generations = [(_generation(r, titled(r)), r) for r in people]
    having = [r for generation, r in generations if generation == age] or [r for generation, r in generations if not generation]
    return having[0] if len(having) == 1 and len(people) > 1 else None


def _generation(person: Referent, called: frozenset[str]) -> int:
    """1 for a parent, -1 for a child, 0 where neither the name nor what the person was called tells."""
    last = person.name.casefold().rstrip(".").split()[-1]
    if last in {"sr", "senior"} or called & _OLD:
        return 1
    return -1 if last in {"jr", "junior", "ii", "iii", "iv"} or called & _YOUNG else 0


def titles(doc: Doc, first: int) -> frozenset[str]:
    """The titles, offices and kin nouns right before token `first`, in lower case ("his daughter Maria Orsen", "his wife, Maria Orsen")."""
    i = first - 1
    if i > 0 and doc[i].text == "," and doc[i - 1].lower_ in name_forms().kin:
        return frozenset({doc[i - 1].lower_})
    known, found = offices(), set()
    while i >= 0 and first - i < 4 and (doc[i].lower_ in known.titles or doc[i].lower_ in known.rows or doc[i].lower_ in name_forms().kin):
        found.add(doc[i].lower_)
        i -= 1
    return frozenset(found)


def office(doc: Doc, first: int) -> str | None:
    """The title or office that stands right before token `first` ("President", "Dr."), but no form of courtesy; None without one."""
    word = doc[first - 1].lower_ if first else ""
    known = offices()
    return word if (word in known.titles or word in known.rows) and word.rstrip(".") not in _COURTESY else None


_KIN = "|".join(("sons?", "daughters?", "child", "children", "wife", "widow", "husband", "widower", "brothers?", "sisters?", "nephews?", "nieces?",
                 "grandsons?", "granddaughters?", "grandchild", "grandchildren", "cousins?", "mother", "father", "parents"))  # fmt: skip
_NAMES = r"(?:(?:\([^()\n]{0,30}\)|[A-Z][\w.'’-]{0,30}|[a-z]{1,20}),? ){0,8}"
_RELATIVE = re.compile(
    rf"\b(?:(?:{_KIN}) (?:of|to) {_NAMES}|(?:{_KIN})(?:, [a-z]{{1,20}})?,? |(?:married|marries|marrying|wed|divorced) |born (?:[\w,]{{1,20}} ){{0,8}}to {_NAMES})$"
)
"""What leads up to the name of somebody's relative: "the daughter of the engineer", "her husband, the playwright", "She married"."""
_WINDOW = 160


def is_relative(text: str, start: int) -> bool:
    """Whether the name at `start` is said to be that of somebody's relative."""
    return _RELATIVE.search(text[max(0, start - _WINDOW) : start]) is not None


def respelt(text: str, name: str) -> bool:
    """Whether two full names are one person's, spelt in two ways: one letter inside the given name differs ("Kristin Doe", "Kristen Doe")."""
    a, b = text.casefold().split(), name.casefold().split()
    if len(a) < 2 or len(a) != len(b) or a[1:] != b[1:] or len(a[0]) != len(b[0]) or len(a[0]) < LONG:
        return False
    differ = [k for k, pair in enumerate(zip(a[0], b[0], strict=True)) if pair[0] != pair[1]]
    return len(differ) == 1 and 0 < differ[0] < len(a[0]) - 1


def _main(people: Sequence[Referent], start: int, full: Places) -> Referent | None:
    """The person who is named in full far more often than the others before `start`."""
    counts = sorted(((sum(s < start for s in full(r)), r) for r in people), key=lambda pair: -pair[0])
    return counts[0][1] if counts[0][0] >= MAIN * counts[1][0] else None


def told_gender(doc: Doc, name: Name) -> str | None:
    """The gender that the words beside a name tell: a title, "his wife, Jane Doe", "Jane Doe, a mother of two"."""
    words = offices()
    if gender := title_gender(doc, name.first):
        return gender
    if name.first > 1 and doc[name.first - 1].text == ",":
        return _kin(doc[name.first - 2].lower_)
    if name.last + 1 < len(doc) and doc[name.last + 1].text == ",":
        for token in doc[name.last + 2 : name.last + 6]:
            if token.lower_ in words.male | words.female:
                return _kin(token.lower_)
            if not token.is_alpha or token.lower_ in {"whose", "who", "said", "and"}:
                break
    return None


def _kin(word: str) -> str | None:
    words = offices()
    return "m" if word in words.male else "f" if word in words.female else None
