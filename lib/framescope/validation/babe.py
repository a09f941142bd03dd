"""Loaded terms against BABE (Spinde et al. 2021): sentences that experts judged biased, with the words they marked.

A sentence's score is 1 minus the product of (1 - weight) over its flagged terms: the chance that at least one of them is
loaded, if weights were chances and independent. With the default threshold of 0.5, a sentence scores at least 0.5, and so
counts as biased, when any term in it is flagged.
"""

import csv
from collections.abc import Iterable, Iterator
from math import prod
from pathlib import Path

from framescope.errors import InputError
from framescope.parsing.language import parse_many
from framescope.terms.find import DEFAULT, find_terms


def predict(path: str | Path, threshold: float = DEFAULT) -> Iterator[dict]:
    """One prediction a row of the gold CSV: id (row number from 0), biased (a score from 0 to 1), words.

    Raises
    ------
    InputError
        if the file has no column ``text``.
    """
    for number, doc in enumerate(parse_many(_texts(Path(path)))):
        terms = find_terms(doc, threshold=threshold)
        yield {"id": number, "biased": round(sentence_score(terms.weight), 4), "words": list(terms.text)}


def sentence_score(weights: Iterable[float]) -> float:
    """How loaded a sentence is, from 0 to 1, by the weights of its terms."""
    return 1.0 - prod(1.0 - weight for weight in weights)


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        reader = csv.DictReader(file, delimiter=";" if head.count(";") > head.count(",") else ",")
        if "text" not in [name.lstrip("\ufeff") for name in reader.fieldnames or ()]:
            raise InputError(f"{path}: this is not BABE's CSV; it needs a column text.")
        for row in reader:
            yield row["text"]
