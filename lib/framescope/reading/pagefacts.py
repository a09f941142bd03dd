"""What a web page says of its article: JSON-LD (schema.org), Open Graph, Dublin Core, and what else stands in its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .bylines import is_byline, is_name_line
from .dates import iso_date
from .formats.found import without_by
from .pageparts import names_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_SCRIPT = 2_000_000
"""Characters of a page's JSON-LD, at most."""

MOST_DEPTH = 12
BYLINE_WORDS = 20
_BYLINE = re.compile(r"(?:^|[\s_-])(?:bylines?|author(?:-names?|-link)?|contributors?)(?:$|[\s_-])")
_ARTICLE = re.compile(r"(?:.*/)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review)$")
_META = {
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "twitter:title"),
    "byline": ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl", "sailthru.author"),
    "outlet": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name", "citation_journal_title"),
    "date": (
        "article:published_time", "og:article:published_time", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created",
        "dcterms.created", "citation_publication_date", "parsely-pub-date", "pubdate", "publish-date", "date",
    ),
    "url": ("og:url", "dc.identifier", "dcterms.identifier", "parsely-link"),
    "rights": ("dc.rights", "dcterms.rights", "copyright"),
}  # fmt: skip
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")


def facts(page: HtmlElement) -> dict[str, str | None]:
    """What the page says: title, byline, outlet, date, url, rights; JSON-LD before the tags of its head. What is not said is None."""
    linked, tags = _of_scripts(page), _of_tags(page)
    found = {name: linked.get(name) or next((tags[tag] for tag in _META[name] if tags.get(tag)), None) for name in _META}
    if found["byline"] and "://" in found["byline"]:
        found["byline"] = None
    found["byline"] = found["byline"] or _printed_byline(page)
    found["date"] = found["date"] or _printed_day(page)
    found["url"] = _address(found["url"]) or _address(_canonical(page)) or _address(_saved_from(page))
    if found["title"] and found["outlet"]:
        found["title"] = without_site(found["title"], found["outlet"])
    return found


def without_site(title: str, outlet: str) -> str:
    """A title without the name of the site behind it.

    >>> without_site("Strike enters third week | The Post", "The Post")
    'Strike enters third week'
    """
    return re.sub(rf"\s+[|–—•·-]\s+{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE)


def _of_tags(page: HtmlElement) -> dict[str, str]:
    """The contents of the page's meta tags by their names; of one name the first."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        name, content = tag.get("property") or tag.get("name") or tag.get("itemprop"), tag.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), " ".join(content.split()))
    return found


def _of_scripts(page: HtmlElement) -> dict[str, str | None]:
    """What the page's JSON-LD says of the first article in it."""
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "") and (text := script.text) and len(text) <= MOST_SCRIPT:
            try:
                item = next(_articles(json.loads(text, strict=False)), None)
            except (ValueError, RecursionError):
                continue
            if item:
                return _of_item(item)
    return {}


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > MOST_DEPTH:
        return
    if isinstance(value, list):
        for each in value:
            yield from _articles(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(_ARTICLE.match(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])) and value.get(
            "headline", value.get("name")
        ):
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _articles(value.get(name), depth + 1)


def _of_item(item: dict[str, Any]) -> dict[str, str | None]:
    page = item.get("mainEntityOfPage")
    url = item.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    return {
        "title": _name(item.get("headline")) or _name(item.get("name")),
        "byline": _names(item.get("author") or item.get("creator")),
        "outlet": _name(item.get("publisher")) or _name(item.get("sourceOrganization")),
        "date": _name(item.get("datePublished") or item.get("dateCreated")),
        "url": url if isinstance(url, str) else None,
        "rights": _name(item.get("copyrightNotice")),
    }


def _name(value: Any) -> str | None:
    """A name as JSON-LD has it: a text, an object with a name, or the first of several."""
    value = value[0] if isinstance(value, list) and value else value
    value = value.get("name") if isinstance(value, dict) else value
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    names = [name for each in (value if isinstance(value, list) else [value]) if (name := _name(each)) and "://" not in name]
    return (", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]) if names else None


def _printed_byline(page: HtmlElement) -> str | None:
    """The names in what the page calls its byline or author."""
    for element in page.iter("a", "div", "p", "span", "address", "strong", "li"):
        if _BYLINE.search(names_of(element)) and len(element.text_content().split()) <= BYLINE_WORDS:
            for text in element.itertext():
                names = without_by(" ".join(text.split()))
                if names and is_name_line(names) and is_byline(f"By {names}"):
                    return names
    return None


def _printed_day(page: HtmlElement) -> str | None:
    """The day of the first time that the article, or else the page, is marked with."""
    times = [*(t for area in page.iter("article", "main") for t in area.iter("time")), *page.iter("time")]
    return next((day for time in times if (day := iso_date(time.get("datetime") or time.text_content()))), None)


def _canonical(page: HtmlElement) -> str | None:
    return next((link.get("href") for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)


def _saved_from(page: HtmlElement) -> str | None:
    """The address that a browser notes in a comment when it saves a page."""
    from lxml import etree

    tree = page.getroottree()
    comments = (str(c.text) for c in [*tree.getroot().itersiblings(etree.Comment, preceding=True), *page.iter(etree.Comment)] if c.text)
    return next((m[1] for text in comments if (m := _SAVED_FROM.search(text[:500]))), None)


def _address(url: str | None) -> str | None:
    return url.strip() if url and url.strip().startswith(("http://", "https://")) else None
