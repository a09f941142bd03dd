"""Fine-tuning: AdamW, layer-wise decay of the learning rate, label smoothing, a teacher, words hidden at random, averaged weights.

The student also learns to see what the teacher sees: its pooled vectors, mapped to the teacher's width, should point the same way.

A label says one of three things of a sentence, the teacher's probabilities a little more; its vectors say most (feature
distillation; Romero et al. 2015, Jiao et al. 2020). Each of the three vectors that a network's last layer reads ([CLS], mean of the
sentence, mean of the target) has a linear map of its own, which is thrown away after training. A student cut out of the teacher
(``pruning``) has its width, and the maps start from leaving everything as it is.

A network to train with its tokenizer, and what is told of it after each pass.
"""

import copy
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

from .data import UNKNOWN, Example, batches, tensors
from .encoders import hidden_word, make_tokenizer
from .network import Network, pretrained

POOLED = 3
SAMPLE = 5000


class Likeness(nn.Module):
    """How far the student's vectors (batch, 3 * width) are from the teacher's: 0 (same direction) … 2, mean over the batch."""

    def __init__(self, width: int, data: Sequence[Example]) -> None:
        super().__init__()
        seen = [one.seen for one in data if one.seen is not None][:SAMPLE]
        self.middle = torch.from_numpy(np.mean(seen, axis=0, dtype=np.float32))
        self.maps = nn.ModuleList(nn.Linear(width, len(seen[0]) // POOLED) for _ in range(POOLED))
        if len(seen[0]) == POOLED * width:
            self._change_nothing()

    def _change_nothing(self) -> None:
        for one, middle in zip(self.maps, self.middle.chunk(POOLED), strict=True):
            nn.init.eye_(one.weight)
            one.bias.data = -middle.clone()

    def forward(self, vectors: torch.Tensor, batch: Sequence[Example]) -> torch.Tensor:
        """Examples that the teacher has not seen count as 0."""
        places = [place for place, one in enumerate(batch) if one.seen is not None]
        if not places:
            return vectors.new_zeros(())
        teacher = torch.from_numpy(np.stack([batch[place].seen for place in places]).astype(np.float32)) - self.middle
        pairs = zip(self.maps, vectors[places].chunk(POOLED, dim=1), teacher.chunk(POOLED, dim=1), strict=True)
        apart = [1 - nn.functional.cosine_similarity(one(own), other, dim=1) for one, own, other in pairs]
        return torch.stack(apart).mean(0).sum() / len(batch)


MAPS_RATE = 1e-3


@dataclass(frozen=True)
class Recipe:
    """How to fine-tune.

    own, joined: sentences of our own, and pairs of sentences as one, in each pass; unlabelled, varied: how many passes it takes to go
    through the unlabelled targets and the variants (0: without them); rate, head_rate: learning rates of the uppermost layer and of the linear layer; hide:
    share of words hidden, in half the batches; trust: weight of the teacher's opinion beside the label, both opinions softened by the
    temperature `heat`; likeness: weight of the distance from the teacher's vectors; frozen: lower layers that stay as they are; average:
    decay of the running mean of the weights; bfloat16: the encoder's products in sixteen bits, four times as fast on a processor with
    instructions for them (weights, linear layer and losses stay in single precision).
    """

    epochs: int
    own: int
    joined: int = 0
    unlabelled: int = 1
    varied: int = 1
    rate: float = 1e-4
    head_rate: float = 5e-4
    layer_decay: float = 0.85
    weight_decay: float = 0.01
    warmup: float = 0.08
    smoothing: float = 0.05
    trust: float = 0.7
    heat: float = 2.0
    likeness: float = 0.0
    frozen: int = 0
    hide: float = 0.1
    average: float = 0.995
    seed: int = 1
    bfloat16: bool = True


def fine_tune(
    network: Network,
    data: Callable[[int], Sequence[Example]],
    recipe: Recipe,
    mask_id: int,
    after_epoch: Callable[[int, Network], None] = lambda epoch, network: None,
    likeness: Likeness | None = None,
) -> Network:
    """Fine-tune `network` on data(epoch) and return it with the running mean of its weights; `likeness` learns its maps meanwhile."""
    rng = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    steps = recipe.epochs * len(list(batches(data(0))))
    groups = _groups(network, recipe) + ([{"params": likeness.parameters(), "lr": MAPS_RATE}] if likeness else [])
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _slope(step, steps, recipe.warmup))
    mean = copy.deepcopy(network)
    averages, trained = zip(*((a, b) for a, b in zip(mean.parameters(), network.parameters(), strict=True) if b.requires_grad), strict=True)
    blend = torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.average)
    for epoch in range(recipe.epochs):
        network.train()
        for batch in batches(data(epoch), rng):
            loss = _loss(network, batch, recipe, rng, mask_id, likeness)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            blend(averages, trained, None)
        after_epoch(epoch, mean)
    return mean.eval()


def _loss(
    network: Network, batch: list[Example], recipe: Recipe, rng: random.Random, mask_id: int, likeness: Likeness | None
) -> torch.Tensor:
    ids, attention, target = tensors(batch)
    if rng.random() < 0.5:
        hidden = (torch.rand(ids.shape) < recipe.hide) & (ids > 999) & (target == 0)
        ids = ids.masked_fill(hidden, mask_id)
    with torch.autocast("cpu", torch.bfloat16, enabled=recipe.bfloat16):
        vectors = network.vectors(ids, attention, target)
    vectors = vectors.float()
    loss = distance(network.head(vectors), batch, recipe)
    return loss + recipe.likeness * likeness(vectors, batch) if likeness else loss


def distance(found: torch.Tensor, batch: list[Example], recipe: Recipe) -> torch.Tensor:
    """Mean over the batch of the distance to the label and to the teacher's opinion (Hinton et al. 2015), as far as there are any."""
    labels = torch.tensor([example.label for example in batch])
    teacher = torch.tensor([example.teacher or (0.0, 0.0, 0.0) for example in batch])
    trust = torch.tensor([recipe.trust if example.teacher else 0.0 for example in batch])
    trust[labels == UNKNOWN] = 1.0
    hard = nn.functional.cross_entropy(found, labels, label_smoothing=recipe.smoothing, ignore_index=UNKNOWN, reduction="none")
    opinions = ((teacher / recipe.heat).softmax(1), (found / recipe.heat).log_softmax(1))
    soft = nn.functional.kl_div(opinions[1], opinions[0], reduction="none").sum(1) * recipe.heat**2
    return ((1 - trust) * hard + trust * soft).mean()


def _groups(network: Network, recipe: Recipe) -> list[dict]:
    """Parameter groups: the nearer to the words, the smaller the rate."""
    network.encoder.requires_grad_(False)
    for depth, layer in enumerate(network.layers):
        layer.requires_grad_(depth >= recipe.frozen)
    groups = [{"params": network.head.parameters(), "lr": recipe.head_rate}]
    for depth, layer in enumerate(reversed(network.layers[recipe.frozen :])):
        groups.append({"params": layer.parameters(), "lr": recipe.rate * recipe.layer_decay**depth})
    return groups


def _slope(step: int, steps: int, warmup: float) -> float:
    rise = max(1, int(warmup * steps))
    return (step + 1) / rise if step < rise else max(0.0, (steps - step) / max(1, steps - rise))


@torch.inference_mode()
def logits(network: nn.Module, data: Sequence[Example]) -> torch.Tensor:
    """Logits (n, 3) in the order of `data`."""
    network.eval()
    found = torch.zeros(len(data), 3)
    place = {id(example): i for i, example in enumerate(data)}
    for batch in batches(data, size=64):
        found[[place[id(example)] for example in batch]] = network(*tensors(batch)).float()
    return found


def macro_f1(predicted: torch.Tensor, labels: torch.Tensor) -> float:
    """Macro-averaged F1 of three classes, 0 … 100."""
    scores = []
    for c in range(3):
        hits = ((predicted == c) & (labels == c)).sum().item()
        said, true = (predicted == c).sum().item(), (labels == c).sum().item()
        scores.append(2 * hits / (said + true) if said + true else 0.0)
    return 100 * sum(scores) / 3


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
