"""What people can put right, apart from any format: attributions with their parts, loaded terms, mentions and actors.

Every format writes these items and gives them back; what people changed is the difference of two lists of them
(`framescope.exchange.differences`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from ..analysis import Analysis
from ..corrections.model import ROWS
from ..measures.portraits import LABELS
from ..measures.summary import of_main_instrument
from ..tables import columns, rows_of

ATTRIBUTIONS, TERMS, MENTIONS, ACTORS = "attributions", "terms", "mentions", "actors"
PARTS = ("source", "cue", "content")
"""The roles of the parts of an attribution."""

SENTIMENTS = (*LABELS, "uncertain")
"""What can be said of an actor where it is mentioned."""

ACTOR_COLUMNS = ("name", "kind", "side")
VALUES = {table: tuple(column for column in found if column not in PARTS) for table, found in ROWS.items()} | {ACTORS: ACTOR_COLUMNS}
"""What can be put right in each table, the parts of an attribution apart."""


class Span(NamedTuple):
    """A piece of the text: half-open character offsets."""

    start: int
    end: int


@dataclass(frozen=True)
class Item:
    """One row that people see in a tool.

    table: where it stands. start, end: its half-open character offsets. values: what can be put right (`VALUES`), a key that a format
    cannot show left out; None where nothing is known. parts: the pieces of an attribution, by `PARTS`. number: the number of the row, or
    the actor_id, by which it is known again; empty for what people added.
    """

    table: str
    start: int
    end: int
    values: Mapping[str, str | None]
    parts: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    number: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    def extent(self, role: str) -> Span | None:
        """Where its pieces of this role stand, from the first to the last; None where it has none."""
        return extent(self.parts.get(role, ()))


def extent(pieces: Iterable[Span]) -> Span | None:
    """From the beginning of the first piece to the end of the last."""
    pieces = list(pieces)
    return Span(min(p.start for p in pieces), max(p.end for p in pieces)) if pieces else None


def items_of(a: Analysis) -> list[Item]:
    """All items of an analysis: attributions, terms, mentions, and each actor at its first mention."""
    return [*_attributions(a), *_terms(a), *_mentions(a), *_actors(a)]


def parts_of(a: Analysis) -> dict[int, dict[str, tuple[Span, ...]]]:
    """The pieces of each attribution by role, by attribution_id."""
    found: dict[int, dict[str, tuple[Span, ...]]] = {number: {} for number in a.attributions.attribution_id.tolist()}
    for number, role, start, end in columns(a.spans, "attribution_id", "role", "start", "end"):
        found[number][role] = (*found[number].get(role, ()), Span(start, end))
    return found


def sentiments_of(a: Analysis) -> dict[int, str]:
    """What the instrument that the findings rest on says of each mention, by mention_id."""
    return dict(columns(of_main_instrument(a.sentiments), "mention_id", "label"))


def known(value: object) -> str | None:
    """A cell as text; None where it is missing."""
    if value is None or value != value:
        return None
    return f"{value:g}" if isinstance(value, float) else str(value)


def _item(table: str, number: str, row: Mapping, values: Mapping[str, object], **parts: dict) -> Item:
    return Item(table, row["start"], row["end"], {name: known(value) for name, value in values.items()}, number=str(row[number]), **parts)


def _attributions(a: Analysis) -> Iterator[Item]:
    parts = parts_of(a)
    for row in rows_of(a.attributions):
        values = {name: row[name] for name in VALUES[ATTRIBUTIONS]}
        yield _item(ATTRIBUTIONS, "attribution_id", row, values, parts=parts[row["attribution_id"]])


def _terms(a: Analysis) -> Iterator[Item]:
    for row in rows_of(a.terms):
        yield _item(TERMS, "term_id", row, {name: row[name] for name in VALUES[TERMS]})


def _mentions(a: Analysis) -> Iterator[Item]:
    felt = sentiments_of(a)
    for row in rows_of(a.mentions):
        yield _item(MENTIONS, "mention_id", row, {"actor_id": row["actor_id"], "sentiment": felt.get(row["mention_id"])})


def _actors(a: Analysis) -> Iterator[Item]:
    firsts = first_mentions(a)
    for row in rows_of(a.actors):
        if row["actor_id"] in firsts:
            yield _item(ACTORS, "actor_id", row | firsts[row["actor_id"]]._asdict(), {name: row[name] for name in ACTOR_COLUMNS})


def first_mentions(a: Analysis) -> dict[str, Span]:
    """Where each actor is first mentioned: by name, if it has one."""
    rows = a.mentions[a.mentions.actor_id.notna()]
    ranked = rows.iloc[pd.Series(rows.form.to_numpy() != "name").argsort(kind="stable")]
    return {actor: Span(start, end) for actor, start, end in reversed(list(columns(ranked, "actor_id", "start", "end")))}
