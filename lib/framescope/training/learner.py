"""A network to train with its tokenizer, and what is told of it after each pass."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .data import Example
from .encoders import hidden_word, make_tokenizer
from .likeness import Likeness
from .network import Network, pretrained
from .train import Recipe, fine_tune, logits, macro_f1


@dataclass(frozen=True)
class Learner:
    """A network to train and its tokenizer."""

    network: Network
    tokenizer: Tokenizer


def start(folder: Path, seed: int) -> Learner:
    """The pretrained encoder of this folder, to be fine-tuned."""
    tokenizer = make_tokenizer(folder)
    torch.manual_seed(seed)
    return Learner(Network(pretrained(folder, tokenizer)), tokenizer)


def tuned(
    who: Learner,
    data: Callable[[int], Sequence[Example]],
    recipe: Recipe,
    tell: Callable[[int, Network], None],
    likeness: Likeness | None = None,
) -> Learner:
    """The learner fine-tuned on data(epoch); `tell` is called after each pass."""
    return replace(who, network=fine_tune(who.network, data, recipe, hidden_word(who.tokenizer), tell, likeness))


def teller(who: str, dev: Mapping[str, Sequence[Example]]) -> Callable[[int, Network], None]:
    """What to call after each pass: it prints macro-F1 on the dev parts."""

    def tell(epoch: int, network: Network) -> None:
        scores = "  ".join(f"{name} {macro_f1(logits(network, data).argmax(1), labels(data)):.1f}" for name, data in dev.items())
        print(f"{who} pass {epoch + 1}  {scores}", flush=True)

    return tell


def labels(data: Sequence[Example]) -> torch.Tensor:
    """The classes (n,) of the examples."""
    return torch.tensor([one.label for one in data])
