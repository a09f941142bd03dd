"""Reading articles: files of every kind in `framescope.reading.formats`, or strings, with what is known of an article beside its text."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from ..environment import named_path
from ..errors import InputError
from ..metadata import METADATA
from ..resources import resource
from ..textfiles import first_bytes, read_toml
from ..wording import hyphenated
from . import layout
from .files import MAX_BYTES as MAX_BYTES
from .files import MAX_BYTES_OF_MANY, read_bytes, require_one_articles_length
from .formats import FETCHED, is_address, is_file_name, is_table
from .formats.found import Found, Piece, Unread, without_by
from .formats.marks import may_be_export
from .formats.reader import PAGE_BEGINS, newlines, of_page, pieces

MAX_ID = 100
"""The most bytes of an article's id: a file system takes 255, and the names made of it are longer."""

STANDARD_INPUT = "-"
"""What stands for standard input where a file is named."""

LISTED = 12
"""Headlines that the question which article is meant lists, at most."""

_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Article:
    """A news article. Every offset in every table is a character of `text`.

    `text` is the input, decoded, with newlines as ``\\n`` and otherwise untouched (for Markdown and saved web pages:
    the running text taken from them) and with U+FFFD for each half of a character (a lone surrogate), which no file
    can hold. `left_out` lists the blocks of a file that were not taken for the article, `notes` what is to be said of how it was read.

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
    notes: tuple[str, ...] = ()

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


def read_article(source: str | Path | None = None, number: int | None = None) -> Article:
    """Read an article from a file of any kind (`framescope.reading.formats`) or from a string that holds its text or HTML.

    A one-line string that ends like a file name (``.txt``, ``.docx``, ``.html`` …) is a path; None means `default_article`; the path
    ``-`` is standard input. Of a file that holds several articles `number` says which one, counted from 1.
    Title, outlet, date and the like are the file's own, or read from a TOML file of the same name beside the article (keys `METADATA`).

    Raises
    ------
    InputError
        when the file does not exist, is not a regular file, is empty, too large, broken or of no known kind, holds no article or several,
        or when an address on the net is given.

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
    if is_address(str(source)):
        raise InputError(f"{_address(str(source))} {FETCHED}.")
    if isinstance(source, str) and not is_file_name(source):
        return _from_string(source)
    path = Path(source)
    if is_table(path):
        raise InputError(
            f"{path} is a table with an article in each row: fs.read_articles gives them, and `framescope import` writes them."
        )
    articles, unread = articles_of(path)
    return _chosen(articles, unread, path, number)


def articles_of(path: Path) -> tuple[list[Article], list[Unread]]:
    """All articles of a file, and what in it could not be read.

    Raises
    ------
    InputError
        when nothing of it can be read.
    """
    name = "standard input" if str(path) == STANDARD_INPUT else str(path)
    data = _standard_input() if str(path) == STANDARD_INPUT else read_bytes(path, _most_bytes(path))
    return _articles(pieces(data, name, path.suffix), path, name)


def articles_in(data: bytes, path: PurePath, name: str) -> tuple[list[Article], list[Unread]]:
    """All articles in the bytes of a file, which messages call `name`, and what in it could not be read; InputError where nothing can."""
    return _articles(pieces(data, name, path.suffix), path, name, beside=False)


def _most_bytes(path: Path) -> int:
    """Text that shows no export at its head is one article, and is not read when it is larger than one."""
    if path.suffix.lower() not in (".txt", ".text", ".md", ".markdown"):
        return MAX_BYTES_OF_MANY
    try:
        is_large = path.stat().st_size > MAX_BYTES
    except (OSError, ValueError):
        return MAX_BYTES
    return MAX_BYTES_OF_MANY if is_large and may_be_export(first_bytes(path, 200_000, lambda *_: None)) else MAX_BYTES


def _standard_input() -> bytes:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"Standard input holds more than one article ({MAX_BYTES / 1e6:.0f} MB): save it as a file and name that.")
    return data


def _articles(found: Sequence[Piece], path: PurePath, name: str, beside: bool = True) -> tuple[list[Article], list[Unread]]:
    """The articles of a file with their ids and what is known of them."""
    texts = [one for one in found if isinstance(one, Found)]
    unread = [one for one in found if isinstance(one, Unread)]
    stem = slug("stdin" if str(path) == STANDARD_INPUT else path.stem)
    ids = [stem if len(found) == 1 else f"{stem}-{n}" for n, one in enumerate(found, 1) if isinstance(one, Found)]
    articles = [_article(one, identity, name) for one, identity in zip(texts, ids, strict=True)]
    return [_with_sidecar(articles[0], Path(path))] if beside and len(found) == 1 and articles else articles, unread


def _article(one: Found, identity: str, name: str) -> Article:
    if not any(c.isalpha() for c in one.text):
        what = "is empty" if not one.text.strip() else "holds no words"
        raise InputError(f"{name} {what}: there is nothing to measure.")
    require_one_articles_length(one.text, name)
    return _with_own_words(Article(id=identity, text=one.text, left_out=one.left_out, notes=one.notes, **dict(one.known)))


def _with_own_words(article: Article) -> Article:
    """The article with the headline and byline that its text begins with, where nothing else tells them."""
    if article.title and article.byline:
        return article
    blocks = layout.paragraphs(article.text[:_HEAD])
    title = next(iter(blocks.text[blocks.kind == "headline"]), None)
    line = next(iter(blocks.text[blocks.kind == "byline"]), None)
    names = without_by(line) if line and line != without_by(line) else None
    return replace(article, title=article.title or (" ".join(title.split()) if title else None), byline=article.byline or names)


_HEAD = 6_000


def _with_sidecar(article: Article, path: Path) -> Article:
    beside: dict[str, Any] = {**_sidecar(path)}
    return replace(article, **beside) if beside else article


def _chosen(articles: Sequence[Article], unread: Sequence[Unread], path: Path, number: int | None) -> Article:
    """The one article that is meant.

    Raises
    ------
    InputError
        when there is none, or several and none is chosen, or none of this number.
    """
    if not articles:
        first = unread[0] if unread else Unread("", "holds no article")
        raise InputError(f"{path}{': ' if first.place else ''}{first.place} {first.reason}.")
    if number is None and len(articles) == 1:
        return articles[0]
    if number is None or not 1 <= number <= len(articles):
        wrong = f"no article {number}, but" if number else ""
        raise InputError(
            f"{path} holds {wrong} {len(articles)} article{'s' * (len(articles) > 1)}: choose one with --number: {listed(articles)}.".replace(
                "  ", " "
            )
        )
    return articles[number - 1]


def listed(articles: Sequence[Article]) -> str:
    """The articles by their numbers, as a question lists them.

    >>> listed([Article("a", "x", title="The dam opens", outlet="The Post", date="2031-05-06"), Article("b", "x", title="Rain")])
    '1 “The dam opens” (The Post, 2031-05-06), 2 “Rain”'
    """
    rest = len(articles) - LISTED
    return ", ".join(f"{n} {_in_words(article)}" for n, article in enumerate(articles[:LISTED], 1)) + (
        f" and {rest} more" if rest > 0 else ""
    )


def _in_words(article: Article) -> str:
    about = ", ".join(filter(None, (article.outlet, article.date)))
    return f"“{article.title or article.text.split(chr(10))[0][:80]}”" + (f" ({about})" if about else "")


def _address(source: str) -> str:
    """An address as it was given: a path has lost one of its slashes."""
    return re.sub(r"^(https?):/(?!/)", r"\1://", source.strip())


def slug(name: str) -> str:
    """A name as it can stand in a file name or an address: lower-case letters and digits joined by hyphens, `MAX_ID` bytes at most."""
    plain = hyphenated(unicodedata.normalize("NFC", name).lower())
    return plain.encode()[:MAX_ID].decode(errors="ignore").strip("-") or "article"


def _from_string(source: str) -> Article:
    raw = newlines(_whole(source))
    if not raw.strip():
        raise InputError("the text is empty: there is nothing to measure.")
    identity = "text-" + hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    if not PAGE_BEGINS.match(raw):
        return _article_of_text(raw, identity)
    articles, _ = _articles(of_page(raw, "the text"), Path(identity), "the text")
    if len(articles) != 1:
        raise InputError(f"The text holds {len(articles)} articles: save it as a file and choose one.")
    return replace(articles[0], id=identity)


def _article_of_text(text: str, identity: str) -> Article:
    if not any(c.isalpha() for c in text):
        raise InputError("the text holds no words: there is nothing to measure.")
    return Article(id=identity, text=text)


def _whole(text: str) -> str:
    """The text with U+FFFD for each half of a character."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


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
