"""What is known of a word by itself."""

import pytest
from framescope.terms.word_evidence import counts, textblob_words, vader_words, word_evidence


@pytest.mark.parametrize(("word", "shape"), [("cronyism", 0.2), ("fearmongering", 0.2), ("cruelness", 0.15), ("list", 0.0), ("table", 0.0)])
def test_shape(word, shape):
    assert word_evidence(word, word).shape == shape


def test_rarity_falls_with_use():
    rare, uncommon, common = (word_evidence(w, w).rarity for w in ("zxqvology", "abhorrence", "people"))
    assert rare > uncommon > 0 > common


def test_tone_knows_both_lists_and_friendly_words_weigh_less():
    bad, good, plain = (word_evidence(w, w) for w in ("horrible", "wonderful", "table"))
    assert bad.tone > good.tone > plain.tone == 0.0
    assert bad.valence < 0 < good.valence
    assert bad.sources == ("vader", "textblob")


def test_the_lists_are_whole():
    assert len(vader_words()) > 7000
    assert len(textblob_words()) > 1500
    assert len(counts()) > 25000
