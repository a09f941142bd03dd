"""The clause that tells who speaks a quotation: its verb and its source, after the quotation or before it."""

from __future__ import annotations

from ..parsing.passages import Quote
from ..parsing.tree import Tree
from .cues import Cue, cue
from .reported import verb_cue
from .sources import Ranges, is_passive, noun_phrase, subject
from .times import TIMES

STOPS = {".", "!", "?", "…", "..."}
DASHES = {"-", "–", "—", "--", "―"}

_INNER = {"’", "'", "”", '"', "''"}
"""Marks that close a quotation inside the quotation: what stands before them ends it."""

REACH = 40
"""Tokens between a quotation and the reporting verb, at most."""

_CLAUSE = 12
"""The same where the verb is none that is listed."""


def reports(tree: Tree, i: int) -> bool:
    """Whether token i is a verb that may introduce a quotation, outside quotations."""
    return tree.pos[i] in ("VERB", "AUX") and tree.quote[i] < 0 and _quotes(verb_cue(tree, i, "verb"))


def _quotes(entry: Cue | None) -> bool:
    return entry is not None and "quote" in entry.frames


def of_quotation(tree: Tree, verb: int) -> tuple[str, str]:
    """Lemma and class of the verb of a reporting clause, listed or not."""
    for entry in (verb_cue(tree, verb, "verb"), cue(tree.lemma[verb], "verb")):
        if entry is not None and "quote" in entry.frames:
            return entry.lemma, entry.frames["quote"]
    return tree.lemma[verb], "neutral"


def after(tree: Tree, q: Quote, end: int) -> tuple[int, Ranges] | None:
    """Reporting verb and source of the clause right after a quotation that does not end in a full stop."""
    start = q.last + 1
    if start > end:
        return None
    mark = _ending(tree, q)
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


def _ending(tree: Tree, q: Quote) -> str:
    """The mark that ends the quoted words."""
    return next((tree.text[i] for i in range(q.last - 1, q.first, -1) if tree.pos[i] != "SPACE" and tree.text[i] not in _INNER), "")


def quotative(tree: Tree, q: Quote, end: int) -> tuple[int, Ranges] | None:
    """Verb and subject right after a quotation that ends in a comma, whatever the verb: its object is the quotation.

    Who beams, shoots back, goes on or chips in behind such a quotation says it ("“It rains,” she went on"); behind a question or an
    exclamation, only where the verb comes first ("“Stop!” thundered Doe"). A verb with another object tells of a deed.
    """
    start = q.last + 1
    while start <= end and (tree.pos[start] in ("PUNCT", "SPACE", "ADV")):
        start += 1
    verb = next((i for i in range(start, min(end, start + _CLAUSE) + 1) if _is_verb(tree, i)), None)
    own = None if verb is None else _own(tree, verb, start)
    if verb is None or own is None or any(tree.text[i] in STOPS for i in range(start, verb)):
        return None
    inverted = verb == start and own > verb
    comma = _ending(tree, q) == "," or tree.text[q.last + 1] == ","
    fits = inverted or (comma and start in (tree.left[own], own) and own < verb)
    if not fits or not _takes_quotation(tree, verb, own):
        return None
    source = _outside(tree, [noun_phrase(tree, own)] if tree.dep[own] == "pobj" else subject(tree, verb) or [noun_phrase(tree, own)], start)
    return (verb, source) if source else None


def _is_verb(tree: Tree, i: int) -> bool:
    return tree.pos[i] in ("VERB", "AUX") and tree.quote[i] < 0 and tree.text[i][0].isalpha()


def _own(tree: Tree, verb: int, start: int) -> int | None:
    """The subject of a finite verb; behind a verb that comes first also what the parser takes for the object of its particle."""
    own = tree.child(verb, "nsubj", "attr")
    if own is not None:
        return own if tree.tag[verb] in ("VBD", "VBZ") else None
    if verb != start or tree.tag[verb] not in ("VBD", "VBN") or tree.pos[min(verb + 1, tree.n - 1)] != "ADP":
        return None
    return next((p for k in tree.children(verb, "prep") if k == verb + 1 for p in tree.children(k, "pobj")), None)


def _takes_quotation(tree: Tree, verb: int, own: int) -> bool:
    """Whether a verb has no object but "it"; of "be" the subject is a word for words ("was the reply from Doe")."""
    if tree.pos[verb] == "AUX":
        return cue(tree.lemma[own], "noun") is not None
    others = [k for k in tree.children(verb, "dobj", "dative", "attr") if k > verb and tree.quote[k] < 0 and k != own]
    return all(tree.lower[k] in ("it", "me", "us", "them", "him", "her") for k in others)


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


def with_clause(tree: Tree, q: Quote, verb: int) -> tuple[int, int]:
    """The quotation with the clause of the same verb that it stands in: "said that, “In the end …”", "said she has one goal: “Peace.”"."""
    k = next((x for x in tree.children(verb, "ccomp") if verb < tree.left[x] < q.first <= tree.right[x] + 2), None)
    if k is None or not any(tree.pos[i] != "PUNCT" for i in range(tree.left[k], q.first)):
        return q.first, q.last
    goes_on = tree.right[k] > q.last and not any(tree.text[i] in STOPS for i in range(q.last - 1, tree.right[k]))
    return tree.left[k], tree.right[k] if goes_on else q.last


def _mistagged(tree: Tree, i: int, start: int, end: int) -> bool:
    """Whether a word right after a quotation or right before the full stop is a reporting verb that the tagger took for a noun."""
    if tree.pos[i] not in ("NOUN", "PROPN", "ADJ") or tree.text[i] != tree.lower[i]:
        return False
    at_edge = i in (start, end) or tree.text[i + 1] in STOPS
    return at_edge and _quotes(cue(tree.lemma[i], "verb"))


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
