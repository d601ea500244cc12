"""Meetings of the diplomatic gold: matched by parties, evidence and people; then field by field."""

from collections.abc import Mapping
from typing import Any

from legation.evaluation.answers import Answer, extents, objects, part
from legation.evaluation.figures import Figure, Hits, Marks
from legation.evaluation.gold import Record
from legation.evaluation.names import folded, same_name
from legation.evaluation.sets.parties import issue_counts, jaccard, parties
from legation.evaluation.spans import HALF, WordIndex, align, crosses, dice

_AS_STATED = ("kind", "mode", "level", "realis")
_FIELDS = ("parties_exact", *_AS_STATED, "visit", "place_country", "date_overlap", "date_start_exact", "mechanism_present")
_SMALL_WORDS = frozenset({"of", "the", "and", "for"})


class Meetings:
    """What is counted of meetings."""

    def __init__(self) -> None:
        self.found, self.people, self.people_with_office, self.issues = Hits(), Hits(), Hits(), Hits()
        self.fields = {name: Marks() for name in _FIELDS}

    def add(self, record: Record, answer: Answer, words: WordIndex) -> None:
        """One document."""
        golds, given = record["meetings"], objects(answer, "meetings")
        pairs = align(golds, given, lambda gold, meeting: likeness(words, gold, meeting))
        self.found.add(len(pairs), len(given), len(golds))
        for i, j in pairs:
            self._add_fields(golds[i], given[j])
            self._add_people(golds[i], given[j])
            self.issues.add(*issue_counts(golds[i], given[j]))

    def _add_fields(self, gold: Record, given: Answer) -> None:
        fields = self.fields
        fields["parties_exact"].add(parties(gold, "parties") == parties(given, "parties"))
        for name in _AS_STATED:
            fields[name].add(gold[name] == given.get(name))
        fields["visit"].add(bool(gold["visit"]) == bool(given.get("visit")))
        fields["mechanism_present"].add(bool(gold["mechanism"]) == bool(given.get("mechanism") or given.get("mechanism_name")))
        country = (gold["place"] or {}).get("country")
        if country:
            fields["place_country"].add(country == part(given, "place").get("country"))
        wanted, told = _days(gold["date"]), _days(given.get("when"))
        if wanted:
            fields["date_overlap"].add(told is not None and told[0] <= wanted[1] and wanted[0] <= told[1])
            fields["date_start_exact"].add(told is not None and told[0] == wanted[0])

    def _add_people(self, gold: Record, given: Answer) -> None:
        wanted, named = _people(gold), _people(given)
        pairs = align(wanted, named, _called)
        self.people.add(len(pairs), len(named), len(wanted))
        with_office = sum(not wanted[i].get("office") or _same_office(wanted[i]["office"], named[j].get("office")) for i, j in pairs)
        self.people_with_office.add(with_office, len(named), len(wanted))

    def figures(self) -> list[Figure]:
        """All of them."""
        fields = [marks.share(f"meeting_{name}") for name, marks in self.fields.items()]
        people = self.people.figures("meeting_participants") + self.people_with_office.figures("meeting_participants_with_office")
        return self.found.figures("meeting") + fields + people + self.issues.figures("meeting_issues")


def likeness(words: WordIndex, gold: Record, given: Answer) -> float:
    """0 unless half of the parties are shared, and the evidence touches or half of the people are the same."""
    sides = jaccard(parties(gold, "parties"), parties(given, "parties"))
    if sides < HALF:
        return 0.0
    here, there = extents(gold["evidence"]), extents(given.get("evidence"))
    people = _shared_people(_people(gold), _people(given))
    if people < HALF and not any(crosses(one, other) for one in here for other in there):
        return 0.0
    return sides + dice(words.under(*here), words.under(*there)) + people


def _shared_people(wanted: list[Answer], named: list[Answer]) -> float:
    if not wanted or not named:
        return 0.0
    same = len(align(wanted, named, _called))
    return same / (len(wanted) + len(named) - same)


def _people(meeting: Mapping[str, Any]) -> list[Answer]:
    return [someone for someone in objects(meeting, "participants") if someone.get("name") or someone.get("text")]


def _called(gold: Answer, given: Answer) -> float:
    """1 where one of the gold's names can be one of the answer's."""
    wanted = [name for name in (gold.get("name"), gold.get("text"), gold.get("mention")) if name]
    named = [name for name in (given.get("name"), given.get("text")) if name]
    return float(any(same_name(one, other) for one in wanted for other in named))


def _same_office(one: object, other: object) -> bool:
    """Half of the words shared, or all words of one in the other."""
    left, right = set(folded(one).split()) - _SMALL_WORDS, set(folded(other).split()) - _SMALL_WORDS
    return bool(left and right) and (dice(frozenset(left), frozenset(right)) >= HALF or left <= right or right <= left)


def _days(when: object) -> tuple[str, str] | None:
    """First and last day as strings that compare; partial dates are filled up to whole days."""
    if not isinstance(when, dict):
        return None
    first, last = when.get("start") or when.get("from"), when.get("end") or when.get("until")
    first, last = first or last, last or first
    if not isinstance(first, str) or not isinstance(last, str) or not first:
        return None
    return _filled(first, "-01-01"), _filled(last, "-12-31")


def _filled(day: str, rest: str) -> str:
    return day[:10] if len(day) >= 10 else day + rest[len(day) - 4 :]
