"""From the trained network to the files that ship: int8 ONNX, tokenizer, settings."""

import json
import tempfile
from pathlib import Path

import torch
from tokenizers import Tokenizer

from framescope.sentiment.classifier import CONFIG, MODEL, TOKENIZER

from .network import Network

FULL_PRECISION = ("layer.0/output/dense/MatMul", "layer.1/output/dense/MatMul")
"""Left in single precision: rounding their input, which has outliers, does half of all the harm that int8 does."""
INPUTS = ("ids", "attention", "target")
OPSET = 17


def export(network: Network, tokenizer: Tokenizer, settings: dict, folder: Path) -> None:
    """Write the model with int8 weights (a scale for each output channel; embeddings too), tokenizer.json and config.json."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        export_full(network, full)
        spared = [node.name for node in onnx.load(full).graph.node if node.name.endswith(FULL_PRECISION)]
        kinds = ["MatMul", "Gemm", "Gather"]
        quantize_dynamic(
            full, folder / MODEL, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=kinds, nodes_to_exclude=spared
        )
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
