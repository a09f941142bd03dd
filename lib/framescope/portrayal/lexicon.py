"""The lexicon of acts toward somebody: ``data/lexicons/acts.csv``, explained in ``acts.md`` beside it."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from framescope.errors import InputError
from framescope.resources import resource

POS = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ", "preposition": "ADP"}
HOWS = ("reported", "done")
CONTENT, WHOSE = "content", "whose"
"""Places of the target that are read otherwise: in what the act is about, and of a noun for people."""

_MUTUAL = frozenset({"disagree", "compete"})
"""Families of acts that two do to each other."""


@dataclass(frozen=True, slots=True)
class Act:
    """A word of acting toward somebody.

    words: the word, and what must follow it; target: where the one stands toward whom it is; source: where the one stands whose act it
    is, empty for the subject (places as in `framescope.portrayal.ends`); polarity: -1 against, 1 for;
    weight: about how often people agree with rows of its family.
    """

    words: tuple[str, ...]
    pos: str
    target: tuple[str, ...]
    source: tuple[str, ...]
    polarity: int
    how: str
    family: str
    weight: float

    @property
    def is_mutual(self) -> bool:
        """Whether the one does to the other what the other does to him ("X feuds with Y")."""
        return self.family in _MUTUAL


@cache
def acts() -> dict[tuple[str, str], list[Act]]:
    """The acts by part of speech and first word, those of more words first.

    Raises
    ------
    InputError
        when a row has a part of speech, a polarity or a way that is unknown.
    """
    found: dict[tuple[str, str], list[Act]] = defaultdict(list)
    with resource("data", "lexicons", "acts.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            act = _act(row)
            found[act.pos, act.words[0]].append(act)
    return {key: sorted(each, key=lambda act: -len(act.words)) for key, each in found.items()}


def _act(row: dict[str, str]) -> Act:
    if row["pos"] not in POS or row["polarity"] not in ("1", "-1") or row["how"] not in HOWS:
        raise InputError(f"acts.csv: {row['term']} has an unknown part of speech, polarity or way: see acts.md for those that there are.")
    target, source = (tuple(row[column].split("|")) if row[column] else () for column in ("target", "source"))
    return Act(
        tuple(row["term"].split()), POS[row["pos"]], target, source, int(row["polarity"]), row["how"], row["family"], float(row["weight"])
    )


@cache
def relations() -> dict[str, int]:
    """The nouns for people by how they stand toward somebody ("critic": -1, "ally": 1)."""
    return {act.words[0]: act.polarity for each in acts().values() for act in each if act.target == (WHOSE,)}
