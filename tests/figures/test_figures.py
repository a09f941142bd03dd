"""Figures: a finding as title, N, alternative text, and no label on another or off the sheet."""

from dataclasses import replace
from functools import cache
from itertools import combinations

import pandas as pd
import pytest
from framescope import figures
from framescope.figures import style
from framescope.figures.layout import NARROW, WIDE, layout
from framescope.figures.layout import narrow as phone
from framescope.measures import loaded_terms
from framescope.measures.findings import findings
from framescope.tables import table
from legible import readable
from matplotlib.text import Text

pytestmark = pytest.mark.usefixtures("sums_once")


@pytest.fixture(scope="module")
def of_azernews(azernews):
    """The figures of the default article, each drawn once: ``of_azernews(name)``. Nobody changes them."""
    return cache(lambda name: getattr(figures, name)(azernews))


ANALYSES = ("azernews", "by_hand", "empty", "long_names")
DRAWN = [(name, which) for name in figures.__all__ for which in ANALYSES if which == "azernews" or name != "instrument_accuracy"]
"""Each figure of each analysis; that of the instruments is the same whatever the article."""


@pytest.fixture(params=ANALYSES)
def analysis(request):
    if request.param == "azernews":
        return request.getfixturevalue("azernews")
    a = request.getfixturevalue("by_hand")
    if request.param == "empty":
        return replace(a, **{n: table(n, []) for n in ("attributions", "spans", "terms", "sentiments", "mentions", "actors")})
    if request.param == "long_names":
        return replace(a, actors=a.actors.assign(name=a.actors.name + " and the Associated $Provinces$ of the Southern Seaboard"))
    return a


@pytest.mark.parametrize(("name", "analysis"), DRAWN, indirect=["analysis"])
def test_every_figure_is_readable(name, analysis, azernews, of_azernews):
    """On a desk and on a phone, where all its panels stand in the width of the screen, one below the other."""
    wide = of_azernews(name) if analysis is azernews else getattr(figures, name)(analysis)
    narrow = wide.narrow()
    readable(wide)
    readable(narrow)
    assert narrow.get_figwidth() == NARROW.width < wide.get_figwidth()
    assert title(narrow) == title(wide) and narrow.get_label() == wide.get_label()
    boxes = [ax.get_position() for ax in narrow.axes]
    assert all(box.x0 >= 0 and box.x1 <= 1 for box in boxes) and len(boxes) == len(wide.axes)
    assert all(max(one.y0, two.y0) >= min(one.y1, two.y1) - 1e-9 for one, two in combinations(boxes, 2) if one.height and two.height)


def test_there_is_room_for_one_more_instrument(azernews):
    again = azernews.sentiments[azernews.sentiments.instrument == "vader"].assign(instrument="another")
    figure = figures.sentiment_by_side(replace(azernews, sentiments=pd.concat([azernews.sentiments, again], ignore_index=True)))
    assert len(figure.axes) == 4
    readable(figure)
    readable(figure.narrow())


def test_a_word_above_a_column_does_not_lose_its_last_letter():
    columns = ["assertive", "speculating", "evaluative", *"abcdef"]
    figure = style.count_matrix(pd.DataFrame([[1] * len(columns)], ["Ann"], columns), "One row", "N = 9")
    assert [label.get_text() for label in figure.axes[0].get_xticklabels()] == columns
    readable(figure)


def test_long_names_are_folded_and_not_cut(analysis, request):
    """Of two names that begin alike, the end tells which is which."""
    if request.node.callspec.params["analysis"] == "long_names":
        shown = " ".join(t.get_text() for t in figures.presence(analysis).findobj(Text)).replace("\n", " ")
        assert "Associated $Provinces$ of the Southern Seaboard" in shown


def test_the_layout_of_a_phone_ends_with_its_figure():
    """Also where no figure comes of it."""
    with pytest.raises(ValueError, match="no figure"), phone():
        assert layout() is NARROW
        raise ValueError("no figure")
    assert layout() is WIDE


@pytest.mark.parametrize("name", figures.__all__)
def test_every_figure_of_the_default_article_says_n(name, of_azernews):
    notes = [t.get_text() for t in of_azernews(name).texts]
    assert any(n.startswith("N = ") for n in notes)


def test_titles_are_findings(by_hand):
    found = {f.kind: f.title for f in findings(by_hand)}
    assert title(figures.terms_by_target(by_hand)) == found["painted"]
    assert title(figures.source_shares(by_hand)) == found["heard"]
    assert title(figures.framing_profile(by_hand)) == found["painted"]
    assert title(figures.voice_timeline(by_hand)) == found["voices"] and found["voices"].startswith("69 % of the article's 26 words")
    assert title(figures.presence(by_hand)) == "Mentioned most: Ruritania with those who stand for it, 3 of 5 mentions"
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


@pytest.mark.parametrize(
    ("events", "hidden", "told"),
    [
        (2, 0, "None of the 2 events in the author's words is told without saying who did it"),
        (2, 1, "1 of the 2 events in the author's words is told without saying who did it"),
        (3, 2, "2 of the 3 events in the author's words are told without saying who did it"),
        (1, 1, "Of the one event in the author's words it is not said who did it"),
        (1, 0, "Of the one event in the author's words it is said who did it"),
    ],
)
def test_how_many_events_are_told_without_their_doer(by_hand, monkeypatch, events, hidden, told):
    counts = pd.DataFrame({"active": [events - hidden, hidden]}, index=["Fenwick", loaded_terms.NOBODY])
    monkeypatch.setattr(loaded_terms, "agency", lambda _: counts)
    assert title(figures.agency(by_hand)) == told


def test_titles_where_there_is_none_of_it(by_hand):
    assert title(figures.terms_by_target(replace(by_hand, terms=by_hand.terms.assign(voice="source")))).startswith("None of the author's")
    everywhere = by_hand.spans.assign(start=0, end=len(by_hand.article.text))
    assert title(figures.sourcing_by_paragraph(replace(by_hand, spans=everywhere))) == "Every sentence of the body has a source in it"


@pytest.mark.parametrize("rule", ["np; speaker: name", "np", "noun-to; speaker: name", "prep; speaker: description"])
def test_who_acts_is_not_the_first_to_be_heard(by_hand, rule):
    """The council that "congratulated itself" and the militants who "reject the offer" have said nothing yet."""
    first = by_hand.attributions.position.idxmin()
    rules = by_hand.attributions.rule.where(by_hand.attributions.index != first, rule)
    a = replace(by_hand, attributions=by_hand.attributions.assign(rule=rules, kind="indirect"))
    assert "Ann Alder" not in title(figures.source_positions(a))
    nobody = replace(by_hand, attributions=by_hand.attributions.assign(rule=rule, kind="indirect"))
    assert title(figures.source_positions(nobody)) == "Where in the article each side is reported"
    quoted = replace(a, attributions=a.attributions.assign(kind="mixed"))
    assert "Ann Alder" in title(figures.source_positions(quoted))


def test_a_figure_names_the_instruments_that_it_rests_on(by_hand):
    assert figures.terms_by_target(by_hand).rests_on == ("terms", "attribution")


def title(figure):
    return " ".join(figure.get_suptitle().split())


def test_portraits_show_who_is_accused_by_whom(of_azernews):
    shown = of_azernews("portraits")
    assert title(shown).startswith("All 4 accusations against Armenia") and "all 3 against Azerbaijan are sources'" in title(shown)
    texts = [t.get_text() for t in shown.findobj(Text)]
    assert {"4+0+0", "0+2+1"} <= set(texts) and any("“provocations”" in t and t.startswith("Armenia") for t in texts)
    assert "Armenian armed forces" not in texts  # counted with whom they stand for
    led = {link.passages.title: link.passages.total for link in shown.links}
    assert led["Accusations against Armenia, asserted"] == 4 and led["Mentions of Armenia by the author: negative"] == 4


def test_the_words_of_a_figure_tell_no_term_from_no_target(by_hand):
    none = replace(by_hand, terms=by_hand.terms.iloc[:0])
    aimless = replace(by_hand, terms=by_hand.terms.assign(target=None))
    for a, title in ((none, "No loaded term was found"), (aimless, "Of none of the 3 loaded terms it could be told at whom it is aimed")):
        assert figures.terms_by_target(a).get_label().startswith(title)
    assert not figures.terms_by_category(aimless).get_label().startswith("No loaded term")
    assert figures.terms_by_target(replace(aimless, terms=aimless.terms.head(1))).get_label().startswith("It could not be told at whom")
