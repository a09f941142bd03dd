"""Exports of Factiva: pages (.html) and rich text, with the codes of its fields (HD, BY, WC, PD, SN …) or with plain lines.

With codes every field of an article is a row: HD headline, BY byline, WC number of words, PD day, SN source, CY rights, LP first and
TD further paragraphs, AN number. Without them headline, byline, "812 words", day, hour, source, its code, language and rights stand
above the text in this order, and "Document GRDN0000…" ends the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..dates import is_date_line
from .found import Found, Piece, Unread, composed, known

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CODES = frozenset(
    [
        "SE",
        "HD",
        "CR",
        "WC",
        "PD",
        "ET",
        "SN",
        "SC",
        "ED",
        "PG",
        "VOL",
        "LA",
        "CY",
        "LP",
        "TD",
        "ART",
        "CT",
        "CO",
        "IN",
        "NS",
        "RE",
        "IPC",
        "IPD",
        "PUB",
        "AN",
        "CLM",
        "BY",
        "DLN",
        "RF",
        "HL",
        "HLP",
        "TI",
        "SO",
        "NP",
        "GC",
        "PN",
        "RBC",
    ]
)
_BEFORE_HEADLINE = frozenset({"SE", "CLM"})
_ROW = re.compile(rf"(?P<code>{'|'.join(sorted(CODES, key=len, reverse=True))})(?:[\t|]\s*|\s{{2,}}|\s*$)(?P<rest>.*)", re.DOTALL)
_COUNT = re.compile(r"[\d,.]{1,9} words", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?:document )?[A-Z][A-Z0-9]{1,11}0{2}\w{8,30}", re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2}:\d\d(?: ?[ap]m)?", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:\(c\)|©|copyright|\(copyright)", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:english|french|german|spanish)", re.IGNORECASE)
_OWN = re.compile(
    r"(?:dow jones )?factiva\b.{0,80}|(?:©|\(c\)) ?\d{4} factiva.{0,80}|page \d+(?: of \d+)?.{0,40}|search summary", re.IGNORECASE
)
NO_TEXT = "has no text in the export: choose “Full article” or “Article format” in Factiva, and export it again"
ARTICLE = re.compile(r"\barticle\b.*\b[a-z]{2}Article\b|\b[a-z]{2}Article\b", re.DOTALL)
"""The class of an article's block in a page of Factiva's."""


def is_page(html: str) -> bool:
    """Whether a page is an export of Factiva."""
    return (bool(re.search(r"class=[\"'][^\"'>]{0,40}\b[a-z]{2}Article\b", html[:2_000_000])) and "articleParagraph" in html) or bool(
        re.search(r"<b>\s*HD\s*</b>", html[:2_000_000])
    )


def page_pieces(page: HtmlElement) -> list[Piece]:
    """The articles of a page."""
    blocks = [e for e in page.iter("div", "article") if ARTICLE.search(e.get("class") or "")]
    blocks = [e for e in blocks if not any(ARTICLE.search(above.get("class") or "") for above in e.iterancestors())]
    if not blocks:
        blocks = [table for table in page.iter("table") if "HD" in {_code(row) for row in table.iter("tr")}]
    return _numbered([_of_block(block) for block in blocks])


def _of_block(block: HtmlElement) -> Found | str:
    """The article in a block of a page; where it has no text, its headline."""
    rows: dict[str, list[str]] = {}
    for row in block.iter("tr"):
        if (code := _code(row)) in CODES:
            cells = list(row.iter("td", "th"))
            rows[code] = [text for cell in cells[1:] for text in _paragraphs(cell)]
    if "HD" in rows:
        return _of_fields(rows)
    body = [_words(p) for p in block.iter("p") if "articleParagraph" in (p.get("class") or "")]
    title = next((_words(e) for e in block.iter() if e.get("id") == "hd" or "Headline" in (e.get("class") or "")), None)
    head = [_words(e) for e in block.iter("div") if e.get("id") != "hd" and not any(child.tag in ("div", "p") for child in e)]
    author = next((_words(e) for e in block.iter("div") if e.get("class") == "author"), None)
    author = author or next((line for line in head[:4] if re.match(r"by\s", line, re.IGNORECASE)), None)
    return _of_head(title, author, [line for line in head if line and line != author], body)


def _code(row: HtmlElement) -> str:
    cell = next(row.iter("td", "th"), None)
    return _words(cell) if cell is not None else ""


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _paragraphs(cell: HtmlElement) -> list[str]:
    found = [text for p in cell.iter("p", "pre") if (text := _words(p))]
    return found or [text for text in [_words(cell)] if text]


def is_text(lines: Sequence[str]) -> bool:
    """Whether lines are an export of Factiva: rows with its codes, or articles that end with the number of a document."""
    codes = {m["code"] for line in lines if (m := _ROW.match(line.strip()))}
    if {"HD"} <= codes and len(codes & {"PD", "SN", "WC", "LP", "TD", "AN", "LA"}) >= 3:
        return True
    documents = sum(bool(_is_document(line)) for line in lines)
    return documents > 0 and any(_COUNT.fullmatch(line.strip()) for line in lines)


def _is_document(line: str) -> bool:
    return line.strip().startswith("Document ") and bool(_DOCUMENT.fullmatch(line.strip()))


def text_pieces(lines: Sequence[str]) -> list[Piece]:
    """The articles of an export as text."""
    plain = [line.replace("\xa0", " ").strip() for line in lines]
    plain = [line for line in plain if not _OWN.fullmatch(line)]
    if any((m := _ROW.match(line)) and m["code"] == "HD" for line in plain):
        return _numbered([_of_fields(fields) for fields in _coded(plain)])
    return _numbered([_of_lines(document) for document in _documents(plain)])


def _coded(lines: Sequence[str]) -> Iterator[dict[str, list[str]]]:
    """The fields of each article in rows with codes."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        m = _ROW.match(line)
        if m:
            code = m["code"]
            if fields.get("HD") and (code == "HD" or (code in _BEFORE_HEADLINE and ("TD" in fields or "LP" in fields or "AN" in fields))):
                yield fields
                fields = {}
            fields.setdefault(code, [])
        rest = m["rest"].strip() if m else line
        if code and rest and not _is_document(rest):
            fields[code].append(rest)
        elif rest and _is_document(rest):
            code = "AN" if code != "AN" else code
            fields.setdefault("AN", []).append(rest)
    if fields.get("HD"):
        yield fields


def _of_fields(fields: Mapping[str, list[str]]) -> Found | str:
    """The article of fields by their codes."""
    one = {code: " ".join(values) for code, values in fields.items()}
    about = known(
        title=one.get("HD"), byline=one.get("BY"), outlet=one.get("SN"), date=one.get("PD"), rights=one.get("CY") or one.get("CR")
    )
    body = [*fields.get("LP", ()), *fields.get("TD", ())]
    if not body:
        return about["title"] or "an article without a headline"
    left = tuple(f"{code} {words}" for code, words in one.items() if code not in ("HD", "BY", "LP", "TD"))
    return Found(composed(about["title"], about["byline"], body), about, left)


def _documents(lines: Sequence[str]) -> Iterator[list[str]]:
    document: list[str] = []
    for line in lines:
        if _is_document(line):
            yield document
            document = []
        elif line:
            document.append(line)


def _of_lines(lines: Sequence[str]) -> Found | str:
    """The article of plain lines: what stands above the text is told by the number of words and the day."""
    count = next((i for i, line in enumerate(lines[:40]) if _COUNT.fullmatch(line)), None)
    if count is None:
        return lines[0] if lines else "an article without a headline"
    above = list(lines[:count])
    author = above.pop() if len(above) > 1 and re.match(r"by\b", above[-1], re.IGNORECASE) else None
    end = next((i + 1 for i, line in enumerate(lines[: count + 14]) if i > count and _RIGHTS.match(line)), 0)
    end = end or next((i + 1 for i, line in enumerate(lines[: count + 14]) if i > count and _LANGUAGE.fullmatch(line)), count + 4)
    if author is None and len(above) > 1 and len(above[-1].split()) <= 5 and above[-1] == above[-1].title():
        author = above.pop()
    return _of_head(above[-1] if above else None, author, lines[count:end], lines[end:])


def _of_head(title: str | None, author: str | None, head: Sequence[str], body: Sequence[str]) -> Found | str:
    """An article by the lines between its headline and its text."""
    day = next((i for i, line in enumerate(head) if is_date_line(line)), None)
    after = [line for line in head[day + 1 :] if not _HOUR.fullmatch(line)] if day is not None else []
    rights = next((line for line in head if _RIGHTS.match(line)), None)
    about = known(
        title=title, byline=author, outlet=after[0] if after else None, date=head[day] if day is not None else None, rights=rights
    )
    body = [line for line in body if not _is_document(line)]
    if not body:
        return about["title"] or "an article without a headline"
    return Found(composed(about["title"], about["byline"], body), about, tuple(head))


def _numbered(found: Sequence[Found | str]) -> list[Piece]:
    """The articles with their places, those without text as unread."""
    places = [f"article {n}" if len(found) > 1 else "" for n in range(1, len(found) + 1)]
    return [
        Found(one.text, one.known, one.left_out, one.notes, place) if isinstance(one, Found) else Unread(place, f"“{one}” {NO_TEXT}")
        for one, place in zip(found, places, strict=True)
    ]
