"""Docs built by hand: a parse written down word by word, so that a test needs no model."""

import spacy
from spacy.tokens import Doc

_VOCAB = spacy.blank("en").vocab


def parsed(*rows: str) -> Doc:
    """A one-sentence doc. Each row is "word pos dep head [lemma]", head a position; words are joined by single spaces."""
    words, pos, deps, heads, lemmas = [], [], [], [], []
    for row in rows:
        word, tag, dep, head, *lemma = row.split()
        words.append(word)
        pos.append(tag)
        deps.append(dep)
        heads.append(int(head))
        lemmas.append(lemma[0] if lemma else word.lower())
    starts = [i == 0 for i in range(len(words))]
    return Doc(_VOCAB, words=words, pos=pos, deps=deps, heads=heads, lemmas=lemmas, sent_starts=starts)


def position(doc: Doc, word: str) -> int:
    """The position of the first token that reads `word`."""
    return next(t.i for t in doc if t.text == word)
