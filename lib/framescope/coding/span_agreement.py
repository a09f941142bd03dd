"""Two people's sheets of spans side by side: how far they mark the same stretches of the text, and what they agree on as corrections.

Agreement on the stretches is Krippendorff's alpha for unitizing (`framescope.coding.unitizing`) over the sentences of the sheets, one
after the other as one text; agreement on what is true of a stretch is his alpha for the stretches that both have marked alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from ..corrections.anchors import places, same
from ..corrections.model import ADD, BETWEEN, CHANGE, DELETE, Correction
from ..wording import count
from .alpha import alpha_interval, alpha_of_counts
from .span_sheets import ATTRIBUTIONS, NOBODY, QUESTIONS, Coded, SpanQuestion
from .unitizing import binary_u_alpha, u_alpha

_CALLED = {"attributions": "attributions", "terms": "loaded terms", "mentions": "mentions"}
_VALUE = {"attributions": "speaker", "terms": "target", "mentions": "actor"}
"""The question whose answers are the values of the units in u-alpha."""


@dataclass(frozen=True)
class Marked:
    """A stretch of the text as one person sees it: half-open characters of the article, and the row that says so."""

    start: int
    end: int
    row: Coded


@dataclass(frozen=True)
class Both:
    """What two people marked in the sentences that both sheets have: for each table the stretches of each; rows: both answers of a span."""

    sentences: Mapping[str, tuple[str, int, int]]
    marked: Mapping[str, tuple[list[Marked], list[Marked]]]
    rows: Sequence[tuple[Coded, Coded]]


def compared(one: Sequence[Coded], other: Sequence[Coded]) -> tuple[Both, list[str]]:
    """The two sheets beside each other, and plain sentences on what does not match."""
    notes: list[str] = []
    shared = {c.unit for c in one} & {c.unit for c in other}
    for rows, which in ((one, "first"), (other, "second")):
        if alone := len({c.unit for c in rows} - shared):
            notes.append(f"{count(alone, 'unit stands', 'units stand')} in the {which} sheet alone and cannot be compared.")
    if not shared:
        notes.append("The two sheets have no unit in common: were they drawn from the same articles with the same seed?")
    sentences = {c.unit: (c.article, c.start, c.end) for c in one if c.missed and c.unit in shared}
    tables = dict.fromkeys(c.table for c in one if c.unit in shared)
    marked = {table: tuple(list(_marked(rows, table, shared, notes)) for rows in (one, other)) for table in tables}
    first = {c.unit: c for c in one if not c.missed and c.unit in shared}
    pairs = [(first[c.unit], c) for c in other if not c.missed and c.unit in first]
    return Both(sentences, marked, pairs), notes  # type: ignore[arg-type]


def _marked(rows: Sequence[Coded], table: str, shared: set[str], notes: list[str]) -> Iterator[Marked]:
    """The stretches that a person marked as one of a table."""
    unanswered = 0
    for c in (c for c in rows if c.table == table and c.unit in shared):
        unanswered += c.right is None and not c.missed
        if c.right and (c.words or not c.missed):
            at = _place(c)
            if at is None:
                notes.append(f"{c.place}: the words {c.words!r} are not in that passage, and the row cannot be used.")
            else:
                yield Marked(*at, c)
    if unanswered:
        notes.append(f"{count(unanswered, 'row')} of {_CALLED[table]} without an answer to right: counted as not marked.")


def _place(c: Coded) -> tuple[int, int] | None:
    """Where the words of a row stand in the article: the passage's own, unless others are given."""
    if not c.words or same(c.words, c.text):
        return (c.start, c.end) if not c.missed or c.words else None
    found = [next(iter(places(piece, c.text)), None) for piece in c.words.split(BETWEEN)]
    spans = [at for at in found if at]
    return (c.start + min(s for s, _ in spans), c.start + max(e for _, e in spans)) if len(spans) == len(found) else None


def in_words(both: Both) -> list[str]:
    """How far the two agree, in a sentence for each kind of span and each question."""
    said = [_spans_in_words(both, table) for table in both.marked]
    return [*said, *(line for q in QUESTIONS if q.table in both.marked for line in [_question_in_words(both, q)])]


def _spans_in_words(both: Both, table: str) -> str:
    coders = both.marked[table]
    alike = len(_alike(*coders))
    sizes = f"{len(coders[0])} and {len(coders[1])} marked, {alike} of them alike"
    whole, binary = spans_alpha(both, table), spans_alpha(both, table, binary=True)
    if isnan(binary):
        return f"{_CALLED[table]}: u-alpha is not defined ({sizes})."
    return f"{_CALLED[table]}: u-alpha {binary:.2f} of what is marked at all, {whole:.2f} with the {_VALUE[table]} ({sizes})."


def spans_alpha(both: Both, table: str, binary: bool = False) -> float:
    """U-alpha of the stretches of a table over the shared sentences; binary: without their values. Stretches that overlap one of the same
    person count as far as they go beyond it; nan where alpha is not defined."""
    offsets, length = _continuum(both, table)
    value = _VALUE[table]
    coders = [list(_units(marked, offsets, value)) for marked in both.marked[table]]
    return (binary_u_alpha if binary else u_alpha)(coders, length) if length else float("nan")


def _continuum(both: Both, table: str) -> tuple[list[tuple[str, int, int, int]], int]:
    """The sentences of the sheets as one text: article, start, end and where each begins in it; and its length."""
    sentences = sorted(set(both.sentences.values()))
    found, reached = [], 0
    for article, start, end in sentences:
        found.append((article, start, end, reached))
        reached += end - start
    return found, reached


def _units(marked: Iterable[Marked], offsets: Sequence[tuple[str, int, int, int]], value: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a person as units of the one text, none overlapping another, cut at the ends of the sentences."""
    reached = 0
    pieces = [(a + max(m.start, s) - s, a + min(m.end, e) - s, m) for m in marked for article, s, e, a in offsets if article == m.row.article and m.start < e and s < m.end]  # fmt: skip
    for start, end, m in sorted(pieces, key=lambda piece: piece[:2]):
        start = max(start, reached)
        if start < end:
            yield start, end, m.row.answers.get(value, "").casefold()
            reached = end


def _alike(one: Iterable[Marked], other: Iterable[Marked]) -> list[tuple[Marked, Marked]]:
    """The stretches that both have marked, with the same first and last character."""
    by_place = {(m.row.article, m.start, m.end): m for m in one}
    return [(by_place[place], m) for m in other if (place := (m.row.article, m.start, m.end)) in by_place]


def _question_in_words(both: Both, q: SpanQuestion) -> str:
    pairs = _answers(both, q)
    if len(pairs) < 2:
        return f"{q.name}: too few answers by both."
    counts, level = _counts(pairs, q), "ordinal" if q.name == "sentiment" else "nominal"
    alpha = alpha_of_counts(counts, level)
    alike = sum(a == b for a, b in pairs)
    if isnan(alpha):
        return f"{q.name}: alpha is not defined for {len(pairs)} units with one and the same answer throughout."
    low, high = alpha_interval(counts, level)
    return f"{q.name}: alpha ({level}) {alpha:.2f}, 95 % interval {low:.2f} to {high:.2f}; {alike} of {len(pairs)} units alike."


def _answers(both: Both, q: SpanQuestion) -> list[tuple[str, str]]:
    """Both answers to a question, for each stretch that both have marked and answered."""
    pairs = _alike(*both.marked[q.table])
    return [(a.row.answers[q.name].casefold(), b.row.answers[q.name].casefold()) for a, b in pairs if q.name in a.row.answers and q.name in b.row.answers]  # fmt: skip


def _counts(pairs: Sequence[tuple[str, str]], q: SpanQuestion) -> np.ndarray:
    values = list(q.answers) or sorted({value for pair in pairs for value in pair})
    return np.array([[pair.count(value) for value in values] for pair in pairs], dtype=float)


def corrections(both: Both) -> list[Correction]:
    """What both answered alike, as corrections: spans that are none, that are longer or shorter, that were missed, and what is true of each."""
    found = [_deleted(one) for one, other in both.rows if one.right is False and other.right is False]
    for pairs in [_alike(*marked) for marked in both.marked.values()]:
        found += [c for one, other in pairs for c in _agreed(one, other)]
    return sorted(found, key=lambda c: (c.article or "", c.start or 0))


def _deleted(row: Coded) -> Correction:
    return Correction(DELETE, row.table, row.start, row.end, row.text, place=row.place, article=row.article)


def _agreed(one: Marked, other: Marked) -> Iterator[Correction]:
    """The corrections of a stretch that both have marked."""
    row, at = one.row, (one.row.start, one.row.end, one.row.text)
    words = row.words or row.text
    if row.table == ATTRIBUTIONS and not row.missed:
        if row.words:
            yield Correction(CHANGE, row.table, *at, "content", words, row.place, row.article)
    elif row.missed or (one.start, one.end) != at[:2]:
        if not row.missed:
            yield _deleted(row)
        at = one.start, one.end, words
        yield Correction(ADD, row.table, *at, None, None, row.place, row.article)
    for q in (q for q in QUESTIONS if q.table == row.table):
        mine, theirs = row.answers.get(q.name), other.row.answers.get(q.name)
        if mine and theirs and mine.casefold() == theirs.casefold():
            value = None if mine.casefold() == NOBODY else mine
            yield Correction(CHANGE, row.table, *at, q.column, value, row.place, row.article)
