"""The clause around a mention: what belongs to it and what is nested in it."""

from framescope.parsing.clauses import TokenIndex, clause_key, clause_tokens, top_token
from handmade import parsed, position

REPORTED = parsed(
    "Ito PROPN nsubj 1", "said VERB ROOT 1 say", "Okafor PROPN nsubj 3", "lied VERB ccomp 1 lie", ". PUNCT punct 1"
)  # fmt: skip
COORDINATED = parsed(
    "Ito PROPN nsubj 1", "praised VERB ROOT 1 praise", "Adams PROPN dobj 1", "and CCONJ cc 1", "insulted VERB conj 1 insult",
    "Brown PROPN dobj 4", ". PUNCT punct 1",
)  # fmt: skip
RELATIVE = parsed(
    "Ito PROPN nsubj 4", ", PUNCT punct 0", "who PRON nsubj 3", "lied VERB relcl 0 lie", "met VERB ROOT 4 meet", "Brown PROPN dobj 4",
)  # fmt: skip


def clause(doc, word):
    return [t.text for t in clause_tokens(doc, clause_key(doc[position(doc, word)]))]


def test_a_complement_clause_is_apart_from_its_speech_verb():
    assert clause(REPORTED, "Ito") == ["Ito", "said", "."]
    assert clause(REPORTED, "Okafor") == ["Okafor", "lied"]


def test_a_shared_subject_has_both_verbs_and_each_object_its_own():
    assert "insulted" in clause(COORDINATED, "Ito")
    assert "insulted" not in clause(COORDINATED, "Adams")
    assert clause(COORDINATED, "Brown") == ["insulted", "Brown"]


def test_a_relative_clause_belongs_to_its_own_noun():
    assert "lied" in clause(RELATIVE, "Ito")
    assert "lied" not in clause(RELATIVE, "Brown")


def test_a_relative_clause_of_a_common_noun_stays():
    doc = parsed("Ito PROPN nsubj 1", "signed VERB ROOT 1 sign", "laws NOUN dobj 1", "that PRON nsubj 4", "hurt VERB relcl 2 hurt")
    assert "hurt" in clause(doc, "Ito")


def test_token_index_finds_the_overlapping_tokens():
    index = TokenIndex(REPORTED)
    start = REPORTED.text.index("Okafor")
    assert index.span(start, start + 6) == (2, 3)
    assert index.span(start + 2, start + 8) == (2, 4)
    assert index.span(3, 3) == (1, 1)


def test_top_token_is_the_head_of_the_phrase():
    doc = parsed("the DET det 2", "old ADJ amod 2", "regime NOUN nsubj 3", "fell VERB ROOT 3 fall")
    assert top_token(doc, 0, 3).text == "regime"
