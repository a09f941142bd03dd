"""Scare quotes: words that the writer puts in marks to keep a distance from them, with no cue of saying.

A scare quote is a short quoted phrase without a finite verb that stands inside a sentence of the writer's own. Words of
distance before it ("the so-called “…”", "a made-up “…”") make one of any quoted phrase, wherever it stands. Titles of works
(written in capitals), nicknames inside a name, and words that are only mentioned ("the word “…”") are none. What somebody is punished
for in marks ("sacked for “gross misconduct”") is said by whoever punishes.
"""

from __future__ import annotations

import re

from ..parsing.quotations import Quotation
from ..parsing.tree import Tree
from .reported import Candidate
from .sources import agent, is_passive, subject

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

_PUNISHING = {
    "suspend", "sack", "fire", "dismiss", "expel", "fine", "jail", "imprison", "arrest", "detain", "ban", "bar", "discipline", "reprimand",
    "punish", "exclude", "eject", "remove", "censure", "disqualify", "demote", "deport", "evict", "penalise", "penalize", "prosecute", "sue",
    "oust", "strip", "disbar", "book", "fin",
}  # fmt: skip
"""Verbs of punishing ("fin" is what the lemmatizer makes of "fined")."""

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
        found.append((None if distance else _reason(tree, inside)) or _candidate(tree, inside, distance))
    return found


def _reason(tree: Tree, inside: tuple[int, int]) -> Candidate | None:
    """Quoted words that say for what somebody is punished: those of whoever punishes ("suspended her for “causing alarm”")."""
    link = next((i for i in range(inside[0], max(0, inside[0] - 3), -1) if tree.quote[i] < 0 and tree.lower[i] in ("for", "over")), None)
    verb = None if link is None or tree.dep[link] != "prep" else tree.head[link]
    while verb is not None and tree.dep[verb] in ("pobj", "agent"):  # "fined by the league for “…”" hangs on the league
        verb = tree.head[verb]
    if verb is None or tree.lemma[verb] not in _PUNISHING or tree.pos[verb] != "VERB" or tree.quote[verb] >= 0:
        return None
    source = agent(tree, verb) if is_passive(tree, verb) else subject(tree, verb)
    return Candidate(source, [(verb, verb)], [inside], verb, tree.lemma[verb], "evaluative", "reason", 0.5, quoted=True)


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
