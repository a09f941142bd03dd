"""What people wrote into the sheets of a draw, as numbers: y and n of each unit, and what is to be said of the codings.

Where several people coded a unit, the mean of what they found counts: none of them is the truth. What was not drawn counts for
nothing, and what is missing is told, with whether those left out look like the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from pathlib import Path

import numpy as np
import pandas as pd

from ..coding.agreement import split_words
from ..coding.alpha import alpha
from ..coding.sheets import read_sheet
from ..errors import InputError
from ..wording import count
from .sheets import PLAIN, question
from .units import NOBODY, NONE, OTHER

_VALUES = {"negative": -1.0, "neutral": 0.0, "positive": 1.0, NONE: 0.0}
_UNLIKE = 3.0
"""Standard errors by which those left out differ from those coded before it is said that they were not left out by chance."""


def read_codings(sheets: Sequence[Path], estimand: str, sides: Sequence[str], drawn: Sequence[str]) -> tuple[pd.DataFrame, list[str]]:
    """The answers to each drawn unit: a row a unit, a column a sheet, missing where it gives none; and plain sentences on the rest.

    Raises
    ------
    InputError
        when a sheet cannot be read, or none of its units was drawn.
    """
    columns, notes = {}, []
    for number, path in enumerate(sheets):
        rows, said = read_sheet(path, (question(estimand),), PLAIN)
        answers, wrong = _understood(rows.set_index("unit")[estimand].dropna(), estimand, sides, path.name)
        foreign = ~answers.index.isin(drawn)
        if len(answers) and foreign.all():
            raise InputError(f"{path} holds no unit of this draw: give the sheets that were filled in for it.")
        if foreign.any():
            were = "was not drawn and counts" if foreign.sum() == 1 else "were not drawn and count"
            wrong.append(f"{count(int(foreign.sum()), 'unit')} of {path.name} {were} for nothing: what people choose corrects nothing.")
        columns[f"{path.stem} ({number + 1})"] = answers[~foreign].reindex(list(drawn))
        notes += [*said, *wrong]
    return pd.DataFrame(columns, index=pd.Index(drawn, name="unit")), notes


def _understood(answers: pd.Series, estimand: str, sides: Sequence[str], name: str) -> tuple[pd.Series, list[str]]:
    """The answers as the codebook has them; one that it does not know, or that contradicts itself, counts as not given."""
    if estimand == "stance":
        return answers, []
    known = {word.casefold(): word for word in (*sides, OTHER, NOBODY)} if estimand == "sources" else None
    alone = NOBODY if estimand == "sources" else NONE
    notes, kept = [], {}
    for unit, answer in answers.items():
        words = split_words(answer)
        if known is not None and (strange := sorted(words - known.keys())):
            notes.append(f"{name}, {unit}: {strange[0]!r} is none of {', '.join(known.values())} and counts as not given.")
        elif not words or (alone in words and len(words) > 1):
            notes.append(f"{name}, {unit}: {answer!r} contradicts itself and counts as not given.")
        else:
            kept[unit] = "; ".join(sorted(words))
    return pd.Series(kept, dtype="object"), notes


def numbers(units: pd.DataFrame, answers: pd.DataFrame, estimand: str) -> pd.DataFrame:
    """y and n of each row of `units` as people have it, the mean over those who answered; missing where nobody did."""
    both = [_numbers(units, units.unit.map(answers[name]), estimand) for name in answers]
    with np.errstate(invalid="ignore", divide="ignore"):
        given = np.sum([~np.isnan(y) for y, _ in both], axis=0)
        y, n = (np.nansum(np.stack(part), axis=0) / np.where(given > 0, given, np.nan) for part in zip(*both, strict=True))
    return pd.DataFrame({"y": y, "n": n}, index=units.index)


def _numbers(units: pd.DataFrame, answers: pd.Series, estimand: str) -> tuple[np.ndarray, np.ndarray]:
    there, size = answers.notna().to_numpy(), units["size"].to_numpy()
    if estimand == "stance":
        y, n = answers.map(_VALUES).to_numpy(dtype=float), (answers != NONE).to_numpy(dtype=float)
    elif estimand == "terms":
        y, n = answers.map(lambda a: len(split_words(a) - {NONE}), na_action="ignore").to_numpy(dtype=float), size
    else:
        words = answers.map(split_words, na_action="ignore")
        mine = [there[i] and who.casefold() in named for i, (who, named) in enumerate(zip(units.who, words, strict=True))]
        y, n = size * np.array(mine, dtype=float), size * (answers != NOBODY).to_numpy(dtype=float)
    return np.where(there, y, np.nan), np.where(there, n, np.nan)


def in_words(units: pd.DataFrame, answers: pd.DataFrame) -> list[str]:
    """What is to be said of the codings: how many there are, what is missing, and how far people agree.

    units: those drawn, with the instrument's ``y_hat``.
    """
    coded = answers.notna().any(axis=1)
    if not coded.any():
        raise InputError("No unit is coded: fill in the sheet, by the codebook beside it, and run this again.")
    said = [f"{int(coded.sum())} of {len(coded)} units that were drawn are coded, by {count(answers.shape[1], 'person', 'persons')}."]
    if not coded.all():
        said.append(_missing(units.drop_duplicates("unit").set_index("unit"), coded))
    return said + _agreement(answers)


def _missing(units: pd.DataFrame, coded: pd.Series) -> str:
    left = int((~coded).sum())
    by = units.y_hat.reindex(coded.index)
    there, gone = by[coded], by[~coded]
    spread = sqrt(there.var(ddof=0) / len(there) + gone.var(ddof=0) / len(gone)) if len(there) > 1 and len(gone) > 1 else 0.0
    if spread and abs(there.mean() - gone.mean()) > _UNLIKE * spread:
        return (
            f"The {left} that are not coded differ from the others by what the instrument says of them: they were not left out by chance, "
            "and the interval does not hold; code them too."
        )
    return f"{left} are not coded: the estimates hold if it is by chance that these were left out."


def _agreement(answers: pd.DataFrame) -> list[str]:
    both = answers[answers.notna().sum(axis=1) > 1]
    if both.empty:
        return ["Each unit is coded by one person: how far people agree on them is not known."] if answers.shape[1] > 1 else []
    differ = int((both.nunique(axis=1) > 1).sum())
    value = alpha([both[name].where(both[name].notna(), None).tolist() for name in both])
    how = "not defined where all answers are one" if np.isnan(value) else f"{value:.2f}"
    return [
        f"{differ} of {len(both)} units coded by several people are coded differently, and their mean counts; alpha (nominal) is {how}."
    ]
