"""Short names that two countries bear: "Congo" (Kinshasa's and Brazzaville's), "Korea" (the South and the North).

Such a name means the country that the text told last before it by a name that is its own, or by its capital or people; before
any is told, the one that is told first after it; where neither is told, the one that alone has a neighbour in the text. Else it
means neither: the text's own word stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .gazetteer import Hit


def decided(
    text: str,
    hits: Sequence[Hit],
    divided: Mapping[str, Sequence[str]],
    neighbours: Mapping[str, frozenset[str]],
    known: frozenset[str] = frozenset(),
) -> list[Hit]:
    """The hits, each of a divided name given to the country that is meant, or left out.

    `divided` has the countries that bear each such name, `neighbours` the neighbours of each country, `known` the countries of which
    the text is, where that is known from elsewhere.
    """
    bearers = {hit: divided[name] for hit in hits if hit.actor_id in divided.get(name := text[hit.start : hit.end], ())}
    if not bearers:
        return list(hits)
    clear = [hit for hit in hits if hit not in bearers]
    meant = {hit: _meant(hit, those, clear, neighbours, known) for hit, those in bearers.items()}
    return [replace(hit, actor_id=meant.get(hit) or hit.actor_id) for hit in hits if meant.get(hit, hit.actor_id) is not None]


def _meant(
    hit: Hit, bearers: Sequence[str], clear: Sequence[Hit], neighbours: Mapping[str, frozenset[str]], known: frozenset[str]
) -> str | None:
    """Which of the bearers is meant at this place, if the text tells it."""
    told = [other for other in clear if other.actor_id in bearers]
    if told:
        return told[max(0, bisect_right(told, hit.start, key=lambda other: other.start) - 1)].actor_id
    named = {other.actor_id for other in clear}
    near = [country for country in bearers if neighbours.get(country, frozenset()) & named]
    of_the_text = [country for country in bearers if country in known]
    return next((those[0] for those in (of_the_text, near) if len(those) == 1), None)
