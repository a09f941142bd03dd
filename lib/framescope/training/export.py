"""From the trained network to the files that ship: int8 ONNX, tokenizer, settings."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from tokenizers import Tokenizer

from framescope.sentiment.classifier import CONFIG, INPUTS, MODEL, TOKENIZER

from .network import Network
from .quantise import quantise

OPSET = 17


def export(network: Network, tokenizer: Tokenizer, settings: dict, folder: Path) -> None:
    """Write the model with 8-bit weights, tokenizer.json and config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(eight_bits(network, ("logits",)), folder / MODEL)
    tokenizer.save(str(folder / TOKENIZER))
    (folder / CONFIG).write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def eight_bits(network: torch.nn.Module, outputs: Sequence[str]) -> onnx.ModelProto:
    """The network with 8-bit weights, its outputs so named."""
    with tempfile.TemporaryDirectory() as scratch:
        _export_full(network, Path(scratch) / "full.onnx", outputs)
        model = onnx.load(Path(scratch) / "full.onnx")
    quantise(model, INPUTS[0])
    return model


def _export_full(network: torch.nn.Module, path: Path, outputs: Sequence[str]) -> None:
    """Write the network as ONNX in single precision, with free batch size and length."""
    example = (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long))
    free = {name: {0: "batch", 1: "length"} for name in INPUTS}
    torch.onnx.export(
        network.eval(),
        example,
        path,
        input_names=list(INPUTS),
        output_names=list(outputs),
        dynamic_axes=free,
        opset_version=OPSET,
        dynamo=False,
    )
