"""Which of several candidates is meant, or none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from . import ranker

if TYPE_CHECKING:
    from .candidates import Candidate
    from .discourse import Discourse


class Choice(NamedTuple):
    """Who is meant, or None; the chance of it in [0, 1]; and the rule that settled it."""

    actor_id: str | None
    confidence: float
    rule: str


NOBODY = Choice(None, 0.0, "no candidate")

Chooser = Callable[["Discourse", str, str, tuple[int, int], "list[Candidate]", "Sequence[Sequence[float]]"], Choice]
"""Chooses for a kind of trees, a form and the place of the mention (first and last token) among candidates with their features."""


def by_trees(
    state: Discourse, trees: str, form: str, place: tuple[int, int], found: list[Candidate], rows: Sequence[Sequence[float]]
) -> Choice:
    """What the trees that ship choose."""
    return ranked(ranker.shipped(), trees, form, found, rows)


def of(by: ranker.Ranker) -> Chooser:
    """What other trees choose."""
    return lambda state, trees, form, place, found, rows: ranked(by, trees, form, found, rows)


def ranked(by: ranker.Ranker, trees: str, form: str, found: list[Candidate], rows: Sequence[Sequence[float]]) -> Choice:
    """The likeliest candidate, when it is likely enough for the form."""
    if not found:
        return NOBODY
    chances = by.trees[trees].chances(rows)
    best = int(chances.argmax())
    chance = round(float(chances[best]), 3)
    return Choice(found[best].referent.actor_id, chance, "ranked") if chance >= by.least[form] else Choice(None, chance, "unsure")
