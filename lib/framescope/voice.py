"""In whose voice every character of an article stands.

A character is in a *source*'s voice when it lies in the content of an attribution, whether quoted or reported
indirectly, and in the *author*'s voice otherwise. Where attributions nest, the innermost one speaks. Scare quotes and
distancing words stay in the author's voice: it is the author who keeps the distance; and so does what the author says of
himself to think ("I believe that …"). Nothing else decides on voice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

AUTHOR, SOURCE = "author", "source"
BY = {AUTHOR: "by the author", SOURCE: "by sources"}
"""The voices in a sentence."""
SCARE = "scare"
OWN = "speaker: the author"
"""How the rule of an attribution ends whose source is the author ("I think …")."""


def attribution_at(length: int, attributions: Sequence[dict], spans: Sequence[dict]) -> np.ndarray:
    """For each of `length` characters the number of the innermost attribution whose content it is (its place in `attributions`),
    or -1. Both are rows of the tables of these names."""
    owner = np.full(length, -1, dtype=np.int64)
    row_of = {said["attribution_id"]: row for row, said in enumerate(attributions)}
    kinds = [said["kind"] for said in attributions]
    parts = [(row_of[span["attribution_id"]], span["role"], span["start"], span["end"]) for span in spans]
    kept = [said["kind"] != SCARE and not said["rule"].endswith(OWN) for said in attributions]
    content = [(row, start, end) for row, role, start, end in parts if role == "content" and kept[row]]
    size: Counter[int] = Counter()
    for row, start, end in content:
        size[row] += end - start
    for row, start, end in sorted(content, key=lambda part: -size[part[0]]):
        owner[start:end] = row
    for row, role, start, end in parts:
        # "condemns the so-called …": who reports indirectly adds the distance, unless the words stand in a quotation
        if role == "cue" and kinds[row] == SCARE and owner[start] >= 0 and kinds[owner[start]] != "direct":
            owner[start:end] = -1
    return owner


def add_voice(rows: list[dict], speakers: Sequence[str | None], owner: np.ndarray) -> None:
    """Fill in ``voice`` and ``speaker`` of each row, read at its first character. speakers: those of the attributions."""
    for row, at in zip(rows, owner[[row["start"] for row in rows]].tolist() if rows else (), strict=True):
        row["voice"], row["speaker"] = (AUTHOR, None) if at < 0 else (SOURCE, speakers[at])
