"""Items as regions and links: what tools have that know marked pieces of a text and arrows between them, and no annotation of several pieces.

A mention and a term are one region each. An attribution is a region for each of its pieces; the first piece of its content is its head:
what is known of the attribution is said there, and a link leads from it to each other piece, called by that piece's role.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..errors import InputError
from .items import ATTRIBUTIONS, MENTIONS, PARTS, TERMS, Item, Span

MENTION, TERM = "mention", "term"
SOURCE, CUE, CONTENT = PARTS
KINDS = (MENTION, TERM, *PARTS)
_TABLES = {MENTION: MENTIONS, TERM: TERMS}


@dataclass(frozen=True)
class Region:
    """A marked piece of the text. key: by which links find it; kind: one of `KINDS`; values: what is known of its item."""

    key: str
    kind: str
    start: int
    end: int
    values: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def number(self) -> str:
        """The number of its item, where its key was made by `regions_of`."""
        table, _, rest = self.key.partition("-")
        number = rest.partition("-")[0]
        return number if table in (ATTRIBUTIONS, *_TABLES.values()) and number.isdecimal() else ""


@dataclass(frozen=True)
class Link:
    """An arrow from one region to another, by their keys, and what it is called."""

    start: str
    end: str
    name: str


def regions_of(items: Iterable[Item]) -> tuple[list[Region], list[Link]]:
    """The regions and links of the items; actors have none, nor has an attribution without content."""
    regions: list[Region] = []
    links: list[Link] = []
    for item in items:
        if item.table == ATTRIBUTIONS and item.parts.get(CONTENT):
            pieces = list(_pieces(item))
            regions += pieces
            links += [Link(pieces[0].key, piece.key, piece.kind) for piece in pieces[1:]]
        elif item.table in _TABLES.values():
            kind = MENTION if item.table == MENTIONS else TERM
            regions.append(Region(f"{item.table}-{item.number}", kind, item.start, item.end, item.values))
    return regions, links


def _pieces(item: Item) -> Iterator[Region]:
    """The pieces of an attribution, its head first."""
    values = item.values
    for role in (CONTENT, CUE, SOURCE):
        for nth, (start, end) in enumerate(sorted(item.parts.get(role, ()))):
            yield Region(f"{ATTRIBUTIONS}-{item.number}-{role}-{nth}", role, start, end, values)
            values = {}


def items_in(regions: Sequence[Region], links: Iterable[Link], source: str, known: Iterable[Item] = ()) -> list[Item]:
    """The items that regions and links make up.

    source: the name of the file, for messages. known: the items that were written; a source or a cue that lost its attribution with the
    deletion of the content is not asked after.

    Raises
    ------
    InputError
        when somebody marked a source or a cue and linked no content with it.
    """
    plain = [Item(_TABLES[r.kind], r.start, r.end, r.values, number=r.number) for r in regions if r.kind in _TABLES]
    pieces = {r.key: r for r in regions if r.kind in PARTS}
    owned = _owned(pieces, links)
    _require_linked(pieces, owned, source, {(role, piece) for item in known for role in PARTS for piece in item.parts.get(role, ())})
    return plain + [_attribution(pieces[head], [pieces[key] for key in keys]) for head, keys in owned.items()]


def _owned(pieces: Mapping[str, Region], links: Iterable[Link]) -> dict[str, list[str]]:
    """The keys of the pieces of each attribution, by the key of its head, the head among them."""
    inward, outward = {}, defaultdict(list)
    for link in links:
        if link.start in pieces and link.end in pieces and link.name in PARTS:
            ends = (link.start, link.end)
            from_, to = ends if pieces[link.start].kind == CONTENT else reversed(ends)  # people draw arrows to the content, too
            inward[to] = from_
            outward[from_].append(to)
    heads = [key for key, r in pieces.items() if r.kind == CONTENT and key not in inward]
    owned = {head: _reached(head, outward) for head in heads}
    return _without_head(pieces, owned, {key for keys in owned.values() for key in keys})


def _reached(head: str, outward: Mapping[str, list[str]]) -> list[str]:
    """The head and all that arrows lead to from it, by way of other pieces too."""
    found = {head: None}
    waiting = [head]
    while waiting:
        new = [key for key in outward.get(waiting.pop(), ()) if key not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return list(found)


def _without_head(pieces: Mapping[str, Region], owned: dict[str, list[str]], taken: set[str]) -> dict[str, list[str]]:
    """The same, with the pieces that lost their links with a deleted head: those of one attribution are together again."""
    by_number: dict[str, str] = {}
    whole: dict[str, list[str]] = {}
    for head, keys in owned.items():
        number = pieces[head].number
        first = by_number.setdefault(number, head) if number and not head.endswith(f"{CONTENT}-0") else head
        whole[first] = [*whole.get(first, ()), *keys]
    for number, head in by_number.items():
        if f"{ATTRIBUTIONS}-{number}-{CONTENT}-0" not in pieces:
            whole[head] += [key for key, r in pieces.items() if r.number == number and key not in taken]
    return whole


def _require_linked(pieces: Mapping[str, Region], owned: Mapping[str, list[str]], source: str, written: set[tuple[str, Span]]) -> None:
    linked = {key for keys in owned.values() for key in keys}
    for key, region in pieces.items():
        if key not in linked and (region.kind == CONTENT or (region.kind, region.span) not in written):
            raise InputError(
                f"{source}: the {region.kind} at {region.start} belongs to no content: link the content with it, or delete it."
            )


def _attribution(head: Region, pieces: Sequence[Region]) -> Item:
    parts = {role: tuple(sorted(p.span for p in pieces if p.kind == role)) for role in PARTS}
    parts = {role: found for role, found in parts.items() if found}
    start, end = min(p.start for p in pieces), max(p.end for p in pieces)
    values = {name: value for piece in reversed(pieces) for name, value in piece.values.items()}
    if head.number and not head.key.endswith(f"{CONTENT}-0"):
        # what was known stood at the head that is gone: only what is said anew counts
        values = {name: value for name, value in values.items() if value is not None}
    return Item(ATTRIBUTIONS, start, end, values, parts, head.number)
