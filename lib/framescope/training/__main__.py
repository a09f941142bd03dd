"""``python -m framescope.training GOLD``: train the sentiment classifier and write its files.

GOLD is a folder with NewsMTSC's train.jsonl, dev_rw.jsonl and dev_mt.jsonl. One article in HELD_OUT is kept out of training:
the temperature is fitted on its sentences. A larger network is fine-tuned first, the teacher; the small one that ships learns
from the labels, from the teacher's opinion of labelled and unlabelled targets and of variants, and from sentences of our own.
"""

import argparse
import zlib
from pathlib import Path

import torch

from .augment import Row
from .calibrate import expected_calibration_error, temperature
from .data import Example, articles, examples, newsmtsc
from .encoders import student_folder
from .export import export
from .learner import Learner, labels, start
from .network import Network
from .rounds import learn, teach
from .stock import material, opinions
from .train import logits, macro_f1

HELD_OUT = 20
UNCERTAIN_BELOW = 0.5


def main() -> None:
    options = _parser().parse_args()
    torch.set_num_threads(options.threads)
    train, held = _split(options.gold / "train.jsonl")
    dev = {name: newsmtsc(options.gold / f"{name}.jsonl") for name in ("dev_rw", "dev_mt")}
    student = start(student_folder(), options.seed)
    stock = material(train[: int(len(train) * options.scale)], student, options.scale, options.seed)
    pool = opinions(stock, teach(stock, dev, options.scale, options.seed), student, options.threads)
    student = learn(student, stock, pool, dev, options.scale, options.seed)
    _finish(student, held, dev, options.out)


def _finish(student: Learner, held: list[Row], dev: dict[str, list[Row]], folder: Path) -> None:
    """Fit the temperature, report on the dev parts, write the files."""
    network, tokenizer = student.network, student.tokenizer
    unseen = examples(held, tokenizer)
    heat = temperature(logits(network, unseen), labels(unseen))
    for name, part in dev.items():
        _report(name, network, examples(part, tokenizer), heat)
    export(network, tokenizer, {"temperature": round(heat, 4), "uncertain_below": UNCERTAIN_BELOW}, folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m framescope.training", description="Train the sentiment classifier.")
    parser.add_argument("gold", type=Path, help="folder of NewsMTSC: train.jsonl, dev_rw.jsonl, dev_mt.jsonl")
    parser.add_argument("--out", type=Path, default=Path("data/models/target_sentiment"), help="where the model's files go")
    parser.add_argument("--seed", type=int, default=1, help="for the order of the sentences, our own sentences and the dropout (1)")
    parser.add_argument("--threads", type=int, default=2, help="processor threads (2)")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the sentences to use, for a quick try (1)")
    return parser


def _split(path: Path) -> tuple[list[Row], list[Row]]:
    """Training rows, and those of one article in HELD_OUT."""
    parts: tuple[list[Row], list[Row]] = ([], [])
    for article, row in zip(articles(path), newsmtsc(path), strict=True):
        parts[zlib.crc32(article.encode()) % HELD_OUT == 0].append(row)
    return parts


def _report(name: str, network: Network, data: list[Example], heat: float) -> None:
    found, true = logits(network, data), labels(data)
    error = expected_calibration_error((found / heat).softmax(1), true)
    print(f"{name}  n {len(data)}  macro-F1 {macro_f1(found.argmax(1), true):.1f}  ECE {error:.3f}  temperature {heat:.2f}", flush=True)


if __name__ == "__main__":
    main()
