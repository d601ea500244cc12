"""The held-out documents of one part of the reader's gold coded by weights that were not taught on them, and the figures: `python training/cross.py --weights DIR --fold N`."""

import argparse
import json
from pathlib import Path

from legation.coding import Line, code
from legation.evaluation.sets.record import record
from legation.language import Encoder
from legation.model.contract import as_dict
from legation.reading import reading
from record import fold


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--fold", type=int, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    line = Line.load("rules")
    line = Line(line.parser, line.register, line.gazetteer, Encoder(options.weights))
    with (options.gold / "record" / "train.jsonl").open(encoding="utf-8") as lines:
        golds = [one for row in lines if fold((one := json.loads(row))["id"]) == options.fold]
    answers = {}
    for gold in golds:
        given = reading({k: gold.get(k) for k in ("id", "title", "published", "source", "url", "text")}, gold["id"])
        answers[gold["id"]] = as_dict(code(given.document, line))
    if options.out:
        options.out.write_text("".join(json.dumps(answer) + "\n" for answer in answers.values()))
    for figure in record(golds, answers):
        print(figure.line("record"))


if __name__ == "__main__":
    main()
