"""Writes the JSON Schema files of the contract from the shapes: run by `make schemas`; a test holds that they are up to date."""

import json
from pathlib import Path

from legation.model.contract import SHAPES, schema

FOLDER = Path(__file__).resolve().parent.parent / "src" / "legation" / "schemas"


def main() -> None:
    """One file a shape."""
    FOLDER.mkdir(exist_ok=True)
    for name, shape in SHAPES.items():
        (FOLDER / f"{name}.json").write_text(json.dumps(schema(shape), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
