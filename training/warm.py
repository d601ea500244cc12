"""Shipped weights back to a checkpoint to train on from: `python training/warm.py --weights DIR --out FILE`. What int8 has rounded stays rounded."""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from lean import LAID
from model import STUDENT, Model
from onnx import numpy_helper

# The weight matrices that the export leaves without a name, in the order in which each graph uses them.
LAYER = ("qkv", "out", "wide", "narrow")
ROLES = ("roles.piece", "roles.left", "roles.right", "roles.tags")
HEADS = ("cues", "sources", "targets", "kinds", "told")


def checkpoint(weights: Path) -> dict[str, torch.Tensor]:
    """The state of a model as far as the shipped graphs hold it; heads that they do not have are new."""
    model = Model()
    state = model.state_dict()
    names = [f"encoder.layers.{n}.{part}" for n in range(STUDENT.layers) for part in LAYER] + list(HEADS)
    found = {**_graph(weights / "encoder.onnx", names), **_graph(weights / "roles.onnx", list(ROLES)), **_graph(weights / "pairs.onnx", [])}
    if (weights / "frames.onnx").exists():
        found |= _graph(weights / "frames.onnx", [f"frames.{n}" for n in ("piece", "left", "right", "tags")])
    for name, value in found.items():
        known = name.removeprefix("model.")
        if known in state and state[known].shape == value.shape:
            state[known] = value
    print(f"{sum(n in {k.removeprefix('model.') for k in found} for n in state)} of {len(state)} tensors taken over")
    return state


def _graph(path: Path, names: list[str]) -> dict[str, torch.Tensor]:
    """The tensors of a graph by their names in the model; those of int8 widened, those turned by the export turned back."""
    raw = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}
    out, unnamed = {}, iter(names)
    for name, value in raw.items():
        if name.endswith(("_scale", "_zero_point")):
            continue
        whole = name.removesuffix("_quantized")
        if whole != name:
            value = (value.astype(np.float32) - raw[f"{whole}_zero_point"].astype(np.float32)) * raw[f"{whole}_scale"]
        elif value.dtype != np.float32:
            continue
        if whole.startswith("onnx::MatMul"):
            whole, value = f"{next(unnamed)}.weight", value.T
        elif whole.endswith("_Transposed"):
            whole, value = whole.removesuffix("_Transposed"), value.T
        elif whole.endswith(LAID):
            count = value.shape[1]
            whole, value = whole.removesuffix(LAID), value.reshape(-1, count, count).transpose(2, 1, 0)
        out[whole] = torch.from_numpy(np.ascontiguousarray(value, dtype=np.float32))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.save({"model": checkpoint(options.weights)}, options.out)


if __name__ == "__main__":
    main()
