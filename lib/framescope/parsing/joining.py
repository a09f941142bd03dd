"""The sentences that one quotation runs through are one sentence.

The parser is left free inside quotations, where it does better with short sentences; they are joined afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc


def join_quoted(doc: Doc, spans: list[Quotation]) -> None:
    """Join the sentences that a quotation runs through: their roots hang on the first root outside it, else on the first.

    A sentence that begins in lower case right after the quotation ("…!" the post read) belongs to it; a quotation that
    is left open and not taken up by the next paragraph joins nothing.
    """
    roots = [s.root.i for s in doc.sents]
    groups = _groups(doc, spans)
    if not any(last > first for first, last in groups):
        return
    quoted = _quoted_tokens(doc, spans)
    table = doc.to_array(["HEAD", "DEP"])
    parataxis = doc.vocab.strings.add("parataxis")
    for first, last in groups:
        main = next((r for r in roots[first : last + 1] if r not in quoted), roots[first])
        for root in roots[first : last + 1]:
            if root != main:
                table[root] = (main - root) % 2**64, parataxis
    doc.from_array(["HEAD", "DEP"], table)  # type: ignore[arg-type]  # any array of integers will do


def _groups(doc: Doc, spans: list[Quotation]) -> list[tuple[int, int]]:
    """Numbers of the first and last sentence of each run of sentences that quotations tie together."""
    sentences = list(doc.sents)
    ends = [s.end_char for s in sentences]
    groups: list[tuple[int, int]] = []
    k = 0
    for n, q in enumerate(spans):
        stray = not q.closed and not (n + 1 < len(spans) and spans[n + 1].continues)
        if q.depth or q.single or stray:
            continue
        while k < len(ends) and ends[k] <= q.start:
            k += 1
        last = k
        while last < len(ends) - 1 and ends[last] < q.end:
            last += 1
        if last < len(ends) - 1 and sentences[last + 1].start_char <= q.end + 1 and sentences[last + 1].text[0].islower():
            last += 1
        if groups and groups[-1][1] >= k:
            groups[-1] = (groups[-1][0], max(last, groups[-1][1]))
        else:
            groups.append((k, last))
    return groups


def _quoted_tokens(doc: Doc, spans: list[Quotation]) -> set[int]:
    """The tokens inside outermost quotations."""
    outer = [q for q in spans if not q.depth and not q.single]
    quoted, k = set(), 0
    for token in doc:
        while k < len(outer) and outer[k].end <= token.idx:
            k += 1
        if k < len(outer) and outer[k].start <= token.idx:
            quoted.add(token.i)
    return quoted
