"""Eight-bit weights and activations, with a scale for each word: no score then depends on what else is in the batch.

The usual dynamic quantisation has one scale for all activations of a run, set by the largest of them: a few outliers
cost all others their precision, and a sentence's score hangs on its neighbours. Here every row of activations (one
word's vector) is rounded by its own scale, as in Dettmers et al. 2022 (LLM.int8, vector-wise), and every column of the weights by
its own; products are summed as whole numbers. The word vectors, half of a small network's bytes, are stored in four bits a number
with a scale for each BLOCK of them; a network that is trained with them so rounded (``rounded_words``) loses nothing by it.
"""

from collections.abc import Iterator

import numpy as np
import onnx
from onnx import numpy_helper

LEVELS = 127
MIDDLE = 128
BLOCK, NIBBLE_LEVELS, NIBBLE_MIDDLE, NIBBLE = 64, 7, 8, 4
SMALLEST = 1e-9


def quantise(model: onnx.ModelProto, ids: str | None) -> None:
    """Turn every product with fixed weights into its 8-bit form, and every table that `ids` (if any) looks up into its 4-bit one, in place."""
    weights = {constant.name: constant for constant in model.graph.initializer}
    work = _Rewrite()
    nodes = []
    for node in model.graph.node:
        table = node.op_type == "Gather" and node.input[0] in weights and node.input[1] == ids
        product = node.op_type == "MatMul" and node.input[1] in weights
        if table:
            nodes.extend(work.lookup(node, numpy_helper.to_array(weights[node.input[0]])))
        elif product:
            nodes.extend(work.product(node, numpy_helper.to_array(weights[node.input[1]])))
        else:
            nodes.append(node)
    _replace(model, nodes, work.constants)


def _replace(model: onnx.ModelProto, nodes: list[onnx.NodeProto], constants: dict[str, np.ndarray]) -> None:
    """Put the nodes and constants in, drop the constants that nobody reads any more."""
    graph = model.graph
    read = {name for node in nodes for name in node.input}
    kept = [constant for constant in graph.initializer if constant.name in read]
    made = [numpy_helper.from_array(values, name) for name, values in constants.items()]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend([*kept, *made])
    model.opset_import.append(onnx.helper.make_opsetid("com.microsoft", 1))


class _Rewrite:
    """The nodes that stand in for a product or a table, and the constants that they need."""

    def __init__(self) -> None:
        self.constants: dict[str, np.ndarray] = {
            "rowwise_levels": np.array(LEVELS, np.float32),
            "rowwise_smallest": np.array(SMALLEST, np.float32),
            "rowwise_one": np.array(1, np.float32),
            "rowwise_zero": np.array(MIDDLE, np.uint8),
            "rowwise_zeros": np.array([MIDDLE], np.uint8),
            "rowwise_list": np.array([-1], np.int64),
        }
        self._rounded: set[str] = set()
        self._shaped: set[str] = set()

    def lookup(self, node: onnx.NodeProto, table: np.ndarray) -> Iterator[onnx.NodeProto]:
        """Bytes and scales looked up; the lower halves of the bytes are the first half of a row, the upper halves the second."""
        name, ids, width = node.output[0], node.input[1], table.shape[1]
        small, scales = _blocks(table)
        numbers = (small + NIBBLE_MIDDLE).astype(np.uint8).reshape(table.shape)
        first, second = np.split(numbers, 2, axis=1)
        self.constants |= {
            f"{name}_table": first | second << NIBBLE,
            f"{name}_table_scales": scales,
            f"{name}_blocks": np.array([0, 0, width // BLOCK, BLOCK], np.int64),
            f"{name}_row": np.array([0, 0, width], np.int64),
            "nibble": np.array([NIBBLE], np.uint8),
            "nibble_middle": np.array(NIBBLE_MIDDLE, np.float32),
        }
        yield onnx.helper.make_node("Gather", [f"{name}_table", ids], [f"{name}_packed"], axis=0)
        yield onnx.helper.make_node("BitShift", [f"{name}_packed", "nibble"], [f"{name}_upper"], direction="RIGHT")
        yield onnx.helper.make_node("BitShift", [f"{name}_packed", "nibble"], [f"{name}_shifted"], direction="LEFT")
        yield onnx.helper.make_node("BitShift", [f"{name}_shifted", "nibble"], [f"{name}_lower"], direction="RIGHT")
        yield onnx.helper.make_node("Concat", [f"{name}_lower", f"{name}_upper"], [f"{name}_whole"], axis=2)
        yield onnx.helper.make_node("Cast", [f"{name}_whole"], [f"{name}_found"], to=onnx.TensorProto.FLOAT)
        yield onnx.helper.make_node("Sub", [f"{name}_found", "nibble_middle"], [f"{name}_centred"])
        yield onnx.helper.make_node("Reshape", [f"{name}_centred", f"{name}_blocks"], [f"{name}_in_blocks"])
        yield onnx.helper.make_node("Gather", [f"{name}_table_scales", ids], [f"{name}_looked_up"], axis=0)
        yield onnx.helper.make_node("Mul", [f"{name}_in_blocks", f"{name}_looked_up"], [f"{name}_scaled"])
        yield onnx.helper.make_node("Reshape", [f"{name}_scaled", f"{name}_row"], [name])

    def product(self, node: onnx.NodeProto, weights: np.ndarray) -> Iterator[onnx.NodeProto]:
        """Rounded rows times rounded columns, in whole numbers; then the scales of both."""
        source, name, width = node.input[0], node.output[0], weights.shape[1]
        scale, small = _rounded(weights, axis=0)
        self.constants |= {f"{name}_weights": small, f"{name}_scales": scale.ravel(), f"rowwise_none_{width}": np.zeros(width, np.int8)}
        yield from self._round_rows(source, weights.shape[0])
        shape = f"{source}_shape_{width}"
        yield from self._shape(source, width, shape)
        inputs = [f"{source}_bytes", f"{name}_weights", "rowwise_one", f"{name}_scales", "rowwise_zero", f"rowwise_none_{width}"]
        yield onnx.helper.make_node("MatMulIntegerToFloat", inputs, [f"{name}_product"], domain="com.microsoft")
        yield onnx.helper.make_node("Mul", [f"{name}_product", f"{source}_scale"], [f"{name}_scaled"])
        yield onnx.helper.make_node("Reshape", [f"{name}_scaled", shape], [name], name=node.name)

    def _round_rows(self, source: str, width: int) -> Iterator[onnx.NodeProto]:
        """`source` as rows of bytes, each with the scale that its largest value asks for; once for all products that read it."""
        if source in self._rounded:
            return
        self._rounded.add(source)
        self.constants[f"rowwise_rows_{width}"] = np.array([-1, width], np.int64)
        yield onnx.helper.make_node("Reshape", [source, f"rowwise_rows_{width}"], [f"{source}_rows"])
        yield onnx.helper.make_node("Abs", [f"{source}_rows"], [f"{source}_size"])
        yield onnx.helper.make_node("ReduceMax", [f"{source}_size"], [f"{source}_largest"], axes=[1], keepdims=1)
        yield onnx.helper.make_node("Max", [f"{source}_largest", "rowwise_smallest"], [f"{source}_top"])
        yield onnx.helper.make_node("Div", [f"{source}_top", "rowwise_levels"], [f"{source}_scale"])
        yield onnx.helper.make_node("Reshape", [f"{source}_scale", "rowwise_list"], [f"{source}_scales"])
        yield onnx.helper.make_node("Shape", [f"{source}_scales"], [f"{source}_count"])
        yield onnx.helper.make_node("Expand", ["rowwise_zeros", f"{source}_count"], [f"{source}_zeros"])
        rows = [f"{source}_rows", f"{source}_scales", f"{source}_zeros"]
        yield onnx.helper.make_node("QuantizeLinear", rows, [f"{source}_bytes"], axis=0)

    def _shape(self, source: str, width: int, shape: str) -> Iterator[onnx.NodeProto]:
        """The shape of `source` with its last part replaced by `width`, once for all products that ask for it."""
        if shape in self._shaped:
            return
        self._shaped.add(shape)
        self.constants[f"rowwise_width_{width}"] = np.array([width], np.int64)
        yield onnx.helper.make_node("Shape", [source], [f"{shape}_outer"], end=-1)
        yield onnx.helper.make_node("Concat", [f"{shape}_outer", f"rowwise_width_{width}"], [shape], axis=0)


def _rounded(weights: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """One scale for each slice along `axis`, and the weights in units of it (-LEVELS … LEVELS)."""
    scale = np.maximum(np.abs(weights).max(axis=axis, keepdims=True), SMALLEST).astype(np.float32) / LEVELS
    return scale.astype(np.float32), np.round(weights / scale).astype(np.int8)


def _blocks(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each row in blocks (n, blocks, BLOCK) of whole numbers (-NIBBLE_LEVELS … NIBBLE_LEVELS), and their scales (n, blocks, 1)."""
    blocks = table.reshape(len(table), -1, BLOCK)
    scales = np.maximum(np.abs(blocks).max(axis=2, keepdims=True), SMALLEST).astype(np.float32) / NIBBLE_LEVELS
    return np.round(blocks / scales).astype(np.int8), scales.astype(np.float32)


def rounded_words(table: np.ndarray) -> np.ndarray:
    """The table (n, width) of word vectors as the network that ships will have it; rounded again, it stays as it is."""
    small, scales = _blocks(table)
    return (small * scales).astype(np.float32).reshape(table.shape)
