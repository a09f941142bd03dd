"""A saved page's markup before it is parsed: its declared encoding, and whether it is one that a parser can be given.

Parsers of HTML take what anybody wrote. What no article's page looks like is refused in one sentence, because libxml2 needs
n² steps for a tag of n attributes, drops what is nested deeper than its limit, and the extraction needs n² for n elements.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ..errors import InputError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_CHARACTERS = 10_000_000
MAX_ELEMENTS = 20_000
"""Elements and comments: long articles with all their navigation have some 5,000."""

LONGEST_VALUE = 65_536
"""Characters of an attribute, at most: longer ones are pictures that a page holds itself."""

MAX_DEPTH = 250
"""Elements inside one another; libxml2 silently drops what lies deeper than 256. Pages have some 30."""

MAX_ATTRIBUTES = 1000
MAX_TEXT = 1_000_000
"""Characters outside scripts and styles: a long novel. Pages may hold ten times as many, most of them images and scripts."""

_SKIPPED = r"<!--(?>.*?(?:-->|\Z))|<(?P<raw>script|style)\b(?>.*?(?:</(?P=raw)\b|\Z))"
_VALUE = r"=\s*+(?:\"[^\"]*+\"|'[^']*+')"
_TAG = re.compile(rf"{_SKIPPED}|(?P<tag><[a-z](?:[^>=]++|{_VALUE}|=)*+)", re.IGNORECASE | re.DOTALL)
_VALUES = re.compile(_VALUE)
_LONG_VALUE = re.compile(rf"=\s*+(?:\"[^\"]{{{LONGEST_VALUE},}}+\"|'[^']{{{LONGEST_VALUE},}}+')")
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,20}=\s{0,20}[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page declares its encoding (browsers look at 1,024)."""


def decode_as_declared(data: bytes) -> str | None:
    """The text of a page in the encoding that it declares; None where it declares none that is known and fits.

    Latin 1 and ASCII are read as Windows-1252, as every browser does.
    """
    declared = _CHARSET.search(data, 0, _HEAD)
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else ""
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name) if name else None
    except (LookupError, UnicodeError):
        return None


def check_markup(html: str, name: str, articles: int = 1) -> None:
    """Raise InputError where the markup is larger, or has more elements or attributes, than any page of so many articles."""
    if len(html) > MAX_CHARACTERS * articles:
        raise InputError(_refusal(name, f"holds more than {MAX_CHARACTERS * articles:,} characters"))
    for elements, match in enumerate(_TAG.finditer(html), start=1):
        if elements > MAX_ELEMENTS * articles:
            raise InputError(_refusal(name, f"holds more than {MAX_ELEMENTS * articles:,} elements"))
        if match["tag"] and len(match[0]) > MAX_ATTRIBUTES and _attributes(match[0]) > MAX_ATTRIBUTES:
            raise InputError(_refusal(name, f"has a tag of more than {MAX_ATTRIBUTES:,} attributes"))


def without_pictures(html: str) -> str:
    """The page without the attributes that are longer than `LONGEST_VALUE`."""
    return _LONG_VALUE.sub('=""', html)


def parse_page(html: str, name: str, articles: int = 1) -> HtmlElement:
    """The tree of a page of so many articles, at most, that `check_markup` let through; the text is decoded already, whatever encoding it declares.

    Raises
    ------
    InputError
        when elements are nested deeper than `MAX_DEPTH`, their text is longer than `MAX_TEXT`, or nothing can be parsed.
    """
    from lxml import etree
    from lxml import html as markup

    parser = markup.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        page = markup.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise InputError(_refusal(name, "cannot be parsed")) from None
    if _depth(page) > MAX_DEPTH:
        raise InputError(_refusal(name, f"is nested deeper than {MAX_DEPTH} elements"))
    if _text_length(page) > MAX_TEXT * articles:
        raise InputError(_refusal(name, f"holds more than {MAX_TEXT * articles:,} characters of text"))
    return page


def lines_of(page: HtmlElement) -> list[str]:
    """The text of a page as its lines: a block or a line break ends one, and a blank one stands between paragraphs."""
    pieces: list[str] = []

    def told(element: HtmlElement) -> None:
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            return
        block = element.tag in _LINES
        pieces.append("\n" * (block + (element.tag == "p")) + _SPACES.sub(" ", element.text or ""))
        for child in element:
            told(child)
            pieces.append(_SPACES.sub(" ", child.tail or ""))
        pieces.append("\n" if block else "")

    told(page)
    return [_SPACES.sub(" ", line).strip() for line in "".join(pieces).split("\n")]


_UNSEEN = frozenset({"script", "style", "head", "template"})
_LINES = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "table",
        "article",
        "section",
        "blockquote",
        "pre",
        "dt",
        "dd",
        "center",
    ]
)
_SPACES = re.compile(r"\s+")


def _text_length(page: HtmlElement) -> int:
    """Characters of text outside scripts, styles and comments."""
    own = sum(len(e.text or "") for e in page.iter("*") if e.tag not in {"script", "style"})
    return own + sum(len(e.tail or "") for e in page.iter())


def _attributes(tag: str) -> int:
    return len(_VALUES.sub(" ", tag).split()) - 1


def _depth(page: HtmlElement) -> int:
    """How many elements lie inside one another, at most."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _refusal(name: str, what: str) -> str:
    return f"{name} {what}, as no article's page does: save the article's text as a .txt file."
