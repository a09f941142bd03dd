"""How English writes its words: the entries of the Brill tagger's lexicon as TextBlob carries it."""

from __future__ import annotations

from functools import cache

from .resources import package_folder


@cache
def word_forms() -> frozenset[str]:
    """94,000 forms of words as they stand in the lexicon: "minister", "Monday", "NATO" (read as a file: TextBlob is not loaded)."""
    lines = (package_folder("textblob") / "en" / "en-lexicon.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split(" ")[0] for line in lines)


@cache
def lower_case_words() -> frozenset[str]:
    """The forms that begin with a small letter."""
    return frozenset(word for word in word_forms() if word[:1].islower())
