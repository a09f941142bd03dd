"""Figures: a finding as title, N, alternative text, and no label on another or off the sheet."""

from dataclasses import replace

import pytest
from framescope import figures
from framescope.measures.findings import findings
from framescope.tables import table
from legible import readable


@pytest.fixture(params=["azernews", "by_hand", "empty", "long_names"])
def analysis(request):
    if request.param == "azernews":
        return request.getfixturevalue("azernews")
    a = request.getfixturevalue("by_hand")
    if request.param == "empty":
        return replace(a, **{n: table(n, []) for n in ("attributions", "spans", "terms", "sentiments", "mentions", "actors")})
    if request.param == "long_names":
        return replace(a, actors=a.actors.assign(name=a.actors.name + " and the Associated $Provinces$ of the Southern Seaboard"))
    return a


@pytest.mark.parametrize("name", figures.__all__)
def test_every_figure_is_readable(name, analysis):
    readable(getattr(figures, name)(analysis))


@pytest.mark.parametrize("name", figures.__all__)
def test_every_figure_of_the_default_article_says_n(name, azernews):
    notes = [t.get_text() for t in getattr(figures, name)(azernews).texts]
    assert any(n.startswith("N = ") for n in notes)


def test_titles_are_findings(by_hand):
    found = {f.kind: f.title for f in findings(by_hand)}
    assert title(figures.terms_by_target(by_hand)) == found["painted"]
    assert title(figures.source_shares(by_hand)) == found["heard"]
    assert title(figures.framing_profile(by_hand)) == found["painted"]
    assert title(figures.voice_timeline(by_hand)) == found["voices"] and found["voices"].startswith("69 % of the article's 26 words")
    assert title(figures.presence(by_hand)) == "Mentioned most: Ruritania, 3 of 5 mentions"
    assert title(figures.cue_classes(by_hand)) == "1 of 2 attributions is introduced in neutral words"
    assert title(figures.source_positions(by_hand)) == "First to be heard: Ann Alder, 50 % into the article"
    assert title(figures.terms_by_category(by_hand)) == "2 of the 3 loaded terms are the author's own"


def test_a_title_says_what_is_shown_where_nothing_is_found(by_hand):
    one = replace(by_hand, terms=by_hand.terms[:1])
    assert title(figures.terms_by_target(one)) == "1 of the author's loaded terms is aimed at somebody, 0 of the sources'"
    assert title(figures.terms_by_category(one)) == "The one loaded term is the author's"
    tied = replace(by_hand, attributions=by_hand.attributions.assign(words=4))
    assert title(figures.source_shares(tied)) == "8 words quoted or reported, by those who say them"
    assert title(figures.framing_profile(replace(tied, terms=by_hand.terms[:0]))).startswith("Who is mentioned how often")
    assert title(figures.sentiment_by_side(by_hand)).startswith("How each mention of a side is spoken of")


def test_a_figure_names_the_instruments_that_it_rests_on(by_hand):
    assert figures.terms_by_target(by_hand).rests_on == ("terms", "attribution")


def title(figure):
    return " ".join(figure.get_suptitle().split())
