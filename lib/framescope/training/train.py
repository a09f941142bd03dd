"""Fine-tuning: AdamW, layer-wise decay of the learning rate, label smoothing, a teacher, words hidden at random, averaged weights."""

import copy
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from .data import UNKNOWN, Example, batches, tensors
from .likeness import Likeness
from .network import Network

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
