"""Who may be meant at a place, what speaks for each, and how a choice among them is made."""

import numpy as np
import pytest
from framescope.actors import choices, ranker
from framescope.actors.candidates import candidates
from framescope.actors.choices import NOBODY
from framescope.actors.features import OF_DESCRIPTIONS, OF_PRONOUNS
from framescope.actors.find import read_actors
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing import language

TEXT = (
    "Mrs. Ana Vogt, the mayor, met Robin Moe. Ostra Ltd paid. Robin Moe thanked the company. "
    "In the evening she told Sasha Berg that the mayor had left."
)


def asked(text):
    """What the chooser is asked: for each mention trees, form, text, candidates and rows."""
    found = []

    def choose(state, trees, form, place, cands, rows):
        words = state.doc[place[0] : place[1] + 1].text
        found.append((trees, form, words, [c.referent.actor_id for c in cands], [list(map(float, r)) for r in rows]))
        return NOBODY

    read_actors(language.parse(text), load_gazetteer(), choose)
    return found


def test_each_candidate_has_one_row_of_the_declared_features():
    for trees, _, words, cands, rows in asked(TEXT):
        names = OF_PRONOUNS if trees == "pronouns" else OF_DESCRIPTIONS
        assert len(rows) == len(cands), words
        assert all(len(row) == len(names) and np.isfinite(row).all() for row in rows)


def test_the_features_say_what_the_text_says():
    (row,) = [rows for _, _, words, _, rows in asked(TEXT) if words == "she"]
    (cands,) = [c for _, _, words, c, _ in asked(TEXT) if words == "she"]
    of = {actor: dict(zip(OF_PRONOUNS, values, strict=True)) for actor, values in zip(cands, row, strict=True)}
    assert of["robin-moe"]["sentences"] == 1 and of["ana-vogt"]["sentences"] == 3
    assert of["ana-vogt"]["told"] == 1 and of["robin-moe"]["told"] == 0
    assert of["robin-moe"]["subject"] and not of["robin-moe"]["object"] and of["robin-moe"]["times"] == 2
    assert "ostra-ltd" not in of


@pytest.mark.parametrize("name", ["Chen Wei", "Kwame Boateng", "Ingrid Solberg", "Fatima al-Khatib", "Dmytro Kovalenko", "John Clark"])
def test_no_feature_depends_on_the_name(name):
    """The rows for a name of any origin are those for another, as far as the text tells no gender and the name is in no list."""
    text = "{n} spoke to the council. In the evening {p} left for the coast, and the union met."
    rows = [values for trees, _, words, _, values in asked(text.format(n=name, p="she")) if words == "she"]
    other = [values for trees, _, words, _, values in asked(text.format(n="Robin Moe", p="she")) if words == "she"]
    skip = {OF_PRONOUNS.index(f) for f in ("by_name", "nearest_fit", "prominent", "tokens", "position")}
    kept = [[v for i, v in enumerate(row[0]) if i not in skip] for row in (rows[0], other[0])]
    assert kept[0] == kept[1]


def stump(low, high):
    """Trees of one split on the first feature."""
    return ranker.read(
        {"features": ["a"], "depth": 1, "baseline": 0.0, "feature": [[0, 0, 0]], "threshold": [[0.5, 0.0, 0.0]],
         "left": [[1, 1, 2]], "right": [[2, 1, 2]], "value": [[0.0, low, high]]}
    )  # fmt: skip


def test_the_likeliest_is_taken_when_likely_enough_and_nobody_else():
    by = ranker.Ranker({"pronouns": stump(-2.0, 1.0)}, {"he": 0.7, "it": 0.8})
    found = []

    def choose(state, trees, form, place, cands, rows):
        found[:] = cands
        return NOBODY

    read_actors(language.parse("Robin Moe met Sasha Berg. Yesterday she left."), load_gazetteer(), choose)
    rows = [[0.0], [1.0]]
    assert choices.ranked(by, "pronouns", "he", found, rows) == (found[1].referent.actor_id, 0.731, "ranked")
    assert choices.ranked(by, "pronouns", "it", found, rows) == (None, 0.731, "unsure")
    assert choices.ranked(by, "pronouns", "it", [], []) == NOBODY


def test_candidates_are_the_latest_first_and_end_with_the_window():
    states = []
    far = "Robin Moe spoke. " + "Rain fell on the roofs. " * 9 + "Sasha Berg met Ana Vogt. Yesterday she left."
    read_actors(language.parse(far), load_gazetteer(), lambda state, *rest: states.append(candidates(state)) or NOBODY)
    assert [c.referent.actor_id for c in states[-1]] == ["ana-vogt", "sasha-berg"]
