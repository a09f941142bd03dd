"""spaCy's DocBin, read back by spaCy."""

import pytest
import spacy
from exchanged import TEXT, analysis, same
from framescope.errors import InputError
from framescope.exchange import export, read_export
from spacy.tokens import DocBin


@pytest.fixture
def exported(tmp_path):
    return export([analysis(), analysis(name="lock")], tmp_path / "dam.spacy")


@pytest.fixture
def doc(exported):
    return next(DocBin().from_disk(exported).get_docs(spacy.blank("en").vocab))


def test_all_tables_come_back(exported):
    assert [same(one, other) for one, other in zip(read_export(exported), (analysis(), analysis(name="lock")), strict=True)] == [True, True]


def test_the_text_is_the_articles_and_every_span_stands_at_its_words(doc):
    made = analysis()
    assert doc.text == TEXT
    groups = {"mentions": made.mentions, "terms": made.terms, "attributions": made.attributions, **dict(tuple(made.spans.groupby("role")))}
    assert set(doc.spans) == set(groups)
    for name, frame in groups.items():
        assert sorted((s.start_char, s.end_char, s.text) for s in doc.spans[name]) == sorted(
            zip(frame.start, frame.end, frame.text, strict=True)
        )


def test_labels_say_what_the_tables_say(doc):
    assert [(s.label_, s.kb_id_, s.id_) for s in doc.spans["attributions"]] == [
        ("neutral", "ann-alder", "0"),
        ("doubting", "bo-birch", "1"),
    ]
    assert [(s.label_, s.kb_id_) for s in doc.spans["terms"]] == [
        ("contested label", "fenwick"),
        ("evaluative", "fenwick"),
        ("evaluative", ""),
    ]
    assert [(s.label_, s.kb_id_) for s in doc.spans["mentions"]][:3] == [("country", "ruritania"), ("country", "fenwick"), ("none", "")]


def test_sentences_begin_where_they_do_and_tokens_keep_their_lemmas(doc):
    begins = {sentence.start_char for sentence in doc.sents}
    assert begins >= set(analysis().sentences.start) and {t.lemma_ for t in doc if t.pos_ == "NOUN"} == {"opens", "weak", "brutal"}


@pytest.mark.parametrize("data", [b"", b"not a DocBin", b"\x78\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_file_that_is_none_is_one_sentence(tmp_path, data):
    (tmp_path / "x.spacy").write_bytes(data)
    with pytest.raises(InputError, match="cannot be read as a DocBin"):
        read_export(tmp_path / "x.spacy")


def test_a_docbin_of_somebody_else_is_one_sentence(tmp_path):
    DocBin(docs=[spacy.blank("en")("Dam.")]).to_disk(tmp_path / "x.spacy")
    with pytest.raises(InputError, match="framescope did not write it"):
        read_export(tmp_path / "x.spacy")
