"""A corpus measured: chunks go out to the workers as fast as they come back, and only the notes of what they wrote come back.

The input is read once, here, in order. A few chunks for each worker are on their way at any time, so that memory does not
grow with the input; whoever measures a chunk writes its partition. On one machine workers are processes that are spoken to
over pipes (`framescope.corpus.processes`); on several they are Dask's, and the dataset's folder must be the same for all.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..corrections.files import correction_lines
from ..corrections.model import Correction, names_of
from ..errors import InputError
from ..sentiment.score import FOR_CORPORA, chosen
from ..settings import ACROSS
from ..wording import count
from . import dataset, manifest, parquet
from .batches import measure_many
from .chunks import ARTICLES, Chunk, chunks
from .dataset import RUN, Finished
from .inputs import records
from .partition import SECONDS, How, Measure
from .records import Columns
from .run_settings import RunSettings
from .workers import Workers, cluster, local

if TYPE_CHECKING:
    from filelock import FileLock

AHEAD = 2
"""Chunks that are out for each thread of a worker: one that is measured and one that waits."""

SECONDS_BETWEEN_LINES = 5


@dataclass(frozen=True)
class Corpus:
    """What a run leaves: the folder of the dataset, how many partitions and articles it has, and how many errors.

    again: how many partitions that were there were measured again, by the reason.
    """

    folder: Path
    partitions: int
    articles: int
    errors: int
    again: Mapping[str, int] = field(default_factory=dict)


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
    seconds: float = SECONDS,
    verify: bool = False,
    corrections: Iterable[Correction] = (),
) -> Corpus:
    """Measure every article of `source` (see `framescope.corpus.inputs.records`) into the dataset `out`.

    Killed at any moment, the run is taken up by the same call: partitions that are finished are not measured again, unless
    their part of the input has changed or a file of theirs is missing or damaged (told by bytes and rows; with `verify` by its
    SHA-256), and the rows are those of a run that was left alone. `scheduler` is the address of a Dask scheduler
    (``tls://host:8786``); without one, `workers` processes are started here (one for each core, fewer where memory is short).
    An article that takes more than so many `seconds` is an error.
    `articles` is the size of a partition; `instruments` those of sentiment (`framescope.sentiment.score.ALL`; None: all but the mention model;
    the others have no rows); `say` is told how far the run is; `measure` may stand in for the measuring.
    `lexicons` are the files of a user's own term lists, looked for beside framescope's; `nested` as for `framescope.analyze`.
    `corrections` are what people put right in the articles (`framescope.read_corrections`); one that is not used is an error of its article.

    Raises
    ------
    InputError
        when the input, the actor file, a term list, an instrument or the scheduler cannot be used, when `out` is something else or was made of or with
        something else or cannot be written to, when another run is writing to it, or when there is too little memory.
    """
    source, out, columns = Path(source), Path(out).resolve(), columns or Columns()
    try:
        stream = chunks(records(source, columns, leave_out=_inside(out, source)), articles)
        first = next(stream, None)
        if first is None:
            raise InputError(f"{source} holds no articles.")
        settings = replace(_usable(actor_file, instruments, lexicons, nested), corrections=tuple(corrections))
        files = manifest.contents(settings)
        made_of = _ingredients(source, columns, articles) | files | {"overlapping terms": settings.nested, "corrections": _noted(settings)}
        agreed = {"made of": made_of, "measured with": manifest.tools(settings.instruments)}
        how = How(manifest.versions() | files, settings, measure, seconds, manifest.signature(agreed))
        with cluster(scheduler, say) if scheduler else local(workers or os.cpu_count() or 1, say) as hands:
            lost = manifest.agree(out, agreed)
            with _alone(out):
                return _Run(hands, out, how, say, verify, lost).make(chain([first], stream))
    finally:
        parquet.READERS.rest()


def _noted(settings: RunSettings) -> str:
    """What people corrected, as the manifest says it: how many corrections, and a digest of them."""
    lines = "\n".join(correction_lines(settings.corrections))
    digest = hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{len(settings.corrections)} {digest}" if settings.corrections else "none"


def _inside(out: Path, source: Path) -> Path | None:
    """The dataset's folder as it is called in the input's, if it lies there: it is no part of the input."""
    inside = out.relative_to(source.resolve()) if out.is_relative_to(source.resolve()) else None
    return source / inside if inside else None


def _usable(
    actor_file: str | Path | None, instruments: Iterable[str] | None, lexicons: Iterable[str | Path] | None, nested: str | None
) -> RunSettings:
    """The settings of a run, tried here: what is wrong with a file is wrong on every worker, and is said before one is started."""
    actors = str(Path(actor_file).resolve()) if actor_file else None
    lists = tuple(str(Path(file).resolve()) for file in lexicons or ())
    settings = RunSettings(actors, chosen(instruments, FOR_CORPORA), lists, nested or ACROSS)
    read = settings.read()
    read.gazetteer()
    read.matcher()
    return settings


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
    from filelock import FileLock

    lock = FileLock(out / RUN / dataset.LOCK, timeout=0)
    with dataset.writable(out):
        (out / RUN).mkdir(exist_ok=True)
        taken = _acquired(lock)
    if not taken:
        raise InputError(f"{out} is being written by another run: wait for it to end, or stop it.")
    try:
        yield
    finally:
        lock.release()


def _acquired(lock: FileLock) -> bool:
    """Whether the lock is ours now. Its own Timeout is an OSError, which is no trouble with the folder."""
    from filelock import Timeout

    try:
        lock.acquire()
    except Timeout:
        return False
    return True


class _Run:
    """Chunks out, notes of finished partitions back; counts what is done, what was done already, and what was measured again."""

    def __init__(self, hands: Workers, out: Path, how: How, say: Callable[[str], None], verify: bool, lost: bool) -> None:
        self.hands, self.out, self.how, self.say, self.verify, self.lost = hands, out, how, say, verify, lost
        self.was_finished = (out / dataset.ERRORS).is_file()
        self.measured = self.errors = self.kept = self.unused = 0
        self.missing = {c.article for c in how.settings.corrections if c.article}
        self.again: Counter[str] = Counter()
        self.began = self.said = time.monotonic()

    def make(self, stream: Iterable[Chunk]) -> Corpus:
        """Measure every chunk that is not done yet, and end the dataset."""
        dataset.sweep(self.out)
        with dataset.writable(self.out):
            (self.out / dataset.ERRORS).unlink(missing_ok=True)
        count = 0
        for chunk in stream:
            count += 1
            self.missing -= {name for record in chunk.records for name in names_of(record.id)} if self.missing else set()
            if self._is_done(chunk):
                self.kept += 1
                continue
            while self.hands.busy >= AHEAD * self.hands.count:
                self._count(self.hands.next())
            self.hands.measure(chunk, str(self.out), self._how(chunk))
        while self.hands.busy:
            self._count(self.hands.next())
        self._tell()
        self._tell_missing()
        return Corpus(self.out, count, *dataset.close(self.out, count), dict(self.again))

    def _how(self, chunk: Chunk) -> How:
        """How a chunk is measured: with the corrections of its articles alone."""
        if not self.how.settings.corrections:
            return self.how
        return replace(self.how, settings=self.how.settings.about({record.id for record in chunk.records}))

    def _tell_missing(self) -> None:
        """Say which corrections are about articles that the input does not have."""
        lost = [c for c in self.how.settings.corrections if c.article in self.missing]
        if lost:
            names = ", ".join(sorted(self.missing)[:5])
            self.say(f"framescope: {count(len(lost), 'correction')} of articles that the input does not have ({names}): not used")

    def _is_done(self, chunk: Chunk) -> bool:
        """Whether a chunk's partition is there and whole; if something is there and is not, the reason is counted."""
        try:
            done = dataset.finished(self.out, chunk.number)
        except ValueError:
            self.again["its note was damaged"] += 1
            return False
        reason = self._reason(done, chunk) if done else self._lost_note(chunk)
        self.again.update([reason] if reason else [])
        return done is not None and reason is None

    def _reason(self, done: Finished, chunk: Chunk) -> str | None:
        if done.digest != chunk.digest:
            return "its part of the input had changed"
        if done.made != self.how.made:
            return "it was measured in another way"
        if done.hurried and self.how.seconds > done.seconds:
            return "an article had too little time"
        what = dataset.damage(self.out, done, verify=self.verify)
        return what and f"a file of it was {what}"

    def _lost_note(self, chunk: Chunk) -> str | None:
        """Whether a partition without a note had one: in a dataset that was finished, each part of one has."""
        return "its note was missing" if self.was_finished and dataset.exists(self.out, chunk.number) else None

    def _count(self, done: Finished) -> None:
        self.measured += done.articles
        unused = sum(reason.startswith(dataset.LOST_CORRECTION) for _, _, reason in done.errors)
        self.errors += len(done.errors) - unused
        self.unused += unused
        if time.monotonic() - self.said > SECONDS_BETWEEN_LINES:
            self._tell()

    def _tell(self) -> None:
        self.said = time.monotonic()
        kept = f"; {self.kept} partitions were done already" if self.kept else ""
        errors = f", {self.errors:,} could not be" if self.errors else ""
        unused = f"; not used: {count(self.unused, 'correction')} (errors.parquet says why)" if self.unused else ""
        rate = self.measured / max(0.001, self.said - self.began)
        lost = "; the manifest was lost and is written anew" if self.lost else ""
        self.say(f"framescope: {self.measured:,} articles measured ({rate:.1f} a second){errors}{unused}{kept}{self._in_words()}{lost}")

    def _in_words(self) -> str:
        """How many partitions were measured again, and why."""
        reasons = ", ".join(f"{reason} ({count})" for reason, count in sorted(self.again.items()))
        count = self.again.total()
        return f"; {count} partition{'s' * (count != 1)} measured again: {reasons}" if count else ""
