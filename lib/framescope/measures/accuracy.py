"""How far each instrument agrees with people: the figures of ``data/validation``, with peers and human agreement beside them.

A row of a file there is one figure: instrument, corpus, part, metric, value, n, source ("measured" with the command, version
and date that made it; for other systems and for people where the figure comes from), command, version, date.
"""

from __future__ import annotations

from functools import cache

import pandas as pd

from ..resources import resource
from . import summary

_PEOPLE = r"^(?:one (?:person|expert) against|the dataset against)"
WHO = ("framescope", "best peer", "people")
COLUMNS = ("corpus", "metric", *WHO, "peer", "part", "n", "command", "version", "date")
TASKS = {
    "PolNeAR": "who says what",
    "NewsMTSC": "sentiment toward a mention",
    "BABE": "loaded language",
    "BASIL": "stance, terms and quotations",
}
"""What each corpus is used to measure, in the order of the figure."""

KEY = {
    "PolNeAR": "end-to-end F1 at IoU .8",
    "NewsMTSC": "macro-F1",
    "BABE": "words F1 on biased sentences",
    "BASIL": "stance, negative against the rest, AUC",
}
"""The one metric of each corpus that stands under the figures."""


@cache
def figures() -> pd.DataFrame:
    """All measured figures, in the order of the files' names."""
    tables = (pd.read_csv(path) for path in sorted(resource("data", "validation").glob("*.csv")))
    return pd.concat([t for t in tables if "metric" in t], ignore_index=True)


def against_people() -> pd.DataFrame:
    """One row a corpus and metric on which framescope and somebody else were measured: columns `COLUMNS`.

    framescope: the mean over the parts measured; best peer: the highest of the others, and `peer` its name; people: one
    person against another, missing where nobody has measured it.
    """
    rows = [_row(corpus, metric, group) for (corpus, metric), group in figures().groupby(["corpus", "metric"], sort=False)]
    frame = pd.DataFrame([row for row in rows if row], columns=list(COLUMNS))
    order = frame.corpus.map({corpus: i for i, corpus in enumerate(TASKS)})
    return frame.assign(_order=order).sort_values("_order", kind="stable", ignore_index=True).drop(columns="_order")


def _row(corpus: str, metric: str, group: pd.DataFrame) -> tuple | None:
    measured = group.source == "measured"
    mine = measured & (group.instrument.str.startswith("framescope") | (group.instrument == summary.HEADLINE_INSTRUMENT))
    human = group.instrument.str.contains(_PEOPLE)
    own, peers = group[mine], group[~measured & ~human].sort_values("value", ascending=False, kind="stable")
    if own.empty or (peers.empty and not human.any()):
        return None
    best, name = (peers.value.iloc[0], peers.instrument.iloc[0]) if len(peers) else (float("nan"), None)
    made = own[["command", "version", "date"]].iloc[-1]
    return corpus, metric, own.value.mean(), best, group.value[human].max(), name, ", ".join(own.part), own.n.sum(), *made


def line(corpus: str) -> str:
    """One short sentence on how well the instrument measured on `corpus` agrees with people, to stand under what rests on it."""
    what, metric = TASKS[corpus], KEY[corpus]
    rows = against_people()
    rows = rows[(rows.corpus == corpus) & (rows.metric == metric)]
    if rows.empty:
        return f"How well this instrument ({what}) agrees with people has not been measured."
    row = rows.iloc[0]
    among = "" if pd.isna(row.people) else f"; people among themselves {row.people:.2f}"
    return f"The instrument ({what}) agrees with people at {row.framescope:.2f} ({metric}, {corpus}{among})."
