"""What the tables add up to, on an analysis whose every row is known."""

import math
from dataclasses import replace

import pandas as pd
import pytest
from framescope import figures
from framescope.attribution.cues import CLASSES
from framescope.errors import InputError
from framescope.measures import summary
from framescope.tables import table
from legible import readable


def test_words_by_voice(by_hand):
    found = {(r.voice, r.side): r.words for r in summary.words_by_voice(by_hand).itertuples()}
    assert found == {("author", "the author"): 18, ("source", "Ruritania"): 3, ("source", "Bo Birch"): 5}
    assert summary.words_by_voice(by_hand).share.sum() == pytest.approx(1)


def test_sources_and_their_sides(by_hand):
    people = summary.sources(by_hand)
    assert people[["name", "side", "attributions", "words"]].values.tolist() == [
        ["Bo Birch", "Bo Birch", 1, 5],
        ["Ann Alder", "Ruritania", 1, 3],
    ]
    assert people.share.tolist() == [5 / 8, 3 / 8]
    assert summary.sources_by_side(by_hand).side.tolist() == ["Bo Birch", "Ruritania"]


def test_cues_by_side(by_hand):
    counts = summary.cues_by_side(by_hand)
    assert counts.loc["Ruritania"].to_dict() == dict.fromkeys(CLASSES, 0) | {"neutral": 1}
    assert counts.loc["Bo Birch", "doubting"] == 1


def test_a_class_of_cues_that_nobody_declared_is_an_error_and_not_left_out(by_hand):
    strange = replace(by_hand, attributions=by_hand.attributions.assign(cue_class="sung"))
    with pytest.raises(InputError, match=r"no cue class called 'sung': use neutral, .*attribution\.cues\.CLASSES"):
        summary.cues_by_side(strange)


def test_a_class_that_is_declared_is_counted_and_shown(by_hand, monkeypatch):
    monkeypatch.setitem(CLASSES, "sung", "sang")
    more = replace(by_hand, attributions=by_hand.attributions.assign(cue_class="sung"))
    assert summary.cues_by_side(more).sung.sum() == len(summary.reported(more))
    figure = figures.cue_classes(more)
    assert [tick.get_text() for tick in figure.axes[0].get_xticklabels()] == list(CLASSES)  # none is broken in two
    assert "sung: sang." in " ".join(text.get_text() for text in figure.texts).replace("\n", " ")
    readable(figure)


def test_unsourced_sentences_are_of_the_body_and_hold_no_part_of_an_attribution(by_hand):
    bare = summary.unsourced(by_hand)
    assert bare.text.tolist() == ["Ruritania is proud.", "The regime of Fenwick is weak."]
    assert bare.terms.tolist() == [0, 2]


def test_sourcing_by_paragraph(by_hand):
    assert summary.sourcing(by_hand).to_numpy().tolist() == [[0, 0, 9], [3, 4, 0], [5, 3, 0]]


def test_terms_by_category_and_target(by_hand):
    categories = summary.terms_by_category(by_hand)
    assert categories.loc["evaluative"].tolist() == [1, 1] and categories.loc["contested label"].tolist() == [1, 0]
    assert summary.terms_by_target(by_hand).loc["Fenwick"].tolist() == [2, 0]


def test_mentions_count_for_the_side_or_for_the_actor_itself(by_hand):
    assert summary.mentions_by_side(by_hand).sum(axis=1).to_dict() == {"Ruritania": 3, "Bo Birch": 1, "Fenwick": 1}


def test_sentiment_below_the_floor_has_a_mean_but_no_interval(by_hand):
    row = summary.sentiment_toward(by_hand).set_index("who").loc["Ruritania"]
    assert (row.n, row.sentences, row["mean"], row.positive) == (3, 2, pytest.approx(0.5 / 3), 1)
    assert math.isnan(row.low) and math.isnan(row.high)


def test_profile_has_a_row_a_side(by_hand):
    row = summary.profile(by_hand, instrument="vader").set_index("who").loc["Fenwick"]
    assert (row.mentions, row.words, row.terms_author, row.terms_source, row.sentiment) == (1, 0, 2, 0, -0.5)


def test_blocks_list_what_was_left_out_of_a_page(by_hand):
    page = replace(by_hand, article=replace(by_hand.article, left_out=("Sign in here",)))
    assert summary.blocks(page).iloc[-1][["kind", "words", "begins"]].tolist() == ["left out of the page", 3, "Sign in here"]


def test_strongest_mentions_come_with_their_sentences(by_hand):
    rows = summary.extreme_mentions(by_hand)
    assert rows[["name", "score"]].values.tolist() == [["Fenwick", -0.5], ["Bo Birch", -0.3], ["Ruritania", 0.5]]
    assert rows.sentence.iloc[0] == "The regime of Fenwick is weak."


def test_findings_rest_on_the_most_accurate_network_that_measured():
    assert summary.main_instrument(["textblob", "sentence_model", "mention_model"]) == "mention_model"
    assert summary.main_instrument(["vader", "sentence_model"]) == "sentence_model"
    assert summary.main_instrument(["vader"]) == "mention_model"


def test_a_tone_is_clear_where_its_interval_lies_off_zero_and_enough_mentions_bear_it(by_hand, monkeypatch):
    rows = [
        # who, mean, low, high, n, negative, positive
        ("one glowing sentence", 0.11, 0.01, 0.33, 13, 0, 1),
        ("praised", 0.40, 0.10, 0.60, 8, 1, 3),
        ("blamed", -0.50, -0.70, -0.20, 8, 2, 0),
        ("one outburst", -0.10, -0.30, -0.01, 9, 2, 0),
        ("mixed", 0.05, -0.20, 0.30, 8, 3, 4),
        ("too few to say", -0.50, None, None, 3, 3, 0),
    ]
    columns = ["who", "mean", "low", "high", "n", "negative", "positive"]
    felt = pd.DataFrame(rows, columns=columns).astype({"low": float, "high": float}).assign(voice="author", instrument="mention_model")
    monkeypatch.setattr(summary, "sentiment_toward", lambda a: felt)
    assert summary.clear_tones(by_hand).who.tolist() == ["blamed", "praised"]


def without_sides(a):
    return replace(
        a,
        actors=a.actors.assign(side=None).astype(a.actors.dtypes),
        attributions=a.attributions.assign(side=None).astype(a.attributions.dtypes),
    )


def test_whoever_stands_for_nobody_else_stands_for_itself_in_whatever_table(by_hand):
    ids = pd.Series(["ann-alder", "bo-birch", "ruritania", "not-in-the-table", None], dtype="str")
    assert summary.side_of(by_hand, ids).tolist() == ["Ruritania", "Bo Birch", "Ruritania", "not-in-the-table", summary.UNNAMED]
    assert summary.side_of(without_sides(by_hand), ids)[:2].tolist() == ["Ann Alder", "Bo Birch"]
    assert summary.side_ids(without_sides(by_hand), ids)[:2].tolist() == ["ann-alder", "bo-birch"]


def test_every_frame_asks_the_same_function(by_hand):
    a = without_sides(by_hand)
    people = {"Ann Alder", "Bo Birch"}
    assert people <= set(summary.sources_by_side(a).side) and people <= set(summary.mentions_by_side(a).index)
    assert summary.profile(a).set_index("who").words.to_dict() == {"Ruritania": 0, "Ann Alder": 3, "Bo Birch": 5, "Fenwick": 0}
    assert set(summary.words_by_voice(a).side) == {"the author"} | people


def test_several_articles_have_their_own_sides(by_hand):
    both = pd.concat([by_hand.actors.assign(article_id="one"), without_sides(by_hand).actors.assign(article_id="other")], ignore_index=True)
    names = summary.side_names(both)
    assert names[both.name == "Ann Alder"].tolist() == ["Ruritania", "Ann Alder"]


def test_what_the_author_thinks_is_no_source(by_hand):
    own = replace(
        by_hand,
        attributions=by_hand.attributions.assign(speaker=None, side=None, rule="clause; speaker: the author").astype(
            by_hand.attributions.dtypes
        ),
    )
    assert summary.reported(own).empty


def test_what_has_no_cue_is_counted_too(by_hand):
    odd = replace(by_hand, attributions=by_hand.attributions.assign(cue_class=["neutral", None]).astype(by_hand.attributions.dtypes))
    counts = summary.cues_by_side(odd)
    assert counts.to_numpy().sum() == 2 and counts.loc["Bo Birch", summary.NO_CUE] == 1 and counts.loc["Ruritania", "neutral"] == 1


def test_quotation_marks_that_nobody_claims_are_seen(by_hand):
    assert summary.unclaimed(by_hand) == 0
    text = by_hand.article.text + "\n“There was nobody who would have said a word of this to anybody.”"
    start = len(by_hand.article.text) + 1
    block = {"paragraph_id": 9, "kind": "body", "start": start, "end": len(text), "text": text[start:]}
    words = [
        {
            "token_id": 90 + i,
            "sentence_id": 4,
            "start": start + 3 + i,
            "end": start + 4 + i,
            "text": "x",
            "lemma": "x",
            "pos": "X",
            "voice": "author",
            "speaker": None,
        }
        for i in range(6)
    ]
    more = replace(
        by_hand,
        article=replace(by_hand.article, text=text),
        paragraphs=pd.concat([by_hand.paragraphs, table("paragraphs", [block])]),
        tokens=pd.concat([by_hand.tokens, table("tokens", words)]),
    )
    assert summary.unclaimed(more) == 6
