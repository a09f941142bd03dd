"""The words that report speech, thought and intention: which frames each takes and how it frames what is reported.

The list is ``data/lexicons/attribution_cues.csv``; ``attribution_cues.md`` beside it explains the columns. A word may
have several rows: "called for peace" is directive, "called it a crime" evaluative.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from ..errors import InputError
from ..resources import resource

CLASSES = {
    "neutral": "said",
    "assertive": "emphasized",
    "directive": "urged",
    "doubting": "claimed",
    "rejecting": "rejected",
    "evaluative": "condemned",
    "cognitive": "believes",
}
"""How a cue frames its content, with an example: it only reports, stresses, orders, casts doubt, turns down, judges, or tells of thought
and intention. Every class that the list uses stands here and nowhere else; figures and tables have them in this order."""


DOUBTS = ("claim", "allege", "purport", "profess", "insinuate", "contend")
"""Cues by which the author doubts the source; by others ("dispute", "question") the source doubts something itself."""

OBJECTS = ("", "idea", "mind", "label")
"""What the object of a cue must be for it to report (`framescope.attribution.reportable`): anything; neither a thing nor a person; no
thing; whatever is given a name or a description."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word (with its particle, ``point_out``) that reports, the class it has in each frame that it takes, and what its object must be
    there (one of `OBJECTS`)."""

    lemma: str
    pos: str
    frames: dict[str, str] = field(default_factory=dict)
    objects: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def lexicon() -> dict[tuple[str, str], Cue]:
    """Every cue by lemma and part of speech (verb, passive, noun, adjective).

    Raises
    ------
    InputError
        when a row of the list has a class that `CLASSES` lacks, or an object that `OBJECTS` lacks.

    Examples
    --------
    >>> lexicon()["claim", "verb"].frames["clause"]
    'doubting'
    """
    cues: dict[tuple[str, str], Cue] = {}
    with resource("data", "lexicons", "attribution_cues.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            require_known([row["class"]], "attribution_cues.csv")
            entry = cues.setdefault((row["lemma"], row["pos"]), Cue(row["lemma"], row["pos"]))
            entry.frames.update(dict.fromkeys(row["frames"].split(), row["class"]))
            entry.objects.update(dict.fromkeys(row["frames"].split(), _known_object(row.get("object") or "")))
    return cues


def _known_object(name: str) -> str:
    if name not in OBJECTS:
        raise InputError(f"attribution_cues.csv: there is no object called {name!r}: use {', '.join(OBJECTS[1:])}, or leave it empty.")
    return name


def require_known(classes: Iterable[str], where: str) -> None:
    """Raise InputError for the first class that `CLASSES` lacks; `where` it was found is said."""
    for name in classes:
        if name not in CLASSES:
            raise InputError(
                f"{where}: there is no cue class called {name!r}: use {', '.join(CLASSES)}, or add it to attribution.cues.CLASSES."
            )


def cue(lemma: str, pos: str) -> Cue | None:
    """The cue of that lemma and part of speech, or None."""
    return lexicon().get((lemma, pos))
