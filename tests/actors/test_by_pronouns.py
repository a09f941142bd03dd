"""Single names of which nothing but a pronoun, or what is done, tells that they are a person's. Texts are invented; the parse is the real model's."""

import pytest
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing.name_evidence import LIVED, evidence
from framescope.parsing.person_names import person_names
from test_actors import read

NAMES = ("Hagen", "Okonkwo", "Tanaka", "Yilmaz", "Petrenko", "Haddad", "Chaudhry", "Jobson")


def kind(text, name):
    actors, mentions = read(text)
    found = mentions[mentions.text == name]
    return None if found.empty else actors.kind[found.actor_id.iloc[0]]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    [
        "{} moved to Oslo in May to complete his studies.",
        "{} succeeded at the club. He left in May.",
        "After the trial {} returned with her papers.",
        "{} joined the choir in 1954. She had sung before.",
    ],
)
def test_he_and_she_tell_a_person_whatever_the_name(text, name):
    assert kind(text.format(name), name) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Paul Orr resigned. Ostra praised his work.",
        "The lawyer resigned. Ostra praised her work.",
        "Ostra closed its plant. It paid nobody.",
        "A neighbour told the judge that Ostra had hidden his papers.",
        "Ostra sued him.",
        "Ostra said he had left.",
    ],
)
def test_where_somebody_else_may_be_meant_nothing_is_told(text):
    assert kind(text, "Ostra") != "person"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    [
        "In 1902 {} was born in a village.",
        "Later {} married a baker.",
        "There {} grew up in poverty.",
        "Then {} had died of a fever.",
        "Then {} nodded.",
    ],
)
def test_what_only_persons_do_tells_one(text, name):
    sentence = text.format(name)
    assert [sentence[p.start : p.end] for p in person_names(sentence, load_gazetteer())] == [name]


@pytest.mark.parametrize("text", ["Ostra grew by 4 percent", "Ostra was founded in 1902", "Ostra paid", "Ostra has sold the plant"])
def test_what_bodies_do_too_tells_nothing(text):
    assert evidence(text, 0, 5) < LIVED
