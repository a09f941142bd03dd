"""A smaller network cut out of a larger one: the attention heads and inner neurons on which its judgement hardly rests are left out.

A part's worth is the mean square of the derivative of the loss by a gate on it (its Fisher information; Kwon et al. 2022, "A fast
post-training pruning framework for transformers"), the label drawn from what the network itself says. Kept are the parts that are
worth most for their number of weights, so that every layer becomes as wide as it is useful. What is left is the larger network still,
only less exact, and learns from it again in a few passes what a small network of another origin does not learn from it in many.
"""

import copy
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from .data import Example, batches, tensors
from .network import Network, round_words

TOGETHER = 16
NEURONS_A_BLOCK = 32


@dataclass(frozen=True)
class Worth:
    """What each head and each inner neuron of each layer is worth."""

    heads: Sequence[Sequence[float]]
    neurons: Sequence[Sequence[float]]


@dataclass(frozen=True)
class Parts:
    """The numbers of some heads and some inner neurons of each layer."""

    heads: Sequence[Sequence[int]]
    neurons: Sequence[Sequence[int]]


class FewerHeads(nn.Module):
    """Self-attention of which some heads are left: it takes their share of the position bias that all layers have in common."""

    def __init__(self, attention: nn.Module, heads: Sequence[int]) -> None:
        super().__init__()
        self.attention, self.heads = attention, list(heads)

    def forward(self, hidden: torch.Tensor, unseen: torch.Tensor, position_bias: torch.Tensor, **options: object) -> tuple:
        return self.attention(hidden, unseen, position_bias[:, self.heads], **options)


def worth(network: Network, data: Sequence[Example], seed: int) -> Worth:
    """What each part is worth for the judgement of these examples."""
    network = copy.deepcopy(network).requires_grad_(False).eval()
    gates = [_Gate(place, parts) for layer in network.layers for place, parts in _gateable(layer)]
    torch.manual_seed(seed)
    for batch in batches(data, size=TOGETHER):
        with torch.autocast("cpu", torch.bfloat16):
            vectors = network.vectors(*tensors(batch))
        found = network.head(vectors.float())
        said = torch.multinomial(found.detach().softmax(1), 1)[:, 0]
        nn.functional.cross_entropy(found, said, reduction="sum").backward()
        for gate in gates:
            gate.collect()
    values = [(gate.worth / len(data)).tolist() for gate in gates]
    return Worth(values[0::2], values[1::2])


def kept_parts(value: Worth, layer: nn.Module, weights: int) -> Parts:
    """The parts worth most for their weights, as many as have not more weights than so many; at least a head and a block a layer.

    Neurons of like worth go together in blocks of NEURONS_A_BLOCK. layer: any layer of the network, for the sizes.
    """
    attention = _attention(layer)
    width = attention.q.in_features
    heads, neurons = ([[] for _ in value.heads] for _ in range(2))
    blocks = [
        *_blocks(value.heads, heads, 1, 4 * attention.attention_head_size * width),
        *_blocks(value.neurons, neurons, NEURONS_A_BLOCK, 2 * width),
    ]
    for block in sorted(blocks, key=lambda block: -block.worth):
        if block.weights <= weights:
            weights -= block.weights
            block.into.extend(block.places)
    return Parts([sorted(some) for some in heads], [sorted(some) for some in neurons])


@dataclass(frozen=True)
class _Block:
    """Parts of one layer that are kept or left together, and the list for those that are kept; worth: for each of its weights."""

    worth: float
    weights: int
    places: list[int]
    into: list[int]


def _blocks(value: Sequence[Sequence[float]], into: Sequence[list[int]], of: int, weights: int) -> Iterator[_Block]:
    """The parts of each layer in blocks of so many, the best first, which is beyond price: no layer is left without any."""
    for values, kept in zip(value, into, strict=True):
        order = sorted(range(len(values)), key=lambda place, values=values: -values[place])
        for first in range(0, len(order), of):
            places = order[first : first + of]
            each = math.fsum(values[place] for place in places) / (weights * len(places))
            yield _Block(each if first else math.inf, weights * len(places), places, kept)


def cut(network: Network, parts: Parts) -> Network:
    """A copy of the network with these parts alone, and its word vectors rounded as they will ship."""
    network = copy.deepcopy(network)
    for layer, heads, neurons in zip(network.layers, parts.heads, parts.neurons, strict=True):
        _cut_attention(layer, heads)
        kept = torch.tensor(neurons, dtype=torch.long)
        layer.intermediate.dense = _linear(layer.intermediate.dense, rows=kept)
        layer.output.dense = _linear(layer.output.dense, columns=kept)
    round_words(network.encoder)
    return network


def _cut_attention(layer: nn.Module, heads: Sequence[int]) -> None:
    before, inner = layer.attention.attn, _attention(layer)
    size = inner.attention_head_size
    kept = torch.tensor([head * size + place for head in heads for place in range(size)])
    for name in "qkv":
        setattr(inner, name, _linear(getattr(inner, name), rows=kept))
    inner.o = _linear(inner.o, columns=kept)
    inner.num_attention_heads, inner.all_head_size = len(heads), len(kept)
    layer.attention.attn = FewerHeads(inner, [before.heads[head] for head in heads] if isinstance(before, FewerHeads) else heads)


def _linear(whole: nn.Linear, rows: torch.Tensor | None = None, columns: torch.Tensor | None = None) -> nn.Linear:
    """The linear map with these rows of its weights (what it gives) or columns (what it takes) alone."""
    weights, bias = whole.weight.data, whole.bias.data
    weights, bias = (weights[rows], bias[rows]) if rows is not None else (weights[:, columns], bias)
    part = nn.Linear(weights.shape[1], weights.shape[0])
    part.weight.data, part.bias.data = weights.clone(), bias.clone()
    return part


def _attention(layer: nn.Module) -> nn.Module:
    found = layer.attention.attn
    return found.attention if isinstance(found, FewerHeads) else found


def _gateable(layer: nn.Module) -> Iterator[tuple[nn.Module, int]]:
    """The maps that take what the heads and what the neurons give, and how many of these there are."""
    attention = _attention(layer)
    yield attention.o, attention.num_attention_heads
    yield layer.output.dense, layer.output.dense.in_features


class _Gate:
    """A gate of 1 on each of the parts whose outputs a linear map takes; `worth`: the sum over examples of its derivative squared."""

    def __init__(self, place: nn.Module, parts: int) -> None:
        self.worth = torch.zeros(parts)
        self.open = torch.empty(0)
        place.register_forward_pre_hook(self._pass)

    def _pass(self, place: nn.Module, given: tuple[torch.Tensor]) -> tuple[torch.Tensor]:
        parts = len(self.worth)
        self.open = torch.ones(len(given[0]), 1, parts, 1, requires_grad=True)
        return ((given[0].unflatten(2, (parts, -1)) * self.open).flatten(2),)

    def collect(self) -> None:
        self.worth += self.open.grad.flatten(1).square().sum(0)
