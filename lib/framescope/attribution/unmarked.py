"""Words quoted without double marks: a block of its own after a colon, as letters and statements are printed."""

from __future__ import annotations

from ..parsing.passages import Paragraph
from ..parsing.tree import Tree
from .cues import cue
from .reported import Candidate
from .reporting import REACH, STOPS, reports
from .sources import Ranges, noun_phrase, subject

CONFIDENCE = 0.4
"""Share of these attributions that people confirm in whole, roughly: they are rare (PolNeAR, train part)."""

_DOCUMENTS = {
    "letter",
    "statement",
    "rant",
    "post",
    "email",
    "message",
    "memo",
    "transcript",
    "note",
    "response",
    "remark",
    "tweet",
    "text",
}
"""What may be quoted as a block, a paragraph of its own without marks."""

_LETTER = 15
"""Paragraphs of a letter quoted without marks, at most."""

_CLOSINGS = {"sincerely", "yours", "regards", "respectfully", "best", "cordially", "faithfully", "truly", "love"}


def block(tree: Tree, paragraphs: list[Paragraph], n: int) -> list[Candidate]:
    """A paragraph without marks after one that ends in a colon and a cue ("Read the full letter:", "she wrote:")."""
    p = paragraphs[n]
    colon = next(i for i in range(p.first - 1, p.before - 1, -1) if tree.text[i] == ":")
    start = colon
    while start > p.before and tree.text[start - 1] not in STOPS and colon - start < REACH:
        start -= 1
    for i in range(colon - 1, start - 1, -1):
        document = tree.pos[i] == "NOUN" and tree.lemma[i] in _DOCUMENTS
        if document or (i == colon - 1 and reports(tree, i)):
            entry = cue(tree.lemma[i], "noun" if document else "verb")
            cue_class = entry.frames.get("quote", "neutral") if entry else "neutral"
            source = _owner(tree, i) if document else subject(tree, i)
            return [Candidate(source, [(i, i)], _letter(tree, paragraphs, n), i, tree.lemma[i], cue_class, "block", CONFIDENCE, True)]
    return []


def _letter(tree: Tree, paragraphs: list[Paragraph], n: int) -> Ranges:
    """The paragraph, and where it opens like a letter ("Dear …") all that follow up to the one that closes it ("Sincerely …")."""
    if tree.lower[paragraphs[n].first] == "dear":
        for last in range(n + 1, min(n + _LETTER, len(paragraphs))):
            if tree.lower[paragraphs[last].first] in _CLOSINGS:
                return [(p.first, p.last) for p in paragraphs[n : last + 1]]
    return [(paragraphs[n].first, paragraphs[n].last)]


def _owner(tree: Tree, noun: int) -> Ranges:
    """Whose letter or statement it is."""
    owner = tree.child(noun, "poss")
    return [] if owner is None else [noun_phrase(tree, owner)]
