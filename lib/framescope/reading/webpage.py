"""The article in a saved web page (trafilatura), and what of the page was left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import InputError
from .markup import check_markup, parse_page, without_pictures

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MIN_WORDS = 25
"""Fewer words than this in the main text is a menu or an error page, not an article."""

_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "td", "th", "dt", "dd", "pre"}


def read_webpage(html: str, name: str) -> tuple[str, dict[str, str | None], tuple[str, ...]]:
    """The running text of a page's article, what the page says of itself, and the text blocks that were left out.

    trafilatura decides what is article, in its recall mode because the default one drops ledes; the page's title is
    put first when the text does not begin with it. Blank lines separate paragraphs.

    Raises
    ------
    InputError
        when the page holds no article of at least `MIN_WORDS` words, or is larger or nested deeper than any article's page.
    """
    import trafilatura
    from trafilatura.settings import Document

    check_markup(html, name)
    html = without_pictures(html)
    page = parse_page(html, name)
    found = trafilatura.bare_extraction(html, favor_recall=True, include_comments=False, include_tables=False, with_metadata=True)
    text = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or len(text.split()) < MIN_WORDS:
        raise InputError(
            f"{name} holds no article that can be told apart from the rest of the page: save the article's text as a .txt file."
        )
    title = (found.title or "").strip()
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    if title and _plain(title) != _plain(paragraphs[0]):
        paragraphs.insert(0, title)
    about = {
        "title": title or None,
        "byline": found.author or None,
        "outlet": found.sitename or None,
        "date": found.date or None,
        "url": found.url or None,
    }
    return "\n\n".join(paragraphs) + "\n", about, _left_out(page, paragraphs)


def _plain(text: str) -> str:
    """Letters and digits only, so that typography does not make two copies of one sentence differ."""
    return "".join(c for c in text.lower() if c.isalnum())


def _left_out(page: HtmlElement, kept: list[str]) -> tuple[str, ...]:
    """The page's visible text blocks of which nothing was kept, in their order, each once."""
    from lxml_html_clean import Cleaner

    cleaned = Cleaner(style=True, inline_style=True).clean_html(page)
    whole, all_kept = {_plain(paragraph) for paragraph in kept}, _plain(" ".join(kept))
    blocks = dict.fromkeys(" ".join(e.text_content().split()) for e in _innermost(cleaned))
    plain = ((block, _plain(block)) for block in blocks)
    return tuple(block for block, words in plain if words and words not in whole and words not in all_kept)


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
