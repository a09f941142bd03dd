"""Sentences like NewsMTSC's that nobody wrote, for the teacher to judge (data augmentation for distillation; Jiao et al. 2020, TinyBERT).

A small network learns from a larger one what it sees it judge, so it should see it judge much. A variant is a masked sentence in
which some content words gave way to near neighbours in the smaller encoder's word vectors ("praised" to "criticized", "senator" to
"mayor"), in which a few words are missing, or of which only the clauses around the target are left. Nobody knows its polarity; the
teacher reads the variant and says.
"""

import random
import re
from collections.abc import Mapping, Sequence

import numpy as np
from framescope.sentiment.masking import CLOSE, OPEN, PLACEHOLDERS, Masked, Piece
from tokenizers import Tokenizer

NEIGHBOURS = 10
REPLACED = (0.15, 0.4)
DROPPED = 0.04
CUT, LONG_FROM = 0.3, 20
BORDERS = frozenset(",;:.!?—–-")
_WORD = re.compile(r"[a-z]{4,}")
_FUNCTION_WORDS = """
that this these those with from into upon than then them they their there when where while what which who whom whose will would could should
shall have been were about after before because since until though although
"""

Near = Mapping[str, Sequence[str]]


def near_words(tokenizer: Tokenizer, vectors: np.ndarray) -> dict[str, tuple[str, ...]]:
    """The NEIGHBOURS nearest whole words of each whole word of the vocabulary, by the cosine of their `vectors` (n, width)."""
    function_words = set(_FUNCTION_WORDS.split())
    words = [(word, place) for word, place in tokenizer.get_vocab().items() if _WORD.fullmatch(word) and word not in function_words]
    rows = vectors[[place for _, place in words]]
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    near = {}
    for first in range(0, len(words), 1024):
        alike = rows[first : first + 1024] @ rows.T
        nearest = np.argpartition(-alike, NEIGHBOURS + 1, axis=1)[:, : NEIGHBOURS + 1]
        for (word, _), places in zip(words[first : first + 1024], nearest, strict=True):
            near[word] = tuple(words[place][0] for place in places if words[place][0] != word)
    return near


def variants(sentences: Sequence[Masked], count: int, near: Near, seed: int) -> list[Masked]:
    """`count` variants of sentences drawn at random."""
    rng = random.Random(seed)
    return [_variant(rng.choice(sentences), near, rng) for _ in range(count)]


def _variant(sentence: Masked, near: Near, rng: random.Random) -> Masked:
    share = rng.uniform(*REPLACED)
    pieces = _clauses(sentence.pieces, rng) if len(sentence.pieces) >= LONG_FROM and rng.random() < CUT else sentence.pieces
    begin, end = (next(i for i, piece in enumerate(pieces) if piece.text == marker) for marker in (OPEN, CLOSE))
    made = []
    for place, piece in enumerate(pieces):
        word = piece.text.lower()
        if word in near and rng.random() < share:
            made.append(Piece(rng.choice(near[word]), piece.start, piece.end))
        elif begin <= place <= end or piece.text in PLACEHOLDERS or rng.random() >= DROPPED:
            made.append(piece)
    return Masked(tuple(made))


def _clauses(pieces: tuple[Piece, ...], rng: random.Random) -> tuple[Piece, ...]:
    """The pieces between a mark before the target and a mark after it, each drawn at random."""
    begin, end = (next(i for i, piece in enumerate(pieces) if piece.text == marker) for marker in (OPEN, CLOSE))
    starts = [0, *(i + 1 for i in range(begin) if pieces[i].text in BORDERS)]
    ends = [*(i for i in range(end + 1, len(pieces)) if pieces[i].text in BORDERS), len(pieces)]
    return pieces[rng.choice(starts) : rng.choice(ends)]
