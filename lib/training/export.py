"""From the trained network to the files that ship: int8 ONNX, tokenizer, settings."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from tokenizers import Tokenizer

from .quantise import quantise

OPSET = 17
SIZES = {"sentences": 2, "length": 9, "targets": 3}
SHAPES = {"ids": ("sentences", "length"), "attention": ("sentences", "length"), "target": ("targets", "length"), "where": ("targets",)}
"""What may change from run to run in each input, and the size of the example that is exported."""


@dataclass(frozen=True)
class Shipped:
    """How a network ships: the names of its file, of those of its settings and its tokenizer, and of its inputs."""

    model: str
    settings: str
    tokenizer: str
    inputs: Sequence[str]


def export(network: torch.nn.Module, tokenizer: Tokenizer, settings: dict, folder: Path, shipped: Shipped) -> None:
    """Write the network with 8-bit weights, its tokenizer and its settings."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(eight_bits(network, shipped.inputs, ("logits",)), folder / shipped.model)
    tokenizer.save(str(folder / shipped.tokenizer))
    (folder / shipped.settings).write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def eight_bits(network: torch.nn.Module, inputs: Sequence[str], outputs: Sequence[str], words: bool = True) -> onnx.ModelProto:
    """The network with 8-bit weights, its inputs and outputs so named; `words`: whether its word vectors are rounded too."""
    with tempfile.TemporaryDirectory() as scratch:
        _export_full(network, Path(scratch) / "full.onnx", inputs, outputs)
        model = onnx.load(Path(scratch) / "full.onnx")
    quantise(model, inputs[0] if words else None)
    return model


def _export_full(network: torch.nn.Module, path: Path, inputs: Sequence[str], outputs: Sequence[str]) -> None:
    """Write the network as ONNX in single precision, with free numbers of sentences and targets and free length."""
    sizes = SIZES if "where" in inputs else {**SIZES, "targets": SIZES["sentences"]}
    example = tuple(torch.ones([sizes[size] for size in SHAPES[name]], dtype=torch.long) for name in inputs)
    torch.onnx.export(
        network.eval(),
        example,
        path,
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={name: dict(enumerate(SHAPES[name])) for name in inputs},
        opset_version=OPSET,
        dynamo=False,
    )
