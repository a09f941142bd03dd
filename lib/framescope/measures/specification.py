"""The specification curve: a finding under every defensible choice, to see whether its sign holds.

A finding rests on choices that another careful person could have made otherwise (Simonsohn, Simmons & Nelson 2020, Nature
Human Behaviour 4). Here each of three findings is a contrast between the two sides that are mentioned most, first side minus
second, and is computed anew from the tables under every combination of these choices:

=================== ==================================================================================================
tone                instrument; author's voice or all voices; headline in or out; pronouns in or out; mentions or
                    sentences count alike
loaded terms        author's voice or all voices; threshold of the weight; headline in or out; each term list left out (the
                    detector run again without it: `framescope.terms.sensitivity`)
room to speak       what counts: all reports, quotations alone; words or attributions; speakers known for sure or all
=================== ==================================================================================================

Lists without which no term changes make no specification of their own. Nothing is parsed again. The first option of each choice is the one that the findings rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

import pandas as pd

from ..analysis import Analysis
from ..attribution.voice import AUTHOR
from . import summary

FINDINGS = ("tone", "loaded terms", "room to speak")
COLUMNS = ("finding", "choice", "option", "specification", "estimate", "default")
THRESHOLDS = (0.5, 0.6, 0.7)
SURE = 0.7
"""Attributions whose speaker is known with at least this confidence count as sure."""

_Choices = dict[str, list[str]]


def specifications(a: Analysis) -> pd.DataFrame:
    """Every specification of every finding, long: one row for each of its choices.

    Columns: finding, choice, option, specification (number within the finding), estimate (first side minus second), default
    (whether all its choices are the ones that the findings rest on). Empty where the article has no two sides.
    """
    pair = summary.widest(a)
    rows = []
    if pair is not None:
        for finding, measure in zip(FINDINGS, (_tone, _terms, _room), strict=True):
            rows += list(_every(finding, *measure(a, pair)))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def sides(a: Analysis) -> tuple[str, str] | None:
    """The names of the two sides that are compared."""
    pair, names = summary.widest(a), summary.actor_names(a)
    return (names[pair[0]], names[pair[1]]) if pair else None


def held(frame: pd.DataFrame) -> pd.DataFrame:
    """For each finding: default (its estimate), n (specifications), same (those with the default's sign), low, high, share."""
    rows = []
    for finding, group in frame.drop_duplicates(["finding", "specification"]).groupby("finding", sort=False):
        default = group.estimate[group.default].iloc[0]
        same = int((_sign(group.estimate) == _sign(pd.Series([default])).iloc[0]).sum())
        rows.append((finding, default, len(group), same, same / len(group), group.estimate.min(), group.estimate.max()))
    return pd.DataFrame(rows, columns=["finding", "default", "n", "same", "share", "low", "high"])


def in_words(a: Analysis) -> list[str]:
    """One sentence a finding: how far its sign holds."""
    frame, pair = specifications(a), sides(a)
    rows = held(frame).itertuples() if pair else ()
    return [f"{row.finding.capitalize()}: {in_short(row, pair)} ({row.low:+.2f} to {row.high:+.2f})." for row in rows]


def in_short(row, pair: tuple[str, str]) -> str:
    """What a row of `held` says: the default's finding, and how many specifications say so too."""
    first, second = pair
    if abs(row.default) < 1e-9:
        return f"no difference between {first} and {second}; so say {row.same} of {row.n} specifications"
    more = first if row.default > 0 else second
    says = {FINDINGS[0]: f"{more} has the better tone", FINDINGS[1]: f"more aimed at {more}", FINDINGS[2]: f"{more} has more of it"}
    return f"{says[row.finding]}; so say {row.same} of {row.n} specifications"


def _sign(values: pd.Series) -> pd.Series:
    return (values > 1e-9).astype(int) - (values < -1e-9).astype(int)


def _every(finding: str, choices: _Choices, estimate: Callable[[dict[str, str]], float]) -> Iterator[tuple]:
    for number, options in enumerate(product(*choices.values())):
        picked = dict(zip(choices, options, strict=True))
        value, default = estimate(picked), number == 0
        yield from ((finding, choice, option, number, value, default) for choice, option in picked.items())


def _headline(a: Analysis) -> set[int]:
    titles = a.paragraphs.paragraph_id[a.paragraphs.kind == "headline"]
    return set(a.sentences.sentence_id[a.sentences.paragraph_id.isin(titles)])


def _side_ids(a: Analysis, actors: pd.Series) -> pd.Series:
    return actors.map(dict(zip(a.actors.actor_id, a.actors.side, strict=True)))


def _tone(a: Analysis, pair: tuple[str, str]) -> tuple[_Choices, Callable[[dict[str, str]], float]]:
    names = summary.INSTRUMENT_NAMES
    instruments = [i for i in names if i in set(a.sentiments.instrument)] or [summary.headline(())]
    choices = {
        "instrument": [names.get(i, i) for i in instruments],
        "voice": ["author's voice", "all voices"],
        "headline": ["headline in", "headline out"],
        "pronouns": ["pronouns in", "pronouns out"],
        "weight": ["each mention once", "each sentence once"],
    }
    rows = a.sentiments.merge(a.mentions[["mention_id", "form"]], on="mention_id").assign(side=lambda s: _side_ids(a, s.actor_id))
    rows = rows.assign(instrument=rows.instrument.map(lambda i: names.get(i, i)), title=rows.sentence_id.isin(_headline(a)))

    def estimate(o: dict[str, str]) -> float:
        kept = rows[(rows.instrument == o["instrument"]) & ((rows.voice == AUTHOR) | (o["voice"] == "all voices"))]
        kept = kept[(~kept.title | (o["headline"] == "headline in")) & ((kept.form != "pronoun") | (o["pronouns"] == "pronouns in"))]
        return _mean(kept[kept.side == pair[0]], o["weight"]) - _mean(kept[kept.side == pair[1]], o["weight"])

    return choices, estimate


def _mean(rows: pd.DataFrame, weight: str) -> float:
    """The mean score, 0 where nothing is measured: nothing said is no tone."""
    values = rows.groupby("sentence_id").score.mean() if weight == "each sentence once" else rows.score
    return float(values.mean()) if len(values) else 0.0


def _terms(a: Analysis, pair: tuple[str, str]) -> tuple[_Choices, Callable[[dict[str, str]], float]]:
    names = {name: summary.INSTRUMENT_NAMES.get(name, name.replace("_", " ")) for name in _ranked(a.sensitivity.left_out)}
    flagged = {"all lists": a.terms} | {f"without {said}": _without(a, name) for name, said in names.items()}
    choices = {
        "voice": ["author's voice", "all voices"],
        "threshold": [f"weight from {t}" for t in THRESHOLDS],
        "headline": ["headline in", "headline out"],
        "lists": list(flagged),
    }
    titles = _headline(a)

    def estimate(o: dict[str, str]) -> float:
        rows, least = flagged[o["lists"]], float(o["threshold"].rsplit(" ", 1)[1])
        kept = rows[(rows.weight >= least - 1e-9) & ((rows.voice == AUTHOR) | (o["voice"] == "all voices"))]
        kept = kept[~kept.sentence_id.isin(titles) | (o["headline"] == "headline in")]
        side = _side_ids(a, kept.target)
        return float((side == pair[0]).sum() - (side == pair[1]).sum())

    return choices, estimate


def _without(a: Analysis, name: str) -> pd.DataFrame:
    """The terms as the detector flags them without the list `name`: weights as they then are, and what rises in their place."""
    changed = a.sensitivity[a.sensitivity.left_out == name]
    places = set(zip(changed.start, changed.end, strict=True))
    same = [place not in places for place in zip(a.terms.start, a.terms.end, strict=True)]
    columns = ["sentence_id", "weight", "voice", "target"]
    return pd.concat([a.terms[same][columns], changed.assign(weight=changed.without)[columns]], ignore_index=True)


def _room(a: Analysis, pair: tuple[str, str]) -> tuple[_Choices, Callable[[dict[str, str]], float]]:
    rows = summary.reported(a).assign(side=lambda r: _side_ids(a, r.speaker))
    choices = {
        "what": ["all reports", "quotations alone"],
        "counted": ["words", "attributions"],
        "speakers": ["all speakers", "sure speakers"],
    }

    def estimate(o: dict[str, str]) -> float:
        kept = rows[rows.kind.isin(["direct", "mixed"]) | (o["what"] == "all reports")]
        kept = kept[(kept.confidence >= SURE) | (o["speakers"] == "all speakers")]
        size = kept.words if o["counted"] == "words" else pd.Series(1.0, index=kept.index)
        total = float(size.sum()) or 1.0
        return float(size[kept.side == pair[0]].sum() - size[kept.side == pair[1]].sum()) / total

    return choices, estimate


def _ranked(values: Iterable[str]) -> list[str]:
    """The different values, the most usual first."""
    counts = pd.Series(list(values), dtype="str").value_counts()
    return sorted(counts.index, key=lambda v: (-counts[v], v))
