"""What is negated, by the parse, and how a word list's reader is made to hear it."""

import pytest
from framescope.parsing.negation import NOTHING, Clause, hear, scope
from handmade import parsed

NO_EVIDENCE = parsed(
    "No DET det 1", "evidence NOUN nsubjpass 5", "of ADP prep 1", "fraud NOUN pobj 2", "was AUX auxpass 5 be", "found VERB ROOT 5 find"
)  # fmt: skip
NOT_HONEST = parsed("Ito PROPN nsubj 1", "was AUX ROOT 1 be", "not PART neg 1", "an DET det 5", "always ADV advmod 5", "honest ADJ acomp 1")
CLEARED = parsed("Ito PROPN nsubjpass 2", "was AUX auxpass 2", "cleared VERB ROOT 2 clear", "of ADP prep 2", "fraud NOUN pobj 3")


NOT_SUPPORT = parsed("Ito PROPN nsubj 3", "did AUX aux 3", "not PART neg 3", "support VERB ROOT 3 support", "fraud NOUN dobj 3")
VALENCE = {"fraud": -2.0, "honest": 2.0, "no": -1.0, "support": 1.0}


def heard(doc):
    negators, negated = scope(list(doc))
    clause = Clause(tuple(t.text for t in doc), (0, 0), frozenset(negators), frozenset(negated))
    return hear(clause, lambda word: VALENCE.get(word, 0.0))


@pytest.mark.parametrize(
    ("doc", "text"),
    [
        (NO_EVIDENCE, f"evidence of {NOTHING} was found"),
        (NOT_HONEST, "Ito was an always not honest"),
        (NOT_SUPPORT, f"Ito did {NOTHING} {NOTHING}"),
        (CLEARED, f"Ito was cleared of {NOTHING}"),
    ],
)
def test_bad_words_fall_silent_and_good_words_are_turned(doc, text):
    assert heard(doc) == text


def test_without_negation_the_text_is_as_it_was():
    doc = parsed("The DET det 1", "fraud NOUN nsubj 2", "grew VERB ROOT 2 grow")
    assert scope(list(doc)) == (set(), set())
    assert heard(doc) == "The fraud grew"


def test_scope_stays_inside_the_given_tokens():
    negators, negated = scope([t for t in NO_EVIDENCE if t.text != "fraud"])
    assert negators == {0}
    assert 3 not in negated
