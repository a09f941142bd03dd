"""From annotated sentences to the token ids that the network reads."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from framescope.sentiment.masking import CLOSE, OPEN, OTHER, TARGET, Masked, mask
from framescope.sentiment.mention_model import encode
from tokenizers import Tokenizer

from .augment import Row

CLASSES = (-1, 0, 1)
UNKNOWN = -100
"""The class of an example that nobody labelled: only the teacher's opinion of it counts."""
BATCH = 32


@dataclass(frozen=True)
class Example:
    """A masked sentence as token ids, where the target stands (0/1 a token), and the class 0, 1 or 2 (negative … positive).

    teacher, seen: the logits of a larger network that read the same sentence, and the vectors (3 * its width) that they rest on;
    () and None where none did.
    """

    ids: tuple[int, ...]
    target: tuple[int, ...]
    label: int
    teacher: tuple[float, ...] = ()
    seen: np.ndarray | None = field(default=None, compare=False, repr=False)


def newsmtsc(path: Path) -> list[Row]:
    """The rows of a NewsMTSC file: {"sentence", "from", "to", "polarity"} a line."""
    return [(row["sentence"], row["from"], row["to"], row["polarity"]) for row in _lines(path)]


def articles(path: Path) -> list[str]:
    """The article that each line of a NewsMTSC file comes from: the first three parts of its id."""
    return ["_".join(row["id"].split("_")[:3]) for row in _lines(path)]


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def examples(rows: Iterable[Row], tokenizer: Tokenizer) -> list[Example]:
    """(sentence, start, end, polarity) rows as examples; polarity None where nobody labelled the target."""
    return [example(mask(sentence, start, end), polarity, tokenizer) for sentence, start, end, polarity in rows]


def example(masked: Masked, polarity: int | None, tokenizer: Tokenizer) -> Example:
    """One masked sentence as an example."""
    ids, target = encode(masked, tokenizer)
    return Example(tuple(ids), tuple(target), UNKNOWN if polarity is None else CLASSES.index(polarity))


def unmarked(data: Iterable[Example], tokenizer: Tokenizer) -> list[Example]:
    """The examples as the sentence model reads them: no markers around the target, and one placeholder for every name.

    One whose target is nothing but an article before a name has no words then, and is left out.
    """
    opened, closed, target, other = (tokenizer.token_to_id(name) for name in (OPEN, CLOSE, TARGET, OTHER))
    found = []
    for one in data:
        kept = [(number, inside) for number, inside in zip(one.ids, one.target, strict=True) if number not in (opened, closed)]
        ids, inside = (other if number == target else number for number, _ in kept), (inside for _, inside in kept)
        found.append(replace(one, ids=tuple(ids), target=tuple(inside)))
    return [one for one in found if any(one.target)]


def batches(data: Sequence[Example], rng: random.Random | None = None, size: int = BATCH) -> Iterator[list[Example]]:
    """Batches of sentences of like length; in random order, with some noise in the length, when `rng` is given."""
    noise = (lambda: rng.uniform(0, 8)) if rng else (lambda: 0)
    ordered = sorted(data, key=lambda example: len(example.ids) + noise())
    groups = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    if rng:
        rng.shuffle(groups)
    yield from groups


def tensors(batch: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Token ids, attention mask and target mask, each (batch, longest) and padded with 0."""
    longest = max(len(example.ids) for example in batch)

    def padded(rows: Iterable[Sequence[int]]) -> torch.Tensor:
        return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])

    return padded(e.ids for e in batch), padded([1] * len(e.ids) for e in batch), padded(e.target for e in batch)
