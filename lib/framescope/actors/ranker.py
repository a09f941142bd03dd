"""How likely each candidate is meant: gradient-boosted trees (Friedman 2001), trained by ``training.antecedents``, read from plain numbers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from ..resources import resource

FILE = ("data", "models", "antecedents", "trees.json")


@dataclass(frozen=True)
class Trees:
    """The nodes of all trees, one after the other: the feature, the threshold (at most: left), the two next nodes, and a leaf's value.

    A leaf's next nodes are itself, so that every path is as long as the deepest tree. roots: the first node of each tree.
    """

    features: tuple[str, ...]
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    roots: np.ndarray
    depth: int
    baseline: float

    def chances(self, rows: Sequence[Sequence[float]]) -> np.ndarray:
        """The chance of each row of features, in [0, 1]."""
        x = np.asarray(rows, dtype=float)
        values, begins = x.ravel(), np.arange(len(x))[:, None] * x.shape[1]
        at = np.repeat(self.roots[None, :], len(x), axis=0)
        for _ in range(self.depth):
            goes_left = values.take(begins + self.feature.take(at)) <= self.threshold.take(at)
            at = np.where(goes_left, self.left.take(at), self.right.take(at))
        return 1.0 / (1.0 + np.exp(-(self.baseline + self.value.take(at).sum(axis=1))))


def read(data: dict) -> Trees:
    """Trees from the plain numbers of the file: there a tree is a row, and its nodes are counted from 0."""
    arrays = {name: np.asarray(data[name], dtype=kind) for name, kind in _ARRAYS.items()}
    count, size = arrays["feature"].shape
    roots = np.arange(count) * size
    for name in ("left", "right"):
        arrays[name] = arrays[name] + roots[:, None]
    flat = {name: array.ravel() for name, array in arrays.items()}
    return Trees(features=tuple(data["features"]), roots=roots, depth=data["depth"], baseline=data["baseline"], **flat)


_ARRAYS = {"feature": np.int64, "threshold": float, "left": np.int64, "right": np.int64, "value": float}


@dataclass(frozen=True)
class Ranker:
    """The trees for pronouns and for descriptions, and the chance from which a candidate is taken, by form."""

    trees: dict[str, Trees]
    least: dict[str, float]


@cache
def shipped() -> Ranker:
    """The ranker that ships, read once a process."""
    data = json.loads(resource(*FILE).read_text(encoding="utf-8"))
    return Ranker({name: read(trees) for name, trees in data["trees"].items()}, data["least"])
