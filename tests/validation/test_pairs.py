"""The comparison of two articles against people's: pairs of SEESAW and BASIL, the sign of the difference, and what becomes of it."""

import json

import pandas as pd
import pytest
from framescope.comparison.contrasts import MEASURES, STANCE, TONE, toward_each
from framescope.errors import InputError
from framescope.validation import agreement, pairs
from framescope.validation.agreement import PEOPLE


def written(tmp_path, rows):
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def seesaw(doc, polarity, grades, story="s"):
    stances = [{"sentence": i, "source": "Ann Lee", "target": "Omar Diallo", "polarity": p} for i, p in enumerate(polarity)]
    entities = [{"name": "Omar Diallo", "kind": "People", "grades": grades}, {"name": "the dam", "kind": "Topic", "grades": [1]}]
    return {"doc": doc, "story": story, "text": "", "entities": entities, "stances": stances}


def predicted(doc, **measures):
    values = {STANCE: measures.get("stance"), TONE: measures.get("tone")}
    return {"doc": doc, "actors": [{"names": ["Diallo"], "measures": {m: v for m, v in values.items() if v is not None}}]}


def test_a_pair_is_two_articles_of_one_event_that_people_tell_apart(tmp_path):
    rows = [seesaw("a", [-1, -1], [-1]), seesaw("b", [1], [0]), seesaw("c", [1], [0]), seesaw("d", [-1], [1], story="other")]
    said = [predicted(doc, stance=score, tone=score) for doc, score in (("a", -2.0), ("b", 1.0), ("c", 1.5), ("d", 0.0))]
    found = pairs.pairs(written(tmp_path, rows), "seesaw", said)
    summed = found[found.gold == "summed stances"]
    assert summed.people.tolist() == [-3.0, -3.0] and summed[STANCE].tolist() == [-3.0, -3.5]  # b and c are alike to people
    graded = found[found.gold == "grades"]
    assert graded.people.tolist() == [-1.0, -1.0] and graded[PEOPLE].tolist() == [-3.0, -3.0]
    assert set(found.who) == {"omar diallo"}


def test_who_is_not_found_in_one_of_them_makes_no_pair_and_a_missing_measure_is_missing(tmp_path):
    rows = [seesaw("a", [-1], []), seesaw("b", [1], [])]
    nobody = {"doc": "b", "actors": []}
    assert pairs.pairs(written(tmp_path, rows), "seesaw", [predicted("a", stance=1.0), nobody]).empty
    found = pairs.pairs(written(tmp_path, rows), "seesaw", [predicted("a", stance=1.0), predicted("b", stance=2.0, tone=0.1)])
    assert found[TONE].isna().all() and found[STANCE].tolist() == [-1.0] and found.gold.tolist() == ["summed stances"]


def basil(doc, feeling, side):
    return {"doc": doc, "event": "e", "author_feeling": {"Barack Obama": feeling, "main event": "neg"}, "relative_stance": side}


def test_basil_tells_feelings_and_which_article_is_further_right(tmp_path):
    def article(doc, obama, romney):
        named = ((["Barack Obama", "Obama"], obama), (["Mitt Romney"], romney), (["Ann Lee"], 9.0))
        return {"doc": doc, "actors": [{"names": names, "measures": {STANCE: score}} for names, score in named]}

    path = written(tmp_path, [basil("a", "neg", "conservative"), basil("b", "neu", "center")])
    found = pairs.pairs(path, "basil", [article("a", -2.0, 1.0), article("b", 0.5, 0.0)]).set_index("gold")
    assert found.people["feeling"] == -1.0 and found[STANCE]["feeling"] == -2.5
    assert found.people["relative stance"] == 1.0 and found[STANCE]["relative stance"] == pytest.approx(3.0 + 0.5)


def test_other_corpora_have_no_pairs(tmp_path):
    with pytest.raises(InputError, match="seesaw or basil"):
        pairs.pairs(tmp_path / "x", "gum", [])


def frame(differences, people):
    rows = {"gold": "summed stances", "event": [f"e{i // 2}" for i in range(len(people))], "who": "x", "people": people}
    return pd.DataFrame({**rows, PEOPLE: None, **dict.fromkeys(MEASURES), STANCE: differences}).astype({STANCE: "float64"})


def test_right_is_the_share_of_those_told_apart_whose_sign_is_peoples():
    differences = [0.1, -0.1, 0.2, -0.2, 3.0, -3.0, 4.0, 5.0, 0.0, 0.0]
    found = agreement.agreement(frame(differences, [-1, 1, 1, -1, 1, -1, 1, 1, 1, 1])).set_index("size")
    assert set(found.measure) == {STANCE}
    assert found.right["any"] == 6 / 8 and found.told["any"] == 0.8 and found.pairs["any"] == 10
    assert found.right["large"] == 1.0 and found.right["small"] == 0.5
    assert (found.low <= found.right).all() and (found.right <= found.high).all() and found.high["large"] == pytest.approx(1.0)
    assert found.smallest["large"] > found.smallest["middle"] > found.smallest["small"] == 0.0


def test_a_measure_that_tells_nothing_apart_has_no_row():
    assert agreement.agreement(frame([0.0] * 4, [1, 1, -1, 1])).empty


def test_few_pairs_have_a_wide_interval_even_where_all_are_right():
    found = agreement.agreement(frame([1.0, 2.0, 3.0], [1, 1, 1])).set_index("size")
    assert found.right["any"] == 1.0 and found.low["any"] < 0.5


def test_the_table_is_written_with_what_made_it(tmp_path):
    result = pairs.Result("seesaw", agreement.agreement(frame([1.0, 2.0, 3.0, 1.5], [1, 1, 1, -1])))
    result.put(tmp_path / "c.csv", "mine", "framescope validate seesaw x --comparison")
    result.put(tmp_path / "c.csv", "mine", "framescope validate seesaw x --comparison")
    found = pd.read_csv(tmp_path / "c.csv")
    assert list(found.columns) == list(pairs.COLUMNS) and len(found) == len(result.table) == len(result.lines())
    assert found.code.str.len().eq(16).all() and set(found.part) == {"mine"}


def test_the_measures_of_an_article_are_those_of_its_tables(by_hand):
    found = toward_each(by_hand)
    assert set(found) == set(by_hand.mentions.actor_id.dropna())
    assert all(set(mine) <= set(MEASURES) for mine in found.values())
    from framescope.measures.stance import stances

    scores = stances(by_hand).query("voice == 'article'").set_index("actor_id").score
    assert {actor: mine[STANCE] for actor, mine in found.items() if STANCE in mine} == scores.to_dict()
