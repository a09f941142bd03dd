"""Figures with words for who cannot see them, tables with nothing left unescaped."""

import base64
from io import BytesIO

import pandas as pd
import pytest
from framescope.display import display
from matplotlib.figure import Figure
from PIL import Image


def figure(title="Nine of ten"):
    drawn = Figure(figsize=(3, 2), dpi=100)
    drawn.subplots().bar([1], [2])
    drawn.suptitle(title)
    return drawn


@pytest.fixture
def shown(monkeypatch):
    calls = []
    monkeypatch.setattr("IPython.display.display", lambda *args, **options: calls.append((args, options)))
    return calls


def test_show_gives_alternative_text_and_sharp_pixels(shown):
    display.show(figure(), "bars", alt="One bar, two high")
    (picture,), options = shown[0]
    assert options["metadata"]["image/png"] == {"alt": "One bar, two high", "width": 300, "height": 200}
    assert Image.open(BytesIO(base64.b64decode(picture["image/png"]))).size == (600, 400)


def test_a_figure_is_shown_with_its_narrow_layout_where_it_has_one(shown):
    drawn = figure()
    drawn.narrow = lambda: Figure(figsize=(2, 5), dpi=100)
    display.show(drawn, "bars", alt="One bar, two high")
    display.show(figure(), "bars")
    (both,), (wide,) = (args for args, _ in shown)
    narrow = both[display.NARROW]
    assert (narrow["width"], narrow["height"]) == (200, 500) and b"<svg" in base64.b64decode(narrow["data"])
    assert display.NARROW not in wide and "text/html" not in both


def test_label_then_title_stand_in_for_alternative_text(shown):
    display.show(figure("Nine\nof ten"), "bars")
    labelled = figure()
    labelled.set_label("A label")
    display.show(labelled, "bars")
    assert [options["metadata"]["image/png"]["alt"] for _, options in shown] == ["Nine of ten", "A label"]


@pytest.mark.parametrize(
    ("title", "name", "message"), [("", "bars", "alternative text"), ("T", "../bars", "figure name"), ("T", "Bars", "figure name")]
)
def test_figures_without_words_or_with_odd_names_are_refused(shown, title, name, message):
    with pytest.raises(ValueError, match=message):
        display.show(figure(title), name)
    assert not shown


def test_saved_figures_are_the_same_bytes_each_time(shown, monkeypatch, tmp_path):
    for run in "ab":
        monkeypatch.setenv(display.FIGURES_VARIABLE, str(tmp_path / run))
        display.show(figure(), "bars")
    for name in ("bars.png", "bars.svg"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert not {"Software", "Creation Time"} & set(Image.open(tmp_path / "a" / "bars.png").info)


def test_table_escapes_everything():
    frame = pd.DataFrame({"<b>": ["<script>alert(1)</script>", "$x$ & y"]})
    page = display.table(frame, "<i>caption</i>").html
    assert not any(tag in page for tag in ("<b>", "<script", "<i>"))
    assert "<td>$x$ &amp; y</td>" in page and "mathjax_ignore" in page


def test_table_writes_numbers_and_missing_values_for_readers():
    frame = pd.DataFrame({"name": ["a-b", None], "share": [-0.5, None], "n": [1, 2]})
    page = display.table(frame, "Shares", {"n": "N", "share": "share", "name": "who"}, {"share": "{:.0%}"}).html
    assert '<tr><td class="n">1</td><td class="n">−50%</td><td>a-b</td></tr>' in page
    assert '<tr><td class="n">2</td><td class="n">–</td><td>–</td></tr>' in page
    assert page == display.table(frame, "Shares", {"n": "N", "share": "share", "name": "who"}, {"share": "{:.0%}"}).html


def test_long_text_is_a_column_to_read():
    page = display.table(pd.DataFrame({"short": ["x"], "long": ["word " * 20]}), "Words").html
    assert '<td>x</td><td class="t">word' in page


@pytest.mark.parametrize(("columns", "width"), [(1, "few"), (3, "few"), (4, "some"), (8, "some"), (9, "many")])
def test_a_wide_table_names_the_column_beside_each_value(columns, width):
    """So that its rows can be shown as cards."""
    frame = pd.DataFrame({f"<{i}>": [i] for i in range(columns)})
    page = display.table(frame, "Numbers").html
    assert f'class="fs-table fs-{width} ' in page
    assert page.count('<td data-name="') == (columns if width != "few" else 0) and "<0>" not in page


def test_long_text_needs_the_room_of_two_columns():
    frame = pd.DataFrame({"a": [1], "b": [2], "c": ["word"]})
    assert 'class="fs-table fs-few ' in display.table(frame, "N").html
    assert 'class="fs-table fs-some ' in display.table(frame.assign(c="word " * 20), "N").html


def test_table_says_when_it_is_cut():
    page = display.table(pd.DataFrame({"n": range(5)}), "Numbers", rows=2).html
    assert page.count("<tr>") == 3 and "the first 2 of 5 rows" in page


def test_a_list_of_nothing_says_so(shown):
    display.show_list([])
    assert "None found." in shown[0][0][0].html


def test_list_escapes(shown):
    display.show_list(["<b> & $x$"])
    assert "<li>&lt;b&gt; &amp; $x$</li>" in shown[0][0][0].html
