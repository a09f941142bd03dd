"""Agreement of two coders, against known cases, and of the instruments with what they agree on."""

import numpy as np
import pandas as pd
import pytest
from framescope.coding.agreement import agreed, alphas, half_filled, in_words, merged, scores, split_words
from framescope.coding.codings import filled, instrument_answers
from framescope.coding.gold import gold_answers, gold_of
from framescope.coding.sheets import COLUMNS, draw


@pytest.fixture(scope="module")
def gold_sheet(azernews):
    return filled(draw([azernews], size=len(azernews.sentences)), gold_answers(azernews, gold_of(azernews)))


def sheet(**answers):
    n = len(next(iter(answers.values())))
    rows = {c: [None] * n for c in COLUMNS} | {"unit": [f"u{i:02d}" for i in range(n)], "kind": ["sentence"] * n, "text": ["x"] * n}
    return pd.DataFrame(rows | answers, dtype="object")


def test_the_gold_filled_in_twice_agrees_wholly_in_any_order(gold_sheet):
    rows, notes = merged(gold_sheet, gold_sheet.sample(frac=1, random_state=3))
    table = alphas(rows)
    assert notes == [] and half_filled(rows) == []
    assert table.alpha.tolist() == [1.0] * len(table) and table.low.tolist() == [1.0] * len(table)
    assert all("alpha" in sentence and "1.00" in sentence for sentence in in_words(table))


def test_a_shuffled_sheet_agrees_about_as_chance_does(gold_sheet):
    sentences = gold_sheet[gold_sheet.kind == "sentence"]
    drawn = []
    for seed in range(40):
        shuffled = sentences.copy()
        for question in ("reported", "loaded"):
            shuffled[question] = np.random.default_rng(seed).permutation(sentences[question].to_numpy())
        drawn.append(alphas(merged(sentences, shuffled)[0], draws=1).set_index("question").alpha[["reported", "loaded"]])
    assert pd.DataFrame(drawn).mean().abs().max() < 0.1


def test_alpha_is_krippendorff_s_own_example():
    """Two coders, ten units, nominal: Krippendorff (2011), Computing Krippendorff's alpha-reliability, example A: .095."""
    one = ["no" if v == "0" else "yes" for v in "0100000000"]
    two = ["no" if v == "0" else "yes" for v in "1110010010"]
    row = alphas(merged(sheet(loaded=one), sheet(loaded=two))[0]).set_index("question").loc["loaded"]
    assert row.alpha == pytest.approx(0.095, abs=5e-4) and row.low <= row.alpha <= row.high and (row.both, row.same) == (10, 6)


def test_an_ordinal_question_forgives_a_step_more_than_two():
    one = sheet(stance=["negative", "neutral", "positive", "negative", "positive", "neutral"]).assign(kind="actor")
    near = one.assign(stance=["neutral", "neutral", "positive", "negative", "positive", "neutral"])
    far = one.assign(stance=["positive", "neutral", "positive", "negative", "positive", "neutral"])
    near_alpha, far_alpha = (alphas(merged(one, other)[0]).set_index("question").alpha["stance"] for other in (near, far))
    assert far_alpha < near_alpha < 1


def test_the_interval_is_seeded():
    one, two = sheet(loaded=["yes", "no"] * 8), sheet(loaded=["yes", "no", "no", "no"] * 4)
    rows = merged(one, two)[0]
    pd.testing.assert_frame_equal(alphas(rows), alphas(rows))
    assert len({alphas(rows, draws=5, seed=seed).low[2] for seed in range(5)}) > 1


def test_half_filled_and_unmatched_sheets_are_told_and_keep_their_rows():
    one, two = sheet(loaded=["yes", None, "no", "yes"]), sheet(loaded=["yes", "no", "no", "no"]).iloc[1:]
    two = pd.concat([two, sheet(loaded=["no"]).assign(unit="other")])
    rows, notes = merged(one, two)
    assert len(rows) == 5 and set(rows.unit) == {"u00", "u01", "u02", "u03", "other"}
    assert any("1 unit stands in the first sheet alone" in n for n in notes) and any("second sheet alone" in n for n in notes)
    assert half_filled(rows)[0] == "loaded: 2 of 5 units are answered by both, 3 by one alone."


def test_sheets_with_nothing_in_common_and_answers_that_do_not_vary():
    rows, notes = merged(sheet(loaded=["yes"] * 3), sheet(loaded=["yes"] * 3).assign(unit=["a", "b", "c"]))
    assert any("no unit in common" in n for n in notes) and "nothing is answered by both" in " ".join(in_words(alphas(rows)))
    same = alphas(merged(sheet(loaded=["yes"] * 3), sheet(loaded=["yes"] * 3))[0])
    assert np.isnan(same.alpha[2]) and "one and the same answer" in in_words(same)[2]


def test_the_instrument_is_scored_on_what_both_people_say():
    one = sheet(loaded=["yes", "yes", "no", "no", "yes"], loaded_words=["bad; Worse", "ill", None, None, "x"])
    two = sheet(loaded=["yes", "yes", "no", "yes", None], loaded_words=["worse; bad", "ill", None, None, "y"])
    people = agreed(merged(one, two)[0])
    assert people.loaded.fillna("").tolist() == ["yes", "yes", "no", "", ""]
    machine = sheet(loaded=["yes", "no", "no", "yes", "yes"], loaded_words=["bad", "ill; odd", None, None, None])
    table = scores(people, machine).set_index(["question", "answer"])
    assert tuple(table.loc[("loaded", "yes")]) == pytest.approx((2, 1.0, 0.5, 2 / 3))
    assert tuple(table.loc[("loaded_words", "each term")]) == pytest.approx((3, 2 / 3, 2 / 3, 2 / 3))


def test_the_instruments_against_the_gold_of_the_default_article(azernews, gold_sheet):
    people = agreed(merged(gold_sheet, gold_sheet)[0])
    table = scores(people, instrument_answers(azernews)).set_index(["question", "answer"])
    assert table.loc[("reported", "direct")].recall == 1.0 and table.f1.between(0, 1).all()


def test_words_are_split_at_semicolons():
    assert split_words(" So-called; made-up ;") == {"so-called", "made-up"} and split_words(None) == frozenset()
