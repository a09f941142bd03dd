"""One chunk measured and written: the function that runs on every worker, the same on one machine and on a hundred."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import numpy as np
import pandas as pd
import pyarrow as pa

from ..analysis import Analysis
from ..errors import InputError
from ..reading.article import Article, _from_string, read_article
from ..sentiment.score import ALL
from .batches import Unmeasured, measure_many
from .chunks import Chunk
from .dataset import ARTICLE_COLUMNS, COLUMNS, TABLES, Finished, publish, schema
from .manifest import contents, versions
from .records import MAX_CHARACTERS, Record

Measure = Callable[[Iterable[Article], str | None, tuple[str, ...]], Iterator[Analysis | Unmeasured]]


@dataclass(frozen=True)
class How:
    """How a run measures.

    With which actor file (and what is in it), which versions of everything, which instruments of sentiment, and which stand-in
    for `measure_many`, if any.
    """

    actor_file: str | None
    actors: str
    versions: Mapping[str, str]
    instruments: tuple[str, ...] = ALL
    measure: Measure | None = None

    def check(self) -> None:
        """Raise InputError if this process would measure in another way."""
        mine = versions() | {"actor file": contents(self.actor_file)}
        for name, value in {**self.versions, "actor file": self.actors}.items():
            if mine[name] != value:
                raise InputError(
                    f"A worker has another {name} than this command ({mine[name]}, not {value}): install the same on every worker."
                )


_ONE_AT_A_TIME = Lock()
"""spaCy's vocabulary is not made for threads: a worker with several of them measures one chunk at a time."""


def make_partition(chunk: Chunk, folder: str | None, how: How) -> Finished:
    """Measure the articles of a chunk, write its partition to the dataset in `folder` (None: nowhere), and say what was done.

    Raises
    ------
    InputError
        when this process has another framescope, model or actor file than the run was begun with.
    """
    how.check()
    with _ONE_AT_A_TIME:
        done, tables = tables_of(chunk, how.actor_file, how.instruments, how.measure or measure_many)
        gc.collect()  # parses are held in cycles of few but large objects, which Python's own count of objects lets pile up
    if folder is not None:
        publish(Path(folder), done, tables)
    return done


def tables_of(
    chunk: Chunk, actor_file: str | None = None, instruments: tuple[str, ...] = ALL, measure: Measure = measure_many
) -> tuple[Finished, dict[str, pa.Table]]:
    """The tables of a chunk's articles (columns `framescope.corpus.dataset.COLUMNS`), in the order of the records.

    An article that cannot be read or measured is no row of any table but one of the errors.
    """
    articles, problems = _articles(chunk.records)
    measured: list[Article] = []
    frames: dict[str, list[tuple[str, pd.DataFrame]]] = {name: [] for name in TABLES}
    for found in measure(articles, actor_file, instruments):
        if isinstance(found, Unmeasured):
            problems[found.article.id] = found.reason
            continue
        measured.append(found.article)
        for name in TABLES:
            frames[name].append((found.article.id, found.tables[name]))
    errors = tuple((r.id, r.place, _plain(r.problem or problems[r.id])) for r in chunk.records if r.problem or r.id in problems)
    tables = {"articles": _about(measured)} | {name: _with_ids(name, each) for name, each in frames.items()}
    return Finished(chunk.number, chunk.digest, len(measured), errors), tables


def _articles(records: Iterable[Record]) -> tuple[list[Article], dict[str, str]]:
    """The articles that can be read, and why the others (by id) cannot."""
    articles, problems = [], {}
    for record in records:
        if record.problem:
            continue
        try:
            articles.append(read(record))
        except InputError as error:
            problems[record.id] = str(error)
        except Exception as error:
            problems[record.id] = f"cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
    return articles, problems


def read(record: Record) -> Article:
    """The article of a record: its text (plain, or a whole HTML page), or its file, read as a single article is.

    Raises
    ------
    InputError
        when there is nothing in it to measure, or more than one article can hold.
    """
    article = read_article(Path(record.path)) if record.path else _from_string(record.text or "")
    if len(article.text) > MAX_CHARACTERS:
        raise InputError(f"has {len(article.text):,} characters, more than one article ({MAX_CHARACTERS:,})")
    return replace(article, id=record.id, **record.known)


def _about(articles: Iterable[Article]) -> pa.Table:
    """The table of the articles themselves."""
    rows = [{name: article.id if name == "article_id" else getattr(article, name) for name in ARTICLE_COLUMNS} for article in articles]
    return pa.Table.from_pylist(rows, schema=schema(ARTICLE_COLUMNS))


def _with_ids(name: str, frames: Iterable[tuple[str, pd.DataFrame]]) -> pa.Table:
    """One table of several articles in Arrow, each row with its article's id."""
    columns = schema(COLUMNS[name])
    filled = [(article_id, frame) for article_id, frame in frames if len(frame)]
    if not filled:
        return columns.empty_table()
    ids, parts = zip(*filled, strict=True)
    whole = pd.concat(parts, ignore_index=True)
    whole.insert(0, "article_id", np.repeat(np.array(ids, dtype=object), [len(frame) for frame in parts]))
    return pa.Table.from_pandas(whole, schema=columns, preserve_index=False).replace_schema_metadata(None)


def _plain(reason: str) -> str:
    """The reason as one line that any table can hold."""
    return " ".join(reason.encode("utf-8", "replace").decode("utf-8").split())
