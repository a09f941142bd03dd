"""People who are named once only, by one word, as nobody's subject: a foreign word is enough, an English one is not."""

import pytest
from framescope import analyze, read_article
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


@pytest.mark.parametrize("name", ["Marlow", "Marek", "Hollow-Reed", "Castel", "Okwuosa"])
@pytest.mark.parametrize("rest", ["said rents would fall.", "promised lower rents.", "warned that the dam was weak.", "denied it."])
def test_who_opens_a_sentence_and_speaks_is_somebody(name, rest):
    a = analyze(read_article(f"{name} {rest}"))
    assert any(m.startswith(name) for m in a.mentions.text)


@pytest.mark.parametrize(
    "text", ["Bakers said bread would rise.", "Nobody said it would rain.", "Turnout was high.", "Yesterday said more than today."]
)
def test_a_word_that_english_has_is_nobody_s_name(text):
    a = analyze(read_article(text))
    assert "name" not in set(a.mentions.form)
