"""Would heads on the frozen encoder beat the rules for the act of commitments, the realis of meetings and issue areas?

`python training/probe.py --gold DIR`: logistic regression on the mean state of the encoder over the evidence, in five folds by document, beside what
the line itself codes for the same facts. Needs scikit-learn (extra `training`), no torch. What it gave is in docs/encoder.md.
"""

import argparse
import json
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MultiLabelBinarizer, StandardScaler

from legation import Line, code
from legation.evaluation.sets.meetings import likeness
from legation.evaluation.sets.parties import content_overlap, parties
from legation.evaluation.spans import WordIndex, align
from legation.language import Encoder
from legation.language.windows import windows, words
from legation.model import Sentence
from legation.model.contract import as_line
from legation.reading import reading

FOLDS, STRENGTHS = 5, (0.001, 0.01, 0.1, 1.0)


@dataclass
class Items:
    """Facts of gold: the document of each, its state, what gold says, and what the line says; `None` where the line has no such fact."""

    groups: list[str] = field(default_factory=list)
    states: list[np.ndarray] = field(default_factory=list)
    gold: list[Any] = field(default_factory=list)
    told: list[Any] = field(default_factory=list)


def main() -> None:
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    items = gathered(parser.parse_args().gold / "diplomacy" / "own.jsonl", Line.load("encoder"))
    for name, found in items.items():
        measure = issues_f1 if name == "issues" else accuracy
        common = [i for i, told in enumerate(found.told) if told is not None]
        best = max(((measure(found, head(found, c), common), c) for c in STRENGTHS), key=lambda pair: pair[0])
        rules = measure(found, found.told, common)
        print(
            f"{name}: head {best[0]:.2f} (the best of {STRENGTHS}: {best[1]}), rules {rules:.2f}, on {len(common)} of {len(found.gold)} facts"
        )


def gathered(path: Path, line: Line) -> dict[str, Items]:
    """All facts of gold by question."""
    out = {"act": Items(), "realis": Items(), "issues": Items()}
    assert line.encoder is not None
    for record in (json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()):
        read = reading({k: record.get(k) for k in ("id", "title", "published", "source", "text")}, record["id"]).document
        answer, index = json.loads(as_line(code(read, line))), WordIndex(record["text"])
        state = mean_states(line.encoder, line.parser.sentences(read))
        for kind, alike, name in (("commitments", bound_likeness, "act"), ("meetings", likeness, "realis")):
            pairs = dict(align(record[kind], answer[kind], lambda g, a, like=alike, w=index: like(w, g, a)))
            for n, gold in enumerate(record[kind]):
                told = answer[kind][pairs[n]] if n in pairs else None
                for question, key in ((name, name), ("issues", "issues")):
                    held = out[question]
                    held.groups.append(record["id"])
                    held.states.append(state(gold["evidence"]))
                    held.gold.append(gold[key])
                    held.told.append(told and told[key])
    return out


def bound_likeness(index: WordIndex, gold: dict, told: dict) -> float:
    """As the scorer has it: half of the content and a party in common."""
    return content_overlap(index, gold, told) if parties(gold, "parties") & parties(told, "parties") else 0.0


def mean_states(encoder: Encoder, sentences: Sequence[Sentence]) -> Callable[[dict], np.ndarray]:
    """A function from a stretch of the document to the mean state of its wordpieces, over all windows that it touches."""
    made = []
    for window in windows(sentences):
        pieces = encoder.cut(words(window))
        made.append((window[0].start, pieces, encoder.states(pieces)[0]))

    def mean(span: dict) -> np.ndarray:
        rows = [states[pieces.covered(span["start"] - at, span["end"] - at)] for at, pieces, states in made]
        return np.concatenate(rows).mean(axis=0)

    return mean


def head(items: Items, strength: float) -> list[Any]:
    """What a head says of every fact, learnt from the documents of the other folds."""
    x, labels = np.stack(items.states), isinstance(items.gold[0], list)
    binary = MultiLabelBinarizer().fit(items.gold) if labels else None
    y = binary.transform(items.gold) if binary else np.array(items.gold)
    out: list[Any] = [None] * len(items.gold)
    for train, test in GroupKFold(FOLDS).split(x, y, items.groups):
        plain = LogisticRegression(C=strength, max_iter=2000, class_weight="balanced")
        model = make_pipeline(StandardScaler(), OneVsRestClassifier(plain) if labels else plain).fit(x[train], y[train])
        told = model.predict(x[test])
        for i, one in zip(test, binary.inverse_transform(told) if binary else told, strict=True):
            out[i] = one
    return out


def accuracy(items: Items, told: Sequence[Any], those: Sequence[int]) -> float:
    """Share of right answers."""
    return sum(items.gold[i] == told[i] for i in those) / len(those)


def issues_f1(items: Items, told: Sequence[Any], those: Sequence[int]) -> float:
    """F1 over all issues of all facts."""
    pairs = [(set(items.gold[i]), set(told[i])) for i in those]
    return 2 * sum(len(g & t) for g, t in pairs) / max(1, sum(len(g) + len(t) for g, t in pairs))


if __name__ == "__main__":
    main()
