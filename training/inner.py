"""The kept part of the gold, which no training saw, as gold of its own, and what the encoder alone says of its relations. Needs no torch.

`python training/inner.py --gold DIR --out DIR` writes OUT/gold, which `legation score` takes, and OUT/alone/relations.jsonl. Run by `make score-inner`.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from data import kept

from legation.events.asking import request
from legation.language import Encoder

SHARES = {
    "relations/plv": ("relations/plv", 7),
    "relations/codebook": ("relations/codebook", 7),
    "spans/cameo": ("spans/cameo", 7),
    "statements/train": ("statements/kept", 14),
    "statements/dev": ("statements/dev", 1),
}
"""File of the gold: the file that its kept part goes to, and one in how many is kept, as in `data.py`; the development part of PolNeAR is not trained on at all."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    for name, (part, share) in SHARES.items():
        lines = list(cut(options.gold / f"{name}.jsonl", share))
        print(f"{part}: {len(lines)} kept")
        _write(options.out / "gold" / f"{part}.jsonl", lines)
    if Encoder.there():
        asked = [line for part in ("plv", "codebook") for line in cut(options.gold / "relations" / f"{part}.jsonl", 7)]
        _write(options.out / "alone" / "relations.jsonl", [alone(line, Encoder.load()) for line in asked])


def cut(path: Path, share: int) -> Iterator[str]:
    """The lines of a file of gold that training never saw."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if kept(str(json.loads(line)["id"]), share):
                yield line.rstrip("\n")


def alone(line: str, encoder: Encoder) -> str:
    """The likeliest type of one relation by the encoder, as `legation relate` would write it."""
    asked = request(json.loads(line))
    told = encoder.relate(asked.text, asked.source, asked.target)
    return json.dumps({"id": asked.id, "event": max(told, key=lambda name: (told[name], name))})


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
