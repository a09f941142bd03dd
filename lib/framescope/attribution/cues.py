"""The words that report speech, thought and intention: which frames each takes and how it frames what is reported.

The list is ``data/lexicons/attribution_cues.csv``; ``attribution_cues.md`` beside it explains the columns. A word may
have several rows: "called for peace" is directive, "called it a crime" evaluative.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import lru_cache

from ..resources import resource

CLASSES = ("neutral", "assertive", "directive", "doubting", "evaluative", "cognitive")
"""How a cue frames its content: it only reports, stresses, orders, casts doubt, judges, or tells of thought and intention."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word (with its particle, ``point_out``) that reports, and the class it has in each frame that it takes."""

    lemma: str
    pos: str
    frames: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def lexicon() -> dict[tuple[str, str], Cue]:
    """Every cue by lemma and part of speech (verb, passive, noun, adjective)."""
    cues: dict[tuple[str, str], Cue] = {}
    with resource("data", "lexicons", "attribution_cues.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            entry = cues.setdefault((row["lemma"], row["pos"]), Cue(row["lemma"], row["pos"]))
            entry.frames.update(dict.fromkeys(row["frames"].split(), row["class"]))
    return cues


def cue(lemma: str, pos: str) -> Cue | None:
    """The cue of that lemma and part of speech, or None."""
    return lexicon().get((lemma, pos))
