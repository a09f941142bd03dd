"""Articles on one event are found by days, actors and words, whoever tells them; measured on the triples of two gold corpora."""

import json

import pytest
from framescope.corpus.by_event import articles_on, by_event, in_words
from framescope.corpus.events import b_cubed, events, told
from framescope.errors import InputError
from places import ROOT
from test_duplicates import COPIES, UNLIKE, corpus, paper

GOLD = ROOT.parent / "shared" / "gold"
STRIKE = (
    "Boats stay in port as crews reject the offer of the board",
    [
        "Crews of the Saltmouth ferries turned down a deal on Tuesday.",
        "Tom Reddy, who leads the union, told the harbour board to think again before Easter.",
    ],
)
BRIDGE = (
    "Fenwick has its bridge at last",
    ["A bridge over the Marle opened in Fenwick on Monday, to cheers.", "The mayor, Ida Marsh, said it would stand for a century."],
)


def test_articles_of_an_event_are_together_and_those_of_another_year_are_not():
    articles = [
        told("a", COPIES["as it is"], "2031-05-06"), told("b", paper(*STRIKE), "7 May 2031"), told("c", paper(*BRIDGE), "2031-05-06"),
        told("d", paper("Bridge opens", UNLIKE[:1]), "2031-05-07"), told("e", paper(*STRIKE), "2033-05-06"), told("f", "Rain.", None),
    ]  # fmt: skip
    assert events(articles) == [0, 0, 1, 1, 2, 3]


@pytest.mark.parametrize(("found", "f1"), [([0, 0, 1, 1], 1.0), ([0, 1, 2, 3], 2 / 3), ([0, 0, 0, 0], 2 / 3), ([0, 1, 0, 1], 0.5)])
def test_b_cubed(found, f1):
    assert b_cubed(found, ["a", "a", "b", "b"])[2] == pytest.approx(f1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    rows = [
        {"id": "wire1", "text": COPIES["as it is"], "outlet": "Post", "date": "2031-05-06", "title": "Ferry crews say no"},
        {"id": "wire2", "text": COPIES["cut from the end"], "outlet": "Echo", "date": "2031-05-06"},
        {"id": "own", "text": paper(*STRIKE), "outlet": "Echo", "date": "2031-05-07"},
        {"id": "bridge", "text": paper(*BRIDGE), "outlet": "Post", "date": "2031-05-01"},
        {"id": "rain", "text": "Rain fell on the hills of another county for a whole week.", "outlet": "Post"},
    ]
    return corpus(tmp_path_factory.mktemp("corpus"), rows).folder


def test_the_events_of_a_corpus_are_a_table_in_the_order_in_which_they_begin(folder):
    frame = by_event(folder)
    assert list(zip(frame.event, frame.article_id, strict=True)) == [(1, "bridge"), (2, "wire1"), (2, "wire2"), (2, "own"), (3, "rain")]
    assert frame.story.tolist() == ["bridge", "wire1", "wire1", "own", "rain"]
    assert in_words(frame) == ["event 2: 2031-05-06, 3 articles, 2 outlets: Ferry crews say no"]


def test_the_articles_on_an_event_are_one_a_story(folder):
    assert [a.id for a in articles_on(folder, 2)] == ["wire1", "own"]
    for event, says in ((9, "has no event 9"), (1, "One story is all")):
        with pytest.raises(InputError, match=says):
            articles_on(folder, event)


def test_compare_asks_for_the_event_of_a_corpus(folder, tmp_path):
    from framescope.report.comparison import make_comparison

    for given, event, says in (([folder], None, r"choose one of its events with --event"), ([tmp_path], 2, "An event is one of a corpus")):
        with pytest.raises(InputError, match=says):
            make_comparison(given, tmp_path / "out", event=event)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold corpora are not here")
@pytest.mark.parametrize(("name", "least"), [("seesaw", 0.95), ("basil", 0.98)])
def test_triples_of_the_gold_corpora_are_found(name, least):
    rows = [json.loads(line) for line in (GOLD / name / "open.jsonl").read_text(encoding="utf-8").splitlines()]
    found = events(told(row["doc"], row["text"], row["date"]) for row in rows)
    right = [row.get("story") or row["doc"].rpartition("_")[0] for row in rows]
    assert b_cubed(found, right)[2] > least
