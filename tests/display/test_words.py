"""A number and its words: what a link says, what it leads to, and that nothing in it is code."""

import re

import pandas as pd
import pytest
from framescope.display import behind, words
from framescope.display.display import table
from framescope.measures import loaded_terms, stance, summary
from framescope.measures.passages import Line, Passages
from framescope.report.html import of_report
from lxml import html

HOSTILE = '</mark></li></details><script>alert(1)</script> "quoted" & $x$'


def line(n, text="word", sentence=3):
    return Line("Before ", text, " after.", "note", sentence, (n, n + len(text)))


def test_a_link_says_what_it_leads_to_and_how_many():
    its = Passages("Mentions of Ann", (line(0), line(9)), 2)
    link = html.fromstring(words.link(its, "2", "-t"))
    assert link.get("title") == "Mentions of Ann: 2 passages" and link.get("href") == f"#{its.anchor}-t"
    section = html.fromstring(words.section(its, "-t"))
    assert section.get("id") == f"{its.anchor}-t" and [li.get("id") for li in section.iter("li")] == [
        f"{its.anchor}-t-1",
        f"{its.anchor}-t-2",
    ]


def test_what_is_left_out_is_said():
    assert "5 more passages not shown here." in words.section(Passages("M", (line(0),), 6))
    assert "not shown" not in words.section(Passages("M", (line(0),), 1))


def test_anchors_follow_the_words_alone():
    one, same, other = (Passages(title, (line(0),), 1) for title in ("A", "A", "B"))
    assert one.anchor == same.anchor != other.anchor and re.fullmatch(r"w-[0-9a-f]{12}", one.anchor)


def test_nothing_of_the_article_is_code():
    its = Passages(HOSTILE, (line(0, HOSTILE),), 1)
    page = words.sections([its]) + words.link(its, "1")
    assert "<script" not in page
    assert html.fromstring(page).xpath("string(//li/mark)") == HOSTILE


def test_each_section_stands_once():
    its = Passages("A", (line(0),), 1)
    assert words.sections([its, None, its]).count("<section") == 1 and words.sections([None, None]) == ""


def test_in_a_report_sections_wait_for_their_link_and_passages_lead_to_the_article():
    page = words.sections([Passages("A", (line(0), line(9, sentence=-1)), 2)])
    assert page.count("<details") == 1
    made = of_report(page, "01_article.html")
    assert "<details" not in made and '<div class="fs-words' in made and made.count("</div>") == 1
    assert made.count('href="01_article.html#s3"') == 1, "what stands in no sentence leads nowhere"
    assert "fs-in" not in of_report(page, None).replace(words.css(), "") and "data-sentence" not in of_report(page, None)


def counts(made):
    """The numbers of a table's cells that lead to words, and how many words each leads to."""
    page = html.fromstring(made.html)
    told = {s.get("id"): int(re.search(r"(\d+) passages?$", s.get("aria-label"))[1]) for s in page.iter("section")}
    return [(a.text_content(), told[a.get("href")[1:]]) for a in page.xpath("//td//a")]


@pytest.mark.parametrize(
    ("frame", "its"),
    [
        (lambda a: a.actors, behind.actors),
        (summary.profile, behind.profile),
        (lambda a: summary.called(summary.sentiment_toward(a)), behind.toward),
        (stance.stances, behind.stances),
        (loaded_terms.asserted, behind.asserted),
        (loaded_terms.devices, behind.devices),
        (loaded_terms.keyness, behind.keyness),
        (summary.unsourced, behind.unsourced),
    ],
)
def test_every_count_leads_to_so_many_words(azernews, frame, its):
    rows = frame(azernews)
    columns = its(azernews)
    made = table(rows, "Counts", {name: name for name in columns}, behind=columns)
    found = counts(made)
    if its is behind.profile:
        found = [(shown, told) for shown, told in found if shown != str(told)]
        assert len(found) <= int((rows.words > 0).sum()), "words are counted, statements shown"
    else:
        assert found and all(shown == str(told) for shown, told in found)
    numbers = rows[list(columns)].to_numpy().ravel()
    assert len(counts(made)) == int((pd.Series(numbers) > 0).sum())


@pytest.mark.parametrize(("name", "column"), [("terms", "text"), ("candidates", "text"), ("attributions", "words"), ("stances", "text")])
def test_every_row_leads_to_its_own_words(azernews, name, column):
    frame = azernews.tables[name]
    made = table(frame, name, {column: column}, behind=behind.rows(azernews, name, column))
    page = html.fromstring(made.html)
    links = page.xpath("//td/a")
    assert len(links) == len(frame)
    for link, row in zip(links, frame.itertuples(), strict=True):
        (section,) = page.xpath("//section[@id=$it]", it=link.get("href")[1:])
        marks = [" ".join(mark.text_content().split()) for mark in section.iter("mark")]
        assert " ".join(row.text.split())[:200] in [mark[:200] for mark in marks]
