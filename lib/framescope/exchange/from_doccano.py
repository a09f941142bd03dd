"""doccano's and Prodigy's exports (JSONL) read back: the spans and arrows that people left, beside those that were written.

doccano exports relations only from a project that uses them; without, pieces are known by their places, and new sources and cues cannot be
told. A task that was rejected or ignored in Prodigy has no corrections.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..analysis import Analysis
from ..corrections.model import Correction
from ..errors import InputError
from ..textfiles import read_text
from .archives import MOST_BYTES
from .differences import Source, differences
from .doccano import POINTED, Marked, labelled, plain_values
from .items import Item, Span
from .record import FIELD, unpacked
from .regions import CONTENT, KINDS, MENTION, Link, Region, items_in


def corrections(path: Path, measured: Sequence[Analysis] = ()) -> list[Correction]:
    """What people changed in the lines of a file.

    measured: analyses of the same articles, for lines that lost what was written.

    Raises
    ------
    InputError
        when a line is not what doccano or Prodigy exports, a text was changed, or it is not known what was written.
    """
    found: list[Correction] = []
    seen: set[str] = set()
    for number, row in lines(path):
        where = f"{path}, line {number}"
        article, before = _written(row, where, measured)
        if article in seen:
            raise InputError(f"{where}: the article {article} is in the file twice: leave one of its lines.")
        seen.add(article)
        if row.get("answer", "accept") == "accept":
            found += _changed(before, _left(row, where), Source(row["text"], article, path.name), where)
    return found


def lines(path: Path) -> Iterator[tuple[int, dict]]:
    """The lines of a file that hold a text, with their numbers.

    Raises
    ------
    InputError
        when a line is no JSON, or holds no text.
    """
    try:
        text = read_text(path, MOST_BYTES)
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8 text: export it again.") from None
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _row(line, f"{path}, line {number}")


def _row(line: str, where: str) -> dict:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is not valid JSON ({error}): export the file again as JSONL.") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError(f"{where} holds no text: give the JSONL that doccano or Prodigy exports.")
    return row


def _written(row: Mapping, where: str, measured: Sequence[Analysis]) -> tuple[str, Marked]:
    """The id of the article, and what was written of it."""
    record = next(
        (place[FIELD] for place in (row, row.get("meta"), row.get("metadata")) if isinstance(place, dict) and FIELD in place), None
    )
    if isinstance(record, str):
        found = unpacked(record, where)
        if found["text"] != hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest():
            raise InputError(f"{where}: its text was changed after the export, so no offset is right any more: export the article again.")
        return found["article"], Marked([tuple(s) for s in found["spans"]], [tuple(a) for a in found["arrows"]], found["keys"])
    a = next((a for a in measured if a.article.text == row["text"]), None)
    if a is None:
        raise InputError(f"{where} does not say what was written, and its text is not that of the article: keep the field {FIELD!r}.")
    return a.article.id, labelled(a)


def _left(row: Mapping, where: str) -> Marked:
    """What people left in a line: of doccano with relations or without, or of Prodigy."""
    try:
        if "entities" in row:
            return _of_doccano(row["entities"], row.get("relations"))
        if "spans" in row:
            return _of_prodigy(row["spans"], row.get("relations"))
        return Marked([(int(s), int(e), str(name)) for s, e, name in row.get("label", row.get("labels"))], None, ())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{where} has a span that doccano and Prodigy do not write ({error!r}): export the file again.") from None


def _of_doccano(entities: Iterable[Mapping], relations: Iterable[Mapping] | None) -> Marked:
    place = {entity["id"]: i for i, entity in enumerate(entities)}
    spans = [(int(e["start_offset"]), int(e["end_offset"]), str(e["label"])) for e in entities]
    if relations is None:
        return Marked(spans, None, ())
    return Marked(spans, [(place[r["from_id"]], place[r["to_id"]], str(r["type"])) for r in relations], ())


def _of_prodigy(entities: Iterable[Mapping], relations: Iterable[Mapping] | None) -> Marked:
    spans = [(int(e["start"]), int(e["end"]), str(e["label"])) for e in entities]
    place = {span: i for i, span in enumerate(spans)}
    if relations is None:
        return Marked(spans, None, ())
    ends = [[(int(r[end]["start"]), int(r[end]["end"]), str(r[end]["label"])) for end in ("head_span", "child_span")] for r in relations]
    return Marked(spans, [(place[one], place[other], str(r["label"])) for (one, other), r in zip(ends, relations, strict=True)], ())


def _changed(before: Marked, left: Marked, source: Source, where: str) -> list[Correction]:
    left = replace(left, keys=_keys(left, before), arrows=_same_arrows(left, before) if left.arrows is None else left.arrows)
    called = {Span(s, e): label for s, e, label in before.spans if label.startswith(MENTION)}
    old = _items(before, called, where, ())
    return differences(old, _items(left, called, where, old), source)


def _items(marked: Marked, called: Mapping[Span, str], where: str, known: Sequence[Item]) -> list[Item]:
    """The items of marked spans. called: the labels that mentions had when they were written: to call a mention's actor by another name
    does not change who speaks."""
    kinds = [_known(span)[2] for span in marked.spans]
    rows = zip(marked.keys, marked.spans, kinds, strict=True)
    regions = {key: Region(key, kind, start, end, plain_values(kind, label)) for key, (start, end, label), kind in rows if kind in KINDS}
    links = [Link(marked.keys[one], marked.keys[other], name) for one, other, name in marked.arrows or ()]
    return items_in(list(_with_actors(regions, links, called)), links, where, known)


def _keys(left: Marked, before: Marked) -> list[str]:
    """The keys of the spans: those that they had, where they are known again by place and kind, of two of them by their labels."""
    there: dict[tuple[int, int, str], list[tuple[str, str]]] = defaultdict(list)
    for key, span in zip(before.keys, before.spans, strict=True):
        there[_known(span)].append((span[2], key))
    found = []
    for number, span in enumerate(left.spans):
        alike = there[_known(span)]
        chosen = next((each for each in alike if each[0] == span[2]), alike[0] if alike else None)
        if chosen:
            alike.remove(chosen)
        found.append(chosen[1] if chosen else f"new-{number}")
    return found


def _same_arrows(marked: Marked, before: Marked) -> list[tuple[int, int, str]]:
    """The arrows that were written, between the spans that are still there."""
    place = {_known(span): i for i, span in enumerate(marked.spans)}
    ends = [(_known(before.spans[one]), _known(before.spans[other]), name) for one, other, name in before.arrows or ()]
    return [(place[one], place[other], name) for one, other, name in ends if one in place and other in place]


def _known(span: tuple[int, int, str]) -> tuple[int, int, str]:
    """A span by its place and kind, whatever its label says of it."""
    return (span[0], span[1], span[2].partition(":")[0].strip())


def _with_actors(regions: Mapping[str, Region], links: Iterable[Link], called: Mapping[Span, str]) -> Iterator[Region]:
    """The regions, heads of contents and terms with the actor that an arrow leads to."""
    pointed = {link.start: link for link in links if link.end in regions and regions[link.end].kind == MENTION}
    inner = {link.end for link in links if link.name == CONTENT}
    for key, region in regions.items():
        column = POINTED.get(region.kind)
        if column is None or key in inner:
            yield region
            continue
        link = pointed.get(key)
        mention = regions[link.end] if link and link.name == column else None
        named = (
            plain_values(MENTION, called.get(mention.span, "")) if mention and mention.span in called else mention.values if mention else {}
        )
        yield replace(region, values={**region.values, column: named.get("actor_id")})
