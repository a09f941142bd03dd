"""The exported pages in a real browser with the network refused: nothing is fetched, nothing runs, everybody can read them."""

import re
from itertools import pairwise

import pytest
from framescope.report.article import APART
from framescope.resources import resource

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
PAPER = {"width": 673, "height": 1000}
"""An A4 sheet between its margins."""


@pytest.fixture(scope="module", params=["default", "hostile"])
def made(request, reported):
    return reported(request.param)


@pytest.fixture(scope="module")
def report(made):
    return made.folder


@pytest.fixture(scope="module")
def pages(browser, report):
    """Every page of the report by its file's name, open, with what it asked for and complained about.

    Each is opened from the disk with the network refused.
    """
    context = browser.new_context(viewport=DESK, offline=True)
    yield {path.name: visit(context, path) for path in sorted(report.glob("*.html"))}
    context.close()


def visit(context, path):
    page = context.new_page()
    page.asked, page.complaints = [], []
    page.on("request", lambda request: request.url.startswith("data:") or page.asked.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (page.complaints.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    return page


def test_all_notebooks_on_one_article_have_a_page(pages):
    names = [path.stem for path in sorted(resource("notebooks").glob("*.ipynb"))]
    assert list(pages) == [*(f"{name}.html" for name in names if name not in APART), "index.html", "summary.html"]


def test_nothing_is_fetched_and_nothing_runs(pages, report):
    for name, page in pages.items():
        assert (page.asked, page.complaints) == ([(report / name).as_uri()], [])
        assert page.title() != "ran"
        assert page.evaluate("document.scripts.length") == 0


def test_every_picture_has_words_and_pixels(pages):
    for page in pages.values():
        pictures = page.eval_on_selector_all("img", "all => all.map(i => [i.alt.trim().length, i.naturalWidth])")
        assert pictures and all(words > 20 and width > 0 for words, width in pictures)


def test_headings_are_in_order(pages):
    for page in pages.values():
        levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map(h => Number(h.tagName[1]))")
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_page_says_its_language_and_names_its_parts(pages):
    for page in pages.values():
        assert page.get_attribute("html", "lang") == "en"
        assert [page.locator(part).count() for part in ("header", "main", "body > footer")] == [1, 1, 1]
        ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
        assert len(ids) == len(set(ids))


def test_no_sideways_scrolling_on_a_phone(pages):
    for page in pages.values():
        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        page.set_viewport_size(DESK)


BEYOND = """all => all.filter(e => e.checkVisibility()).filter(e => {
    const box = e.getBoundingClientRect();
    return box.right > window.innerWidth + 1 || box.left < -1;
}).map(e => e.outerHTML.slice(0, 80))"""
TEXT = "p, li, a, h1, h2, td, th, caption, dt, dd, summary, label"
COLOURS = "all => [...new Set(all.filter(e => e.checkVisibility()).map(e => getComputedStyle(e).color))]"


@pytest.mark.parametrize(("screen", "media"), [(PHONE, "screen"), (DESK, "screen"), (PAPER, "print")])
def test_every_column_of_every_figure_and_table_is_in_sight(pages, screen, media):
    """No cell, heading or picture lies beyond the edge of the screen or of the sheet."""
    for name, page in pages.items():
        page.set_viewport_size(screen)
        page.emulate_media(media=media)
        cut = page.eval_on_selector_all("td, th, img, caption", BEYOND)
        page.emulate_media(media="screen")
        page.set_viewport_size(DESK)
        assert cut == [], name


NARROW = """all => all.map(picture => {
    const image = picture.querySelector("img"), source = picture.querySelector("source")
    return [image.getBoundingClientRect().width, source.width, image.currentSrc.startsWith("data:image/svg") && image.complete]
})"""
"""How wide each picture is shown, how wide its narrow layout is, and whether it is that which is shown."""


def test_a_phone_shows_narrow_figures_in_full_size(pages):
    for page in pages.values():
        page.set_viewport_size(PHONE)
        for _ in range(100):  # a browser changes pictures in its own time
            pictures = page.eval_on_selector_all("picture", NARROW)
            if all(is_drawing for *_, is_drawing in pictures):
                break
            page.wait_for_timeout(50)
        page.set_viewport_size(DESK)
        assert pictures and all(is_drawing for *_, is_drawing in pictures)
        assert all(0.95 * full < shown <= full <= PHONE["width"] for shown, full, _ in pictures)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_page_by_day_and_by_night(pages, scheme):
    for name, page in pages.items():
        page.emulate_media(color_scheme=scheme)
        paper, faint = page.evaluate("getComputedStyle(document.body).backgroundColor"), page.eval_on_selector_all(TEXT, COLOURS)
        page.emulate_media(color_scheme="light")
        assert (luminance(paper) < 0.1) == (scheme == "dark")
        assert all(contrast(colour, paper) >= 4.5 for colour in faint), name


def luminance(colour):
    """Of a CSS colour rgb(r, g, b), from 0 to 1 (WCAG 2)."""
    parts = [int(n) / 255 for n in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_code_is_hidden_until_asked_for(pages):
    page = pages["01_article.html"]
    code = page.locator("main .input")
    assert code.count() > 3 and not any(cell.is_visible() for cell in code.all())
    page.get_by_label("Show the code").focus()
    page.keyboard.press("Space")
    assert all(cell.is_visible() for cell in code.all())
    page.get_by_text("Show the code").click()
    assert not any(cell.is_visible() for cell in code.all())


def test_printed_page_has_no_switch_and_no_ways_around(pages):
    page = pages["01_article.html"]
    page.emulate_media(media="print")
    assert not page.locator("label.switch").is_visible() and not page.locator("nav.pages").is_visible()
    assert page.locator("h1").is_visible()
    page.emulate_media(media="screen")


def test_the_article_is_shown_as_it_is(pages, made):
    """In every marked article the whole text stands, as text: what looks like HTML, Markdown or maths is none."""
    for name in ("01_article.html", "02_loaded_terms.html", "05_findings.html"):
        for shown in pages[name].locator(".fs-text").all():
            assert shown.text_content().split() == made.text.split()
            assert shown.locator("script, img, b, code, h1, mjx-container").count() == 0


def test_overview_leads_on(pages, report):
    page = pages["index.html"]
    page.get_by_role("link", name="Loaded terms", exact=True).click()
    assert page.url == (report / "02_loaded_terms.html").as_uri()
    page.locator("a[rel=next]").click()
    assert page.url == (report / "03_sentiment_toward_actors.html").as_uri()
