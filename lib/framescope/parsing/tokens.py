"""The words of a text: spaCy's tokenizer, kept to a time that grows with the text and no faster."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

LONGEST_RUN, PIECE = 400, 100
"""Characters without white space that are given to the tokenizer at once; a longer run is given to it in pieces.

It peels affixes off a run one by one and looks at what is left each time: 16,000 times "'s" would take half an hour.
"""

_LONG_RUN = re.compile(rf"(?<!\S)\S{{{LONGEST_RUN + 1},}}")


def tokenized(nlp: Language, text: str) -> Doc:
    """The unparsed Doc of `text`, character for character."""
    runs = [m.span() for m in _LONG_RUN.finditer(text)]
    if not runs:
        return nlp.make_doc(text)
    cuts = sorted({0, len(text), *(cut for start, end in runs for cut in range(start, end, PIECE)), *(end for _, end in runs)})
    parts = [nlp.make_doc(text[start:end]) for start, end in pairwise(cuts)]
    return made([t.text for part in parts for t in part], [bool(t.whitespace_) for part in parts for t in part], parts)


def made(words: list[str], spaces: list[bool], norms_of: Sequence[Doc | Span]) -> Doc:
    """An unparsed Doc of these words, with the norms of the tokens of `norms_of` one after the other.

    The tokenizer has norms of its own for parts of contractions, such as "not" for "n't"; the parser reads them.
    """
    import numpy as np
    from spacy.attrs import NORM
    from spacy.tokens import Doc

    doc = Doc(norms_of[0].vocab, words=words, spaces=spaces)
    if words:
        doc.from_array([NORM], np.concatenate([part.to_array([NORM]).reshape(-1, 1) for part in norms_of]))
    return doc


def cutting(doc: Doc, first: int, last: int) -> Doc:
    """Tokens first … last (half-open) of an unparsed `doc` as a Doc of their own, with what is known of their sentence starts."""
    some = doc[first:last]
    piece = made([t.text for t in some], [bool(t.whitespace_) for t in some], [some])
    for token, known in zip(piece[1:], doc[first + 1 : last], strict=True):
        if known.is_sent_start is not None:
            token.is_sent_start = known.is_sent_start
    return piece
