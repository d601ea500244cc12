"""Gold to examples, parsed once: `python training/prepare.py --gold DIR --out FILE`."""

import argparse
import pickle
from pathlib import Path

from data import attributions, relations, sides

from legation.language import Parser


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    examples = {
        "attribution": list(attributions(options.gold, Parser())),
        "relation": list(relations(options.gold)),
        "who": list(sides(options.gold)),
    }
    options.out.write_bytes(pickle.dumps(examples))
    for task, found in examples.items():
        print(f"{task}: {len(found)} examples, {sum(e.kept for e in found)} kept for inner validation")


if __name__ == "__main__":
    main()
