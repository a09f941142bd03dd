"""Target-dependent sentiment by a small neural network that never sees a name.

MPNet fine-tuned on NewsMTSC (Hamborg & Donnay 2021) and on sentences of our own, then cut down to a quarter of its layers' weights,
int8 ONNX, run by onnxruntime: no PyTorch, no network. Each sentence is masked first (``masking``), so the same words said of another actor get the same
score. Model card, licence, accuracy and limits: ``data/models/target_sentiment/MODEL_CARD.md``. How it was made:
``training``.

The probabilities are calibrated (one temperature, fitted on sentences kept out of training). ``onnx_models.labels`` says "uncertain"
where the largest stays under the threshold of config.json.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
from tokenizers import Tokenizer

from framescope.sentiment.masking import CLOSE, OPEN, Masked, Span, mask

from .constructions import follow
from .onnx_models import CLASSES, MAX_TOKENS, Model, cut, grouped, load, padded, softmax

MODEL, CONFIG, TOKENIZER = "model.onnx", "config.json", "tokenizer.json"
INPUTS = ("ids", "attention", "target")
TOGETHER = 8
"""So many sentences at a time stay in the processor's cache; with 32 each costs a quarter more."""

READERS = 2
"""Groups that are read at a time, each by one thread: what a group gives hangs on no other."""

Item = tuple[str, int, int, Sequence[Span]]
Encoded = tuple[list[int], list[int]]


@cache
def model() -> Model:
    """The shipped network, loaded once; one thread."""
    return load(MODEL, CONFIG, TOKENIZER)


def score(items: Sequence[Item]) -> np.ndarray:
    """Probabilities (n, 3) of negative, neutral, positive toward characters start … end of each sentence.

    items: (sentence, start, end, others); others are spans of further mentions of actors, or (). Where the construction decides
    (``constructions``), the network is not followed.
    """
    return follow(score_masked([mask(*item) for item in items]), items)


def score_masked(sentences: Sequence[Masked]) -> np.ndarray:
    """Probabilities (n, 3) of masked sentences; each distinct one is read once.

    Sentences of like length are read together. No score hangs on its neighbours: the model scales its 8-bit activations word by
    word, and a sentence is always padded to the same length, the next multiple of STEP.
    """
    tool = model()
    encoded = {sentence.text: encode(sentence, tool.tokenizer) for sentence in sentences}
    known: dict[str, np.ndarray] = {}
    groups = list(grouped(encoded, lambda text: len(encoded[text][0]), TOGETHER))
    with ThreadPoolExecutor(READERS) as readers:
        every = readers.map(lambda texts: _logits(tool, [encoded[text] for text in texts]), groups)
        for texts, found in zip(groups, every, strict=True):
            known.update(zip(texts, softmax(found / tool.temperature), strict=True))
    return np.array([known[sentence.text] for sentence in sentences]).reshape(-1, len(CLASSES))


def _logits(tool: Model, group: Sequence[Encoded]) -> np.ndarray:
    """A sentence alone is read twice over: onnxruntime adds up a single row in another order than the rows of several."""
    rows = [*group, *group] if len(group) == 1 else group
    inputs = np.zeros((3, len(rows), padded(len(rows[0][0]))), dtype=np.int64)
    for row, (ids, target) in enumerate(rows):
        inputs[:, row, : len(ids)] = ids, [1] * len(ids), target
    return tool.session.run(None, dict(zip(INPUTS, inputs, strict=True)))[0][: len(group)]


def encode(masked: Masked, tokenizer: Tokenizer) -> Encoded:
    """Token ids with [CLS] and [SEP], and 1 where a token stands between the target's markers, else 0.

    A sentence of more than MAX_TOKENS is cut to that many around the target.
    """
    encoded = tokenizer.encode(masked.text)
    ids, first, last = encoded.ids, encoded.tokens.index(OPEN), encoded.tokens.index(CLOSE)
    if len(ids) > MAX_TOKENS:
        ids, first, last = cut(ids, first, last)
    inside = range(first + 1, max(last, first + 2))
    return ids, [int(i in inside) for i in range(len(ids))]
