"""Everybody can use the pages: axe-core finds no fault by WCAG 2.2 AA, by day and by night, and the keyboard reaches what the mouse does."""

import pytest

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["index.html", "summary.html", "01_article.html"]


@pytest.fixture(scope="module")
def made(reported):
    return reported("default")


@pytest.fixture(scope="module")
def axe():
    return pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core checks the pages: install the extra 'test'").Axe()


def faults(axe, page, rules=None):
    """What axe-core finds on a page by these rules, by default by all of `RULES`."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    found = axe.run(page, options={"runOnly": only, "resultTypes": ["violations"]}).response["violations"]
    return [(fault["id"], node["html"][:120], node["failureSummary"][:200]) for fault in found for node in fault["nodes"][:2]]


def opened(browser, path, **options):
    page = browser.new_context(offline=True, **options).new_page()
    page.goto(path.as_uri())
    return page


def all_pages(made):
    return [*(made.folder / name for name in PAGES), *sorted((made.folder / "actors").glob("*.html"))[:1]]


def test_axe_finds_no_fault(browser, axe, made):
    for path in all_pages(made):
        page = opened(browser, path)
        assert faults(axe, page) == [], path.name
        page.context.close()


def test_contrast_is_enough_by_night_and_where_words_are_shown(browser, axe, made):
    for path in all_pages(made)[::3]:
        page = opened(browser, path, color_scheme="dark")
        link = page.locator("a.fs-to").first
        if link.count():
            page.goto(f"{path.as_uri()}{'#' + link.get_attribute('href').partition('#')[2]}")
        assert faults(axe, page, ["color-contrast", "link-in-text-block"]) == [], path.name
        page.context.close()


def test_axe_would_find_a_fault(browser, axe):
    page = browser.new_page()
    page.set_content('<p style="color:#bbb;background:#fff">Faint</p><img src="data:,">')
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {name for name, *_ in faults(axe, page)}
    page.close()


def test_the_keyboard_reaches_the_content_and_the_numbers(browser, made):
    page = opened(browser, made.folder / "05_findings.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.locator("svg.fs-wide a").first.focus()
    stroke = "getComputedStyle(document.activeElement.querySelector('rect')).stroke"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "a" and page.evaluate(stroke) != "rgba(0, 0, 0, 0)"
    page.context.close()


def test_the_summary_is_one_sheet_of_a4(browser, made):
    page = opened(browser, made.folder / "summary.html")
    pdf = page.pdf(format="A4", prefer_css_page_size=False)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type/Page/") == 1
    page.context.close()


def test_long_pages_list_their_headings(browser, made):
    page = opened(browser, made.folder / "04_source_attribution.html")
    links = page.locator("nav.on-this-page a")
    headings = page.locator("main h2")
    assert links.all_text_contents() == headings.all_text_contents() and links.count() >= 5
    links.last.click()
    assert headings.last.evaluate("h => h.getBoundingClientRect().top < innerHeight")
    page.context.close()
