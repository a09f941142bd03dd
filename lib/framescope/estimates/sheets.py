"""The sheet of a draw: what people see of each unit, and what they are asked. Nothing in it tells what an instrument found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow.compute as pc

from ..coding.sheets import Question
from ..corpus.dataset import opened
from ..resources import resource
from .units import ESTIMANDS, NOBODY, OTHER

PLAIN = ("unit", "kind", "article", "side", "before", "text", "codebook")
"""The columns of a sheet before the one to fill in, which is called after what is estimated; after it comes ``note``."""

_LEFT, _RIGHT = "⟦", "⟧"


def sheet(folder: str | Path, rows: pd.DataFrame, estimand: str) -> pd.DataFrame:
    """The empty sheet of these units (`framescope.estimates.draw.drawn`), in their order."""
    kind = ESTIMANDS[estimand]
    where = pc.field("article_id").isin(sorted(set(rows.article_id)))
    wanted = ["article_id", "sentence_id", "start", "text"]
    sentences = opened(folder, "sentences").to_table(columns=wanted, filter=where).to_pandas()
    texts = sentences.set_index(["article_id", "sentence_id"]).sort_index()
    here = pd.MultiIndex.from_arrays([rows.article_id, rows.sentence_id])
    before = texts.text.reindex(pd.MultiIndex.from_arrays([rows.article_id, rows.sentence_id - 1])).to_numpy()
    said = texts.text.reindex(here).to_numpy()
    if estimand == "stance":
        begins = texts.start.reindex(here).to_numpy()
        said = [_marked(text, s - at, e - at) for text, at, s, e in zip(said, begins, rows.start, rows.end, strict=True)]
    plain = {
        "unit": rows.unit,
        "kind": kind.question.unit,
        "article": rows.article_id,
        "side": rows.who if kind.by_side else None,
        "before": pd.Series(before, index=rows.index).map(_in_a_line, na_action="ignore"),
        "text": pd.Series(said, index=rows.index).map(_in_a_line),
        "codebook": f"section {estimand}",
    }
    return pd.DataFrame(plain | {estimand: None, "note": None}, index=rows.index)


def _marked(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{_LEFT}{text[start:end]}{_RIGHT}{text[end:]}"


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


def codebook(estimand: str, sides: Sequence[str]) -> list[str]:
    """What coders are told, as lines of Markdown: the beginning of ``data/gold/ESTIMATES.md`` and its section on the estimand."""
    text = resource("data", "gold", "ESTIMATES.md").read_text(encoding="utf-8")
    first, *sections = text.split("\n## ")
    section = next(part for part in sections if part.startswith(f"{estimand}\n"))
    also = f", `{OTHER}`, `{NOBODY}`" if estimand == "sources" else ""
    return [*first.splitlines(), "", *f"## {section}".splitlines(), "", f"The sides: {', '.join(f'`{side}`' for side in sides)}{also}."]


def question(estimand: str) -> Question:
    """The question of a sheet."""
    return ESTIMANDS[estimand].question
