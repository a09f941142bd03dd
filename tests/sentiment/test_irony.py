"""Irony that its construction tells: what scorns the target, and what looks like it and praises.

irony.txt: a sentence a line, its target in braces; "-": the form praises and what is told is a harm; "+": a sincere twin of such a sentence,
or one that holds words of a form for another reason.
"""

from pathlib import Path

import pytest
from framescope.sentiment.constructions import SCORN, decided

MARKED = Path(__file__).with_name("irony.txt").read_text(encoding="utf-8").splitlines()
HOSTILE = (
    "how kind of ",
    "thanks to the brilliant plan of ",
    "so much for the ",
    "{X} , champion of the poor , ",
    "promised a lot and ",
    '" help " ',
    "not without no ",
)


def is_scorned(marked):
    start, end = marked.index("{"), marked.index("}") - 1
    return decided(marked.replace("{", "").replace("}", ""), start, end) == SCORN


@pytest.mark.parametrize("line", [line for line in MARKED if line.startswith("-")])
def test_praise_that_tells_a_harm_scorns(line):
    assert is_scorned(line[2:])


@pytest.mark.parametrize("line", [line for line in MARKED if line.startswith("+")])
def test_praise_that_is_meant_is_left_to_the_network(line):
    assert not is_scorned(line[2:])


@pytest.mark.parametrize("name", ["Chad", "the United States", "Ms. Okoro", "Jordan"])
def test_the_name_changes_nothing(name):
    assert is_scorned(f"How generous of {{{name}}} to raise the rent.") and not is_scorned(f"How generous of {{{name}}} to waive the rent.")


def test_only_the_target_of_the_form_is_scorned():
    assert not is_scorned("Thanks to the minister's genius, {Nordwind} lost its bridge.")
    assert is_scorned("Thanks to {the minister}'s genius, Nordwind lost its bridge.")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_sentence_is_read_in_no_time(piece):
    decided("Haldor " + piece.replace("{X}", "Haldor") * 4_000, 0, 6)
