"""The measures that the scorers share: precision, recall and F1 from counts, macro-F1 over classes, AUC, and overlap of spans.

Reading gold files of one JSON object a line.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..errors import InputError, reason
from ..textfiles import read_text


class Score(NamedTuple):
    """One figure: what was measured, its value, and over how many units."""

    metric: str
    value: float
    n: int


class Counts(NamedTuple):
    """True positives, predictions and gold units."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0

    def __add__(self, other: Counts) -> Counts:  # type: ignore[override]  # counts are added up, not put one after the other
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


def counts(predicted: set, gold: set) -> Counts:
    """The counts of two sets of units."""
    return Counts(len(predicted & gold), len(predicted), len(gold))


def of_class(predicted: Sequence[Hashable], gold: Sequence[Hashable], one: Hashable) -> Counts:
    """The counts of one class in two equally long lists of answers."""
    right = sum(p == g == one for p, g in zip(predicted, gold, strict=True))
    return Counts(right, list(predicted).count(one), list(gold).count(one))


def macro_f1(predicted: Sequence[Hashable], gold: Sequence[Hashable], classes: Sequence[Hashable]) -> float:
    """The mean F1 of the classes."""
    return sum(of_class(predicted, gold, one).f1 for one in classes) / len(classes)


def auc(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """The chance that a positive has a higher score than a negative, ties counting half; nan where there are not both."""
    values, is_positive = np.asarray(scores, dtype=float), np.asarray(positive, dtype=bool)
    yes, no = values[is_positive], values[~is_positive]
    if not len(yes) or not len(no):
        return float("nan")
    return float(np.mean(np.sign(yes[:, None] - no[None, :]) / 2 + 0.5))


def shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many characters two spans [start, end, …] share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


MOST_BYTES = 500_000_000


def gold_lines(path: str | Path, corpus: str, fields: tuple[str, ...]) -> Iterator[dict]:
    """The objects of a gold file, blank lines left out, each with at least these fields.

    Raises
    ------
    InputError
        if the file cannot be read as UTF-8, or a line is not such an object; the message names the line.
    """
    path = Path(path)
    try:
        lines = read_text(path, MOST_BYTES, "utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: the gold file cannot be read as UTF-8 text ({reason(error)}); give the path of your copy of {corpus}."
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _object(path, number, line, corpus, fields)


def _object(path: Path, number: int, line: str, corpus: str, fields: tuple[str, ...]) -> dict:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict) or any(field not in row for field in fields):
        raise InputError(f"{path}, line {number}: not a line of {corpus}, which is an object with {', '.join(fields)}.")
    return row
