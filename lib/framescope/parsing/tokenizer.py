"""The tokenizer in linear time: spaCy's own rules, asked only where they can match.

spaCy takes a word apart affix by affix, and looks for the next affix through all that is left of the word: a word of n marks
costs n² steps, and some of its pattern of addresses as many again. Prefixes stand at the beginning, suffixes within `REACH`
characters of the end, and no address is longer than `LONGEST_ADDRESS`: elsewhere nothing is looked for, and the tokens are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from re import Match
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

REACH = 64
"""Characters of a suffix with what must stand before it, at most; longer rows of full stops are cut into several."""

LONGEST_ADDRESS = 2048
"""Characters of a web address, at most, as most browsers and servers have it."""


def bound(nlp: Language) -> None:
    """Have the tokenizer of `nlp`, with the rules of its language, take every word apart in linear time."""
    from spacy.util import compile_prefix_regex, compile_suffix_regex

    tokenizer: Tokenizer = nlp.tokenizer
    suffixes, is_address = compile_suffix_regex(nlp.Defaults.suffixes), tokenizer.url_match
    tokenizer.prefix_search = compile_prefix_regex(nlp.Defaults.prefixes).match
    tokenizer.suffix_search = lambda word: suffixes.search(word, max(0, len(word) - REACH))
    tokenizer.url_match = _short(is_address) if is_address else None


def _short(match: Callable[[str], Match | None]) -> Callable[[str], Match | None]:
    return lambda word: match(word) if len(word) <= LONGEST_ADDRESS else None
