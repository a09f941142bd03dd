"""The marked article: its text is kept to the character, nothing in it is read as code or maths, no colour stands alone."""

import html
import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from framescope.display.evidence import highlight
from framescope.display.marked_text import Mark, mark_text, marked
from framescope.tables import table
from hypothesis import given
from hypothesis import strategies as st

TEXT = "Mayor attacks “vile” rival\nBy A. Writer\nMayor Lee called Ms Orr a traitor, aides say. She laughed."


def stripped(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@st.composite
def marked_texts(draw):
    text = draw(st.text(alphabet=st.sampled_from("ab<>&\"'$`#*_ \n\t\u2028\u00a0é“;"), max_size=60))
    edges = st.integers(0, len(text))
    marks = draw(
        st.lists(
            st.builds(lambda a, b, label: Mark(min(a, b), max(a, b), label), edges, edges, st.sampled_from(["", "l<&\"'"])), max_size=8
        )
    )
    return text, marks


@given(marked_texts())
def test_text_is_kept_exactly(case):
    assert stripped(mark_text(*case)) == case[0]


class Balance(HTMLParser):
    """Checks that every tag is closed in order, and collects which characters stand inside which mark."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.at, self.covered = [], 0, {}

    def handle_starttag(self, tag, attrs):
        self.stack.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        for tag, attrs in self.stack:
            if tag == "mark":
                self.covered.setdefault((int(attrs["data-start"]), int(attrs["data-end"])), set()).update(
                    range(self.at, self.at + len(data))
                )
        self.at += len(data)


@given(marked_texts())
def test_marks_nest_and_cover_what_they_name(case):
    text, marks = case
    parser = Balance()
    parser.feed(mark_text(text, marks))
    parser.close()
    assert not parser.stack
    wanted = {i for m in marks for i in range(m.start, m.end) if not text[i].isspace()}
    assert {i for cover in parser.covered.values() for i in cover if not text[i].isspace()} == wanted
    for (start, end), cover in parser.covered.items():
        assert {i for i in range(start, end) if not text[i].isspace()} <= cover <= set(range(start, end))


@given(marked_texts())
def test_each_mark_is_labelled_once(case):
    text, marks = case
    labelled = [m for m in marks if m.label and text[m.start : m.end].strip()]
    assert mark_text(text, marks).count("data-label") == len(labelled)


def test_crossing_marks_are_closed_and_opened_again():
    page = mark_text("abc", [Mark(0, 2, "x"), Mark(1, 3, "y")])
    assert [int(n) for n in re.findall(r'data-start="(\d)"', page)] == [0, 1, 1]
    assert page.index('data-label="x"') < page.index(">c<") < page.index('data-label="y"')


def test_hostile_text_is_only_text():
    page = mark_text("<script>alert(1)</script> <img src=x onerror=alert(1)>", [Mark(3, 30, '"><b>', title='" onclick="x')])
    assert "<script" not in page and "<img" not in page and "<b>" not in page
    assert ' onclick="' not in page


def test_mathjax_passes_by():
    assert "tex2jax_ignore mathjax_ignore" in marked("$x^2$", []).html


@pytest.fixture
def analysis():
    return SimpleNamespace(article=SimpleNamespace(text=TEXT), tables=tables())


def row(**values):
    piece = TEXT[values["start"] : values["end"]]
    return {"text": piece, "voice": "author", "speaker": None, **values}


def span(words, **values):
    start = TEXT.index(words)
    return row(start=start, end=start + len(words), **values)


def tables():
    lines = [(m.start(), m.end()) for m in re.finditer(r".+", TEXT)]
    kinds = ["headline", "byline", "body"]
    lee = {"actor_id": "lee", "name": "Mayor Lee", "kind": "person", "side": "town", "mentions": 2, "reason": None}
    town = {"actor_id": "town", "name": "Town", "kind": "group", "side": "town", "mentions": 0, "reason": None}
    orr = {"actor_id": "orr", "name": "Ms Orr", "kind": "person", "side": None, "mentions": 1, "reason": None}
    said = span(
        "Mayor Lee called Ms Orr a traitor, aides say", attribution_id=0, sentence_id=1, kind="indirect", cue="say", cue_class="neutral"
    )
    said |= {"side": None, "words": 7, "position": 0.5, "confidence": 0.9, "rule": "clause"}
    scare = span("“vile”", attribution_id=1, sentence_id=0, kind="scare", cue=None, cue_class=None)
    scare |= {"side": None, "words": 1, "position": 0.0, "confidence": 0.9, "rule": "marks"}
    mention = {"sentence_id": 1, "form": "name", "confidence": 1.0, "rule": "name"}
    term = {"sentence_id": 1, "category": "contested_label", "lexicon": "own", "valence": -1.0, "weight": 1.0}
    return {
        "paragraphs": table("paragraphs", [row(paragraph_id=i, kind=kinds[i], start=s, end=e) for i, (s, e) in enumerate(lines)]),
        "actors": table("actors", [lee, town, orr]),
        "mentions": table("mentions", [
            span("Mayor Lee", mention_id=0, actor_id="lee", **mention),
            span("Ms Orr", mention_id=1, actor_id="orr", **mention),
            span("She", mention_id=2, actor_id="orr", **mention | {"form": "pronoun"}),
        ]),
        "attributions": table("attributions", [said, scare]),
        "spans": table("spans", [
            span("aides", attribution_id=0, role="source"),
            span("say", attribution_id=0, role="cue"),
            span("Mayor Lee called Ms Orr a traitor", attribution_id=0, role="content"),
            span("“vile”", attribution_id=1, role="content"),
        ]),
        "terms": table("terms", [
            span("traitor", term_id=0, target="orr", **term) | {"voice": "source", "speaker": "lee"},
            span("attacks", term_id=1, target=None, **term | {"category": "metaphor"}),
        ]),
    }  # fmt: skip


@pytest.mark.parametrize("what", ["terms", "mentions", "quotations"])
def test_whole_article_is_shown_and_furniture_greyed(analysis, what):
    page = highlight(analysis, what)._repr_html_()
    assert stripped(page.partition('<div class="fs-text">')[2].rpartition("</div>\n</div>")[0]) == TEXT
    assert '<p class="fs-byline">By A. Writer</p>' in page


def labels(page):
    return dict(re.findall(r'data-start="(\d+)"[^>]*>[^<]*<span class="fs-label" data-label="([^"]*)"', page))


def test_terms_name_category_and_speaker(analysis):
    page = highlight(analysis, "terms").html
    assert labels(page) == {str(TEXT.index("attacks")): "metaphor", str(TEXT.index("traitor")): "contested label · Mayor Lee"}
    assert "toward Ms Orr" in page


def test_mentions_name_whom_the_words_do_not(analysis):
    assert labels(highlight(analysis, "mentions").html) == {str(TEXT.index("Mayor Lee")): "Town", str(TEXT.index("She")): "Ms Orr"}


def test_quotations_name_kind_and_speaker(analysis):
    page = highlight(analysis, "quotations").html
    assert labels(page)[str(TEXT.index("Mayor Lee"))] == "not named · indirect"
    assert labels(page)[str(TEXT.index("“vile”"))] == "the article · scare"
    assert 'title="cue · neutral"' in page


def test_unknown_view_names_the_known(analysis):
    with pytest.raises(ValueError, match="terms, mentions, quotations"):
        highlight(analysis, "verbs")
