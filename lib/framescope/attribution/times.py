"""Phrases of time at the end of what is reported: when somebody said it is no part of what he said."""

from __future__ import annotations

from ..parsing.tree import Tree
from .sources import Ranges

TIMES = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "week", "month", "year", "yesterday", "today",
    "morning", "afternoon", "evening", "night",
}  # fmt: skip


def is_time(tree: Tree, preposition: int) -> bool:
    """Whether a prepositional phrase tells when: "on Friday", "in 2013"."""
    k = tree.child(preposition, "pobj")
    return (
        k is not None
        and tree.lower[preposition] in ("on", "in", "at", "during")
        and (tree.lower[k] in TIMES or (tree.text[k].isdigit() and len(tree.text[k]) == 4))
    )


def without_time(tree: Tree, content: Ranges) -> Ranges:
    """The content without a closing phrase of time ("condemned the attack on Friday"), unless nothing else is left."""
    first, last = content[-1]
    for p in range(last, max(first, last - 6), -1):
        if tree.dep[p] == "prep" and tree.right[p] == last and is_time(tree, p) and p - 1 > first:
            return [*content[:-1], (first, p - 1)]
    return content
