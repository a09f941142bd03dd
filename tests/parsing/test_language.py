"""The parse keeps every character, starts sentences at paragraphs and breaks none inside a quotation."""

import pytest
from framescope.parsing.language import model_name, parse, parse_many
from framescope.parsing.quotations import quotations
from framescope.parsing.slices import slices
from hypothesis import given, settings
from hypothesis import strategies as st


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab.\" '\n\t\u2028“”é", max_size=150))
def test_the_text_comes_back_character_for_character(text):
    doc = parse(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_a_sentence_starts_at_every_paragraph():
    doc = parse("No full stop here\nand none here\n\nThe end")
    assert [s.text.strip() for s in doc.sents] == ["No full stop here", "and none here", "The end"]


def test_paragraphs_may_be_given():
    import pandas as pd

    doc = parse("one line\nwrapped over two. Next.", pd.DataFrame({"start": [0]}))
    assert len(list(doc.sents)) <= 2


def test_no_sentence_breaks_inside_a_quotation():
    text = "“It rains. It pours! Will it end? We must build a boat,” he said. Nobody came."
    sentences = [s.text.strip() for s in parse(text).sents]
    assert sentences == ["“It rains. It pours! Will it end? We must build a boat,” he said.", "Nobody came."]


def test_a_clause_in_lower_case_belongs_to_the_quotation_before_it():
    assert len(list(parse('"It rains! It pours!" the post read.').sents)) == 1


def test_a_stray_mark_joins_nothing():
    assert len(list(parse("He lost “his way. The town is small. The river is wide.").sents)) == 3


def test_long_texts_are_cut_at_paragraphs_then_sentences_then_spaces_then_anywhere():
    text = "Aaa bbb. Ccc ddd.\nEee fff ggg hhh iii jjj.\n" + "x" * 25
    pieces = [text[s:e] for s, e in slices(text, [0, 18, 43], size=20)]
    assert "".join(pieces) == text
    assert pieces[0] == "Aaa bbb. Ccc ddd.\n"
    assert all(len(p) <= 20 for p in pieces)


def test_a_long_text_is_joined_again():
    text = ("The mayor said it rains. " * 60 + "\n") * 20
    doc = parse(text)
    assert doc.text == text
    assert doc.has_annotation("DEP")


def test_many_texts_come_back_in_order():
    texts = ["One.", "", "Two words."]
    assert [d.text for d in parse_many(texts)] == texts


def test_the_model_is_named():
    name, version = model_name().split()
    assert name.startswith("en_core_web_sm")
    assert version[0].isdigit()


@pytest.mark.parametrize("text", ["“A. B.” C.", "A “b. c” d. E."])
def test_joined_sentences_are_trees(text):
    for sentence in parse(text).sents:
        assert sum(t.head.i == t.i for t in sentence) == 1
    assert quotations(text)


def test_a_sentence_starts_after_a_label_and_a_dateline():
    text = "FENWICK (Newswire) - It rains.\nQ: The council claims that it rains.\nA: I know it does."
    assert [s.text.strip() for s in parse(text).sents] == [
        "FENWICK (Newswire) -", "It rains.", "Q:", "The council claims that it rains.", "A:", "I know it does.",
    ]  # fmt: skip


def test_titles_end_no_sentence_and_brackets_make_no_smiley():
    doc = parse("The hon. Gentleman sleeps.\nAda Moll (Lab): It rains.")
    assert next(doc.sents).text.strip() == "The hon. Gentleman sleeps."
    assert "):" not in [t.text for t in doc]
