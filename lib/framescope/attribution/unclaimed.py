"""Quotations that nobody is said to have said: they are a source's all the same.

What stands in quotation marks is not the writer's own until that is shown. So a quotation that no cue claims, as a pull quote, a
paragraph between two beats of a story ("Doe pointed at the gate. “They came like thieves.”") or words behind a lead-in
without a verb ("Doe on her rival: “…”"), becomes an attribution without a cue. Left to the writer are scare quotes
(`framescope.attribution.scare`), titles, names and words that are only mentioned.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..parsing.tree import Tree
from .content import whole_quotations
from .cues import cue, lexicon
from .objects import TELLING, objective
from .reported import Candidate, cue_span
from .sources import Ranges, is_passive, subject
from .spoken import signature

CONFIDENCE = 0.4
"""How sure it is that such a quotation attributes words to somebody: set by hand, low, since nothing but the marks says so."""

LABELLED = 0.7
"""The same for a quoted turn of a transcript with its label."""

MAX_STEPS = 3
"""Steps up the tree from quoted words to the verb that names somebody with them, at most."""

MAX_LABEL = 4
"""Tokens of such a label, at most."""

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"}
_CLOSING = (".", "!", "?", "…", ",")
_SHORT = 3
"""Words of what is a name or a mention rather than a statement, at most, where nothing closes it."""


def unclaimed(tree: Tree, taken: set[int]) -> Iterator[Candidate]:
    """An attribution for each quotation that says something and of which no token is `taken` by another one; in single marks, which are
    often no more than emphasis, only for whole sentences."""
    for first, last in _quotations(tree):
        if not any(i in taken for i in range(first, last + 1)) and _says_something(tree, first, last):
            yield (
                _labelled(tree, first, last)
                or _signed(tree, first, last)
                or Candidate([], [], [(first, last)], first, "", "neutral", "unclaimed", CONFIDENCE, True)
            )


def named(tree: Tree, taken: set[int]) -> Iterator[Candidate]:
    """Quoted words that a verb of naming gives to somebody, in whatever clause it stands: "since calling him a “spineless rat”".

    They are the words of whoever calls him so, no scare quotes of the writer's.
    """
    for first, last in _quotations(tree):
        verb = None if any(i in taken for i in range(first, last + 1)) else _naming(tree, first, last)
        if verb is not None and (source := subject(tree, verb)):
            entry = lexicon()[tree.lemma[verb], "verb"]
            said = whole_quotations(tree, _with_words(tree, verb, first, last), verb)
            yield Candidate(source, cue_span(tree, verb), said, verb, entry.lemma, entry.frames["np+"], "named", CONFIDENCE, True)


def _with_words(tree: Tree, verb: int, first: int, last: int) -> Ranges:
    """What is named and the quoted words, which the parser may not take for one phrase: "called the strike “a farce”"."""
    named = [r for r in objective(tree, verb, True) if not first <= r[0] <= last]
    if any(a <= first <= b for a, b in named):
        return named
    stands = [r for r in named if r[0] != r[1] or tree.tag[r[0]] not in ("WP", "WDT")]  # no "what": "what he called “a crime”"
    return [*(stands if tree.lemma[verb] not in TELLING else []), (first, last)]


def _naming(tree: Tree, first: int, last: int) -> int | None:
    """The verb of naming ("call", "brand", "describe … as") in the active voice that the quoted words depend on, outside the marks."""
    head = next((i for i in range(first, last + 1) if not first <= tree.head[i] <= last), None)
    for _ in range(MAX_STEPS if head is not None else 0):
        head = tree.head[head]
        if tree.pos[head] in ("VERB", "AUX"):
            entry = None if tree.quote[head] >= 0 or is_passive(tree, head) else cue(tree.lemma[head], "verb")
            return head if entry is not None and "np+" in entry.frames and head < first else None
    return None


def _signed(tree: Tree, first: int, last: int) -> Candidate | None:
    """A quotation with its speaker in a line of his own below it, behind a dash: "— Doe, mayor"."""
    dash = next((i for i in range(last + 1, min(last + 4, tree.n - 1)) if tree.pos[i] != "SPACE"), None)
    end = tree.n - 1
    if dash is None or tree.line[dash] == tree.line[last] or (name := signature(tree, dash, end)) is None:
        return None
    return Candidate([name], [(dash, dash)], [(first, last)], dash, tree.text[dash], "neutral", "quote-signed", LABELLED, True)


def _labelled(tree: Tree, first: int, last: int) -> Candidate | None:
    """A turn of a transcript that is quoted with its label: "“DOE: Well, look, …”"."""
    colon = next((i for i in range(first + 2, min(first + 2 + MAX_LABEL, last)) if tree.text[i] == ":"), None)
    if colon is None or not all(tree.text[i].isupper() or tree.text[i] == "." for i in range(first + 1, colon)):
        return None
    return Candidate([(first + 1, colon - 1)], [(colon, colon)], [(colon + 1, last)], colon, ":", "neutral", "transcript", LABELLED, True)


def _quotations(tree: Tree) -> Iterator[tuple[int, int]]:
    """First and last token of each outermost quotation."""
    first = 0
    for i in range(1, tree.n + 1):
        if i == tree.n or tree.quote[i] != tree.quote[first]:
            if tree.quote[first] >= 0:
                yield first, i - 1
            first = i


def _says_something(tree: Tree, first: int, last: int) -> bool:
    """Whether the quotation is a statement: closed like a sentence, or with a finite verb, and neither a title nor a name."""
    words = [i for i in range(first, last + 1) if tree.text[i][0].isalnum()]
    closed = (
        any(tree.text[i].endswith(_CLOSING) for i in range(max(first, last - 1), last + 1)) or tree.text[min(last + 1, tree.n - 1)] in "?!"
    )
    finite = any(tree.tag[i] in _FINITE for i in words)
    capitals = all(tree.text[i][0].isupper() or tree.text[i][0].isdigit() for i in words if tree.lower[i] not in _SMALL)
    if tree.outer[tree.quote[first]].single and not (closed and finite and tree.text[words[0] if words else first][0].isupper()):
        return False
    if not words or (capitals and len(words) > 1 and not (closed and finite)):
        return False
    return finite or len(words) > _SHORT if not closed else len(words) > 1 or not capitals
