"""Exported graphs rewritten to cost less, with the same weights: `python training/lean.py FOLDER [--heads 12]`. The last step of `export.py`.

Convolutions over pieces become eight-bit products like all others: the neighbours of a piece are laid beside it, and one product sums over them.
The attention of a layer becomes one node that does not write down all weights between all pieces; what its mask adds is nothing, for a window has no padding.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

import numpy as np
import onnx
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

HEADS = 12
MOST = 64  # half of the eight bits' range: processors without VNNI add two products in sixteen bits
LAID = "_Laid"  # what the weights of a convolution are called after their own name: the neighbours of a piece one after the other, by what comes of them
ENDLESS = np.iinfo(np.int64).max
GRAPHS = ("encoder", "roles", "frames", "pairs")
Rewrite = Callable[["_Graph", NodeProto], list[NodeProto]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--heads", type=int, default=HEADS)
    wanted = asked.parse_args()
    lean(wanted.folder, wanted.heads)
    about = json.loads((wanted.folder / "model.json").read_text(encoding="utf-8"))
    (wanted.folder / "model.json").write_text(json.dumps(about | {"digest": digest(wanted.folder)}, indent=1) + "\n", encoding="utf-8")


def digest(folder: Path) -> str:
    """What tells these graphs from others."""
    return blake2b(b"".join((folder / f"{name}.onnx").read_bytes() for name in GRAPHS), digest_size=8).hexdigest()


def lean(folder: Path, heads: int = HEADS) -> None:
    """Rewrites the graphs of a folder in their place; what is rewritten already stays."""
    for name in GRAPHS:
        model = onnx.load(folder / f"{name}.onnx")
        changed = [*_each(model, "Conv", _product), *_each(model, "Softmax", lambda graph, node: _attention(graph, node, heads))]
        if changed:
            _pruned(model)
            onnx.save(model, folder / f"{name}.onnx")


def _each(model: ModelProto, kind: str, rewrite: Rewrite) -> Iterator[str]:
    for node in [node for node in model.graph.node if node.op_type == kind]:
        made = rewrite(_Graph(model), node)
        at = list(model.graph.node).index(node)
        for new in reversed(made):
            model.graph.node.insert(at, new)
        yield node.name


class _Graph:
    """Who makes and who takes each value."""

    def __init__(self, model: ModelProto) -> None:
        self.model = model
        self.maker = {out: node for node in model.graph.node for out in node.output}
        self.weights = {one.name: one for one in model.graph.initializer}

    def made_by(self, value: str, *kinds: str) -> NodeProto:
        """The node that makes a value, which is of one of these kinds."""
        node = self.maker[value]
        if node.op_type not in kinds:
            raise ValueError(f"{value} is made by {node.op_type}, not {' or '.join(kinds)}")
        return node

    def takers(self, value: str) -> list[NodeProto]:
        """Those that take a value."""
        return [node for node in self.model.graph.node if value in node.input]

    def held(self, name: str, values: np.ndarray) -> str:
        """A weight of the graph, by its name."""
        if name not in self.weights:
            self.weights[name] = numpy_helper.from_array(values, name)
            self.model.graph.initializer.append(self.weights[name])
        return name


def _product(graph: _Graph, conv: NodeProto) -> list[NodeProto]:
    """Transpose, Conv, Transpose (C x T x N to C x T x M) as one eight-bit product."""
    kernel = numpy_helper.to_array(graph.weights[conv.input[1]])  # M x N x width
    before, (after,) = graph.made_by(conv.input[0], "Transpose"), graph.takers(conv.output[0])
    weights = kernel.transpose(2, 1, 0).reshape(-1, kernel.shape[0])
    scale = (np.abs(weights).max(axis=0) / MOST).astype(np.float32)
    rounded = np.clip(np.round(weights / scale), -MOST, MOST).astype(np.int8)
    name, width, x = conv.output[0], kernel.shape[2], before.input[0]
    laid = f"{conv.input[1]}{LAID}"
    q, s, z = (f"{name}_{part}" for part in ("quantized", "scale", "zero_point"))
    side = width // 2
    nodes = [
        helper.make_node("DynamicQuantizeLinear", [x], [q, s, z]),
        helper.make_node("Pad", [q, graph.held(f"{name}_pads", np.array([0, side, 0, 0, side, 0], np.int64)), z], [f"{name}_wide"]),
    ]
    for n in range(width):
        ends = n + 1 - width if n + 1 < width else ENDLESS
        bounds = [graph.held(f"{name}_{what}_{n}", np.array([at], np.int64)) for what, at in (("from", n), ("to", ends), ("along", 1))]
        nodes.append(helper.make_node("Slice", [f"{name}_wide", *bounds], [f"{name}_beside_{n}"]))
    nodes += [
        helper.make_node("Concat", [f"{name}_beside_{n}" for n in range(width)], [f"{name}_laid"], axis=2),
        helper.make_node(
            "MatMulInteger",
            [f"{name}_laid", graph.held(f"{laid}_quantized", rounded), z, graph.held(f"{laid}_zero_point", np.zeros(len(scale), np.int8))],
            [f"{name}_whole"],
        ),
        helper.make_node("Cast", [f"{name}_whole"], [f"{name}_cast"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [s, graph.held(f"{laid}_scale", scale)], [f"{name}_scales"]),
        helper.make_node("Mul", [f"{name}_cast", f"{name}_scales"], [f"{name}_product"]),
        helper.make_node("Add", [f"{name}_product", conv.input[2]], [after.output[0]]),
    ]  # fmt: skip
    graph.model.graph.node.remove(after)
    return nodes


def _attention(graph: _Graph, softmax: NodeProto, heads: int) -> list[NodeProto]:
    """All from the product that gives queries, keys and values at once to the states that were attended to, as one node after their parting."""
    seen = graph.takers(softmax.output[0])[0]
    (turned,) = graph.takers(seen.output[0])
    (flat,) = graph.takers(turned.output[0])
    squeezed = graph.made_by(seen.input[1], "Squeeze")
    split = graph.made_by(squeezed.input[0], "Split")
    whole = graph.made_by(graph.made_by(split.input[0], "Transpose").input[0], "Reshape").input[0]
    name = flat.output[0]
    parts = [f"{name}_{part}" for part in ("queries", "keys", "values")]
    graph.model.graph.node.remove(flat)
    if not any(one.domain == "com.microsoft" for one in graph.model.opset_import):
        graph.model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    return [
        helper.make_node("Split", [whole], parts, axis=2),
        helper.make_node("MultiHeadAttention", parts, [name], domain="com.microsoft", num_heads=heads),
    ]


def _pruned(model: ModelProto) -> None:
    """Leaves out what nothing takes any more."""
    graph = model.graph
    while True:
        wanted = {value for node in graph.node for value in node.input} | {out.name for out in graph.output}
        unused = [node for node in graph.node if not any(out in wanted for out in node.output)]
        if not unused:
            break
        for node in unused:
            graph.node.remove(node)
    for weight in [one for one in graph.initializer if one.name not in wanted]:
        graph.initializer.remove(weight)


if __name__ == "__main__":
    main()
