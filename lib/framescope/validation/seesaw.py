"""Predictions for the gold of SEESAW (Zhang, Beauchamp and Wang 2022), one article a line, in the form that its scorer reads, and scores.

SEESAW's coders say how an article treats each of its entities and, sentence by sentence, who is for or against whom. ``actors`` are
the article's stances toward them (`toward`), ``stances`` the rows of the table of that name with both ends known. An actor is
given by all the names that the text and the gazetteer have for it; which entity that is, the last word of a name decides.

At the article level every graded person, body and place counts, one that is not found as neutral. In the sentences the triple of source,
target and polarity must be right; of the gold those between actors count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pandas as pd

from ..analysis import Analysis
from ..measures.stance import ARTICLE, stances
from ..measuring import measured
from ..portrayal.stances import POSITIVE
from ..reading.article import Article
from ..sentiment.score import MENTION_MODEL, chosen
from ..settings import Settings
from ..tables import columns
from ..terms.understood import words
from .scores import Counts, Score, auc, counts, gold_lines, macro_f1

__all__ = ["predict", "score", "toward"]

_LABELS = ("neg", "neu", "pos")
_NONE: dict[str, list] = {"actors": [], "stances": []}
_ACTORS = frozenset({"People", "Person", "Organization", "GPE"})
"""Kinds of SEESAW's entities that are actors; the others are topics and events."""

GRADED = 0.25
"""How far from zero a coders' mean grade is negative or positive."""

_AS_OTHERS = {
    "democratic": "democrat", "democrats": "democrat", "republicans": "republican", "gop": "republican", "american": "america",
    "americans": "america", "usa": "america", "russian": "russia", "chinese": "china", "israeli": "israel", "iranian": "iran",
    "ukrainian": "ukraine",
}  # fmt: skip
_TITLES = words("mr ms mrs president sen senator rep the us u s gov governor house senate party lawmakers administration of and")
_UNITED_STATES = (["united", "states"], ["us"], ["u", "s"], ["united", "states", "of", "america"])


def is_graded_kind(kind: str) -> bool:
    """Whether entities of a kind of SEESAW's are actors."""
    return kind in _ACTORS


def predict(path: str | Path, instrument: str = MENTION_MODEL) -> Iterator[dict]:
    """One prediction for each article of a SEESAW file, measured with this instrument of sentiment.

    Raises
    ------
    InputError
        if the file cannot be read, or a line is not a SEESAW article.
    """
    settings = Settings(instruments=chosen([instrument]))
    for row in gold_lines(path, "SEESAW", ("doc", "text")):
        a = measured(Article(id=str(row["doc"]), text=str(row["text"])), settings)
        names = names_of(a)
        yield {"doc": a.article.id, "actors": _actors(a, names), "stances": _stances(a, names)}


def names_of(a: Analysis) -> dict[str, list[str]]:
    """All names of each actor of an article: its own, the gazetteer's, and those in the text."""
    entries = a.settings.gazetteer().entries
    found = {i: [name, *(entries[i].names if i in entries else ())] for i, name in a.actor_names.items()}
    for actor, text, form in columns(a.mentions, "actor_id", "text", "form"):
        if form != "pronoun" and actor in found:
            found[actor].append(text)
    return {actor: list(dict.fromkeys([*names, *_singular(names)])) for actor, names in found.items()}


def _singular(names: Iterable[str]) -> list[str]:
    """The names of groups as SEESAW has them: "voter" for "voters"."""
    return [name[:-1] for name in names if name.endswith("s") and not name.endswith("ss")]


def toward(a: Analysis) -> pd.DataFrame:
    """The article's stance toward each actor, most mentioned first: actor_id, score, label.

    It is `framescope.measures.stance`: what a source is quoted with against somebody is part of how the article treats him or her.
    """
    rows = stances(a)
    rows = rows[rows.voice == ARTICLE].sort_values(["n", "actor_id"], ascending=[False, True])
    return rows.assign(label=rows.label.str[:3])[["actor_id", "score", "label"]].reset_index(drop=True)


def _actors(a: Analysis, names: dict[str, list[str]]) -> list[dict]:
    return [
        {"name": names[actor][0], "names": names[actor], "score": round(score, 4), "label": label}
        for actor, score, label in columns(toward(a), "actor_id", "score", "label")
    ]


def _stances(a: Analysis, names: dict[str, list[str]]) -> list[dict]:
    between = a.stances[a.stances.source.notna()]
    return [
        {"start": start, "source": names[source], "target": names[target], "polarity": 1 if polarity == POSITIVE else -1, "how": how}
        for start, source, target, polarity, how in columns(between, "start", "source", "target", "polarity", "how")
    ]


def score(path: str | Path, predictions: Sequence[dict]) -> list[Score]:
    """One figure a row of the README's table that is measured on SEESAW; an article without a prediction counts as an empty one."""
    said = {row["doc"]: row for row in predictions}
    rows = [
        (g, said.get(g["doc"], _NONE)) for g in gold_lines(path, "SEESAW", ("doc", "text", "story", "sentences", "entities", "stances"))
    ]
    return [*_article_level([graded for g, p in rows for graded in _graded(g, p["actors"])]), *_sentence_level(rows)]


def _graded(gold: dict, actors: Sequence[dict]) -> Iterator[tuple[tuple[str, str], float, dict | None]]:
    """(event and entity, mean grade, prediction) of each graded actor."""
    for entity in gold["entities"]:
        if entity["grades"] and entity["kind"] in _ACTORS:
            found = next((a for a in actors if same(entity["name"], [a["name"], *a["names"]])), None)
            yield (gold["story"], entity["name"].lower()), sum(entity["grades"]) / len(entity["grades"]), found


def _article_level(graded: Sequence[tuple[tuple[str, str], float, dict | None]]) -> list[Score]:
    truth = [_LABELS[1 + (grade >= GRADED) - (grade <= -GRADED)] for _, grade, _ in graded]
    scores, labels = [a["score"] if a else 0.0 for *_, a in graded], [a["label"] if a else "neu" for *_, a in graded]
    order, n = _in_order(graded), len(graded)
    return [
        Score("the article's stance, negative against the rest, AUC", auc([-s for s in scores], [t == "neg" for t in truth]), n),
        Score("the article's stance, positive against the rest, AUC", auc(scores, [t == "pos" for t in truth]), n),
        Score("the article's stance, three classes, macro-F1", macro_f1(labels, truth, _LABELS), n),
        Score("same event, graded differently: order right", sum(order) / max(1, len(order)), len(order)),
        Score("actors found", sum(a is not None for *_, a in graded) / max(1, n), n),
    ]


def _in_order(graded: Iterable[tuple[tuple[str, str], float, dict | None]]) -> list[bool]:
    """Of each two reports of one event that are graded differently toward an entity, whether the scores have the same order."""
    groups = defaultdict(list)
    for key, grade, found in graded:
        if found:
            groups[key].append((grade, found["score"]))
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    return [(one[0] - other[0]) * (one[1] - other[1]) > 0 for one, other in pairs if abs(one[0] - other[0]) >= 2 * GRADED]


def _sentence_level(rows: Sequence[tuple[dict, dict]]) -> list[Score]:
    found = [(_predicted(g, p["stances"]), _true(g)) for g, p in rows]
    signed = sum((counts(p, t) for p, t in found), Counts(0, 0, 0))
    unsigned = sum((counts(_pairs(p), _pairs(t)) for p, t in found), Counts(0, 0, 0))
    return [
        Score("who toward whom, F1", signed.f1, signed.gold),
        Score("who toward whom, precision", signed.precision, signed.gold),
        Score("who toward whom, recall", signed.recall, signed.gold),
        Score("who toward whom without the sign, F1", unsigned.f1, unsigned.gold),
    ]


def _pairs(triples: Iterable[tuple]) -> set[tuple]:
    return {triple[:3] for triple in triples}


def _is_actor(gold: dict) -> dict[str, bool]:
    return {entity["name"]: entity["kind"] in _ACTORS for entity in gold["entities"]}


def _true(gold: dict) -> set[tuple]:
    """(sentence, source, target, polarity) of the gold's stances between actors."""
    actor = _is_actor(gold)
    every = ((t["sentence"], t["source"], t["target"], t["polarity"]) for t in gold["stances"])
    return {t for t in every if actor.get(t[1]) and actor.get(t[2])}


def _predicted(gold: dict, stances: Sequence[dict]) -> set[tuple]:
    """The same of the predictions: with the first entities of the gold that their ends can be, where both are actors."""
    actor, found = _is_actor(gold), set()
    for row in stances:
        at = next((i for i, (start, end) in enumerate(gold["sentences"]) if start <= row["start"] < end), None)
        source, target = (next((n for n in actor if same(n, row[end])), None) for end in ("source", "target"))
        if at is not None and source != target and actor.get(source or "") and actor.get(target or ""):
            found.add((at, source, target, row["polarity"]))
    return found


def same(gold: str, names: Iterable[str]) -> bool:
    """Whether one of the names can be the gold's: the last word of one stands in the other, titles apart."""
    g = _words(gold)
    return bool(g) and any(n and (g[-1] in n or n[-1] in g) for n in map(_words, names))


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'s", "")
    every = re.findall(r"[a-z0-9]+", plain)
    if every in _UNITED_STATES:
        return ["america"]
    return [_AS_OTHERS.get(w, w) for w in every if w not in _TITLES] or every
