"""Posts of social networks that a page embeds: the words of whoever signs them, though no mark and no verb says so.

A post is told by its author's handle: below it or at its end ("— Jane Doe (@jdoe) March 3, 2021"), before it ("Jane Doe (@jdoe): …"), or
in a line of its own above it ("Jane Doe @jdoe · 3 Mar").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..parsing.tree import Tree
from .labels import token_range
from .reported import Candidate

CONFIDENCE = 0.8
"""How sure it is that a signed post is its author's: set by hand, as for turns with a label."""

HEAD = 3
"""Lines at the top of a page in which a name with a handle is a byline."""

_LINE = re.compile(r"\S[^\n]*")
_WHO = r"(?P<who>[^\W\d_][\w.'’-]{0,30}(?: (?:[A-Z][\w.'’-]{0,30}|de|van|von|al|el|bin|of|the|and|&)){0,5})"
_SIGNATURE = re.compile(rf"(?:—|–|--|-)\s?{_WHO}\s?\(@\w{{1,30}}\)(?P<date>[^\n.!?]{{0,40}})$")
_LABEL = re.compile(rf"{_WHO}\s?\(@\w{{1,30}}\)\s?(?::|·|—|–|\|)\s?(?=\S)")
_ABOVE = re.compile(rf"{_WHO}\s?[·|]?\s?\(?@\w{{1,30}}\)?(?:\s?[·•|-]\s?[^\n]{{1,30}})?$")
_LONGEST = 140
"""Characters of a signature with its date, at most."""


def posts(tree: Tree) -> list[Candidate]:
    """The attribution of each embedded post, in order; the dash or colon beside the name is no cue."""
    lines = [(m.start(), m.start() + len(m[0].rstrip())) for m in _LINE.finditer(tree.doc_text)]
    return [_candidate(tree, who, said) for who, said in _signed(tree.doc_text, lines)]


def _signed(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The name and the words of each post, in characters."""
    for k, (start, end) in enumerate(lines):
        if "@" not in text[start:end]:
            continue
        if found := _signature(text, start, end):
            said = (start, found.start()) if found.start() > start else lines[k - 1] if k else None
            if said:
                yield found.span("who"), said
        elif found := _LABEL.match(text[start:end]):
            yield (start + found.start("who"), start + found.end("who")), (start + found.end(), end)
        elif HEAD <= k < len(lines) - 1 and (found := _ABOVE.match(text[start:end])):
            yield (start + found.start("who"), start + found.end("who")), lines[k + 1]


def _signature(text: str, start: int, end: int) -> re.Match | None:
    """The signature at the end of a line: behind a dash that begins the line or stands after a space."""
    for dash in re.finditer(r"(?:—|–|--|-)", text[max(start, end - _LONGEST) : end]):
        at = max(start, end - _LONGEST) + dash.start()
        if (at == start or text[at - 1].isspace()) and (found := _SIGNATURE.match(text, at, end)):
            return found
    return None


def _candidate(tree: Tree, who: tuple[int, int], said: tuple[int, int]) -> Candidate:
    content = token_range(tree, *said)
    return Candidate([token_range(tree, *who)], [], [content], content[0], "", "neutral", "post", CONFIDENCE, True)
