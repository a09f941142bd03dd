"""Inputs of any kind, written as one file of articles: a line of JSON each, with what is known of it, and a report of what was not read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from ..errors import InputError
from ..files import put, put_lines, require_free, workshop
from ..metadata import METADATA
from ..reading.article import Article
from ..spreadsheets import write_csv
from .articles import entries
from .records import Columns

ENDINGS = (".jsonl", ".ndjson")
NOT_READ = ".not_read.csv"
"""How the name of the report ends that lies beside the articles."""

SAID = 10
"""Of what was not read so much is said; the rest stands in the report."""


@dataclass
class Import:
    """What an import leaves: the file of the articles, how many there are, the report of what was not read (None if all was), and how many."""

    articles: Path
    count: int = 0
    report: Path | None = None
    unread: list[tuple[str, str]] = field(default_factory=list)


def import_articles(
    inputs: Sequence[str | Path], target: str | Path, columns: Columns | None = None, say: Callable[[str], object] = lambda line: None
) -> Import:
    """Write every article of the inputs to the new file `target` (.jsonl), which `corpus` and all other commands read.

    A line has id, title, byline, outlet, date, url and rights, where they are known, text, and ``place``: where the article stood. What could
    not be read stands beside it in a CSV file (place, reason). Nothing that is there already is overwritten.

    Raises
    ------
    InputError
        when a file is there under one of the two names, when the target is no .jsonl file, or when no article can be read.
    """
    target = Path(target)
    if target.suffix.lower() not in ENDINGS:
        raise InputError(f"{target} is no name for a file of articles: end it in .jsonl (framescope import INPUT… articles.jsonl).")
    done = Import(target)
    report = target.with_suffix(NOT_READ)
    for path in (target, report):
        require_free(path, "and would be lost")
    with workshop() as shop:
        lines = shop / "articles.jsonl"
        done.count = put_lines(_lines(inputs, columns, done, say), lines)
        if not done.count:
            raise InputError(f"No article could be read: {_first(done, inputs)}.")
        put(lines, target)
        if done.unread:
            write_csv(pd.DataFrame(done.unread, columns=["place", "reason"]), shop / "report.csv")
            put(shop / "report.csv", report)
            done.report = report
    return done


def _lines(inputs: Sequence[str | Path], columns: Columns | None, done: Import, say: Callable[[str], object]) -> Iterator[str]:
    taken: dict[str, int] = {}
    for source in inputs:
        try:
            for record, article in entries(source, columns, say):
                if isinstance(article, Article):
                    yield json.dumps(_row(article, record.place, taken), ensure_ascii=False)
                    for note in article.notes:
                        say(f"framescope: {record.place} {note}")
                else:
                    _tell(done, record.place, article, say)
        except InputError as error:
            if len(inputs) == 1:
                raise
            _tell(done, str(source), str(error).removeprefix(f"{source} ").rstrip("."), say)


def _row(article: Article, place: str, taken: dict[str, int]) -> dict[str, str]:
    """An article as a line has it, under an id that no other one has."""
    number = taken[article.id] = taken.get(article.id, 0) + 1
    identity = article.id if number == 1 else f"{article.id} ({number})"
    known = {name: value for name in METADATA if (value := getattr(article, name))}
    return {"id": identity, **known, "place": place, "text": article.text}


def _tell(done: Import, place: str, reason: str, say: Callable[[str], object]) -> None:
    done.unread.append((place, reason))
    if len(done.unread) <= SAID:
        say(f"framescope: not read: {place} {reason}")


def _first(done: Import, inputs: Sequence[str | Path]) -> str:
    place, reason = done.unread[0] if done.unread else (str(inputs[0]), "holds no articles")
    return f"{place} {reason}"
