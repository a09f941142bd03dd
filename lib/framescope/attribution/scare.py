"""Scare quotes: words that the writer puts in marks to keep a distance from them, with no cue of saying.

A scare quote is a short quoted phrase without a finite verb that stands inside a sentence of the writer's own. Words of
distance before it ("the so-called “…”", "a made-up “…”") make one of any quoted phrase, wherever it stands. Titles of works
(written in capitals), nicknames inside a name, and words that are only mentioned ("the word “…”") are none.
"""

from __future__ import annotations

import re

from ..parsing.quotations import Quotation
from ..parsing.tree import Tree
from .reported import Candidate

MAX_WORDS = 6
"""Words of a scare quote without words of distance, at most."""

MAX_DISTANCED = 14
"""Words of a scare quote after words of distance, at most."""

DISTANCE = (
    "so-called", "so called", "self-styled", "self-proclaimed", "self-declared", "self-described", "self-appointed", "made-up",
    "made up", "alleged", "supposed", "purported", "pretended", "would-be", "bogus", "fake", "sham", "phony", "phoney", "fictitious",
    "fictional", "imaginary", "invented", "illusory", "nonexistent", "non-existent", "pseudo", "ostensible", "unrecognized",
    "unrecognised", "mock", "false", "quote-unquote",
)  # fmt: skip
"""Words that keep a distance when they stand right before the marks."""

_DISTANCE = re.compile(rf"(?<!\w)({'|'.join(re.escape(w) for w in DISTANCE)})\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_REACH = 32
_MENTIONED = re.compile(
    r"\b(words?|terms?|phrases?|letters?|slogans?|labels?|titled|entitled|named|called|dubbed|nicknamed|known as|song|album|book|novel|film"
    r"|movie|play|show|series|episode|article|column|essay|poem|painting|headline|program|programme|magazine|newspaper|hashtag|section|chapter)[,:]?\s+\Z",
    re.IGNORECASE,
)
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}


def scare(tree: Tree, attributed: set[int]) -> list[Candidate]:
    """The scare quotes of a text; `attributed` are the tokens that stand in the content of an attribution."""
    found = []
    tokens = _tokens(tree)
    for number, q in enumerate(tree.outer):
        inside = tokens.get(number)
        if inside is None:
            continue
        distance = _DISTANCE.search(tree.doc_text, max(0, q.start - _REACH), q.start)
        if distance is None and (q.single or inside[0] in attributed or not _is_scare(tree, q, *inside)):
            continue
        if distance is not None and inside[1] - inside[0] > MAX_DISTANCED:
            continue
        found.append(_candidate(tree, inside, distance))
    return found


def _tokens(tree: Tree) -> dict[int, tuple[int, int]]:
    """First and last token of each outermost quotation by its number."""
    bounds: dict[int, tuple[int, int]] = {}
    for i, number in enumerate(tree.quote):
        if number >= 0:
            bounds[number] = (bounds.get(number, (i, i))[0], i)
    return bounds


def _is_scare(tree: Tree, q: Quotation, first: int, last: int) -> bool:
    """A short phrase in the middle of a sentence, neither title, name nor mention."""
    words = [i for i in range(first, last + 1) if tree.text[i][0].isalnum()]
    if not q.closed or not 0 < len(words) <= MAX_WORDS or any(tree.tag[i] in _FINITE for i in words):
        return False
    if first == 0 or tree.line[first - 1] != tree.line[first] or tree.text[first - 1] in ".!?:":
        return False
    capitals = [i for i in words if tree.lower[i] not in _SMALL]
    if capitals and all(tree.text[i][0].isupper() or tree.text[i][0].isdigit() for i in capitals):
        return False
    return _MENTIONED.search(tree.doc_text, max(0, q.start - _REACH), q.start) is None


def _candidate(tree: Tree, inside: tuple[int, int], distance: re.Match | None) -> Candidate:
    """The scare quote with the words of distance as its cue."""
    cue = []
    if distance is not None:
        first = inside[0]
        while first > 0 and tree.start[first] > distance.start(1):
            first -= 1
        last = first
        while tree.end[last] < distance.end(1):
            last += 1
        cue = [(first, last)]
    lemma = distance[1].lower() if distance is not None else ""
    return Candidate([], cue, [inside], inside[0], lemma, "doubting", "distance" if distance else "scare", 0.9 if distance else 0.5)
