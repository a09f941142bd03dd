"""From every number to its words: each link leads to something on a page of the report, and there are links where something is counted."""

import re
from pathlib import Path

import pytest
from lxml import html


@pytest.fixture(scope="module", params=["default", "hostile"])
def made(request, reported):
    return reported(request.param)


@pytest.fixture(scope="module")
def pages(made):
    """Every page of the report, parsed, by its path."""
    return {path: html.parse(str(path)).getroot() for path in sorted(made.folder.rglob("*.html"))}


def ids(page):
    return [e.get("id") for e in page.iter() if isinstance(e.tag, str) and e.get("id")]


def test_every_link_leads_to_a_page_or_a_place_of_the_report(pages, made):
    there = {path.resolve(): set(ids(page)) for path, page in pages.items()}
    dead = []
    for path, page in pages.items():
        for link in page.iter("a"):
            file, _, place = link.get("href").partition("#")
            target = (path.parent / file).resolve() if file else path.resolve()
            if not target.is_relative_to(made.folder.resolve()) or not target.is_file() or (place and place not in there[target]):
                dead.append((path.name, link.get("href")))
    assert dead == []


def test_no_id_is_given_twice(pages):
    for path, page in pages.items():
        assert len(ids(page)) == len(set(ids(page))), path.name


def test_every_passage_is_what_the_article_says_and_leads_to_its_sentence(pages, made):
    spoken = " ".join(made.text.split())
    for path, page in pages.items():
        for item in page.xpath("//div[contains(@class, 'fs-words')]//li"):
            words = " ".join(item.find("mark").text_content().split())
            assert all(piece.strip() in spoken for piece in words.split("…")), (path.name, words)
            links = item.xpath(".//a[contains(@class, 'fs-in')]/@href")
            left_out = "Headline and body were measured" in item.xpath("string(ancestor::section/@aria-label)")
            assert len(links) == 1 or (left_out and not links), "what is no sentence of the article leads to none"
            assert all(re.search(r"01_article\.html#s\d+$", link) for link in links)


def words_behind(page, link):
    (section,) = page.xpath("//*[@id=$it]", it=link.get("href").partition("#")[2])
    return section


def test_a_number_leads_to_as_many_passages(pages, made):
    """A cell with a count of mentions or terms and the section that it leads to agree."""
    checked = 0
    for page in pages.values():
        for link in page.xpath("//td//a[contains(@class, 'fs-to') and starts-with(@href, '#')]"):
            section = words_behind(page, link)
            if link.text_content().isdecimal() and re.match(r"Mentions of|Loaded terms aimed|Negative|Positive", section.get("aria-label")):
                told = int(re.search(r"(\d+) passages?$", section.get("aria-label"))[1])
                assert told == int(link.text_content()) and len(section.findall(".//li")) == min(told, 40)
                checked += 1
    assert checked > 20 or made.text.startswith("<script")


def test_figures_with_counts_have_links_that_lie_on_them(pages):
    linked = [(path, svg) for path, page in pages.items() for svg in page.xpath("//svg[contains(@class, 'fs-links')]")]
    assert len({path for path, _ in linked}) >= 4
    for path, svg in linked:
        _, _, width, height = map(float, svg.get("viewbox", svg.get("viewBox")).split())
        for box in svg.iter("rect"):
            x, y, w, h = (float(box.get(side)) for side in ("x", "y", "width", "height"))
            assert x >= -1 and y >= -1 and x + w <= width + 1 and y + h <= height + 1 and w > 0 and h > 0, path.name
        assert all(link.get("aria-label") and re.match(r"(05_findings\.html)?#w-", link.get("href")) for link in svg.iter("a"))


def test_every_page_leads_to_the_actors(pages, made):
    there = {path.name for path in (made.folder / "actors").glob("*.html")}
    for path, page in pages.items():
        if path.parent == made.folder and path.name != "summary.html":
            assert {
                link.rpartition("/")[2] for link in page.xpath("//a/@href") if link.startswith("actors/") and "#" not in link
            } == there, path.name


def test_every_sentence_of_the_article_has_a_place(pages, azernews, made):
    if made.text != azernews.article.text:
        pytest.skip("the default article's sentences are known")
    (page,) = (page for path, page in pages.items() if path.name == "01_article.html")
    for row in azernews.sentences.itertuples():
        (place,) = page.xpath("//*[@id=$it]", it=f"s{row.sentence_id}")
        assert " ".join(place.text_content().split()) == " ".join(row.text.split())


@pytest.fixture(scope="module")
def visitor(made, request):
    if made.text.startswith("<script"):
        pytest.skip("the default article's pages are followed")
    return request.getfixturevalue("browser").new_context(viewport={"width": 1280, "height": 900}, offline=True).new_page()


FOLLOW = """some => [...document.querySelectorAll("a[href^='#']")].filter((_, n) => n % some == 0).map(link => {
    location.hash = link.getAttribute("href");
    const target = document.querySelector(":target");
    const box = target.getBoundingClientRect();
    return target.id === link.getAttribute("href").slice(1) && target.checkVisibility() && box.top < innerHeight && box.bottom > 0;
})"""
"""Follows one in so many links within a page: whether what they lead to is shown and in sight."""


def test_links_show_their_words_in_a_browser(visitor, made):
    """One in ten, on every page; that all of them lead to something is tested above."""
    followed = []
    for path in sorted(Path(made.folder).rglob("*.html")):
        visitor.goto(path.as_uri())
        followed += visitor.evaluate(FOLLOW, 10)
    assert len(followed) > 50 and all(followed)


def test_a_bar_a_passage_its_sentence_and_back(visitor, made):
    start = (made.folder / "05_findings.html").as_uri()
    visitor.goto(start)
    visitor.locator("svg.fs-wide a").first.focus()
    visitor.keyboard.press("Enter")
    section = visitor.locator(".fs-words section:visible")
    assert section.count() == 1 and section.locator("mark").count() > 0
    words = section.locator("li mark").first.text_content()
    section.locator("a.fs-in").first.click()
    assert "01_article.html#s" in visitor.url
    assert words.split()[0] in visitor.locator(".fs-place:target").text_content()
    assert visitor.evaluate("getComputedStyle(document.querySelector('p:has(:target)')).borderLeftWidth") == "4px"
    visitor.go_back()
    assert visitor.locator(".fs-words section:visible").count() == 1
    visitor.go_back()
    assert visitor.url == start and visitor.locator(".fs-words section:visible").count() == 0
