"""The finding that an article is a personal text: a letter or a column, in which somebody writes as "I" and speaks to "you".

Whoever is meant by "you" is called by no name, so that what is said of him stands in no table; that has to be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from ..analysis import Analysis
from ..voice import AUTHOR
from ..wording import quoted
from . import summary
from .finding import Finding, rows_of

OFTEN = 4
"""In so many of the author's sentences, at least, "I" or "you" must stand."""
SHARE = 0.15
"""And in so large a part of all sentences."""
_I = frozenset({"i", "me", "my", "mine", "myself"})
_YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_SALUTATION = re.compile(r"\s*(?:Dear|To)\s+[A-Z][^\n,.:!]{1,50}(?=[,:])")


def personal(a: Analysis) -> Iterator[Finding]:
    """That the author writes as "I", and whom he or she addresses."""
    mine, yours = _sentences_with(a, _I), _sentences_with(a, _YOU)
    if not _is_often(a, mine) or summary.unclaimed(a):
        return
    total, to, addresses = len(a.sentences), _salutation(a), _is_often(a, yours)
    text = f"The author writes as “I” in {len(mine)} of the {total} sentences"
    if addresses:
        text += f" and speaks to “you”{f' ({quoted([to])[0]})' if to else ''} in {len(yours)}: what is said of “you” is not counted as said of anybody"
    evidence = rows_of("sentences", a.sentences[a.sentences.sentence_id.isin(mine | yours if addresses else mine)])
    yield Finding("personal", f"{text}.", (evidence,), 77)


def _sentences_with(a: Analysis, words: frozenset[str]) -> set[int]:
    """The sentences in which one of these words is the author's own."""
    own = a.tokens[(a.tokens.voice == AUTHOR) & a.tokens.text.str.lower().isin(words)]
    return set(own.sentence_id)


def _is_often(a: Analysis, sentences: set[int]) -> bool:
    return len(sentences) >= max(OFTEN, SHARE * len(a.sentences))


def _salutation(a: Analysis) -> str:
    """ "Dear Minister Ann Lee", where a paragraph begins so."""
    read: pd.Series = a.paragraphs.text[a.paragraphs.kind == "body"]
    found = next((m[0].strip() for text in read if (m := _SALUTATION.match(text))), "")
    return " ".join(found.split())
