"""What people changed: the items of a file as they were written, beside those that people left in it, as corrections.

An item is known again by the number that it was given; where a tool keeps no such number, by its place and what is said of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ..corrections.model import ADD, CHANGE, DELETE, MERGE, RENAME, SIDE, Correction, pieces
from ..errors import InputError
from .items import ACTORS, ATTRIBUTIONS, MENTIONS, PARTS, TERMS, Item, Span

Mark: TypeAlias = tuple

SAME_AS = "same_as"
"""The column of an actor in which people say which other actor it is."""

_OF_ACTORS = {"name": RENAME, "side": SIDE, SAME_AS: MERGE, "kind": CHANGE}
_FIRST = {TERMS: "category", MENTIONS: "actor_id"}
"""The column whose value is told when a row is added; the others are changes of the row that was added."""


@dataclass(frozen=True)
class Source:
    """Where items come from: the article's text and its id, and the name of the file, for messages."""

    text: str
    article: str
    file: str


def differences(before: Sequence[Item], after: Sequence[Item], source: Source) -> list[Correction]:
    """The corrections that make what was written what was left, in the order of the text.

    Raises
    ------
    InputError
        when an actor was deleted or added by itself: that says nothing of its mentions.
    """
    pairs, gone, new = matched(before, after)
    anchors = _anchors([item for item in before if item.table == ATTRIBUTIONS])
    found = [
        *(c for old, item in pairs for c in _changes(old, item, anchors, source)),
        *(_deletion(item, anchors, source) for item in gone),
        *(c for item in new for c in _addition(item, source)),
    ]
    return sorted(found, key=lambda c: c.start if c.start is not None else -1)


def matched(before: Sequence[Item], after: Sequence[Item]) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """The items that are the same ones, those that are gone and those that are new.

    >>> old = [Item("terms", 0, 4, {"category": "label"}, number="0"), Item("terms", 9, 12, {"category": "label"}, number="1")]
    >>> pairs, gone, new = matched(old, [Item("terms", 9, 12, {"category": "evaluative"})])
    >>> [(a.number, b.values["category"]) for a, b in pairs], [item.number for item in gone], new
    ([('1', 'evaluative')], ['0'], [])
    """
    pairs: list[tuple[Item, Item]] = []
    left, rest = list(before), list(after)
    for marks in (_number, _places, _pieces):
        waiting = []
        index = _index(left, marks)
        for item in rest:
            alike = {id(old): old for mark in marks(item) for old in index.get(mark, ())}
            old = max(alike.values(), key=lambda o: _agreement(o, item), default=None)
            if old is None:
                waiting.append(item)
            else:
                pairs.append((old, item))
                for mark in marks(old):
                    index[mark].remove(old)
        taken = {id(old) for old, _ in pairs}
        left, rest = [old for old in left if id(old) not in taken], waiting
    return pairs, left, rest


def _index(items: Iterable[Item], marks: Callable[[Item], Iterable[Mark]]) -> dict[Mark, list[Item]]:
    found = defaultdict(list)
    for item in items:
        for mark in marks(item):
            found[mark].append(item)
    return found


def _number(item: Item) -> set[Mark]:
    return {(item.table, item.number)} if item.number else set()


def _places(item: Item) -> set[Mark]:
    """An attribution is where its content is; anything else is where it stands."""
    return {(item.table, item.extent("content") or item.span)}


def _pieces(item: Item) -> set[Mark]:
    return {(item.table, role, piece) for role in PARTS for piece in item.parts.get(role, ())}


def _shared(old: Item, item: Item) -> int:
    return sum(len({*old.parts.get(role, ())} & {*item.parts.get(role, ())}) for role in PARTS)


def _agreement(old: Item, item: Item) -> tuple[int, int]:
    return _shared(old, item), sum(item.values.get(name) == value for name, value in old.values.items())


def _anchors(attributions: Sequence[Item]) -> dict[str, Span]:
    """The place by which each attribution is named, by its number: all of it, or where two have that in common its content or its cue."""
    places = {item.number: [p for p in (item.span, item.extent("content"), item.extent("cue")) if p] for item in attributions}
    taken = Counter(place for each in places.values() for place in set(each))
    return {number: next((p for p in each if taken[p] == 1), each[0]) for number, each in places.items()}


def _anchor(item: Item, anchors: dict[str, Span]) -> Span:
    return anchors.get(item.number, item.span) if item.table == ATTRIBUTIONS else item.span


def _correction(action: str, item: Item, at: Span, source: Source, column: str | None = None, value: str | None = None) -> Correction:
    place = f"{source.file}, {item.table} at {at.start}"
    row = int(item.number) if item.number.isdecimal() else None
    return Correction(action, item.table, at.start, at.end, source.text[at.start : at.end], column, value, place, source.article, row)


def _changes(old: Item, item: Item, anchors: dict[str, Span], source: Source) -> Iterator[Correction]:
    """What was put right in an item; one that was moved is deleted here and added there."""
    if old.table in (TERMS, MENTIONS) and old.span != item.span:
        yield _deletion(old, anchors, source)
        yield from _addition(Item(item.table, item.start, item.end, {**old.values, **item.values}), source)
        return
    at = _anchor(old, anchors)
    for role in PARTS if old.parts or item.parts else ():
        if sorted(old.parts.get(role, ())) != sorted(item.parts.get(role, ())):
            yield _correction(CHANGE, old, at, source, role, pieces(sorted(item.parts.get(role, ())), source.text) or None)
    for column, value in item.values.items():
        if value != old.values.get(column):
            yield _value(old, at, source, column, value)


def _value(old: Item, at: Span, source: Source, column: str, value: str | None) -> Correction:
    if old.table != ACTORS:
        return _correction(CHANGE, old, at, source, column, value)
    action = _OF_ACTORS[column]
    place = f"{source.file}, actor {old.number}"
    return Correction(action, ACTORS, None, None, old.number, column if action == CHANGE else None, value, place, source.article)


def _deletion(item: Item, anchors: dict[str, Span], source: Source) -> Correction:
    if item.table == ACTORS:
        raise InputError(
            f"{source.file}: the actor {item.number} was deleted, which does not tell what its mentions are: delete those, or say in same_as who it is."
        )
    return _correction(DELETE, item, _anchor(item, anchors), source)


def _addition(item: Item, source: Source) -> Iterator[Correction]:
    """A new row: its place and its first value, then its other values."""
    if item.table == ACTORS:
        yield _correction(ADD, item, item.span, source, "kind", item.values.get("kind"))
        return
    content = item.parts.get("content") or (item.span,)
    at = item.extent("content") or item.span
    first = "content" if item.table == ATTRIBUTIONS else _FIRST[item.table]
    told = {**item.values} | {role: pieces(sorted(item.parts[role]), source.text) for role in PARTS if item.parts.get(role)}
    told |= {"content": pieces(sorted(content), source.text)} if item.table == ATTRIBUTIONS else {}
    yield _correction(ADD, item, at, source, first, told.get(first))
    for column, value in told.items():
        if column != first and value is not None:
            yield _correction(CHANGE, item, at, source, column, value)
