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

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

import numpy as np
import pandas as pd

from ..analysis import Analysis
from ..errors import InputError
from ..voice import AUTHOR
from ..wording import signed
from . import summary

FINDINGS = ("tone", "loaded terms", "room to speak")
_THAN = dict(zip(FINDINGS, ("toward", "at", "to"), strict=True))
COLUMNS = ("finding", "choice", "option", "specification", "estimate", "default")
THRESHOLDS = (0.5, 0.6, 0.7)
MOST = 2 / 3
"""So many specifications, at least, must say one thing for it to be said."""

SURE = 0.7
"""Attributions whose speaker is known with at least this confidence count as sure."""

_Choices = dict[str, list[str]]


def specifications(a: Analysis, sides: Sequence[str] | None = None) -> pd.DataFrame:
    """Every specification of every finding, long: one row for each of its choices.

    Columns: finding, choice, option, specification (number within the finding), estimate (first side minus second), default
    (whether all its choices are the ones that the findings rest on). `sides` names the two to compare, by default those that are
    mentioned most. Empty where the article has no two sides.

    Raises
    ------
    InputError
        when `sides` are not the names of two sides of the article.
    """
    pair = _pair(a, sides)
    rows = []
    if pair is not None:
        for finding, measure in zip(FINDINGS, (_tone, _terms, _room), strict=True):
            rows += list(_every(finding, *measure(a, pair)))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def sides(a: Analysis, named: Sequence[str] | None = None) -> tuple[str, str] | None:
    """The names of the two sides that are compared; see `specifications`."""
    pair, names = _pair(a, named), a.actor_names
    return (names[pair[0]], names[pair[1]]) if pair else None


def _pair(a: Analysis, named: Sequence[str] | None) -> tuple[str, str] | None:
    """The actor_ids of the two sides that are compared."""
    if not named:
        return summary.widest(a)
    names = a.actor_names
    known = {word.casefold(): side for side in a.actors.side.dropna().unique() for word in (side, names.get(side, side))}
    found = [known[key] for name in named if (key := name.strip().casefold()) in known]
    if len(named) != 2 or len(set(found)) != 2:
        there = ", ".join(sorted({names.get(side, side) for side in known.values()}))
        raise InputError(f"{' and '.join(named)} are not two sides of {a.article.id}: choose two of {there}.")
    return found[0], found[1]


def held(frame: pd.DataFrame) -> pd.DataFrame:
    """For each finding how far the specifications agree.

    Columns: finding; default (the estimate of the choices that the findings rest on); n (specifications); first, second, even
    (how many have more for the first side, for the second, for neither); same (how many are as the default is) and its share; low, high.
    """
    rows = []
    for finding, group in frame.drop_duplicates(["finding", "specification"]).groupby("finding", sort=False):
        default, signs = group.estimate[group.default].iloc[0], _sign(group.estimate)
        same = int((signs == _sign(pd.Series([default])).iloc[0]).sum())
        votes = (int((signs > 0).sum()), int((signs < 0).sum()), int((signs == 0).sum()))
        rows.append((finding, default, len(group), *votes, same, same / len(group), group.estimate.min(), group.estimate.max()))
    return pd.DataFrame(rows, columns=["finding", "default", "n", "first", "second", "even", "same", "share", "low", "high"])


def in_words(a: Analysis, named: Sequence[str] | None = None) -> list[str]:
    """One sentence a finding: what most specifications agree on, or that they do not agree. `named`: the two sides, as for `specifications`."""
    return sentences(specifications(a, named), sides(a, named))


def sentences(frame: pd.DataFrame, pair: tuple[str, str] | None) -> list[str]:
    """The same for specifications that have been computed; nothing of a finding in which the sides never differ."""
    if not pair:
        return []
    rows = filter(differs, held(frame).itertuples())
    return [f"{row.finding.capitalize()}: {in_short(row, pair)} ({signed(row.low)} to {signed(row.high)})." for row in rows]


def in_short(row, pair: tuple[str, str]) -> str:
    """What most specifications of a row of `held` say, with the side that has more; that there is no such thing where they do not agree."""
    if not differs(row):
        return f"nothing that differs between {pair[0]} and {pair[1]}"
    if (said := majority(row, pair)) is None:
        return f"the {row.n} specifications do not agree: more for {pair[0]} in {row.first}, for {pair[1]} in {row.second}, for neither in {row.even}"
    return f"{said}, in {_so_many(max(row.first, row.second, row.even), row.n)} specifications"


def differs(row) -> bool:
    """Whether any specification of a row of `held` finds a difference."""
    return bool(abs(row.low) > 1e-9 or abs(row.high) > 1e-9)


def majority(row, pair: tuple[str, str]) -> str | None:
    """What `MOST` of the specifications of a row of `held` say; None where not so many say one thing, or the one that findings rest on says
    another: a page would then tell both."""
    if row.share < MOST:
        return None
    if row.even >= MOST * row.n:
        return f"no difference between {pair[0]} and {pair[1]}"
    more = pair[0] if row.first > row.second else pair[1]
    says = {FINDINGS[0]: "a better tone toward", FINDINGS[1]: "more loaded terms aimed at", FINDINGS[2]: "more words given to"}
    less = pair[1] if more == pair[0] else pair[0]
    return f"{says[row.finding]} {more} than {_THAN[row.finding]} {less}"


def _so_many(n: int, of: int) -> str:
    return f"all {of}" if n == of else f"{n} of {of}"


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


def _tone(a: Analysis, pair: tuple[str, str]) -> tuple[_Choices, Callable[[dict[str, str]], float]]:
    names = summary.INSTRUMENT_NAMES
    instruments = [i for i in names if i in set(a.sentiments.instrument)] or [summary.main_instrument(())]
    choices = {
        "instrument": [names.get(i, i) for i in instruments],
        "voice": ["author's voice", "all voices"],
        "headline": ["headline in", "headline out"],
        "pronouns": ["pronouns in", "pronouns out"],
        "weight": ["each mention once", "each sentence once"],
    }
    rows = a.sentiments.merge(a.mentions[["mention_id", "form"]], on="mention_id").assign(side=lambda s: summary.side_ids(a, s.actor_id))
    rows = rows.assign(instrument=rows.instrument.map(lambda i: names.get(i, i)), title=rows.sentence_id.isin(_headline(a)))
    score, sentence = rows.score.to_numpy(), rows.sentence_id.to_numpy()
    one, other = (_flags(rows.side == side) for side in pair)
    out = {"author's voice": rows.voice == AUTHOR, "headline out": ~rows.title, "pronouns out": rows.form != "pronoun"}
    only = {option: _flags(which) for option, which in out.items()} | {i: _flags(rows.instrument == i) for i in choices["instrument"]}

    def mean(kept: np.ndarray, weight: str) -> float:
        values = pd.Series(score[kept])
        values = values.groupby(sentence[kept]).mean() if weight == "each sentence once" else values
        return float(values.mean()) if len(values) else 0.0  # nothing said is no tone

    def estimate(o: dict[str, str]) -> float:
        kept = _kept(o, only, len(rows))
        return mean(kept & one, o["weight"]) - mean(kept & other, o["weight"])

    return choices, estimate


def _flags(rows: pd.Series) -> np.ndarray:
    """Which rows, as numpy holds it: hundreds of specifications pick from the same rows, and picking frames takes long."""
    return rows.to_numpy(dtype=bool)


def _kept(options: dict[str, str], only: dict[str, np.ndarray], n: int) -> np.ndarray:
    """Which of `n` rows all the picked options leave; an option that is not in `only` leaves every row."""
    kept = np.ones(n, dtype=bool)
    for option in options.values():
        kept &= only.get(option, True)
    return kept


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
    flags = {option: _terms_flags(a, rows, pair, titles) for option, rows in flagged.items()}

    def estimate(o: dict[str, str]) -> float:
        only, one, other = flags[o["lists"]]
        kept = _kept(o, only, len(one))
        return float((kept & one).sum() - (kept & other).sum())

    return choices, estimate


def _terms_flags(
    a: Analysis, rows: pd.DataFrame, pair: tuple[str, str], titles: set[int]
) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Which terms the options leave, and which are aimed at the one side and at the other."""
    side = summary.side_ids(a, rows.target)
    out = {"author's voice": rows.voice == AUTHOR, "headline out": ~rows.sentence_id.isin(titles)}
    out |= {f"weight from {t}": rows.weight >= t - 1e-9 for t in THRESHOLDS}
    return {option: _flags(which) for option, which in out.items()}, _flags(side == pair[0]), _flags(side == pair[1])


def _without(a: Analysis, name: str) -> pd.DataFrame:
    """The terms as the detector flags them without the list `name`: weights as they then are, and what rises in their place."""
    changed = a.sensitivity[a.sensitivity.left_out == name]
    places = set(zip(changed.start, changed.end, strict=True))
    same = [place not in places for place in zip(a.terms.start, a.terms.end, strict=True)]
    columns = ["sentence_id", "weight", "voice", "target"]
    return pd.concat([a.terms[same][columns], changed.assign(weight=changed.without)[columns]], ignore_index=True)


def _room(a: Analysis, pair: tuple[str, str]) -> tuple[_Choices, Callable[[dict[str, str]], float]]:
    rows = summary.reported(a).assign(side=lambda r: summary.side_ids(a, r.speaker))
    choices = {
        "what": ["all reports", "quotations alone"],
        "counted": ["words", "attributions"],
        "speakers": ["all speakers", "sure speakers"],
    }

    one, other = (_flags(rows.side == side) for side in pair)
    out = {"quotations alone": rows.kind.isin(["direct", "mixed"]), "sure speakers": rows.confidence >= SURE}
    only = {option: _flags(which) for option, which in out.items()}
    sizes = {"words": rows.words.to_numpy(), "attributions": np.ones(len(rows))}

    def estimate(o: dict[str, str]) -> float:
        kept, size = _kept(o, only, len(rows)), sizes[o["counted"]]
        total = float(size[kept].sum()) or 1.0
        return float(size[kept & one].sum() - size[kept & other].sum()) / total

    return choices, estimate


def _ranked(values: Iterable[str]) -> list[str]:
    """The different values, the most usual first."""
    counts = pd.Series(list(values), dtype="str").value_counts()
    return sorted(counts.index, key=lambda v: (-counts[v], v))
