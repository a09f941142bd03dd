"""The clause that tells who speaks a quotation: its verb and its source, after the quotation or before it."""

from __future__ import annotations

from ..parsing.passages import Quote
from ..parsing.tree import Tree
from .cues import cue
from .objects import TIMES
from .sources import Ranges, is_passive, noun_phrase, subject

STOPS = {".", "!", "?", "…", "..."}
DASHES = {"-", "–", "—", "--", "―"}

_INNER = {"’", "'", "”", '"', "''"}
"""Marks that close a quotation inside the quotation: what stands before them ends it."""

REACH = 40
"""Tokens between a quotation and the reporting verb, at most."""


def reports(tree: Tree, i: int) -> bool:
    """Whether token i is a verb that may introduce a quotation, outside quotations."""
    if tree.pos[i] not in ("VERB", "AUX") or tree.quote[i] >= 0:
        return False
    entry = cue(tree.lemma[i], "verb")
    return entry is not None and "quote" in entry.frames


def after(tree: Tree, q: Quote, end: int) -> tuple[int, Ranges] | None:
    """Reporting verb and source of the clause right after a quotation that does not end in a full stop."""
    start = q.last + 1
    if start > end:
        return None
    mark = next((tree.text[i] for i in range(q.last - 1, q.first, -1) if tree.pos[i] != "SPACE" and tree.text[i] not in _INNER), "")
    open_end = mark[-1:] in (",", "?", "!", "…") or mark in DASHES or mark == "..." or tree.text[start] in (",", *DASHES)
    if not open_end:
        return None
    for verb in range(start, min(end, start + REACH) + 1):
        if tree.text[verb] in STOPS and verb > start:
            return None
        if reports(tree, verb) or _mistagged(tree, verb, start, end):
            source = subject(tree, verb) if tree.pos[verb] in ("VERB", "AUX") else _all_before(tree, verb, start)
            source = _outside(tree, source, start) or _neighbour(tree, verb, start, end)
            if source:
                return verb, source
    return None


def before(tree: Tree, q: Quote, begin: int) -> tuple[int, Ranges] | None:
    """Reporting verb and source of the clause right before a quotation."""
    start = q.first
    while start > begin and tree.text[start - 1] not in STOPS:
        start -= 1
    for verb in range(q.first - 1, max(start, q.first - REACH) - 1, -1):
        if reports(tree, verb) and not is_passive(tree, verb):
            source = subject(tree, verb)
            if source:
                return verb, source
    return None


def _mistagged(tree: Tree, i: int, start: int, end: int) -> bool:
    """Whether a word right after a quotation or right before the full stop is a reporting verb that the tagger took for a noun."""
    if tree.pos[i] not in ("NOUN", "PROPN", "ADJ") or tree.text[i] != tree.lower[i]:
        return False
    at_edge = i in (start, end) or tree.text[i + 1] in STOPS
    entry = cue(tree.lemma[i], "verb") if at_edge else None
    return entry is not None and "quote" in entry.frames


def _outside(tree: Tree, source: Ranges, start: int) -> Ranges:
    """The source without the marks and words of the quotation that the parser hung on it; none where its head is quoted."""
    if not source or source[0][0] >= start:
        return source
    first, last = source[0]
    head = next((i for i in range(first, last + 1) if not first <= tree.head[i] <= last or tree.head[i] == i), first)
    if head < start:
        return []
    first = start
    while first < head and tree.pos[first] == "PUNCT":
        first += 1
    return [(first, last), *source[1:]]


def _all_before(tree: Tree, verb: int, start: int) -> Ranges:
    """All that stands between a quotation and a mistagged verb, if it is short."""
    return [(start, verb - 1)] if 0 < verb - start <= 4 and tree.pos[start] in ("DET", "PRON", "PROPN", "NOUN") else []


def _neighbour(tree: Tree, verb: int, start: int, end: int) -> Ranges:
    """Where the parse has no subject in the clause: the name or pronoun that it opens with, else the nearest noun phrase after the verb,
    else before it: whoever is told something right after the verb does not tell it."""
    opening = next((i for i in range(start, verb) if tree.pos[i] != "PUNCT"), verb)
    if tree.pos[opening] in ("PROPN", "PRON") and tree.lower[opening] not in TIMES:
        return [(opening, _phrase_end(tree, opening, verb))]
    for i in [*range(verb + 1, min(verb + 6, end + 1)), *range(verb - 1, start - 1, -1)]:
        if tree.text[i] in STOPS:
            continue
        if tree.pos[i] in ("PROPN", "NOUN", "PRON"):
            while (
                tree.pos[tree.head[i]] in ("PROPN", "NOUN")
                and 0 < abs(tree.head[i] - i) < 6
                and start <= tree.head[i] <= end
                and tree.head[i] != verb
            ):
                i = tree.head[i]
            first, last = noun_phrase(tree, i)
            return [(max(first, start), last)] if last < verb or first > verb else [(i, i)]
    return []


def _phrase_end(tree: Tree, first: int, verb: int) -> int:
    """The last token before the verb that is neither a comma nor one of the verb's own helpers."""
    last = verb - 1
    while last > first and tree.pos[last] in ("PUNCT", "AUX", "ADV", "PART"):
        last -= 1
    return last
