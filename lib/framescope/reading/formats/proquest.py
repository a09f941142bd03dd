"""Exports of ProQuest (.txt, .html): documents between lines of underscores, with fields of which "Full text" holds the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..dates import iso_date
from .found import Found, Piece, Unread, composed, known

_RULE = re.compile(r"_{20,}|\*{20,}")
_NAMES = (
    "title|author|publication title|publication info|publication date|publication year|publication subject|full text|abstract|links?|subject|"
    "business indexing term|location|people|company ?/ ?organization|company|classification|identifier ?/ ?keyword|pages?|first page|section|"
    "number of pages|issue|volume|publisher|place of publication|country of publication|issn|e-?issn|source type|language of publication|language|"
    "document type|proquest document id|document url|copyright|last updated|database|credit|column|edition|document feature|illustration|word count|"
    "dateline|correspondence author|accession number|product name|ethnic group|alternate title|subtitle|series|doi|references|caption|notes?|source"
)
_FIELD = re.compile(rf"(?P<name>{_NAMES}):(?:\s+|$)(?P<value>.*)", re.IGNORECASE)
_TEXT = re.compile(r"full text(?::\s*+|\s*+$)(?P<value>.*)", re.IGNORECASE)
_INVERTED = re.compile(r"(?:[A-Z][\w'’-]+, [A-Z][\w.'’ -]{1,30}(?:; |\.?$)){1,6}")
_COUNTER = re.compile(r"(?:document )?\d+ of \d+", re.IGNORECASE)
_DESK = re.compile(r"(?<!\s)\s*+:\s*+\[[^\[\]]{1,60}\]\s*+$")
_ABSENT = re.compile(r"(?:full text )?(?:is )?(?:not available|unavailable)\.?.{0,60}", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_ONCE = ("proquest document id", "database", "document url", "publication date", "publication title")
"""Fields that each document has once, below its text."""
_ABOVE = frozenset({"title", "author", "publication info", "abstract", "link", "links", "full text", "credit"})
"""Fields that stand above a text."""


def is_proquest(lines: Sequence[str]) -> bool:
    """Whether lines are an export of ProQuest."""
    names = {m["name"].lower() for line in lines if (m := _FIELD.match(line.strip()))}
    return "proquest document id" in names or (
        bool(names & {"full text"}) and len(names & {"publication title", "publication date", "publication info", "document url"}) > 1
    )


def pieces(lines: Sequence[str]) -> list[Piece]:
    """The articles of an export; a document without its full text is unread."""
    documents = [part for document in _documents(lines) if _is_document(document) for part in _apart(document)]
    return [_piece(document, f"article {n}" if len(documents) > 1 else "") for n, document in enumerate(documents, 1)]


def _documents(lines: Sequence[str]) -> Iterator[list[str]]:
    document: list[str] = []
    for line in (*lines, "_" * 60):
        plain = line.replace("\xa0", " ").strip()
        if _RULE.fullmatch(plain):
            yield document
            document = []
        else:
            document.append(plain)


def _apart(lines: Sequence[str]) -> Iterator[list[str]]:
    """The documents of a part in which no line divides them, as on a page of ProQuest's own: by a field that each has once."""
    names = [m["name"].lower() if (m := _FIELD.match(line)) else None for line in lines]
    once = next((name for name in _ONCE if names.count(name) > 1), None)
    start = 0
    for at, name in enumerate(names):
        if once and name == once and at >= start:
            end = _end(lines, names, at + 1)
            yield list(lines[start:end])
            start = end
    if not start or _is_document(lines[start:]):
        yield list(lines[start:])


def _end(lines: Sequence[str], names: Sequence[str | None], at: int) -> int:
    """Where the fields that stand below a text end."""
    while at < len(lines) and (not lines[at] or _ADDRESS.match(lines[at]) or (names[at] and names[at] not in _ABOVE)):
        at += 1
    return at


def _is_document(lines: Sequence[str]) -> bool:
    names = {m["name"].lower() for line in lines if (m := _FIELD.match(line))}
    return bool(names & {"proquest document id", "publication title", "publication info", "document url"}) or any(
        _TEXT.match(line) for line in lines
    )


def _piece(lines: Sequence[str], place: str) -> Piece:
    fields = _fields(lines)
    about = known(
        title=_DESK.sub("", fields.get("title") or _first(lines) or ""),
        byline=names_in_order(fields.get("author") or next((line for line in lines[:8] if _INVERTED.fullmatch(line)), "")),
        outlet=(fields.get("publication title") or fields.get("publication info", "")).split(";")[0].strip() or None,
        date=fields.get("publication date") or iso_date(fields.get("publication info")) or fields.get("publication year"),
        url=next(iter(_ADDRESS.findall(fields.get("document url", ""))), None),
        rights=fields.get("copyright"),
    )
    body = _body(lines)
    if not body:
        return Unread(
            place,
            f"“{about['title'] or 'without a headline'}” has no full text in the export: choose “Full text” in ProQuest, and export it again",
        )
    return Found(
        composed(about["title"], about["byline"], body), about, tuple(f"{name}: {value}" for name, value in fields.items()), place=place
    )


def _fields(lines: Sequence[str]) -> dict[str, str]:
    """The fields of a document by their names; the first of a name counts. Above the text two may stand in one line."""
    found: dict[str, str] = {}
    for line in lines:
        m = _FIELD.match(line)
        if m and not _TEXT.match(line):
            value, _, more = m["value"].partition("Publication info:")
            found.setdefault(m["name"].lower(), value.strip(" .") if more else value.strip())
            if more:
                found.setdefault("publication info", more.strip())
    return found


def _first(lines: Sequence[str]) -> str | None:
    """The first line of a document, which is its headline."""
    return next(
        (line for line in lines if line and not _COUNTER.fullmatch(line) and not _FIELD.match(line) and not _ADDRESS.match(line)), None
    )


def _body(lines: Sequence[str]) -> list[str]:
    """The blocks of the full text: from its field to the next one."""
    start = next((i for i, line in enumerate(lines) if _TEXT.match(line)), None)
    if start is None:
        return []
    end = next((i for i in range(start + 1, len(lines)) if _FIELD.match(lines[i]) and (not lines[i - 1] or _is_list(lines, i))), len(lines))
    m = _TEXT.match(lines[start])
    text = [m["value"] if m else "", *lines[start + 1 : end]]
    if max(map(len, text), default=0) <= 100 and any(not line for line in text[1:-1]):
        body = ["\n".join(block) for block in _blocks(text)]
    else:
        body = [line for line in text if line]
    return [] if all(_ABSENT.fullmatch(block) for block in body) else body


def _is_list(lines: Sequence[str], at: int) -> bool:
    """Whether fields stand below one another from here."""
    following = [line for line in lines[at : at + 4] if line]
    return sum(bool(_FIELD.match(line)) for line in following) >= 2


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (*lines, ""):
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def names_in_order(authors: str) -> str | None:
    """Names with the surname first, as catalogues have them, as they are spoken.

    >>> names_in_order("Osgood, Daniel; Coyle, Harriet"), names_in_order("Daniel Osgood")
    ('Daniel Osgood and Harriet Coyle', 'Daniel Osgood')
    """
    given = [name.strip(" .") for name in authors.split(";")]
    names = [" ".join(part.strip() for part in reversed(name.split(","))) if name.count(",") == 1 else name for name in given if name]
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else (names[0] if names else None)
