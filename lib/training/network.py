"""The network: an encoder and a linear layer over [CLS; mean of the sentence; mean of the target]."""

from pathlib import Path

import torch
from framescope.sentiment.masking import CLOSE, OPEN, OTHER, TARGET
from tokenizers import Tokenizer
from torch import nn

from .quantise import rounded_words

NAMES = (
    "john",
    "smith",
    "maria",
    "jones",
    "david",
    "france",
    "egypt",
    "peru",
    "kim",
    "lee",
    "ivan",
    "ali",
    "microsoft",
    "nato",
    "johnson",
    "brazil",
)
"""What the vectors of [X] and [Y] start from: the mean of some names' vectors."""


class Network(nn.Module):
    """ids, attention, target (batch, length) -> logits (batch, 3)."""

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Sequential(nn.Dropout(dropout), nn.Linear(3 * encoder.config.hidden_size, 3))
        self.encoder.embeddings.requires_grad_(False)

    def forward(self, ids: torch.Tensor, attention: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        return self.head(self.vectors(ids, attention, target))

    def vectors(self, ids: torch.Tensor, attention: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """What the linear layer reads: (batch, 3 * width)."""
        hidden = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        return torch.cat([hidden[:, 0], mean(hidden, attention), mean(hidden, target)], dim=-1)

    @property
    def layers(self) -> list[nn.Module]:
        """From the words upwards."""
        return list(self.encoder.encoder.layer)


class Opened(nn.Module):
    """ids, attention, target -> logits and the vectors that they rest on."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, attention: torch.Tensor, target: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        vectors = self.network.vectors(ids, attention, target)
        return self.network.head(vectors), vectors


def pretrained(folder: Path, tokenizer: Tokenizer) -> nn.Module:
    """The encoder of this folder, whose placeholders have vectors to start from."""
    from transformers import AutoModel

    encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
    words = encoder.embeddings.word_embeddings.weight.data
    names = words[[tokenizer.token_to_id(name) for name in NAMES]].mean(0)
    for placeholder in (TARGET, OTHER):
        words[tokenizer.token_to_id(placeholder)] = names
    words[tokenizer.token_to_id(TARGET)] += 0.5 * (words[tokenizer.token_to_id("target")] - words.mean(0))
    words[tokenizer.token_to_id(OPEN)] = words[tokenizer.encode("").ids[-1]] * 0.5 + words[tokenizer.token_to_id("(")] * 0.5
    words[tokenizer.token_to_id(CLOSE)] = words[tokenizer.encode("").ids[-1]] * 0.5 + words[tokenizer.token_to_id(")")] * 0.5
    return encoder


def round_words(encoder: nn.Module) -> None:
    """Round the encoder's word vectors, which no training moves, as they will ship."""
    words = encoder.embeddings.word_embeddings.weight
    words.data = torch.from_numpy(rounded_words(words.detach().numpy()))


def mean(hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean (n, width) of the vectors (n, length, width) where the mask (n, length) is 1."""
    weights = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1)
