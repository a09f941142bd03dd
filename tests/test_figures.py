"""Figures: a finding as title, N, alternative text, and no label on another or off the sheet."""

from dataclasses import replace
from itertools import combinations

import pytest
from framescope import figures
from framescope.tables import table
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text


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
    figure = getattr(figures, name)(analysis)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    texts = [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip() and t.get_window_extent().width > 0]
    sheet = figure.bbox
    for text in texts:
        box = text.get_window_extent()
        assert box.x0 >= sheet.x0 - 1 and box.x1 <= sheet.x1 + 1 and box.y0 >= sheet.y0 - 1 and box.y1 <= sheet.y1 + 1, text.get_text()
    for one, other in combinations(texts, 2):
        a, b = one.get_window_extent().padded(-1.5), other.get_window_extent().padded(-1.5)
        assert not (a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1), (one.get_text(), other.get_text())
    assert figure.get_suptitle() and figure.get_label()
    assert not any(t.get_parse_math() for t in figure.findobj(Text))


@pytest.mark.parametrize("name", figures.__all__)
def test_every_figure_of_the_default_article_says_n(name, azernews):
    notes = [t.get_text() for t in getattr(figures, name)(azernews).texts]
    assert any(n.startswith("N = ") for n in notes)


def test_titles_are_findings(by_hand):
    assert figures.terms_by_target(by_hand).get_suptitle() == "The author aims most loaded terms at Fenwick: 2 of 2"
    assert figures.presence(by_hand).get_suptitle() == "Ruritania is mentioned most, 3 times, of 5"
    assert "69 % of the words are the author's own" in figures.voice_timeline(by_hand).get_suptitle().replace("\n", " ")
