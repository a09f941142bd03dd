"""More to learn from the same sentences: targets that nobody labelled, and two sentences read as one.

NewsMTSC labels one mention in most sentences, though most name several actors. A teacher's opinion of the others shows the
student whom a judgement is aimed at, in real news language: names, and people called by a pronoun or by what they are. Two short
sentences in one do the same with certainty: what the second says of its own actor does not touch the first one's.
"""

import random
import re
from collections.abc import Callable, Sequence

from framescope.sentiment.masking import CLOSE, OPEN, OTHER, TARGET, Masked, Piece, Span, mask

from .augment import Row

NAMED_IN_A_SENTENCE, DESCRIBED_IN_A_SENTENCE, A_SENTENCE_OF = 3, 2, 60
A_HALF_OF = 30
LINKS = (".", ";", ", but", ", while", ", and", ", whereas", "—")
DESCRIBED = re.compile(
    r"\b(?:he|she|they|him|them|we|us|I|who|(?:the )?(?:president|senator|governor|mayor|minister|administration|government|company|campaign"
    r"|officials|lawmakers|voters|critics|supporters|police|officers|protesters|immigrants|migrants|students|women|men|judge|court|lawyers"
    r"|attorney|candidate|committee|reporters|media|party|agency|people|families|workers|leaders|allies|opponents|investigators|prosecutors"
    r"|victims|children))\b"
)


def named_targets(rows: Sequence[Row], seed: int) -> list[Row]:
    """Rows without a label: names in the sentences of `rows` that are no target there, in random order.

    Not more than NAMED_IN_A_SENTENCE, and none in a sentence of more than A_SENTENCE_OF words.
    """
    return _targets(rows, _names, NAMED_IN_A_SENTENCE, seed)


def described_targets(rows: Sequence[Row], seed: int) -> list[Row]:
    """The same for pronouns and words such as "the governor", "voters", DESCRIBED_IN_A_SENTENCE at most."""
    return _targets(rows, _descriptions, DESCRIBED_IN_A_SENTENCE, seed)


def _targets(rows: Sequence[Row], find: Callable[[str, Span], list[Span]], most: int, seed: int) -> list[Row]:
    rng = random.Random(seed)
    labelled: dict[str, list[Span]] = {}
    for sentence, start, end, _ in rows:
        labelled.setdefault(sentence, []).append((start, end))
    found: list[Row] = []
    for sentence, taken in labelled.items():
        free = [span for span in find(sentence, taken[0]) if not any(span[0] < end and start < span[1] for start, end in taken)]
        found += [(sentence, *span, None) for span in rng.sample(free, min(most, len(free)))]
    return rng.sample(found, len(found))


def _names(sentence: str, target: Span) -> list[Span]:
    pieces = mask(sentence, *target).pieces
    return [(piece.start, piece.end) for piece in pieces if piece.text == OTHER and len(pieces) <= A_SENTENCE_OF]


def _descriptions(sentence: str, target: Span) -> list[Span]:
    return [match.span() for match in DESCRIBED.finditer(sentence)]


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
