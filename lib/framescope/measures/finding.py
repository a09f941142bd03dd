"""A finding: a sentence as a value, with the rows of the tables that bear it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from ..analysis import Analysis
from . import summary

_AFTER_THE_CLAUSE = re.compile(r"; |: (?=“)")

KEYS = {"sentiments": "mention_id"}
"""The column that numbers a table's rows, where it is not the table's own name in the singular with ``_id``."""


class Rows(NamedTuple):
    """Rows of a table, by the values of its key (`key`)."""

    table: str
    ids: tuple[int | str, ...]


@dataclass(frozen=True)
class Finding:
    """One sentence about an article that its rows bear out.

    kind: one of those of `framescope.measures.findings`. text: a plain sentence, not HTML. evidence: the rows behind it. weight: from 100 (the answer to the question)
    to 0 (sizes). actors: the names of those it is about.

    Examples
    --------
    >>> str(Finding("size", "5 words were measured.", (), 0))
    '5 words were measured.'
    """

    kind: str
    text: str
    evidence: tuple[Rows, ...]
    weight: float
    actors: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text

    @property
    def title(self) -> str:
        """The sentence as the title of a figure: its first clause, without the words that it gives as examples and without its full stop."""
        return _AFTER_THE_CLAUSE.split(self.text, maxsplit=1)[0].removesuffix(".")

    def rows(self, a: Analysis) -> dict[str, pd.DataFrame]:
        """The rows behind it, by the names of their tables."""
        return {table: a.tables[table][a.tables[table][key(table)].isin(ids)] for table, ids in self.evidence}


def title(found: Iterable[Finding], otherwise: str) -> str:
    """The title of a figure: what is found, or where nothing is what is shown."""
    return ". ".join(f.title for f in found) or otherwise


def the(name: str) -> str:
    """A name as it stands in a sentence: "Ann Alder", but "the council" and "the United States"."""
    return f"the {name}" if (name[:1].islower() and name != summary.UNNAMED) or name.startswith("United ") else name


def key(table: str) -> str:
    """The column that numbers the rows of a table."""
    return KEYS.get(table, f"{table.removesuffix('s')}_id")


def rows_of(table: str, frame: pd.DataFrame) -> Rows:
    """The rows of this part of a table."""
    return Rows(table, tuple(dict.fromkeys(frame[key(table)].tolist())))


def first(sizes: pd.Series, least: float = 0) -> str | None:
    """Whose size is larger than any other's, and at least `least`; None where two are equally large."""
    ranked = sizes.sort_values(ascending=False, kind="stable")
    clear = len(ranked) and ranked.iloc[0] >= max(least, 1) and (len(ranked) == 1 or ranked.iloc[0] > ranked.iloc[1])
    return str(ranked.index[0]) if clear else None
