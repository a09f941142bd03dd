"""One chunk measured and written: the function that runs on every worker, the same on one machine and on a hundred."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice
from pathlib import Path
from threading import Lock

import pyarrow as pa

from ..errors import InputError
from ..reading.article import Article, _from_string, read_article
from ..sentiment.score import FOR_CORPORA
from ..stages import Measured
from ..tables import SCHEMAS
from .batches import BATCH, Unmeasured, measure_many
from .chunks import Chunk
from .dataset import ARTICLE_COLUMNS, COLUMNS, TABLES, Finished, publish, schema
from .manifest import contents, versions
from .records import MAX_CHARACTERS, Record

Measure = Callable[[Iterable[Article], str | None, tuple[str, ...], tuple[str, ...], str | None], Iterator[Measured | Unmeasured]]


@dataclass(frozen=True)
class How:
    """How a run measures: the arguments of `measure_many` (files by paths that every worker has), and a stand-in for it, if any.

    `versions` says what of all that measures the command has, and what is in the files; a worker must have the same.
    """

    versions: Mapping[str, str]
    actor_file: str | None = None
    instruments: tuple[str, ...] = FOR_CORPORA
    lexicons: tuple[str, ...] = ()
    nested: str | None = None
    measure: Measure = measure_many

    def measured(self, articles: Iterable[Article]) -> Iterator[Measured | Unmeasured]:
        return self.measure(articles, self.actor_file, self.instruments, self.lexicons, self.nested)

    def check(self) -> None:
        """Raise InputError if this process would measure in another way."""
        mine = versions() | contents(self.actor_file, self.lexicons)
        for name, value in self.versions.items():
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
        when this process has another framescope, model, actor file or term list than the run was begun with.
    """
    how.check()
    with _ONE_AT_A_TIME:
        done, tables = tables_of(chunk, how)
        _tidy()
    if folder is not None:
        publish(Path(folder), done, tables)
    return done


def _tidy() -> None:
    """Let go of the chunk's parses: they are held in cycles of few but large objects, which Python's own count lets pile up."""
    gc.collect()
    _keep()


@cache
def _keep() -> None:
    """Look no more through what is there after a process's first chunk (modules, model, lists): it costs .3 s a chunk, and stays."""
    gc.freeze()


def tables_of(chunk: Chunk, how: How) -> tuple[Finished, dict[str, pa.Table]]:
    """The tables of a chunk's articles (columns `framescope.corpus.dataset.COLUMNS`), in the order of the records.

    An article that cannot be read or measured is no row of any table but one of the errors.
    """
    articles, problems = _articles(chunk.records)
    measured: list[Article] = []
    parts: dict[str, list[pa.Table]] = {name: [schema(COLUMNS[name]).empty_table()] for name in TABLES}
    waiting = how.measured(articles)
    while some := list(islice(waiting, BATCH)):
        problems |= {found.article.id: found.reason for found in some if isinstance(found, Unmeasured)}
        done = [found for found in some if isinstance(found, Measured)]
        measured += [found.article for found in done]
        for name in TABLES:
            parts[name].append(_with_ids(name, done))
    errors = tuple((r.id, r.place, _plain(r.problem or problems[r.id])) for r in chunk.records if r.problem or r.id in problems)
    tables = {"articles": _about(measured)} | {name: pa.concat_tables(each).combine_chunks() for name, each in parts.items()}
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


def _with_ids(name: str, measured: Sequence[Measured]) -> pa.Table:
    """One table of several articles in Arrow, each row with its article's id."""
    given = schema(COLUMNS[name])
    found = {column: [m.column(name, column) for m in measured] for column in SCHEMAS[name]}
    rows = map(len, next(iter(found.values())))
    found["article_id"] = [[m.article.id] * n for m, n in zip(measured, rows, strict=True)]
    arrays = [pa.array(chain.from_iterable(found[f.name]), f.type, from_pandas=True) for f in given]
    return pa.Table.from_arrays(arrays, schema=given)


def _plain(reason: str) -> str:
    """The reason as one line that any table can hold."""
    return " ".join(reason.encode("utf-8", "replace").decode("utf-8").split())
