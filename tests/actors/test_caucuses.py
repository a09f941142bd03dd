"""A party's members in one chamber are a group of their own. Texts are invented; the parse is the real model's."""

import pytest
from test_actors import mentioned, read
from test_antecedents import meant


@pytest.mark.parametrize(
    ("text", "name", "actor", "side"),
    [
        ("Senate Republicans blocked the bill.", "Senate Republicans", "senate-republicans", "republican-party"),
        ("House Democrats were angry about the vote.", "House Democrats", "house-democrats", "democratic-party"),
        ("Critics of House Republicans met in Ohio.", "House Republicans", "house-republicans", "republican-party"),
        ("“It is late,” Senate Democrats said.", "Senate Democrats", "senate-democrats", "democratic-party"),
        ("She thanked Senate Republicans for their patience.", "Senate Republicans", "senate-republicans", "republican-party"),
    ],
)
def test_members_of_a_party_in_a_chamber_are_a_group(text, name, actor, side):
    actors, _ = read(text)
    assert name in mentioned(text, actor)
    assert actors.side[actor] == side and actors.kind[actor] == "group"


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Senate Republicans blocked the bill. Republican senators called it wasteful.", "Republican senators"),
        ("GOP senators met on Monday. Senate Republicans will vote today.", "GOP senators"),
        ("Senate Republicans blocked the bill. They called the plan wasteful.", "They"),
        ("Most Republican senators know it. Many of them stay silent. Senate Republicans meet today.", "them"),
    ],
)
def test_they_are_meant_by_their_office_too(text, piece):
    assert meant(text, piece) == "senate-republicans"


def test_congressmen_are_of_the_house():
    assert meant("House Democrats met. Democratic congressmen praised the deal.", "Democratic congressmen") == "house-democrats"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Republicans blocked the bill in the Senate.", "republican-party"),
        ("The Senate and Republicans in Ohio disagreed.", "republican-party"),
        ("House Democrat Ana Vogt left early.", "democratic-party"),
        ("The House's Democrats left early.", "democratic-party"),
    ],
)
def test_a_party_beside_a_chamber_stays_the_party(text, actor):
    actors, _ = read(text)
    assert actor in actors.index and not set(actors.kind) & {"group"}


def test_senators_of_another_party_are_not_meant():
    assert meant("Senate Republicans blocked the bill. Democratic senators protested.", "Democratic senators") != "senate-republicans"


@pytest.mark.parametrize(
    ("text", "plural", "party"),
    [
        ("The Conservative Party met in Leeds. The Conservatives lost seats.", "Conservatives", "conservative-party"),
        ("The Green Party won. Greens cheered all night.", "Greens", "green-party"),
        ("Voters left the Liberals. The Liberal Party of Ostria is old.", "Liberals", "liberal-party-of-ostria"),
        ("Bo Lee is the Libertarian Party's nominee. Libertarians share many views.", "Libertarians", "libertarian-party"),
        ("The Pirate Party spoke first. Critics of the Pirates left.", "Pirates", "pirate-party"),
    ],
)
def test_the_members_of_a_party_are_the_party(text, plural, party):
    assert plural in mentioned(text, party)


@pytest.mark.parametrize(
    ("text", "plural", "party"),
    [
        ("The Justice Party met. Justices of the court disagreed.", "Justices", "justice-party"),
        ("The Centre Party met. Centrists disagreed.", "Centrists", "centre-party"),
        ("The Green Party met. The Greens Foundation gave money.", "Greens", "green-party"),
        ("The Green Party met by the village greens. Omar Greens disagreed.", "Greens", "green-party"),
    ],
)
def test_other_plurals_are_not_the_party(text, plural, party):
    assert plural not in mentioned(text, party)


@pytest.mark.parametrize("place", ["murder", "arrest", "funeral", "kidnapping", "assassination"])
def test_what_only_persons_suffer_makes_a_person(place):
    actors, _ = read(f"The {place} of Okwuosa shocked the town.")
    assert actors.kind["okwuosa"] == "person"


def test_an_office_with_a_capital_behind_its_body_is_somebody():
    assert meant("The Northgate Superintendent thanked the crew.", "The Northgate Superintendent") == "northgate-superintendent"
