"""How far answers can be believed: by cross-validation over the documents of the reader's gold, each read by weights that were not taught on it.

`python training/weigh.py gather --weights DIR --fold N --gold DIR --out FILE` for each part, then `weigh.py fit FILE... --into WEIGHTS`.
"""

import argparse
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from legation import meetings, statements
from legation.coding import Line, look
from legation.commitments.coder import by_rules as by_rule
from legation.commitments.voices import voice
from legation.commitments.weighed import features, proposals
from legation.evaluation.sets.commitments import share_party
from legation.evaluation.sets.parties import content_overlap
from legation.evaluation.sets.told import codes_of, length, period, right_sides, same_member, same_type, sentence_of, wanted_members
from legation.evaluation.spans import WordIndex, align
from legation.events.choices import places, times
from legation.events.coder import by_rules, talks
from legation.events.company import BESIDE, features_beside
from legation.events.framed import voice_of
from legation.events.parts import SIDES, parts
from legation.events.weighed import answers, side_features, type_features
from legation.frames import frames
from legation.language import Encoder
from legation.language.kinds import EVENTS
from legation.model import SURE
from legation.model.contract import as_dict
from legation.reading import reading
from record import fold

RARE = 4  # answers without which a feature is not learnt
DEPTH = 0.3  # of regularisation: 0.1, 0.3 and 1 were tried, alike within 0.003 of area


def gather(options: argparse.Namespace) -> None:
    """What speaks for each answer of the documents of a part, and whether it is right; the same for those who may stand on a side, and for times and places."""
    line = Line.load("rules")
    line = Line(line.parser, line.register, line.gazetteer, Encoder(options.weights))
    rows = []
    asked = {"answers": _document, "sides": _parts, "choices": _choices, "commitments": _bound}[options.what]
    with (options.gold / options.set).open(encoding="utf-8") as lines:
        for row in lines:
            record = json.loads(row)
            if options.fold is None or fold(record["id"]) == options.fold:
                rows += asked(record, line)
    options.out.write_bytes(pickle.dumps(rows))
    print(len(rows), "answers")


def _spoken(record: dict, line: Line) -> tuple:
    document = reading({k: record.get(k) for k in ("id", "title", "published", "source", "url", "text")}, record["id"]).document
    scene = look(document, line.parser.sentences(document), line)
    said = statements.code(scene)
    return scene.with_actors(statements.groups(said, scene)), said


def _seen(record: dict, line: Line) -> tuple:
    scene, said = _spoken(record, line)
    ruled = by_rules(scene, said, meetings.code(scene, said, talks(scene, said, line.weights)))
    return scene, said, answers(scene, ruled, frames(scene, *EVENTS), said, line.weights or {})


def _pairs(record: dict, found: tuple) -> Iterator[tuple]:
    """Frames with the telling of gold that they tell."""
    golds = [e for e in record["events"] if e["trigger"]]
    for answer in found:
        if answer.frame is not None:
            cue, at = answer.frame.cue, sentence_of(record, answer.frame.cue.start)
            like = [g for g in golds if sentence_of(record, g["trigger"]["start"]) == at and same_type(g, answer.frame.kind)]
            like.sort(
                key=lambda g: (
                    not (g["trigger"]["start"] < cue.end and cue.start < g["trigger"]["end"]),
                    abs(g["trigger"]["start"] - cue.start),
                )
            )
            if like:
                yield answer, like[0]


def _choices(record: dict, line: Line) -> list[dict]:
    """Every time and place that may be chosen for a frame that tells what gold tells, with whether gold has it."""
    scene, _, found = _seen(record, line)
    out = []
    for answer, gold in _pairs(record, found):
        row = {"id": record["id"]}
        wanted = period({"start": gold["date"][0], "end": gold["date"][1]}) if gold["date"] else None
        row["dates"] = [(dict(c.features), _day_right(c.what, wanted)) for c in times(scene, answer.frame)]
        country = gold["place"][1] if gold["place"] else None
        row["places"] = [(dict(c.features), bool(country) and scene.places[c.what].country == country) for c in places(scene, answer.frame)]
        row["dated"], row["placed"] = bool(wanted), bool(country)
        out.append(row)
    return out


def _day_right(time: object, wanted: tuple[str, str] | None) -> bool:
    told = period({"from": time.from_, "until": time.until})
    return bool(told and wanted) and told[0] <= wanted[1] and wanted[0] <= told[1] and length(told) <= max(7, 2 * length(wanted))


def _parts(record: dict, line: Line) -> list[dict]:
    """Everyone near a frame that tells what gold tells, with whether gold has them on either side."""
    scene, said, found = _seen(record, line)
    words, out = WordIndex(scene.document.text), []
    for number, (answer, gold) in enumerate(_pairs(record, found)):
        wanted = {"agent": wanted_members(gold["actors"]), "recipient": wanted_members(gold["recipients"])}
        for part in parts(scene, answer.frame, answer.ruled, voice_of(said, answer.frame)):
            members = [
                (
                    codes_of(k, {"country": a.country, "cameo": a.cameo} if (a := scene.actor(k)) else {}),
                    ((part.span.start, part.span.end),),
                )
                for k in part.keys
            ]
            members = members or [(frozenset(), ((part.span.start, part.span.end),))]
            row = {"id": record["id"], "of": number, "kind": answer.frame.kind, "part": part}
            for role in SIDES:
                row[role] = dict(part.features[role])
                row[f"{role} right"] = all(any(same_member(words, g, m) for g in wanted[role]) for m in members)
            out.append(row)
    return out


def _bound(record: dict, line: Line) -> list[dict]:
    """Every commitment that is proposed, with whether gold has it: half of the words of its content, and one who is bound."""
    scene, said = _spoken(record, line)
    own = voice(scene)
    found = proposals(scene, by_rule(scene, said, own), frames(scene, "commitment"), said)
    words = WordIndex(scene.document.text)
    given = [as_dict(one.commitment) for one in found]
    right = [any(content_overlap(words, gold, one) and share_party(gold, one) for gold in record["commitments"]) for one in given]
    taken = {
        j
        for _, j in align(
            record["commitments"], given, lambda gold, one: content_overlap(words, gold, one) if share_party(gold, one) else 0.0
        )
    }
    return [
        {
            "id": record["id"],
            "commitment": features(one, found, bool(own)),
            "ok": right[n],
            "first": n in taken,
            "wanted": len(record["commitments"]),
        }
        for n, one in enumerate(found)
    ]


def _document(record: dict, line: Line) -> list[dict]:
    scene, _, found = _seen(record, line)
    words, golds = WordIndex(scene.document.text), [e for e in record["events"] if e["trigger"]]
    cast = {a.key: {"key": a.key, "country": a.country, "cameo": a.cameo} for a in scene.actors}
    out = []
    for answer in found:
        near = [other for other in found if other.event.sentence == answer.event.sentence]
        row = {"id": record["id"], "type": type_features(answer, near), "sides": side_features(scene, answer)}
        row["right"] = _right(record, golds, answer.event, words, cast)
        for name, one in (("ruled", answer.ruled), ("coded", answer.coded)):
            row[name] = _right(record, golds, one, words, cast) if one is not None else None
        row["about"] = (answer.event.event, answer.event.trigger.text, answer.event.reason)
        out.append(row)
    return out


def _right(record: dict, golds: list[dict], event: object, words: WordIndex, cast: dict) -> tuple[bool, bool]:
    """Whether the type is told in the sentence, and whether both sides are right for one such telling."""
    at = sentence_of(record, event.trigger.start)
    told = {
        "event": event.event, "actors": list(event.actors), "recipients": list(event.recipients),
        "actor_spans": [{"start": s.start, "end": s.end} for s in event.actor_spans],
        "recipient_spans": [{"start": s.start, "end": s.end} for s in event.recipient_spans],
    }  # fmt: skip
    like = [g for g in golds if at is not None and sentence_of(record, g["trigger"]["start"]) == at and same_type(g, event.event)]
    return bool(like), any(right_sides(words, g, told, cast).both for g in like)


def fit(options: argparse.Namespace) -> None:
    """Weights for type and sides, with figures from folds over the documents; written into the description of the weights."""
    rows = [row for path in options.rows for row in pickle.loads(path.read_bytes())]
    made = {}
    steps = [
        ("type", rows, lambda r: r["right"][0]),
        ("sides", [r for r in rows if r.get("right", (False,))[0]], lambda r: r["right"][1]),
    ]
    if "agent right" in rows[0]:
        steps = [("agent", rows, lambda r: r["agent right"]), ("recipient", rows, lambda r: r["recipient right"])]
    if "commitment" in rows[0]:
        steps = [("commitment", rows, lambda r: r["ok"])]
    if "dates" in rows[0]:
        steps = [
            (name, [{"id": x["id"], name: f, "ok": ok} for x in rows for f, ok in x[f"{name}s"]], lambda x: x["ok"])
            for name in ("date", "place")
        ]
    for name, chosen, label in steps:
        made[name], told = _learnt(name, [r[name] for r in chosen], [label(r) for r in chosen], [r["id"] for r in chosen])
        if name == "place" or name == "date":
            _chosen(rows, name, told)
        if name == "type":
            _by_rule(chosen, told)
        if name == "commitment":
            _given(rows, told)
        if name in SIDES:
            for row, probability in zip(rows, told, strict=True):
                row[f"{name} told"] = float(probability)
    if "agent right" in rows[0]:
        for role in SIDES:
            name = f"{role} {BESIDE}"
            made[name], _ = _learnt(name, list(_beside(rows, role)), [r[f"{role} right"] for r in rows], [r["id"] for r in rows])
    if options.into:
        path = options.into / "model.json"
        about = json.loads(path.read_text())
        about["weights"] = {**about.get("weights", {}), **made}
        path.write_text(json.dumps(about, indent=1) + "\n")


def take(options: argparse.Namespace) -> None:
    """The weights of answers of one folder of weights for another."""
    path = options.into / "model.json"
    about = json.loads(path.read_text())
    about["weights"] = json.loads((options.weights / "model.json").read_text())["weights"]
    path.write_text(json.dumps(about, indent=1) + "\n")


def _learnt(name: str, features: list[dict], right: list[bool], ids: list[str]) -> tuple[dict[str, float], np.ndarray]:
    """The weights of a logistic sum, and the probabilities that it gives to the documents of a fifth when learnt on the others."""
    seen = Counter(feature for f in features for feature in f)
    names = sorted(feature for feature, count in seen.items() if count >= RARE)
    x, y = np.array([[f.get(n, 0.0) for n in names] for f in features]), np.array(right, dtype=int)
    parts_ = np.array([int.from_bytes(one.encode()[-3:], "big") % 5 for one in ids])
    told = np.zeros(len(y))
    for n in range(5):
        model = LogisticRegression(C=DEPTH, max_iter=3000).fit(x[parts_ != n], y[parts_ != n])
        told[parts_ == n] = model.predict_proba(x[parts_ == n])[:, 1]
    model = LogisticRegression(C=DEPTH, max_iter=3000).fit(x, y)
    print(name, len(y), "answers, right", round(float(y.mean()), 3), "area", round(_area(told, y), 3), "gap", round(_gap(told, y), 3))
    for bar in (0.35, 0.4, 0.45, SURE, 0.55) if name not in ("sides", "date", "place") else ():
        given = told >= bar
        print(
            "  from",
            bar,
            "given",
            int(given.sum()),
            "precision",
            round(float(y[given].mean()), 3),
            "of right",
            round(float(y[given].sum() / y.sum()), 3),
        )
    return {
        "bias": round(float(model.intercept_[0]), 4),
        **{f: round(float(w), 4) for f, w in zip(names, model.coef_[0], strict=True)},
    }, told


def _beside(rows: list[dict], role: str) -> Iterator[dict[str, float]]:
    """What speaks for a role beside the others near the same frame; the probabilities of the first sums are those of documents that they had not learnt from."""
    near = defaultdict(list)
    for row in rows:
        near[row["id"], row["of"]].append(row)
    for row in rows:
        told = [{r: other[f"{r} told"] for r in SIDES} for other in near[row["id"], row["of"]] if other is not row]
        yield features_beside(row["kind"], row["part"], {r: row[f"{r} told"] for r in SIDES}, told, role)


def _chosen(rows: list[dict], name: str, told: np.ndarray) -> None:
    """F1 of the likeliest time or place from several probabilities on."""
    for bar in (0.2, 0.3, 0.35, 0.4, 0.5):
        at = right = given = wanted = 0
        for row in rows:
            own = [(told[at + n], ok) for n, (_, ok) in enumerate(row[f"{name}s"])]
            at += len(own)
            best = max(own, default=(0.0, False))
            given, right, wanted = given + (best[0] >= bar), right + (best[0] >= bar and best[1]), wanted + row[f"{name.rstrip('e')}ed"]
        print(
            "  from", bar, "given", given, "F1", round(2 * right / max(1, given + wanted), 3), "of wanted", round(right / max(1, wanted), 3)
        )


def _given(rows: list[dict], told: np.ndarray) -> None:
    """F1 of the commitments that are probable enough, as far as one is not the same as another."""
    wanted = sum({r["id"]: r["wanted"] for r in rows}.values())
    for bar in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        given, right = sum(told >= bar), sum(r["first"] for r, p in zip(rows, told, strict=True) if p >= bar)
        print("  from", bar, "given", int(given), "F1", round(2 * right / (given + wanted), 3), "of wanted", round(right / wanted, 3))


def _by_rule(rows: list[dict], told: np.ndarray) -> None:
    """What rules alone, frames alone and both together are worth."""
    seen = defaultdict(list)
    for row, p in zip(rows, told, strict=True):
        kind = "both" if row["ruled"] and row["coded"] else "rule alone" if row["ruled"] else "frame alone"
        seen[kind].append((row["right"][0], row["right"][1], p))
        if row["ruled"] and row["coded"] and row["right"][0]:
            seen["sides of the rule, both there"].append((row["ruled"][1], row["ruled"][1], 1))
            seen["sides of the frame, both there"].append((row["coded"][1], row["coded"][1], 1))
    for kind, found in sorted(seen.items()):
        types_, sides, sure = (np.array([f[n] for f in found], dtype=float) for n in range(3))
        print(f"  {kind}: {len(found)}, type right {types_.mean():.3f}, both sides {sides.mean():.3f}, given {int((sure >= SURE).sum())}")


def _area(told: np.ndarray, y: np.ndarray) -> float:
    order = np.argsort(told)
    ranks = np.empty(len(told))
    ranks[order] = np.arange(1, len(told) + 1)
    good = int(y.sum())
    return float((ranks[y == 1].sum() - good * (good + 1) / 2) / (good * (len(y) - good)))


def _gap(told: np.ndarray, y: np.ndarray) -> float:
    bins = np.minimum(9, (told * 10).astype(int))
    return float(sum(abs(told[bins == b].sum() - y[bins == b].sum()) for b in range(10)) / len(y))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(required=True)
    one = steps.add_parser("gather")
    one.add_argument("--weights", type=Path, required=True)
    one.add_argument("--fold", type=int, help="the part of the documents; all without it")
    one.add_argument("--set", type=Path, default=Path("record/train.jsonl"), help="file of the gold")
    one.add_argument("--gold", type=Path, required=True)
    one.add_argument("--out", type=Path, required=True)
    one.add_argument(
        "--what",
        choices=("sides", "choices", "answers", "commitments"),
        default="answers",
        help="in this order: each is weighed with what was learnt before",
    )
    one.set_defaults(step=gather)
    two = steps.add_parser("fit")
    two.add_argument("rows", type=Path, nargs="+")
    two.add_argument("--into", type=Path)
    two.set_defaults(step=fit)
    three = steps.add_parser("take")
    three.add_argument("weights", type=Path)
    three.add_argument("--into", type=Path, required=True)
    three.set_defaults(step=take)
    options = parser.parse_args()
    options.step(options)


if __name__ == "__main__":
    main()
