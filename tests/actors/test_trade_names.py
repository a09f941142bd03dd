"""Firms and ships whose names look like a person's: told by the plural of a trade, by what they own, by "MV" before them."""

import framescope as fs
import pytest
from framescope.reading.article import Article
from framescope.reading.bylines import is_byline
from test_actors import read


def actors(text):
    a = fs.analyze(Article(id="a", text=text), instruments=["vader"])
    return dict(zip(a.actors.name, a.actors.kind, strict=True)), a


FIRMS = ["Calder Ferries", "Ashby Breweries", "Orsen Laundries", "Tanaka Bakeries", "Mensah Dairies", "Okafor Trains", "Haldor Foods"]


@pytest.mark.parametrize("name", FIRMS)
def test_the_plural_of_a_trade_is_a_firm_and_its_first_word_is_short_for_it(name):
    kinds, a = actors(
        f"{name} said on Monday that it would close.\n\nThe mayor criticised the company. {name.split()[0]} denied the charge. Tom Lind, 40, agreed."
    )
    assert kinds[name] == "organisation" and name.split()[0] not in kinds and kinds["Tom Lind"] == "person"
    meant = a.mentions[a.mentions.text == "the company"].actor_id.tolist()
    assert meant == a.actors.actor_id[a.actors.name == name].tolist()


@pytest.mark.parametrize(
    "text", ["A spokesman for Calder Ferries said the ship was safe.", "A spokeswoman for Ashby Breweries said it was sorry."]
)
def test_a_spokesman_stands_for_the_firm_and_not_the_firm_for_him(text):
    _, a = actors(text + "\n\nThe mayor was angry.")
    firm = a.actors[a.actors.kind == "organisation"].iloc[0]
    assert firm.side == firm.actor_id and firm.actor_id in set(a.actors.side[a.actors.kind == "person"])


@pytest.mark.parametrize("maker", ["steelmaker", "chipmaker", "planemaker", "drugmaker", "truckmaker", "carmaker"])
def test_who_makes_things_is_the_company(maker):
    _, a = actors(f"The {maker} Ostra cut 400 jobs. The IG Nord union accused the company of betrayal.")
    assert a.mentions[a.mentions.text == "the company"].actor_id.tolist() == ["ostra"]


@pytest.mark.parametrize("ship", ["MV Hebridean Star", "HMS Garnet Bell", "USS Alden Roe"])
def test_a_ship_is_no_person(ship):
    kinds, _ = actors(f"The crew of the {ship} refused to sail.\n\nThe {ship} is forty years old.")
    assert "person" not in kinds.values()


@pytest.mark.parametrize("name", ["Kwame Brooks", "Aisha Woods", "Ravi Waters", "Lena Davies", "Jun Humphries", "Olu Mills"])
def test_people_whose_surnames_are_plurals_stay_people(name):
    kinds, _ = actors(f"{name} said she would appeal. Ms {name.split()[1]}, 41, lives in the harbour.\n\nThe court was full.")
    assert kinds[name] == "person"


@pytest.mark.parametrize(
    "line",
    ["The Inverlay Courier, 12 March 2031", "Oslo, 3 May 2031", "The Harbour Post | March 3, 2031", "Bank of Harbour News — 4 June 2031"],
)
def test_a_paper_and_a_day_are_no_sentence(line):
    assert is_byline(line)


@pytest.mark.parametrize("line", ["The vote, 12 March 2031", "She resigned, 12 March 2031", "The mayor resigned on 12 March 2031"])
def test_a_phrase_with_a_day_is_none(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talks at Arbitra failed. Arbitra said it would meet both sides.", "arbitra"),
        ("Staff at Concilia sang. Concilia announced a plan. Work at Concilia went on.", "concilia"),
    ],
)
def test_a_name_at_which_things_happen_and_that_speaks_is_a_body(text, name):
    assert read(text)[0].kind.get(name) == "organisation"


@pytest.mark.parametrize(
    "text", ["Ada Prys, MP for Cwm Dafen, left.", "Ada Prys, the MSP for Glen Orrin, left.", "Ada Prys won the seat for Cwm Dafen."]
)
def test_a_seat_in_parliament_is_nobody(text):
    assert set(read(text)[0].index) == {"ada-prys"}
