"""What sets each article of a press review apart, in sentences and in the tables behind them."""

from dataclasses import replace

import pytest
from framescope import comparison
from framescope.comparison import apart, content, told
from framescope.comparison.press import reviewed


@pytest.fixture(scope="module")
def found(press):
    return comparison.differences(press)


def of_kind(found, kind):
    return [str(d) for d in found if d.kind == kind]


def test_each_outlet_is_told_by_the_side_that_it_aims_its_loaded_words_at(found, press):
    loaded = comparison.loaded(press).set_index(["outlet", "who"]).n
    post = next(text for text in of_kind(found, "loaded") if text.startswith("The Harbour Post"))
    n = loaded["The Harbour Post", "Fenwick"]
    assert f"aims {n} loaded words of its own at Fenwick" in post and "“reckless”" in post
    assert not any(text.startswith("The Wire") for text in of_kind(found, "loaded"))


def test_the_outlet_that_judges_nobody_is_told_where_another_judges(found):
    assert of_kind(found, "restrained") == ["The Wire aims no loaded word of its own at anybody and says wrong of nobody in its own words."]


def test_what_chance_could_do_is_said_to_be_so():
    assert apart._chance(3, 3, 1 / 3) == pytest.approx(1 / 27) and apart._chance(0, 5, 0.2) == pytest.approx(1.0)
    assert apart._chance(2, 4, 0.5) == pytest.approx(11 / 16)


def test_the_source_that_one_article_alone_leaves_out_is_missing(found):
    (text,) = of_kind(found, "missing")
    assert text.startswith("Bo Birch is heard in Fenwick Daily (") and text.endswith("and not mentioned in The Harbour Post.")


def test_who_speaks_first_and_last_is_told_where_it_differs(found):
    first, last = of_kind(found, "first")
    assert first == "Who speaks first: Bo Birch in Fenwick Daily, Ann Alder in The Harbour Post and The Wire."
    assert last.startswith("Who speaks last: Ann Alder in Fenwick Daily and The Harbour Post, Bo Birch in The Wire")


def test_the_largest_difference_in_room_has_its_words(found, press):
    (text,) = of_kind(found, "room")
    shares = comparison.shares(press)
    who = "Fenwick" if "Fenwick gets" in text else "Ruritania"
    for row in shares[shares.who == who].itertuples():
        assert f"{row.mean:.0%}".replace("%", " %") in text and f"({row.words} word" in text


def test_the_sentences_rest_on_passages_of_the_articles(press, found):
    rows = comparison.passages(press)
    assert set(rows.difference) == {n for n, d in enumerate(found, 1) if d.kind != "restrained"}
    for row in rows.itertuples():
        assert row.sentence in set(press.analyses[row.outlet].sentences.text)


def test_one_article_alone_and_one_told_twice_are_set_apart_by_nothing(press):
    a = press.analyses["The Wire"]
    alone = reviewed([a])
    assert comparison.differences(alone) == [] and comparison.in_words(alone) == [apart.ALONE]
    twice = reviewed([a, replace(a, article=replace(a.article, outlet="The Other Wire"))])
    assert comparison.in_words(twice) == [apart.NONE]
    assert comparison.only_told(twice).empty and len(comparison.passages(twice)) == 0


def test_a_sentence_is_only_told_where_no_other_article_shares_its_words(press):
    rows = comparison.only_told(press)
    told_by = {outlet: " ".join(group.sentence) for outlet, group in rows.groupby("outlet")}
    assert "could not sleep" in told_by["Fenwick Daily"] and "40,000 households" not in " ".join(rows.sentence)
    assert (rows.shared < told.COUNTERPART).all()


def test_the_same_statement_in_two_articles_is_told_as_one(press):
    rows = comparison.choices(press)
    power = rows[rows.content.str.contains("40,000")]
    assert dict(zip(power.outlet, power.also_in, strict=True)) == {"The Harbour Post": "The Wire", "The Wire": "The Harbour Post"}
    assert rows[rows.content.str.contains("gift")].also_in.tolist() == [""]


def test_what_only_one_outlet_calls_a_side(press):
    rows = comparison.names_for(press)
    reckless = rows[(rows.label == "reckless")]
    assert reckless.outlet.tolist() == ["The Harbour Post"] and reckless.alone.all() and set(reckless.who) == {"Fenwick"}
    assert not rows.label.str.match(r"(?:the|a|an) ").any()


def test_rare_words_weigh_more_and_frequent_ones_find_nothing():
    passages = {n: frozenset({"dam", f"word{n}"}) for n in range(40)}
    weights = content.Weights(passages.values())
    assert weights["word3"] > weights["dam"] and not weights.telling("dam")
    where = content.places(passages)
    assert content.nearest(frozenset({"dam"}), passages, where, weights) == 0
    assert content.nearest(frozenset({"word3", "dam"}), passages, where, weights) == 1
    assert content.nearest(frozenset(), passages, where, weights) == 0


def test_whom_an_outlet_says_wrong_of_is_told_with_the_voice(found, press):
    texts = of_kind(found, "accused")
    rows = apart.accusations(press)
    for text in texts:
        outlet = next(name for name in press.outlets if text.startswith(name))
        assert any(f"“{row.text.strip()}”" in text for row in rows[rows.outlet == outlet].itertuples())
        assert "in its own words" in text or "in its sources’" in text


def test_how_often_is_said_with_whose_words():
    import pandas as pd

    def rows(*sourcing):
        return pd.DataFrame({"sourcing": list(sourcing)})

    assert apart._how_often(rows("asserted", "asserted", "attributed")) == "twice in its own words and once in its sources’"
    assert apart._how_often(rows("distanced")) == "once in its sources’" and apart._how_often(rows()) == "never"


def test_a_weight_does_not_hang_on_the_order_of_its_words():
    """Sets come in another order in each process, and sums of fractions with them: the tables must not."""
    weights = content.Weights([frozenset(f"word{k}" for k in range(n, 12)) for n in range(12)])
    words = [f"word{n}" for n in range(12)]
    assert {weights.of(words[n:] + words[:n]) for n in range(12)} == {weights.of(words)}
