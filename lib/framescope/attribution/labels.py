"""Words that a label gives to somebody, in interviews and transcripts ("SMITH: It rains.")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ..parsing.tree import Tree
from ..parsing.turns import ANSWER, INTERVIEWER, Turn, turns
from .reported import Candidate

CONFIDENCE = {"transcript": 0.8, "answer": 0.8}
"""Share of a rule's attributions that people confirm in whole, rounded (PolNeAR, train part)."""


def labelled(tree: Tree) -> list[Candidate]:
    """The attributions of the turns that are not the author's; the colon of the label, if any, is the cue."""
    spoken = turns(tree.doc_text)
    return [candidate for turn in spoken if turn.role != INTERVIEWER and (candidate := _of_turn(tree, turn))]


def _of_turn(tree: Tree, turn: Turn) -> Candidate | None:
    """The words of a turn, all of which are direct speech; None of an empty one."""
    content = [(first, last) for start, end in turn.spans for first, last in [token_range(tree, start, end)] if first <= last]
    if not content:
        return None
    rule = "answer" if turn.role == ANSWER else "transcript"
    source = [token_range(tree, *turn.label)] if turn.label[0] < turn.label[1] else []
    colon = None if turn.colon is None else token_range(tree, turn.colon, turn.colon + 1)[0]
    head = max(0, content[0][0] - 1) if colon is None else colon
    cue = [] if colon is None else [(colon, colon)]
    return Candidate(source, cue, content, head, ":" if cue else "", "neutral", rule, CONFIDENCE[rule], True)


def token_range(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """The first and the last token of a character span (inclusive), without white space at its end."""
    first, last = bisect_right(tree.start, start) - 1, bisect_left(tree.start, end) - 1
    while last > first and tree.pos[last] == "SPACE":
        last -= 1
    return first, last
