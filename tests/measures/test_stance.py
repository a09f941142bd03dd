"""From mentions to a stance: one figure an actor and voice, the author's and the sources' apart."""

from dataclasses import replace

import pandas as pd
import pytest
from framescope.measures.stance import FRIENDLY, HOSTILE, stances
from framescope.tables import table


def scored(by_hand, *rows):
    """The analysis with these sentiments (actor, voice, negative, positive) by the instrument that findings rest on."""
    sentiments = [
        {"mention_id": i, "actor_id": actor, "sentence_id": 0, "start": 0, "end": 3, "text": "Dam", "instrument": "mention_model", "score": p - n,
         "label": "neutral", "negative": n, "neutral": 1 - n - p, "positive": p, "voice": voice, "speaker": None}
        for i, (actor, voice, n, p) in enumerate(rows)
    ]  # fmt: skip
    return stances(replace(by_hand, sentiments=table("sentiments", sentiments))).set_index(["actor_id", "voice"])


def test_negativity_is_summed_and_divided_by_the_root_of_the_number(by_hand):
    row = scored(by_hand, *[("fenwick", "author", 0.8, 0.1)] * 4).loc["fenwick", "author"]
    assert (row.n, row.negativity, row.score) == (4, pytest.approx(1.6), pytest.approx(-1.6))
    assert row.label == "negative" and row.negativity >= HOSTILE


def test_what_sources_say_is_not_the_authors(by_hand):
    found = scored(by_hand, ("fenwick", "source", 1.0, 0.0), ("fenwick", "source", 1.0, 0.0), ("fenwick", "author", 0.0, 0.0))
    assert found.label["fenwick", "source"] == "negative" and found.label["fenwick", "author"] == "neutral"


def test_friendly_only_where_positive_outweighs_negative(by_hand):
    found = scored(by_hand, ("fenwick", "author", 0.0, FRIENDLY), ("ruritania", "author", 0.5, 0.5))
    assert found.label["fenwick", "author"] == "positive" and found.label["ruritania", "author"] == "neutral"


def test_no_mentions_no_rows(by_hand):
    assert stances(replace(by_hand, sentiments=table("sentiments", []))).empty
    assert isinstance(stances(by_hand), pd.DataFrame)
