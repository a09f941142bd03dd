"""Stances added up: the matrix of an article, its network, and that of a corpus."""

from dataclasses import replace

import pandas as pd
import pytest
from framescope.corpus.identities import Identities
from framescope.corpus.network import _edges
from framescope.corpus.network import edges as corpus_edges
from framescope.figures import who_toward_whom as drawn
from framescope.measures.finding import be
from framescope.measures.passages import of_rows
from framescope.measures.summary import UNNAMED, accusation_list
from framescope.measures.who_toward_whom import SOMEBODY, THE_AUTHOR, edges, nameless, stances_by_side, who_toward_whom
from framescope.tables import table

ACTORS = [("ann", "Ann Lee", "veldt"), ("veldt", "Veldt", "veldt"), ("bo", "Bo Orr", "bo")]


def stance(number, source, target, score=-1.0, voice="author", how="reported"):
    return {
        "stance_id": number, "sentence_id": 0, "start": 0, "end": 0, "text": "", "source": source, "target": target, "score": score,
        "polarity": "positive" if score > 0 else "negative", "how": how, "rule": "", "confidence": 0.5, "voice": voice, "speaker": None,
    }  # fmt: skip


ROWS = [
    stance(0, "ann", "bo"),
    stance(1, "veldt", "bo", voice="source", how="said"),
    stance(2, "bo", "ann", score=1.0),
    stance(3, None, "bo", how="told"),
    stance(4, None, "bo", how="named", voice="source"),
    stance(5, None, "ann", how="done"),
    stance(6, "ann", "veldt"),
]


@pytest.fixture
def analysis(by_hand):
    kind = {"kind": "person", "mentions": 1, "reason": None}
    actors = table("actors", [{"actor_id": i, "name": name, "side": side, **kind} for i, name, side in ACTORS])
    return replace(by_hand, actors=actors, stances=table("stances", ROWS))


def test_sides_the_author_and_sources_without_a_name(analysis):
    found = stances_by_side(analysis)
    assert list(zip(found.who, found.toward, strict=True)) == [
        ("Veldt", "Bo Orr"), ("Veldt", "Bo Orr"), ("Bo Orr", "Veldt"), (THE_AUTHOR, "Bo Orr"), (UNNAMED, "Bo Orr"), (SOMEBODY, "Veldt"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("voice", "how", "whose"),
    [
        ("author", "told", THE_AUTHOR), ("author", "named", THE_AUTHOR), ("author", "reported", UNNAMED), ("author", "said", UNNAMED),
        ("author", "done", SOMEBODY), ("source", "done", SOMEBODY), ("source", "told", UNNAMED), ("source", "named", UNNAMED),
        ("source", "reported", UNNAMED), ("source", "said", UNNAMED),
    ],
)  # fmt: skip
def test_whose_a_stance_without_a_source_is(voice, how, whose):
    assert nameless(voice, how) == whose


def accusation(number, sourcing, accuser=None, voice="author"):
    return {
        "accusation_id": number, "sentence_id": 0, "start": number, "end": number + 1, "text": "", "accused": "bo", "accuser": accuser, "wrong": "crime",
        "sourcing": sourcing, "rule": "", "confidence": 0.5, "voice": voice, "speaker": None,
    }  # fmt: skip


def test_only_what_the_author_asserts_is_the_authors_accusation(analysis):
    told = [("asserted", None), ("attributed", None), ("distanced", None), ("attributed", "ann"), ("distanced", "ann")]
    rows = [accusation(i, sourcing, who) for i, (sourcing, who) in enumerate(told)]
    a = replace(analysis, accusations=table("accusations", rows))
    assert accusation_list(a).accuser.tolist() == ["the author", UNNAMED, UNNAMED, "Ann Lee", "Ann Lee"]
    notes = " ".join(line.note for line in of_rows(a, "x", "accusations", a.accusations).lines)
    assert notes.count("by the author") == 1 and notes.count(UNNAMED) == 2 and notes.count("by Ann Lee") == 2


def test_the_matrix_counts_by_voice_and_knows_its_rows(analysis):
    frame = who_toward_whom(analysis).set_index(["who", "toward", "voice"])
    assert frame.loc[("Veldt", "Bo Orr", "author"), ["negative", "positive", "n"]].tolist() == [1, 0, 1]
    assert frame.loc[("Bo Orr", "Veldt", "author"), "positive"] == 1
    assert sorted(i for ids in frame.stances for i in ids) == [0, 1, 2, 3, 4, 5]


def test_the_network_is_of_actors_with_a_weight(analysis):
    frame = edges(analysis)
    assert frame.negative.sum() == 6 and frame.positive.sum() == 1
    assert (frame.weight == frame.positive - frame.negative).all()
    assert frame[frame.source_name == THE_AUTHOR].target.tolist() == ["bo"] and frame.source.isna().sum() == 3


def test_without_stances_there_is_nothing(by_hand):
    none = replace(by_hand, stances=table("stances", []))
    assert who_toward_whom(none).empty and edges(none).empty and "Nobody" in drawn(none).get_label()


def test_the_title_names_the_pair_with_the_most(analysis):
    assert drawn(analysis).get_label().startswith("Veldt is against Bo Orr in 2 sentences, more than")
    alone = replace(analysis, stances=analysis.stances.head(1))
    assert drawn(alone).get_label().startswith("Who is for or against whom, in 1 place")


@pytest.mark.parametrize(
    ("name", "kind", "verb"),
    [
        ("leaked emails", "group", "are"), ("Residents", "group", "are"), ("former directors", "group", "are"), ("police", "group", "are"),
        ("young people", "group", "are"), ("planning committee", "group", "is"), ("press", "group", "is"), ("Acme Motors", "organisation", "is"),
        ("Lars Holms", "person", "is"), ("Labour", "organisation", "is"),
    ],
)  # fmt: skip
def test_many_are_and_one_is(analysis, name, kind, verb):
    a = replace(analysis, actors=analysis.actors.assign(name=name, kind=kind))
    assert be(name, a) == verb


def test_the_title_agrees_with_its_subject(analysis):
    a = replace(analysis, actors=analysis.actors.assign(name=["Ann Lee", "leaked emails", "Bo Orr"], kind="group"))
    assert drawn(a).get_label().startswith("The leaked emails are against Bo Orr in 2 sentences")
    nobody = replace(analysis, stances=table("stances", [stance(0, None, "bo", how="done"), stance(1, None, "bo", how="done")]))
    assert drawn(nobody).get_label().startswith("Somebody not named is against Bo Orr in 2 sentences")


def test_edges_of_a_corpus_by_outlet_and_month(analysis):
    article = {"article_id": ["x"], "outlet": ["The Post"], "date": ["2031-04-02"]}
    tables = {name: analysis.tables[name].assign(article_id="x") for name in ("actors", "stances")}
    frame = _edges({"articles": pd.DataFrame(article), **tables}, "M", Identities(tables["actors"])).set_index(
        ["source", "target", "voice"]
    )
    assert frame.loc[("Veldt", "Bo Orr", "author"), ["negative", "positive", "articles"]].tolist() == [1, 0, 1]
    assert set(frame.outlet) == {"The Post"} and set(frame.period) == {"2031-04"}
    assert (THE_AUTHOR, "Bo Orr", "author") in frame.index and (UNNAMED, "Bo Orr", "source") in frame.index


def test_edges_of_a_dataset_add_up_to_its_stances(sampled):
    frame = corpus_edges(sampled)
    assert len(frame) and ((frame.negative + frame.positive) >= frame.articles).all()
    assert (frame.source != frame.target).all()


def test_the_tone_of_sentences_alone_makes_no_title(analysis):
    told = [stance(n, None, "bo", how="told") | {"sentence_id": n} for n in range(3)]
    a = replace(analysis, stances=table("stances", told))
    assert drawn(a).get_label().startswith("Who is for or against whom, in 3 places")
