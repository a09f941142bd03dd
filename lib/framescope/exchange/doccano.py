"""doccano and Prodigy know flat labels and arrows between labelled spans: what they are called here, and doccano's lines (JSONL).

A label says what a span is and what is known of it: "mention: ann-lee", "term: evaluative", "content: direct", "cue: doubting", "source".
Arrows lead from the first piece of a content to its source, its cue, its further pieces and its speaker (a mention of him), and from a
term to a mention of the actor that it is aimed at. Offsets count characters (Unicode code points).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ..analysis import Analysis
from ..metadata import SAID_OF_AN_ARTICLE
from .items import ACTORS, ATTRIBUTIONS, Item, Span, items_of
from .record import FIELD, packed
from .regions import CONTENT, CUE, MENTION, TERM, Link, Region, regions_of

NOBODY = "?"
"""The actor of a mention of nobody who is known."""
SPEAKER, TARGET = "speaker", "target"
LABELLED = {MENTION: "actor_id", TERM: "category", CONTENT: "kind", CUE: "cue_class"}
"""What a label says of each kind of span."""
POINTED = {CONTENT: SPEAKER, TERM: TARGET}
"""The value that an arrow to a mention tells, by the kind of span that it comes from."""
_ESCAPED = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"})


def write(analyses: Iterable[Analysis], target: Path) -> None:
    """Write a line an article."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line(line_of(a)) for a in analyses)


def line(value: object) -> str:
    """The value as one line of JSON, which is one line for every reader."""
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPED) + "\n"


def line_of(a: Analysis) -> dict:
    """An article with its entities and relations, as doccano imports them (JSONL(relation) of a project for sequence labelling)."""
    marked = labelled(a)
    said = {name: getattr(a.article, name) for name in SAID_OF_AN_ARTICLE if getattr(a.article, name)}
    numbered = [{"id": i, "label": label, "start_offset": s, "end_offset": e} for i, (s, e, label) in enumerate(marked.spans)]
    arrows = [{"id": i, "from_id": start, "to_id": end, "type": name} for i, (start, end, name) in enumerate(marked.arrows or ())]
    return {"text": a.article.text, "entities": numbered, "relations": arrows, "article_id": a.article.id, **said, FIELD: written(a)}


def written(a: Analysis) -> str:
    """What was written of an article, packed."""
    return packed({"article": a.article.id, "text": a.article.sha256, **asdict(labelled(a))})


@dataclass(frozen=True)
class Marked:
    """The spans of a text, ``(start, end, label)``, the arrows between them, ``(from, to, name)`` by their places in the list, and the keys
    of the spans' regions.

    arrows: None where a file has none.
    """

    spans: Sequence[tuple[int, int, str]]
    arrows: Sequence[tuple[int, int, str]] | None
    keys: Sequence[str]


def labelled(a: Analysis) -> Marked:
    """What is marked in an article."""
    items = [item for item in items_of(a) if item.table != ACTORS]
    regions, links = regions_of(items)
    classes = {f"{ATTRIBUTIONS}-{item.number}-{CUE}-0": item.values["cue_class"] for item in items if item.table == ATTRIBUTIONS}
    regions = [replace(r, values={"cue_class": classes[r.key]}) if r.key in classes else r for r in regions]
    place = {region.key: i for i, region in enumerate(regions)}
    everything = [*links, *_pointing(regions, items)]
    spans = [(r.start, r.end, label_of(r)) for r in regions]
    return Marked(spans, [(place[link.start], place[link.end], link.name) for link in everything], [r.key for r in regions])


def label_of(region: Region) -> str:
    """The label of a region.

    >>> label_of(Region("", "term", 0, 4, {"category": "evaluative"})), label_of(Region("", "source", 0, 4))
    ('term: evaluative', 'source')
    """
    value = region.values.get(LABELLED.get(region.kind, ""))
    if value is None and region.kind == MENTION:
        value = NOBODY
    return f"{region.kind}: {value}" if value is not None else region.kind


def _pointing(regions: Sequence[Region], items: Iterable[Item]) -> Iterator[Link]:
    """The arrows to mentions: to the one in the words that name the source, else to the nearest."""
    mentions: dict[str, list[Region]] = {}
    for region in regions:
        if region.kind == MENTION and (actor := region.values["actor_id"]):
            mentions.setdefault(actor, []).append(region)
    sources = {item.number: item.parts.get("source", ()) for item in items if item.table == ATTRIBUTIONS}
    for region in regions:
        column = POINTED.get(region.kind, "")
        if there := mentions.get(region.values.get(column) or ""):
            named = sources.get(region.number, ()) if region.kind == CONTENT else ()
            yield Link(region.key, min(there, key=lambda m: (not _inside(m.span, named), abs(m.start - region.start))).key, column)


def _inside(span: Span, wider: Iterable[Span]) -> bool:
    return any(each.start <= span.start and span.end <= each.end for each in wider)


def plain_values(kind: str, label: str) -> Mapping[str, str | None]:
    """What a label says of a span of this kind; nothing where it has the kind alone."""
    value = label.partition(":")[2].strip()
    if kind not in LABELLED or not value:
        return {}
    return {LABELLED[kind]: None if (kind, value) == (MENTION, NOBODY) else value}
