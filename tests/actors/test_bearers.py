"""Who is meant where several people bear one surname, and which other names are one actor's."""

import pytest
from framescope import analyze, read_article
from test_antecedents import meant


def owners(text):
    """The actor of each name, as text and actor_id, in order."""
    found = analyze(read_article(text), instruments=[]).mentions
    return [(m.text, m.actor_id) for m in found.itertuples() if m.form == "name"]


def owner_of_last(text, name):
    """The actor of the last place of `name`, or None."""
    found = analyze(read_article(text), instruments=[]).mentions
    at = text.rindex(name)
    return next((m.actor_id for m in found.itertuples() if m.start == at and m.form == "name"), None)


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Maria Orsen and Paul Orsen were fined. Orsen said the fine was unfair.", "Orsen", None),
        ("Ngozi Mensah and Kwame Mensah run the shop. The police praised Mensah.", "Mensah", None),
        ("Ana Bell, her brother Tom Bell and Eva Bell sang. Bell fell ill.", "Bell", None),
        ("Kwame Mensah met the press. Mensah was calm. His wife, Ama Mensah, came later. Mensah left early.", "Mensah", "kwame-mensah"),
        ("Kwame Mensah came with his wife, Ama Mensah. Mrs Mensah said she was ill.", "Mensah", "ama-mensah"),
        ("Kwame Mensah came with his wife, Ama Mensah. Mr Mensah said he was ill.", "Mensah", "kwame-mensah"),
        ("Dr Bo Vik and Ms Li Vik spoke first. Mr. Vik agreed.", "Vik", "bo-vik"),
        ("Jun Sato, a father of two, sued Rei Sato. Mrs Sato denied it.", "Sato", "rei-sato"),
        ("Bekzat Abay and Nurgul Abay were heard. Mr Abay and Mrs Abay left.", "Abay", None),
        ("Maria Orsen was fined.\n\nPaul Orsen runs a shop. Orsen said he would pay.", "Orsen", "paul-orsen"),
    ],
)
def test_a_surname_of_several_people(text, name, actor):
    assert owner_of_last(text, name) == actor


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("John Doe Sr. and his son, Mark Doe, were at the ranch. The elder Doe said he would sell.", "Doe", "john-doe-sr"),
        ("John Doe Sr. and his son, Mark Doe, were at the ranch. The younger Doe said he would sell.", "Doe", "mark-doe"),
        ("Ana Bell Moe met Kim Moe and his daughter, Li Moe. The younger Moe sang.", "Moe", "li-moe"),
        ("Kwame Mensah came with his father, Kofi Mensah. The elder Mensah spoke.", "Mensah", "kofi-mensah"),
        ("Kwame Mensah came with his father, Kofi Mensah. The younger Mensah spoke.", "Mensah", "kwame-mensah"),
        ("Kwame Mensah came with his father, Kofi Mensah. The older Mr. Mensah spoke.", "Mensah", "kofi-mensah"),
        ("Paul Orsen and Paul Orsen Jr. run the yard. The younger Orsen was fined.", "Orsen", "paul-orsen-jr"),
        ("Wei Chen and her niece Mei Chen sued. The elder Chen won.", "Chen", "wei-chen"),
        ("Ivo Hale and Tom Hale sang. The elder Hale left.", "Hale", None),
        ("Ivo Hale, his son Tom Hale and his son Bo Hale sang. The younger Hale left.", "Hale", None),
        ("Ivo Hale and his son Tom Hale sang. An older Hale song came last. Hale left.", "Hale", None),
    ],
)
def test_the_elder_and_the_younger_of_a_surname(text, name, actor):
    assert owner_of_last(text, name) == actor


def test_father_and_son_are_two():
    assert owners("John Doe Sr. and his son, John Doe Jr., sang. John Doe Jr. won.")[1:] == [("John Doe Jr.", "john-doe-jr")] * 2


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('The boxer Danny "Tank" Hale won. Tank said he was tired. Hale left.', "danny-tank-hale"),
        ("Ivan Petrov, known as Hammer, was jailed. Hammer said nothing.", "ivan-petrov"),
        ("Northgate Logistics cut jobs. Northgate said that sales fell.", "northgate-logistics"),
        ("The Amalgamated Distribution Workers struck. ADW said no.", "amalgamated-distribution-workers"),
        ("The Roads and Bridges Commission (RBC) met. The RBC denied it.", "roads-and-bridges-commission"),
        ("Age Action UK warned of it. Age Action UK has 400 branches.", "age-action-uk"),
        ("Shipbuilder Haldor cut its forecast. Analysts of Haldor were angry.", "haldor"),
    ],
)
def test_the_names_of_one_actor(text, actor):
    assert {owner for _, owner in owners(text)} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "Orsen was fined on Monday. Her brother, Paul Orsen, paid. Orsen thanked him.",
        "Orsen was born in Leeds, the daughter of the engineer Paul Orsen and Ida Moe. Orsen left early.",
        "Orsen sang in Leeds and married Paul Orsen, a baker. Orsen left early.",
        "Orsen and her late husband, playwright Paul Orsen, lived in Leeds. Orsen left early.",
        "Orsen was born in Leeds to Paul Orsen, a farmer. Orsen left early.",
        "Orsen came as a late son of the baker Paul Orsen. Orsen left early.",
    ],
)
def test_a_surname_before_a_relative_of_that_name_is_somebody_else(text):
    assert meant(text, "Orsen") == meant(text, "Orsen", 1) == "orsen"
    assert meant(text, "Paul Orsen") == "paul-orsen"


@pytest.mark.parametrize(
    "text",
    [
        "Orsen was fined on Monday. Paul Orsen had sued his brother.",
        "Orsen was shot. His wife said that Paul Orsen was a good man.",
        "Orsen left early. The daughter met Paul Orsen at the gate.",
        "Orsen left early. Friends of Paul Orsen were sad.",
    ],
)
def test_a_surname_before_the_full_name_is_its_bearer(text):
    assert meant(text, "Orsen") == "paul-orsen"
