"""The reader's gold of whole documents to training examples: windows with every word that tells of a fact, its roles and what is said of it.

Dates and places stand in the gold as values; the words that give them are those expressions of the window that resolve to the same.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from legation.coding import Line, look
from legation.language.kinds import ACTS, FLAGS, FORMS, KINDS, LEVELS, MODES, REALIS, ROLES
from legation.language.windows import windows, words
from legation.model import Extent, Scene, Sentence
from legation.reading import reading

Stretch = tuple[int, int]
MEETING_REALIS = {"held": "happened", "postponed": "cancelled"}
FOLDS = 4


@dataclass
class Told:
    """One fact told in a window: its kind, its word, the stretches of its roles, and the answers (-1: not asked)."""

    kind: int
    cue: Stretch
    roles: dict[str, list[Stretch]]
    realis: int = -1
    mode: int = -1
    act: int = -1
    level: int = -1
    form: int = -1
    flags: dict[str, bool] = field(default_factory=dict)


@dataclass
class Page:
    """A window of a document with its sentences and all that is told in it, counted from its start."""

    id: str
    text: str
    sentences: list[Stretch]
    told: list[Told]
    start: int = 0


def fold(id: str) -> int:
    """The part of the documents to which one belongs in cross-validation, by the digest of its id."""
    return int.from_bytes(blake2b(id.encode(), digest_size=4).digest(), "big") % FOLDS


def pages(gold: Path, line: Line) -> Iterator[Page]:
    """All windows of the training part."""
    with (gold / "record" / "train.jsonl").open(encoding="utf-8") as lines:
        for row in lines:
            record = json.loads(row)
            document = reading({k: record.get(k) for k in ("id", "title", "published", "source", "text")}, record["id"]).document
            scene = look(document, line.parser.sentences(document), line)
            told = list(_all(record, scene))
            for window in windows(scene.body):
                yield _page(record["id"], window, told)


def _page(id: str, window: tuple[Sentence, ...], told: list[Told]) -> Page:
    start, end = window[0].start, window[-1].end

    def inside(stretches: list[Stretch]) -> list[Stretch]:
        return [(max(a, start) - start, min(b, end) - start) for a, b in stretches if a < end and start < b]

    own = [
        Told(
            t.kind, (t.cue[0] - start, min(t.cue[1], end) - start), {role: inside(s) for role, s in t.roles.items()},
            t.realis, t.mode, t.act, t.level, t.form, t.flags,
        )
        for t in told if start <= t.cue[0] < end
    ]  # fmt: skip
    return Page(id, words(window), [(s.start - start, s.end - start) for s in window], own, start)


def _all(record: dict, scene: Scene) -> Iterator[Told]:
    merged: dict[tuple[int, Stretch], Told] = {}
    for told in (*_events(record, scene), *_meetings(record), *_statements(record), *_commitments(record, scene)):
        before = merged.get((told.kind, told.cue))
        if before is None:
            merged[told.kind, told.cue] = told
        else:
            for role, stretches in told.roles.items():
                before.roles[role] = [*before.roles[role], *(s for s in stretches if s not in before.roles[role])]
    consults = {t.cue: t for t in merged.values() if KINDS[t.kind] == "CONSULT"}
    for told in merged.values():
        if KINDS[told.kind] == "meeting":
            like = next((t for cue, t in consults.items() if cue[0] < told.cue[1] and told.cue[0] < cue[1]), None)
            if like is not None:
                told.roles["agent"] += [*like.roles["agent"], *like.roles["recipient"]]
                told.roles["date"], told.roles["place"] = like.roles["date"], like.roles["place"]
    yield from merged.values()


def _empty() -> dict[str, list[Stretch]]:
    return {role: [] for role in ROLES}


def _at(span: dict) -> Stretch:
    return span["start"], span["end"]


def _events(record: dict, scene: Scene) -> Iterator[Told]:
    for event in record["events"]:
        if not event["trigger"]:
            continue
        cue, roles = _at(event["trigger"]), _empty()
        for role, side in (("agent", "actors"), ("recipient", "recipients")):
            for member in event[side]:
                if member.get("start") is not None:
                    roles[role] += [_at(member), *_standing(scene, member, cue)]
        if event["claimed_by"] and event["claimed_by"].get("start") is not None:
            roles["claimant"].append(_at(event["claimed_by"]))
        roles["date"] = _dated(scene, event["date"], cue)
        roles["place"] = _placed(scene, event["place"], cue)
        mode = f"{event['event']} {event['mode']}" if event["mode"] else "none"
        flags = {
            "claimed": bool(event["claimed_by"]), "agent": bool(event["actors"]), "recipient": bool(event["recipients"]),
            "date": bool(event["date"]), "place": bool(event["place"]),
        }  # fmt: skip
        at = MODES.index(mode) if mode in MODES else 0
        yield Told(KINDS.index(event["event"]), cue, roles, realis=REALIS.index(event["realis"]), mode=at, flags=flags)


def _standing(scene: Scene, member: dict, cue: Stretch) -> list[Stretch]:
    """The pronouns in the sentence of the cue that stand for a side that is named in another sentence."""
    sentence = scene.sentence_at(cue[0])
    if sentence is None or sentence.start <= member["start"] < sentence.end:
        return []
    meant = {m.actor for m in scene.mentions if m.start < member["end"] and member["start"] < m.end and m.actor}
    known = {scene.party(key) or key for key in meant}
    here = [m for m in scene.mentions_in(sentence) if m.how in ("pronoun", "nominal", "name", "title") and m.actor]
    exact = [m for m in here if m.actor in meant]
    return [(m.start, m.end) for m in (exact or [m for m in here if (scene.party(m.actor) or m.actor) in known])[:1]]


def _dated(scene: Scene, date: list | None, cue: Stretch) -> list[Stretch]:
    """The time expressions nearest to the cue that resolve to within the gold date."""
    if not date or not (date[0] or date[1]):
        return []
    first, last = date[0] or date[1], date[1] or date[0]
    fitting = []
    for time in scene.dates:
        begins, ends = (time.from_ or "")[:10], (time.until or time.from_ or "")[:10]
        if begins and time.type in ("DATE", "TIME") and begins[: len(last)] <= last and first <= ends[: len(first)]:
            off = abs(len(ends) - len(last)) + (begins != first) + (ends != last)
            fitting.append((_far(scene, time, cue), off, abs(time.start - cue[0]), (time.start, time.end)))
    return [min(fitting)[3]] if fitting else []


def _placed(scene: Scene, place: list | None, cue: Stretch) -> list[Stretch]:
    """The place names nearest to the cue that are in the gold place: of its name, else of its country."""
    if not place:
        return []
    name, country = place[0] or "", place[1]
    fitting = []
    for at in scene.places:
        named = bool(name) and (at.text in name or name in at.text or (at.name or "-") in name)
        if named or (at.country == country and country):
            fitting.append((_far(scene, at, cue) + (0 if named else 1), abs(at.start - cue[0]), (at.start, at.end)))
    return [min(fitting)[2]] if fitting else []


def _far(scene: Scene, extent: Extent, cue: Stretch) -> int:
    """0 in the sentence of the cue, 2 in another of its paragraph, 4 elsewhere."""
    one, other = scene.sentence_at(extent.start), scene.sentence_at(cue[0])
    if one is None or other is None:
        return 4
    return 0 if one is other else 2 if one.paragraph == other.paragraph else 4


def _meetings(record: dict) -> Iterator[Told]:
    for meeting in record["meetings"]:
        realis = MEETING_REALIS.get(meeting["realis"], meeting["realis"])
        for span in (meeting["cue"], *meeting["also"]):
            if not span or span.get("start") is None:
                continue
            roles = _empty()
            roles["agent"] = [_at(p) for p in meeting["participants"] if p.get("start") is not None]
            flags = {"date": bool(meeting["date"]), "place": bool(meeting["place"]), "visit": bool(meeting["visit"])}
            yield Told(
                KINDS.index("meeting"), _at(span), roles, realis=REALIS.index(realis), level=LEVELS.index(meeting["level"]),
                form=FORMS.index(meeting["mode"]), flags=flags,
            )  # fmt: skip


def _statements(record: dict) -> Iterator[Told]:
    for said in record["statements"]:
        if said["cue"] and said["cue"].get("start") is not None:
            roles = _empty()
            roles["agent"] = [_at(said["speaker"])] if said["speaker"] else []
            roles["content"] = [_at(said["content"])] if said["content"] else []
            yield Told(KINDS.index("statement"), _at(said["cue"]), roles, flags={"agent": bool(said["speaker"])})


def _commitments(record: dict, scene: Scene) -> Iterator[Told]:
    for bound in record["commitments"]:
        if bound["cue"] and bound["cue"].get("start") is not None:
            roles = _empty()
            roles["content"] = [_at(bound["content"])] if bound["content"] else []
            sentence = scene.sentence_at(bound["cue"]["start"])
            for role, codes in (("agent", bound["parties"]), ("recipient", bound["toward"])):
                for mention in scene.mentions_in(sentence) if sentence else ():
                    own = (
                        (mention.end <= bound["content"]["start"] or mention.start >= bound["content"]["end"]) if bound["content"] else True
                    )
                    if (scene.party(mention.actor) or mention.actor) in codes and (own or role == "recipient"):
                        roles[role].append((mention.start, mention.end))
            yield Told(KINDS.index("commitment"), _at(bound["cue"]), roles, act=ACTS.index(bound["act"]))


assert set(FLAGS) == {"claimed", "agent", "recipient", "date", "place", "visit"}
