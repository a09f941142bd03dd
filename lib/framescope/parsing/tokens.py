"""The words of a text: spaCy's tokenizer, kept to a time that grows with the text and no faster.

The tokenizer in linear time: spaCy's own rules, asked only where they can match.

spaCy takes a word apart affix by affix, and looks for the next affix through all that is left of the word: a word of n marks
costs n² steps, and some of its pattern of addresses as many again. Prefixes stand at the beginning, suffixes within `REACH`
characters of the end, and no address is longer than `LONGEST_ADDRESS`: elsewhere nothing is looked for, and the tokens are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from re import Match
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
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
        norms = [part.to_array([NORM]).reshape(-1, 1) for part in norms_of]  # type: ignore[union-attr]  # which a Span has too
        doc.from_array([NORM], np.concatenate(norms))  # type: ignore[arg-type]  # any array of integers will do
    return doc


def cutting(doc: Doc, first: int, last: int) -> Doc:
    """Tokens first … last (half-open) of an unparsed `doc` as a Doc of their own, with what is known of their sentence starts."""
    some = doc[first:last]
    piece = made([t.text for t in some], [bool(t.whitespace_) for t in some], [some])
    for token, known in zip(piece[1:], doc[first + 1 : last], strict=True):
        if known.is_sent_start is not None:
            token.is_sent_start = known.is_sent_start
    return piece


REACH = 64
"""Characters of a suffix with what must stand before it, at most; longer rows of full stops are cut into several."""

LONGEST_ADDRESS = 2048
"""Characters of a web address, at most, as most browsers and servers have it."""


def bound(nlp: Language, *suffixes_too: str) -> None:
    """Have the tokenizer of `nlp`, with the rules of its language and some suffixes more, take every word apart in linear time."""
    from spacy.util import compile_prefix_regex, compile_suffix_regex

    tokenizer: Tokenizer = nlp.tokenizer
    suffixes, is_address = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), *suffixes_too]), tokenizer.url_match
    tokenizer.prefix_search = compile_prefix_regex(nlp.Defaults.prefixes or ()).match
    tokenizer.suffix_search = lambda word: suffixes.search(word, max(0, len(word) - REACH))
    tokenizer.url_match = _short(is_address) if is_address else None


def _short(match: Callable[[str], Match | None]) -> Callable[[str], Match | None]:
    return lambda word: match(word) if len(word) <= LONGEST_ADDRESS else None
