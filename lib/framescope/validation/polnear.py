"""Attributions over a PolNeAR file, in the form that its scorer reads, and how far they agree with the annotators'.

PolNeAR (Newell, Margolin & Ruths, LREC 2018) marks source, cue and content of every attribution in US campaign news. Its
annotators mark the outermost attribution of a passage; what a source reports of others in turn is left out here, and
so are scare quotes, which attribute nothing.

Spans are compared by the letters and digits in them, so that marks and blanks at their edges count for nothing. Two attributions
are one where their contents overlap (intersection over union) by half (detection) or by .8 with source and cue that touch each
other's (end to end; where the gold has no source there must be none); they are paired one to one, the best overlap first. An
attribution is direct where its content holds a pair of quotation marks, indirect otherwise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..attribution.find import Attribution, find_attributions
from ..parsing.language import parse_many
from .scores import Counts, Score, counts, gold_lines

ROLES = ("source", "cue", "content")
OPEN, CLOSE, STRAIGHT = "“«", "”»", '"'
Characters = frozenset[int]


def predict(path: str | Path) -> Iterator[dict]:
    """One dictionary an attribution: ``doc``, and the character spans of ``source``, ``cue`` and ``content``.

    Raises
    ------
    InputError
        if the file does not hold one JSON object with ``doc`` and ``text`` a line.
    """
    rows = list(gold_lines(path, "PolNeAR", ("doc", "text")))
    for row, doc in zip(rows, parse_many(row["text"] for row in rows), strict=True):
        for a in outermost(find_attributions(doc)):
            yield {"doc": row["doc"], **{role: [list(s) for s in getattr(a, role)] for role in ROLES}}


def outermost(attributions: list[Attribution]) -> list[Attribution]:
    """The attributions that have a cue, as all of PolNeAR's have, are no scare quotes, and whose cue stands in no other's content."""
    return [a for a in attributions if a.cue and a.kind != "scare" and not a.nested]


class Unit(NamedTuple):
    """An attribution as it is compared: the letters of its parts, and whether it is direct."""

    source: Characters
    cue: Characters
    content: Characters
    direct: bool


def score(path: str | Path, predictions: Sequence[dict]) -> list[Score]:
    """F1 of the content by character, of detection and end to end, the last also for direct and indirect speech alone."""
    said = defaultdict(list)
    for row in predictions:
        said[row["doc"]].append(row)
    total: dict[str, Counts] = defaultdict(lambda: Counts(0, 0, 0))
    for row in gold_lines(path, "PolNeAR", ("doc", "text", "attributions")):
        gold, predicted = _units(row["text"], row["attributions"]), _units(row["text"], said[row["doc"]])
        for metric, found in _compared(gold, predicted):
            total[metric] += found
    return [Score(metric, found.f1, found.gold) for metric, found in total.items()]


def _compared(gold: list[Unit], predicted: list[Unit]) -> Iterator[tuple[str, Counts]]:
    yield "content characters F1", counts(_all_content(predicted), _all_content(gold))
    yield "detection F1 at IoU .5", Counts(len(_pairs(gold, predicted, 0.5, lambda g, p: True)), len(predicted), len(gold))
    pairs = _pairs(gold, predicted, 0.8, lambda g, p: _meet(g.source, p.source) and _meet(g.cue, p.cue))
    yield "end-to-end F1 at IoU .8", Counts(len(pairs), len(predicted), len(gold))
    kind = {j: gold[i].direct for i, j in pairs}  # a prediction that fits is of the gold's kind, another of its own
    for name, direct in (("direct", True), ("indirect", False)):
        mine = sum(kind.get(j, p.direct) == direct for j, p in enumerate(predicted))
        yield f"end-to-end F1, {name}", Counts(sum(d == direct for d in kind.values()), mine, sum(g.direct == direct for g in gold))


def _units(text: str, rows: Sequence[dict]) -> list[Unit]:
    """The attributions whose content has letters or digits in it."""
    marked = re.sub(r"''(?=\w)", ' "', text).replace("''", '" ')  # two apostrophes are a mark in some papers
    parts = (({role: _characters(text, row.get(role) or ()) for role in ROLES}, _is_direct(marked, row["content"])) for row in rows)
    units = (Unit(**letters, direct=direct) for letters, direct in parts)
    return [unit for unit in units if unit.content]


def _characters(text: str, spans: Sequence[Sequence[int]]) -> Characters:
    return frozenset(i for start, end in spans for i in range(start, min(end, len(text))) if text[i].isalnum())


def _is_direct(text: str, content: Sequence[Sequence[int]]) -> bool:
    """Whether the content, with the marks right beside it, holds a pair of quotation marks."""
    marks = OPEN + CLOSE + STRAIGHT
    pieces = []
    for start, end in content:
        before, after = re.search(f"[{marks}]*$", text[:start]), re.match(f"(?:[{marks}]|[,.!?](?=[{marks}]))*", text[end:])
        pieces.append((before[0] if before else "") + text[start:end] + (after[0] if after else ""))
    said = "".join(pieces)
    opening, closing, straight = (sum(c in some for c in said) for some in (OPEN, CLOSE, STRAIGHT))
    return bool(opening and closing) or straight > 1 or bool(straight and (opening or closing))


def _all_content(units: list[Unit]) -> set[int]:
    return set().union(*(unit.content for unit in units))


def _meet(gold: Characters, predicted: Characters) -> bool:
    return bool(gold & predicted) if gold else not predicted


def _pairs(gold: list[Unit], predicted: list[Unit], least: float, fits: Callable[[Unit, Unit], bool]) -> list[tuple[int, int]]:
    """Positions of gold and predicted attributions that are one, the best overlap first; of equal ones that whose parts meet."""
    possible = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            both = len(g.content & p.content)
            overlap = both / (len(g.content) + len(p.content) - both)
            if overlap >= least and fits(g, p):
                possible.append((-overlap, -_meet(g.source, p.source) - _meet(g.cue, p.cue), i, j))
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(possible):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())
