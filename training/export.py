"""A checkpoint to what ships: ONNX files, tokenizer and a description. `python training/export.py --checkpoint FILE --start DIR --out DIR`."""

import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch
from data import TYPES
from lean import GRAPHS, digest, lean
from model import STUDENT, Model, published
from torch import Tensor, nn

SEEN = ["states", "cues", "sources", "targets", "kinds", "told"]


class States(nn.Module):
    """The encoder with its tag heads, for one window without padding."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, capitals: Tensor) -> tuple[Tensor, ...]:
        model, states = self.model, self.model.encoder(ids, capitals, torch.ones_like(ids))
        return states, model.cues(states), model.sources(states), model.targets(states), model.kinds(states), model.told(states)


class RolesOfOne(nn.Module):
    """Roles of several cues of one window: 1 x T x H, C x T, C x T."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.roles = model.roles

    def forward(self, states: Tensor, cue: Tensor, distance: Tensor) -> Tensor:
        return self.roles(states, cue, distance)


class FramesOfOne(nn.Module):
    """What belongs to several words that tell of facts in one window: 1 x T x H, C x T, C x T, C."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.frames = model.frames

    def forward(self, states: Tensor, cue: Tensor, distance: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        return self.frames(states, cue, distance, kind)


class Pairs(nn.Module):
    """The type between two parties, marked and plain."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.marked, self.plain = model.marked, model.plain

    def forward(self, states: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
        return self.marked(states, weights), self.plain(states, weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--start", type=Path, default=published())
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--precision", choices=("fp32", "fp16", "int8"), default="int8")
    options = parser.parse_args()
    model = Model()
    model.load_state_dict(torch.load(options.checkpoint, weights_only=True)["model"])
    model.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    write(model, options.out)
    PRECISIONS[options.precision](options.out)
    shutil.copy(options.start / "tokenizer.json", options.out / "tokenizer.json")
    shutil.copy(Path(__file__).parent / "NOTICE.weights", options.out / "NOTICE")
    shutil.copy(Path(__file__).parent.parent / "LICENSE", options.out / "LICENSE")
    about = {"types": TYPES, "layers": STUDENT.layers, "precision": options.precision, "digest": digest(options.out)}
    (options.out / "model.json").write_text(json.dumps(about, indent=1) + "\n")


def write(model: Model, out: Path) -> None:
    """The four graphs in single precision."""
    ids = torch.randint(1000, 2000, (1, 23))
    capitals, states = torch.zeros_like(ids), torch.randn(1, 23, STUDENT.hidden)
    t, c = {1: "T"}, {0: "C", 1: "T"}
    _export(
        States(model), (ids, capitals), out / "encoder.onnx", ["ids", "capitals"], SEEN,
        dict.fromkeys(("ids", "capitals", *SEEN), t),
    )  # fmt: skip
    cue, distance = torch.rand(3, 23), torch.randint(0, 60, (3, 23))
    _export(
        RolesOfOne(model), (states, cue, distance), out / "roles.onnx", ["states", "cue", "distance"], ["tags"],
        {"states": t, "cue": c, "distance": c, "tags": c},
    )  # fmt: skip
    _export(
        FramesOfOne(model), (states, cue, distance, torch.tensor([0, 1, 2])), out / "frames.onnx", ["states", "cue", "distance", "kind"], ["tags", "answers"],
        {"states": t, "cue": c, "distance": c, "kind": {0: "C"}, "tags": c, "answers": {0: "C"}},
    )  # fmt: skip
    _export(
        Pairs(model), (states, torch.rand(1, 5, 23)), out / "pairs.onnx", ["states", "weights"], ["marked", "plain"],
        {"states": t, "weights": {2: "T"}},
    )  # fmt: skip


def _export(module: nn.Module, inputs: tuple[Tensor, ...], path: Path, names: list[str], outputs: list[str], axes: dict) -> None:
    torch.onnx.export(
        module, inputs, str(path), input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False
    )  # fmt: skip


def _fp32(out: Path) -> None:
    pass


def _int8(out: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    for name in GRAPHS:
        path = out / f"{name}.onnx"
        quantize_dynamic(
            path, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul", "Gather"]
        )
    lean(out, STUDENT.heads)


def _fp16(out: Path) -> None:
    """Weights kept in half precision and widened when loaded: half the size, the arithmetic of single precision."""
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper

    for name in GRAPHS:
        graph = onnx.load(out / f"{name}.onnx")
        widened = []
        for weight in graph.graph.initializer:
            if weight.data_type == TensorProto.FLOAT and np.prod(weight.dims) > 256:
                held, halved = weight.name, numpy_helper.to_array(weight).astype(np.float16)
                weight.CopyFrom(numpy_helper.from_array(halved, f"{held}_half"))
                widened.append(helper.make_node("Cast", [f"{held}_half"], [held], to=TensorProto.FLOAT))
        for node in reversed(widened):
            graph.graph.node.insert(0, node)
        onnx.save(graph, out / f"{name}.onnx")


PRECISIONS = {"fp32": _fp32, "int8": _int8, "fp16": _fp16}

if __name__ == "__main__":
    main()
