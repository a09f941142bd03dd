"""Whom a pronoun means by rule: prominence, control, the subject of the own clause and of the clause above."""

import pytest
from framescope.actors import prominence
from framescope.actors.anaphors import anaphor
from framescope.actors.candidates import candidates
from framescope.actors.choices import NOBODY
from framescope.actors.find import read_actors
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing import language


def at(text, word):
    """The state, the pronoun and the candidates at the last pronoun that is `word`."""
    seen = []

    def choose(state, trees, form, place, found, rows):
        if state.doc[place[1]].lower_ == word:
            seen[:] = [(state, anaphor(state.doc[place[1]]), found or candidates(state))]
            seen.append([prominence.most_prominent(*seen[0], {}), prominence.own_subject(*seen[0])])
        return NOBODY

    read_actors(language.parse(text), load_gazetteer(), choose)
    return [c and c.referent.actor_id for c in seen[1]]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Robin Moe met Sasha Berg on Monday. In the evening she left.", "she", "robin-moe"),
        ("Robin Moe is ill. Sasha Berg is well. Yesterday she left.", "she", "sasha-berg"),
        ("Robin Moe sued. The court heard Sasha Berg. Robin Moe spoke. Yesterday she left.", "she", "robin-moe"),
        ("Sasha Berg called on Robin Moe to give up her seat.", "her", "robin-moe"),
    ],
)
def test_the_most_prominent_person(text, word, who):
    assert at(text, word)[0] == who


def test_nobody_is_prominent_whose_last_mention_is_long_past():
    assert at("Robin Moe and Sasha Berg met. " + "Rain fell on the roofs. " * 7 + "Then she left.", "she")[0] is None


def test_a_quotation_is_a_world_of_its_own():
    assert at('"Robin Moe lies," it says. Sasha Berg frowned. In the evening she left.', "she")[0] == "sasha-berg"


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The Ministry of Transport sued Ostra Ltd and paid its lawyers.", "its", "ministry-of-transport"),
        ("Ostra Ltd told the Ministry of Transport that it would sue.", "it", "ostra-ltd"),
        ("Ostra Ltd closed the plant when it lost the case.", "it", "ostra-ltd"),
        ("The Ministry of Transport praised Ostra Ltd, and Ostra Ltd, which it fined, paid.", "it", None),
    ],
)
def test_the_subject_of_the_own_clause_or_the_clause_above(text, word, who):
    assert at(text, word)[1] == who
