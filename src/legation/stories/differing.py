"""Differing: where the reports of one occurrence disagree, each version with who has it and the words it rests on."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from legation.model import Commitment, Difference, Meeting, Occurrence, Span, Statement, Venue, Version
from legation.reference.meeting_words import by_word
from legation.reference.states import states
from legation.stories.aligning import aligned
from legation.stories.encounters import edition_number, surname
from legation.stories.merging import Tellings
from legation.stories.summing import Source, evidence
from legation.stories.telling import Telling
from legation.stories.windows import window

_LIFE = ("planned", "proposed")
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s+(million|billion|trillion))?\s+(?:of\s+)?([a-z]{4,})")
_NO_COUNT = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "august",
        "september",
        "october",
        "november",
        "december",
        "percent",
        "years",
        "months",
        "days",
        "hours",
        "minutes",
    ]
)


def differences(found: Tellings, one: Occurrence, sources: Mapping[str, Source]) -> Iterator[Difference]:
    """A row for each thing in which the reports disagree; what one leaves out is no disagreement."""
    by_value: dict[str, dict[str, list[tuple[Telling, Span | None]]]] = defaultdict(lambda: defaultdict(list))
    for telling in found.all:
        for field, value, words in _versions(telling):
            by_value[field][value].append((telling, words))
    for field in sorted(by_value):
        versions = by_value[field]
        if _in_two(versions) and _JUDGES.get(field.split(":")[0], _any)(list(versions), found):
            told = tuple(_version(value, *who[0], sources) for value, who in sorted(versions.items(), key=lambda v: (-len(v[1]), v[0])))
            yield Difference(occurrence=one.id, title=one.title, field=field, versions=told)
    if found.kind == "statement":
        yield from _quoted(found, one, sources)


def _in_two(versions: Mapping[str, list[tuple[Telling, Span | None]]]) -> bool:
    """Whether two documents have two values, neither of them both: a document that names two who led does not disagree with itself."""
    documents = [{telling.document for telling, _ in told} for told in versions.values()]
    return any(one.isdisjoint(other) for one, other in combinations(documents, 2))


def _version(value: str, telling: Telling, words: Span | None, sources: Mapping[str, Source]) -> Version:
    source = sources.get(telling.document) or Source(telling.document)
    return Version(
        value=value, document=telling.document, id=source.id, source=telling.source, published=telling.published, evidence=words,
        outlet=source.outlet, title=source.title, url=source.url,
    )  # fmt: skip


def _versions(telling: Telling) -> Iterator[tuple[str, str, Span | None]]:
    """(field, value, evidence) of what this report says."""
    first = next(iter(evidence(telling)), None)
    fact = telling.fact
    if isinstance(fact, Meeting):
        yield from ((field, value, first) for field, value in _of_meeting(fact))
        for person in fact.participants:
            if person.role == "lead" and person.party:
                yield f"led for {person.party}", surname(person.actor, person.name), Span(person.start, person.end, person.text)
        if fact.when and fact.when.from_ and fact.when.precision == "day":
            yield "date", fact.when.from_ + (f" to {fact.when.until}" if fact.when.until not in (None, fact.when.from_) else ""), first
    elif isinstance(fact, Commitment):
        yield "due", fact.due or "", first
    for span in evidence(telling)[:1]:
        yield from ((f"number of {noun}", number, span) for noun, number in numbers(span.text))


def _of_meeting(met: Meeting) -> Iterator[tuple[str, str]]:
    sides = {person.party for person in met.participants}
    if (
        met.level != "unknown" and len(sides & set(met.parties)) > 1
    ):  # a report that names one side only does not say how high the meeting was
        yield "level", met.level
    if met.mode in ("phone", "video") or (met.mode == "in person" and met.place is not None):
        yield "mode", "at a distance" if met.mode != "in person" else met.mode  # a "call" can be one with pictures
    yield "realis", met.realis
    if met.host is not None:
        yield "host", met.host
    if met.place:
        yield "place", met.place.name
    if met.mechanism and (number := edition_number(met.edition)):
        yield "edition", str(number)
    yield "parties", ", ".join(sorted(met.parties))


def numbers(text: str) -> Iterator[tuple[str, str]]:
    """What is counted in a text, with its number: ("ministers", "30"); dates, years, percentages and spans of time are no counts."""
    for number, scale, noun in _NUMBER.findall(text):
        if noun not in _NO_COUNT and not (len(number) == 4 and number[:2] in ("19", "20")):
            yield noun, f"{number} {scale}".strip()


def _any(_values: list[str], _found: Tellings) -> bool:
    return True


def _life(values: list[str], _found: Tellings) -> bool:
    """Planned and then held is the life of a meeting; held and cancelled is a disagreement."""
    return len({value for value in values if value not in _LIFE} - {"ongoing"}) > 1


def _apart(_values: list[str], found: Tellings) -> bool:
    """Whether two reports' days do not meet: a day within another's span is no disagreement."""
    met = [telling for telling in found.all if isinstance(telling.fact, Meeting)]
    windows = [
        window(telling.fact.when, telling.published, "") for telling in met if isinstance(telling.fact, Meeting) and telling.fact.when
    ]
    exact = [one for one in windows if one is not None and one.given and one.days <= 14]
    return any(one.apart(other) > 0 for one in exact for other in exact)


def _elsewhere(_values: list[str], found: Tellings) -> bool:
    """Whether two reports have it in two places, neither of which is only the state of the other, and of which neither report names both
    ("at his residence in Novo-Ogaryovo outside Moscow", "in Istanbul and Ankara")."""
    told = [
        (t.fact.place, " ".join(span.text for span in t.fact.evidence)) for t in found.all if isinstance(t.fact, Meeting) and t.fact.place
    ]
    exact = [(place, words) for place, words in told if not _is_broad(place)]
    return any(
        one.name != other.name and one.name not in theirs and other.name not in mine
        for (one, mine), (other, theirs) in combinations(exact, 2)
    )


def _is_broad(place: Venue) -> bool:
    """Whether a place is a whole state, or a house of government, which lies in some city."""
    if place.name.casefold() in by_word("house"):
        return True
    state = states().get(place.country or "")
    return state is not None and (place.name in (state.name, *state.names, *state.seats) and place.name != state.capital)


def _others(_values: list[str], found: Tellings) -> bool:
    """Whether two reports name parties that the other leaves out. One that names fewer, or a format by its own name, does not disagree."""
    met = [telling.fact for telling in found.all if isinstance(telling.fact, Meeting)]
    if any(one.mechanism is not None for one in met):
        return False  # of a format each report names some
    sets = {frozenset(one.parties) for one in met if all(party in states() for party in one.parties)}
    return any(one - other and other - one for one, other in combinations(sorted(sets, key=sorted), 2))


def _more_than_due(values: list[str], _found: Tellings) -> bool:
    return len([value for value in values if value]) > 1


_JUDGES: Mapping[str, Callable[[list[str], Tellings], bool]] = {
    "realis": _life, "date": _apart, "due": _more_than_due, "place": _elsewhere, "parties": _others,
}  # fmt: skip


def _quoted(found: Tellings, one: Occurrence, sources: Mapping[str, Source]) -> Iterator[Difference]:
    """The same statement in different words: each version with what differs from the fullest between ⟦ and ⟧."""
    said = [(telling, _words(telling)) for telling in found.all if isinstance(telling.fact, Statement)]
    fullest = max(said, key=lambda pair: (len(pair[1]), pair[0].ref))[1]
    seen: dict[str, tuple[Telling, Span | None]] = {}
    for telling, words in said:
        seen.setdefault(aligned(fullest, words) if words != fullest else words, (telling, next(iter(evidence(telling)), None)))
    if len({" ".join(value.casefold().split()) for value in seen}) > 1:
        versions = tuple(_version(value, *who, sources) for value, who in seen.items())
        yield Difference(occurrence=one.id, title=one.title, field="words", versions=versions)


def _words(telling: Telling) -> str:
    return " ".join(" … ".join(piece.text for piece in evidence(telling)).split())
