"""The network of the sentence model: a sentence is read once for all its targets.

LOWER layers of the encoder read the sentence, as any encoder does. The UPPER layers after them are the targets' alone: the mean of
a target's words asks, what the lower layers made of the sentence answers, so that such a layer costs a sentence one fifth of what a
whole one does. A linear layer reads [mean of the target; mean of the sentence; what the target has become].
"""

import torch
from torch import nn

from .network import mean

LOWER, UPPER = 2, 2


class SentenceNetwork(nn.Module):
    """ids, attention (sentences, length), target (targets, length), where (targets,) -> logits (targets, 3).

    target: 1 where a word is the target's; where: the row of its sentence (None: each sentence has one target).
    """

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.upper = encoder.encoder.layer[LOWER : LOWER + UPPER]
        encoder.encoder.layer = encoder.encoder.layer[:LOWER]
        self.encoder = encoder
        self.head = nn.Sequential(nn.Dropout(dropout), nn.Linear(3 * width, 3))
        self.encoder.embeddings.requires_grad_(False)

    def forward(self, ids: torch.Tensor, attention: torch.Tensor, target: torch.Tensor, where: torch.Tensor | None = None) -> torch.Tensor:
        return self.head(self.vectors(ids, attention, target, where))

    def vectors(self, ids: torch.Tensor, attention: torch.Tensor, target: torch.Tensor, where: torch.Tensor | None = None) -> torch.Tensor:
        """What the linear layer reads: (targets, 3 * width)."""
        hidden = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        where = torch.arange(len(ids)) if where is None else where
        own = mean(hidden[where], target)
        asks = own.unsqueeze(1)
        unseen = (1.0 - attention.to(hidden.dtype)) * -10_000.0
        for layer in self.upper:
            asks = _answered(layer, asks, hidden, unseen, where)
        return torch.cat([own, mean(hidden, attention)[where], asks.squeeze(1)], dim=-1)

    @property
    def layers(self) -> list[nn.Module]:
        """From the words upwards."""
        return [*self.encoder.encoder.layer, *self.upper]


def _answered(layer: nn.Module, asks: torch.Tensor, hidden: torch.Tensor, unseen: torch.Tensor, where: torch.Tensor) -> torch.Tensor:
    """An encoder's layer in which the targets (targets, 1, width) attend to the words of their sentences."""
    attention = layer.attention.self
    heads = attention.num_attention_heads
    query = attention.query(asks).unflatten(2, (heads, -1)).transpose(1, 2)
    key, value = (part(hidden).unflatten(2, (heads, -1)).transpose(1, 2)[where] for part in (attention.key, attention.value))
    weights = query @ key.transpose(2, 3) * attention.attention_head_size**-0.5 + unseen[where][:, None, None]
    found = (weights.softmax(-1) @ value).transpose(1, 2).flatten(2)
    asks = layer.attention.output(found, asks)
    return layer.output(layer.intermediate(asks), asks)
