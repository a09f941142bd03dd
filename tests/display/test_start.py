"""The first notebook's form and the view to explore: what they show of what is chosen, with and without widgets."""

import re

import pandas as pd
import pytest
from framescope.display import explore, start
from framescope.display.answer import answer
from framescope.measures.answer import NO_PICTURE
from lxml import html

PLAIN = "The dam opens on Monday. It rained. The water is high."


@pytest.fixture
def shown(monkeypatch):
    calls = []

    class Handle:
        def update(self, what):
            calls.append(what)

    def display(*whats, display_id=None, **_):
        calls.extend(whats)
        return Handle() if display_id else None

    monkeypatch.setattr("IPython.display.display", display)
    return calls


@pytest.fixture
def measured(by_hand, monkeypatch):
    """Measuring is stood in for: it answers with the small analysis of whatever article."""
    seen = []
    monkeypatch.setattr(start, "analyze", lambda article: seen.append(article) or by_hand)
    return seen


def test_the_answer_has_its_words_folded_under_each_sentence(azernews):
    page = html.fromstring(answer(azernews).html)
    items = page.xpath("//div[contains(@class, 'fs-answer')]/ol/li")
    assert 1 <= len(items) <= 7
    for item in items:
        (details,) = item.findall("details")
        told = int(re.match(r"\d+", details.find("summary").text)[0])
        assert len(details.findall(".//mark")) == min(told, 40) and details.get("open") is None
    assert "Not measured:" in page.text_content() and "<script" not in answer(azernews).html


def test_without_a_finding_there_is_no_clear_picture():
    from framescope import analyze, read_article

    assert NO_PICTURE in answer(analyze(read_article(PLAIN), instruments=[])).html


def test_pasted_text_is_measured(measured, by_hand):
    begun = start.Start(by_hand)
    assert begun.read(f"  {PLAIN} \n") == "" and measured[0].text.strip() == PLAIN


@pytest.mark.parametrize("name", ["dam.txt", "../../dam.txt", "C:\\texts\\dam.txt", "dam.html", ".txt"])
def test_an_uploaded_file_is_measured_under_its_own_name(measured, by_hand, name):
    page = f"<html><body><article><h1>A dam</h1>{f'<p>{PLAIN * 3}</p>' * 4}</article></body></html>"
    content = page if name.endswith("html") else PLAIN
    begun = start.Start(by_hand)
    assert begun.read("something pasted", ({"name": name, "content": memoryview(content.encode())},)) == ""
    assert "dam opens" in measured[0].text


@pytest.mark.parametrize("pasted", ["", " \n\t"])
def test_nothing_is_asked_for_again(measured, by_hand, pasted):
    assert start.Start(by_hand).read(pasted) == start.NOTHING and not measured


def test_what_cannot_be_read_is_one_sentence_and_keeps_the_last(measured, by_hand):
    begun = start.Start(by_hand)
    assert re.match(r"a\.txt is empty", begun.read("", ({"name": "a.txt", "content": b" "},)))
    assert begun.analysis is by_hand


@pytest.mark.parametrize("there", [True, False])
def test_the_answer_is_shown_at_once(shown, measured, monkeypatch, there):
    if there:
        pytest.importorskip("ipywidgets", reason="the form is made of ipywidgets")
    else:
        monkeypatch.setattr(start, "ipywidgets", lambda: None)
    start.start(PLAIN)
    assert any("fs-answer" in getattr(what, "html", "") for what in shown) and len(shown) == 1 + there


def test_pressing_the_button_shows_the_new_answer_or_what_is_wrong(shown, measured):
    pytest.importorskip("ipywidgets", reason="the form is made of ipywidgets")
    start.start(PLAIN)
    pasted, row, told = shown[0].children
    row.children[1].click()
    assert told.value == start.NOTHING and len(shown) == 2
    pasted.value = "Another article."
    row.children[1].click()
    assert told.value == "" and len(shown) == 3 and measured[-1].text.strip() == "Another article."
    assert not row.children[1].disabled


def lists(page):
    """What each part of the view counts, by its name."""
    return {s.text.rpartition(": ")[0]: int(s.text.rpartition(": ")[2]) for s in html.fromstring(page).iter("summary")}


def test_the_view_follows_actor_and_voice(by_hand):
    a = by_hand
    everything = lists(explore.shown(a, None, None, 0.5).html)
    assert everything["Mentions"] == len(a.mentions)
    alone = lists(explore.shown(a, "fenwick", "author", 0.5).html)
    rows = a.mentions[(a.mentions.actor_id == "fenwick") & (a.mentions.voice == "author")]
    assert alone["Mentions"] == len(rows)
    side = set(a.actors.actor_id[a.actors.side == "ruritania"])
    assert lists(explore.shown(a, "ruritania", None, 0.5).html)["Mentions"] == int(a.mentions.actor_id.isin(side).sum())


def test_the_view_follows_the_threshold(azernews):
    few, many = (lists(explore.shown(azernews, None, None, at).html).get("Loaded words", 0) for at in (0.9, 0.3))
    kept = azernews.candidates.weight
    assert (few, many) == (int((kept >= 0.9).sum()), int((kept >= 0.3).sum())) and few < many


def test_one_can_choose_everybody_and_each_who_is_mentioned(azernews):
    choices = explore.actors(azernews)
    assert choices[0] == ("everybody", None)
    assert {actor for _, actor in choices[1:]} == set(azernews.mentions.actor_id.dropna())
    assert pd.Series([int(re.search(r"\((\d+)\)$", name)[1]) for name, _ in choices[1:]]).is_monotonic_decreasing


def test_without_widgets_the_view_shows_everything(shown, by_hand, monkeypatch):
    monkeypatch.setattr(explore, "ipywidgets", lambda: None)
    explore.explore(by_hand)
    (page,) = shown
    assert lists(page.html)["Mentions"] == len(by_hand.mentions)


def test_choosing_changes_the_view(shown, by_hand):
    pytest.importorskip("ipywidgets", reason="the view is made of ipywidgets")
    explore.explore(by_hand)
    shown[-1].children[0].value = "fenwick"
    assert lists(shown[-1].html)["Mentions"] == int((by_hand.mentions.actor_id == "fenwick").sum())
