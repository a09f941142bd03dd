"""The words that moved a score: how far it falls or rises when each is hidden (occlusion; Zeiler & Fergus 2014).

Each word of the masked sentence but the names, the markers and what only joins words (`JOINING`) is replaced in turn by the model's own
[MASK], and the sentence is read again. A positive shift: the word raised the score toward the actor; a negative one: it lowered it. The
shifts need not add up to the score, and two words that say the same thing may each look harmless alone.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from framescope.sentiment.masking import Masked, Piece, mask

from .constructions import decided
from .mention_model import Item, score_masked
from .onnx_models import polarity

HIDDEN = "[MASK]"
_JOINING = """
a an the and or of to in on at for from as that which who his her its their this these those is are was were be been has have had
"""
JOINING = frozenset(_JOINING.split())
"""Words that say nothing of anybody: that a score moves when one is hidden tells a reader nothing."""

COLUMNS = ("item", "start", "end", "text", "shift")


def explain(items: Sequence[Item]) -> pd.DataFrame:
    """One row a word, those of `JOINING` left out: item (position in `items`), start and end in the sentence, text, shift of the score in [-2, 2].

    items: (sentence, start, end, others) as in ``mention_model.score``. Words in the order of the sentence; none of a
    mention whose construction decides its tone (``constructions``): no single word moved that.
    """
    rows = [row for number, item in enumerate(items) if decided(*item) is None for row in _hidings(number, item)]
    scores = polarity(score_masked([text for *_, whole, hidden in rows for text in (whole, hidden)]))
    shifts = scores[0::2] - scores[1::2]
    found = [(number, start, end, items[number][0][start:end], shift) for (number, start, end, *_), shift in zip(rows, shifts, strict=True)]
    return pd.DataFrame(found, columns=list(COLUMNS))


def _hidings(number: int, item: Item) -> Iterator[tuple[int, int, int, Masked, Masked]]:
    """(number, start, end, whole sentence, sentence with this word hidden) for each word."""
    whole = mask(*item)
    for place, piece in enumerate(whole.pieces):
        if piece.text[0].isalpha() and piece.text.lower() not in JOINING:
            yield number, piece.start, piece.end, whole, _hide(whole, place)


def _hide(masked: Masked, place: int) -> Masked:
    piece = masked.pieces[place]
    hidden = Piece(HIDDEN, piece.start, piece.end)
    return Masked((*masked.pieces[:place], hidden, *masked.pieces[place + 1 :]))
