"""Figures on examples that training does not see, counted in pieces: near to those of the scorer, and quick."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from batches import Row, batches, cue_inputs, padded, pair_weights
from data import TYPES
from model import Model
from telling import measure_telling


def measure(model: Model, held: dict[str, list[Row]], probabilities: Path | None = None) -> dict[str, float]:
    """F1 of exact cues, sources and contents, of types (macro), and of pieces of who and to whom."""
    model.eval()
    with torch.inference_mode():
        out: dict[str, float] = {}
        if held.get("attribution"):
            out |= _attributions(model, held["attribution"])
        if held.get("relation"):
            out |= _relations(model, held["relation"], probabilities)
        if held.get("who"):
            out |= _who(model, held["who"])
        if held.get("telling"):
            out |= measure_telling(model, held["telling"])  # type: ignore[arg-type]
    return {name: round(value, 3) for name, value in out.items()}


def spans(tags: Sequence[int], begin: int = 1) -> list[tuple[int, int]]:
    """Stretches (first, last) of the tags `begin` and `begin + 1`."""
    out: list[tuple[int, int]] = []
    for i, tag in enumerate(tags):
        if tag == begin or (tag == begin + 1 and (not out or out[-1][1] != i - 1)):
            out.append((i, i))
        elif tag == begin + 1:
            out[-1] = (out[-1][0], i)
    return out


def _attributions(model: Model, rows: Sequence[Row]) -> dict[str, float]:
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for batch in batches(rows, 2048, None):
        ids, capitals, mask = padded(batch)
        states = model.encoder(ids, capitals, mask)
        tags = model.cues(states).argmax(-1) * mask
        for i, row in enumerate(batch):
            gold = {(c[0][0], c[0][-1]): c for c in row.cases}
            found = spans(tags[i].tolist())
            given["cue"] += len(found)
            wanted["cue"] += len(gold)
            right["cue"] += sum(cue in gold for cue in found)
            right["touch"] += sum(any(a <= d and c <= b for c, d in gold) for a, b in found)
            for _, source, _ in row.cases:
                wanted["source"] += len(source) > 0
                wanted["content"] += 1
            for cue in found:
                near = next((c for (a, b), c in gold.items() if a <= cue[1] and cue[0] <= b), None)
                weights, distance = cue_inputs(ids.shape[1], range(cue[0], cue[1] + 1))
                told = (model.roles(states[i : i + 1], weights[None], distance[None]).argmax(-1)[0] * mask[i]).tolist()
                source, content = spans(told, 1), spans(told, 3)
                given["source"] += len(source) > 0
                given["content"] += len(content) > 0
                if near:
                    right["source"] += bool(source) and source == [(s[0], s[-1]) for s in near[1]]
                    right["content"] += bool(content) and content == [(s[0], s[-1]) for s in near[2]]
    out = {f"{name}_exact": 2 * right[name] / max(1, given[name] + wanted[name]) for name in ("cue", "source", "content")}
    return {**out, "cue_touch": 2 * right["touch"] / max(1, given["cue"] + wanted["cue"])}


def _relations(model: Model, rows: Sequence[Row], probabilities: Path | None) -> dict[str, float]:
    out, lines = {}, []
    for name, marked in (("marked", True), ("plain", False)):
        pairs = []
        for batch in batches([row for row in rows if row.marked is marked], 2048, None):
            ids, capitals, mask = padded(batch)
            states = model.encoder(ids, capitals, mask)
            weights = torch.stack([pair_weights(row, ids.shape[1]) for row in batch])
            told = (model.marked if marked else model.plain)(states, weights).softmax(-1)
            for row, p in zip(batch, told.tolist(), strict=True):
                pairs.append((row.example.label, max(range(len(p)), key=p.__getitem__)))
                lines.append({"id": row.example.id, "how": name, "p": dict(zip(TYPES, (round(x, 4) for x in p), strict=True))})
        out[f"{name}_macro_f1"] = macro_f1(pairs)
    if probabilities:
        probabilities.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return out


def macro_f1(pairs: Iterable[tuple[int, int]]) -> float:
    """Mean over the types of F1, from (gold, told)."""
    pairs = list(pairs)
    scores = []
    for label in {gold for gold, _ in pairs}:
        hit = sum(g == t == label for g, t in pairs)
        scores.append(2 * hit / max(1, sum(g == label for g, _ in pairs) + sum(t == label for _, t in pairs)))
    return sum(scores) / max(1, len(scores))


def _who(model: Model, rows: Sequence[Row]) -> dict[str, float]:
    hit = told_count = gold_count = 0
    for batch in batches(rows, 2048, None):
        ids, capitals, mask = padded(batch)
        states = model.encoder(ids, capitals, mask)
        for head, side in ((model.sources, "sources"), (model.targets, "targets")):
            told = (head(states).argmax(-1) > 0) & (mask > 0)
            for i, row in enumerate(batch):
                gold = {p for stretch in getattr(row, side) for p in stretch}
                mine = {p for p, x in enumerate(told[i].tolist()) if x}
                hit, told_count, gold_count = hit + len(gold & mine), told_count + len(mine), gold_count + len(gold)
    return {"who_token_f1": 2 * hit / max(1, told_count + gold_count)}
