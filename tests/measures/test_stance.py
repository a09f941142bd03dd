"""From mentions to a stance: one figure an actor and voice, the author's, the sources' and the article's."""

from dataclasses import replace

import pytest
from framescope.measures import stance
from framescope.measures.stance import ACTS, FRIENDLY, HOSTILE, PRAISE, ROOT, TERMS, evidence, stances
from framescope.tables import table


def scored(by_hand, *rows, terms=()):
    """The analysis with these sentiments (actor, voice, score) by the instrument that findings rest on, each in a sentence of its own."""
    sentiments = [
        {"mention_id": i, "actor_id": actor, "sentence_id": i, "start": 0, "end": 3, "text": "Dam", "instrument": "mention_model", "score": score,
         "label": "neutral", "negative": max(0, -score), "neutral": 1 - abs(score), "positive": max(0, score), "voice": voice, "speaker": None}
        for i, (actor, voice, score) in enumerate(rows)
    ]  # fmt: skip
    aimed = [
        {"term_id": i, "sentence_id": 0, "start": 0, "end": 3, "text": "Dam", "category": "evaluative", "lexicon": "mine", "valence": valence,
         "weight": weight, "voice": voice, "speaker": None, "target": actor}
        for i, (actor, voice, valence, weight) in enumerate(terms)
    ]  # fmt: skip
    return replace(by_hand, sentiments=table("sentiments", sentiments), terms=table("terms", aimed))


def found(by_hand, *rows, terms=()):
    return stances(scored(by_hand, *rows, terms=terms)).set_index(["actor_id", "voice"])


def test_squared_scores_are_summed_and_divided_by_a_root_of_their_number(by_hand):
    row = found(by_hand, *[("fenwick", "author", -0.8)] * 4).loc["fenwick", "author"]
    assert (row.n, row.sentences, row.score) == (4, 4, pytest.approx(-0.64 * 4 / 4**ROOT))
    assert row.label == "negative" and row.score <= -HOSTILE["author"]


def test_praise_counts_less_than_blame(by_hand):
    both = found(by_hand, ("fenwick", "author", 1.0), ("ruritania", "author", -1.0))
    assert both.score["fenwick", "author"] == pytest.approx(PRAISE) and both.score["ruritania", "author"] == -1
    praised = found(by_hand, *[("fenwick", "author", 0.9)] * 4)
    assert both.label["fenwick", "author"] == "neutral" and praised.label["fenwick", "author"] == "positive" and FRIENDLY["author"] > 2


def test_one_damning_mention_among_plain_ones_makes_a_stance_and_many_shades_do_not(by_hand):
    damned = found(by_hand, ("fenwick", "author", -1.0), ("fenwick", "author", 0.0))
    shaded = found(by_hand, *[("fenwick", "author", -0.3)] * 4)
    assert damned.score["fenwick", "author"] < shaded.score["fenwick", "author"] < 0


def test_what_others_do_and_are_told_to_say_is_the_articles_and_not_the_authors(by_hand):
    a = scored(by_hand, ("fenwick", "author", 0.0))
    act = {"stance_id": 0, "sentence_id": 0, "start": 0, "end": 3, "text": "Dam", "voice": "author", "speaker": None, "source": "ruritania", "target": "fenwick",
           "polarity": "negative", "score": -1.0, "rule": "accuse", "confidence": 0.8}  # fmt: skip
    rows = table("stances", [act | {"how": "reported"}, act | {"stance_id": 1, "how": "told"}])
    found = stances(replace(a, stances=rows)).set_index(["actor_id", "voice"]).score
    assert found["fenwick", "author"] == 0 and found["fenwick", "article"] == pytest.approx(-ACTS * 0.8)


def test_loaded_terms_aimed_at_the_actor_count(by_hand):
    with_term = found(by_hand, ("fenwick", "author", 0.0), terms=[("fenwick", "author", -0.5, 0.8)]).loc["fenwick", "author"]
    assert with_term.terms == 1 and with_term.score == pytest.approx(-TERMS * 0.4)


def test_the_authors_and_the_articles_stance_are_two(by_hand):
    rows = found(by_hand, ("fenwick", "source", -1.0), ("fenwick", "author", 0.0))
    assert rows.score["fenwick", "author"] == 0 and rows.score["fenwick", "source"] == -1 and rows.score["fenwick", "article"] < 0
    assert rows.n["fenwick", "article"] == 2


def test_what_is_said_of_a_group_is_said_of_whom_it_stands_for(by_hand):
    a = scored(by_hand, ("fenwick", "author", -1.0))
    actors = a.actors.assign(
        kind=a.actors.kind.where(a.actors.actor_id != "fenwick", "group"),
        side=a.actors.side.where(a.actors.actor_id != "fenwick", "ruritania"),
    )
    rows = stances(replace(a, actors=actors.astype(a.actors.dtypes.to_dict()))).set_index(["actor_id", "voice"])
    assert rows.score["ruritania", "author"] == rows.score["fenwick", "author"] == -1


def test_an_interval_only_where_there_is_enough_to_say(by_hand):
    few = found(by_hand, *[("fenwick", "author", -0.5)] * 5).loc["fenwick", "author"]
    many = found(by_hand, *[("fenwick", "author", -0.5), ("fenwick", "author", 0.1)] * 10).loc["fenwick", "author"]
    assert few.low != few.low and many.low < many.score < many.high


def test_the_evidence_leads_from_the_figure_to_the_words(by_hand):
    a = scored(
        by_hand,
        ("fenwick", "author", -0.9),
        ("fenwick", "source", 0.5),
        ("ruritania", "author", -1.0),
        terms=[("fenwick", "author", -0.5, 0.8)],
    )
    own = evidence(a, "fenwick", "author")
    assert list(own.table) == ["sentiments", "terms"] and own.adds.tolist() == pytest.approx([-0.81, -0.16])
    assert len(evidence(a, "fenwick")) == 3 and evidence(a, "nobody").empty


def test_no_mentions_no_rows(by_hand):
    none = stances(replace(by_hand, sentiments=table("sentiments", [])))
    assert none.empty and list(none.columns) == list(stance.COLUMNS)
