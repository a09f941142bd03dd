"""What sort of thing a noun names: a thing, which cannot speak, or a person (``noun_sorts.csv``)."""

from __future__ import annotations

import csv
from functools import lru_cache

from ..gazetteer.offices import offices
from ..parsing.tree import Tree
from ..resources import resource

_PERSONS = {"him", "her", "them", "me", "us", "you", "himself", "herself", "themselves", "who", "whom", "nobody", "everybody", "someone"}

_MEASURES = {
    "raft",
    "sea",
    "flood",
    "host",
    "string",
    "pile",
    "mountain",
    "bag",
    "bundle",
    "dose",
    "slice",
    "stack",
    "barrage",
    "gulf",
    "wave",
}
"""Things by which others are counted: "a raft of proposals"."""


@lru_cache(maxsize=1)
def sorts() -> dict[str, str]:
    """The sort (thing or person) of each noun that ``noun_sorts.csv`` lists."""
    with resource("data", "lexicons", "noun_sorts.csv").open(encoding="utf-8", newline="") as lines:
        return {row["noun"]: row["sort"] for row in csv.DictReader(lines)}


def sort_of(tree: Tree, i: int) -> str:
    """The sort of a token: thing, person, or "" where neither is known. Bodies that may be buildings ("bank") are none."""
    if tree.pos[i] == "PRON":
        return "person" if tree.lower[i] in _PERSONS else ""
    if tree.pos[i] != "NOUN" or (tree.text[i][0].isupper() and tree.tag[i] == "NN"):  # a name that the tagger takes for a noun
        return ""
    measured = next((p for of in tree.children(i, "prep") if tree.lower[of] == "of" for p in tree.children(of, "pobj")), None)
    if measured is not None and tree.lemma[i] in _MEASURES:
        return sort_of(tree, measured)
    words = (tree.lemma[i], tree.lower[i])
    return "" if any(offices().is_body(w) for w in words) else next((sorts()[w] for w in words if w in sorts()), "")
