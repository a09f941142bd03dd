"""The article in a saved web page (trafilatura), and what of the page was left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import InputError
from .formats.found import composed, known, plain
from .markup import check_markup, parse_page, without_pictures
from .pagefacts import facts
from .pageparts import headline, printed_again, without_parts

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

MIN_WORDS = 25
"""Fewer words than this in the main text is a menu or an error page, not an article."""

HEADINGS = 3
"""Among so many first blocks of the text the headline may stand again."""

_FIELDS = {"title": "title", "byline": "author", "outlet": "sitename", "date": "date", "url": "url"}
"""What trafilatura calls what is known of an article."""

_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "td", "th", "dt", "dd", "pre"}


def read_webpage(html: str, name: str) -> tuple[str, dict[str, str | None], tuple[str, ...]]:
    """The running text of a page's article, what the page says of itself, and the text blocks that were left out.

    What the page itself calls something else (comments, navigation, boxes: `framescope.reading.pageparts`) goes first; then trafilatura
    decides what is article, in its recall mode because the default one drops ledes. The printed headline, else the page's title,
    stands first, and the byline below it. Blank lines separate paragraphs.

    Raises
    ------
    InputError
        when the page holds no article of at least `MIN_WORDS` words, or is larger or nested deeper than any article's page.
    """
    check_markup(html, name)
    html = without_pictures(html)
    page = parse_page(html, name)
    found = _extracted(page, html)
    if found is None:
        raise InputError(
            f"{name} holds no article that can be told apart from the rest of the page: save the article's text as a .txt file."
        )
    said = facts(page)
    about = known(**{key: said.get(key) or getattr(found, field) or None for key, field in _FIELDS.items()}, rights=said["rights"])
    title = headline(page) or about["title"]
    paragraphs = [line.strip() for line in (found.text or "").split("\n") if line.strip()]
    again = printed_again(page, paragraphs)
    headings = {plain(t) for t in (title, about["title"], found.title) if t}
    body = [p for i, p in enumerate(paragraphs) if p not in again and not (i < HEADINGS and plain(p) in headings)]
    text = composed(title, about["byline"], body)
    return text, about | {"title": about["title"] or title}, _left_out(page, text.split("\n"))


def _extracted(page: HtmlElement, html: str) -> Document | None:
    """What trafilatura takes for the article: of the page without its other parts, and if nothing is left there, of the whole page."""
    import trafilatura
    from lxml import html as markup
    from trafilatura.settings import Document

    pared = markup.tostring(without_parts(page), encoding="unicode", doctype="<!DOCTYPE html>")
    for source in (pared, html):
        found = trafilatura.bare_extraction(source, favor_recall=True, include_comments=False, include_tables=False, with_metadata=True)
        if isinstance(found, Document) and len((found.text or "").split()) >= MIN_WORDS:
            return found
    return None


def _left_out(page: HtmlElement, kept: list[str]) -> tuple[str, ...]:
    """The page's visible text blocks of which nothing was kept, in their order, each once."""
    from lxml_html_clean import Cleaner

    cleaned = Cleaner(style=True, inline_style=True).clean_html(page)
    whole, all_kept = {plain(paragraph) for paragraph in kept}, plain(" ".join(kept))
    blocks = dict.fromkeys(" ".join(e.text_content().split()) for e in _innermost(cleaned))
    pairs = ((block, plain(block)) for block in blocks)
    return tuple(block for block, words in pairs if words and words not in whole and words not in all_kept)


def _innermost(page: HtmlElement) -> list[HtmlElement]:
    """The blocks that hold no other block, in their order: a walk that ends one right after it began one has met no other."""
    from lxml import etree

    found: list[HtmlElement] = []
    begun = None
    for event, element in etree.iterwalk(page, events=("start", "end"), tag=tuple(_BLOCKS)):
        if event == "end" and element is begun:
            found.append(element)
        begun = element if event == "start" else None
    return found
