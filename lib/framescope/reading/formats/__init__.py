"""The kinds of file that articles come in: one registry of them, by the endings of their names and by how they begin.

A new kind is a row of `FORMATS`, and a branch of `framescope.reading.formats.reader` that gives its articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

TEXT, MARKDOWN, PAGE, SAVED, WORD, RICH, PDF, XML, ZIP = (
    "text",
    "markdown",
    "page",
    "saved page",
    "document",
    "rich text",
    "pdf",
    "xml",
    "zip",
)

_WORD_PARTS = (b"word/document.xml", b"application/vnd.oasis.opendocument.text")
_SHEET_PARTS = (b"xl/workbook.xml", b"application/vnd.oasis.opendocument.spreadsheet")
_XML = rb"(?:<\?xml[^>]{0,300}+>\s*+)?+"
_COMMENT = rb"<!--(?>.{0,2000}?-->)\s*+"
_MAIL = re.compile(
    rb"(?:[A-Za-z-]{2,40}+: [^\n]{0,1000}+\n(?:[ \t][^\n]{0,1000}+\n){0,20}+){0,30}content-type:\s{0,9}(?:multipart/related|text/html)",
    re.IGNORECASE,
)
_NEWS = re.compile(
    rb"\s*+" + _XML + rb"(?:<!doctype [^>]{0,400}+>\s*+|" + _COMMENT + rb"){0,50}+<(?:\w{1,20}+:)?"
    rb"(?:nitf|newsitem|newsmessage|newsml|newspackage|ppsarticle|ppsarticles|newsenvelope)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+" + _XML + rb"(?:" + _COMMENT + rb"){0,50}+<(?:!doctype\s++html|html)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Format:
    """A kind of file: what messages call it, the endings of its names (the usual one first), and what its files begin with."""

    kind: str
    endings: tuple[str, ...]
    begins: Callable[[bytes], bool] = lambda data: False


def _is_zip(data: bytes, *parts: bytes) -> bool:
    """Whether bytes are a ZIP file, with one of these in its first bytes or in the directory at its end, if any are named."""
    ends = data[:4_000] + data[-200_000:]
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and (not parts or any(part in ends for part in parts))


FORMATS = (
    Format(PDF, (".pdf",), lambda data: b"%PDF-" in data[:1024]),
    Format(RICH, (".rtf",), lambda data: data.lstrip()[:6].startswith(b"{\\rtf")),
    Format(WORD, (".docx", ".odt", ".docm"), lambda data: _is_zip(data, *_WORD_PARTS)),
    Format(ZIP, (".zip",), lambda data: _is_zip(data) and not _is_zip(data, *_SHEET_PARTS)),
    Format(XML, (".xml", ".nitf", ".newsml"), lambda data: bool(_NEWS.match(data[:8_000]))),
    Format(SAVED, (".mhtml", ".mht"), lambda data: bool(_MAIL.match(data[:40_000]))),
    Format(PAGE, (".html", ".htm", ".xhtml"), lambda data: bool(_HTML.match(data[:8_000]))),
    Format(MARKDOWN, (".md", ".markdown")),
    Format(TEXT, (".txt", ".text")),
)
"""All that holds articles as texts, in the order in which what a file begins with is tried; tables of them are read by `framescope.corpus.readers`."""

TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".parquet")
"""Tables with an article in each row; all but Excel's and Parquet may be packed with gzip (.gz)."""

ENDINGS = tuple(ending for one in FORMATS for ending in one.endings)
IN_WORDS = ".txt, .md, .html, .mhtml, .docx, .odt, .rtf, .pdf, .xml, .zip"
"""The endings as messages name them."""

TABLES_IN_WORDS = ".csv, .tsv, .xlsx, .jsonl, .parquet"

_FILE_NAME = re.compile(rf"[^\n<>]{{1,250}}(?:{'|'.join(map(re.escape, ENDINGS))})", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*+(?:https?:/|www\.)[^\s<>]+\s*", re.IGNORECASE)

_REFERENCES = "holds references and no texts: export the articles with their full texts (as .txt, .html or .docx) where it comes from"
_PICTURE = "is a picture: let a program for text recognition (OCR) read it, and save the text as .txt"
_SPREADSHEET = "is a spreadsheet that is not read: open it and save it as .xlsx or .csv"
_SOUND = "is a recording: read its transcript instead, saved as .txt"
UNREAD = {
    **dict.fromkeys((".ris", ".bib", ".enw", ".nbib", ".rdf", ".ciw"), _REFERENCES),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".heic", ".webp"), _PICTURE),
    **dict.fromkeys((".xls", ".ods", ".numbers"), _SPREADSHEET),
    **dict.fromkeys((".mp3", ".mp4", ".wav", ".m4a"), _SOUND),
    **dict.fromkeys((".doc", ".dot", ".pages", ".wpd"), "is a document that is not read: open it in a word processor and save it as .docx"),
    **dict.fromkeys((".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz"), "is packed: unpack it and name the folder, or pack it as .zip"),
    **dict.fromkeys((".url", ".webloc"), "is a link to a page: open it, and save the page itself (in the browser: File, Save page as)"),
    **dict.fromkeys((".epub", ".mobi"), "is a book: save the chapter that you mean as .txt"),
    **dict.fromkeys((".msg", ".pst"), "is a mail that is not read: save its text as .txt"),
    ".json": "is one JSON document: save it as JSON Lines (.jsonl), one object an article on each line",
}
"""Kinds of file that people have and that are not read: why, and what to do."""

FETCHED = "is an address, and nothing is fetched from the net: open the page, save it (in the browser: File, Save page as, “Webpage, HTML only” or “single file”), and give that file"


def is_article(path: PurePath) -> bool:
    """Whether the file's name ends like that of a file with articles."""
    return path.suffix.lower() in ENDINGS


def is_table(path: PurePath) -> bool:
    """Whether the file's name ends like that of a table of articles."""
    return path.name.lower().removesuffix(".gz").endswith(TABLES)


def is_file_name(text: str) -> bool:
    """Whether a string is one line that ends like the name of an article's file.

    >>> is_file_name("texts/dam.TXT"), is_file_name("The dam opens.")
    (True, False)
    """
    return bool(_FILE_NAME.fullmatch(text.strip()))


def is_address(text: str) -> bool:
    """Whether a string is an address on the net.

    >>> is_address("https://www.example.org/dam"), is_address("See https://www.example.org")
    (True, False)
    """
    return bool(_ADDRESS.fullmatch(text))


def kind_of(data: bytes, ending: str) -> str:
    """The kind of a file: by what it begins with, else by the ending of its name; text where neither tells."""
    ending = ending.lower()
    told = next((one.kind for one in FORMATS if one.begins(data)), None)
    named = next((one.kind for one in FORMATS if ending in one.endings), TEXT)
    if told == ZIP and named == WORD:
        return WORD
    return told or named
