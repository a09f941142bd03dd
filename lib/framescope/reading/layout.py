"""What each block of a page is: headline, byline, body, caption or furniture. Only headline and body are measured.

Nothing is deleted: furniture ("Follow us on …", photo tags, subscription appeals) is labelled so that a reader can
see what was left out of the measurement, and disagree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

import pandas as pd

from ..tables import table
from .bylines import bare_dateline_end, dateline_end, is_byline, is_name_line, is_paper_line
from .furniture import LINK_WORDS, LINKS_HEADING, RULE, TAG, archive_field, kind, reports_speech, tail

MEASURED = ("headline", "body")

HEADLINE_WORDS = 30
"""A first line of more words than this is a paragraph."""

HEAD, ARCHIVE_HEAD = 6, 20
"""Blocks at the top in which bylines stand, and the fields of an archive's record."""

STANDFIRST_WORDS = 45
"""Words of what stands between headline and byline, at most."""

TAIL_SHARE = 0.35
"""What follows a rule line is furniture only if it holds at most this share of the article's words."""

_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_COUNTER = re.compile(r"(?:page )?\d+ of \d+ documents?\W*", re.IGNORECASE)
_BIO = re.compile(
    r"(?:\W*)(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}) (?:is|was|covers|reports|writes|edits|can be reached|contributed)\b(?P<rest>.{0,300})"
)
_TRADE = re.compile(
    r"\b(reporter|correspondent|editor|columnist|writer|journalist|staff|author of|fellow (at|of|with)|contributor|professor (of|at|emeritus)|covers|reports (on|from|for)|writes (about|on|for|from)|can be reached)\b"
)


def paragraphs(text: str) -> pd.DataFrame:
    """The blocks of a page, each with its kind and place (table ``paragraphs``).

    A block is a non-blank line of the text as it is read (`framescope.reading.wrapping` joins wrapped ones). Kinds: the *headline*
    is a short first block that ends like no sentence; *bylines* and datelines follow it, or stand before a paragraph's first
    sentence; *captions* credit a photograph; *furniture* is what the page says about itself: tags in brackets, rules, appeals,
    links, notes of the editors, an archive's fields, a standfirst above the byline, and everything after a rule near the
    end once an appeal stands there.
    """
    blocks = [(m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip())) for m in re.finditer(r"[^\n]+", text)]
    blocks = [(s, e) for s, e in blocks if s < e]
    kinds = _kinds([text[s:e] for s, e in blocks])
    labels = _labels([text[s:e] for s, e in blocks])
    rows = [row for (s, e), k in zip(blocks, kinds, strict=True) for row in _pieces(text, s, e, k, labels)]
    return table(
        "paragraphs",
        ({"paragraph_id": i, "kind": k, "start": s, "end": e, "text": text[s:e]} for i, (s, e, k) in enumerate(rows)),
    )


def _pieces(text: str, start: int, end: int, kind: str, labels: Counter[str]) -> Iterator[tuple[int, int, str]]:
    """A block without what stands before its first sentence and behind its last, and these as blocks of their own."""
    block = text[start:end]
    if kind not in MEASURED:
        yield start, end, kind
        return
    first, last = _lead(block, labels) if kind == "body" else 0, tail(block)
    if first >= last:
        first = 0
    if first:
        yield start, start + len(block[:first].rstrip()), "byline"
    yield start + first, start + len(block[:last].rstrip()), kind
    if last < len(block):
        yield end - len(block[last:].lstrip()), end, "furniture"


def _lead(block: str, labels: Counter[str]) -> int:
    """Where the first sentence begins behind a dateline; one that could be a speaker's label must be the only one of its kind."""
    if end := dateline_end(block):
        return end
    bare = bare_dateline_end(block)
    return bare if bare and labels[_label(block)] == 1 and len(labels) <= 2 else 0


def _labels(blocks: list[str]) -> Counter[str]:
    """How often each word in capitals opens a block before a dash."""
    return Counter(_label(block) for block in blocks if bare_dateline_end(block) and not dateline_end(block))


def _label(block: str) -> str:
    return re.split(r"[^\w'’.-]", block, maxsplit=1)[0]


def _kinds(blocks: list[str]) -> list[str]:
    kinds = [kind(b) for b in blocks]
    _mark_archive(blocks, kinds)
    top = next((i for i, k in enumerate(kinds[:ARCHIVE_HEAD]) if k == "body" and not is_byline(blocks[i])), None)
    if top is not None and (top == 0 or top < HEAD or _is_archived(blocks)) and _is_headline(blocks, top):
        kinds[top] = "headline"
    _mark_bylines(blocks, kinds, top or 0)
    _mark_links(blocks, kinds)
    _mark_bio(blocks, kinds)
    end = _tail(blocks, kinds)
    return kinds[:end] + ["furniture"] * (len(kinds) - end)


def _is_archived(blocks: list[str]) -> bool:
    """Whether the text is an archive's record, or a mail: two fields at the top, or the counter of a list of records."""
    return bool(blocks) and (bool(_COUNTER.fullmatch(blocks[0])) or sum(archive_field(b) for b in blocks[:ARCHIVE_HEAD]) > 1)


def _mark_archive(blocks: list[str], kinds: list[str]) -> None:
    """Label the fields of an archive's record, and what stands among those at the top but for the headline.

    In a list of records (those that begin with a counter) the headline is the last line above the story, else the first.
    """
    if not _is_archived(blocks):
        return
    for i, block in enumerate(blocks):
        if archive_field(block) and (i < ARCHIVE_HEAD or i >= len(blocks) - ARCHIVE_HEAD):
            kinds[i] = "furniture"
    story = next((i for i, k in enumerate(kinds) if k == "body" and _SENTENCE_END.search(blocks[i])), len(blocks))
    plain = [i for i in range(story) if kinds[i] == "body" and not is_byline(blocks[i])]
    headline = plain[-1 if _COUNTER.fullmatch(blocks[0]) else 0] if plain else None
    for i in plain:
        if i != headline:
            kinds[i] = "furniture"


def _mark_bylines(blocks: list[str], kinds: list[str], top: int) -> None:
    """Label the bylines below the headline, a name at the very end, and the standfirst between headline and byline."""
    near = range(min(top + HEAD, len(blocks)))
    for i in near:
        plain = kinds[top + 1 : i].count("body") <= 1
        if kinds[i] in ("body", "furniture") and (
            is_byline(blocks[i]) or (kinds[i] == "body" and i > top and plain and is_name_line(blocks[i]))
        ):
            kinds[i] = "byline"
    for i in near:  # the paper stands beside the reporter
        if i > top and kinds[i] == "body" and "byline" in kinds[i - 1 : i + 2] and is_paper_line(blocks[i]):
            kinds[i] = "byline"
    last = next((i for i in range(len(blocks) - 1, 0, -1) if kinds[i] == "body"), 0)
    if last > top + 2 and is_name_line(blocks[last]) and blocks[last - 1][-1] not in "\"”’'":
        kinds[last] = "byline"
    line = next((i for i in near if i > top and kinds[i] == "byline"), 0)
    above = [i for i in range(top + 1, line) if kinds[i] == "body"]
    if len(above) == 1 and kinds[top] == "headline" and line + 1 < len(blocks) and len(blocks[above[0]].split()) <= STANDFIRST_WORDS:
        kinds[above[0]] = "furniture"


def _mark_links(blocks: list[str], kinds: list[str]) -> None:
    """Label the links below a heading such as "Related stories"."""
    listed = False
    for i, block in enumerate(blocks):
        if i and LINKS_HEADING.fullmatch(block):
            kinds[i], listed = "furniture", True
        elif listed:
            listed = len(block.split()) <= LINK_WORDS and not _SENTENCE_END.search(block)
            if listed and kinds[i] == "body":
                kinds[i] = "furniture"


def _mark_bio(blocks: list[str], kinds: list[str]) -> None:
    """Label what the page says of its reporter at the end: "Jane Doe is a columnist for …"."""
    body = [i for i, k in enumerate(kinds) if k == "body"]
    if len(body) < 3 or not (bio := _BIO.match(blocks[body[-1]])):
        return
    surname = bio["name"].split()[-1]
    above = [blocks[i] for i in body[:-1]]
    is_known = any(surname in blocks[i] for i, k in enumerate(kinds) if k == "byline")
    if (is_known or _TRADE.search(bio[0])) and not any(surname in b for b in above) and not reports_speech(blocks[body[-1]]):
        kinds[body[-1]] = "furniture"


def _is_headline(blocks: list[str], top: int) -> bool:
    first = TAG.sub("", blocks[top])
    return len(blocks) > top + 1 and len(first.split()) <= HEADLINE_WORDS and not re.search(r"[.;:,][\"'”’]?$", first)


def _tail(blocks: list[str], kinds: list[str]) -> int:
    """Where the page's own closing matter begins: at a rule with an appeal behind it, or at the last run of appeals."""
    sizes = [len(b.split()) for b in blocks]
    before, total = list(accumulate(sizes, initial=0)), sum(sizes)
    for i, block in enumerate(blocks):
        if RULE.fullmatch(block) and total - before[i] <= TAIL_SHARE * total and "furniture" in kinds[i + 1 : i + 4]:
            return i
    end = len(blocks)
    while end > 1 and (kinds[end - 1] == "furniture" or (sizes[end - 1] <= 3 and "furniture" in kinds[end - 3 : end - 1])):
        end -= 1
    return end
