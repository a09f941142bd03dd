"""Mentions whose tone the construction decides: compounds, formulas of silence, fixed ironic phrases."""

import numpy as np
import pytest
from framescope.sentiment import mention_model, occlusion, sentence_model
from framescope.sentiment.constructions import NO_TONE, SCORN, decided, follow

COMPOUNDS = [
    "The {Azerbaijani}-Armenian war of 2020 killed thousands.",
    "The Azerbaijani-{Armenian} war of 2020 killed thousands.",
    "Crowds cheered the anti-{Baku} moves in parliament.",
    "Pro-{Moscow} gunmen looted the bank.",
    "The failed Nordwind–{Telvia} merger cost 4,000 jobs.",
]
SILENT = [
    "{The Treasury} did not immediately respond to a request for comment.",
    "{Haldor} declined to comment on Tuesday.",
    "{Lindgren} didn't reply to an email.",
    "{Lindgren} didn’t reply to an email.",
    "A spokesman for {Abara} could not be reached on Sunday.",
    "Calls to {the clinic} were not returned.",
    "There was no immediate word from {Baku}.",
    "{The ministry} would not say how many people had been hired.",
    "{Vance} has yet to answer questions about the delay.",
    "Neither {the mayor} nor the council had commented by press time.",
]
SCORNED = [
    "So much for {Minister Amsel}'s promise to fix the trains.",
    "So much for the promises of {Amsel}.",
    "{Okoro} promised jobs and delivered layoffs.",
    "Cornered at last, {Okoro} suddenly discovered the virtues of dialogue.",
    "With friends like {Okoro}, who needs enemies?",
    "{Okoro} would have us believe that the files walked away.",
    "The town has had enough of {Okoro}'s so-called reforms.",
    "{Okoro} suddenly remembered his principles.",
    "Another day, another pledge from {Okoro}.",
    "How generous of {Okoro} to return a tenth of it.",
    "It took {Okoro} only nine years to notice the leak.",
    "{Okoro}'s idea of free speech is a prison with a library.",
]
OPEN = [
    "{Ocasio}-Cortez.",
    "{Haldor}, who lied to the court, did not respond to a request for comment.",
    "The disgraced {Haldor} did not respond to a request for comment.",
    "{Haldor} did not respond to the cries of the drowning and sailed on.",
    "{Haldor} did not respond, and three people died.",
    "{Haldor} responded to the request at once.",
    "{Haldor} declined to help the wounded.",
    "{Haldor} refused to pay the nurses.",
    "{Okoro} promised jobs and delivered them.",
    "{Okoro} promised jobs and delivered jobs.",
    "{Okoro} promised jobs.",
    "It took {Okoro} nine years to build the tower.",
    "{Okoro} stood by his principles.",
    "{Okoro} asked us to believe in the young.",
    "{Okoro} discovered the source of the Nile.",
]


def item(marked):
    start, end = marked.index("{"), marked.index("}") - 1
    return marked.replace("{", "").replace("}", ""), start, end, ()


@pytest.mark.parametrize(
    ("marked", "shares"),
    [*((s, NO_TONE) for s in COMPOUNDS + SILENT), *((s, SCORN) for s in SCORNED), *((s, None) for s in OPEN)],
)
def test_what_the_construction_decides(marked, shares):
    assert decided(*item(marked)) == shares


@pytest.mark.parametrize("marked", [COMPOUNDS[0], SILENT[0], SCORNED[0], OPEN[3]])
def test_another_name_is_decided_alike(marked):
    sentence, start, end, _ = item(marked)
    swapped = [(sentence[:start] + name + sentence[end:], start, start + len(name)) for name in ("Chad", "the United States", "Jordan")]
    assert {decided(*one) for one in swapped} == {decided(sentence, start, end)}


def test_only_the_decided_rows_are_put_in():
    found = follow(np.full((2, 3), 1 / 3), [item(OPEN[3]), item(SILENT[0])])
    assert found[0] == pytest.approx([1 / 3] * 3)
    assert found[1] == pytest.approx(NO_TONE)


def test_both_networks_follow_the_construction():
    items = [item(SILENT[0]), item(SCORNED[1])]
    for read in (mention_model.score, sentence_model.score_each):
        assert read(items) == pytest.approx(np.array([NO_TONE, SCORN]))


def test_no_word_is_made_answerable_for_what_the_construction_decides():
    assert set(occlusion.explain([item(SILENT[0]), item(OPEN[3])])["item"]) == {1}


def test_a_long_sentence_without_end_is_read_in_no_time():
    sentence = "Haldor did not " + "to the request for comment on " * 20_000
    assert decided(sentence, 0, 6) is None
