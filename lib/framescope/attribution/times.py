"""Phrases of time and occasion: when and where somebody said it is no part of what he said."""

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


_OCCASIONS = {
    "interview", "speech", "address", "statement", "letter", "email", "e-mail", "memo", "tweet", "post", "message", "remark", "op-ed", "column",
    "editorial", "filing", "ruling", "brief", "lawsuit", "testimony", "video", "ad", "broadcast", "podcast", "program", "programme", "show",
    "television", "tv", "radio", "news", "twitter", "facebook", "instagram", "youtube", "page", "website", "blog", "press", "print", "public",
    "rally", "forum", "debate", "conference", "briefing", "appearance", "event", "gala", "dinner", "hearing", "meeting", "convention", "summit",
    "hall", "call", "stop", "floor", "stage", "trail",
}  # fmt: skip
"""Where words are spoken and published."""

_ON_OCCASION = {"in", "on", "at", "during", "via", "through", "throughout", "after", "before", "over"}


def is_occasion(tree: Tree, preposition: int) -> bool:
    """Whether a prepositional phrase tells on what occasion, in which place or by what means somebody says it: "in an interview", "on
    Twitter", "at a rally in Lenham", "by pointing to the figures"."""
    k = tree.child(preposition, "pobj", "pcomp")
    if k is None:
        return False
    if tree.dep[k] == "pcomp":
        return tree.tag[k] == "VBG" and tree.lower[preposition] in ("by", "before", "after", "while")
    return tree.lower[preposition] in _ON_OCCASION and tree.lemma[k] in _OCCASIONS
