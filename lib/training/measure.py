"""``python -m training.measure GOLD``: the figures of the shipped networks, as the model card prints them.

Needs no PyTorch. Behaviour set (in the manner of CheckList; Ribeiro et al. 2020), by kind of test: MFT, the likeliest class is one of those
expected; INV, it is that of the base sentence of the same note, and the score differs by at most SAME; DIR, the score is lower or
higher than the base sentence's by at least MOVED.
"""

import argparse
import csv
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from framescope import __version__
from framescope.resources import resource
from framescope.sentiment import mention_model, onnx_models, sentence_model

SAME, MOVED = 0.25, 0.1
BINS = 10
NAMES = (
    *("Armenia", "Azerbaijan", "Brazil", "Chad", "China", "Cuba", "Egypt", "France", "Georgia", "Iran", "Israel", "Jordan", "Mali"),
    *("Nigeria", "Russia", "South Korea", "Turkey", "Ukraine", "the United States", "Vietnam"),
)
COLUMNS = ("instrument", "corpus", "part", "metric", "value", "n", "source", "command", "version", "date")
Figure = tuple[str, str, str, float, int]
Read = Callable[[Sequence[mention_model.Item]], np.ndarray]


NETWORKS: dict[str, tuple[Read, Callable[[], onnx_models.Model]]] = {
    "mention_model": (mention_model.score, mention_model.model),
    "sentence_model": (sentence_model.score_each, sentence_model.model),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.measure", description="Measure the shipped networks of sentiment.")
    parser.add_argument("gold", type=Path, help="folder of NewsMTSC: dev_rw.jsonl, dev_mt.jsonl")
    parser.add_argument("--out", type=Path, default=Path("data/validation/newsmtsc_networks.csv"), help="the CSV to write")
    options = parser.parse_args()
    figures = [(name, *figure) for name in NETWORKS for figure in (*_newsmtsc(options.gold, name), *_behaviour(name))]
    fixed = ("measured", "python -m training.measure", __version__, date.today().isoformat())
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for name, corpus, part, metric, value, n in figures:
            writer.writerow((name, corpus, part, metric, f"{value:.3f}", n, *fixed))
            print(f"{name:11} {corpus:10} {part:8} {metric:40} {value:.3f}  n {n}")


def _newsmtsc(gold: Path, network: str) -> Iterator[Figure]:
    read, model = NETWORKS[network]
    everything = []
    for part in ("dev_rw", "dev_mt"):
        rows = [json.loads(line) for line in (gold / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]
        found = read([(row["sentence"], row["from"], row["to"], ()) for row in rows])
        labels = np.array([row["polarity"] + 1 for row in rows])
        everything.append((rows, found, labels))
        f1 = class_f1(found.argmax(1), labels)
        yield "NewsMTSC", part, "macro-F1", f1.mean(), len(rows)
        for name, value in zip(onnx_models.CLASSES, f1, strict=True):
            yield "NewsMTSC", part, f"F1 {name}", value, len(rows)
    rows = [row for part, _, _ in everything for row in part]
    found, labels = (np.concatenate([part[i] for part in everything]) for i in (1, 2))
    sure = np.array(onnx_models.labels(found, model().uncertain_below)) != onnx_models.UNCERTAIN
    yield "NewsMTSC", "dev", "expected calibration error", calibration_error(found, labels), len(rows)
    yield "NewsMTSC", "dev", "coverage of certain labels", sure.mean(), len(rows)
    yield "NewsMTSC", "dev", "accuracy of certain labels", (found.argmax(1) == labels)[sure].mean(), int(sure.sum())
    yield "NewsMTSC", "dev", f"largest spread over {len(NAMES)} names", _spread(rows[:500], read), 500
    yield "NewsMTSC", "dev", "sentences a CPU second", _speed(rows[:300], read), 300


def class_f1(predicted: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """F1 of each class, 0 … 1."""
    hits = np.array([((predicted == c) & (labels == c)).sum() for c in range(3)])
    return 2 * hits / np.maximum(1, [(predicted == c).sum() + (labels == c).sum() for c in range(3)])


def calibration_error(found: np.ndarray, labels: np.ndarray) -> float:
    """Expected calibration error over BINS equal bins of confidence (0 … 1)."""
    confidence, right = found.max(1), found.argmax(1) == labels
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return sum((bins == b).mean() * abs(confidence[bins == b].mean() - right[bins == b].mean()) for b in np.unique(bins))


def _spread(rows: list[dict], read: Read) -> float:
    """The largest difference that the name in the target's place makes to a score."""
    largest = 0.0
    for row in rows:
        before, after = row["sentence"][: row["from"]], row["sentence"][row["to"] :]
        swapped = [(before + name + after, len(before), len(before) + len(name), ()) for name in NAMES]
        largest = max(largest, float(np.ptp(onnx_models.polarity(read(swapped)))))
    return largest


def _speed(rows: list[dict], read: Read) -> float:
    begin = time.process_time()
    for i in range(0, len(rows), 32):
        read([(row["sentence"], row["from"], row["to"], ()) for row in rows[i : i + 32]])
    return len(rows) / (time.process_time() - begin)


def _behaviour(network: str) -> Iterator[Figure]:
    with resource("data", "validation", "behaviour.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    groups: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row, right in zip(rows, passes(rows, NETWORKS[network][0]), strict=True):
        groups[row["part"], row["capability"]].append(right)
    for (part, capability), results in sorted(groups.items()):
        yield "behaviour", part, f"pass rate: {capability}", float(np.mean(results)), len(results)


def passes(rows: Iterable[dict], read: Read = mention_model.score) -> list[bool]:
    """Whether a network does what each row of the behaviour set expects, by the rules in this module's head."""
    rows = list(rows)
    found = read([(row["sentence"], int(row["start"]), int(row["end"]), ()) for row in rows])
    classes, scores = found.argmax(1) - 1, onnx_models.polarity(found)
    base = {row["note"]: i for i, row in enumerate(rows) if row["kind"] == "MFT" and row["note"]}
    return [_passes(row, i, base.get(row["note"], i), classes, scores) for i, row in enumerate(rows)]


def _passes(row: dict, i: int, base: int, classes: np.ndarray, scores: np.ndarray) -> bool:
    moved = scores[i] - scores[base]
    if row["kind"] == "MFT":
        return str(classes[i]) in row["expected"].split("|")
    if row["kind"] == "INV":
        return bool(classes[i] == classes[base] and abs(moved) <= SAME)
    return bool((moved if row["expected"] == "higher" else -moved) >= MOVED)


if __name__ == "__main__":
    main()
