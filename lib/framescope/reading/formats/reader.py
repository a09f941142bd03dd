"""The articles of a file, whatever its kind: bytes in, articles and what could not be read out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from ...errors import InputError
from ..files import decoded, require_one_articles_size, text_of
from ..markup import check_markup, decode_as_declared, lines_of, parse_page
from . import MARKDOWN, PAGE, PDF, RICH, SAVED, UNREAD, WORD, XML, ZIP, factiva, is_article, is_table, kind_of, nexis, proquest
from .archive import Member, members
from .found import Found, Piece, Unread, composed, known, unwrapped
from .marks import may_be_export

MOST_ARTICLES_OF_A_PAGE = 50
"""An export as a page is at most so many times as large as an article's page."""

PAGE_BEGINS = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s++html|html)\b", re.IGNORECASE | re.DOTALL)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def pieces(data: bytes, name: str, ending: str = "") -> list[Piece]:
    """The articles in the bytes of a file, and what of it could not be read; `name` is how messages call it.

    Raises
    ------
    InputError
        when nothing of it can be read: it is empty, broken, of another kind, or more than one article and no export.
    """
    _require_kind(data, name, ending)
    kind = kind_of(data, ending)
    if kind == ZIP:
        return _of_zip(data, name)
    if kind == XML:
        return _of_xml(data, name)
    if kind == PDF:
        return [_of_pdf(data, name)]
    if kind in (PAGE, SAVED):
        return _of_page(data, name, kind)
    if kind == WORD:
        from . import word

        found, title = word.lines(data, name)
        return of_lines(found, name, title)
    if kind == RICH:
        from . import rtf

        return of_lines(rtf.lines(data, name), name)
    return _of_text(data, name, markdown=kind == MARKDOWN)


def _require_kind(data: bytes, name: str, ending: str) -> None:
    if not data.strip():
        raise InputError(f"{name} is empty: there is nothing to measure.")
    if data.startswith(_OLD_OFFICE):
        raise InputError(f"{name} is a file of an old Office (.doc, .xls): open it and save it as .docx or .xlsx.")
    if ending.lower() in UNREAD:
        raise InputError(f"{name} {UNREAD[ending.lower()]}.")


def _of_text(data: bytes, name: str, markdown: bool = False) -> list[Piece]:
    text, encoding = text_of(data, name)
    notes = (f"is in {encoding}, not in UTF-8",) if encoding else ()
    text = newlines(text)
    if PAGE_BEGINS.match(text):
        return [replace(one, notes=notes) if isinstance(one, Found) else one for one in of_page(text, name)]
    lines = text.split("\n")
    if export := _export(lines):
        return [replace(one, notes=notes) if isinstance(one, Found) else one for one in export]
    require_one_articles_size(data, name)
    if _is_references(lines):
        raise InputError(f"{name} {UNREAD['.ris']}.")
    if markdown:
        from ..markdown import plain_text

        return [Found(plain_text(text), notes=notes)]
    return [Found(unwrapped(text), notes=notes)]


def newlines(text: str) -> str:
    """The text with the line ends of Unix."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _export(lines: Sequence[str]) -> list[Piece]:
    """The articles of lines that are an export of an archive; none of any other lines."""
    if proquest.is_proquest(lines):
        return proquest.pieces(lines)
    if nexis.is_nexis(lines):
        return nexis.pieces(lines)
    return factiva.text_pieces(lines) if factiva.is_text(lines) else []


def _is_references(lines: Sequence[str]) -> bool:
    """Whether lines are a list of references in RIS ("TY  - NEWS")."""
    filled = [line for line in lines[:200] if line.strip()]
    return len(filled) > 1 and sum(bool(re.match(r"[A-Z][A-Z0-9]  - ", line + " ")) for line in filled) > len(filled) / 2


def of_lines(lines: Sequence[str], name: str, title: str | None = None) -> list[Piece]:
    """The articles of a document's paragraphs: those of an export, else one."""
    flat = [line for paragraph in lines for line in paragraph.split("\n")]
    if export := _export(flat):
        return export
    require_one_articles_size("\n".join(flat).encode("utf-8", "surrogatepass"), name)
    if not any(c.isalpha() for line in lines for c in line):
        raise InputError(f"{name} holds no words: there is nothing to measure.")
    return [Found(composed(None, None, lines), known(title=title))]


def _of_page(data: bytes, name: str, kind: str) -> list[Piece]:
    if kind == SAVED:
        from .mhtml import page

        html, address = page(data, name)
        return [_with_address(one, address) for one in of_page(newlines(html), name)]
    declared = decode_as_declared(data)
    try:
        html, encoding = decoded(data, name), None
    except InputError:
        html, encoding = (declared, None) if declared is not None else text_of(data, name)
    notes = (f"is in {encoding}, not in UTF-8",) if encoding else ()
    return [replace(one, notes=notes) if isinstance(one, Found) else one for one in of_page(newlines(html), name)]


def _with_address(one: Piece, address: str | None) -> Piece:
    return replace(one, known={**one.known, "url": one.known.get("url") or address}) if isinstance(one, Found) else one


def of_page(html: str, name: str) -> list[Piece]:
    """The articles of a page: those of an export, else the one that is told from the rest of the page."""
    if may_be_export(html):
        check_markup(html, name, MOST_ARTICLES_OF_A_PAGE)
        page = parse_page(html, name, MOST_ARTICLES_OF_A_PAGE)
        if factiva.is_page(html) and (found := factiva.page_pieces(page)):
            return found
        if export := _export(lines_of(page)):
            return export
    if not html.strip():
        raise InputError(f"{name} is empty: there is nothing to measure.")
    from ..webpage import read_webpage

    text, about, left_out = read_webpage(html, name)
    return [Found(text, about, left_out)]


def _of_pdf(data: bytes, name: str) -> Found:
    from .pdf import paragraphs

    texts, title, left_out = paragraphs(data, name)
    return Found(composed(None, None, texts), known(title=title), left_out)


def _of_xml(data: bytes, name: str) -> list[Piece]:
    from .newsxml import pieces as news

    if found := news(data, name):
        return found
    raise InputError(f"{name} is XML of a kind that is not read (NITF and NewsML-G2 are): save the article's text as a .txt file.")


def _of_zip(data: bytes, name: str) -> list[Piece]:
    found = [one for member in members(data, name) for one in of_member(member, name)]
    if not found:
        raise InputError(f"{name} holds no files: pack the articles into it.")
    return found


def of_member(member: Member, name: str) -> list[Piece]:
    """The articles of a file in a ZIP."""
    path = PurePath(member.name)
    if member.problem:
        return [Unread(member.name, member.problem)]
    if is_table(path):
        return [Unread(member.name, "is a table of articles: `framescope corpus` and `framescope import` read it")]
    if not is_article(path) or path.suffix.lower() == ".zip":
        return [Unread(member.name, unread_kind(path))]
    try:
        found = pieces(member.data, f"{name}: {member.name}", path.suffix)
    except InputError as error:
        return [Unread(member.name, str(error).removeprefix(f"{name}: {member.name} ").rstrip("."))]
    return [replace(one, place=f"{member.name}, {one.place}" if one.place else member.name) for one in found]


def unread_kind(path: PurePath) -> str:
    """Why a file is not read, by its name."""
    if path.suffix.lower() == ".zip":
        return "is a ZIP in a ZIP: unpack it, and name the folder"
    return UNREAD.get(
        path.suffix.lower(), "is of no kind that is read: save it as one of these (.txt, .html, .docx, .rtf, .pdf), or remove it"
    )
