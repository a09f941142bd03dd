"""Words that a label and a colon give to somebody: headlines ("Poll: most want rain"), interviews and transcripts ("SMITH: It rains.")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ..parsing.tree import Tree
from ..parsing.turns import ANSWER, AUTHOR, Turn, turns
from .reported import Candidate

MAX_LABEL = 5
"""Tokens of a headline's label, at most."""

MIN_CONTENT = 3
"""Tokens after a headline's colon, at least."""

CONFIDENCE = {"label": 0.7, "transcript": 0.8, "answer": 0.8}
"""Share of a rule's attributions that people confirm in whole, rounded (PolNeAR, train part)."""

QUOTED_HEADLINE = 0.6
"""Confidence of a headline's quotation with its speaker after a colon: too rare to be counted."""

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
    """The attribution to the label of the headline, and those of the turns that are not the author's; the colon, if any, is the cue."""
    spoken = turns(tree.doc_text)
    found = [candidate for turn in spoken if turn.role != AUTHOR and (candidate := _of_turn(tree, turn))]
    first = next((i for i in range(tree.n) if tree.pos[i] != "SPACE"), None)
    if first is None:
        return found
    if tree.quote[first] >= 0:
        return [*_quoted_headline(tree, first), *found]
    colon = None if spoken else _label_end(tree, first)
    return found if colon is None else [*_of_headline(tree, first, colon), *found]


def _quoted_headline(tree: Tree, first: int) -> list[Candidate]:
    """A headline that quotes and names the speaker after a colon: "'We were not asked': Fishermen's leader on the deal"."""
    last = first
    while last + 1 < tree.n and tree.quote[last + 1] == tree.quote[first]:
        last += 1
    colon, begin = last + 1, last + 2
    if begin >= tree.n or tree.text[colon] != ":" or tree.pos[begin] not in ("PROPN", "NOUN", "DET", "ADJ"):
        return []
    end = begin
    while end + 1 < tree.n and tree.line[end + 1] == tree.line[first] and tree.pos[end + 1] in ("PROPN", "NOUN", "PART", "ADJ"):
        end += 1
    source = [(begin, end)]
    return [Candidate(source, [(colon, colon)], [(first, last)], colon, ":", "neutral", "quote-signed", QUOTED_HEADLINE, True)]


def _of_turn(tree: Tree, turn: Turn) -> Candidate | None:
    """The words of a turn, all of which are direct speech; None of an empty one."""
    content = [(first, last) for start, end in turn.spans for first, last in [_tokens(tree, start, end)] if first <= last]
    if not content:
        return None
    rule = "answer" if turn.role == ANSWER else "transcript"
    source = [_tokens(tree, *turn.label)] if turn.label[0] < turn.label[1] else []
    colon = None if turn.colon is None else _tokens(tree, turn.colon, turn.colon + 1)[0]
    head = max(0, content[0][0] - 1) if colon is None else colon
    cue = [] if colon is None else [(colon, colon)]
    return Candidate(source, cue, content, head, ":" if cue else "", "neutral", rule, CONFIDENCE[rule], True)


def _tokens(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """The first and the last token of a character span (inclusive), without white space at its end."""
    first, last = bisect_right(tree.start, start) - 1, bisect_left(tree.start, end) - 1
    while last > first and tree.pos[last] == "SPACE":
        last -= 1
    return first, last


def _of_headline(tree: Tree, first: int, colon: int) -> list[Candidate]:
    """The rest of the headline, if the label names a source and enough follows."""
    last = colon
    while last + 1 < tree.n and tree.line[last + 1] == tree.line[first]:
        last += 1
    words = [i for i in range(first, colon) if tree.text[i][0].isalpha()]
    if last - colon < MIN_CONTENT or not words or any(tree.lower[i] in _HEADINGS for i in words) or not _is_source(tree, words):
        return []
    return [
        Candidate([(first, colon - 1)], [(colon, colon)], [(colon + 1, last)], colon, ":", "neutral", "label", CONFIDENCE["label"], True)
    ]


def _is_source(tree: Tree, words: list[int]) -> bool:
    """Whether a headline's label is a name or a kind of source."""
    last = words[-1]
    named = all(tree.text[i][0].isupper() for i in words) and tree.pos[last] == "PROPN"
    return named or tree.lemma[last] in _SOURCES


def _label_end(tree: Tree, first: int) -> int | None:
    """The colon that ends a label at the start of the text, if what follows is in no double marks."""
    for i in range(first + 1, min(first + 1 + MAX_LABEL, tree.n)):
        if tree.text[i] == ":":
            following = next((k for k in range(i + 1, tree.n) if tree.pos[k] != "SPACE"), None)
            quoted = following is None or (tree.quote[following] >= 0 and not tree.outer[tree.quote[following]].single)
            return None if quoted or tree.line[i] != tree.line[first] else i
        if tree.pos[i] in ("PUNCT", "VERB", "AUX") and tree.text[i] not in ("-", ".", "’"):
            return None
    return None
