"""A parsed Doc as plain lists: what the attribution rules read, made once a text, so that no rule walks the Doc again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .quotations import Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEMMAS = {
    "hoping": "hope", "hoped": "hope", "hopes": "hope", "hating": "hate", "hated": "hate", "hates": "hate", "rated": "rate", "rating": "rate",
    "texted": "text", "texting": "text", "retweeted": "retweet",
}  # fmt: skip
"""Forms for which the model's lemmatizer gives another verb."""


class Tree:
    """Token attributes by index, the dependency tree, the paragraphs and the quotations of one Doc.

    ``start``, ``end``, ``text``, ``lower``, ``lemma``, ``pos``, ``tag``, ``dep`` and ``head`` are the tokens' attributes;
    ``left[i]`` and ``right[i]`` bound the subtree of token i (both inclusive); ``kids[i]`` are its children in order;
    ``line[i]`` is the number of its paragraph; ``outer`` are the outermost quotations, and ``quote[i]`` is the number of the
    one around token i, or -1.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc_text = doc.text
        self.n = len(doc)
        table = doc.to_array(["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP"])
        names = {key: doc.vocab.strings[key] for key in np.unique(table).tolist()}
        self.text, self.lower, self.lemma, self.pos, self.tag, self.dep = ([names[k] for k in column] for column in table.T.tolist())
        self.lemma = [_LEMMAS.get(w) or lemma.lower() or w for w, lemma in zip(self.lower, self.lemma, strict=True)]
        self.start = [t.idx for t in doc]
        self.end = [s + len(w) for s, w in zip(self.start, self.text, strict=True)]
        relative = doc.to_array(["HEAD"]).astype(np.int64)
        self.head = (relative + np.arange(self.n)).tolist()
        self.kids = self._children()
        self.left, self.right = self._edges()
        self.line = self._lines()
        self.outer = [q for q in quotations(self.doc_text) if q.depth == 0]
        self.quote = self._cover(self.outer)

    def _children(self) -> list[list[int]]:
        """The children of every token, in order."""
        kids: list[list[int]] = [[] for _ in range(self.n)]
        for i, h in enumerate(self.head):
            if h != i:
                kids[h].append(i)
        return kids

    def _edges(self) -> tuple[list[int], list[int]]:
        """The first and the last token below every token; each walk up stops where an earlier one has been."""
        left, right = list(range(self.n)), list(range(self.n))
        for i in range(self.n):
            h = self.head[i]
            while left[h] > i:
                left[h] = i
                h = self.head[h]
        for i in range(self.n - 1, -1, -1):
            h = self.head[i]
            while right[h] < i:
                right[h] = i
                h = self.head[h]
        return left, right

    def _lines(self) -> list[int]:
        """The number of the paragraph of every token."""
        lines, line = [], 0
        for text in self.text:
            lines.append(line)
            line += "\n" in text
        return lines

    def _cover(self, spans: list[Quotation]) -> list[int]:
        """For each token the number of the span (sorted, disjoint) that holds its start, or -1."""
        cover, k = [], 0
        for s in self.start:
            while k < len(spans) and spans[k].end <= s:
                k += 1
            cover.append(k if k < len(spans) and spans[k].start <= s else -1)
        return cover

    def children(self, i: int, *deps: str) -> list[int]:
        """The children of token i with one of the dependency labels."""
        return [k for k in self.kids[i] if self.dep[k] in deps]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token i with one of the dependency labels."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)
