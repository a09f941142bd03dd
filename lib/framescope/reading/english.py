"""Whether a text is English, the one language that the instruments are made for."""

from __future__ import annotations

from ..errors import InputError

SAMPLE = 5000
MIN_WORDS = 20
"""Fewer words than this are too few to tell a language by: they are let through."""

MIN_STOPWORDS = 0.15
"""English prose has about .45 function words, lists and recipes .2; other languages next to none."""


def require_english(text: str, name: str) -> None:
    """Raise InputError if the first `SAMPLE` words of `text` are clearly of another language.

    Two witnesses must agree: py3langid names another language, and fewer than `MIN_STOPWORDS` of the words are
    English function words (spaCy's list). A recipe or a list of names convinces at most one of them.
    """
    from spacy.lang.en.stop_words import STOP_WORDS

    words = [w.strip(".,;:!?\"'“”()").lower() for w in text.split()[:SAMPLE]]
    if len(words) < MIN_WORDS or sum(w in STOP_WORDS for w in words) >= MIN_STOPWORDS * len(words):
        return
    import py3langid

    language, _ = py3langid.classify(" ".join(words))
    if language != "en":
        raise InputError(f"{name} is not in English (it looks like language code {language!r}): framescope reads English articles only.")
