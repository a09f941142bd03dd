"""``python -m training GOLD``: train the networks of sentiment and write their files.

GOLD is a folder with NewsMTSC's train.jsonl, dev_rw.jsonl and dev_mt.jsonl. One article in HELD_OUT is kept out of training:
the temperature is fitted on its sentences. A larger network is fine-tuned first, the teacher. The mention model is the teacher cut down
to a quarter of its layers' weights; the sentence model starts from a smaller encoder. Both learn from the labels, from the teacher's opinion of
labelled and unlabelled targets and of variants, and from sentences of our own.
"""

import argparse
import zlib
from pathlib import Path

import torch
from framescope.fingerprint import digest
from framescope.sentiment import mention_model, sentence_model

from .augment import Row
from .calibrate import expected_calibration_error, temperature
from .checkpoints import Opinions, kept_opinions
from .data import Example, articles, examples, newsmtsc, unmarked
from .encoders import small_folder
from .export import Shipped, export
from .material import Stock, material, pooled, read_by
from .network import Network
from .recipe import Course, narrowed, sentence_reader, teach
from .teacher_outputs import opinions_of
from .train import Learner, labels, logits, macro_f1, start

MENTION_MODEL = Shipped(mention_model.MODEL, mention_model.CONFIG, mention_model.TOKENIZER, mention_model.INPUTS)
SENTENCE_MODEL = Shipped(sentence_model.MODEL, sentence_model.CONFIG, sentence_model.TOKENIZER, sentence_model.INPUTS)
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
    small = start(small_folder(), options.seed)
    stock = material(train[: int(len(train) * options.scale)], small, options.scale, options.seed)
    teacher = teach(stock, course)
    opinions = _opinions(teacher, stock, course, options.threads)
    narrow = narrowed(teacher, stock, pooled(stock, opinions, teacher.tokenizer), course)
    _finish(narrow, held, dev, options.out, MENTION_MODEL)
    _finish(sentence_reader(small, stock, pooled(stock, opinions, small.tokenizer), course), held, dev, options.out, SENTENCE_MODEL)


def _of_this_run(options: argparse.Namespace) -> str:
    """The name of the folder of rounds made by this code from this gold with this seed and scale: no others are taken up."""
    code = sorted(path for path in Path(__file__).parent.iterdir() if path.is_file())
    return f"{digest([*code, options.gold / 'train.jsonl'])}-{options.seed}-{options.scale:g}"


def _opinions(teacher: Learner, stock: Stock, course: Course, threads: int) -> Opinions:
    """What the teacher makes of all of the stock."""
    data = read_by(stock, teacher.tokenizer)
    return kept_opinions(course.folder / "opinions.npz", lambda: opinions_of(teacher.network, data, threads))


def _finish(who: Learner, held: list[Row], dev: dict[str, list[Row]], folder: Path, shipped: Shipped) -> None:
    """Fit the temperature, report on the dev parts, write the files."""

    def read(rows: list[Row]) -> list[Example]:
        found = examples(rows, who.tokenizer)
        return unmarked(found, who.tokenizer) if shipped is SENTENCE_MODEL else found

    unseen = read(held)
    heat = temperature(logits(who.network, unseen), labels(unseen))
    for name, rows in dev.items():
        _report(f"{shipped.model} {name}", who.network, read(rows), heat)
    export(who.network, who.tokenizer, {"temperature": round(heat, 4), "uncertain_below": UNCERTAIN_BELOW}, folder, shipped)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description="Train the networks of sentiment.")
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
