"""Phrases of time: when somebody said it is no part of what he said."""

from __future__ import annotations

from ..parsing.tree import Tree

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
        and tree.lower[preposition] in ("on", "in", "at", "during", "for", "since")
        and (tree.lower[k] in TIMES or tree.lemma[k] in TIMES or (tree.text[k].isdigit() and len(tree.text[k]) == 4))
    )
