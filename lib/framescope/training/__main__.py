"""``python -m framescope.training GOLD``: train the sentiment classifier and write its files.

GOLD is a folder with NewsMTSC's train.jsonl, dev_rw.jsonl and dev_mt.jsonl. One article in HELD_OUT is kept out of training:
the temperature is fitted on its sentences. A larger network is fine-tuned first, the teacher; the small one that ships learns
from the labels, from the teacher's opinion of labelled and unlabelled targets and of variants, and from sentences of our own.
"""

import argparse
import zlib
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

from framescope.corpus.manifest import digest
from framescope.sentiment import classifier, skim

from .augment import Row
from .calibrate import expected_calibration_error, temperature
from .data import Example, articles, examples, newsmtsc, unmarked
from .encoders import student_folder
from .export import Shipped, export
from .kept import Opinions, kept_opinions
from .learner import Learner, labels, start
from .network import Network
from .opinions import opinions_of
from .rounds import Course, learn, teach
from .skimming import skimming
from .stock import Pool, Stock, material, pooled
from .train import logits, macro_f1

HELD_OUT = 20
UNCERTAIN_BELOW = 0.5


def main() -> None:
    options = _parser().parse_args()
    torch.set_num_threads(options.threads)
    folder = options.work / _of_this_run(options)
    folder.mkdir(parents=True, exist_ok=True)
    train, held = _split(options.gold / "train.jsonl")
    dev = {name: newsmtsc(options.gold / f"{name}.jsonl") for name in ("dev_rw", "dev_mt")}
    course = Course(dev, options.scale, options.seed, folder)
    student = start(student_folder(), options.seed)
    stock = material(train[: int(len(train) * options.scale)], student, options.scale, options.seed)
    pool = _pool(stock, student.tokenizer, course, options.threads)
    unseen, parts = examples(held, student.tokenizer), course.read(student.tokenizer)
    student = learn(student, stock, pool, course)
    _finish(student, unseen, parts, options.out, Shipped(classifier.MODEL, classifier.CONFIG, classifier.INPUTS))
    unseen, *others = (unmarked(data, student.tokenizer) for data in (unseen, *parts.values()))
    parts = dict(zip(parts, others, strict=True))
    _finish(skimming(student, stock, pool, course), unseen, parts, options.out, Shipped(skim.MODEL, skim.CONFIG, skim.INPUTS))


def _of_this_run(options: argparse.Namespace) -> str:
    """The name of the folder of rounds made by this code from this gold with this seed and scale: no others are taken up."""
    code = sorted(path for path in Path(__file__).parent.iterdir() if path.is_file())
    return f"{digest([*code, options.gold / 'train.jsonl'])}-{options.seed}-{options.scale:g}"


def _pool(stock: Stock, student: Tokenizer, course: Course, threads: int) -> Pool:
    """The stock with the opinions of a teacher that is let go afterwards."""
    teacher = teach(stock, course)

    def read(data: Sequence[Example]) -> Opinions:
        return kept_opinions(course.folder / "opinions.npz", lambda: opinions_of(teacher.network, data, threads))

    return pooled(stock, read, teacher.tokenizer, student)


def _finish(who: Learner, unseen: list[Example], dev: dict[str, list[Example]], folder: Path, shipped: Shipped) -> None:
    """Fit the temperature, report on the dev parts, write the files."""
    heat = temperature(logits(who.network, unseen), labels(unseen))
    for name, part in dev.items():
        _report(f"{shipped.model} {name}", who.network, part, heat)
    export(who.network, who.tokenizer, {"temperature": round(heat, 4), "uncertain_below": UNCERTAIN_BELOW}, folder, shipped)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m framescope.training", description="Train the sentiment classifier.")
    parser.add_argument("gold", type=Path, help="folder of NewsMTSC: train.jsonl, dev_rw.jsonl, dev_mt.jsonl")
    parser.add_argument("--out", type=Path, default=Path("data/models/target_sentiment"), help="where the model's files go")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path(".venv/training/work"),
        help="where each round is kept, in a folder of this very code, gold, seed and scale: a stopped run goes on there",
    )
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
