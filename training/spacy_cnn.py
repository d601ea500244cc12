"""The same tasks by spaCy's own architecture (hashed words, CNN of four layers, 96 wide), for the table in docs/encoder.md.

Cues and sides by its transition-based recogniser, types by its text classifier over marked parties. Figures on the kept part, by the piece-wise
measures of `measure.py` as far as they are the same: exact cues, macro-F1 of types, words of who and to whom.
"""

import argparse
import pickle
import random
import time
from pathlib import Path

import spacy
from data import TYPES, Example
from measure import macro_f1
from spacy.language import Language
from spacy.training import Example as Pair
from spacy.util import minibatch

PASSES = 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True)
    options = parser.parse_args()
    examples = pickle.loads(options.examples.read_bytes())
    cues(examples["attribution"])
    who(examples["who"])
    types(examples["relation"])


def cues(examples: list[Example]) -> None:
    """Exact F1 of cues."""
    spans = {e.id: {(*c.cue, "CUE") for c in e.cases} for e in examples}
    nlp = _recogniser([e for e in examples if not e.kept and e.cases], spans)
    right = given = wanted = 0
    for e in [e for e in examples if e.kept]:
        found = {(s.start_char, s.end_char, "CUE") for s in nlp(e.text).ents}
        right, given, wanted = right + len(found & spans[e.id]), given + len(found), wanted + len(spans[e.id])
    print("cue_exact", round(2 * right / (given + wanted), 3))


def who(examples: list[Example]) -> None:
    """F1 of the words of who did it and to whom; a recogniser gives one side a word, so that reciprocal ones count as source."""
    spans = {e.id: {(*s, "SOURCE") for s in e.sources} | {(*s, "TARGET") for s in e.targets if s not in e.sources} for e in examples}
    nlp = _recogniser([e for e in examples if not e.kept], spans)
    right = given = wanted = 0
    for e in [e for e in examples if e.kept]:
        doc = nlp(e.text)
        found = {(t.i, t.ent_type_) for t in doc if t.ent_type_}
        gold = {
            (t.i, side) for side, all_ in (("SOURCE", e.sources), ("TARGET", e.targets)) for a, b in all_ for t in doc if a <= t.idx < b
        }
        right, given, wanted = right + len(found & gold), given + len(found), wanted + len(gold)
    print("who_word_f1", round(2 * right / (given + wanted), 3))


def types(examples: list[Example]) -> None:
    """Macro-F1 of the type, parties marked by words of their own."""
    nlp = spacy.blank("en")
    classifier = nlp.add_pipe("textcat", config={"model": {"@architectures": "spacy.TextCatEnsemble.v2", "linear_model": {
        "@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": True, "ngram_size": 1, "no_output_layer": False, "length": 262144},
        "tok2vec": {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4, "embed_size": 2000,
                    "window_size": 1, "maxout_pieces": 3, "subword_features": True}}})  # fmt: skip
    for name in TYPES:
        classifier.add_label(name)  # type: ignore[attr-defined]
    pairs = [
        Pair.from_dict(nlp.make_doc(_marked(e)), {"cats": {t: float(i == e.label) for i, t in enumerate(TYPES)}})
        for e in examples
        if not e.kept
    ]
    _train(nlp, pairs, 3 * PASSES)
    told = []
    for e in [e for e in examples if e.kept]:
        cats = nlp(_marked(e)).cats
        told.append((e.label, max(range(len(TYPES)), key=lambda i, cats=cats: cats[TYPES[i]])))  # type: ignore[misc]
    print("marked_macro_f1", round(macro_f1(told), 3))


def _marked(e: Example) -> str:
    text = e.text
    marks = [(*s, "SOURCE") for s in e.sources] + [(*s, "TARGET") for s in e.targets]
    for start, end, side in sorted(marks, reverse=True):
        text = f"{text[:start]} {side}BEGIN {text[start:end]} {side}END {text[end:]}"
    return text


def _recogniser(examples: list[Example], spans: dict[str, set[tuple[int, int, str]]]) -> Language:
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    pairs = []
    for e in examples:
        doc = nlp.make_doc(e.text)
        made = [s for a, b, label in sorted(spans[e.id]) if (s := doc.char_span(a, b, label, alignment_mode="expand"))]
        pairs.append(Pair.from_dict(doc, {"entities": [(s.start_char, s.end_char, s.label_) for s in spacy.util.filter_spans(made)]}))
    for label in {label for found in spans.values() for *_, label in found}:
        recogniser.add_label(label)  # type: ignore[attr-defined]
    _train(nlp, pairs, PASSES)
    return nlp


def _train(nlp: Language, pairs: list[Pair], passes: int) -> None:
    chance, started = random.Random(1), time.process_time()
    optimizer = nlp.initialize(lambda: pairs)
    for _ in range(passes):
        chance.shuffle(pairs)
        for batch in minibatch(pairs, size=64):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    print(f"trained on {len(pairs)} in {time.process_time() - started:.0f} s of processor time")


if __name__ == "__main__":
    main()
