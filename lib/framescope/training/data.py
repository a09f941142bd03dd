"""From annotated sentences to the token ids that the network reads."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from framescope.sentiment.classifier import encode
from framescope.sentiment.masking import mask

CLASSES = (-1, 0, 1)
BATCH = 32


@dataclass(frozen=True)
class Example:
    """A masked sentence as token ids, where the target stands (0/1 a token), and the class 0, 1 or 2 (negative … positive)."""

    ids: tuple[int, ...]
    target: tuple[int, ...]
    label: int


def newsmtsc(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """The examples of a NewsMTSC file: {"sentence", "from", "to", "polarity"} a line."""
    return examples(((row["sentence"], row["from"], row["to"], row["polarity"]) for row in _rows(path)), tokenizer)


def articles(path: Path) -> list[str]:
    """The article that each line of a NewsMTSC file comes from: the first three parts of its id."""
    return ["_".join(row["id"].split("_")[:3]) for row in _rows(path)]


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def examples(rows: Iterable[tuple[str, int, int, int]], tokenizer: Tokenizer) -> list[Example]:
    """(sentence, start, end, polarity) rows as examples."""
    found = []
    for sentence, start, end, polarity in rows:
        ids, target = encode(mask(sentence, start, end), tokenizer)
        found.append(Example(tuple(ids), tuple(target), CLASSES.index(polarity)))
    return found


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
