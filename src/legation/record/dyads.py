"""Dyads: what passes between two parties over time, counted by occurrences, with what every count rests on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from legation.model import Count, Dyad, FirstMention, LegationError, Occurrence, Period
from legation.record.coverage import coverage
from legation.record.occurrences import Asked, Occurrences
from legation.stories.bands import band
from legation.stories.telling import KINDS, Kind

DONE = ("happened", "ongoing")  # what is planned, denied or only proposed is no event of the relation


def dyad(occurrences: Occurrences, one: str, other: str, since: str | None = None, until: str | None = None) -> Dyad:
    """The relation of two parties. Events count where one acts on the other or both act together, and where they took place."""
    if one == other:
        raise LegationError("a dyad needs two parties", one, "Name two, as `legation dyad IND USA`")
    found = {kind: list(occurrences.find(Asked(kind, (one, other), since=since, until=until))) for kind in KINDS}
    events = [event for event in found["event"] if event.stands in DONE and _between(event, one, other)]
    met = [meeting for meeting in found["meeting"] if meeting.stands in ("held", "ongoing")]
    covered = coverage(occurrences.store, since, until)
    monthly = any(len(count.name or "") == 7 for count in covered.by_period)
    return Dyad(
        parties=(one, other), since=since, until=until, events=len(events), by_type=_counts(event.type for event in events),
        by_quad=_counts(str(event.quad) for event in events), directed=_counts(_direction(event, one, other) for event in events),
        intensity=band([event.intensity for event in events if event.intensity is not None]),
        periods=_periods(events, met, {count.name or "": count.number for count in covered.by_period}, 7 if monthly else 4),
        meetings_by_level=_counts(meeting.level for meeting in met), meetings_by_mode=_counts(meeting.mode for meeting in met),
        statements=len(found["statement"]), commitments=len(found["commitment"]), first_mentions=_first_mentions(found),
        undated_events=sum(not _day(event) for event in events), coverage=covered,
    )  # fmt: skip


def _between(event: Occurrence, one: str, other: str) -> bool:
    """Whether one acts on the other, or both act; not where a third acts on the two."""
    acting, acted = set(event.parties), set(event.toward)
    return (one in acting and other in acting | acted) or (other in acting and one in acting | acted)


def _direction(event: Occurrence, one: str, other: str) -> str:
    acting = set(event.parties)
    if one in acting and other in acting:
        return f"{one} and {other} together"
    return f"{one} to {other}" if one in acting else f"{other} to {one}"


def _counts(values: Iterable[str | None]) -> tuple[Count, ...]:
    counts = Counter(values)
    return tuple(Count(name=name, number=number) for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0] or "")))


def _day(one: Occurrence) -> str:
    """Its own day, else that of its first report: events without a date are told as news."""
    if one.when and one.when.from_:
        return one.when.from_
    return min((report.published for report in one.told if report.published), default="")


def _periods(events: Sequence[Occurrence], met: Sequence[Occurrence], read: dict[str, int], width: int) -> tuple[Period, ...]:
    """By year, or by month for two years and less, with the documents read of each; a period without documents says so with 0."""
    by_period: dict[str, list[Occurrence]] = defaultdict(list)
    for event in events:
        by_period[_day(event)[:width]].append(event)
    meetings = Counter(_day(meeting)[:width] for meeting in met)
    names = sorted(name for name in {*by_period, *meetings, *read} if len(name) == width)
    return tuple(
        Period(
            period=name, documents=read.get(name, 0), events=len(by_period[name]), by_quad=_counts(str(e.quad) for e in by_period[name]),
            intensity=band([e.intensity for e in by_period[name] if e.intensity is not None]), meetings=meetings[name],
        )
        for name in names
    )  # fmt: skip


def _first_mentions(found: dict[Kind, list[Occurrence]]) -> tuple[FirstMention, ...]:
    """The earliest report of every issue between the two, in order of time."""
    facts: Counter[str] = Counter()
    first: dict[str, FirstMention] = {}
    for one in (one for kind in KINDS for one in found[kind]):
        reports = [report for report in one.told if report.published]
        for issue in one.issues:
            facts[issue] += 1
            for report in reports:
                if issue not in first or (report.published or "") < first[issue].told:
                    first[issue] = FirstMention(
                        issue=issue,
                        told=report.published or "",
                        document=report.document,
                        source=report.source,
                        title=report.title,
                        facts=0,
                    )
    made = (msgspec.structs.replace(mention, facts=facts[mention.issue]) for mention in first.values())
    return tuple(sorted(made, key=lambda mention: (mention.told, mention.issue)))
