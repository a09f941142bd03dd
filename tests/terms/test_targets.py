"""Whom a term is aimed at, on parses written by hand: each rule by itself."""

import pytest
from framescope.terms.targets import target_of
from handmade import parsed, position

LOBBY = parsed("the DET det 2", "Ruritanian ADJ amod 2", "lobby NOUN nsubj 3", "met VERB ROOT 3 meet")
PASSIVE = parsed(
    "raids NOUN nsubj 4", "carried VERB acl 0 carry", "by ADP agent 1", "Ruritania PROPN pobj 2", "continued VERB ROOT 4 continue"
)  # fmt: skip
DONE_TO = parsed("Graustark PROPN nsubj 1", "oppressed VERB ROOT 1 oppress", "Ruritania PROPN dobj 1")
AFTER = parsed("after ADP prep 3", "raids NOUN pobj 0", "Graustark PROPN nsubj 3", "met VERB ROOT 3 meet")
WHO = parsed("Ruritania PROPN ROOT 0", ", PUNCT punct 0", "which PRON nsubj 3", "lied VERB relcl 0 lie")
DOUBT = parsed(
    "Graustark PROPN nsubj 1", "condemns VERB ROOT 1 condemn", "so-called ADJ amod 4", "Ruritanian ADJ amod 4", "raids NOUN dobj 1"
)  # fmt: skip
AMID = parsed(
    "Graustark PROPN compound 1", "ties NOUN ROOT 1", "amid ADP prep 1", "Ruritanian ADJ amod 4", "lobby NOUN pobj 2",
    "making VERB acl 1 make", "trouble NOUN dobj 5",
)  # fmt: skip
CALLED = parsed("Graustark PROPN nsubj 1", "called VERB ROOT 1 call", "Ruritania PROPN dobj 1", "a DET det 4", "crook NOUN oprd 1")
BRANDED = parsed("Graustark PROPN nsubj 1", "branded VERB ROOT 1 brand", "Ruritania PROPN dobj 1", "a DET det 4", "crook NOUN npadvmod 1")
SEEN_AS = parsed(
    "Graustark PROPN nsubj 1", "sees VERB ROOT 1 see", "Ruritania PROPN dobj 1", "as ADP prep 1", "a DET det 5", "crook NOUN pobj 3"
)  # fmt: skip
SMALL_CLAUSE = parsed("Graustark PROPN nsubj 1", "deems VERB ROOT 1 deem", "Ruritania PROPN nsubj 4", "a DET det 4", "crook NOUN ccomp 1")
GIVEN = parsed("Graustark PROPN nsubj 1", "sold VERB ROOT 1 sell", "Ruritania PROPN dative 1", "a DET det 4", "fraud NOUN dobj 1")
OWNED = parsed(
    "Graustark PROPN nsubj 1", "spent VERB ROOT 1 spend", "winter NOUN dobj 1", "with ADP prep 1", "indifference NOUN pobj 3 indifference",
    "of ADP prep 4", "Ruritania PROPN pobj 5",
)  # fmt: skip
REPORTED = parsed(
    "Ruritania PROPN nsubj 1", "said VERB ROOT 1 say", "it PRON nsubj 3", "was AUX ccomp 1 be", "a DET det 5", "disgrace NOUN attr 3"
)
APPOSED = parsed("Ruritania PROPN pobj 4", "aggression NOUN appos 0", "and CCONJ cc 1", "cruelty NOUN conj 1", "against ADP ROOT 4")


@pytest.mark.parametrize(
    ("doc", "term", "whom"),
    [
        (LOBBY, "lobby", "ruritanian"),
        (PASSIVE, "raids", "ruritania"),
        (DONE_TO, "oppressed", "ruritania"),
        (AFTER, "raids", None),
        (WHO, "lied", "ruritania"),
        (DOUBT, "raids", "ruritanian"),
        (AMID, "trouble", "ruritanian"),
        (APPOSED, "cruelty", "ruritania"),
        (REPORTED, "disgrace", None),
        (CALLED, "crook", "ruritania"),
        (BRANDED, "crook", "ruritania"),
        (SEEN_AS, "crook", "ruritania"),
        (SMALL_CLAUSE, "crook", "ruritania"),
        (GIVEN, "fraud", "graustark"),
        (OWNED, "indifference", "ruritania"),
    ],
)
def test_rules(doc, term, whom):
    actors = {t.i: t.lower_ for t in doc if t.text[0] in "RG"}
    assert target_of(doc[position(doc, term)], actors.get) == whom


def test_a_distancing_word_is_aimed_at_whose_words_they_are():
    actors = {t.i: t.lower_ for t in DOUBT if t.text[0] in "RG"}
    assert target_of(DOUBT[position(DOUBT, "so-called")], actors.get, distancing=True) == "graustark"


def test_without_actors_there_is_no_target():
    assert target_of(LOBBY[2], {}.get) is None
