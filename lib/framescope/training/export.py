"""From the trained network to the files that ship: int8 ONNX, tokenizer, settings."""

import json
import tempfile
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
    with tempfile.TemporaryDirectory() as scratch:
        export_full(network, Path(scratch) / "full.onnx")
        model = onnx.load(Path(scratch) / "full.onnx")
    quantise(model, INPUTS[0])
    onnx.save(model, folder / MODEL)
    tokenizer.save(str(folder / TOKENIZER))
    (folder / CONFIG).write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def export_full(network: Network, path: Path) -> None:
    """Write the network as ONNX in single precision, with free batch size and length."""
    example = (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long))
    free = {name: {0: "batch", 1: "length"} for name in INPUTS}
    torch.onnx.export(
        network.eval(),
        example,
        path,
        input_names=list(INPUTS),
        output_names=["logits"],
        dynamic_axes=free,
        opset_version=OPSET,
        dynamo=False,
    )
