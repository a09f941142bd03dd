"""What a corpus costs: each stage beside the bare parse, two workers beside one, memory, and the length of articles.

    python tests/bench/corpus.py [stages] [batches] [workers] [length] [memory] [soak] [--articles N]

Without names everything runs but ``memory``, which measures N generated articles (20,000; half an hour on two cores), and
``soak``, which does so with one article in a hundred hostile (``--each``) and ends with status 1 if any of them is lost.
All times are processor seconds of one core unless they say wall clock; texts are generated, and the default article. Every
sentence ends in a number of its own, so that no two are the same: what is read once only in a real corpus is read once here.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from inspect import isfunction
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import hostile
from framescope import pipeline as stages
from framescope.corpus import example, make_corpus, opened, read_errors
from framescope.corpus.batches import BATCH, measure_many
from framescope.corpus.chunks import chunk_of
from framescope.corpus.partition import How, tables_of
from framescope.corpus.records import Record
from framescope.corpus.run_settings import RunSettings
from framescope.parsing.language import pipeline
from framescope.reading.article import Article, read_article
from framescope.sentiment.score import FOR_ARTICLES, FOR_CORPORA
from framescope.sentiment.word_lists import WORD_LISTS

CHOICES = {
    "the word lists": tuple(WORD_LISTS),
    "the sentence model too (as for corpora)": FOR_CORPORA,
    "the mention model too (as for articles)": FOR_ARTICLES,
}
PARTITION, MILESTONES = 250, (1_000, 5_000, 10_000, 20_000)
ROUNDS = 3


def numbered(texts: Sequence[str]) -> list[str]:
    """The texts, each of their sentences with a number of its own at its end."""
    numbers = count(1_000)
    return [re.sub(r"\.(?=\s|$)", lambda _: f" {next(numbers)}.", text) for text in texts]


def generated(number: int, sentences: int) -> list[str]:
    return numbered([row["text"] for row in example.generate(number, sentences=sentences)])


def seconds(works: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The least processor time of some rounds, in turn: what disturbs a round only makes it longer."""
    spent: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, work in works.items():
            began = time.process_time()
            work()
            spent[name].append(time.process_time() - began)
    return {name: min(times) for name, times in spent.items()}


def parsing(texts: Sequence[str], batch: int = BATCH) -> Callable[[], object]:
    return lambda: list(pipeline().pipe(texts, batch_size=batch))


def measuring(texts: Sequence[str], instruments: Sequence[str]) -> Callable[[], object]:
    """All that a worker does with these articles but writing the files: from the records to the tables in Arrow."""
    chunk = chunk_of(0, [Record(id=str(n), place="", text=text) for n, text in enumerate(texts)])
    return lambda: tables_of(chunk, How({}, RunSettings(instruments=tuple(instruments))))


def bench_stages() -> None:
    """Articles a second of every stage, and the whole analysis as a multiple of the bare parse."""
    for name, texts in (
        ("default article", numbered([read_article().text] * 16)),
        ("generated, 40 sentences", generated(32, 40)),
        ("generated, 6 sentences", generated(128, 6)),
    ):
        for choice in CHOICES.values():
            measuring(texts[:8], choice)()
        spent = seconds({"parse": parsing(texts)} | {which: measuring(texts, choice) for which, choice in CHOICES.items()})
        print(f"{name}: bare parse {len(texts) / spent['parse']:.1f}/s")
        for which in CHOICES:
            times = spent[which] / spent["parse"]
            print(f"    whole analysis, {which}: {len(texts) / spent[which]:.1f}/s, {times:.2f} times the parse", flush=True)
        for stage, time_spent in by_stage(texts).items():
            print(f"    {stage:20} {len(texts) / time_spent:8.1f}/s  {100 * time_spent / spent['parse']:5.1f} % of the parse")


def by_stage(texts: Sequence[str]) -> dict[str, float]:
    """Processor seconds in each function that `framescope.pipeline` has of other modules, and calls."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name, function):
        def run(*arguments, **named):
            began = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                spent[name] += time.process_time() - began

        return run

    originals = {name: f for name, f in vars(stages).items() if isfunction(f) and f.__module__ != stages.__name__}
    try:
        for name, function in originals.items():
            setattr(stages, name, timed(name, function))
        measuring(texts, FOR_CORPORA)()
    finally:
        for name, function in originals.items():
            setattr(stages, name, function)
    return dict(spent)


def measured(articles: Sequence[Article], batch: int) -> None:
    for _ in measure_many(articles, batch=batch):
        pass


def bench_batches() -> None:
    """Which number of articles to parse, and to measure, at a time."""
    texts = generated(256, 6)
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    measured(articles[:8], 8)
    for batch in (1, 4, 8, 16, 64, 256):
        spent = seconds({"parsed": parsing(texts, batch), "measured": partial(measured, articles, batch)}, rounds=2)
        print(
            f"batch of {batch:3}: " + ", ".join(f"{len(texts) / s:6.1f} articles {name} a second" for name, s in spent.items()), flush=True
        )


def bench_workers() -> None:
    """Wall-clock seconds of one and of two workers on the same corpus, their start left out."""
    spent = {}
    with tempfile.TemporaryDirectory() as folder:
        source, actors = example.write(Path(folder) / "in", 640, sentences=20)
        for workers in (1, 2):
            out = Path(folder) / f"out{workers}"
            make_corpus(source, out, actor_file=actors, workers=workers, articles=16)
            ends = sorted(note.stat().st_mtime for note in (out / "_run").glob("part-*.json"))[workers - 1 :]
            spent[workers] = (ends[-1] - ends[0]) / (16 * (len(ends) - 1))
            print(f"{workers} worker(s): {1 / spent[workers]:.1f} articles a second (wall clock)")
    print(f"two workers are {spent[1] / spent[2]:.2f} times one")


def bench_soak(most: int, each: int, seconds: int, sentences: int) -> None:
    """A run with hostile articles in it: each of them is measured or an error with its reason, and nothing else is lost.

    Raises
    ------
    SystemExit
        when an article is neither measured nor an error, when one that is not hostile is an error, or one that is has no reason.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, actors = Path(folder) / "articles.jsonl", example.write(Path(folder) / "in", 1)[1]
        with source.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in hostile.among(example.generate(most, sentences=sentences), each))
        out, began = Path(folder) / "out", time.perf_counter()
        done = make_corpus(
            source, out, actor_file=actors, workers=2, articles=PARTITION, seconds=seconds, measure=hostile.measure, say=print
        )
        spent = time.perf_counter() - began
        reasons = {row["article_id"]: row["reason"] for row in read_errors(out).to_pylist()}
        measured = set(opened(out, "articles").to_table(columns=["article_id"]).column(0).to_pylist())
    print(f"{done.articles} measured, {done.errors} errors, {most / spent:.1f} a second (wall clock)", flush=True)
    _print_kinds(measured, reasons)
    given = {row["id"] for row in hostile.among(example.generate(most, sentences=1), each)}
    lost = given - measured - reasons.keys()
    wrong = {article for article in reasons if article.rpartition(" ")[0] not in hostile.KINDS}
    silent = {article for article, reason in reasons.items() if not reason}
    escaped = {article for article in measured if article.rpartition(" ")[0] in hostile.BOUND_TO_FAIL}
    if lost or wrong or silent or escaped or measured & reasons.keys():
        raise SystemExit(
            f"lost: {sorted(lost)}; errors that are none: {sorted(wrong)}; without reason: {sorted(silent)}; {sorted(escaped)}"
        )


def _print_kinds(measured: set[str], reasons: dict[str, str]) -> None:
    """How many of each kind were measured, and the reasons why the others were not."""
    for kind in hostile.KINDS:
        why = sorted({reason[:100] for article, reason in reasons.items() if article.rpartition(" ")[0] == kind})
        print(f"{kind:28} measured {sum(article.rpartition(' ')[0] == kind for article in measured):3}  errors: {'; '.join(why) or 'none'}")


def bench_length() -> None:
    """Cost of an article against its length: flat a word if nothing in it grows faster than the text."""
    for sentences in (10, 40, 160, 640, 2560):
        texts = generated(max(1, 160 // sentences), sentences)
        words = sum(len(text.split()) for text in texts)
        spent = seconds({"parse": parsing(texts), "the whole analysis": measuring(texts, FOR_CORPORA)}, rounds=2)
        each = ", ".join(f"{name} {1e6 * s / words:.0f}" for name, s in spent.items())
        print(f"{words / len(texts):8.0f} words: {each} microseconds a word", flush=True)


def bench_memory(most: int, instruments: list[str] | None, sentences: int) -> None:
    """The memory of one run and its two workers together, resident (shared pages counted in each): now, and the most so far."""
    with tempfile.TemporaryDirectory() as folder:
        source, actors = example.write(Path(folder) / "in", most, sentences=sentences)
        out, began = Path(folder) / "out", time.perf_counter()
        with Watch(out / "_run", [n for n in MILESTONES if n <= most]):
            done = make_corpus(source, out, actor_file=actors, workers=2, articles=PARTITION, instruments=instruments)
        rate = done.articles / (time.perf_counter() - began)
        print(f"{done.articles} articles, {done.errors} errors, {rate:.1f} a second (wall clock)", flush=True)


class Watch:
    """Samples the resident memory of this process and all its descendants, twice a second, and prints it at the milestones."""

    def __init__(self, notes: Path, milestones: list[int]) -> None:
        self.notes, self.milestones, self.peak, self.ended = notes, milestones, 0, threading.Event()
        self.thread = threading.Thread(target=self._sample)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def _sample(self) -> None:
        while not self.ended.wait(0.5):
            each = {process: resident(process) for process in family("self")}
            self.peak = max(self.peak, sum(each.values()))
            done = PARTITION * sum(1 for _ in self.notes.glob("part-*.json"))
            while self.milestones and done >= self.milestones[0]:
                apart = ", ".join(f"{size / 2**20:.0f}" for size in each.values() if size > 2**26)
                now = f"now {sum(each.values()) / 2**30:.2f} GiB ({apart} MiB)"
                print(f"{self.milestones.pop(0):6} articles: {now}, at most {self.peak / 2**30:.2f} GiB so far", flush=True)


def family(process: str) -> list[str]:
    """The process and its descendants."""
    try:
        children = [child for task in Path(f"/proc/{process}/task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [process, *(p for child in children for p in family(child))]


def resident(process: str) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096
    except (OSError, IndexError):
        return 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("which", nargs="*", choices=["stages", "batches", "workers", "length", "memory", "soak", []])
    parser.add_argument("--articles", type=int, default=20_000, metavar="N", help="articles that memory and soak measure")
    parser.add_argument("--sentences", type=int, default=3, metavar="N", help="sentences of each of them")
    parser.add_argument("--instruments", type=lambda names: names.split(","), metavar="NAMES", help="instruments that memory measures with")
    parser.add_argument("--each", type=int, default=100, metavar="N", help="in soak, one article in so many is hostile")
    parser.add_argument("--seconds", type=int, default=5, metavar="N", help="the time that soak gives an article")
    options = parser.parse_args()
    for name in options.which or ("stages", "batches", "workers", "length"):
        print(f"\n{name}", flush=True)
        if name == "memory":
            bench_memory(options.articles, options.instruments, options.sentences)
        elif name == "soak":
            bench_soak(options.articles, options.each, options.seconds, options.sentences)
        else:
            globals()[f"bench_{name}"]()


if __name__ == "__main__":
    main()
