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
        ("Villagers told the judge that their wells were dry.", "their", "villagers"),
        ("Officials said they had no comment.", "they", "officials"),
        ("The Saudis have oil, and they know it.", "they", "saudi-arabia"),
        ("The Danes won. They celebrated all night.", "They", "denmark"),
        ("Firefighters arrived with ladders. They saved two cats.", "They", "firefighters"),
    ],
)
def test_they_are_the_last_plural(text, word, who):
    assert they(text, word)[0] == who


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
