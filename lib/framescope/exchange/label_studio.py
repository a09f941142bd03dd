"""Label Studio: a task an article, with what was measured as its prediction, and the labelling interface that shows it.

Offsets count characters (Unicode code points), as Label Studio counts them. The interface lies beside the tasks (``…-interface.xml``):
it goes into Settings, Labeling Interface, Code. Everything that was measured lies in the task's data, where no interface shows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import quoteattr

from .. import __version__
from ..analysis import Analysis
from ..attribution.cues import CLASSES
from ..metadata import SAID_OF_AN_ARTICLE
from ..terms.lexicons import default_lexicons
from ..voice import AUTHOR, SOURCE
from .cas import beside
from .items import PARTS, SENTIMENTS, items_of
from .record import FIELD, record_of
from .regions import KINDS, Region, regions_of

TEXT, LABEL, ARTICLE = "text", "label", "article_id"
ACTORS, CATEGORIES = "$actors", "$categories"
"""Choices that each task has of its own, by the name of its data."""
COLOURS = {"mention": "#4e79a7", "term": "#e15759", "source": "#59a14f", "cue": "#b07aa1", "content": "#edc948"}


@dataclass(frozen=True)
class Control:
    """What can be chosen for a region: its name in the interface, the kind of regions, the value of the item, and the choices.

    choices: what can be chosen, or the name of the data that says so in each task; empty for a number.
    """

    name: str
    kind: str
    column: str
    choices: tuple[str, ...] | str = ACTORS

    @property
    def type(self) -> str:
        """Its type in a result."""
        return "choices" if self.choices else "number"


CONTROLS = (
    Control("actor", "mention", "actor_id"),
    Control("sentiment", "mention", "sentiment", SENTIMENTS),
    Control("speaker", "content", "speaker"),
    Control("cue_class", "content", "cue_class", tuple(CLASSES)),
    Control("kind", "content", "kind", ("direct", "indirect", "mixed", "scare")),
    Control("category", "term", "category", CATEGORIES),
    Control("target", "term", "target"),
    Control("voice", "term", "voice", (AUTHOR, SOURCE)),
    Control("in_words_of", "term", "speaker"),
    Control("valence", "term", "valence", ()),
)


def write(analyses: Iterable[Analysis], target: Path) -> None:
    """Write the tasks, and the labelling interface beside them."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, a in enumerate(analyses):
            file.write((",\n" if number else "\n") + json.dumps(task_of(a), ensure_ascii=False))
        file.write("\n]\n")
    beside(target, "-interface.xml").write_text("\n".join(interface()) + "\n", encoding="utf-8", newline="\n")


def task_of(a: Analysis) -> dict:
    """The task of an article."""
    said = {name: getattr(a.article, name) or "" for name in SAID_OF_AN_ARTICLE}
    choices = {ACTORS: a.actors.actor_id.tolist(), CATEGORIES: sorted({*a.terms.category, *known_categories()})}
    offered = {name[1:]: [{"value": choice} for choice in found] for name, found in choices.items()}
    data = {ARTICLE: a.article.id, TEXT: a.article.text, **said, **offered, FIELD: record_of(a)}
    prediction = {"model_version": f"framescope {__version__}", "result": list(results_of(a))}
    return {"data": data, "predictions": [prediction]}


@cache
def known_categories() -> frozenset[str]:
    """The categories of framescope's own term lists."""
    return frozenset(entry.category for lexicon in default_lexicons() for entry in lexicon.entries)


def results_of(a: Analysis) -> Iterator[dict]:
    """The regions, what is chosen for each, and the relations between them."""
    regions, links = regions_of(items_of(a))
    for region in regions:
        yield from _results(region, a.article.text)
    for link in links:
        yield {"type": "relation", "from_id": link.start, "to_id": link.end, "direction": "right", "labels": [link.name]}


def _results(region: Region, text: str) -> Iterator[dict]:
    place = {"start": region.start, "end": region.end, TEXT: text[region.start : region.end]}

    def result(name: str, kind: str, value: object) -> dict:
        return {"id": region.key, "from_name": name, "to_name": TEXT, "type": kind, "value": place | {kind: value}}

    yield result(LABEL, "labels", [region.kind])
    for control in CONTROLS:
        value = region.values.get(control.column)
        if control.kind == region.kind and value is not None:
            yield result(control.name, control.type, [value] if control.choices else float(value))


def interface() -> Iterator[str]:
    """The labelling interface, as Label Studio has it."""
    yield "<View>"
    yield f'  <Header value="${ARTICLE}"/>'
    yield f"  <Relations>{''.join(f'<Relation value={quoteattr(role)}/>' for role in PARTS)}</Relations>"
    labels = "".join(f'<Label value="{kind}" background="{COLOURS[kind]}"/>' for kind in KINDS)
    yield f'  <Labels name="{LABEL}" toName="{TEXT}">{labels}</Labels>'
    yield f'  <Text name="{TEXT}" value="${TEXT}"/>'
    for control in CONTROLS:
        yield f"  {_control(control)}"
    yield "</View>"


def _control(control: Control) -> str:
    common = f'name="{control.name}" toName="{TEXT}" perRegion="true" whenTagName="{LABEL}" whenLabelValue="{control.kind}"'
    if not control.choices:
        return f'<Number {common} min="-1" max="1" step="0.05"/>'
    if isinstance(control.choices, str):
        return f'<Choices {common} value="{control.choices}" layout="select"/>'
    choices = "".join(f"<Choice value={quoteattr(choice)}/>" for choice in control.choices)
    return f'<Choices {common} layout="select">{choices}</Choices>'
