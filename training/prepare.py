"""Gold to examples, parsed once: `python training/prepare.py --gold DIR --out FILE`."""

import argparse
import pickle
from pathlib import Path

from data import attributions, relations, sides

from legation.coding import Line
from record import pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    line = Line.load("rules")
    examples = {
        "attribution": list(attributions(options.gold, line.parser)),
        "relation": list(relations(options.gold)),
        "who": list(sides(options.gold)),
    }
    for task, found in examples.items():
        print(f"{task}: {len(found)} examples, {sum(e.kept for e in found)} kept for inner validation")
    told = list(pages(options.gold, line))
    options.out.write_bytes(pickle.dumps({**examples, "telling": told}))
    print(f"telling: {len(told)} windows with {sum(len(page.told) for page in told)} facts")


if __name__ == "__main__":
    main()
