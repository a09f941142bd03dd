"""One temperature for all logits (Guo et al. 2017), and how far off the probabilities then are."""

import torch
from torch.nn.functional import cross_entropy

BINS = 10


def temperature(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """The temperature, 0.25 … 4, under which the labels are likeliest."""
    grid = torch.exp(torch.linspace(-1.386, 1.386, 401))
    losses = torch.stack([cross_entropy(logits / heat, labels) for heat in grid])
    return grid[losses.argmin()].item()


def expected_calibration_error(probabilities: torch.Tensor, labels: torch.Tensor) -> float:
    """Mean gap between confidence and accuracy over BINS equal bins of confidence, weighted by their size (0 … 1)."""
    confidence, predicted = probabilities.max(1)
    right = (predicted == labels).float()
    bins = (confidence * BINS).long().clamp(max=BINS - 1)
    gaps = [(confidence[bins == b].mean() - right[bins == b].mean()).abs() * (bins == b).float().mean() for b in bins.unique()]
    return torch.stack(gaps).sum().item()
