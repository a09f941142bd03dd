"""Praise of somebody who does harm, without a form of irony.

incongruity.txt: a sentence a line, its target in braces; "-": the words praise and what is told is a harm; "+": a twin of equal form that is meant.
"""

from pathlib import Path

import pytest
from framescope.sentiment.constructions import SCORN, decided
from framescope.sentiment.mention_model import score

MARKED = Path(__file__).with_name("incongruity.txt").read_text(encoding="utf-8").splitlines()


def is_scorned(marked, praised=True):
    start, end = marked.index("{"), marked.index("}") - 1
    return decided(marked.replace("{", "").replace("}", ""), start, end, praised=praised) == SCORN


@pytest.mark.parametrize("line", [line for line in MARKED if line.startswith("-")])
def test_praise_of_one_who_does_harm_scorns(line):
    assert is_scorned(line[2:])


@pytest.mark.parametrize("line", [line for line in MARKED if line.startswith("+")])
def test_praise_of_one_who_does_good_is_left_to_the_network(line):
    assert not is_scorned(line[2:])


@pytest.mark.parametrize(
    "line",
    [
        "{Okoro} has strengthened the club: he mended a roof that leaked.",
        "{The nurse}, whose courage is famous, was jailed for her work.",
        "{The architect}, who died in May, was a master of light.",
        "{The fund} bravely fought the closure of the last ward.",
        "{The minister} has wisely saved a ward although it leaks.",
        "{The mayor} is proud of Lenz, who lost his seat.",
        "{The keeper}, a true hero, rescued the drowning.",
        "{The fund} kindly waived the fees.",
        "Said to be wise, {the judge} closed the case.",
        'The "wise" {judge} abandoned the widow.',
    ],
)
def test_harm_that_is_mended_suffered_or_anothers_leaves_the_praise_standing(line):
    assert not is_scorned(line)


def test_without_praise_heard_nothing_clashes():
    assert is_scorned("{The bank} is so fond of its clients that it lost their money.")
    assert not is_scorned("{The bank} is so fond of its clients that it lost their money.", praised=False)


@pytest.mark.parametrize("name", ["Chad", "the United States", "Ms. Okoro", "Jordan", "Lost"])
def test_the_name_changes_nothing(name):
    assert is_scorned(f"{{{name}}} has solved the problem of noise by closing the school.")
    assert not is_scorned(f"{{{name}}} has solved the problem of noise by planting a hedge.")


def test_the_network_is_not_followed_where_the_sentence_clashes():
    sentence = "Haldor has wisely restored order and abandoned the wounded."
    assert score([(sentence, 0, 6, ())])[0].argmax() == 0


def test_a_long_sentence_is_not_read():
    assert not is_scorned("{Haldor} is wise and lost " + "the bridge and the road " * 40)
