"""A capital that is only its sentence's makes nobody of a word; firms called like words stay firms."""

import pytest
from framescope.measuring import analyze
from framescope.reading.article import Article


def named(text):
    """The kind of each actor that is named, by its name."""
    a = analyze(Article("a", text), instruments=[])
    names = set(a.mentions.actor_id[a.mentions.form == "name"])
    return {row.name: row.kind for row in a.actors.itertuples() if row.actor_id in names}


@pytest.mark.parametrize(
    "text",
    [
        "Braziers burned in oil drums.",
        "Fireworks lit the sky over the bay.",
        "Candles burned in windows on Friday.",
        "Anger grew in the village.",
        "Apathy won the day.",
        "Hope is fading for the miners.",
        "Solidarity has poured in from all over the country.",
        "Turnout fell.",
        "Rumours spread. Silence fell over the square.",
        '"Grief came later," the vicar said.',
        "Smoke drifted over the harbour. Banners hung from balconies.",
        "Trust collapsed after the vote.",
        "Ferry cancelled after storm\n\nThe storm was the worst in years.",
    ],
)
def test_a_word_that_only_opens_a_sentence_is_nobody(text):
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Apple said it would close stores.", "Apple"),
        ("Shell denied it.", "Shell"),
        ("Boots has raised its prices.", "Boots"),
        ("Boots is suing its landlord.", "Boots"),
        ("Solidarity called a strike. Solidarity said it would march.", "Solidarity"),
        ("Grab bought its rival. The regulator fined Grab.", "Grab"),
        ("Shell was fined 3 million dollars.", "Shell"),
        ("Target, the retailer, was quiet.", "Target"),
        ("Next has bought its rival.", "Next"),
        ("Target grew last year. It said that costs had fallen.", "Target"),
    ],
)
def test_a_firm_called_like_a_word_stays_one(text, firm):
    assert named(text).get(firm) == "organisation"


@pytest.mark.parametrize("text", ["Prices has fallen.", "Politics has cut both ways.", "Shops have raised their prices."])
def test_no_other_plural_is_a_firm(text):
    assert named(text) == {}


@pytest.mark.parametrize(
    "text", ["Hope wept. She said that she was tired.", "Ana Bell left. Bell grew old.", "Li Wei laughed. Wei grew tired."]
)
def test_a_person_called_like_a_word_stays_one(text):
    assert set(named(text).values()) == {"person"}


def test_a_people_that_opens_a_sentence_stays_a_group():
    assert named("Nazis marched through the town on Monday.") == {"Nazis": "group"}
