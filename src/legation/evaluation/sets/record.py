"""The record: the diplomatic record and the events told in whole documents, by position in the document and by source, with what confidence is worth."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from legation.evaluation.answers import NOTHING, Answer, Answers, extent, listed, objects, part
from legation.evaluation.figures import Figure, Marks, f1, interval, ratio, sums
from legation.evaluation.gold import Record
from legation.evaluation.sets.diplomacy import diplomacy
from legation.evaluation.sets.told import confidence, length, period, right_sides, same_type, sentence_of
from legation.evaluation.spans import WordIndex, align

LEAST = 0.5
_FIFTHS = ("first", "second", "third", "fourth", "last")
_THIRDS = ("first", "middle", "last")
_TENTHS = 10


class _Told:
    """Right answers, answers, events and events found: precision counts answers, recall events."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, int, int]] = []

    def add(self, right: int, given: int, wanted: int, found: int) -> None:
        self.rows.append((right, given, wanted, found))

    def figures(self, name: str, *, only_f1: bool = False) -> list[Figure]:
        right, given, wanted, found = (int(n) for n in sums(self.rows)) if self.rows else (0, 0, 0, 0)
        value = Figure(f"{name}_f1", _f1((right, given, wanted, found)), wanted, interval(self.rows, _f1))
        if only_f1:
            return [value]
        return [value, Figure(f"{name}_precision", ratio(right, given), given), Figure(f"{name}_recall", ratio(found, wanted), wanted)]


def _f1(totals: Sequence[float]) -> float | None:
    right, given, wanted, found = totals
    return f1(ratio(right, given), ratio(found, wanted))


class Events:
    """What is counted of events."""

    def __init__(self) -> None:
        self.typed, self.one, self.both, self.dated, self.claimed = (_Told() for _ in range(5))
        self.fields = {name: Marks() for name in ("realis", "mode", "agent", "recipient", "place_country")}
        self.thirds = [Marks() for _ in _THIRDS]
        self.fifths, self.sources = [Marks() for _ in _FIFTHS], defaultdict[str, Marks](Marks)
        self.sure: list[tuple[float, bool]] = []
        self.kinds: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))

    def add(self, record: Record, answer: Answer) -> None:
        """One document."""
        words = WordIndex(record["text"])
        cast = {str(actor["key"]): actor for actor in objects(answer, "actors") if isinstance(actor.get("key"), str)}
        golds = [event for event in record["events"] if event["trigger"]]
        every = [event for event in objects(answer, "events") if extent(part(event, "trigger"))]
        given = [event for event in every if confidence(event) >= LEAST]
        where = [sentence_of(record, gold["trigger"]["start"]) for gold in golds]
        there = [sentence_of(record, event["trigger"]["start"]) for event in given]
        alike = [
            [_near(words, gold, event) if at is not None and at == on else 0.0 for event, on in zip(given, there, strict=True)]
            for gold, at in zip(golds, where, strict=True)
        ]
        sides = {(i, j): right_sides(words, golds[i], given[j], cast) for i in range(len(golds)) for j in range(len(given)) if alike[i][j]}
        pairs = align(
            range(len(golds)),
            range(len(given)),
            lambda i, j: alike[i][j] + sides[i, j].agent + sides[i, j].recipient if alike[i][j] else 0.0,
        )
        names = [gold.get("key") or i for i, gold in enumerate(golds)]
        half = {pair: _half(golds[pair[0]], both) for pair, both in sides.items()}
        found = {names[i] for i, _ in pairs}
        kind = str(part(answer, "document").get("source_type") or "unknown")
        self._positions(record, golds, names, found, kind)
        every_j = range(len(given))
        self.typed.add(sum(any((i, j) in sides for i in range(len(golds))) for j in every_j), len(given), len(set(names)), len(found))
        for told, right in ((self.one, half), (self.both, {pair: both.both for pair, both in sides.items()})):
            hit = {names[i] for i, j in pairs if right[i, j]}
            told.add(sum(any(right.get((i, j)) for i in range(len(golds))) for j in every_j), len(given), len(set(names)), len(hit))
        for event in every:
            if isinstance(event.get("confidence"), float):
                at = sentence_of(record, event["trigger"]["start"])
                right_ = any(_near(words, gold, event) for gold, on in zip(golds, where, strict=True) if on is not None and on == at)
                self.sure.append((confidence(event), right_))
        for i, j in pairs:
            self._fields(golds[i], given[j], sides[i, j], listed(answer, "places"))
        for gold in record["events"]:
            self.kinds[gold["event"]][0].add(record["id"])
        for event in objects(answer, "events"):
            if confidence(event) >= LEAST and isinstance(event.get("event"), str):
                self.kinds[event["event"]][1].add(record["id"])

    def _positions(self, record: Record, golds: Sequence[Record], names: Sequence[object], found: set[object], source: str) -> None:
        first: dict[object, int] = {}
        for name, gold in zip(names, golds, strict=True):
            first.setdefault(name, gold["trigger"]["start"])
        for name, start in first.items():
            self.thirds[min(2, 3 * start // max(1, len(record["text"])))].add(name in found)
            self.fifths[min(4, 5 * start // max(1, len(record["text"])))].add(name in found)
            self.sources[source].add(name in found)

    def _fields(self, gold: Record, event: Answer, sides: Any, places: list[Any]) -> None:
        fields = self.fields
        fields["realis"].add(gold["realis"] == event.get("realis"))
        if gold["mode"]:
            fields["mode"].add(gold["mode"] == event.get("mode"))
        if gold["actors"]:
            fields["agent"].add(sides.agent)
        if gold["recipients"]:
            fields["recipient"].add(sides.recipient)
        told, wanted = period(event.get("when")), period({"start": gold["date"][0], "end": gold["date"][1]}) if gold["date"] else None
        right = told is not None and wanted is not None and told[0] <= wanted[1] and wanted[0] <= told[1]
        right = right and told is not None and wanted is not None and length(told) <= max(7, 2 * length(wanted))
        self.dated.add(int(right), int(bool(told)), int(bool(wanted)), int(right))
        if gold["place"] and gold["place"][1]:
            at = event.get("place")
            place = places[at] if isinstance(at, int) and not isinstance(at, bool) and 0 <= at < len(places) else at
            fields["place_country"].add(isinstance(place, dict) and gold["place"][1] == place.get("country"))
        claimed, says = bool(gold["claimed_by"]), bool(event.get("claimed_by"))
        self.claimed.add(int(claimed and says), int(says), int(claimed), int(claimed and says))

    def figures(self, count: int) -> list[Figure]:
        """All of them."""
        shares = [_share(*told) for kind, told in sorted(self.kinds.items()) if told[0]]
        out = [Figure("document_types_macro_f1", sum(shares) / len(shares) if shares else None, count)]
        out += [replace(marks.share(f"event_recall_{name}_third"), detail=True) for name, marks in zip(_THIRDS, self.thirds, strict=True)]
        out += [marks.share(f"event_recall_{name}_fifth") for name, marks in zip(_FIFTHS, self.fifths, strict=True)]
        out += [marks.share(f"event_recall_in_{name}") for name, marks in sorted(self.sources.items())]
        out += self.typed.figures("event_type") + self.one.figures("event_one_side") + self.both.figures("event_parties")
        out += [marks.share(f"event_{name}") for name, marks in self.fields.items()]
        out += self.dated.figures("event_date", only_f1=True) + self.claimed.figures("event_claimed", only_f1=True)
        return out + self._worth()

    def _worth(self) -> list[Figure]:
        """Is confidence worth its name? The area under its curve, the gap to the share that is right, and that share by tenth."""
        if not self.sure:
            return []
        good, bad = [c for c, right in self.sure if right], [c for c, right in self.sure if not right]
        area = sum((x > y) + 0.5 * (x == y) for x in good for y in bad) / (len(good) * len(bad)) if good and bad else None
        bins: list[list[tuple[float, bool]]] = [[] for _ in range(_TENTHS)]
        for one in self.sure:
            bins[min(_TENTHS - 1, int(one[0] * _TENTHS))].append(one)
        gap = sum(abs(sum(c for c, _ in held) - sum(right for _, right in held)) for held in bins) / len(self.sure)
        tenths = [
            Figure(f"event_right_from_{n / _TENTHS:.1f}", ratio(sum(right for _, right in held), len(held)), len(held))
            for n, held in enumerate(bins)
        ]
        return [Figure("event_confidence_auc", area, len(self.sure)), Figure("event_calibration_error", gap, len(self.sure)), *tenths]


def _near(words: WordIndex, gold: Record, event: Answer) -> float:
    if not same_type(gold, event.get("event")):
        return 0.0
    return 2.0 + bool(words.under(*_of(gold["trigger"])) & words.under(*_of(event["trigger"])))


def _of(span: Mapping[str, Any]) -> list[tuple[int, int]]:
    found = extent(span)
    return [found] if found else []


def _half(gold: Record, sides: Any) -> bool:
    """A side that gold has is right; where gold has none, the type is enough."""
    there = [sides.agent] * bool(gold["actors"]) + [sides.recipient] * bool(gold["recipients"])
    return any(there) or not there


def _share(wanted: set[str], given: set[str]) -> float:
    return 2 * len(wanted & given) / (len(wanted) + len(given)) if wanted or given else 0.0


def record(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """The figures of the diplomatic record, then those of events. Answers under 0.5 count only for what confidence is worth."""
    events = Events()
    for one in gold:
        events.add(one, answers.get(one["id"], NOTHING))
    return diplomacy(gold, answers) + events.figures(len(gold))
