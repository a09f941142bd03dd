"""Whatever stands in a text, every format gives back the same words at the same places: emoji, right-to-left marks, what XML forbids, line ends."""

import io
import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from zipfile import ZipFile

import openpyxl
import pandas as pd
from cassis import load_cas_from_xmi
from exchanged import analysis, same
from framescope.analysis import Analysis
from framescope.exchange import corrections_in, export, read_export
from framescope.exchange.cas import xmi_of
from framescope.exchange.cas_types import type_system
from framescope.exchange.doccano import line, line_of
from framescope.exchange.plain import words_of, xml_text
from framescope.exchange.prodigy import line_of as prodigy_line
from framescope.measures.profiles import profiles
from framescope.reading.article import Article
from framescope.spreadsheets import restored
from framescope.tables import SCHEMAS, table
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from spacy.tokens import DocBin
from spacy.vocab import Vocab

HARD = "\x00\x07\x0b\x0c\x1b\x7f\x85\xa0\u2028\u2029\u200e\u200f\u202e\u2066\u2069\ufeff\ufffe\uffff\U0001f469\u200d\U0001f52c\U0001f1e6\U0010ffff\u0301<>&\"'\\{}[]|=+-@\t\n\r e\u00e9"
CHARACTERS = st.one_of(st.sampled_from(HARD), st.characters(exclude_categories=["Cs"]))
NAMES = st.text(CHARACTERS, min_size=1, max_size=8)


@st.composite
def analyses(draw):
    """An analysis over any text, with a mention, a term and an attribution of any places in it and any values."""
    text = draw(st.text(CHARACTERS, min_size=2, max_size=60).filter(lambda t: t.strip()))

    def span():
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return {"start": start, "end": end, "text": text[start:end]}

    whole = {"start": 0, "end": len(text), "text": text}
    who, category = draw(NAMES), draw(NAMES)
    voice = {"voice": "author", "speaker": None}
    content, source = span(), span()
    extent = {"start": min(content["start"], source["start"]), "end": max(content["end"], source["end"])}
    rows = {
        "paragraphs": [{"paragraph_id": 0, "kind": draw(st.sampled_from(["body", "caption"])), **whole}],
        "sentences": [{"sentence_id": 0, "paragraph_id": 0, **whole}],
        "tokens": [{"token_id": 0, "sentence_id": 0, "lemma": who, "pos": "X", **span(), **voice}],
        "actors": [{"actor_id": who, "name": draw(NAMES), "kind": "person", "side": who, "mentions": 1}],
        "mentions": [{"mention_id": 0, "actor_id": who, "sentence_id": 0, "form": "name", "confidence": draw(st.floats(0, 1)), "rule": "", **span(), **voice}],
        "attributions": [{"attribution_id": 0, "sentence_id": 0, "kind": "direct", "cue": category, "cue_class": "neutral", "speaker": who, "side": who, "words": 1, "position": 0.5, "confidence": 0.5, "rule": "x", **extent, "text": text[extent["start"] : extent["end"]]}],
        "spans": [{"attribution_id": 0, "role": "content", **content}, {"attribution_id": 0, "role": "source", **source}],
        "terms": [{"term_id": 0, "sentence_id": 0, "category": category, "lexicon": "x", "valence": draw(st.floats(-1, 1)), "weight": 0.5, "target": who, **span(), **voice}],
    }  # fmt: skip
    tables = {name: table(name, rows.get(name, [])) for name in SCHEMAS}
    return Analysis(article=Article(id="dam", text=text, title=draw(st.none() | NAMES)), model="by hand", **tables)


def rows(frame, text):
    """The places and words of a table."""
    return sorted((s, e, text[s:e]) for s, e in zip(frame.start, frame.end, strict=True))


FEW = settings(max_examples=8)


@FEW
@given(analyses())
def test_cas(a):
    cas = load_cas_from_xmi(io.BytesIO(xmi_of(a)), typesystem=type_system())
    text = xml_text(a.article.text)
    assert cas.sofa_string == text and len(text) == len(a.article.text)
    for layer, frame in {"Attribution": a.attributions, "Mention": a.mentions, "Term": a.terms, "Part": a.spans}.items():
        found = [(each.begin, each.end, each.get_covered_text()) for each in cas.select(f"framescope.{layer}")]
        assert sorted(found) == rows(frame, text)


def back(a, name):
    """The analysis and the corrections that are read from the exported file."""
    with TemporaryDirectory() as folder:
        path = export(a, Path(folder, name))
        return [] if name == "dam.jsonl" else read_export(path), [] if name == "dam.spacy" else corrections_in(path)


@FEW
@given(analyses())
def test_files_with_a_record_give_all_tables_back_and_no_correction(a):
    for name in ("dam.zip", "dam.json", "dam.spacy"):
        found, changed = back(a, name)
        assert same(found[0], a) and changed == []


@FEW
@given(analyses())
def test_lines_of_json(a):
    for made in (line_of, prodigy_line):
        written = line(made(a))
        row = json.loads(written)
        assert written.count("\n") == 1 and len(written.splitlines()) == 1 and row["text"] == a.article.text
        spans = [(e.get("start_offset", e.get("start")), e.get("end_offset", e.get("end"))) for e in row.get("entities", row.get("spans"))]
        assert sorted(spans) == sorted((s, e) for f in (a.mentions, a.terms, a.spans) for s, e, _ in rows(f, a.article.text))
    assert back(a, "dam.jsonl") == ([], [])


@FEW
@given(analyses())
def test_docbin(a):
    with TemporaryDirectory() as folder:
        (doc,) = DocBin().from_disk(export(a, Path(folder, "dam.spacy"))).get_docs(Vocab())
    assert doc.text == a.article.text
    for name, frame in {"mentions": a.mentions, "terms": a.terms, "attributions": a.attributions}.items():
        assert sorted((s.start_char, s.end_char, s.text) for s in doc.spans[name]) == rows(frame, a.article.text)


@FEW
@given(analyses())
def test_refi_qda(a):
    with TemporaryDirectory() as folder, ZipFile(export(a, Path(folder, "dam.qdpx"))) as file:
        root = etree.fromstring(file.read("project.qde"))
        (source,) = root.iter("{*}TextSource")
        text = file.read(source.get("plainTextPath").replace("internal://", "Sources/")).decode("utf-8")
    found = [(int(s.get("startPosition")), int(s.get("endPosition"))) for s in source.iter("{*}PlainTextSelection")]
    assert text == a.article.text
    assert sorted(found) == sorted((s, e) for f in (a.mentions, a.terms, a.spans) for s, e, _ in rows(f, text))


@cache
def template():
    """The tidy table of an article, in which any words are put."""
    return analysis(), profiles(analysis())


@settings(max_examples=20)
@given(NAMES, NAMES)
def test_tables(name, title):
    made, frame = template()
    frame = frame.assign(name=name, title=title)
    with TemporaryDirectory() as folder, patch("framescope.exchange.profiles.profiles", return_value=frame):
        found = pd.read_csv(export(made, Path(folder, "dam.csv")), dtype=str, keep_default_na=False, encoding="utf-8-sig").iloc[0]
        sheet = openpyxl.load_workbook(export(made, Path(folder, "dam.xlsx")))["profiles"]
    assert (restored(found["name"]), restored(found["title"])) == (name, title)
    cells = dict(zip([c.value for c in sheet[1]], sheet[2], strict=True))
    assert cells["name"].data_type != "f" and restored(cells["name"].value or "") == xml_text(name)


@settings(max_examples=30)
@given(analyses(), st.sets(st.integers(0, 60)))
def test_words_cover_all_that_is_no_white_space_once_and_no_word_goes_over_a_cut(a, cuts):
    words = words_of(a, cuts)
    assert words == sorted(words) and all(one.end <= other.start for one, other in pairwise(words))
    covered = {i for w in words for i in range(*w)}
    assert all(c.isspace() for i, c in enumerate(a.article.text) if i not in covered)
    assert not any(w.start < cut < w.end for w in words for cut in cuts)
