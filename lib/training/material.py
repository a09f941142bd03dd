"""What there is to learn from, and what the teacher makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from framescope.sentiment.masking import Masked, mask
from tokenizers import Tokenizer

from .augment import Row
from .checkpoints import Opinions
from .data import Example, example
from .teacher_outputs import judged
from .train import Learner
from .unlabelled import A_SENTENCE_OF, described_targets, named_targets
from .variants import near_words, variants

DESCRIBED, VARIANTS = 5000, 160_000


@dataclass(frozen=True)
class Stock:
    """Masked sentences to learn from: with a label, with a target that nobody labelled (names first), and made of these."""

    labelled: Sequence[tuple[Masked, int]]
    unlabelled: Sequence[Masked]
    made: Sequence[Masked]


@dataclass(frozen=True)
class Pool:
    """The stock as the student reads it, with the teacher's opinions."""

    labelled: Sequence[Example]
    unlabelled: Sequence[Example]
    made: Sequence[Example]


def material(train: Sequence[Row], words: Learner, scale: float, seed: int) -> Stock:
    """What is made of the training rows; `words`: whose word vectors say which words are near; `scale`: share of the variants."""
    named, described = (find(train, seed) for find in (named_targets, described_targets))
    labelled = [(mask(*row[:3]), row[3]) for row in train]
    unlabelled = [mask(*row[:3]) for row in (*named, *described[:DESCRIBED])]
    real = [masked for masked in (*(masked for masked, _ in labelled), *unlabelled) if len(masked.pieces) <= A_SENTENCE_OF]
    near = near_words(words.tokenizer, words.network.encoder.embeddings.word_embeddings.weight.detach().numpy())
    return Stock(labelled, unlabelled, variants(real, int(VARIANTS * scale), near, seed))


def read_by(stock: Stock, tokenizer: Tokenizer) -> list[Example]:
    """All of the stock as one network reads it, in the order of its parts."""
    pairs = [*stock.labelled, *((masked, None) for masked in (*stock.unlabelled, *stock.made))]
    return [example(*pair, tokenizer) for pair in pairs]


def pooled(stock: Stock, opinions: Opinions, tokenizer: Tokenizer) -> Pool:
    """The stock in the ids of a student's tokenizer, with the teacher's opinions of it."""
    data = judged(read_by(stock, tokenizer), opinions)
    first, last = len(stock.labelled), len(stock.labelled) + len(stock.unlabelled)
    return Pool(data[:first], data[first:last], data[last:])
