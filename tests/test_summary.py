"""What the tables add up to, on an analysis whose every row is known."""

import math

import pytest
from framescope.measures import summary


def test_words_by_voice(by_hand):
    found = {(r.voice, r.side): r.words for r in summary.words_by_voice(by_hand).itertuples()}
    assert found == {("author", "the author"): 18, ("source", "Ruritania"): 3, ("source", summary.UNKNOWN_SIDE): 5}
    assert summary.words_by_voice(by_hand).share.sum() == pytest.approx(1)


def test_sources_and_their_sides(by_hand):
    people = summary.sources(by_hand)
    assert people[["name", "side", "attributions", "words"]].values.tolist() == [
        ["Bo Birch", summary.UNKNOWN_SIDE, 1, 5],
        ["Ann Alder", "Ruritania", 1, 3],
    ]
    assert people.share.tolist() == [5 / 8, 3 / 8]
    assert summary.sources_by_side(by_hand).side.tolist() == [summary.UNKNOWN_SIDE, "Ruritania"]


def test_cues_by_side(by_hand):
    counts = summary.cues_by_side(by_hand)
    assert counts.loc["Ruritania"].to_dict() == dict.fromkeys(summary.CUE_CLASSES, 0) | {"neutral": 1}
    assert counts.loc[summary.UNKNOWN_SIDE, "doubting"] == 1


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
    from dataclasses import replace

    page = replace(by_hand, article=replace(by_hand.article, left_out=("Sign in here",)))
    assert summary.blocks(page).iloc[-1][["kind", "words", "begins"]].tolist() == ["left out of the page", 3, "Sign in here"]


def test_strongest_mentions_come_with_their_sentences(by_hand):
    rows = summary.extreme_mentions(by_hand)
    assert rows[["name", "score"]].values.tolist() == [["Fenwick", -0.5], ["Bo Birch", -0.3], ["Ruritania", 0.5]]
    assert rows.sentence.iloc[0] == "The regime of Fenwick is weak."


def test_findings_rest_on_the_most_accurate_network_that_measured():
    assert summary.headline(["textblob", "skim", "classifier"]) == "classifier"
    assert summary.headline(["vader", "skim"]) == "skim"
    assert summary.headline(["vader"]) == "classifier"


def test_the_side_with_a_clear_tone_is_named_and_an_unclear_one_is_not(azernews):
    felt = summary.sentiment_toward(azernews).query("instrument == 'classifier' and voice == 'author' and n >= 5")
    clear = felt[(felt.high < 0) | (felt.low > 0)]
    finding = summary.sentiment_finding(azernews)
    assert any(who in finding for who in clear.who) if len(clear) else "no side's mean" in finding
