"""Two people's coding sheets side by side: how far they agree, and how far the instruments agree with what they agree on.

Agreement is Krippendorff's alpha (`framescope.coding.alpha`) at the level of measurement that the codebook states, with an
interval from a seeded bootstrap over units. A unit that only one of the two has answered stays in the table and counts for nothing.
The instruments are measured on the answers that both people gave alike: precision, recall and F1 of each answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .alpha import DRAWS, alpha_interval, alpha_of_counts
from .sheets import PLAIN, QUESTIONS, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

ALPHA_COLUMNS = ("question", "level", "units", "both", "same", "alpha", "low", "high")
SCORE_COLUMNS = ("question", "answer", "n", "precision", "recall", "f1")


def merged(one: pd.DataFrame, other: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Every unit of either sheet in one row (columns question_1, question_2), and plain sentences on what does not match."""
    both = one.merge(other, on="unit", how="outer", suffixes=("_1", "_2"), indicator=True)
    notes = []
    for side, which in (("left_only", "first"), ("right_only", "second")):
        if n := int((both["_merge"] == side).sum()):
            notes.append(f"{n} {'unit stands' if n == 1 else 'units stand'} in the {which} sheet alone and cannot be compared.")
    if (both["_merge"] != "both").all():
        notes.append("The two sheets have no unit in common: were they drawn from the same articles with the same seed?")
    changed = both.text_1.notna() & both.text_2.notna() & (both.text_1 != both.text_2)
    if changed.any():
        notes.append(f"The text of {changed.sum()} units differs between the sheets: {', '.join(both.unit[changed].head(3))}.")
    plain = {c: both[f"{c}_1"].fillna(both[f"{c}_2"]) for c in PLAIN if c != "unit"}
    return both.assign(**plain).drop(columns=[f"{c}_{i}" for c in plain for i in (1, 2)] + ["_merge"]), notes


def half_filled(rows: pd.DataFrame) -> list[str]:
    """A sentence for each question that not everybody has answered everywhere."""
    notes = []
    for q in QUESTIONS:
        asked = rows[rows.kind == q.unit]
        first, second = asked[f"{q.name}_1"].notna(), asked[f"{q.name}_2"].notna()
        alone = int((first ^ second).sum())
        if alone:
            notes.append(f"{q.name}: {int((first & second).sum())} of {len(asked)} units are answered by both, {alone} by one alone.")
    return notes


def alphas(rows: pd.DataFrame, draws: int = DRAWS, seed: int = 0) -> pd.DataFrame:
    """Agreement of the two people on each question: columns `ALPHA_COLUMNS`.

    units: how many were asked; both: answered by both; same: answered alike. alpha is missing where fewer than two units are
    answered by both, or where all answers are one and the same: nothing varies that could agree.
    """
    out = []
    for q in (q for q in QUESTIONS if q.level != "words"):
        asked = rows[rows.kind == q.unit]
        pairs = asked[[f"{q.name}_1", f"{q.name}_2"]].dropna()
        alpha, low, high = _alpha(_counts(pairs, q), q.level, draws, seed)
        out.append((q.name, q.level, len(asked), len(pairs), int((pairs.iloc[:, 0] == pairs.iloc[:, 1]).sum()), alpha, low, high))
    return pd.DataFrame(out, columns=list(ALPHA_COLUMNS))


def _counts(pairs: pd.DataFrame, q: Question) -> np.ndarray:
    """How many people gave each answer (columns, in the order of the codebook) to each unit (rows)."""
    answers = list(q.answers) or sorted(set(pairs.to_numpy().ravel()))
    return np.array([[(row == a).sum() for a in answers] for row in pairs.to_numpy()], dtype=float).reshape(len(pairs), len(answers))


def _alpha(counts: np.ndarray, level: str, draws: int, seed: int) -> tuple[float, float, float]:
    if len(counts) < 2 or np.isnan(value := alpha_of_counts(counts, level)):
        return (float("nan"),) * 3
    return value, *alpha_interval(counts, level, draws=draws, seed=seed)


def agreed(rows: pd.DataFrame) -> pd.DataFrame:
    """The answers that both people gave alike, by unit; missing where they did not."""
    out = rows[list(PLAIN)].copy()
    for q in QUESTIONS:
        one, two = rows[f"{q.name}_1"], rows[f"{q.name}_2"]
        alike = _words_alike(one, two) if q.level == "words" else one == two
        out[q.name] = one.where(alike & one.notna(), None)
    return out


def _words_alike(one: pd.Series, two: pd.Series) -> pd.Series:
    return pd.Series([split_words(a) == split_words(b) for a, b in zip(one, two, strict=True)], index=one.index, dtype=bool)


def split_words(cell: object) -> frozenset[str]:
    """The terms of a cell that divides them by semicolons, in lower case."""
    return frozenset(w.strip().casefold() for w in str(cell).split(";") if w.strip()) if pd.notna(cell) else frozenset()


def scores(people: pd.DataFrame, machine: pd.DataFrame) -> pd.DataFrame:
    """Precision, recall and F1 of the instrument against people's agreed answers: columns `SCORE_COLUMNS`.

    `people` and `machine` have a column ``unit`` and one for each question; units that one of them lacks are left out. An
    answer is a class of its own; for loaded_words every single term is one decision. n: how often people gave the answer.
    """
    both = people.merge(machine.drop(columns="kind"), on="unit", suffixes=("", "_machine"))
    out: list[tuple] = []
    for q in QUESTIONS:
        asked = both[both[q.name].notna() & (both.kind == q.unit)]
        gold, found = asked[q.name], asked[f"{q.name}_machine"]
        if q.level == "words":
            out += _word_scores(q.name, gold.map(split_words), found.map(split_words))
        else:
            out += _class_scores(q, gold, found)
    return pd.DataFrame(out, columns=list(SCORE_COLUMNS))


def _class_scores(q: Question, gold: pd.Series, found: pd.Series) -> Iterable[tuple]:
    for answer in q.answers or sorted(set(gold)):
        given, said = gold == answer, found == answer
        if given.any() or said.any():
            rates = precision_recall(int((given & said).sum()), int(said.sum()), int(given.sum()))
            yield (q.name, answer, int(given.sum()), *rates)


def _word_scores(name: str, gold: pd.Series, found: pd.Series) -> Iterable[tuple]:
    hits = sum(len(g & f) for g, f in zip(gold, found, strict=True))
    total = sum(map(len, gold))
    if total or sum(map(len, found)):
        yield (name, "each term", total, *precision_recall(hits, sum(map(len, found)), total))


def precision_recall(hits: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def in_words(table: pd.DataFrame) -> list[str]:
    """One sentence a question on how far people agree."""
    return [_sentence(row) for row in table.itertuples()]


def _sentence(row) -> str:
    if not row.both:
        return f"{row.question}: nothing is answered by both."
    if np.isnan(row.alpha):
        answers = "one and the same answer throughout" if row.both == row.same else "too few answers"
        return f"{row.question}: alpha is not defined for {row.both} units with {answers}."
    interval = f"95 % interval {row.low:.2f} to {row.high:.2f}"
    return f"{row.question}: alpha ({row.level}) {row.alpha:.2f}, {interval}; {row.same} of {row.both} units alike."
