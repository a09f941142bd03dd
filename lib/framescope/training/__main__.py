"""``python -m framescope.training GOLD``: train the sentiment classifier and write its files.

GOLD is a folder with NewsMTSC's train.jsonl, dev_rw.jsonl and dev_mt.jsonl. One article in HELD_OUT is kept out of training:
the temperature is fitted on its sentences. A larger network is fine-tuned first, the teacher; the small one that ships learns
from the labels, from the teacher's opinion of labelled and unlabelled targets, and from sentences of our own.
"""

import argparse
import tempfile
import zlib
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from framescope.sentiment.masking import mask

from .augment import Row, generate
from .calibrate import expected_calibration_error, temperature
from .data import Example, articles, example, examples, newsmtsc, taught
from .encoders import hidden_word, make_tokenizer, student_folder, teacher_folder
from .export import export
from .network import Network
from .train import Recipe, fine_tune, logits, macro_f1
from .unlabelled import joined, other_targets

HELD_OUT = 20
UNCERTAIN_BELOW = 0.5
TEACHER = Recipe(epochs=2, own=3000, rate=4e-5, head_rate=3e-4, layer_decay=0.9, frozen=4, average=0.99)
STUDENT = Recipe(epochs=5, own=5000, rate=1.5e-4)
OTHER_TARGETS, JOINED = 6000, 2000


def main() -> None:
    options = _parser().parse_args()
    torch.set_num_threads(options.threads)
    train, held = _split(options.gold / "train.jsonl")
    rows = train + other_targets(train, OTHER_TARGETS, options.seed)
    dev = {name: newsmtsc(options.gold / f"{name}.jsonl") for name in ("dev_rw", "dev_mt")}
    opinions = _teach(rows, len(train), dev, options.seed)
    network, tokenizer = _learn(rows, opinions, dev, options.seed)
    unseen = examples(held, tokenizer)
    heat = temperature(logits(network, unseen), _labels(unseen))
    for name, part in dev.items():
        _report(name, network, examples(part, tokenizer), heat)
    export(network, tokenizer, {"temperature": round(heat, 4), "uncertain_below": UNCERTAIN_BELOW}, options.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m framescope.training", description="Train the sentiment classifier.")
    parser.add_argument("gold", type=Path, help="folder of NewsMTSC: train.jsonl, dev_rw.jsonl, dev_mt.jsonl")
    parser.add_argument("--out", type=Path, default=Path("data/models/target_sentiment"), help="where the model's files go")
    parser.add_argument("--seed", type=int, default=1, help="for the order of the sentences, our own sentences and the dropout (1)")
    parser.add_argument("--threads", type=int, default=2, help="processor threads (2)")
    return parser


def _split(path: Path) -> tuple[list[Row], list[Row]]:
    """Training rows, and those of one article in HELD_OUT."""
    parts: tuple[list[Row], list[Row]] = ([], [])
    for article, row in zip(articles(path), newsmtsc(path), strict=True):
        parts[zlib.crc32(article.encode()) % HELD_OUT == 0].append(row)
    return parts


def _teach(rows: list[Row], labelled: int, dev: dict[str, list[Row]], seed: int) -> torch.Tensor:
    """The teacher's logits (n, 3) for `rows`, after fine-tuning on the first `labelled` of them."""
    with tempfile.TemporaryDirectory() as scratch:
        network, tokenizer = _start(teacher_folder(Path(scratch)), seed)
    data = examples(rows, tokenizer)

    def a_pass(epoch: int) -> list[Example]:
        return data[:labelled] + examples(generate(TEACHER.own, 1000 * seed + epoch), tokenizer)

    recipe = replace(TEACHER, seed=seed)
    return logits(fine_tune(network, a_pass, recipe, hidden_word(tokenizer), _teller("teacher", dev, tokenizer)), data)


def _learn(rows: list[Row], opinions: torch.Tensor, dev: dict[str, list[Row]], seed: int) -> tuple[Network, Tokenizer]:
    """The student and its tokenizer. Every pass brings new sentences of our own and new pairs of sentences as one."""
    network, tokenizer = _start(student_folder(), seed)
    data = taught(examples(rows, tokenizer), opinions)
    labelled = [(mask(*row[:3]), row[3], one.teacher) for row, one in zip(rows, data, strict=True) if row[3] is not None]

    def a_pass(epoch: int) -> list[Example]:
        pairs = joined([masked for masked, _, _ in labelled], JOINED, 1000 * seed + epoch)
        both = [replace(example(pair, labelled[i][1], tokenizer), teacher=labelled[i][2]) for pair, i in pairs]
        return data + both + examples(generate(STUDENT.own, 1000 * seed + 100 + epoch), tokenizer)

    recipe = replace(STUDENT, seed=seed)
    return fine_tune(network, a_pass, recipe, hidden_word(tokenizer), _teller("student", dev, tokenizer)), tokenizer


def _start(folder: Path, seed: int) -> tuple[Network, Tokenizer]:
    tokenizer = make_tokenizer(folder)
    torch.manual_seed(seed)
    return Network(folder, tokenizer), tokenizer


def _teller(who: str, dev: dict[str, list[Row]], tokenizer: Tokenizer):
    """What to call after each pass: it prints macro-F1 on the dev parts."""
    parts = {name: examples(rows, tokenizer) for name, rows in dev.items()}

    def tell(epoch: int, network: Network) -> None:
        scores = "  ".join(f"{name} {macro_f1(logits(network, data).argmax(1), _labels(data)):.1f}" for name, data in parts.items())
        print(f"{who}  pass {epoch + 1}  {scores}", flush=True)

    return tell


def _labels(data: list[Example]) -> torch.Tensor:
    return torch.tensor([one.label for one in data])


def _report(name: str, network: Network, data: list[Example], heat: float) -> None:
    found, labels = logits(network, data), _labels(data)
    error = expected_calibration_error((found / heat).softmax(1), labels)
    print(f"{name}  n {len(data)}  macro-F1 {macro_f1(found.argmax(1), labels):.1f}  ECE {error:.3f}  temperature {heat:.2f}", flush=True)


if __name__ == "__main__":
    main()
