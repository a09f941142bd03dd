"""Ships are no persons, no bodies and nobody who speaks."""

import pytest
from framescope.measuring import analyze
from framescope.reading.article import Article


def names(text):
    return set(analyze(Article("a", text), instruments=[]).actors.name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The crew of the MV Lady Isla refused to sail. Captain Duncan Rae said that the Lady Isla was unsafe.", {"crew", "Duncan Rae"}),
        ("HMS Daring sailed for the Gulf on Monday. Daring fired two missiles, Ana Bell said.", {"Ana Bell"}),
        ("The USS Harmon struck a pier. The Harmon was leaking, Wanjiru Otieno said.", {"Wanjiru Otieno"}),
        ("The freighter SS Corvid ran aground. Corvid had hit a rock.", set()),
        ("The trawler Esther Rask sank on Friday. Esther Rask had left at six, Li Wei said.", {"Li Wei"}),
        ("The tanker Al Salam hit the ferry Wanjiru, said Captain Otieno. The Al Salam was leaking. Wanjiru sank.", {"Otieno"}),
        ("Nobody drowned when the ship, the Rainbow Warrior, was bombed. The Rainbow Warrior sank.", set()),
        ("INS Vikrant joined the fleet. The INS Vikrant attacked a boat.", set()),
        ("USS Georgia fired on the harbour. The submarine Georgia left on Sunday.", set()),
        ("Lady Isla, a ferry, broke down on Monday. The Lady Isla was towed.", set()),
    ],
)
def test_a_ship_is_nobody(text, found):
    assert names(text) - {"fleet"} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The yacht Nelson Mandela won. Nelson Mandela said that he was glad.", "Nelson Mandela"),
        ("The RRS Sir David Bell left. Sir David Bell said that he was proud of the ship.", "David Bell"),
        ("SS Rajamouli said that he would not film.", "SS Rajamouli"),
        ("The ferry operator Westwater said it was sorry.", "Westwater"),
        ("On the ferry Ana Bell said that she was sick. Ana Bell wept.", "Ana Bell"),
        ("MV Agusta said it would close its factory.", "MV Agusta"),
    ],
)
def test_who_bears_the_name_of_a_ship_or_has_letters_like_one_stays(text, found):
    assert found in names(text)
