"""Words that a label and a colon give to somebody: headlines ("Poll: most want rain") and transcripts ("SMITH: It rains.")."""

from __future__ import annotations

from ..parsing.tree import Tree
from .reported import Candidate

MAX_LABEL = 5
"""Tokens of a label, at most."""

MIN_CONTENT = 3
"""Tokens after the colon, at least."""

CONFIDENCE = {"label": 0.7, "transcript": 0.8}
"""Share of a rule's attributions that people confirm in whole, rounded (PolNeAR, train part)."""

_SOURCES = {
    "poll",
    "survey",
    "study",
    "report",
    "newspaper",
    "official",
    "police",
    "analysis",
    "source",
    "document",
    "email",
    "expert",
    "editorial",
}
_HEADINGS = {
    "the", "latest", "update", "updated", "exclusive", "correction", "watch", "video", "photo", "breaking", "opinion", "revealed",
    "bombshell", "live", "editor", "byline", "note", "editors", "briefing", "review", "analysis", "daily", "weekly", "morning",
    "guide", "part", "fact", "edition", "special", "email", "tip", "tags", "related", "timeline", "explainer", "interview", "caption",
    "by", "busted", "flashback", "listen", "read", "more",
}  # fmt: skip


def labelled(tree: Tree) -> list[Candidate]:
    """The attributions to the label of the headline and to those of a transcript; the colon is the cue.

    One paragraph with a label in capitals may be a dateline; two make a transcript.
    """
    found = []
    previous = -1
    for first in range(tree.n):
        if tree.pos[first] == "SPACE" or tree.line[first] == previous:
            continue
        previous = tree.line[first]
        colon = _label_end(tree, first)
        if colon is not None:
            found.extend(_candidate(tree, first, colon))
    turns = sum(c.rule == "transcript" for c in found)
    return [c for c in found if c.rule == "label" or turns > 1]


def _candidate(tree: Tree, first: int, colon: int) -> list[Candidate]:
    """The rest of the paragraph, if the label names a speaker and enough follows."""
    last = colon
    while last + 1 < tree.n and tree.line[last + 1] == tree.line[first]:
        last += 1
    words = [i for i in range(first, colon) if tree.text[i][0].isalpha()]
    if last - colon < MIN_CONTENT or not words or any(tree.lower[i] in _HEADINGS for i in words):
        return []
    if tree.line[first] == 0 and _is_source(tree, words):
        rule = "label"
    elif all(tree.text[i].isupper() and len(tree.text[i]) > 1 and tree.pos[i] in ("PROPN", "NOUN") for i in words):
        rule = "transcript"
    else:
        return []
    return [Candidate([(first, colon - 1)], [(colon, colon)], [(colon + 1, last)], colon, ":", "neutral", rule, CONFIDENCE[rule], True)]


def _is_source(tree: Tree, words: list[int]) -> bool:
    """Whether a headline's label is a name or a kind of source."""
    last = words[-1]
    named = all(tree.text[i][0].isupper() for i in words) and tree.pos[last] == "PROPN"
    return named or tree.lemma[last] in _SOURCES


def _label_end(tree: Tree, first: int) -> int | None:
    """The colon that ends a label at the start of a paragraph, if what follows is in no double marks."""
    for i in range(first + 1, min(first + 1 + MAX_LABEL, tree.n)):
        if tree.text[i] == ":":
            following = next((k for k in range(i + 1, tree.n) if tree.pos[k] != "SPACE"), None)
            quoted = following is None or (tree.quote[following] >= 0 and not tree.outer[tree.quote[following]].single)
            return None if quoted or tree.line[i] != tree.line[first] else i
        if tree.pos[i] in ("PUNCT", "VERB", "AUX") and tree.text[i] not in ("-", ".", "’"):
            return None
    return None
