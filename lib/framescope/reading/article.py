"""Reading one article: text, Markdown or a saved web page, with what is known about it beside its text."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ..environment import named_path
from ..errors import InputError
from ..metadata import METADATA
from ..resources import resource
from ..textfiles import read_toml
from ..wording import hyphenated
from .files import MAX_BYTES as MAX_BYTES
from .files import decoded, read_bytes
from .formats import is_file_name, is_markdown, is_page
from .markup import decode_as_declared

MAX_ID = 100
"""The most bytes of an article's id: a file system takes 255, and the names made of it are longer."""

_HALF = re.compile("[\ud800-\udfff]")
_PAGE = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s++html|html)\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Article:
    """A news article. Every offset in every table is a character of `text`.

    `text` is the input, decoded, with newlines as ``\\n`` and otherwise untouched (for Markdown and saved web pages:
    the running text taken from them) and with U+FFFD for each half of a character (a lone surrogate), which no file
    can hold. `left_out` lists the blocks of a web page that were not taken for the article.

    Examples
    --------
    >>> article = Article(id="dam", text="The dam opens.", outlet="The Harbour Post")
    >>> article.text[4:7]
    'dam'
    """

    id: str
    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    rights: str | None = None
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("id", "text", *METADATA):
            value = getattr(self, name)
            if isinstance(value, str):
                object.__setattr__(self, name, _whole(value))
        object.__setattr__(self, "left_out", tuple(map(_whole, self.left_out)))

    @property
    def sha256(self) -> str:
        """The SHA-256 of `text` in UTF-8: two reports with the same one measured the same text."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def default_article() -> Path:
    """The article to measure when none is named: the one in the variable FRAMESCOPE_ARTICLE, else the project's own."""
    return named_path("FRAMESCOPE_ARTICLE") or resource("data", "articles", "azernews.txt")


def read_article(source: str | Path | None = None) -> Article:
    """Read an article from a file (text, Markdown, saved web page) or from a string that holds its text or HTML.

    A one-line string that ends like a file name (``.txt``, ``.md``, ``.html``) is a path; None means `default_article`.
    Title, outlet, date and the like are read from a TOML file of the same name beside the article (keys `METADATA`).

    Raises
    ------
    InputError
        when the file does not exist, is not a regular file, is empty, too large, not text, or not in UTF-8, UTF-16 or UTF-32,
        or when a page holds no article.

    Examples
    --------
    >>> read_article("The dam opens. Ann Lee said that it was late.").text
    'The dam opens. Ann Lee said that it was late.'
    >>> read_article("data/articles/no_such_file.txt")
    Traceback (most recent call last):
        ...
    framescope.errors.InputError: data/articles/no_such_file.txt cannot be read (No such file or directory): check the name and the permissions.
    """
    if source is None:
        source = default_article()
    if isinstance(source, str) and not is_file_name(source):
        return _from_string(source)
    path = Path(source)
    raw = _newlines(_decoded(read_bytes(path), path))
    text, found, left_out = _running_text(raw, path)
    return Article(id=slug(path.stem), text=text, left_out=left_out, **(found | _sidecar(path)))


def slug(name: str) -> str:
    """A name as it can stand in a file name or an address: lower-case letters and digits joined by hyphens, `MAX_ID` bytes at most."""
    plain = hyphenated(unicodedata.normalize("NFC", name).lower())
    return plain.encode()[:MAX_ID].decode(errors="ignore").strip("-") or "article"


def _from_string(source: str) -> Article:
    text, found, left_out = _running_text(_newlines(_whole(source)), None)
    return Article(
        id="text-" + hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:8], text=text, left_out=left_out, **found
    )


def _decoded(data: bytes, path: Path) -> str:
    """The text of a file; a page that is in none of Unicode's encodings is read in the one that it declares."""
    try:
        return decoded(data, path)
    except InputError:
        declared = decode_as_declared(data) if is_page(path) else None
        if declared is None:
            raise
        return declared


def _whole(text: str) -> str:
    """The text with U+FFFD for each half of a character."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _running_text(raw: str, path: Path | None) -> tuple[str, dict[str, str | None], tuple[str, ...]]:
    """The text to measure, what the page says of itself, and what of the page was left out."""
    name = str(path) if path else "the text"
    left_out: tuple[str, ...] = ()
    found: dict[str, str | None] = {}
    if not raw.strip():
        raise InputError(f"{name} is empty: there is nothing to measure.")
    if (path and is_page(path)) or _PAGE.match(raw):
        from .webpage import read_webpage

        raw, found, left_out = read_webpage(raw, name)
    elif path and is_markdown(path):
        from .markdown import plain_text

        raw = plain_text(raw)
    if not any(c.isalpha() for c in raw):
        raise InputError(f"{name} holds no words: there is nothing to measure.")
    return raw, found, left_out


def _sidecar(path: Path) -> dict[str, str]:
    """What the TOML file beside the article says of it."""
    beside = path.with_suffix(".toml")
    if not os.path.isfile(beside):
        return {}
    values = read_toml(beside, "what is known of the article")
    for key, value in values.items():
        if key not in METADATA:
            raise InputError(f"{beside}: {key!r} is not known: use {', '.join(METADATA)}.")
        if not isinstance(value, str):
            raise InputError(f"{beside}: {key} must be a text in quotation marks.")
    return values
