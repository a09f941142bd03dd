"""The parser must not read Nguyen Thi Lan otherwise than Mary Miller: names of persons are covered before the parse.

What `person_names` finds is parsed as names that every parser knows, dealt out in the order in which a text first names its
persons: the last name as a surname, all before it as one given name, a name that stands alone as a surname. So texts that differ in
nothing but their persons' names get the same parse. (As for countries: `country_masking`, which puts the names back.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from .country_masking import Disguise

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .person_names import PersonName

PEOPLE = (
    ("Sarah", "Clark"),
    ("Paul", "Murphy"),
    ("Anna", "Jackson"),
    ("Peter", "Robinson"),
    ("Mary", "Cooper"),
    ("James", "Taylor"),
)
"""Given name and surname that a person is parsed as; after the last one the first comes again. In one sentence all are parsed alike."""

_PLURAL_POSSESSIVE = re.compile(r"['’](?= [a-z])")


def person_disguises(text: str, people: Iterable[PersonName]) -> Iterator[Disguise]:
    """What the parser is to see in the place of the names of `people` in `text`, in order, without overlaps."""
    order: dict[str, int] = {}
    for name in people:
        given, surname = PEOPLE[order.setdefault(name.whole, len(order)) % len(PEOPLE)]
        if name.last > name.start:
            yield Disguise(name.start, name.last - 1, given)
        yield Disguise(name.last, name.end, surname)
        if text[name.end - 1] == "s" and (mark := _PLURAL_POSSESSIVE.match(text, name.end)):
            yield Disguise(mark.start(), mark.end(), f"{mark[0]}s")


def together(countries: Sequence[Disguise], people: Sequence[Disguise]) -> list[Disguise]:
    """The disguises of both, in order; a country inside a person's name is none ("India Knox")."""
    covered = {i for d in people for i in range(d.start, d.end)}
    kept = [d for d in countries if covered.isdisjoint(range(d.start, d.end))]
    return sorted([*kept, *people], key=lambda d: d.start)


def titles_lead(doc: Doc, people: Iterable[PersonName]) -> None:
    """Make the name the head of "president Jane Doe", as it is that of "President Jane Doe", where the parser has it as an apposition."""
    for name in people:
        span = doc.char_span(name.start, name.end)
        if span is None or not span.start:
            continue
        head, title = span[-1], doc[span.start - 1]
        if head.dep_ == "appos" and head.head == title and title.tag_ in {"NN", "NNP"}:
            _exchange(title, head)


def _exchange(title: Token, name: Token) -> None:
    """Let `name` take the place of its head in the tree, with all that hangs on it."""
    for child in list(title.children):
        if child != name:
            child.head = name
    name.dep_, name.head = title.dep_, name if title.head == title else title.head
    title.dep_, title.head = "compound", name
