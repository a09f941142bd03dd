"""How often a difference between two articles is right: what was measured on pairs of articles that people have judged.

``data/validation/comparison.csv`` holds, for each of the `MEASURES` and by the size of its difference, in how many pairs of articles
on one event the difference has the sign that people give it (`framescope.validation.pairs`). A difference of a size at which that
may as well be a toss of a coin tells nothing, and is said to tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from ..analysis import Analysis
from ..resources import resource
from ..wording import begun, join
from .contrasts import LOADED, MEASURES, OWN_STANCE, SOURCES_STANCE, STANCE, TONE, toward_each
from .measures import sides
from .press import Review

CORPUS, GOLD = "SEESAW", "summed stances"
"""The judgements by which differences are trusted: those of most pairs, the stances that people find in each article, summed up."""

CHANCE = 0.5
APART = "cannot be told apart"
SIZES = ("large", "middle", "small")
COLUMNS = ("measure", "who", "outlet", "other", "difference", "right", "low", "high", "pairs", "verdict")


class Trust(NamedTuple):
    """In how many of some pairs a difference of a size had people's sign: the share, its 95 % interval, the pairs, the size's name."""

    right: float
    low: float
    high: float
    pairs: int
    size: str

    @property
    def tells(self) -> bool:
        """Whether it is right more often than a toss of a coin, as far as the pairs can tell."""
        return self.low > CHANCE

    @property
    def verdict(self) -> str:
        """The same in words."""
        return f"right in about {round(10 * self.right)} of 10 pairs" if self.tells else APART


@cache
def measured_pairs() -> pd.DataFrame:
    """The figures of ``data/validation/comparison.csv``."""
    return pd.read_csv(resource("data", "validation", "comparison.csv"))


def how_often(measure: str, difference: float) -> Trust | None:
    """How often a difference of this size, in one of the `MEASURES`, is right; None of no difference, and where it was not measured."""
    rows = _rows(measure)
    mine = rows[(rows.size_name != "any") & (rows.smallest <= abs(difference))].sort_values("smallest", kind="stable")
    if mine.empty or abs(difference) <= 1e-9:
        return None
    return _trust(mine.iloc[-1])


def _rows(measure: str, gold: str = GOLD) -> pd.DataFrame:
    known = measured_pairs()
    known = known[(known.corpus == CORPUS) & (known.gold == gold) & (known.measure == measure)]
    return known.rename(columns={"size": "size_name"})


def _trust(row: pd.Series) -> Trust:
    return Trust(float(row["right"]), float(row["low"]), float(row["high"]), int(row["pairs"]), str(row["size_name"]))


def judged(review: Review) -> pd.DataFrame:
    """One row a measure, side and pair of outlets: their difference and how often one of this size is right; columns `COLUMNS`.

    difference: the first outlet's value less the other's, above 0 where the first is friendlier. Those that tell something come first.
    """
    who = sides(review)
    values = {outlet: _of_sides(a, who) for outlet, a in review.analyses.items()}
    rows = [row for measure in MEASURES for side in who for row in _pairs(values, measure, side)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.sort_values(["low", "right"], ascending=False, kind="stable", ignore_index=True)


def _of_sides(a: Analysis, who: list[str]) -> dict[str, dict[str, float]]:
    """The measures toward each side itself, by its name."""
    found, names = toward_each(a), a.actor_names
    return {names[actor]: mine for actor, mine in found.items() if names.get(actor) in who}


def _pairs(values: dict[str, dict], measure: str, side: str) -> Iterator[tuple]:
    having = [outlet for outlet, mine in values.items() if measure in mine.get(side, {})]
    for one, other in combinations(having, 2):
        difference = values[one][side][measure] - values[other][side][measure]
        if trust := how_often(measure, difference):
            yield measure, side, one, other, difference, trust.right, trust.low, trust.high, trust.pairs, trust.verdict


def in_words() -> list[str]:
    """Sentences on which differences between two articles are to be believed, by measure and size, and on how far people go."""
    told = [_measure_in_words(measure) for measure in (STANCE, SOURCES_STANCE, OWN_STANCE, TONE, LOADED)]
    return [*told, _ceiling()]


def _measure_in_words(measure: str) -> str:
    rows = _rows(measure).set_index("size_name", drop=False)
    what, every = begun(measure if measure == LOADED else f"the {measure}"), rows.loc["any"]
    telling = [_of_size(rows, size) for size in SIZES if size in rows.index and _trust(rows.loc[size]).tells]
    if not telling:
        share, pairs = round(100 * every["right"]), round(every["pairs"] * every["told"])
        return f"{what}: two articles {APART} by it, however large the difference is (people give it the same sign in {share} of 100, of {pairs} pairs)."
    rest = "" if len(telling) == sum(size in rows.index for size in SIZES) else f"; by any other difference two articles {APART}"
    return f"{what}: people give the difference of two articles the same sign in {join(telling)}{rest}."


def _of_size(rows: pd.DataFrame, size: str) -> str:
    """ "72 of 100 pairs where they differ by 1.2 to 2.9"."""
    above = [float(rows.smallest[s]) for s in SIZES if s in rows.index and rows.smallest[s] > rows.smallest[size]]
    start, end = f"{rows.smallest[size]:.1f}", f" to {min(above):.1f}" if above else " or more"
    return f"{round(100 * rows['right'][size])} of 100 pairs where they differ by {start}{end}"


def _ceiling() -> str:
    rows = _rows("people's own stances", "grades")
    people, ours = _trust(rows.iloc[0]), _trust(_rows(STANCE, "grades").iloc[0])
    told = float(rows.told.iloc[0])
    return (
        f"Grades of whole articles are one coder's each: what other people find in the sentences tells {round(100 * told)} of 100 pairs apart, and "
        f"of these {round(100 * people.right)} of 100 as the grades do; the stance of the article has their sign in {round(100 * ours.right)} of 100."
    )
