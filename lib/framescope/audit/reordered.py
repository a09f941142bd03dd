"""A text in which paragraphs that do not hang together have changed places.

Two paragraphs of the body that follow each other are independent where each names whom it speaks of itself: nobody in it, nor in the
paragraph behind them, is meant by a pronoun or description without being named there before, no statement reaches across, and no
quotation is open at its end. What comes first is told first: measures of position (`who is heard first`) may change, and no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..analysis import Analysis


def reordered(a: Analysis) -> str:
    """The text with each two independent neighbours changed round, the first paragraph of the body left in its place."""
    text, done = a.article.text, 0
    pieces = []
    for one, other in _pairs(a):
        pieces += [text[done : one[0]], text[other[0] : other[1]], text[one[1] : other[0]], text[one[0] : one[1]]]
        done = other[1]
    return "".join([*pieces, text[done:]])


def _pairs(a: Analysis) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The places of the paragraphs that change round, in the order of the text, without overlaps."""
    rows = list(zip(a.paragraphs.kind, a.paragraphs.start, a.paragraphs.end, strict=True))
    body = [i for i, row in enumerate(rows) if row[0] == "body"]
    alone = {i for i in body[1:] if _stands_alone(a, *rows[i][1:])}
    i = 0
    while i < len(body) - 1:
        one, other = body[i : i + 2]
        following = body[i + 2] if i + 2 < len(body) else None
        if other == one + 1 and one in alone and other in alone and (following is None or following in alone):
            yield rows[one][1:], rows[other][1:]
            i += 1
        i += 1


def _stands_alone(a: Analysis, start: int, end: int) -> bool:
    """Whether a paragraph can be read without those before it."""
    mine = a.mentions[(a.mentions.start >= start) & (a.mentions.end <= end)].sort_values("start")
    named = set[str]()
    for actor, form in zip(mine.actor_id, mine.form, strict=True):
        if form == "name":
            named.add(str(actor))
        elif str(actor) not in named:
            return False
    return not _reaches_across(a, start, end) and not _open(a.article.text[start:end])


def _reaches_across(a: Analysis, start: int, end: int) -> bool:
    """Whether an attribution stands partly in the paragraph, or takes its source from elsewhere."""
    inside = (a.spans.start >= start) & (a.spans.end <= end)
    here = a.spans[inside]
    elsewhere = set(a.spans.attribution_id[~inside])
    telling = set(a.attributions.attribution_id[a.attributions.kind != "scare"])
    without_source = telling & set(here.attribution_id) - set(here.attribution_id[here.role == "source"])
    return bool(set(here.attribution_id) & elsewhere) or bool(without_source)


def _open(paragraph: str) -> bool:
    """Whether a quotation is not closed in the paragraph, or was opened before it."""
    return paragraph.count("“") != paragraph.count("”") or paragraph.count('"') % 2 == 1
