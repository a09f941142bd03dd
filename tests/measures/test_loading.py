"""Views of loaded terms and framing, on the default article and on tables built by hand."""

from dataclasses import replace

import pytest
from framescope.measures import loaded_terms
from framescope.tables import conform
from framescope.terms.lexicons import DEFAULT


def test_fewer_terms_at_a_stricter_threshold_and_the_same_at_the_one_used(azernews):
    counts = loaded_terms.by_threshold(azernews)
    assert counts.sum(axis=1).is_monotonic_decreasing
    assert counts.loc[DEFAULT].to_dict() == azernews.terms.voice.value_counts().to_dict()


def test_weights_are_the_sum_of_their_parts(azernews):
    c = azernews.candidates
    parts = c[["list", "tone", "shape", "rarity", "intensity", "aim", "quoted"]].sum(axis=1).clip(0, 1)
    assert c.weight.tolist() == pytest.approx(parts.tolist())
    assert set(azernews.terms.start) == set(c.start[c.weight >= DEFAULT])


def test_listed_names_the_target_and_its_side(azernews):
    aimed = loaded_terms.listed(azernews).set_index("text").target
    assert aimed["failed to remain objective"] == "Emmanuel Macron (France)" and aimed["aggression"] == "Azerbaijan"


def test_parts_that_are_nothing_are_not_shown(azernews):
    shown = loaded_terms.explained(azernews).set_index("text")
    assert shown.loc["anti-Baku", "shape"] == 0.55 and shown.loc["anti-Baku", ["list", "tone"]].isna().all()


def test_without_each_list(azernews):
    found = loaded_terms.without_each_list(azernews).set_index("list")
    assert found.loc["distancing", ["lost", "gained", "words"]].tolist() == [2, 0, "so-called, made-up"]
    assert (found.terms == len(azernews.terms) - found.lost + found.gained).all()
    assert found.loc["contested_labels"].words.endswith("+ sabotage")
    stricter = loaded_terms.without_each_list(azernews, 0.8).set_index("list")
    assert list(stricter.index) == ["distancing"] and stricter.lost.tolist() == [2]


def test_hidden_doers_of_the_default_article(azernews):
    events = azernews.events.set_index("text").form
    assert events["killed"] == "agentless passive" and events["clashes"] == events["losses"] == "nominalisation"
    assert loaded_terms.agency(azernews).index[-1] == loaded_terms.NOBODY


def test_asymmetric_naming_of_the_default_article(azernews):
    naming = loaded_terms.naming(azernews).set_index(["thing", "side"])
    assert "sabotage group" in naming.words["people under arms", "Armenia"]
    assert "sabotage group" not in naming.words["people under arms", "Azerbaijan"]
    assert "martyr" in naming.words["the dead", "Azerbaijan"] and naming.words["the dead", "Armenia"] == "loss"


def test_keyness_leaves_names_out(azernews):
    assert not {"azerbaijan", "armenian", "macron"} & set(loaded_terms.keyness(azernews).term)


def test_asserted_and_attributed_events_are_told_apart(by_hand):
    rows = by_hand.sentences.assign(
        event_id=range(5), event="do", form="active", agent=["ruritania", "ruritania", None, "fenwick", "bo-birch"], agent_text="x",
        patient=None, patient_text=None, negated=False, voice=["author", "source", "author", "source", "author"], speaker=None,
    )  # fmt: skip
    found = loaded_terms.asserted(replace(by_hand, events=conform("events", rows))).values.tolist()
    assert found == [["Ruritania", 1, 1], ["Bo Birch", 1, 0], ["Fenwick", 0, 1]]
