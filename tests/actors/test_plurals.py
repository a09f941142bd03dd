"""Whom "they" means by the plural before it. Texts are invented; the parse is the real model's."""

import pandas as pd
import pytest
from test_actors import read


def they(text, word="They"):
    """The actors of the mentions with this text: None where one is unresolved."""
    _, mentions = read(text)
    return [None if pd.isna(a) else a for a in mentions.actor_id[mentions.text.str.casefold() == word.casefold()]]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The pickets blocked the gate. They sang.", "They", "pickets"),
        ("Several tenants protested on Monday. They held a banner.", "They", "tenants"),
        ("Drivers said that they would strike.", "they", "drivers"),
        ("The pickets met. “The drivers are tired,” they said.", "they", "pickets"),
        ("“The strikers are tired,” Bo Lee said. They went home.", "They", "strikers"),
        ("Villagers told the judge that their wells were dry.", "their", "villagers"),
        ("Officials said they had no comment.", "they", "officials"),
        ("The Saudis have oil, and they know it.", "they", "saudi-arabia"),
        ("The Danes won. They celebrated all night.", "They", "denmark"),
        ("Firefighters arrived with ladders. They saved two cats.", "They", "firefighters"),
    ],
)
def test_they_are_the_last_plural(text, word, who):
    assert they(text, word)[0] == who


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Danes from every town marched on Friday. They sang.", "They"),
        ("Two Danes were arrested. They denied it.", "They"),
        ("Many Danes are tired. They want peace.", "They"),
        ("Danes who live abroad cannot vote. They protested.", "They"),
        ("Danes in many towns marched past Norwegians. They sang.", "They"),
    ],
)
def test_some_people_of_a_country_are_not_the_country(text, word):
    assert they(text, word)[0] != "denmark"


@pytest.mark.parametrize(
    "text",
    [
        "“The pickets lied,” a guard said. However, their union disagreed.",
        "“The pickets marched.” However, despite their anger they went home.",
        "A guard said, “The pickets marched.” On Monday they went home.",
    ],
)
def test_a_new_sentence_goes_on_from_who_was_quoted_about(text):
    word = "their" if "their" in text else "they"
    assert they(text, word)[0] == "pickets"


def test_nobody_is_the_object_of_what_he_does():
    assert they("The pickets met. They dropped them.", "them")[0] != "pickets"


def test_they_go_on_meaning_the_same():
    assert they("The pickets blocked the gate. They sang, and they danced, and they drank.") == ["pickets"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Officials met Ana Vogt and Omar Said. They agreed.",
        "The pickets blocked the gate. Police arrested three students. They were released.",
        "The pickets blocked the gate. The prices rose. They doubled within a week.",
    ],
)
def test_nobody_is_taken_where_somebody_else_may_be_meant(text):
    assert they(text)[-1] != "pickets" and they(text)[-1] != "officials"


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The Harland government asked for designs to learn what their citizens like.", "their", "harland-government"),
        ("The council bought maps and named their leader.", "their", "council"),
        ("Veritas Ltd told the press after two weeks of their decision.", "their", "veritas-ltd"),
        ("She works at Ostra Robotics, where they build cranes.", "they", "ostra-robotics"),
        ("He trained at Veritas Ltd where they paid well.", "they", "veritas-ltd"),
        ("The team from Malmo arrived after many delays. They were tired.", "They", "team"),
        ("The union met the mayor after three hours. They want a raise.", "They", "union"),
        ("The Danes marched in honour of the Finns. They sang.", "They", "denmark"),
        ("The Norwegians came, waving Veritas Tulips flags. They sang.", "They", "norway"),
        ("Team Norway had to rebuild their boat. Norway is far away.", "their", "team-norway"),
        ("Nearly all Republican Senators left. They were tired.", "They", "republican-senators"),
    ],
)
def test_they_are_who_can_be_meant_where_things_cannot(text, word, who):
    assert they(text, word)[-1] == who


@pytest.mark.parametrize(
    "text",
    [
        "Ostra Ltd sold its shops. They were small.",
        "Ostra Ltd met the drivers. They agreed.",
        "The council met the tenants. They agreed.",
        "Officials spoke to the pickets. They agreed with the drivers, who met them. They left.",
        "Ostra Ltd ordered cranes before its rivals did. Their arms are long.",
    ],
)
def test_nobody_is_taken_where_the_thing_or_the_other_may_be_meant(text):
    found = they(text, "Their" if "Their" in text else "They")
    assert found[0] not in {"ostra-ltd", "council"}


def test_officers_in_the_plural_are_no_person_and_members_of_a_party_no_mere_members():
    actors, mentions = read("Senators voted. The Republican Senators left early. Governors said they agree.")
    assert "person" not in set(actors.kind)
    found = mentions.set_index("text").actor_id
    assert found["The Republican Senators"] != found["Senators"]


@pytest.mark.parametrize(
    "text", ["Officials said it was wasteful.", "Senate Republicans met. They said it was wasteful.", "The Danes say it costs too much."]
)
def test_it_is_no_subject_in_the_plural(text):
    assert they(text, "it")[0] is None
