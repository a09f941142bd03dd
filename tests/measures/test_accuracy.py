"""A line on how well the instruments agree with people stands under every figure that rests on them."""

from html import escape

import pytest
from framescope import figures
from framescope.comparison import Review
from framescope.corpus import example, trends
from framescope.display.display import show
from framescope.display.findings import show_findings
from framescope.figures import compare as review_figures
from framescope.figures import corpus as corpus_figures
from framescope.measures import accuracy

ALL = ("attribution", "terms", "sentiment")
RESTS_ON = {
    "agency": ("agency", "attribution"),
    "cue_classes": ("attribution",),
    "framing_profile": ALL,
    "instrument_accuracy": (),
    "kinds_of_sources": ("attribution",),
    "mirror_audit": ALL,
    "portraits": ("sentiment", "attribution", "agency"),
    "presence": ("actors", "attribution"),
    "sentiment_by_side": ("sentiment",),
    "source_positions": ("attribution",),
    "source_shares": ("attribution",),
    "sourcing_by_paragraph": ("attribution",),
    "specification_curve": ALL,
    "terms_by_category": ("terms", "attribution"),
    "terms_by_target": ("terms", "attribution"),
    "terms_by_threshold": ("terms", "attribution"),
    "voice_timeline": ("attribution",),
    "who_toward_whom": ("stances",),
}
REVIEW = {
    "stance": "sentiment",
    "loaded": "terms",
    "source_shares": "attribution",
    "source_kinds": "attribution",
    "coverage": "attribution",
}
CORPUS = {"stance": "sentence_model", "loaded": "terms", "share": "attribution"}


def words(figure):
    return " ".join(" ".join(text.get_text() for text in figure.texts).split())


def test_every_figure_is_thought_of():
    assert set(RESTS_ON) == set(figures.__all__) and set(CORPUS) == set(corpus_figures.MEASURES)


@pytest.mark.parametrize("name", [name for name, instruments in RESTS_ON.items() if instruments])
def test_a_figure_of_an_article_says_how_far_its_instruments_agree_with_people(name, azernews):
    assert accuracy.line(*RESTS_ON[name]) in words(getattr(figures, name)(azernews))


@pytest.mark.parametrize("name", REVIEW)
def test_so_does_a_figure_of_several_articles(name, by_hand):
    two = Review({"one": by_hand, "other": by_hand})
    assert accuracy.line(REVIEW[name]) in words(getattr(review_figures, name)(two))


@pytest.fixture(scope="module")
def sums(tmp_path_factory):
    return trends.trends(example.sample(tmp_path_factory.mktemp("corpus"), articles=6), "Q", 2)


@pytest.mark.parametrize("measure", CORPUS)
def test_so_does_a_figure_of_a_corpus(measure, sums):
    assert accuracy.line(CORPUS[measure]) in words(corpus_figures.over_time(sums, measure))


def test_so_do_the_findings(azernews, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda html: shown.append(html._repr_html_()))
    show_findings(azernews)
    assert len(shown) == 3 and shown[0].startswith("<ul")
    assert escape(accuracy.line(*ALL)) in shown[1] and shown[2].startswith("<details") and escape(accuracy.technical(*ALL)) in shown[2]


def forget(monkeypatch):
    """What was worked out from the figures that ship is not asked in this test."""
    for name in ("_figure", "_together"):
        monkeypatch.setattr(accuracy, name, getattr(accuracy, name).__wrapped__)


def test_the_line_is_plain_and_the_technical_one_holds_the_figure_its_measure_and_people(monkeypatch):
    frame = accuracy.figures()
    row = accuracy.against_people().set_index(["corpus", "metric"]).loc[("PolNeAR", "end-to-end F1 at IoU .8")]
    assert accuracy.line("attribution", "agency") == (
        f"In tests, framescope and people agree on about {round(10 * row.framescope)} of 10 judgements of who says what. "
        "There is no test yet of who does what."
    )
    assert accuracy.technical("attribution", "agency") == (
        f"Against people: who says what {row.framescope:.2f} (end-to-end F1 at IoU .8, PolNeAR, {row.part}, version {row.version}, "
        f"{row.open:.2f} on the part that was looked at, people among themselves {row.people:.2f}); "
        "who does what, not measured."
    )
    monkeypatch.setattr(accuracy, "figures", lambda: frame[~accuracy.measured_here(frame)])
    forget(monkeypatch)
    assert accuracy.line("terms") == "There is no test yet of which words are loaded."
    assert accuracy.against_people().empty
    assert accuracy.technical("terms") == "Against people: loaded words, not measured."


def test_the_figures_of_a_page_carry_the_technical_line_folded_away(by_hand, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda what, **_: shown.append(what))
    show(figures.terms_by_target(by_hand), "terms")
    last = shown[-1]._repr_html_()
    assert "<summary>" in last and escape(accuracy.technical("terms", "attribution")) in last


def test_every_instrument_that_has_gold_is_measured():
    rows = accuracy.against_people().set_index(["corpus", "metric"]).index
    assert all((i.corpus, i.metric) in rows for i in accuracy.JUDGEMENTS.values() if i.corpus)
