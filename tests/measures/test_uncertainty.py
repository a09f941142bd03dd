"""Intervals and differences of an article, and where it is too short for them."""

from dataclasses import replace

import pandas as pd
import pytest
from framescope.measures import summary
from framescope.measures.statistics import FLOOR, TOO_FEW
from framescope.measures.uncertainty import COLUMNS, differences, in_words, intervals
from framescope.tables import table


def test_every_interval_holds_its_share(azernews):
    rows = intervals(azernews)
    assert list(rows.columns) == list(COLUMNS) and len(rows) >= 8
    known = rows[rows.low.notna()]
    assert ((known.low <= known.value) & (known.value <= known.high)).all() and known.low.ge(0).all() and known.high.le(1).all()
    assert rows.low.notna().equals(rows.n >= FLOOR)


def test_shares_are_those_of_the_findings(azernews):
    rows = intervals(azernews).set_index(["measure", "who"]).value
    voices = summary.words_by_voice(azernews)
    assert rows["words in the author's voice", "the whole article"] == pytest.approx(voices.share[voices.voice == "author"].sum())
    for row in summary.sources_by_side(azernews).head(4).itertuples():
        assert rows["share of attributed words", row.side] == pytest.approx(row.share)


def test_differences_are_seeded_and_of_the_two_sides(azernews):
    rows = differences(azernews)
    pd.testing.assert_frame_equal(rows, differences(azernews))
    felt = summary.sentiment_toward(azernews).set_index(["who", "instrument", "voice"])["mean"]
    one = rows[rows.measure == "Sentiment, VADER, author's voice"].iloc[0]
    assert one.difference == pytest.approx(felt[one["first"], "vader", "author"] - felt[one.second, "vader", "author"])
    assert rows.p.between(0, 1).all() and {one["first"], one.second} == {"Azerbaijan", "Armenia"}


def test_a_short_article_has_too_few_to_say(by_hand):
    assert differences(by_hand).p.isna().all()
    assert sum(TOO_FEW in sentence for sentence in in_words(by_hand)) >= 4
    nothing = replace(by_hand, **{n: table(n, []) for n in ("attributions", "spans", "terms", "sentiments", "mentions", "actors")})
    assert differences(nothing).empty and in_words(nothing)


def test_in_words(azernews):
    said = in_words(azernews)
    assert any(s.startswith("Words in the author's voice, the whole article: ") and "95 % interval" in s for s in said)
    assert any("minus" in s and "p = " in s for s in said)
