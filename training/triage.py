"""What speaks for it that a text tells of what passes between states: the weights of `triage_weights.tsv`.

`python training/triage.py SHARED`: logistic regression on how many different names and words of each sort stand in a text, and on its length, over the
diplomatic and the other news at hand, without the documents of `record/dev`. It is tried on sources that are held apart, and the table is written. Needs
scikit-learn (extra `training`).
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from legation.reading.triage import FEW, Triage, terms
from legation.reference.tables import DATA

FOLDS, SEEDS = 8, (3, 4)
OFFICIAL = 0.3  # what a release of a government counts beside a report: three quarters of the diplomatic texts are of two houses
KEPT = (0.98, 0.985, 0.99, 0.995)
HEAD = "# What of a text speaks for its dealing with what passes between states: weights of a logistic sum over the logarithms of its words and of how many\n# different names and words of each sort stand in it; written by training/triage.py.\n"


def main(shared: str) -> None:
    """Print what each share of diplomatic news costs in other news, and write the weights learnt on all."""
    documents = list(_documents(Path(shared)))
    triage = Triage.of()
    told = [terms(triage.found(text), len(text.split())) for text in (_text(document) for document, _ in documents)]
    values = np.array([list(one.values()) for one in told])
    right = np.array([kind == "diplomacy_news" for _, kind in documents])
    news = np.array([document.get("source_type") == "news" for document, _ in documents])
    weights = np.where(right & ~news, OFFICIAL, 1.0)
    weights[~right] *= weights[right].sum() / (~right).sum()
    apart = _apart(values, right, weights, [str(document.get("source") or document["id"]) for document, _ in documents])
    for kept in KEPT:
        least = np.quantile(apart[right & news], 1 - kept)
        official, other = (apart[right & ~news] >= least).mean(), (apart[~right] >= least).mean()
        print(f"sum {least:.2f}: {kept:.3f} of diplomatic news, {official:.3f} of releases, {other:.3f} of other news pass")
    learnt = LogisticRegression(C=1.0, max_iter=5000).fit(values[:, 1:], right, sample_weight=weights)
    learnt_terms = dict(zip(told[0], (float(learnt.intercept_[0]), *map(float, learnt.coef_[0])), strict=True))
    lines = "".join(f"{term}\t{value:.3f}\town, of 3,720 diplomatic and 272 other items of news\n" for term, value in learnt_terms.items())
    Path(str(DATA / "triage_weights.tsv")).write_text(f"{HEAD}term\tweight\tsource\n{lines}", encoding="utf-8")


def _documents(shared: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """What is long enough to be weighed, and no document by which the line is measured."""
    measured = {json.loads(line)["text"] for line in (shared / "gold/record/dev.jsonl").read_text(encoding="utf-8").splitlines()}
    for kind in ("diplomacy_news", "non_diplomacy_news"):
        with gzip.open(shared / "corpora" / f"{kind}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                if document["text"] not in measured and len(_text(document).split()) > FEW:
                    yield document, kind


def _text(document: dict[str, Any]) -> str:
    return f"{document.get('title') or ''}\n{document['text']}"


def _apart(terms: np.ndarray, right: np.ndarray, weights: np.ndarray, sources: Sequence[str]) -> np.ndarray:
    """The sum of each text by weights that were learnt on other sources."""
    found = np.zeros(len(right))
    for seed in SEEDS:
        for learn, hold in StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed).split(terms, right, sources):
            model = LogisticRegression(C=1.0, max_iter=5000).fit(terms[learn][:, 1:], right[learn], sample_weight=weights[learn])
            found[hold] += model.decision_function(terms[hold][:, 1:])
    return found / len(SEEDS)


if __name__ == "__main__":
    main(sys.argv[1])
