"""Ambiguous pronouns over a GAP file, in the form that its scorer reads, and how far they agree with the annotators'.

Each text of GAP (Webster et al. 2018) holds one pronoun and two names, ``a`` and ``b``; it means one of them or neither. The two
decisions of each text are compared, feminine pronouns also against masculine ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..actors.find import read_actors
from ..actors.referents import Reference
from ..gazetteer.gazetteer import load_gazetteer
from ..parsing.language import parse_many
from .scores import Counts, Score, gold_lines, shared

NAMES = ("a", "b")


def predict(path: str | Path) -> Iterator[dict]:
    """One dictionary a text: ``id``, and for ``a`` and ``b`` whether the pronoun is held to mean whom that name means.

    Raises
    ------
    InputError
        if the file does not hold one JSON object with ``id``, ``text``, ``pronoun``, ``a`` and ``b`` a line.
    """
    rows, gazetteer = list(gold_lines(path, "GAP", ("id", "text", "pronoun", *NAMES))), load_gazetteer()
    for row, doc in zip(rows, parse_many(row["text"] for row in rows), strict=True):
        _, references = read_actors(doc, gazetteer)
        meant = _actor(references, row["pronoun"])
        yield {"id": row["id"], **{name: meant is not None and meant == _actor(references, row[name]) for name in NAMES}}


def _actor(references: Sequence[Reference], span: Sequence[int]) -> str | None:
    """The actor of the mention that shares most characters with the span."""
    best = max(references, key=lambda r: (shared((r.start, r.end), span), r.start - r.end), default=None)
    return best.actor_id if best is not None and shared((best.start, best.end), span) else None


def score(path: str | Path, predictions: Sequence[dict]) -> list[Score]:
    """F1, precision and recall over both decisions of each text, F1 by the pronoun's gender, and feminine to masculine."""
    said = {row["id"]: row for row in predictions}
    rows = list(gold_lines(path, "GAP", ("id", "means", "gender")))
    every = _counts(rows, said)
    feminine, masculine = (_counts([r for r in rows if r["gender"] == gender], said) for gender in "fm")
    return [
        Score("F1", every.f1, len(rows)),
        Score("precision", every.precision, len(rows)),
        Score("recall", every.recall, len(rows)),
        Score("F1, feminine", feminine.f1, feminine.gold),
        Score("F1, masculine", masculine.f1, masculine.gold),
        Score("feminine to masculine", feminine.f1 / max(1e-9, masculine.f1), len(rows)),
    ]


def _counts(rows: Sequence[dict], said: dict[str, dict]) -> Counts:
    pairs = [(bool(said.get(row["id"], {}).get(name)), row["means"] == name) for row in rows for name in NAMES]
    return Counts(sum(p and g for p, g in pairs), sum(p for p, _ in pairs), sum(g for _, g in pairs))
