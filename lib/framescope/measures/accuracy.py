"""How far each instrument agrees with people: the figures of ``data/validation``, with peers and human agreement beside them.

A row of a file there is one figure: instrument, corpus, part, metric, value, n, source ("measured" with the command, version
and date that made it; for other systems and for people where the figure comes from, and the date on which it was taken over),
command, version, date.

`line` is what stands under every figure of the suite that rests on an instrument.
"""

from __future__ import annotations

from functools import cache

import pandas as pd

from ..resources import resource

_OWN = ("framescope", "classifier")
"""How the names of our own instruments begin: TextBlob and VADER are measured too, and are peers; the skim stands apart."""

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

INSTRUMENTS = {
    "attribution": ("who says what", "PolNeAR", "end-to-end F1 at IoU .8"),
    "terms": ("loaded words", "BABE", "words F1 on biased sentences"),
    "sentiment": ("sentiment toward a mention", "NewsMTSC", "macro-F1"),
    "skim": ("sentiment toward a mention", "NewsMTSC", "macro-F1"),
    "actors": ("whom a mention means", None, None),
    "agency": ("who does what", None, None),
}
"""What figures rest on: what the instrument finds, and the corpus and metric of its one figure; None where no gold is at hand."""


@cache
def figures() -> pd.DataFrame:
    """All measured figures, in the order of the files' names."""
    tables = (pd.read_csv(path) for path in sorted(resource("data", "validation").glob("*.csv")))
    return pd.concat([t for t in tables if "metric" in t], ignore_index=True)


def against_people(own: str | tuple[str, ...] = _OWN) -> pd.DataFrame:
    """One row a corpus and metric on which framescope and somebody else were measured: columns `COLUMNS`.

    framescope: the mean over the parts measured; best peer: the highest of the others, and `peer` its name (and the part of
    the corpus, where that is another one); people: one person against another, missing where nobody has measured it. `own`: how the
    names of the instruments that are meant by framescope begin.
    """
    rows = [_row(corpus, metric, group, own) for (corpus, metric), group in figures().groupby(["corpus", "metric"], sort=False)]
    frame = pd.DataFrame([row for row in rows if row], columns=list(COLUMNS))
    order = frame.corpus.map({corpus: i for i, corpus in enumerate(TASKS)})
    return frame.assign(_order=order).sort_values("_order", kind="stable", ignore_index=True).drop(columns="_order")


def _row(corpus: str, metric: str, group: pd.DataFrame, own: str | tuple[str, ...]) -> tuple | None:
    measured = group.source == "measured"
    mine = group[measured & group.instrument.str.startswith(own)]
    human = group.instrument.str.contains(_PEOPLE)
    peers = group[~measured & ~human].sort_values("value", ascending=False, kind="stable")
    if mine.empty or (peers.empty and not human.any()):
        return None
    best, name = (peers.value.iloc[0], _named(peers.iloc[0], set(mine.part))) if len(peers) else (float("nan"), None)
    made = mine[["command", "version", "date"]].iloc[-1]
    return corpus, metric, mine.value.mean(), best, group.value[human].max(), name, ", ".join(mine.part), mine.n.sum(), *made


def _named(peer: pd.Series, parts: set[str]) -> str:
    """The peer's name, with the part of the corpus where it was measured on another one than we were."""
    return peer.instrument if peer.part in parts else f"{peer.instrument} (on {peer.part})"


def line(*instruments: str) -> str:
    """One sentence on how well the instruments (keys of `INSTRUMENTS`) agree with people, to stand under what rests on them."""
    said = [_measured(*INSTRUMENTS[name], "skim" if name == "skim" else _OWN) for name in instruments]
    return f"Against people: {'; '.join(said)}."


def _measured(what: str, corpus: str | None, metric: str | None, own: str | tuple[str, ...]) -> str:
    rows = against_people(own)
    rows = rows[(rows.corpus == corpus) & (rows.metric == metric)]
    if rows.empty:
        return f"{what}, not measured"
    row = rows.iloc[0]
    among = "" if pd.isna(row.people) else f", people among themselves {row.people:.2f}"
    return f"{what} {row.framescope:.2f} ({metric}, {corpus}{among})"
