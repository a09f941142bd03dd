"""Who is for or against whom, outlet by outlet: the counts, the sentences behind them, and what the figure says of them."""

import framescope as fs
import pandas as pd
import pytest
from framescope import comparison
from framescope.comparison import Review
from framescope.comparison.stances import SIGNS
from framescope.figures import pairs
from framescope.reading.article import Article
from legible import readable

AGAINST = "Ann Lee condemned Bo Orr. Ann Lee sued Bo Orr. Ann Lee denounced Bo Orr.\n\nThe hall was full."
FOR = "Ann Lee praised Bo Orr. Bo Orr thanked Ann Lee.\n\nThe hall was full."


def measured(text):
    return fs.analyze(Article(id="a", text=text), instruments=["vader"])


@pytest.fixture(scope="module")
def review():
    return Review({"Post": measured(AGAINST), "Wire": measured(FOR)})


def test_counts_are_sentences_of_each_outlet(review):
    counts = comparison.toward(review).set_index(["outlet", "who", "toward"])[SIGNS]
    assert counts.loc["Post", "Ann Lee", "Bo Orr"].tolist() == [3, 0]
    assert counts.loc["Wire", "Ann Lee", "Bo Orr"].tolist() == [0, 1]


def test_every_count_has_its_sentences(review):
    rows = comparison.toward_in_words(review)
    assert len(rows) == comparison.toward(review).n.sum()
    assert set(rows["is"]) == {"for", "against"}
    assert all(sentence in AGAINST + FOR for sentence in rows.sentence)


def test_the_clearest_difference_is_the_title(review):
    figure = pairs.by_outlet(review)
    assert figure.get_suptitle().replace("\n", " ") == "Ann Lee is against Bo Orr in 3 sentences of Post, in none of Wire"
    readable(figure)


def test_two_differences_as_large_make_no_title():
    a = measured(AGAINST)
    figure = pairs.by_outlet(Review({"Post": a, "Wire": a}))
    assert figure.get_suptitle().startswith("Who is for or against whom, in 6 sentences of 2 articles")


def test_stances_that_are_not_sure_enough_are_left_out(review):
    unsure = {name: a.__class__(**{**vars(a), "stances": a.stances.assign(confidence=0.1)}) for name, a in review.analyses.items()}
    assert comparison.toward(Review(unsure)).empty


def edges(periods, outlets=("Post", "Wire")):
    rows = [("Ann Lee", "Bo Orr", "author", outlet, period, 2 if outlet == "Post" else 0, 1, 1) for outlet in outlets for period in periods]
    return pd.DataFrame(rows, columns=["source", "target", "voice", "outlet", "period", "negative", "positive", "articles"])


@pytest.mark.parametrize(
    "periods", [["2031Q1", "2031Q2"], [None], [f"{year}-{month:02}" for year in (2030, 2031) for month in range(1, 13)]]
)
@pytest.mark.parametrize("outlets", [("Post", "Wire"), ("Post",), [f"The $Associated$ Provincial Advertiser {n}" for n in range(9)]])
def test_a_corpus_over_time_is_readable(periods, outlets):
    figure = pairs.over_time(edges(periods, outlets))
    readable(figure)
    readable(figure.narrow())
    assert any(t.get_text().startswith("N = ") for t in figure.texts)


def test_a_corpus_says_where_it_differs_most():
    figure = pairs.over_time(edges(["2031Q1", "2031Q2"]))
    assert figure.get_suptitle().replace("\n", " ") == "Ann Lee is against Bo Orr in 4 sentences of Post, in none of Wire"


def test_a_corpus_without_stances_says_so():
    assert pairs.NOBODY in pairs.over_time(edges([])).get_label()
