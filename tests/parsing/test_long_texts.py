"""Long texts: nothing raises, every row holds its text, and in how many slices a text is parsed makes no difference."""

import json
import time

import pytest
from framescope import pipeline as stages
from framescope.parsing import language, slices
from framescope.parsing.language import parse, pipeline
from framescope.parsing.tokens import LONGEST_RUN, tokenized
from framescope.reading.article import Article, read_article
from framescope.reading.layout import MEASURED, paragraphs
from framescope.settings import Settings
from framescope.tables import check
from hypothesis import given, settings
from hypothesis import strategies as st
from places import KIT

SHARED = KIT
SMALL = 300
"""Characters of a slice in most of these tests."""

COLUMNS = ["ORTH", "NORM", "LEMMA", "TAG", "POS", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]
STORY = """The minister of Armenia said that taxes would rise. “We have no choice,” he told reporters in Yerevan. “It hurts. It must be done!”
Officials in Azerbaijan, who had fled, rejected the claim on Monday; the U.S.-led talks can't go on.

The mayor opened the bridge. She said it would serve the town for a hundred years. Critics called it a brutal waste of money.
"""
FLAT = " ".join(STORY.split())


def columns(doc):
    return doc.to_array(COLUMNS)[:, :-1].tolist(), [s.start for s in doc.sents]


def in_slices(text, size, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(slices, "SLICE", size)
        return parse(text)


def well_formed(doc, text):
    """The text comes back, and every sentence is one tree within itself."""
    assert doc.text == text and all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert all(sum(t.head.i == t.i for t in s) == 1 and all(s.start <= t.head.i < s.end for t in s) for s in doc.sents)


@pytest.mark.parametrize("first", ["Armenia rejected the claim.", "The minister rejected the claim.", "Armenia said “no."])
def test_slices_with_a_country_and_without_are_joined(first):
    """A slice that names no country keeps the parser's own Doc, one that does gets a copy: both must come together."""
    text = first + "\n\n" + "The minister said that taxes would rise.\n\n" * 520
    assert len(text) > slices.SLICE
    doc = parse(text)
    well_formed(doc, text)
    assert len(list(doc.sents)) == 521 and not doc.tensor.size


@pytest.mark.parametrize("size", [301, 500, 1_999])
@pytest.mark.parametrize("text", [STORY * 8, FLAT * 8], ids=["paragraphs", "one line"])
def test_many_slices_give_the_parse_of_one(text, size, monkeypatch):
    assert len(text) < slices.SLICE
    assert columns(in_slices(text, size, monkeypatch)) == columns(parse(text))


def test_many_slices_give_the_tables_of_one(azernews, monkeypatch):
    monkeypatch.setattr(slices, "SLICE", 500)
    found = stages.measure(read_article())
    assert [name for name in found.tables if not found.tables[name].equals(azernews.tables[name])] == []


@pytest.mark.parametrize("shift", [-1, 0, 1])
@pytest.mark.parametrize(
    "at_edge",
    [
        "x" * 40,
        "Armenia",
        "the United States",
        "“He left. She stayed,”",
        "can't",
        "U.S.-led",
        "\U0001f600\U0001f600",
        "𝔸rmenia",
        "e\u0301",
        "Mr. Smith",
        "\n\n",
        "  ",
        "\t",
    ],
)
def test_whatever_stands_at_the_edge_of_a_slice(at_edge, shift, monkeypatch):
    """The edge lies before, in the middle of and behind each of these, in a line that goes on."""
    before = (FLAT * 3)[: SMALL + shift - len(at_edge) // 2].ljust(SMALL + shift - len(at_edge) // 2, ".")
    text = f"{before}{at_edge} said that it would rain. {FLAT}"
    doc = in_slices(text, SMALL, monkeypatch)
    well_formed(doc, text)
    assert columns(doc) == columns(parse(text))


@pytest.mark.parametrize("length", [SMALL - 1, SMALL, SMALL + 1, 2 * SMALL - 1, 2 * SMALL, 2 * SMALL + 1])
@pytest.mark.parametrize("unit", ["word ", "word", "A b. ", "Armenia\n", "\n", " ", "“", ".", "\U0001f600", "and then of the "])
def test_texts_as_long_as_a_slice(unit, length, monkeypatch):
    text = (unit * length)[:length]
    well_formed(in_slices(text, SMALL, monkeypatch), text)


PIECES = st.sampled_from(
    [
        "Armenia",
        "the US",
        "said",
        "She left. ",
        "“",
        "”",
        '"',
        ". ",
        ".",
        " ",
        "\n",
        "\n\n",
        "x" * 30,
        "can't",
        "\U0001f600",
        "é",
        "-",
        "Q: ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join), st.integers(1, 60))
def test_any_text_in_slices_of_any_size(text, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slices, "SLICE", size)
        well_formed(parse(text), text)


def test_where_no_sentence_begins_the_tree_is_cut(monkeypatch):
    """Words without any sentence, longer than the overlap: nothing hangs on a word beyond the cut."""
    text = "very " * 700
    well_formed(in_slices(text, 1_000, monkeypatch), text)


@pytest.mark.parametrize("run", ['"', "(", "[", "'s", "http://a.b/", "a@", "—", "x", "1,", "a."])
def test_a_run_without_spaces_takes_a_time_that_grows_with_it(run):
    text = (run * 20_000)[:20_000]
    begin = time.perf_counter()
    doc = tokenized(pipeline(), f"It rains. {text} It pours.")
    assert time.perf_counter() - begin < 20
    assert doc.text == f"It rains. {text} It pours." and doc[0].text == "It" and doc[-2].text == "pours"


def test_runs_of_ordinary_length_are_tokenized_as_ever():
    text = "See https://example.org/" + "a" * (LONGEST_RUN - 30) + " and don't (\"can't\")."
    assert [t.text for t in tokenized(pipeline(), text)] == [t.text for t in pipeline().make_doc(text)]


def kit(characters):
    """So many characters of news: from the validation kit where it is there, else the default article again and again.

    The article without the page's own matter: an appeal below a rule near the end of a text ends what is measured of it.
    """
    file = SHARED / "gold" / "polnear" / "dev.jsonl"
    if file.is_file():
        texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    else:
        blocks = paragraphs(read_article().text)
        texts = ["\n\n".join(blocks.text[blocks.kind.isin(MEASURED)])]
    joined = "\n\n".join(texts)
    return "\n\n".join([joined] * (characters // len(joined) + 1))[:characters]


def test_a_long_read_is_measured_in_full():
    text = kit(30_000)
    found = stages.measure(Article(id="long", text=text), Settings(instruments=("vader",)))
    for name, frame in found.tables.items():
        check(name, frame, text)
    assert found.sentences.end.max() > 28_000 and len(found.mentions) > 100


def test_batches_may_mix_short_and_long_texts(monkeypatch):
    monkeypatch.setattr(slices, "SLICE", SMALL)
    texts = ["One.", STORY * 3, "", "Armenia.", FLAT * 2]
    together = [columns(doc) for doc in language.parse_many(texts)]
    assert together == [columns(parse(text)) for text in texts]
