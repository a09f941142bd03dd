"""The specification curve in numbers, and what the figure of the validation shows; the figures themselves: `test_figures`."""

from dataclasses import replace

import pandas as pd
import pytest
from framescope.coding.gold import disagreements, gold_scores, in_words
from framescope.measures import accuracy, specification
from framescope.measures.summary import sentiment_toward
from framescope.tables import conform


def only(frame, finding, *options):
    """The estimate of the one specification with these options, and the first option of every other choice."""
    mine = frame[frame.finding == finding]
    first = mine.drop_duplicates("choice").set_index("choice").option.to_dict()
    chosen = {**first, **{mine.choice[mine.option == o].iloc[0]: o for o in options}}
    numbers = [set(mine.specification[(mine.choice == c) & (mine.option == o)]) for c, o in chosen.items()]
    (number,) = set.intersection(*numbers)
    return mine.estimate[mine.specification == number].iloc[0]


def test_every_combination_of_choices_is_one_specification(azernews):
    frame = specification.specifications(azernews)
    for _, group in frame.groupby("finding"):
        n = 1
        for options in group.groupby("choice").option.unique():
            n *= len(options)
        assert group.specification.nunique() == n
        assert group.drop_duplicates("specification").default.sum() == 1


def test_the_default_is_what_the_findings_rest_on(azernews):
    frame, pair = specification.specifications(azernews), specification.sides(azernews)
    felt = sentiment_toward(azernews)
    felt = felt[(felt.instrument == "vader") & (felt.voice == "author")].set_index("who")["mean"]
    assert only(frame, "tone", "VADER") == pytest.approx(felt[pair[0]] - felt[pair[1]])


def test_choices_change_what_is_counted(by_hand):
    """Two terms of the author's aim at Fenwick; Ruritania's two mentions by name score 0.5 and 0, Fenwick's -0.5."""
    lost = by_hand.terms.iloc[[1]].assign(left_out="evaluative", without=0.3)
    risen = by_hand.terms.iloc[[0]].assign(left_out="contested_labels", weight=0.0, without=0.55, start=99, end=101, target="ruritania")
    by_hand = replace(by_hand, sensitivity=conform("sensitivity", pd.concat([lost, risen])))
    frame = specification.specifications(by_hand)
    assert specification.sides(by_hand) == ("Ruritania", "Fenwick")
    assert only(frame, "loaded terms") == -2
    assert only(frame, "loaded terms", "weight from 0.6") == -2
    assert only(frame, "loaded terms", "without evaluative") == -1
    assert only(frame, "loaded terms", "without contested labels") == -1
    assert only(frame, "loaded terms", "without contested labels", "weight from 0.6") == -2
    assert only(frame, "tone") == pytest.approx((0.5 + 0 + 0) / 3 + 0.5)
    assert only(frame, "tone", "each sentence once") == pytest.approx((0.5 + 0) / 2 + 0.5)
    assert only(frame, "room to speak") == pytest.approx(3 / 8)
    assert only(frame, "room to speak", "quotations alone", "attributions") == 1
    rows = specification.held(frame).set_index("finding")
    assert rows.share["tone"] == 1 and rows.default["loaded terms"] == -2
    assert "Loaded terms: more loaded terms aimed at Fenwick than at Ruritania, in all" in " ".join(specification.in_words(by_hand))


def test_an_article_without_two_sides_has_no_curve(by_hand):
    alone = replace(by_hand, mentions=by_hand.mentions[by_hand.mentions.actor_id == "ruritania"])
    assert specification.specifications(alone).empty and specification.sides(alone) is None and specification.in_words(alone) == []


def test_measured_figures_name_what_made_them():
    frame = accuracy.figures()
    mine = frame[accuracy.measured_here(frame)]
    rates = frame[~frame.metric.str.contains("second")]
    assert rates.value.between(0, 1).all() and frame.metric.notna().all()
    assert frame[["source", "command", "version", "date"]].notna().all(axis=None)
    assert mine.command.str.startswith(("framescope", "python -m training", "score_")).all()


def test_against_people_holds_own_peer_and_human_figures():
    frame = accuracy.against_people().set_index(["corpus", "metric"])
    row = frame.loc[("PolNeAR", "end-to-end F1 at IoU .8")]
    assert (row["best peer"], row.peer, row.people) == (0.347, "Gender Gap Tracker", 0.677) and 0.48 < row.framescope < 0.7
    assert {"PolNeAR", "NewsMTSC", "BABE"} <= set(frame.index.get_level_values(0))


def test_disagreements_in_words(azernews, by_hand):
    assert len(in_words(azernews)) == len(gold_scores(azernews)) == 3 and "framescope sheet" in in_words(by_hand)[0]
    assert list(disagreements(by_hand).columns) == list(disagreements(azernews).columns)


@pytest.mark.parametrize(("estimates", "said"), [([1, 1, 1, -1], True), ([-1, 1, 1, 1], False), ([0, 1, 1, 1], False)])
def test_what_the_findings_contradict_is_not_said_of_most_specifications(estimates, said):
    """The first is the one that the findings rest on; the others may not outvote it on a page that tells it."""
    rows = [("room to speak", "what", str(n), n, float(e), n == 0) for n, e in enumerate(estimates)]
    ((row),) = specification.held(pd.DataFrame(rows, columns=list(specification.COLUMNS))).itertuples()
    assert (specification.majority(row, ("Tarn", "Lima")) == "more words given to Tarn than to Lima") is said
