"""The student also learns to see what the teacher sees: its pooled vectors, mapped to the teacher's width, should point the same way.

A label says one of three things of a sentence, the teacher's probabilities a little more; its vectors say most (feature
distillation; Romero et al. 2015, Jiao et al. 2020). Each of the three vectors that a network's last layer reads ([CLS], mean of the
sentence, mean of the target) has a linear map of its own, which is thrown away after training. A student cut out of the teacher
(``pruning``) has its width, and the maps start from leaving everything as it is.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from .data import Example

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
