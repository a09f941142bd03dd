"""Who is who over a GUM file, in the form that its scorer reads, and how far it agrees with the annotators'.

GUM (Zeldes 2017) marks every name, pronoun and description of the persons, organisations and places of a text, by entity. Counted are
the entities that have a name somewhere. A predicted actor stands for the entity of which it has most names. Of the names counts whether
they are found, and how well the found ones are grouped (B-cubed); two names joined by "and" are left out. A pronoun or description is
right, wrong (given to another) or left: precision is the share of right ones among those given to anybody, recall among all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..actors.find import read_actors
from ..gazetteer.gazetteer import load_gazetteer
from ..parsing.language import parse_many
from .scores import Counts, Score, gold_lines

KINDS = ("person", "organization", "place")
FORMS = ("he/she", "they", "it", "description")
Span = tuple[int, int]


def predict(path: str | Path) -> Iterator[dict]:
    """One dictionary a document: ``doc`` and its ``mentions``, each with ``start``, ``end`` and ``actor``; the unresolved are left out.

    Raises
    ------
    InputError
        if the file does not hold one JSON object with ``doc`` and ``text`` a line.
    """
    rows, gazetteer = list(gold_lines(path, "GUM", ("doc", "text"))), load_gazetteer()
    for row, doc in zip(rows, parse_many(row["text"] for row in rows), strict=True):
        _, references = read_actors(doc, gazetteer)
        said = [{"start": r.start, "end": r.end, "actor": r.actor_id} for r in references if r.actor_id]
        yield {"doc": row["doc"], "mentions": said}


class Pair(NamedTuple):
    """A name that was found: the predicted actor and the number of the entity."""

    actor: str
    entity: int


class _Text(NamedTuple):
    """A document of the gold with what was predicted of it: its text, the entities that count, all gold spans, predicted mentions."""

    text: str
    entities: list[dict]
    spans: list[tuple[int, int, str]]
    mentions: list[dict]

    def inside(self, gold: dict) -> list[tuple[int, int, str]]:
        """The gold mentions inside a gold mention."""
        own = (gold["start"], gold["end"])
        return [s for s in self.spans if own[0] <= s[0] and s[1] <= own[1] and s[:2] != own]

    def predicted(self, gold: dict) -> dict | None:
        """The shortest predicted mention that covers the head of a gold one, else the longest inside it that is in no smaller gold one."""
        covering = [m for m in self.mentions if m["start"] <= gold["head"][0] and gold["head"][1] <= m["end"]]
        if covering:
            return min(covering, key=_length)
        inner = self.inside(gold)
        within = [m for m in self.mentions if _in(m, gold) and not any(s <= m["start"] and m["end"] <= e for s, e, _ in inner)]
        return max(within, key=_length, default=None)

    def joined(self, gold: dict) -> bool:
        """Whether a gold mention is two names with "and" between them."""
        cut = self.text.find(" and ", gold["start"], gold["end"])
        names = [s for s in self.inside(gold) if s[2] == "name"]
        return cut >= 0 and any(s[1] <= cut for s in names) and any(s[0] >= cut + 5 for s in names)

    def of_form(self, *forms: str) -> Iterator[tuple[int, dict]]:
        """The gold mentions of these forms, each with the number of its entity."""
        yield from ((i, m) for i, e in enumerate(self.entities) for m in e["mentions"] if m["form"] in forms)


def _length(mention: dict) -> int:
    return mention["end"] - mention["start"]


def _in(mention: dict, gold: dict) -> bool:
    return gold["start"] <= mention["start"] and mention["end"] <= gold["end"]


def score(path: str | Path, predictions: Sequence[dict]) -> list[Score]:
    """Names found and grouped, then F1 of each form and of all, and the precision and recall of all but names."""
    said = {row["doc"]: row["mentions"] for row in predictions}
    texts = [_text(row, said.get(row["doc"], [])) for row in gold_lines(path, "GUM", ("doc", "text", "entities"))]
    named = [_names(text) for text in texts]
    forms: dict[str, Counts] = defaultdict(lambda: Counts(0, 0, 0))
    for text, (_, pairs) in zip(texts, named, strict=True):
        for form, found in _others(text, pairs):
            forms[form] += found
    everything = sum((forms[form] for form in FORMS), Counts(0, 0, 0))
    return [
        *_of_names(texts, named),
        *(Score(f"{form} F1", forms[form].f1, forms[form].gold) for form in FORMS),
        Score("all but names F1", everything.f1, everything.gold),
        Score("all but names precision", everything.precision, everything.gold),
        Score("all but names recall", everything.recall, everything.gold),
    ]


def _text(row: dict, mentions: Sequence[dict]) -> _Text:
    spans = sorted({(m["start"], m["end"], m["form"]) for e in row["entities"] for m in e["mentions"]})
    kept = [e for e in row["entities"] if e["named"] and e["kind"] in KINDS]
    return _Text(row["text"], kept, spans, [m for m in mentions if m.get("actor")])


def _names(text: _Text) -> tuple[list[int], list[Pair]]:
    """The entities of all names that count, and of those that were found with their actors."""
    every, found = [], []
    for i, gold in text.of_form("name"):
        if text.joined(gold):
            continue
        every.append(i)
        if hit := text.predicted(gold):
            found.append(Pair(hit["actor"], i))
    return every, found


def _of_names(texts: Sequence[_Text], named: Sequence[tuple[list[int], list[Pair]]]) -> Iterator[Score]:
    """How many names are found, of persons too, and B-cubed of their grouping."""
    every, found = sum(len(names) for names, _ in named), sum(len(pairs) for _, pairs in named)
    yield Score("names found", found / max(1, every), every)
    wanted = sum(t.entities[i]["kind"] == "person" for t, (names, _) in zip(texts, named, strict=True) for i in names)
    got = sum(t.entities[pair.entity]["kind"] == "person" for t, (_, pairs) in zip(texts, named, strict=True) for pair in pairs)
    yield Score("names of persons found", got / max(1, wanted), wanted)
    precision, recall = (sum(part) / max(1, found) for part in zip(*(_b_cubed(pairs) for _, pairs in named), strict=True))
    yield Score("names grouped, B-cubed F1", 2 * precision * recall / max(1e-9, precision + recall), found)


def _b_cubed(pairs: Sequence[Pair]) -> tuple[float, float]:
    """The sums of precision and recall over the names of one text."""
    both, actors, entities = Counter(pairs), Counter(p.actor for p in pairs), Counter(p.entity for p in pairs)
    return sum(both[p] / actors[p.actor] for p in pairs), sum(both[p] / entities[p.entity] for p in pairs)


def _others(text: _Text, pairs: Sequence[Pair]) -> Iterator[tuple[str, Counts]]:
    """Form and counts of each pronoun and description."""
    votes: dict[str, Counter] = defaultdict(Counter)
    for pair in pairs:
        votes[pair.actor][pair.entity] += 1
    stands = {actor: counts.most_common(1)[0][0] for actor, counts in votes.items()}
    for i, gold in text.of_form(*FORMS):
        hit = text.predicted(gold)
        yield gold["form"], Counts(int(hit is not None and stands.get(hit["actor"]) == i), int(hit is not None), 1)
