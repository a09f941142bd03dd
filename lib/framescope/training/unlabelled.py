"""More to learn from the same sentences: targets that nobody labelled, and two sentences read as one.

NewsMTSC labels one mention in most sentences, though most name several actors. A teacher's opinion of the others shows the
student whom a judgement is aimed at, in real news language. Two short sentences in one do the same with certainty: what the
second says of its own actor does not touch the first one's.
"""

import random
from collections.abc import Sequence

from framescope.sentiment.masking import CLOSE, OPEN, OTHER, TARGET, Masked, Piece, mask

from .augment import Row

A_SENTENCE, A_SENTENCE_OF = 3, 60
A_HALF_OF = 30
LINKS = (".", ";", ", but", ", while", ", and", ", whereas", "—")


def other_targets(rows: Sequence[Row], count: int, seed: int) -> list[Row]:
    """At most `count` rows without a label: names in the sentences of `rows` that are no target there.

    Not more than A_SENTENCE of one sentence, and none of a sentence of more than A_SENTENCE_OF words.
    """
    rng = random.Random(seed)
    labelled: dict[str, list[tuple[int, int]]] = {}
    for sentence, start, end, _ in rows:
        labelled.setdefault(sentence, []).append((start, end))
    found: list[Row] = []
    for sentence, taken in labelled.items():
        pieces = mask(sentence, *taken[0]).pieces
        names = [piece for piece in pieces if piece.text == OTHER and len(pieces) <= A_SENTENCE_OF]
        free = [name for name in names if not any(name.start < end and start < name.end for start, end in taken)]
        found += [(sentence, name.start, name.end, None) for name in rng.sample(free, min(A_SENTENCE, len(free)))]
    return rng.sample(found, min(count, len(found)))


def joined(sentences: Sequence[Masked], count: int, seed: int) -> list[tuple[Masked, int]]:
    """`count` pairs of short sentences as one, each with the place in `sentences` of the half that holds the target."""
    rng = random.Random(seed)
    short = [place for place, sentence in enumerate(sentences) if len(sentence.pieces) <= A_HALF_OF]
    found = []
    for _ in range(count):
        one, other = rng.sample(short, 2)
        link = Piece(rng.choice(LINKS), 0, 0)
        halves = [_half(sentences[one]), _bystander(_half(sentences[other]))]
        rng.shuffle(halves)
        found.append((Masked((*halves[0], link, *halves[1])), one))
    return found


def _half(sentence: Masked) -> tuple[Piece, ...]:
    return sentence.pieces[:-1] if sentence.pieces[-1].text == "." else sentence.pieces


def _bystander(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with their target turned into anybody else."""
    kept = (piece for piece in pieces if piece.text not in (OPEN, CLOSE))
    return tuple(Piece(OTHER, piece.start, piece.end) if piece.text == TARGET else piece for piece in kept)
