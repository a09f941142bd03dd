"""The overview, the pages of the actors and the sheet of paper: what stands on them, in which order, and how much."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from framescope.measures import answer
from framescope.measures.concordance import MOST_ACTORS, concordance, concordances
from framescope.measures.finding import Finding, Rows
from framescope.measures.findings import findings
from framescope.measures.passages import LONGEST, MOST, Passage, Passages, of_finding, of_rows, passages
from framescope.report import actors, overview
from framescope.tables import table
from lxml import html

pytestmark = pytest.mark.usefixtures("sums_once")


def finding(kind, weight=50):
    return Finding(kind, f"A sentence of the kind {kind}.", (), weight)


def test_the_answer_is_seven_findings_at_most_and_sizes_come_last():
    found = [finding("painted"), *(finding("tone", weight) for weight in range(40, 31, -1)), finding("size"), finding("voices")]
    telling, rest = answer.parted(found)
    assert [f.kind for f in telling] == ["painted", *["tone"] * 6]
    assert {f.kind for f in rest} == {"tone", "size", "voices"} and len(telling) + len(rest) == len(found)


@pytest.mark.parametrize("kinds", [[], ["heard"], ["heard", "silent", "refused"], ["whose", "harm", "attributed"]])
def test_without_anybody_painted_there_is_no_clear_picture(kinds):
    assert answer.lead([finding(kind) for kind in kinds]) == answer.NO_PICTURE


@pytest.mark.parametrize("kind", answer.PAINTED)
def test_with_somebody_painted_the_finding_is_the_answer(kind):
    assert answer.lead([finding("heard"), finding(kind)]) == ""


def test_a_finding_leads_to_what_it_says_and_not_to_what_it_is_compared_with(by_hand):
    own, every = Rows("terms", (0,)), Rows("terms", tuple(by_hand.terms.term_id))
    behind = of_finding(by_hand, Finding("painted", "One of the terms.", (own, every), 1))
    assert behind.total == 1 and behind.lines[0].words == by_hand.terms.text[0]


def test_every_finding_with_evidence_has_words(azernews):
    for f in findings(azernews):
        assert (of_finding(azernews, f) is not None) == bool(f.evidence and f.evidence[0].ids), f.kind


def test_passages_stand_in_their_sentence_and_say_how_many_are_left_out(azernews):
    text, total = azernews.article.text, MOST + 7
    behind = passages(azernews, "Letters", [Passage(n, n + 1) for n in range(total)])
    assert behind.total == total and len(behind.lines) == MOST
    for row, line in zip(
        azernews.mentions.sort_values("start").itertuples(), of_rows(azernews, "M", "mentions", azernews.mentions).lines, strict=False
    ):
        assert line.words == row.text and line.sentence == row.sentence_id
        assert f"{line.before}{line.words}{line.after}".strip("… ") in text


def test_a_long_passage_is_cut_and_a_passage_outside_every_sentence_stands_alone(azernews):
    line = passages(azernews, "All", [Passage(0, len(azernews.article.text))]).lines[0]
    assert len(line.words) < LONGEST + 10 and "…" in line.words
    gap = azernews.paragraphs[~azernews.paragraphs.kind.isin(["headline", "body"])].iloc[0]
    (alone,) = passages(azernews, "Outside", [Passage(gap.start, gap.start + 3)]).lines
    assert (alone.before, alone.after, alone.sentence) == ("", "", -1)


def test_a_concordance_holds_those_who_stand_for_the_actor(azernews):
    behind = azernews.actors.actor_id[azernews.actors.side == "armenia"]
    c = concordance(azernews, "armenia", set(behind))
    mentions = azernews.mentions[azernews.mentions.actor_id.isin(behind)]
    assert c.total("mentions-author") + c.total("mentions-source") == len(mentions)
    said = azernews.attributions[azernews.attributions.speaker.isin(behind) & (azernews.attributions.kind != "scare")]
    assert 0 < c.total("said") <= len(said)
    alone = concordance(azernews, "armenia")
    assert alone.total("mentions-author") < c.total("mentions-author") and alone.others == ()


def test_there_are_so_many_actors_and_the_rest_is_counted(azernews):
    found, left = concordances(azernews)
    assert len(found) == MOST_ACTORS and left > 0
    mentioned = azernews.mentions.actor_id.dropna().nunique()
    sides = set(azernews.actors.side.dropna()) - set(azernews.mentions.actor_id)
    assert len(found) + left == mentioned + len(sides)
    assert concordances(azernews, 3)[1] == left + MOST_ACTORS - 3


NAMES = ["Ann Lee", "<script>alert(1)</script>", "../../etc", "Łódź", "…", "a" * 300, "CON", "x y/z\\w"]


@pytest.mark.parametrize("name", NAMES)
def test_an_actor_of_any_name_has_a_plain_file_name(name):
    assert re.fullmatch(r"[a-z0-9-]{0,60}", actors._plain(name))


@pytest.mark.parametrize("name", NAMES)
def test_an_actor_of_any_name_is_text(name):
    behind = Passages(f"{name} called “{name}”", (), 2)
    page = actors.called(SimpleNamespace(called=(behind,)))
    assert "<script" not in page and html.fromstring(page).xpath("string(//a)") == f"“{name}” 2"


def portrayed(a):
    """The small analysis with two stances and one accusation."""
    regime, brutal = (a.terms[a.terms.text == word].iloc[0] for word in ("regime", "brutal"))

    def at(row, **values):
        return (
            {"start": row.start, "end": row.end, "text": row.text, "sentence_id": row.sentence_id, "speaker": None}
            | values
            | {"stance_id": 0, "accusation_id": 0}
        )

    against = {"polarity": "negative", "score": -1.0, "how": "told", "rule": "named", "confidence": 0.8}
    stances = [
        at(regime, voice="author", source=None, target="fenwick", **against),
        at(brutal, voice="source", source="bo-birch", target="ruritania", **against | {"how": "said"}),
        at(brutal, voice="source", source=None, target="ruritania", **against | {"how": "said"}),
    ]
    accused = at(
        brutal, accused="ruritania", accuser="bo-birch", wrong="harm", sourcing="attributed", voice="source", rule="verb", confidence=0.7
    )
    return replace(a, stances=table("stances", stances), accusations=table("accusations", [accused]))


def test_who_is_against_whom_is_a_matrix_with_its_words(by_hand):
    page = html.fromstring(overview.matrix_table(portrayed(by_hand)))
    assert [e.text_content() for e in page.iter("th")] == ["toward", "Ruritania", "Fenwick", "the author", "Bo Birch"]
    assert [a.text_content() for a in page.xpath("//td//a")] == ["−1", "−1"]
    for link in page.xpath("//td//a"):
        (section,) = page.xpath("//*[@id=$it]", it=link.get("href")[1:])
        assert section.xpath(".//mark")


def test_of_sides_with_as_many_stances_the_matrix_shows_the_one_mentioned_more(by_hand):
    columns, _ = actors.matrix(portrayed(by_hand), most=1)
    assert columns == ["Ruritania"]


def test_where_nobody_is_for_or_against_anybody_there_is_no_matrix(by_hand):
    assert overview.matrix_table(by_hand) == ""
    pages, _ = actors.actor_pages(by_hand)
    (cell,) = dict(actors.side_rows(by_hand, pages)[0].cells)["Accused"]
    assert (cell.shown, cell.href) == ("0", None)


def test_an_accusation_stands_in_its_side_s_row_and_on_its_page(by_hand):
    a = portrayed(by_hand)
    pages, left = actors.actor_pages(a)
    row = next(row for row in actors.side_rows(a, pages) if row.page.name == "Ruritania")
    (cell,) = dict(row.cells)["Accused"]
    assert (cell.shown, cell.means) == ("1", "by sources") and cell.href.endswith("#accused-attributed")
    entry = next(e for e in row.page.concordance.entries if e.name == "accused-attributed")
    assert "accused by Bo Birch" in entry.passages.lines[0].note and left == 0


def test_a_row_says_which_loaded_words_are_aimed_at_the_side(azernews):
    pages, _ = actors.actor_pages(azernews)
    rows = {row.page.name: row.called for row in actors.side_rows(azernews, pages)}
    assert rows["Armenia"].startswith("the author: “lobby”, ") and rows["Armenia"].endswith("…")
    assert rows["Azerbaijan"].startswith("sources: “aggression”")


def test_harm_is_told_as_in_the_portraits(azernews):
    """For an actor without groups that stand for it the entries and `portraits` count the same."""
    from framescope.measures.portraits import portraits

    rows = portraits(azernews).set_index("actor")
    groups = set(azernews.actors.side[azernews.actors.kind == "group"].dropna())
    alone = [actor for actor in rows.index if actor not in groups and rows.mentions[actor] > 0]
    for actor in alone:
        c = concordance(azernews, actor)
        assert (c.total("harms"), c.total("accused-asserted")) == (rows.harms[actor], rows.accused_by_author[actor]), actor
    assert sum(concordance(azernews, actor).total("harms") for actor in rows.index) > 0


def test_cells_lead_where_there_is_something_and_nowhere_else(by_hand):
    pages, _ = actors.actor_pages(by_hand)
    for row in actors.side_rows(by_hand, pages):
        names = {entry.name for entry in row.page.concordance.entries}
        for _, cells in row.cells:
            for cell in cells:
                assert (cell.href is None) == (cell.shown == "0")
                assert cell.href is None or cell.href.partition("#")[2] in names


@pytest.fixture(scope="module", params=["default", "hostile"])
def made(request, reported):
    return reported(request.param)


def page(made, name):
    return html.parse(str(made.folder / name)).getroot()


def test_the_answer_comes_first_and_what_it_rests_on_last(made):
    headings = [h.text_content() for h in page(made, "index.html").iter("h2")]
    order = ["What a reader should know", "Each side in one row", "The evidence", "Sizes, and how far to trust this", "The tables"]
    assert [h for h in headings if h in order] == order and headings[0] == order[0]
    text = page(made, "index.html").text_content()
    assert "Not measured: whether any of this is deserved, and which issue, cause or remedy the article names." in text


def test_the_sheet_of_paper_has_the_first_findings_and_one_figure(made, azernews):
    sheet = page(made, "summary.html")
    assert len(sheet.findall(".//img")) == 1 and len(sheet.findall(".//li")) <= overview.ON_PAPER
    if made.text == azernews.article.text:
        telling, _ = answer.parted(findings(azernews))
        assert [li.text_content() for li in sheet.iter("li")] == [f.text for f in telling[: overview.ON_PAPER]]


def test_pages_of_actors_hold_the_article_s_words_alone(made):
    for path in (made.folder / "actors").glob("*.html"):
        raw = path.read_text(encoding="utf-8")
        assert "<script" not in raw and "<img" not in raw and "<b>" not in raw
        for mark in html.fromstring(raw.encode()).iter("mark"):
            assert " ".join(mark.text_content().split("…")[0].split()) in " ".join(made.text.split())


def test_replaced_findings_do_not_change_what_is_told(azernews):
    (first, *_) = findings(azernews)
    assert of_finding(azernews, replace(first, evidence=())) is None
