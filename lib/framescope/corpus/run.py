"""A corpus measured on Dask: chunks go out to the workers as fast as they come back, and only their numbers come back.

The input is read once, here, in order. A few chunks for each worker are on their way at any time, so that memory does not
grow with the input; workers write their partitions themselves, so the dataset's folder must be the same for all of them.
Which worker measures what, moving work off a worker that died, and starting a new one are Dask's affair.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..actors.gazetteer import load_gazetteer
from ..errors import InputError
from ..sentiment.score import FOR_CORPORA, chosen
from . import dataset, manifest
from .batches import lists_beside, measure_many
from .chunks import ARTICLES, Chunk, chunk_of, chunks
from .dataset import RUN, Finished
from .partition import How, Measure, make_partition
from .records import Columns, Record, records

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 2
"""Chunks that are out for each thread of a worker: one that is measured and one that waits."""

ATTEMPTS = 3
SECONDS_BETWEEN_LINES = 5
SECONDS_FOR_SCHEDULER = 30


@dataclass(frozen=True)
class Corpus:
    """What a run leaves: the folder of the dataset, how many partitions and articles it has, and how many errors."""

    folder: Path
    partitions: int
    articles: int
    errors: int


def make_corpus(
    source: str | Path,
    out: str | Path,
    columns: Columns | None = None,
    actor_file: str | Path | None = None,
    scheduler: str | None = None,
    workers: int | None = None,
    articles: int = ARTICLES,
    instruments: Iterable[str] | None = None,
    say: Callable[[str], None] = lambda line: None,
    measure: Measure = measure_many,
    lexicons: Iterable[str | Path] | None = None,
    nested: str | None = None,
) -> Corpus:
    """Measure every article of `source` (see `framescope.corpus.records.records`) into the dataset `out`.

    Killed at any moment, the run is taken up by the same call: partitions that are finished are not measured again, unless
    their part of the input has changed, and the rows are those of a run that was left alone. `scheduler` is the address
    of a Dask scheduler (``tcp://host:8786``); without one, `workers` processes are started here (one for each core).
    `articles` is the size of a partition; `instruments` those of sentiment (`framescope.sentiment.score.ALL`; None: all but the classifier;
    tables have no rows of what is not measured); `say` is told how far the run is; `measure` may stand in for the measuring.
    `lexicons` are the files of a user's own term lists, looked for beside framescope's; `nested` as for `framescope.analyze`.

    Raises
    ------
    InputError
        when the input, the actor file, a term list, an instrument or the scheduler cannot be used, when `out` is something else or was made of or with
        something else, or when another run is writing to it.
    """
    source, out, columns = Path(source), Path(out).resolve(), columns or Columns()
    actors = str(Path(actor_file).resolve()) if actor_file else None
    lists = tuple(str(Path(file).resolve()) for file in lexicons or ())
    stream = chunks(records(source, columns), articles)
    first = next(stream, None)
    if first is None:
        raise InputError(f"{source} holds no articles.")
    load_gazetteer(Path(actors) if actors else None)  # what is wrong with a file is wrong on every worker: say so now
    lists_beside(lists, nested)
    files = manifest.contents(actors, lists)
    how = How(manifest.versions() | files, actors, chosen(instruments, FOR_CORPORA), lists, nested, measure)
    made_of = _ingredients(source, columns, articles) | files | {"overlapping terms": nested or "across"}
    manifest.agree(out, {"made of": made_of, "measured with": manifest.tools(how.instruments)})
    with _alone(out), _client(scheduler, workers) as client:
        dataset.sweep(out)
        (out / dataset.ERRORS).unlink(missing_ok=True)
        partitions = _Run(client, out, how, say).measure_all(chain([first], stream))
        return Corpus(out, partitions, *dataset.close(out, partitions))


def _ingredients(source: Path, columns: Columns, articles: int) -> dict[str, str]:
    """What a dataset is made of beside the user's own files, as its manifest says it. The input's contents are noted for each
    partition."""
    named = ", ".join(f"{field}={column}" for field, column in sorted(columns.named.items()))
    return {
        "input": source.resolve().name,
        "columns": named or "by their names",
        "articles a partition": str(articles),
    }


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the dataset for this process; the system lets go of it when the process ends, however it ends."""
    with (out / RUN / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputError(f"{out} is being written by another run: wait for it to end, or stop it.") from None
        yield


@contextmanager
def _client(scheduler: str | None, workers: int | None) -> Iterator[Client]:
    """A client of the scheduler at that address, or of one that is started here with processes for workers."""
    import dask
    from distributed import Client, LocalCluster

    if scheduler is None:
        with (
            dask.config.set({"distributed.worker.profile.enabled": False}),  # an hour of call stacks is half a gigabyte
            LocalCluster(
                n_workers=workers or os.cpu_count() or 1, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=SECONDS_FOR_SCHEDULER)
        client.wait_for_workers(1, timeout=SECONDS_FOR_SCHEDULER)
    except (OSError, TimeoutError, ValueError):
        raise InputError(
            f"No Dask scheduler with workers answers at {scheduler}: check the address, and that workers are running."
        ) from None
    with client:
        yield client


class _Run:
    """Chunks out, notes of finished partitions back; counts what is done."""

    def __init__(self, client: Client, out: Path, how: How, say: Callable[[str], None]) -> None:
        self.client, self.out, self.how, self.say = client, out, how, say
        self.measured = self.errors = self.kept = 0
        self.began = self.said = time.monotonic()
        self.waiting: dict[str, Chunk] = {}

    def measure_all(self, stream: Iterable[Chunk]) -> int:
        """Measure every chunk that is not done yet; returns how many chunks there are."""
        from distributed import as_completed

        back = as_completed()
        count = 0
        for chunk in stream:
            count += 1
            done = dataset.finished(self.out, chunk.number)
            if done and done.digest == chunk.digest:
                self.kept += 1
                continue
            while back.count() >= AHEAD * max(1, sum(self.client.nthreads().values())):
                self._settle(next(back))
            back.add(self._submit(chunk))
        for future in back:
            self._settle(future)
        self._tell()
        return count

    def _submit(self, chunk: Chunk) -> Future:
        future = self.client.submit(make_partition, chunk, str(self.out), self.how, pure=False)
        self.waiting[future.key] = chunk
        return future

    def _settle(self, future: Future) -> None:
        """Take in a chunk's result; when its worker died again and again, find the article that kills it."""
        from distributed import KilledWorker

        chunk = self.waiting.pop(future.key)
        for _ in range(ATTEMPTS):
            try:
                done = future.result()
            except KilledWorker:
                chunk = replace(chunk, records=tuple(map(self._tried, chunk.records)))
                future = self._submit(chunk)
                self.waiting.pop(future.key)
            else:
                self._count(done)
                return
        raise InputError(f"Workers die while they measure partition {chunk.number}: give them more memory and run the same command again.")

    def _tried(self, record: Record) -> Record:
        """The record; with a problem if measuring it alone kills its worker."""
        from distributed import KilledWorker

        try:
            if not record.problem:
                self.client.submit(make_partition, chunk_of(-1, [record]), None, self.how, pure=False).result()
        except KilledWorker:
            return replace(record, problem="ended the process that measured it, each time (is there too little memory?)")
        return record

    def _count(self, done: Finished) -> None:
        self.measured += done.articles
        self.errors += len(done.errors)
        if time.monotonic() - self.said > SECONDS_BETWEEN_LINES:
            self._tell()

    def _tell(self) -> None:
        self.said = time.monotonic()
        kept = f"; {self.kept} partitions were there already" if self.kept else ""
        errors = f", {self.errors:,} could not be" if self.errors else ""
        rate = self.measured / max(0.001, self.said - self.began)
        self.say(f"framescope: {self.measured:,} articles measured ({rate:.1f} a second){errors}{kept}")
