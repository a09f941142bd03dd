"""The paragraphs of a text with their quotations, in tokens."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from .tree import Tree


@dataclass(slots=True)
class Quote:
    """An outermost quotation in tokens (inclusive)."""

    first: int
    last: int
    continues: bool
    closed: bool
    single: bool


@dataclass(slots=True)
class Paragraph:
    """The quotations of a paragraph, its first and its last token, and where the sentence before it begins."""

    quotes: list[Quote]
    first: int
    last: int
    before: int


def passages(tree: Tree) -> list[Paragraph]:
    """Every paragraph of the text."""
    result: list[Paragraph] = []
    for i in range(tree.n):
        if tree.pos[i] == "SPACE":
            continue
        if not result or tree.line[result[-1].first] != tree.line[i]:
            result.append(Paragraph([], i, i, result[-1].last + 1 if result else i))
        p = result[-1]
        p.last = i
        number = tree.quote[i]
        if number < 0:
            continue
        q = tree.outer[number]
        if p.quotes and tree.quote[p.quotes[-1].first] == number:
            p.quotes[-1].last = i
        else:
            p.quotes.append(Quote(i, i, q.continues, q.closed, q.single))
    for earlier, later in pairwise(result):
        later.before = earlier.first if tree.text[earlier.last] == ":" else later.first
    return result
