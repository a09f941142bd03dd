"""What both networks of sentiment share: the session that runs one, its tokenizer and settings, lengths and probabilities.

onnxruntime without its telemetry.

From 1.32 on the packages for Linux and macOS report every session to their maker, and keep an identifier and a cache on disk. The
variable ORT_DISABLE_TELEMETRY, set before the library is loaded, stops all of it; where somebody else loaded it earlier, its own
switch stops what is still to come. framescope measures without network, so neither is left to the user.
"""

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeVar

import numpy as np
from tokenizers import Tokenizer

from framescope.resources import resource


def onnxruntime() -> ModuleType:
    """The library, loaded with its telemetry off."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime as library

    library.disable_telemetry_events()
    return library


FOLDER = ("data", "models", "target_sentiment")
CLASSES = ("negative", "neutral", "positive")
UNCERTAIN = "uncertain"
MAX_TOKENS = 160
STEP = 8

Readable = TypeVar("Readable")


@dataclass(frozen=True)
class Model:
    """session: the onnxruntime session; temperature and uncertain_below as in its settings."""

    session: Any
    tokenizer: Tokenizer
    temperature: float
    uncertain_below: float


def load(network: str, settings: str, tokenizer: str) -> Model:
    """The shipped network of this name; one thread, so that the numbers are the same on every machine size."""
    library = onnxruntime()
    folder = resource(*FOLDER)
    options = library.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = library.InferenceSession(str(folder / network), options, providers=["CPUExecutionProvider"])
    fixed = json.loads((folder / settings).read_text(encoding="utf-8"))
    return Model(session, Tokenizer.from_file(str(folder / tokenizer)), fixed["temperature"], fixed["uncertain_below"])


def polarity(probabilities: np.ndarray) -> np.ndarray:
    """The score in [-1, 1]: positive minus negative."""
    return probabilities[:, 2] - probabilities[:, 0]


def labels(probabilities: np.ndarray, floor: float) -> list[str]:
    """The likeliest class, or "uncertain" where its probability is under `floor`."""
    return [CLASSES[row.argmax()] if row.max() >= floor else UNCERTAIN for row in probabilities]


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities (n, 3) from logits."""
    powers = np.exp(logits.astype(np.float64) - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def grouped(items: Iterable[Readable], length: Callable[[Readable], int], together: int) -> Iterator[list[Readable]]:
    """The items in groups of so many at most that are padded to one length."""
    by_length: dict[int, list[Readable]] = defaultdict(list)
    for item in items:
        by_length[padded(length(item))].append(item)
    for alike in by_length.values():
        yield from (alike[first : first + together] for first in range(0, len(alike), together))


def padded(length: int) -> int:
    """The length to which a sentence is padded: whatever it is read with, always the same, and so are its scores."""
    return -(-length // STEP) * STEP


def cut(ids: list[int], first: int, last: int) -> tuple[list[int], int, int]:
    """MAX_TOKENS of the ids around those from `first` to `last`, [CLS] and [SEP] kept, and where these two then are."""
    room = MAX_TOKENS - 2
    begin = min(max(1, (first + last - room) // 2), len(ids) - 1 - room)
    kept = [ids[0], *ids[begin : begin + room], ids[-1]]
    return kept, max(first - begin + 1, 0), min(last - begin + 1, len(kept) - 1)
