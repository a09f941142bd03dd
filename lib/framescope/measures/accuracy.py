"""How far each instrument agrees with people: the figures of ``data/validation``, with peers and human agreement beside them.

A row of a file there is one figure: instrument, corpus, part, metric, value, n, source ("measured" with the command, version
and date that made it; for other systems and for people where the figure comes from, and the date on which it was taken over),
command, version, date. ``kept_apart.csv`` holds those on parts of the gold on which nobody has tuned anything: where there is one it
stands for the instrument, everywhere; the figure on the part that was looked at stands behind it (`framescope.measures.kept_apart`).

`line` is what stands under every figure of the suite that rests on an instrument, in plain words; `technical` has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean

import pandas as pd

from ..resources import resource
from ..wording import join

_OWN = ("framescope", "mention_model")
"""How the names of our own instruments begin: TextBlob and VADER are measured too, and are peers; the sentence model stands apart."""

_PEOPLE = r"^(?:one (?:person|expert) against|the dataset against)"
WHO = ("framescope", "best peer", "people")
COLUMNS = ("corpus", "metric", *WHO, "open", "peer", "part", "n", "command", "version", "date")
APART = "kept_apart"
"""The file of the figures on parts that nobody tuned on."""

TASKS = {
    "PolNeAR": "who says what",
    "NewsMTSC": "sentiment toward a mention",
    "BABE": "loaded language",
    "BASIL": "stance, terms and quotations",
    "GUM": "who is who",
    "GAP": "whom a pronoun means",
    "SEESAW": "who is for or against whom",
}
"""What each corpus is used to measure, in the order of the figure."""


@dataclass(frozen=True)
class Judgement:
    """What framescope judges: `what` it finds (`judgements`: as the object of "judgements of"), and the corpus and metric of its one
    figure; None without gold."""

    what: str
    judgements: str
    corpus: str | None = None
    metric: str | None = None


JUDGEMENTS = {
    "attribution": Judgement("who says what", "who says what", "PolNeAR", "end-to-end F1 at IoU .8"),
    "terms": Judgement("loaded words", "which words are loaded", "BABE", "words F1 on biased sentences"),
    "sentiment": Judgement("sentiment toward a mention", "the tone toward somebody", "NewsMTSC", "macro-F1"),
    "sentence_model": Judgement("sentiment toward a mention", "the tone toward somebody", "NewsMTSC", "macro-F1"),
    "actors": Judgement("whom a pronoun means", "whom a pronoun means", "GAP", "F1"),
    "agency": Judgement("who does what", "who does what"),
    "stances": Judgement("who is for or against whom", "who is for or against whom", "SEESAW", "who toward whom, F1"),
}
"""What figures rest on."""

OF_FINDINGS = ("attribution", "terms", "sentiment")
"""What the findings on an article rest on."""


@cache
def figures() -> pd.DataFrame:
    """All measured figures, in the order of the files' names; `apart`: whether it is from a part that nobody tuned on."""
    tables = (pd.read_csv(path).assign(apart=path.stem == APART) for path in sorted(resource("data", "validation").glob("*.csv")))
    return pd.concat([t for t in tables if "metric" in t], ignore_index=True)


def measured_here(known: pd.DataFrame) -> pd.Series:
    """Which of the `figures` are framescope's own measurements, those on parts kept apart included."""
    return (known.source == "measured") | known.apart


def against_people(own: str | tuple[str, ...] = _OWN) -> pd.DataFrame:
    """One row a corpus and metric on which framescope and somebody else were measured: columns `COLUMNS`.

    framescope: the mean over the parts measured, those that nobody tuned on where there are any, and `open` the mean over those that were
    looked at; best peer: the highest of the others, and `peer` its name (and the part of the corpus, where that is another one); people:
    one person against another, missing where nobody has measured it. `own`: how the names of the instruments that are meant by
    framescope begin. part, n, command, version and date are those of the column framescope.
    """
    rows = [_row(corpus, metric, group, own) for (corpus, metric), group in _together().items()]
    frame = pd.DataFrame([row for row in rows if row], columns=list(COLUMNS))
    order = frame.corpus.map({corpus: i for i, corpus in enumerate(TASKS)})
    return frame.assign(_order=order).sort_values("_order", kind="stable", ignore_index=True).drop(columns="_order")


@cache
def _together() -> dict[tuple[str, str], list[dict]]:
    """The `figures` of each corpus and metric, and whether each is measured `here` and is one person against another (`human`)."""
    known = figures()
    groups: dict[tuple[str, str], list[dict]] = {}
    for row in known.assign(here=measured_here(known), human=known.instrument.str.contains(_PEOPLE)).to_dict("records"):
        groups.setdefault((row["corpus"], row["metric"]), []).append(row)
    return groups


def reached(*corpora: str) -> pd.DataFrame:
    """What framescope reaches on corpora, whether or not somebody else was measured there: corpus, part, metric, value, n and what made it."""
    known = figures()
    mine = known[known.corpus.isin(corpora) & measured_here(known)].sort_values("apart", ascending=False, kind="stable")
    return mine[["corpus", "part", "metric", "value", "n", "command", "version", "date"]].reset_index(drop=True)


def _row(corpus: str, metric: str, rows: Sequence[dict], own: str | tuple[str, ...]) -> tuple | None:
    mine = [row for row in rows if row["here"] and row["instrument"].startswith(own)]
    people = [row["value"] for row in rows if row["human"]]
    best = max((row for row in rows if not row["here"] and not row["human"]), key=lambda row: row["value"], default=None)
    if not mine or (best is None and not people):
        return None
    seen, apart = ([row for row in mine if row["apart"] is there] for there in (False, True))
    first = apart or mine
    peer = (best["value"], _named(best, {row["part"] for row in seen})) if best else (float("nan"), None)
    made = [first[-1][column] for column in ("command", "version", "date")]
    part, n = ", ".join(row["part"] for row in first), sum(row["n"] for row in first)
    return corpus, metric, _mean(first), peer[0], max(people, default=float("nan")), _mean(seen), peer[1], part, n, *made


def _mean(rows: list[dict]) -> float:
    return fmean(row["value"] for row in rows) if rows else float("nan")


def _named(peer: dict, parts: set[str]) -> str:
    """The peer's name, with the part of the corpus where it was measured on another one than we were."""
    return peer["instrument"] if peer["part"] in parts else f"{peer['instrument']} (on {peer['part']})"


def line(*judgements: str) -> str:
    """One plain sentence on how far framescope and people agree in these `JUDGEMENTS` (by their keys), for what rests on them.

    It rounds to tenths; `technical` has the figures.
    """
    values = {JUDGEMENTS[name].judgements: _value(name) for name in judgements}
    tested = [f"{_tenths(value)} judgements of {what}" for what, value in values.items() if value is not None]
    untested = [what for what, value in values.items() if value is None]
    said = [f"In tests, framescope and people agree on about {join(tested)}."] if tested else []
    return " ".join(said + ([f"There is no test yet of {join(untested)}."] if untested else []))


def technical(*judgements: str) -> str:
    """The figures behind `line`: corpus, metric, value, and what people reach among themselves."""
    said = [_measured(JUDGEMENTS[name], _who(name)) for name in judgements]
    return f"Against people: {'; '.join(said)}."


def _who(name: str) -> str | tuple[str, ...]:
    return name if name == "sentence_model" else _OWN


def _value(name: str) -> float | None:
    row = _figure(JUDGEMENTS[name], _who(name))
    return float(row["framescope"]) if row else None


def _tenths(value: float) -> str:
    return f"{round(10 * value)} of 10"


@cache
def _figure(judgement: Judgement, own: str | tuple[str, ...]) -> dict | None:
    """The one row of `against_people`, by column; every figure of a report asks for some, so that no others are made."""
    if judgement.corpus is None or judgement.metric is None:
        return None
    row = _row(judgement.corpus, judgement.metric, _together().get((judgement.corpus, judgement.metric), ()), own)
    return dict(zip(COLUMNS, row, strict=True)) if row else None


def _measured(judgement: Judgement, own: str | tuple[str, ...]) -> str:
    if (row := _figure(judgement, own)) is None:
        return f"{judgement.what}, not measured"
    among = "" if pd.isna(row["people"]) else f", people among themselves {row['people']:.2f}"
    seen = f", {row['open']:.2f} on the part that was looked at" if row["open"] != row["framescope"] and pd.notna(row["open"]) else ""
    where = f"{judgement.metric}, {judgement.corpus}, {row['part']}, version {row['version']}"
    return f"{judgement.what} {row['framescope']:.2f} ({where}{seen}{among})"
