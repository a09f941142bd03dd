"""One chunk measured and written: the function that runs on every worker, the same on one machine and on a hundred."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa

from ..corrections.outcomes import NOT_USED
from ..errors import InputError
from ..pipeline import Measured
from ..reading.article import Article
from ..settings import Settings
from ..tables import ARTICLE_COLUMNS, SCHEMAS
from .articles import read, why
from .batches import BATCH, Unmeasured, measure_many
from .chunks import ARTICLES, Chunk
from .dataset import COLUMNS, LOST_CORRECTION, TABLES, TOOK_TOO_LONG, Finished, publish, schema
from .manifest import contents, versions
from .processes import NEEDED, Bench, Lost, Process, Stopped, TooSlow, available
from .records import Record
from .run_settings import RunSettings

SECONDS = 60
"""The time that an article has."""

SECONDS_TO_START = 300
"""For a process to load the model and the networks; a busy machine with a slow disk may need minutes."""

CHARACTERS_TOGETHER = 200_000
"""Of the articles that are measured together: a core reads so many in some ten seconds."""

Measure = Callable[[Iterable[Article], Settings], Iterator[Measured | Unmeasured]]
"""What measures articles: `measure_many`, or a stand-in for it."""


@dataclass(frozen=True)
class How:
    """How a run measures: with which settings, and a stand-in for `measure_many`, if any.

    `versions` says what of all that measures the command has, and what is in the files; a worker must have the same.
    `seconds` is the time an article has, and `made` the digest of what the dataset is made of and with (`manifest.signature`).
    """

    versions: Mapping[str, str]
    settings: RunSettings = field(default_factory=RunSettings)
    measure: Measure = measure_many
    seconds: float = SECONDS
    made: str = ""

    def measured(self, articles: Iterable[Article]) -> Iterator[Measured | Unmeasured]:
        return self.measure(articles, self.settings.read())

    def check(self) -> None:
        """Raise InputError if this process would measure in another way."""
        mine = versions() | contents(self.settings)
        for name, value in self.versions.items():
            if mine[name] != value:
                raise InputError(
                    f"A worker has another {name} than this command ({mine[name]}, not {value}): install the same on every worker."
                )


Errors = tuple[tuple[str, str, str], ...]
"""What could not be measured: `framescope.tables.ERROR_COLUMNS`."""

Found = tuple[Errors, dict[str, pa.Table]]


def make_partition(chunk: Chunk, folder: str, how: How, bench: Bench | None = None) -> Finished:
    """Measure the articles of a chunk, write its partition to the dataset in `folder`, and say what was done.

    Processes of the `bench` measure, and an article that one of them is lost over is an error; without one, this process does.

    Raises
    ------
    InputError
        when this process has another framescope, model, actor file or term list than the run was begun with, or when the
        folder cannot be written to.
    """
    how.check()
    if bench is None:
        return publish(Path(folder), *tables_of(chunk, how))
    with bench.process() as process:
        found = joined([*measured_apart(chunk.records, how, process)])
    return publish(Path(folder), *_finished(chunk, how, *found))


def on_worker(chunk: Chunk, folder: str, how: How) -> Finished:
    """`make_partition` on a worker of Dask, by processes that last as long as the worker."""
    return make_partition(chunk, folder, how, _bench())


@cache
def _bench() -> Bench:
    """The bench of a worker: each of its threads may take its share of the worker's memory."""
    from distributed import get_worker

    worker = get_worker()
    most = worker.memory_manager.memory_limit or available()
    return Bench(max(NEEDED, min(most, available()) // max(1, worker.state.nthreads)))


def measured_apart(records: Sequence[Record], how: How, process: Process) -> Iterator[Found]:
    """What is `found_in` the records, some at a time, by another process; where it is lost over some, one by one."""
    for some in _some(records):
        if not process.started:
            _prepare(process, how)
        try:
            yield process.call(found_in, some, how, seconds=how.seconds)
        except (InputError, Stopped):
            raise
        except Exception as error:
            if len(some) == 1:
                yield _unmeasured(some[0], _lost(error, how.seconds))
            else:
                yield from chain.from_iterable(measured_apart([one], how, process) for one in some)


def _some(records: Sequence[Record]) -> Iterator[list[Record]]:
    """The records, `BATCH` at a time, fewer where they are long: together they have the time of one."""
    some: list[Record] = []
    for record in records:
        if some and (len(some) == BATCH or sum(map(_length, (*some, record))) > CHARACTERS_TOGETHER):
            yield some
            some = []
        some.append(record)
    if some:
        yield some


def _length(record: Record) -> int:
    """Characters of a text; for a file a guess, since most of a web page is none of the article's."""
    return record.characters or record.size // 10


def _prepare(process: Process, how: How) -> None:
    """Start a process and let it load what it measures with, in a time of its own."""
    try:
        process.call(prepare, how, seconds=SECONDS_TO_START)
    except (Lost, MemoryError) as error:
        raise InputError(
            f"A process that measures could not be started (it {error}): close other programs, and run the same command again."
        ) from None


def prepare(how: How) -> None:
    """Load all that measuring needs, so that no article waits for it."""
    page = "<html><body>" + "<p>Ruritania's minister said on Monday that the dam would hold.</p>" * 5 + "</body></html>"
    found_in([Record("page", "", page), Record("text", "", "Ruritania's minister said that it would hold.")], how)


def _lost(error: Exception, seconds: float) -> str:
    """The problem of an article over which the process that measured it was lost, or failed."""
    if isinstance(error, TooSlow):
        return f"{TOOK_TOO_LONG} {seconds:g} seconds: give it more with --seconds, or split it"
    if isinstance(error, Lost):
        return str(error)
    return f"framescope failed on it ({type(error).__name__}: {' '.join(str(error).split())[:200]})"


def _unmeasured(record: Record, problem: str) -> Found:
    return ((record.id, record.place, _plain(problem)),), {name: schema(COLUMNS[name]).empty_table() for name in COLUMNS}


def joined(parts: Sequence[Found]) -> Found:
    """Errors and tables of neighbouring articles as one."""
    tables = {name: pa.concat_tables([tables[name] for _, tables in parts]).combine_chunks() for name in COLUMNS}
    return tuple(chain.from_iterable(errors for errors, _ in parts)), tables


_measured_since = ARTICLES
"""How many articles this process has measured since it last tidied up; the first time it does so after the first ones."""


@cache
def _keep() -> None:
    """Look no more through what is there when a process has measured its first articles (modules, model, lists): to do so costs a fifteenth
    of all the rest, and it stays."""
    gc.freeze()


def tables_of(chunk: Chunk, how: How) -> tuple[Finished, dict[str, pa.Table]]:
    """The tables of a chunk's articles, measured by this process: what is `found_in` its records."""
    return _finished(chunk, how, *found_in(chunk.records, how))


def _finished(chunk: Chunk, how: How, errors: Errors, tables: dict[str, pa.Table]) -> tuple[Finished, dict[str, pa.Table]]:
    return Finished(chunk.number, chunk.digest, tables["articles"].num_rows, errors, how.seconds, how.made), tables


def found_in(records: Sequence[Record], how: How) -> Found:
    """The errors and the tables of some articles (columns `framescope.corpus.dataset.COLUMNS`), in the order of the records.

    An article that cannot be read or measured is no row of any table but one of the errors; so is a correction that is not used.
    """
    articles, problems = _articles(records)
    measured: list[Article] = []
    lost: list[tuple[str, str, str]] = []
    parts: dict[str, list[pa.Table]] = {name: [schema(COLUMNS[name]).empty_table()] for name in TABLES}
    waiting = how.measured(articles)
    while some := list(islice(waiting, BATCH)):
        problems |= {found.article.id: found.reason for found in some if isinstance(found, Unmeasured)}
        done = [found for found in some if isinstance(found, Measured)]
        measured += [found.article for found in done]
        lost += [each for found in done for each in _lost_corrections(found)]
        for name in TABLES:
            parts[name].append(_with_ids(name, done))
    errors = tuple((r.id, r.place, _plain(r.problem or problems[r.id])) for r in records if r.problem or r.id in problems)
    _tidy(len(records))
    return (*errors, *lost), {"articles": _about(measured)} | {
        name: pa.concat_tables(each).combine_chunks() for name, each in parts.items()
    }


def _lost_corrections(found: Measured) -> list[tuple[str, str, str]]:
    """The corrections of an article that were not used, as errors: where they stand, and why."""
    if found.corrected is None:
        return []
    became = found.corrected.frame()
    lost = became[became.outcome == NOT_USED]
    return [(found.article.id, row.place, _plain(f"{LOST_CORRECTION}: {row.reason}")) for row in lost.itertuples()]


def _tidy(articles: int) -> None:
    """Collect what is left of parses now and then: they are held in cycles of few but large objects, which Python's own count
    of objects lets pile up."""
    global _measured_since
    _measured_since += articles
    if _measured_since >= ARTICLES:
        gc.collect()
        _keep()
        _measured_since = 0


def _articles(records: Iterable[Record]) -> tuple[list[Article], dict[str, str]]:
    """The articles that can be read, and why the others (by id) cannot."""
    articles, problems = [], {}
    for record in records:
        if record.problem:
            continue
        try:
            articles.append(read(record))
        except InputError as error:
            problems[record.id] = why(record, error)
        except Exception as error:
            problems[record.id] = f"cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
    return articles, problems


def _about(articles: Iterable[Article]) -> pa.Table:
    """The table of the articles themselves. Which story each tells is known when all are measured (`framescope.corpus.stories`)."""
    own = ("article_id", "story")
    rows = [{name: article.id if name in own else getattr(article, name) for name in ARTICLE_COLUMNS} for article in articles]
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
