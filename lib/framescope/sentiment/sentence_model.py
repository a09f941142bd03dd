"""Target-dependent sentiment for very many articles: a sentence is read once for all its actors, by a smaller network.

The mention model reads a sentence anew for each of its actors, through twelve layers. The sentence model reads it once through two narrower ones,
and lets each actor ask two more what they found: a small part of the cost, for a corpus in which the mention model would cost more than
everything else. It was taught by the same larger network and sees no name either (``masking.mask_all``). How well both agree with
people: ``data/models/target_sentiment/MODEL_CARD.md``. int8 ONNX, run by onnxruntime.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from tokenizers import Tokenizer

from framescope.sentiment.masking import Masked, Span, mask_all

from .constructions import follow
from .mention_model import Item
from .onnx_models import MAX_TOKENS, Model, cut, grouped, load, padded, softmax

MODEL, CONFIG, TOKENIZER = "skim.onnx", "skim.json", "skim_tokenizer.json"
INPUTS = ("ids", "attention", "target", "where")
TOGETHER = 32

Sentence = tuple[str, Sequence[Span], Sequence[Span]]


@dataclass(frozen=True)
class _Row:
    """Token ids; of each target its tokens (first, one after the last) and its number in the whole list."""

    ids: list[int]
    targets: list[tuple[Span, int]]


@cache
def model() -> Model:
    """The shipped network, loaded once; one thread."""
    return load(MODEL, CONFIG, TOKENIZER)


def score(sentences: Sequence[Sentence]) -> np.ndarray:
    """Probabilities (n, 3) of negative, neutral, positive toward each target, in the order of the sentences and their targets.

    sentences: (text, targets, others); others are spans of further names, or (). No score hangs on what else is read with it.
    """
    tool = model()
    rows: list[_Row] = []
    count = 0
    for text, targets, others in sentences:
        rows.extend(_rows(*mask_all(text, targets, others), tool.tokenizer, count))
        count += len(targets)
    found = np.zeros((count, 3))
    for group in grouped(rows, lambda row: len(row.ids), TOGETHER):
        numbers = [number for row in group for _, number in row.targets]
        found[numbers] = softmax(_logits(tool, group)[: len(numbers)] / tool.temperature)
    return follow(found, [(text, *target, others) for text, targets, others in sentences for target in targets])


def score_each(items: Sequence[Item]) -> np.ndarray:
    """The same for items as ``mention_model.score`` takes them: sentences with one target each."""
    return score([(text, [(start, end)], others) for text, start, end, others in items])


def encode(masked: Masked, ranges: Sequence[Span], tokenizer: Tokenizer) -> tuple[list[int], list[Span]]:
    """Token ids with [CLS] and [SEP], and of each range of pieces its tokens: first, one after the last (at least one)."""
    encoding = tokenizer.encode([piece.text for piece in masked.pieces], is_pretokenized=True)
    pieces = encoding.word_ids
    return encoding.ids, [_within(pieces, *those) for those in ranges]


def _within(pieces: Sequence[int | None], first: int, last: int) -> Span:
    inside = [token for token, piece in enumerate(pieces) if piece is not None and first <= piece < last]
    if inside:
        return inside[0], inside[-1] + 1
    nearest = next((token for token, piece in enumerate(pieces) if piece is not None and piece >= last), len(pieces) - 1)
    return nearest, nearest + 1


def _rows(masked: Masked, ranges: Sequence[Span], tokenizer: Tokenizer, count: int) -> Iterator[_Row]:
    """One row; of a sentence of more than MAX_TOKENS one a target, cut around it."""
    ids, targets = encode(masked, ranges, tokenizer)
    if not targets:
        return
    if len(ids) <= MAX_TOKENS:
        yield _Row(ids, [(span, count + i) for i, span in enumerate(targets)])
        return
    for i, (first, last) in enumerate(targets):
        kept, begin, end = cut(ids, first, last - 1)
        yield _Row(kept, [((begin, max(end + 1, begin + 1)), count + i)])


def _logits(tool: Model, group: Sequence[_Row]) -> np.ndarray:
    """A row alone is read twice over: onnxruntime adds up a single row in another order than the rows of several."""
    rows = [*group, *group] if len(group) == 1 else group
    length = padded(len(rows[0].ids))
    ids, attention = np.zeros((2, len(rows), length), dtype=np.int64)
    where = [place for place, row in enumerate(rows) for _ in row.targets]
    target = np.zeros((len(where), length), dtype=np.int64)
    for place, row in enumerate(rows):
        ids[place, : len(row.ids)] = row.ids
        attention[place, : len(row.ids)] = 1
    for place, (first, last) in enumerate(span for row in rows for span, _ in row.targets):
        target[place, first:last] = 1
    inputs = (ids, attention, target, np.array(where, dtype=np.int64))
    return tool.session.run(None, dict(zip(INPUTS, inputs, strict=True)))[0]
