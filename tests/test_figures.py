"""Figures: a finding as title, N, alternative text, and no label on another or off the sheet."""

from dataclasses import replace

import pytest
from framescope import figures
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
    assert figures.terms_by_target(by_hand).get_suptitle() == "The author aims most loaded terms at Fenwick: 2 of 2"
    assert figures.presence(by_hand).get_suptitle() == "Ruritania is mentioned most, 3 times, of 5"
    assert "69 % of the words are the author's own" in figures.voice_timeline(by_hand).get_suptitle().replace("\n", " ")
