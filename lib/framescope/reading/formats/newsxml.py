"""News in the agencies' XML: NITF, NewsML-G2 (with its message of many items), NewsML 1 and Factiva's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .found import Found, Piece, Unread, composed, known
from .xml import first, name_of, parsed, words

if TYPE_CHECKING:
    from lxml.etree import _Element

ITEMS = frozenset({"newsItem", "newsitem", "NewsItem", "nitf", "ppsarticle"})
"""Elements that are an article each; of those inside one another the outermost."""

_PARAGRAPHS = frozenset({"p", "leadParagraph", "paragraph", "li", "hl2"})
_NO_BODY = frozenset(
    {"head", "body.head", "hedline", "media", "media-caption", "media-producer", "table", "figure", "figcaption", "aside", "byline", "dateline",
     "contentMeta", "itemMeta", "body.end", "abstract", "nav", "title"}
)  # fmt: skip
_BODIES = ("body.content", "inlineXML", "DataContent", "tailParagraphs", "text", "body")


def pieces(data: bytes, name: str) -> list[Piece]:
    """The articles of a file.

    Raises
    ------
    InputError
        when it is no XML that can be read safely.
    """
    items = list(_items(parsed(data, name)))
    return [_piece(item, f"article {n}" if len(items) > 1 else "") for n, item in enumerate(items, 1)]


def _items(root: _Element) -> Iterator[_Element]:
    if name_of(root) in ITEMS:
        yield root
        return
    for child in root:
        yield from _items(child)


def _piece(item: _Element, place: str) -> Piece:
    paragraphs = list(_paragraphs(item))
    if not paragraphs:
        return Unread(place, "holds no text (only what is said of it): export the articles with their texts")
    facts = _facts(item)
    return Found(composed(facts["title"], facts["byline"], paragraphs), facts, place=place)


def _facts(item: _Element) -> dict[str, str | None]:
    """What an item says of itself."""
    return known(
        title=words(first(item, "hl1", "headline", "HeadLine", "title")),
        byline=(words(first(item, "byttl")) and words(first(item, "person"))) or words(first(item, "byline", "by", "ByLine")) or _named(item, "creator"),
        outlet=_attribute(item, ("pubdata", "name"), ("pubdata", "position.section")) or words(first(item, "sourceName", "distributor"))
        or _named(item, "infoSource", "provider"),
        date=_attribute(item, ("date.publication", "norm"), ("pubdata", "date.publication"), ("date.issue", "norm"), ("story.date", "norm"))
        or words(first(item, "publicationDate", "contentCreated", "versionCreated", "firstCreated", "DateLine", "story.date")) or item.get("date"),
        url=_attribute(item, ("pubdata", "ex-ref")),
        rights=words(first(item, "copyrightNotice", "copyright", "doc.copyright")),
    )  # fmt: skip


def _named(item: _Element, *roles: str) -> str:
    """The name of who has one of these roles; its literal or code where it has no name."""
    for role in roles:
        who = first(item, role)
        if who is not None:
            return words(first(who, "name")) or who.get("literal") or (who.get("qcode") or "").rpartition(":")[2]
    return ""


def _attribute(item: _Element, *wanted: tuple[str, str]) -> str:
    """The first of these attributes (of an element, by its name) that is there."""
    found = ((first(item, element), attribute) for element, attribute in wanted)
    return next((value for element, attribute in found if element is not None and (value := element.get(attribute))), "")


def _paragraphs(item: _Element) -> Iterator[str]:
    body = first(item, *_BODIES)
    lead = first(item, "leadParagraph")
    if lead is not None:
        yield words(lead)
    inside = item if body is None else body
    found = [e for e in inside.iter() if name_of(e) in _PARAGRAPHS and e is not lead and not _is_inside(e, inside)]
    for element in found:
        if text := words(element):
            yield text
    data = first(item, "inlineData")
    if not found and lead is None and data is not None:
        yield from (data.text or "").split("\n\n")


def _is_inside(element: _Element, top: _Element) -> bool:
    """Whether an element stands in something that is no running text, or in a paragraph that is taken whole."""
    for above in element.iterancestors():
        if above is top:
            return False
        if name_of(above) in _NO_BODY or name_of(above) in _PARAGRAPHS:
            return True
    return False
