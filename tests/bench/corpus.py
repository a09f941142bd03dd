"""What a corpus costs: each stage beside the bare parse, two workers beside one, memory, and the length of articles.

    python tests/bench/corpus.py [stages] [batches] [workers] [length] [memory] [--articles N]

Without names everything runs but ``memory``, which measures N generated articles (20,000; half an hour on two cores).
All times are processor seconds of one core unless they say wall clock; texts are generated, and the default article.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from inspect import isfunction
from pathlib import Path

from framescope import stages
from framescope.corpus import demo, make_corpus
from framescope.corpus.batches import BATCH, measure_many
from framescope.parsing.language import pipeline
from framescope.reading.article import Article, read_article
from framescope.sentiment.score import ALL, CLASSIFIER

WORD_LISTS = tuple(name for name in ALL if name != CLASSIFIER)
PARTITION, MILESTONES = 250, (1_000, 5_000, 10_000, 20_000)


def generated(count: int, sentences: int) -> list[Article]:
    return [Article(id=row["id"], text=row["text"]) for row in demo.generate(count, sentences=sentences)]


def seconds(work) -> float:
    """The least processor time of three rounds: what disturbs a round only makes it longer."""
    rounds = []
    for _ in range(3):
        began = time.process_time()
        work()
        rounds.append(time.process_time() - began)
    return min(rounds)


def bare(articles: list[Article], batch: int = BATCH) -> float:
    return seconds(lambda: list(pipeline().pipe([a.text for a in articles], batch_size=batch)))


def measuring(articles: list[Article], instruments: Sequence[str]) -> float:
    return seconds(lambda: list(measure_many(articles, None, instruments)))


def bench_stages() -> None:
    """Articles a second of every stage, and the whole analysis as a multiple of the bare parse."""
    news = [read_article()] * 16
    for name, articles in (
        ("default article", news),
        ("generated, 40 sentences", generated(48, 40)),
        ("generated, 6 sentences", generated(192, 6)),
    ):
        list(measure_many(articles[:8]))
        parse = bare(articles)
        print(f"{name}: bare parse {len(articles) / parse:.1f}/s")
        for instruments in (WORD_LISTS, ALL):
            whole = measuring(articles, instruments)
            print(f"    whole analysis with {', '.join(instruments)}: {len(articles) / whole:.1f}/s, {whole / parse:.2f} times the parse")
        for stage, spent in by_stage(articles).items():
            print(f"    {stage:20} {len(articles) / spent:8.1f}/s  {100 * spent / parse:5.1f} % of the parse")


def by_stage(articles: list[Article], instruments: Sequence[str] = ALL) -> dict[str, float]:
    """Processor seconds in each function that `stages.measure_parsed` calls; what is called inside another counts there too."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name, function):
        def run(*arguments, **named):
            began = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                spent[name] += time.process_time() - began

        return run

    originals = {name: getattr(stages, name) for name in stages.measure_parsed.__code__.co_names if isfunction(getattr(stages, name, None))}
    try:
        for name, function in originals.items():
            setattr(stages, name, timed(name, function))
        list(measure_many(articles, None, instruments))
    finally:
        for name, function in originals.items():
            setattr(stages, name, function)
    return dict(spent)


def bench_batches() -> None:
    """Which number of articles to parse at a time."""
    articles = generated(256, 20)
    for batch in (1, 2, 4, 8, 16, 32, 64, 256):
        print(f"batch of {batch:3}: {len(articles) / bare(articles, batch):6.1f} articles parsed a second")


def bench_workers() -> None:
    """Wall-clock seconds of one and of two workers on the same corpus, their start left out."""
    from distributed import Client, LocalCluster

    spent = {}
    with tempfile.TemporaryDirectory() as folder:
        warm, actors = demo.write(Path(folder) / "warm", 32)
        source, _ = demo.write(Path(folder) / "in", 640, sentences=20)
        for workers in (1, 2):
            with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster, Client(cluster):
                make_corpus(warm, Path(folder) / f"warm{workers}", actor_file=actors, scheduler=cluster.scheduler_address, articles=4)
                began = time.perf_counter()
                make_corpus(source, Path(folder) / f"out{workers}", actor_file=actors, scheduler=cluster.scheduler_address, articles=32)
                spent[workers] = time.perf_counter() - began
            print(f"{workers} worker(s): {640 / spent[workers]:.1f} articles a second (wall clock)")
    print(f"two workers are {spent[1] / spent[2]:.2f} times one")


def bench_length() -> None:
    """Cost of an article against its length: flat a word if nothing in it grows faster than the text."""
    for sentences in (10, 40, 160, 640, 2560):
        articles = generated(max(1, 320 // sentences), sentences)
        words = sum(len(a.text.split()) for a in articles) / len(articles)
        spent = {"parse": bare(articles), "without the classifier": measuring(articles, WORD_LISTS), "whole": measuring(articles, ALL)}
        each = ", ".join(f"{name} {1e6 * time / words / len(articles):.0f}" for name, time in spent.items())
        print(f"{words:8.0f} words: {each} microseconds a word")


def bench_memory(most: int, instruments: list[str] | None, sentences: int) -> None:
    """The memory of one run and its two workers together, resident (shared pages counted in each): now, and the most so far."""
    with tempfile.TemporaryDirectory() as folder:
        source, actors = demo.write(Path(folder) / "in", most, sentences=sentences)
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
    parser.add_argument("which", nargs="*", choices=["stages", "batches", "workers", "length", "memory", []])
    parser.add_argument("--articles", type=int, default=20_000, metavar="N", help="articles that memory measures")
    parser.add_argument("--sentences", type=int, default=3, metavar="N", help="sentences of each of them")
    parser.add_argument("--instruments", type=lambda names: names.split(","), metavar="NAMES", help="instruments that memory measures with")
    options = parser.parse_args()
    for name in options.which or ("stages", "batches", "workers", "length"):
        print(f"\n{name}", flush=True)
        if name == "memory":
            bench_memory(options.articles, options.instruments, options.sentences)
        else:
            globals()[f"bench_{name}"]()


if __name__ == "__main__":
    main()
