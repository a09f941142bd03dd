"""``python -m framescope.training GOLD``: train the sentiment classifier and write its files.

GOLD is a folder with NewsMTSC's train.jsonl, dev_rw.jsonl and dev_mt.jsonl. One article in HELD_OUT is kept out of training:
the temperature is fitted on its sentences. A first round of training teaches what news readers feel, a second one with more
sentences of our own whom it is aimed at. The mean of the weights after the first and after the second keeps most of both.
"""

import argparse
import copy
import zlib
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .augment import generate
from .calibrate import expected_calibration_error, temperature
from .data import Example, articles, examples, newsmtsc
from .export import export
from .network import Network, encoder_folder, make_tokenizer
from .train import Recipe, fine_tune, logits, macro_f1

HELD_OUT = 20
UNCERTAIN_BELOW = 0.5
FIRST, SECOND = Recipe(seed=0), Recipe(rate=6e-5, head_rate=2e-4, own=8000, seed=10)


def main() -> None:
    options = _parser().parse_args()
    torch.set_num_threads(options.threads)
    folder = encoder_folder()
    tokenizer = make_tokenizer(folder)
    train, held = _split(options.gold / "train.jsonl", tokenizer)
    dev = {name: newsmtsc(options.gold / f"{name}.jsonl", tokenizer) for name in ("dev_rw", "dev_mt")}
    torch.manual_seed(options.seed)
    first = _round(Network(folder, tokenizer), tokenizer, train, FIRST, options.seed, dev)
    second = _round(copy.deepcopy(first), tokenizer, train, SECOND, options.seed, dev)
    network = _average(first, second)
    heat = temperature(logits(network, held), _labels(held))
    for name, data in dev.items():
        _report(name, network, data, heat)
    export(network, tokenizer, {"temperature": round(heat, 4), "uncertain_below": UNCERTAIN_BELOW}, options.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m framescope.training", description="Train the sentiment classifier.")
    parser.add_argument("gold", type=Path, help="folder of NewsMTSC: train.jsonl, dev_rw.jsonl, dev_mt.jsonl")
    parser.add_argument("--out", type=Path, default=Path("data/models/target_sentiment"), help="where the model's files go")
    parser.add_argument("--seed", type=int, default=1, help="for the order of the sentences, our own sentences and the dropout (1)")
    parser.add_argument("--threads", type=int, default=2, help="processor threads (2)")
    return parser


def _split(path: Path, tokenizer: Tokenizer) -> tuple[list[Example], list[Example]]:
    """Training examples, and those of one article in HELD_OUT."""
    parts: tuple[list[Example], list[Example]] = ([], [])
    for article, example in zip(articles(path), newsmtsc(path, tokenizer), strict=True):
        parts[zlib.crc32(article.encode()) % HELD_OUT == 0].append(example)
    return parts


def _round(network: Network, tokenizer: Tokenizer, train: list[Example], recipe: Recipe, seed: int, dev: dict) -> Network:
    """The network after one round of training. Every pass brings new sentences of our own."""

    def data(epoch: int) -> list[Example]:
        return train + examples(generate(recipe.own, 1000 * seed + 10 * recipe.seed + epoch), tokenizer)

    def tell(epoch: int, mean: Network) -> None:
        scores = "  ".join(f"{name} {macro_f1(logits(mean, rows).argmax(1), _labels(rows)):.1f}" for name, rows in dev.items())
        print(f"seed {seed}  {recipe.own} own  pass {epoch + 1}  {scores}", flush=True)

    return fine_tune(network, data, replace(recipe, seed=recipe.seed + seed), tokenizer.token_to_id("[MASK]"), tell)


def _average(one: Network, other: Network) -> Network:
    """`one` with the mean of both networks' weights, which fit together because one grew out of the other (Wortsman et al. 2022)."""
    with torch.no_grad():
        for weight, second in zip(one.parameters(), other.parameters(), strict=True):
            weight.copy_((weight + second) / 2)
    return one


def _labels(data: list[Example]) -> torch.Tensor:
    return torch.tensor([example.label for example in data])


def _report(name: str, network: Network, data: list[Example], heat: float) -> None:
    found, labels = logits(network, data), _labels(data)
    error = expected_calibration_error((found / heat).softmax(1), labels)
    print(f"{name}  n {len(data)}  macro-F1 {macro_f1(found.argmax(1), labels):.1f}  ECE {error:.3f}  temperature {heat:.2f}", flush=True)


if __name__ == "__main__":
    main()
