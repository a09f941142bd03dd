"""One identity over several articles."""

import pandas as pd
import pytest
from framescope import analyze, read_article
from framescope.actors.keys import apart, key, told_apart


@pytest.mark.parametrize(
    ("name", "kind", "known", "wanted"),
    [
        ("Ann Alder", "person", False, "ann-alder"),
        ("Ann B. Alder Jr.", "person", False, "ann-alder"),
        ("Ann “Tank” Alder", "person", False, "ann-alder"),
        ("José van der Berg", "person", False, "jose-berg"),
        ("Alder", "person", False, None),
        ("union leader", "person", False, None),
        ("Ruritania", "country", True, "united"),
        ("The Onion", "organisation", False, "onion"),
        ("council", "organisation", False, None),
        ("Officials", "group", False, None),
    ],
)
def test_the_key_of_an_actor(name, kind, known, wanted):
    assert key("united", name, kind, known) == wanted


def rows(*people, countries=()):
    actors = [{"actor_id": c, "name": c.title(), "kind": "country", "side": c, "actor_key": c} for c in countries]
    actors += [{"actor_id": n.lower(), "name": n, "kind": "person", "side": side, "actor_key": None} for n, side in people]
    return pd.DataFrame(actors)


@pytest.mark.parametrize(
    ("people", "wanted"),
    [
        ([("Ann Alder", None), ("Ann B. Alder", None)], ["ann-alder", "ann-alder"]),
        ([("Ann B. Alder", None), ("Ann C. Alder", None)], ["ann-b-alder", "ann-c-alder"]),
        ([("Ann B. Alder", None), ("Ann C. Alder", None), ("Ann Alder", None)], ["ann-b-alder", "ann-c-alder", None]),
        ([("John Doe Sr.", None), ("John Doe Jr.", None)], ["john-doe-sr", "john-doe-jr"]),
        ([("Ann Alder", "chad"), ("Ann Alder", "norway")], ["ann-alder@chad", "ann-alder@norway"]),
        ([("Ann Alder", "chad"), ("Ann Alder", "norway"), ("Ann Alder", None)], ["ann-alder@chad", "ann-alder@norway", None]),
        ([("Ann Alder", "chad"), ("Ann Alder", None)], ["ann-alder", "ann-alder"]),
        ([("Ann Alder", "green-party"), ("Ann Alder", "labour-party")], ["ann-alder@green-party", "ann-alder@labour-party"]),
        ([("Ann Alder", "green-party"), ("Ann Alder", "norway"), ("Ann B. Alder", None)], ["ann-alder"] * 3),
        ([("Ann Alder", "chad"), ("Ann Alder", "norway"), ("Ann Alder", "green-party")], ["ann-alder@chad", "ann-alder@norway", None]),
        ([("Ann Alder", "ostra-bank"), ("Ann Alder", "northgate")], ["ann-alder", "ann-alder"]),
        ([("Alder", None), ("Ann Alder", None)], [None, "ann-alder"]),
    ],
)
def test_two_of_one_name_are_told_apart_or_are_nobody(people, wanted):
    found = told_apart(rows(*people, countries=("chad", "norway")))
    assert [each if isinstance(each, str) else None for each in found[2:]] == wanted


@pytest.mark.parametrize(
    ("people", "wanted"),
    [
        (
            [("John B. Doe Jr.", "john-b-doe-jr"), ("John B. Doe", "john-b-doe"), ("John Doe Jr.", "john-doe")],
            ["john-doe-jr", "john-b-doe", "john-doe-jr"],
        ),
        ([("John Doe Jr.", "john-doe-jr"), ("John Doe", None), ("John Doe Jr.", "john-doe")], ["john-doe-jr", None, "john-doe-jr"]),
        ([("John Doe Jr.", "john-doe"), ("John B. Doe Jr.", "john-doe"), ("John Doe", "john-doe")], ["john-doe"] * 3),
        ([("John Doe Sr.", "john-doe"), ("John Doe Jr.", "john-doe"), ("John Doe", "john-doe")], ["john-doe-sr", "john-doe-jr", None]),
        ([("Al B. Doe Jr.", "al-b-doe-jr"), ("Al C. Doe Jr.", "al-c-doe-jr")], ["al-b-doe-jr", "al-c-doe-jr"]),
        ([("Ann Alder", "ann-alder"), ("Ann B. Alder", "ann-b-alder")], ["ann-alder", "ann-b-alder"]),
    ],
)
def test_father_and_son_are_two_and_each_is_one_over_the_articles(people, wanted):
    actors = rows(*((name, None) for name, _ in people)).assign(actor_key=[key for _, key in people])
    found = told_apart(actors)
    assert [each if isinstance(each, str) else None for each in found] == wanted


def test_two_of_one_article_have_keys_of_their_own():
    assert apart(["ann-alder", "ann-alder", "onion"], ["Ann Alder", "Ann B. Alder", "Onion"], ["person", "person", "organisation"]) == [
        None,
        "ann-b-alder",
        "onion",
    ]


def test_the_table_of_actors_holds_the_keys():
    actors = analyze(read_article("Ann B. Alder praised France. Officials said she lied."), instruments=[]).actors.set_index("actor_id")
    assert actors.actor_key["ann-b-alder"] == "ann-alder"
    assert actors.actor_key["france"] == "france"
    assert pd.isna(actors.actor_key["officials"])
