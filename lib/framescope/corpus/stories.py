"""Which story each article of a dataset tells, written into the dataset when all of it is measured, in the order of its partitions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..errors import InputError
from .dataset import COLUMNS, Finished, finished, forget, opened, part, publish, read_errors, schema
from .duplicates import signatures, stories

KEEP, FIRST = "keep", "first"
CHOICES = (KEEP, FIRST)
"""What becomes of articles that tell a story which an earlier one tells: they stay, and count as one with it; or only the first stays."""

LEFT_OUT = "tells the same story as"
"""How the reason begins of an article that was left out."""


@dataclass(frozen=True)
class Stories:
    """How many stories the articles of a dataset tell, and how many articles tell one that another one tells, too."""

    stories: int
    repeated: int

    def in_words(self, how: str = KEEP) -> str:
        """A sentence on them; empty where every article tells its own story."""
        if not self.repeated:
            return ""
        what = "was left out" if how == FIRST else "counts as one with it (--duplicates first leaves it out)"
        return f"{self._repeated()} of {self.stories + self.repeated:,} repeat{'s' * (self.repeated == 1)} a story that an earlier one tells; each {what}"

    def _repeated(self) -> str:
        return f"{self.repeated:,} article{'s' * (self.repeated != 1)}"

    def on_the_page(self) -> str:
        """The sentence of the page on a corpus."""
        if not self.repeated:
            return f"Each of the {self.stories:,} articles tells a story of its own."
        return (
            f"{self._repeated()} of {self.stories + self.repeated:,} repeat{'s' * (self.repeated == 1)}, in much the same words, a story that an "
            f"earlier one tells: {self.stories:,} stories in all, and each is one witness."
        )


def counted(folder: str | Path) -> Stories:
    """How many stories the articles of a finished dataset tell."""
    articles = opened(folder, "articles").to_table(columns=["article_id", "story"])
    stories = [
        story or identity for identity, story in zip(*(articles.column(n).to_pylist() for n in ("article_id", "story")), strict=True)
    ]
    left_out = sum(reason.startswith(LEFT_OUT) for reason in read_errors(folder).column("reason").to_pylist())
    return Stories(len(set(stories)), len(stories) - len(set(stories)) + left_out)


def mark(folder: Path, partitions: int, how: str = KEEP, say: Callable[[str], object] = lambda line: None) -> Stories:
    """Write the story of each article into the column ``story``; with `FIRST` articles that repeat one become errors.

    Only partitions of which something changes are written again. How many were left out by an earlier run counts as well.

    Raises
    ------
    InputError
        when an article was left out by an earlier run for one that the input no longer has.
    """
    ids, told = _told(folder, partitions)
    numbers = stories(told)
    names = {article: ids[first] for article, first in zip(ids, numbers.tolist(), strict=True)}
    _require_firsts(folder, partitions, set(ids))
    before = sum(reason.startswith(LEFT_OUT) for n in range(partitions) if (done := finished(folder, n)) for _, _, reason in done.errors)
    for number in range(partitions):
        _write(folder, number, names, how)
    repeated = int((numbers != np.arange(len(numbers))).sum())
    return Stories(len(ids) - repeated, repeated + before)


def _told(folder: Path, partitions: int) -> tuple[list[str], np.ndarray]:
    """The ids and signatures of all articles, one partition in memory at a time."""
    import pyarrow.parquet as pq

    ids: list[str] = []
    found = [signatures(())]
    for number in range(partitions):
        table = pq.read_table(folder / "articles" / f"{part(number)}.parquet", columns=["article_id", "text"])
        ids += table.column("article_id").to_pylist()
        found.append(signatures(table.column("text").to_pylist()))
    return ids, np.concatenate(found)


def _require_firsts(folder: Path, partitions: int, there: set[str]) -> None:
    """Measure again, at the next run, the partitions that left out an article for one that is gone."""
    lost = [
        number
        for number in range(partitions)
        if (done := finished(folder, number))
        and any(
            reason.startswith(LEFT_OUT) and reason.removeprefix(f"{LEFT_OUT} ").rpartition(": ")[0] not in there
            for _, _, reason in done.errors
        )
    ]
    for number in lost:
        forget(folder, number)
    if lost:
        raise InputError(f"{folder}: the input no longer has articles whose near-duplicates were left out: run the same command again.")


def _write(folder: Path, number: int, names: dict[str, str], how: str) -> None:
    """Write a partition again if the stories of its articles are other ones than it says, or if articles of it are to be left out."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    done = finished(folder, number)
    articles = pq.read_table(folder / "articles" / f"{part(number)}.parquet", schema=schema(COLUMNS["articles"]))
    ids = articles.column("article_id").to_pylist()
    told = [names[identity] for identity in ids]
    repeats = {identity for identity, story in zip(ids, told, strict=True) if how == FIRST and story != identity}
    if done is None or (told == articles.column("story").to_pylist() and not repeats):
        return
    at = articles.schema.get_field_index("story")
    tables = {"articles": articles.set_column(at, "story", pa.array(told, pa.string()))}
    others = [name for name in COLUMNS if name != "articles"] if repeats else []
    tables |= {name: pq.read_table(folder / name / f"{part(number)}.parquet", schema=schema(COLUMNS[name])) for name in others}
    publish(folder, *_without(done, tables, repeats, names))


def _without(done: Finished, tables: dict, repeats: set[str], names: dict[str, str]) -> tuple[Finished, dict]:
    """The note and the tables of a partition without the articles that repeat a story."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not repeats:
        return done, tables
    gone = pa.array(sorted(repeats), pa.string())
    kept = {name: table.filter(pc.invert(pc.is_in(table.column("article_id"), value_set=gone))) for name, table in tables.items()}
    errors = tuple((identity, identity, f"{LEFT_OUT} {names[identity]}: left out by --duplicates {FIRST}") for identity in sorted(repeats))
    return replace(done, articles=kept["articles"].num_rows, errors=(*done.errors, *errors)), kept
