"""The parts of a web page that are no article: consent, navigation, comments, what else to read, pull quotes, boxes, advertisements.

They are told by what the page calls them (class, id, role, name of the element), never by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .formats.found import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ELEMENTS = frozenset({"nav", "aside", "footer", "form", "dialog", "button", "iframe", "template"})
_ROLES = frozenset({"dialog", "alertdialog", "navigation", "complementary", "contentinfo", "search"})
_WHOLE = frozenset({"html", "body", "main", "article", "head"})
_NAMES = (
    r"cookies?|consent|gdpr|ccpa|onetrust|privacy-(?:banner|notice)|newsletters?|sign-?up|subscri(?:be|ption)-?(?:box|form|promo|banner)?|related|"
    r"read-(?:more|next|also)|more-(?:stories|from|on)|most-?(?:read|viewed|popular|shared|commented)|trending|popular|recommended|recommendations?|"
    r"recirc(?:ulation)?|outbrain|taboola|promos?|links-(?:block|list)|topic-list|tag-list|adverts?|advertisements?|ads?|ad-(?:slot|unit|container|wrapper)|sponsored|pull-?quotes?|"
    r"social|share|sharing|share-(?:bar|tools|buttons)|breadcrumbs?|paywall|author-(?:bio|card|box)|tags|topics|skip-link|site-footer|page-footer|"
    r"sidebar|popup|pop-up|modal|overlay|toolbar|in-read|video-player|gallery|poll|quiz|print-only|sr-only|visually-hidden"
)
_NAMED = re.compile(rf"(?:^|[\s_-])(?:{_NAMES})(?:$|[\s_-])")
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|disqus|coral|reader-comments|replies|responses)(?:$|[\s_-])")
_STANDFIRST = re.compile(r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?head(?:line|ing)?|sub-?titles?|strapline|kicker)(?:$|[\s_-])")
_NAMING = ("class", "id", "data-component", "data-testid", "data-gu-name", "data-component-name", "itemprop", "rel")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_QUOTES = ("blockquote", "q", "aside", "figure", "h2", "h3", "h4")
STANDFIRST_WORDS, QUOTE_WORDS, PARAGRAPH_WORDS = 60, 45, 20
MOST_OF_THE_PAGE = 0.5
"""A part that holds more of the page's paragraphs than this share is no box beside the article."""


def without_parts(page: HtmlElement) -> HtmlElement:
    """A copy of the page without its parts that are no article."""
    from copy import deepcopy

    page = deepcopy(page)
    total = _length(page)
    for element in list(_parts(page, total)):
        if element.getparent() is not None:
            element.drop_tree()
    return page


def _parts(page: HtmlElement, total: int) -> Iterator[HtmlElement]:
    for element in page.iter("*"):
        if element.tag in _WHOLE or not isinstance(element.tag, str) or element.getparent() is None:
            continue
        names = names_of(element)
        if _COMMENTS.search(names):
            is_part = True
        elif _STANDFIRST.search(names):
            is_part = len((element.text_content() or "").split()) <= STANDFIRST_WORDS
        else:
            named = element.tag in _ELEMENTS or element.get("role") in _ROLES or bool(_NAMED.search(names))
            is_part = named and _length(element) <= MOST_OF_THE_PAGE * total and not _is_paragraph(element)
        if is_part and next(element.iter("h1", "main"), None) is None:
            yield element


def _is_paragraph(element: HtmlElement) -> bool:
    """Whether an element is a paragraph as articles have them; one that is a box of the page is short, or stands in one."""
    return element.tag == "p" and len((element.text_content() or "").split()) >= PARAGRAPH_WORDS


def names_of(element: HtmlElement) -> str:
    """What a page calls an element, in small letters, words joined by hyphens."""
    return _CAMEL.sub("-", " ".join(filter(None, (element.get(attribute) for attribute in _NAMING)))).lower()


def _length(element: HtmlElement) -> int:
    """Characters of the paragraphs in an element."""
    return sum(len(p.text_content()) for p in element.iter("p"))


def printed_again(page: HtmlElement, paragraphs: list[str]) -> set[str]:
    """Of the paragraphs those that print a sentence of another one once more, in large type (a pull quote without a name)."""
    shown = {plain(e.text_content()) for e in page.iter(*_QUOTES)}
    whole = [plain(paragraph) for paragraph in paragraphs]
    return {
        paragraph
        for i, paragraph in enumerate(paragraphs)
        if whole[i] in shown
        and 2 < len(paragraph.split()) <= QUOTE_WORDS
        and any(whole[i] in other for j, other in enumerate(whole) if j != i and len(other) > len(whole[i]))
    }


def headline(page: HtmlElement) -> str | None:
    """The headline that the page prints, if it prints one: its only first heading, or the first in the article."""
    inside = [h for area in page.iter("article", "main") for h in area.iter("h1")]
    found = inside or list(page.iter("h1"))
    words = " ".join(found[0].text_content().split()) if found and (inside or len(found) == 1) else ""
    return words if len(words.split()) > 2 else None
