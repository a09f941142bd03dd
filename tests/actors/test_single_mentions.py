"""People who are named once only, by one word, as nobody's subject: a foreign word is enough, an English one is not."""

import pytest
from framescope.actors.named_actors import _stray
from framescope.actors.referents import Reference, Referent
from handmade import parsed


def is_stray(word, dep):
    """Whether a person named once by the third word, in this role, is dropped."""
    doc = parsed("We PRON nsubj 1", "know VERB ROOT 1", f"{word} PROPN {dep} 1", ". PUNCT punct 1")
    reference = Reference(2, 2, 8, 8 + len(word), "x", "name")
    return _stray(doc, reference, Referent("x", word, "person", mentions=1))


@pytest.mark.parametrize("word", ["Okwuosa", "Bayramli", "Einstein", "Tarvik", "Nakadai", "Al-Khatib"])
@pytest.mark.parametrize("dep", ["dobj", "pobj", "conj", "appos"])
def test_a_foreign_word_names_somebody_as_an_object_too(word, dep):
    assert not is_stray(word, dep)


@pytest.mark.parametrize(
    ("word", "dep"), [("Plan", "dobj"), ("Floor", "pobj"), ("Safari", "pobj"), ("Okwuosa", "compound"), ("Okwuosa", "ROOT")]
)
def test_an_english_word_or_one_that_qualifies_a_noun_is_too_little(word, dep):
    assert is_stray(word, dep)
