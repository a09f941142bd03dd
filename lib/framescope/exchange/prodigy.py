"""Prodigy: a line an article (JSONL) with tokens, spans and relations, for ``spans.manual`` and ``rel.manual``; labels as for doccano."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..analysis import Analysis
from ..metadata import SAID_OF_AN_ARTICLE
from .doccano import labelled, line, written
from .items import Span
from .plain import tokens_of
from .record import FIELD


def write(analyses: Iterable[Analysis], target: Path) -> None:
    """Write a line an article."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line(line_of(a)) for a in analyses)


def line_of(a: Analysis) -> dict:
    """An article as a task: no span begins or ends within a token."""
    text = a.article.text
    marked = labelled(a)
    words, spaces = tokens_of(a, [Span(start, end) for start, end, _ in marked.spans])
    each = zip(words, spaces, strict=True)
    tokens = [{"text": text[s:e], "start": s, "end": e, "id": i, "ws": ws} for i, ((s, e), ws) in enumerate(each)]
    first, last = {s: i for i, (s, _) in enumerate(words)}, {e: i for i, (_, e) in enumerate(words)}
    spans = [{"start": s, "end": e, "token_start": first[s], "token_end": last[e], "label": label} for s, e, label in marked.spans]
    arrows = [
        {
            "head": spans[one]["token_end"],
            "child": spans[other]["token_end"],
            "head_span": spans[one],
            "child_span": spans[other],
            "label": n,
        }
        for one, other, n in marked.arrows or ()
    ]
    meta = {"article": a.article.id} | {name: getattr(a.article, name) for name in SAID_OF_AN_ARTICLE if getattr(a.article, name)}
    return {"text": text, "tokens": tokens, "spans": spans, "relations": arrows, "meta": meta, FIELD: written(a)}
