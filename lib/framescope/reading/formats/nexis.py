"""Exports of Nexis: articles one after the other, each with its headline, outlet and day, fields ("Length: 812 words") and text.

Nexis Uni and Lexis+ put the headline first, then outlet, day and copyright, fields, "Body", the text, "Classification" and more
fields, and end with "End of Document". The older "1 of 10 DOCUMENTS" puts outlet and day above the headline, writes its fields
in capitals and wraps its lines. A page of the order ("Date and Time: …", a list of headlines) may stand before the first article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..dates import is_date_line, iso_date
from .found import Found, Piece, Unread, composed, known

_COUNTER = re.compile(r"(?:page )?\d+ of \d+(?: documents?)?|documents? \d+ of \d+", re.IGNORECASE)
_OLD_COUNTER = re.compile(r"\d+ of \d+ documents?|documents? \d+ of \d+", re.IGNORECASE)
_END = re.compile(r"end of documents?", re.IGNORECASE)
_FIELD_NAMES = (
    "section|length|byline|highlight|dateline|series|correction-date|load-date|language|publication-type|subject|company|organization|"
    "person|industry|geographic|country|state|city|graphic|journal-code|document-type|type|url|ticker|acc-no|pub-type|headline|update|"
    "copyright|notes?|special|edition|body|author|source|distribution|transcript|anchors?|guests?|product|topic|region|day|correction|name"
)
_FIELD = re.compile(rf"(?P<name>{_FIELD_NAMES}):\s*+(?P<value>.*)", re.IGNORECASE | re.DOTALL)
_OLD_FIELD = re.compile(r"(?:LENGTH|LOAD-DATE|LANGUAGE): ")
_SURE = frozenset({"section", "length", "byline", "highlight", "dateline", "headline", "load-date", "language", "publication-type"})
"""Fields that no headline begins with, and no paragraph."""
_HEAD_FIELDS = frozenset(
    [
        "section",
        "length",
        "byline",
        "highlight",
        "dateline",
        "series",
        "headline",
        "url",
        "type",
        "distribution",
        "author",
        "day",
        "special",
        "source",
        "edition",
    ]
)
_TAIL_FIELDS = frozenset(
    [
        "load-date",
        "language",
        "publication-type",
        "subject",
        "company",
        "organization",
        "person",
        "industry",
        "geographic",
        "country",
        "state",
        "city",
        "graphic",
        "journal-code",
        "document-type",
        "ticker",
        "acc-no",
        "pub-type",
        "update",
        "copyright",
        "notes",
        "correction-date",
        "product",
        "topic",
        "region",
    ]
)
_BODY, _CLASSIFICATION = re.compile(r"body:?", re.IGNORECASE), re.compile(r"classification:?", re.IGNORECASE)
_TAIL_HEADING = re.compile(r"(?:graphic|notes?|correction|related (?:articles|stories)):?", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\) ?\d{4})", re.IGNORECASE)
_RESERVED = re.compile(r"all rights reserved\.?", re.IGNORECASE)
_EDITION = re.compile(
    r".{0,40}\bedition\b.{0,40}|(?:scotland|ireland|national|first|final|late|city|london|north|south)[;, ]*.{0,20}", re.IGNORECASE
)
_OWN = re.compile(
    r"(?:link to (?:image|pdf|the original).{0,60}|pdf file of this document.{0,40}|view the original (?:page|story|article).{0,300}"
    r"|\|? ?about lexisnexis.{0,200}|(?:date and time|job number|client/?matter|search (?:terms|type)|narrowed by|user name|time of request"
    r"|download request|send to|project id|combined source|documents? \(\d+\)).{0,300})",
    re.IGNORECASE,
)
SHORT = 60
"""Characters of a field below the text that has no weights: "Industry: NEWSPAPERS"."""

TITLE_LINES = 3
"""Lines of a headline, at most."""

WIDEST = 100
"""Characters of the longest line of an export whose lines are wrapped."""


def is_nexis(lines: Sequence[str]) -> bool:
    """Whether lines are an export of Nexis, by what stands in no article: ends and counters of documents, with fields."""
    marks = sum(bool(_END.fullmatch(line.strip()) or _OLD_COUNTER.fullmatch(line.strip())) for line in lines)
    fields = {m["name"].lower() for line in lines if (m := _FIELD.match(line.strip()))}
    if marks:
        return len(fields & {"length", "section", "byline", "load-date", "language", "publication-type", "body"}) > 0
    return "load-date" in fields and ("length" in fields or any(_BODY.fullmatch(line.strip()) for line in lines))


def pieces(lines: Sequence[str]) -> list[Piece]:
    """The articles of an export, in their order; those without text are unread."""
    plain = [line.replace("\xa0", " ").replace("\u200b", "").strip() for line in lines]
    wrapped = _is_wrapped(plain)
    documents = [units for document in _documents(plain) if (units := list(_units(document, wrapped)))]
    real = [units for units in documents if any(_FIELD.match(u) or _BODY.fullmatch(u) for u in units)]
    return [_piece(units, f"article {n}" if len(real) > 1 else "") for n, units in enumerate(real, 1)]


def _documents(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each article."""
    ends = any(_END.fullmatch(line) for line in lines)
    document: list[str] = []
    for line in lines:
        if _END.fullmatch(line) or (not ends and _OLD_COUNTER.fullmatch(line)):
            if not _is_cover(document):
                yield document
            document = []
        elif not _COUNTER.fullmatch(line):
            document.append(line)
        elif _OLD_COUNTER.fullmatch(line):
            document = []
    yield document


def _is_cover(lines: Sequence[str]) -> bool:
    """Whether lines are the page of the order ("Download Request: …"), which tells of its sources too and is no article."""
    names = {m["name"].lower() for line in lines if (m := _FIELD.match(line))}
    return any(_OWN.fullmatch(line) for line in lines) and not names & _SURE and not any(_BODY.fullmatch(line) for line in lines)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a paragraph is several lines: none is long, and sentences go on in the next line."""
    if max(map(len, lines), default=0) > WIDEST:
        return False
    going_on = sum(bool(a) and b[:1].islower() and not _FIELD.match(b) for a, b in pairwise(lines))
    return going_on > 1 or any(_OLD_FIELD.match(line) or (_OLD_COUNTER.fullmatch(line) and "document" in line.lower()) for line in lines)


def _units(lines: Sequence[str], wrapped: bool) -> Iterator[str]:
    """Fields, headings and paragraphs, each as one: in wrapped text what stands between blank lines, else every line."""
    unit: list[str] = []
    for line in (*lines, ""):
        alone = bool(unit) and bool(_RIGHTS.match(unit[0])) and not _RESERVED.fullmatch(line)
        begins = not wrapped or not line or alone or _FIELD.match(line) or _BODY.fullmatch(line) or _CLASSIFICATION.fullmatch(line)
        if begins and unit:
            yield "\n".join(unit)
            unit = []
        if line:
            unit.append(line)


def _piece(units: Sequence[str], place: str) -> Piece:
    kept = [unit for unit in units if not _OWN.fullmatch(unit)]
    ordered = len(kept) < len(units)
    head, body, tail = _parts(kept)
    fields = {m["name"].lower(): " ".join(m["value"].split()) for unit in reversed([*head, *tail]) if (m := _FIELD.match(unit))}
    title, outlet, day = _heading(head, ordered)
    title = fields.get("headline") or title
    rights = next((unit for unit in (*head, *tail) if _RIGHTS.match(unit)), None)
    about = known(
        title=title,
        byline=fields.get("byline") or fields.get("author"),
        outlet=outlet,
        date=day or fields.get("load-date"),
        url=fields.get("url"),
        rights=rights,
    )
    if not body:
        return Unread(
            place,
            f"“{about['title'] or 'without a headline'}” has no text in the export: open it in Nexis, and export it again with its full text",
        )
    text = composed(about["title"], about["byline"], body)
    return Found(text, about, tuple(unit for unit in (*head, *tail) if _FIELD.match(unit)), place=place)


def _parts(units: list[str]) -> tuple[list[str], list[str], list[str]]:
    """What stands above the text, the text, and what stands below."""
    marked = next((i for i, unit in enumerate(units) if _BODY.fullmatch(unit) or unit.lower().startswith("body:")), None)
    start = marked + 1 if marked is not None else _after_fields(units)
    if marked is not None and not _BODY.fullmatch(units[marked]):
        units[marked] = units[marked].split(":", 1)[1].strip()
        start = marked
    end = max((i for i, unit in enumerate(units) if i >= start and _CLASSIFICATION.fullmatch(unit)), default=len(units))
    heading = next((i for i in range(max(start, end - 8), end) if _TAIL_HEADING.fullmatch(units[i]) and units[i][0].isupper()), None)
    end = heading if heading is not None else end
    while end > start and _is_tail(units[end - 1]):
        end -= 1
    first = next(
        (i for i in range(start, end) if (m := _FIELD.match(units[i])) and m["name"].lower() in ("load-date", "publication-type")), end
    )
    while first > start and _is_tail(units[first - 1]):
        first -= 1
    head = [unit for unit in units[:start] if not _BODY.fullmatch(unit)]
    return head, units[start:first], units[first:]


def _after_fields(units: Sequence[str]) -> int:
    """Where the text begins in an article without "Body": behind the fields at its head."""
    start = 0
    for i, unit in enumerate(units):
        m = _FIELD.match(unit)
        if m and m["name"].lower() in _HEAD_FIELDS:
            start = i + 1
        elif start and m is None:
            return start
    return start


def _is_tail(unit: str) -> bool:
    """Whether a unit is a field below the text; a paragraph may begin like one ("Person: …"), but has no weight in per cent."""
    m = _FIELD.match(unit)
    if m and m["name"].lower() in _TAIL_FIELDS:
        return m["name"].lower() in _SURE or m["name"].isupper() or "%)" in m["value"] or len(m["value"]) < SHORT
    return bool(_RIGHTS.match(unit) or _RESERVED.fullmatch(unit))


def _heading(head: Sequence[str], ordered: bool) -> tuple[str | None, str | None, str | None]:
    """Headline, outlet and day of what stands above the fields; `ordered`: a page of the order may stand above them."""
    field = next((i for i, unit in enumerate(head) if (m := _FIELD.match(unit)) and m["name"].lower() in _SURE), len(head))
    top = [" ".join(u.split()) for u in head[:field] if not (_RIGHTS.match(u) or _RESERVED.fullmatch(u))]
    dates = [i for i, unit in enumerate(top) if i and is_date_line(unit.split("Edition")[0])]
    if not dates:
        return (top[-1] if top else None), None, None
    at = dates[0] if any(not _EDITION.fullmatch(u) for u in top[dates[0] + 1 :]) else dates[-1]
    below = [unit for unit in top[at + 1 :] if not _EDITION.fullmatch(unit)]
    if below:  # outlet and day stand above the headline
        return " ".join(below), top[at - 1], iso_date(top[at])
    lines = top[: at - 1]
    title = " ".join(lines) if len(lines) <= TITLE_LINES and not ordered else lines[-1]
    return title or None, top[at - 1], iso_date(top[at])
