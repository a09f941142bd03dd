"""Target-dependent sentiment by a small neural network that never sees a name.

MiniLM-L6 fine-tuned on NewsMTSC (Hamborg & Donnay 2021) and on sentences of our own, int8 ONNX, run by onnxruntime: no
PyTorch, no network. Each sentence is masked first (``masking``), so the same words said of another actor get the same
score. Model card, licence, accuracy and limits: ``data/models/target_sentiment/MODEL_CARD.md``. How it was made:
``framescope.training``.

The probabilities are calibrated (one temperature, fitted on sentences kept out of training). ``labels`` says "uncertain"
where the largest stays under the threshold of config.json.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from tokenizers import Tokenizer

from framescope.resources import resource
from framescope.sentiment.masking import CLOSE, OPEN, Masked, Span, mask
from framescope.sentiment.onnx import onnxruntime

MODEL, TOKENIZER, CONFIG = "model.onnx", "tokenizer.json", "config.json"
CLASSES = ("negative", "neutral", "positive")
UNCERTAIN = "uncertain"
INPUTS = ("ids", "attention", "target")
MAX_TOKENS = 160
STEP, TOGETHER = 8, 32

Item = tuple[str, int, int, Sequence[Span]]
Encoded = tuple[list[int], list[int]]


@dataclass(frozen=True)
class Model:
    """session: the onnxruntime session; temperature and uncertain_below as in config.json."""

    session: object
    tokenizer: Tokenizer
    temperature: float
    uncertain_below: float


@cache
def model() -> Model:
    """The shipped model, loaded once; one thread, so that the numbers are the same on every machine size."""
    library = onnxruntime()
    folder = resource("data", "models", "target_sentiment")
    options = library.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = library.InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
    settings = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    return Model(session, tokenizer, settings["temperature"], settings["uncertain_below"])


def score(items: Sequence[Item]) -> np.ndarray:
    """Probabilities (n, 3) of negative, neutral, positive toward characters start … end of each sentence.

    items: (sentence, start, end, others); others are spans of further mentions of actors, or ().
    """
    return score_masked([mask(*item) for item in items])


def polarity(probabilities: np.ndarray) -> np.ndarray:
    """The score in [-1, 1]: positive minus negative."""
    return probabilities[:, 2] - probabilities[:, 0]


def labels(probabilities: np.ndarray, uncertain_below: float | None = None) -> list[str]:
    """The likeliest class, or "uncertain" where its probability is under the threshold (by default the model's own)."""
    floor = model().uncertain_below if uncertain_below is None else uncertain_below
    return [CLASSES[row.argmax()] if row.max() >= floor else UNCERTAIN for row in probabilities]


def score_masked(sentences: Sequence[Masked]) -> np.ndarray:
    """Probabilities (n, 3) of masked sentences; each distinct one is read once.

    Sentences of like length are read together. No score hangs on its neighbours: the model scales its 8-bit activations word by
    word, and a sentence is always padded to the same length, the next multiple of STEP.
    """
    tool = model()
    encoded = {sentence.text: encode(sentence, tool.tokenizer) for sentence in sentences}
    known: dict[str, np.ndarray] = {}
    for texts in _groups(encoded):
        found = _logits(tool, [encoded[text] for text in texts])
        known.update(zip(texts, _softmax(found / tool.temperature), strict=True))
    return np.array([known[sentence.text] for sentence in sentences]).reshape(-1, len(CLASSES))


def _groups(encoded: dict[str, Encoded]) -> Iterator[list[str]]:
    """The sentences in groups of TOGETHER at most that are padded to one length."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for text, (ids, _) in encoded.items():
        by_length[_padded(len(ids))].append(text)
    for texts in by_length.values():
        yield from (texts[first : first + TOGETHER] for first in range(0, len(texts), TOGETHER))


def _padded(length: int) -> int:
    return -(-length // STEP) * STEP


def _logits(tool: Model, group: Sequence[Encoded]) -> np.ndarray:
    """A sentence alone is read twice over: onnxruntime adds up a single row in another order than the rows of several."""
    rows = [*group, *group] if len(group) == 1 else group
    inputs = np.zeros((3, len(rows), _padded(len(rows[0][0]))), dtype=np.int64)
    for row, (ids, target) in enumerate(rows):
        inputs[:, row, : len(ids)] = ids, [1] * len(ids), target
    return tool.session.run(None, dict(zip(INPUTS, inputs, strict=True)))[0][: len(group)]


def _softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits.astype(np.float64) - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def encode(masked: Masked, tokenizer: Tokenizer) -> Encoded:
    """Token ids with [CLS] and [SEP], and 1 where a token stands between the target's markers, else 0.

    A sentence of more than MAX_TOKENS is cut to that many around the target.
    """
    ids = tokenizer.encode(masked.text).ids
    first, last = ids.index(tokenizer.token_to_id(OPEN)), ids.index(tokenizer.token_to_id(CLOSE))
    if len(ids) > MAX_TOKENS:
        ids, first, last = _cut(ids, first, last)
    inside = range(first + 1, max(last, first + 2))
    return ids, [int(i in inside) for i in range(len(ids))]


def _cut(ids: list[int], first: int, last: int) -> tuple[list[int], int, int]:
    room = MAX_TOKENS - 2
    begin = min(max(1, (first + last - room) // 2), len(ids) - 1 - room)
    kept = [ids[0], *ids[begin : begin + room], ids[-1]]
    return kept, max(first - begin + 1, 0), min(last - begin + 1, len(kept) - 1)
