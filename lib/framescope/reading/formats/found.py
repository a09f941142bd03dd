"""What a reader of a format gives: articles, what of a file could not be read, and what is to be said of the reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...metadata import METADATA
from ..bylines import is_byline
from ..dates import iso_date
from ..folding import unfolded
from ..wrapping import joined_lines

_BY = re.compile(r"(?:by|from|written by|reported by|byline|author)\b[:\s]\s*", re.IGNORECASE)
_NO_TEXT = re.compile(r"[\W_]*")


@dataclass(frozen=True)
class Found:
    """An article of a file: its text, what the file says of it (`framescope.metadata.METADATA`), what was left out, what is to be said.

    place: where in the file it stands ("article 3"); empty where the file is the article.
    """

    text: str
    known: Mapping[str, str | None] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Unread:
    """What of a file is no article that can be read: where it stands, and why, with the remedy."""

    place: str
    reason: str


Piece = Found | Unread


def known(**values: str | None) -> dict[str, str | None]:
    """What is known of an article, with days in one form and no empty words. A day that is not certain stays as it is written."""
    plain = {name: " ".join(value.split()) or None if value else None for name, value in values.items()}
    if day := plain.get("date"):
        plain["date"] = iso_date(day) or day
    if by := plain.get("byline"):
        plain["byline"] = without_by(by) or None
    return {name: plain.get(name) for name in METADATA}


def without_by(byline: str) -> str:
    """The names of a byline.

    >>> without_by("By Jane Doe")
    'Jane Doe'
    """
    return _BY.sub("", byline.strip(), count=1).strip(" ,;|") if _BY.match(byline.strip()) else byline.strip(" ,;|")


def composed(title: str | None, byline: str | None, paragraphs: Iterable[str]) -> str:
    """One article as every format gives it: headline, byline and paragraphs, with blank lines between them; wrapped lines are joined."""
    body = [p for paragraph in paragraphs if (p := paragraph.strip()) and not _NO_TEXT.fullmatch(p)]
    if title and body and same(title, body[0]):
        body = body[1:]
    line = f"By {byline}" if byline and is_byline(f"By {byline}") else None
    if line and body and same(without_by(body[0]), byline):
        body = body[1:]
    return unwrapped("\n\n".join([*filter(None, (title, line)), *body]) + "\n")


def unwrapped(text: str) -> str:
    """The text with each wrapped paragraph in one line (`framescope.reading.wrapping`)."""
    return unfolded(text).replaced(joined_lines(text)).text


def same(one: str | None, other: str | None) -> bool:
    """Whether two texts are the same but for typography.

    >>> same("“So what?”", "So what")
    True
    """
    return plain(one or "") == plain(other or "")


def plain(text: str) -> str:
    """Letters and digits only, so that typography does not make two copies of one sentence differ."""
    return "".join(c for c in text.lower() if c.isalnum())
