"""Whether two reports of one event differ toward somebody as people say: the sign of the difference, measure by measure.

A mention may be judged rightly and the comparison of two articles still be wrong: errors of one direction do not cancel. So the
comparison itself is measured. A *pair* is two articles on one event and an actor that both name; people's difference is

- of SEESAW the stances toward the actor summed up over each article (``summed stances``), and the coders' grades of the article
  (``grades``), which are one coder's each: what people's own stances tell of them is the ceiling;
- of BASIL the author's feeling toward each main actor (``feeling``), and of the whole article which one is further left or right
  (``relative stance``), to which corresponds the difference of the measure toward Republicans and Democrats.

A measure tells a pair apart where its two values differ. Of those it is right where the signs agree.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from ..analysis import Analysis
from ..comparison.contrasts import MEASURES, toward_each
from ..errors import InputError
from ..measuring import measured
from ..reading.article import Article
from ..resources import resource
from ..sentiment.score import MENTION_MODEL, chosen
from ..settings import Settings
from .agreement import PEOPLE, SHOWN, agreement
from .figures import CORPORA, made, put_figures
from .scores import gold_lines
from .seesaw import GRADED, is_graded_kind, names_of, same

KEY = ("corpus", "part", "gold", "measure", "size")
COLUMNS = (*KEY, *SHOWN, "source", "command", "version", "date", "code", "weights")
"""The columns of ``data/validation/comparison.csv``, and which of them say what a row is about."""

_FEELING = {"neg": -1.0, "neu": 0.0, "pos": 1.0}
_SIDE = {"left": -1, "liberal": -1, "center": 0, "right": 1, "conservative": 1}


@dataclass(frozen=True)
class Compared:
    """The comparison of a corpus's articles, with the two functions of the other modules."""

    corpus: str

    def predict(self, path: str | Path, instrument: str = MENTION_MODEL) -> Iterator[dict]:
        """See `predict`."""
        return predict(path, self.corpus, instrument)

    def score(self, path: str | Path, predictions: Sequence[dict]) -> Result:
        """How often the measures have people's sign."""
        return Result(self.corpus, agreement(pairs(path, self.corpus, predictions)))


@dataclass(frozen=True)
class Result:
    """How often the differences of a corpus's articles are right (`framescope.validation.agreement`)."""

    corpus: str
    table: pd.DataFrame

    def lines(self) -> list[str]:
        """The table as lines to print."""
        return [
            f"{row.gold}: {row.measure}, {row.size:6} (from {row.smallest:.2f})  {row.right:.3f} [{row.low:.2f}, {row.high:.2f}]  n {row.pairs}"
            for row in self.table.itertuples()
        ]

    def put(self, target: Path, part: str, command: str, *inputs: Path | None) -> None:
        """Put the table into a file like ``data/validation/comparison.csv``, its rows in the place of those about the same."""
        name, _ = CORPORA[self.corpus]
        about = {"corpus": name, "part": part, **made(name, command)}
        rows = [
            {**about, **{k: f"{v:.3f}" if isinstance(v, float) else str(v) for k, v in row.items()}}
            for row in self.table.to_dict("records")
        ]
        put_figures(rows, target, *inputs, columns=COLUMNS, key=KEY)


def predict(path: str | Path, corpus: str, instrument: str = MENTION_MODEL) -> Iterator[dict]:
    """One prediction an article of SEESAW's or BASIL's file: doc, and of each actor its names and the `MEASURES` that it has."""
    settings = Settings(instruments=chosen([instrument]))
    for row in gold_lines(path, corpus.upper(), ("doc", "text")):
        a = measured(Article(id=str(row["doc"]), text=str(row["text"])), settings)
        yield {"doc": a.article.id, "actors": _actors(a)}


def _actors(a: Analysis) -> list[dict]:
    names, values = names_of(a), toward_each(a)
    by_mentions = a.mentions.actor_id.value_counts()
    order = sorted(names, key=lambda actor: (-int(by_mentions.get(actor, 0)), actor))
    return [{"names": names[i], "measures": {m: round(v, 4) for m, v in values.get(i, {}).items()}} for i in order]


def pairs(path: str | Path, corpus: str, predictions: Sequence[dict]) -> pd.DataFrame:
    """One row a pair and gold: gold, event, who, people (their difference) and a column for each of `MEASURES`; missing where one article lacks it."""
    said = {row["doc"]: row["actors"] for row in predictions}
    read = {"seesaw": _seesaw, "basil": _basil}
    if corpus not in read:
        raise InputError(f"No pairs of articles on one event are known in {corpus}: use {' or '.join(read)}.")
    rows = list(read[corpus](path, said))
    columns = ["gold", "event", "who", "people", PEOPLE, *MEASURES]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys((PEOPLE, *MEASURES), "float64"))


def _seesaw(path: str | Path, said: dict[str, list[dict]]) -> Iterator[dict]:
    judged: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for g in gold_lines(path, "SEESAW", ("doc", "story", "entities", "stances")):
        summed: dict[str, float] = defaultdict(float)
        for stance in g["stances"]:
            summed[stance["target"]] += stance["polarity"]
        for e in g["entities"]:
            if is_graded_kind(e["kind"]) and g["doc"] in said:
                grade = float(np.mean(e["grades"])) if e["grades"] else None
                found = _found(e["name"], said[g["doc"]])
                judged[g["story"], e["name"].lower()].append({"summed stances": summed[e["name"]], "grades": grade, "found": found})
    for (event, who), articles in judged.items():
        for one, other in combinations(articles, 2):
            yield from _differences(event, who, one, other, {"summed stances": 0.0, "grades": 2 * GRADED})


def _basil(path: str | Path, said: dict[str, list[dict]]) -> Iterator[dict]:
    felt: dict[tuple[str, str], list[dict]] = defaultdict(list)
    whole: dict[str, list[dict]] = defaultdict(list)
    for g in gold_lines(path, "BASIL", ("doc", "event", "author_feeling", "relative_stance")):
        actors = said.get(g["doc"])
        if actors is None:
            continue
        for who, feeling in g["author_feeling"].items():
            if who != "main event":
                felt[g["event"], who.lower()].append({"feeling": _FEELING[feeling], "found": _found(who, actors)})
        if g["relative_stance"] in _SIDE:
            whole[g["event"]].append({"relative stance": float(_SIDE[g["relative_stance"]]), "found": _right_minus_left(actors)})
    for (event, who), articles in felt.items():
        for one, other in combinations(articles, 2):
            yield from _differences(event, who, one, other, {"feeling": 0.0})
    for event, articles in whole.items():
        for one, other in combinations(articles, 2):
            yield from _differences(event, "the whole article", one, other, {"relative stance": 0.0})


def _differences(event: str, who: str, one: dict, other: dict, golds: dict[str, float]) -> Iterator[dict]:
    """The rows of one pair: for each gold by which people's difference is at least so large (and not nothing), and both are found."""
    if one["found"] is None or other["found"] is None:
        return
    own = {m: one["found"][m] - other["found"][m] for m in MEASURES if m in one["found"] and m in other["found"]}
    for gold, least in golds.items():
        if one[gold] is not None and other[gold] is not None and abs(people := one[gold] - other[gold]) >= max(least, 1e-9):
            theirs = {PEOPLE: one["summed stances"] - other["summed stances"]} if gold == "grades" else {}
            yield {"gold": gold, "event": event, "who": who, "people": people, **theirs, **own}


def _found(name: str, actors: Iterable[dict]) -> dict | None:
    """The measures of the most mentioned actor whom a name of the gold can mean."""
    return next((a["measures"] for a in actors if same(name, a["names"])), None)


def _right_minus_left(actors: Iterable[dict]) -> dict[str, float] | None:
    """The measures toward Republicans less those toward Democrats; None where one of them has none."""
    totals: dict[str, dict[str, list[float]]] = {"republican": defaultdict(list), "democrat": defaultdict(list)}
    for actor in actors:
        if party := party_of(actor["names"]):
            for measure, value in actor["measures"].items():
                totals[party][measure].append(value)
    right, left = totals["republican"], totals["democrat"]
    both = {m: float(np.sum(right[m]) - np.sum(left[m])) for m in MEASURES if right[m] or left[m]}
    return both or None


def party_of(names: Sequence[str]) -> str | None:
    """The US party of an actor, by the list of ``data/validation/us_parties.csv``."""
    return next((party for name, party in _parties() if any(name == n.lower() for n in names)), None)


@cache
def _parties() -> tuple[tuple[str, str], ...]:
    with resource("data", "validation", "us_parties.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["name"].lower(), row["party"]) for row in csv.DictReader(file))
