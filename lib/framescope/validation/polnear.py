"""Attributions over a PolNeAR file, in the form that its scorer reads.

PolNeAR (Newell, Margolin & Ruths, LREC 2018) marks source, cue and content of every attribution in US campaign news. Its
annotators mark the outermost attribution of a passage; what a source reports of others in turn is left out here, and
so are scare quotes, which attribute nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..attribution.find import Attribution, find_attributions
from ..errors import InputError
from ..parsing.language import parse_many


def predict(path: str | Path) -> Iterator[dict]:
    """One dictionary an attribution: ``doc``, and the character spans of ``source``, ``cue`` and ``content``.

    Raises
    ------
    InputError
        if the file does not hold one JSON object with ``doc`` and ``text`` a line.
    """
    rows = list(_articles(Path(path)))
    for (name, _), doc in zip(rows, parse_many(text for _, text in rows), strict=True):
        for a in outermost(find_attributions(doc)):
            yield {"doc": name, **{role: [list(s) for s in getattr(a, role)] for role in ("source", "cue", "content")}}


def outermost(attributions: list[Attribution]) -> list[Attribution]:
    """The attributions that are no scare quotes and whose cue stands in no other's content."""
    return [a for a in attributions if a.kind != "scare" and not a.nested]


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every article of a gold file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        for line in filter(str.strip, lines):
            row = json.loads(line)
            yield str(row["doc"]), str(row["text"])
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is not a PolNeAR file: each line must be a JSON object with doc, text and attributions.") from error
