"""Of what kind each source is, against people's codings by ``data/validation/SOURCE_KINDS.md``.

A line of the gold is a text with its ``sources``: start and end of the attribution, and one or two codings of ``kind`` (missing where
the text does not tell), ``named`` and ``checkable``. What two codings have alike counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..coding.alpha import alpha
from ..gazetteer.source_kinds import KINDS
from ..measuring import measured
from ..reading.article import Article
from ..settings import Settings
from ..tables import columns
from .scores import Score, gold_lines, macro_f1, of_class, shared

CORPUS = "own texts"
_ASKED = ("kind", "named", "checkable")
_NOT_TOLD = "not told"


def predict(path: str | Path) -> Iterator[dict]:
    """One dictionary a text: ``doc`` and its ``sources``, each with start, end, kind (or None), named and checkable (``yes`` or ``no``).

    Raises
    ------
    InputError
        if the file cannot be read, or a line is not such a text.
    """
    for row in gold_lines(path, CORPUS, ("doc", "text")):
        a = measured(Article(id=str(row["doc"]), text=str(row["text"])), Settings(instruments=()))
        found = columns(a.attributions, "start", "end", "source_kind", "named", "traces")
        yield {"doc": row["doc"], "sources": [_source(*each) for each in found]}


def _source(start: int, end: int, kind: object, named: object, traces: object) -> dict:
    plain = {"kind": kind if isinstance(kind, str) else None, "named": "yes" if named == "yes" else "no"}
    return {"start": start, "end": end, **plain, "checkable": "yes" if isinstance(traces, str) else "no"}


def score(path: str | Path, predictions: Sequence[dict]) -> list[Score]:
    """How often kind, named and checkable are as both codings have them, and how far two codings agree (alpha).

    An attribution that is not found any more counts as one of which nothing is told.
    """
    found = {row["doc"]: row["sources"] for row in predictions}
    rows = [(s, _same(s, found.get(row["doc"], ()))) for row in gold_lines(path, CORPUS, ("doc", "sources")) for s in row["sources"]]
    kinds = _pairs(rows, "kind")
    told = [(said, gold) for said, gold in kinds if gold != _NOT_TOLD]
    there = [kind for kind in KINDS if any(gold == kind for _, gold in told)]
    return [
        Score("the kind of the source right", _right(kinds), len(kinds)),
        Score("– where the text tells one", _right(told), len(told)),
        Score(f"– macro-F1 over {len(there)} kinds", macro_f1(*_lists(kinds), there), len(kinds)),
        Score("named or not, right", _right(_pairs(rows, "named")), len(_pairs(rows, "named"))),
        Score("can be looked up, F1", of_class(*_lists(_pairs(rows, "checkable")), "yes").f1, len(_pairs(rows, "checkable"))),
        *_codings(rows),
    ]


def _codings(rows: Sequence[tuple[dict, dict | None]]) -> list[Score]:
    """How far the second coding agrees with the first, where there is one."""
    twice = [gold for gold, _ in rows if all(len(gold[asked]) > 1 for asked in _ASKED)]
    scores = [(asked, alpha([[gold[asked][i] or _NOT_TOLD for gold in twice] for i in (0, 1)])) for asked in _ASKED] if twice else []
    return [Score(f"{asked}: one coder a second time, alpha", value, len(twice)) for asked, value in scores]


def _same(gold: dict, found: Sequence[dict]) -> dict | None:
    """The prediction whose place overlaps most."""
    place = (gold["start"], gold["end"])
    best = max(found, key=lambda f: (shared((f["start"], f["end"]), place), f["start"] - f["end"]), default=None)
    return best if best is not None and shared((best["start"], best["end"]), place) else None


def _pairs(rows: Sequence[tuple[dict, dict | None]], asked: str) -> list[tuple[str, str]]:
    """What framescope says and what both codings say, where they say the same."""
    nothing = _NOT_TOLD if asked == "kind" else "no"
    return [((said or {}).get(asked) or nothing, gold[asked][0] or nothing) for gold, said in rows if len(set(gold[asked])) == 1]


def _lists(pairs: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [said for said, _ in pairs], [gold for _, gold in pairs]


def _right(pairs: Sequence[tuple[str, str]]) -> float:
    return sum(said == gold for said, gold in pairs) / max(1, len(pairs))
