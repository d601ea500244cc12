"""The record: the diplomatic record and the events told in whole documents, by position in the document and by source, with what confidence is worth."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from legation.evaluation.answers import NOTHING, Answer, Answers, extent, listed, objects, part
from legation.evaluation.figures import Figure, Marks, f1, interval, ratio, sums
from legation.evaluation.gold import Record
from legation.evaluation.sets.compared import Compared, Placed, compared
from legation.evaluation.sets.diplomacy import diplomacy
from legation.evaluation.sets.told import Days, Sides, confidence, length, period
from legation.evaluation.sets.worth import Weighed, worth

LEAST = 0.5
_FIFTHS = ("first", "second", "third", "fourth", "last")
_THIRDS = ("first", "middle", "last")


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
        self.sure: list[Weighed] = []
        self.kinds: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))

    def add(self, record: Record, answer: Answer) -> None:
        """One document."""
        placed = Placed(record)
        every = [event for event in objects(answer, "events") if extent(part(event, "trigger"))]
        told = compared(placed, [event for event in every if confidence(event) >= LEAST], answer)
        self.sure += [(confidence(event), placed.tells(event)) for event in every if isinstance(event.get("confidence"), float)]
        self._add_positions(record, told, str(part(answer, "document").get("source_type") or "unknown"))
        self.typed.add(*told.counts(set(told.sides)))
        self.one.add(*told.counts({pair for pair, sides in told.sides.items() if _half(told.golds[pair[0]], sides)}))
        self.both.add(*told.counts({pair for pair, sides in told.sides.items() if sides.both}))
        for i, j in told.pairs:
            self._add_fields(told.golds[i], told.given[j], told.sides[i, j], listed(answer, "places"))
        self._add_kinds(record, answer)

    def _add_positions(self, record: Record, told: Compared, source: str) -> None:
        first, found = dict[object, int](), told.found
        for name, gold in zip(told.names, told.golds, strict=True):
            first.setdefault(name, gold["trigger"]["start"])
        for name, start in first.items():
            self.thirds[min(2, 3 * start // max(1, len(record["text"])))].add(name in found)
            self.fifths[min(4, 5 * start // max(1, len(record["text"])))].add(name in found)
            self.sources[source].add(name in found)

    def _add_fields(self, gold: Record, event: Answer, sides: Sides, places: list[Any]) -> None:
        fields = self.fields
        fields["realis"].add(gold["realis"] == event.get("realis"))
        if gold["mode"]:
            fields["mode"].add(gold["mode"] == event.get("mode"))
        if gold["actors"]:
            fields["agent"].add(sides.agent)
        if gold["recipients"]:
            fields["recipient"].add(sides.recipient)
        if gold["place"] and gold["place"][1]:
            fields["place_country"].add(gold["place"][1] == _country(event.get("place"), places))
        told, wanted = period(event.get("when")), period({"start": gold["date"][0], "end": gold["date"][1]}) if gold["date"] else None
        _add_flags(self.dated, bool(told), bool(wanted), right=told is not None and wanted is not None and _same_days(told, wanted))
        claimed, says = bool(gold["claimed_by"]), bool(event.get("claimed_by"))
        _add_flags(self.claimed, says, claimed, right=claimed and says)

    def _add_kinds(self, record: Record, answer: Answer) -> None:
        """Which documents tell of a kind of event, and which are said to."""
        for gold in record["events"]:
            self.kinds[gold["event"]][0].add(record["id"])
        for event in objects(answer, "events"):
            if confidence(event) >= LEAST and isinstance(event.get("event"), str):
                self.kinds[event["event"]][1].add(record["id"])

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
        return out + worth(self.sure)


def _add_flags(told: _Told, given: bool, wanted: bool, *, right: bool) -> None:
    told.add(int(right), int(given), int(wanted), int(right))


def _same_days(told: Days, wanted: Days) -> bool:
    """They meet, and what is told is a week at most or not much longer than what is wanted."""
    meet = told[0] <= wanted[1] and wanted[0] <= told[1]
    return meet and length(told) <= max(7, 2 * length(wanted))


def _country(at: object, places: Sequence[Any]) -> object:
    """Of the place that an event has, or of that which it names by its number."""
    place = places[at] if isinstance(at, int) and not isinstance(at, bool) and 0 <= at < len(places) else at
    return place.get("country") if isinstance(place, dict) else None


def _half(gold: Record, sides: Sides) -> bool:
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
