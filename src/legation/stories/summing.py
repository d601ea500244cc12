"""Summing: the tellings of one occurrence as one shape, each value that of most reports. Nothing is lost: every report stands beside it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from legation.model import (
    Attendant,
    Commitment,
    Count,
    Event,
    Meeting,
    MeetingMode,
    Occurrence,
    Report,
    Span,
    Statement,
    Venue,
    When,
)  # fmt: skip
from legation.reference.mechanisms import occasion
from legation.stories.encounters import edition_number, surname
from legation.stories.merging import Tellings
from legation.stories.spelling import days_spelt
from legation.stories.standing import standing
from legation.stories.telling import Ref, Telling
from legation.stories.windows import days

Value = TypeVar("Value", bound=Hashable)
_OPTIONAL = (
    "type", "cameo", "mechanism", "mechanism_name", "edition", "level", "mode", "when", "place", "host", "quad", "intensity", "words",
    "sidelines_of", "stands",
)  # fmt: skip
PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they", "who", "which", "one", "some", "our", "others", "both"})
_SHARE = 0.4  # of the reports that must name a party; a body's members are named by some only


@dataclass(frozen=True)
class Source:
    """What a report shows of its document. `outlet`: the one name of those by which an outlet goes; `original`: of which document it is a copy."""

    id: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    original: str | None = None


@dataclass
class _Sum:
    """The tellings with one representative for each independent report."""

    found: Tellings
    sources: Mapping[str, Source]
    judged: frozenset[Ref]
    heads: list[Telling] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heads = list(_heads(self.found.all, self.sources))


def summed(found: Tellings, sources: Mapping[str, Source], judged: frozenset[Ref] = frozenset()) -> Occurrence:
    """The occurrence as a shape."""
    making = _Sum(found, sources, judged)
    kinds: dict[str, Callable[[_Sum], dict[str, Any]]] = {
        "meeting": _meeting, "event": _event, "statement": _statement, "commitment": _commitment,
    }  # fmt: skip
    blank: dict[str, Any] = dict.fromkeys(_OPTIONAL)
    values = {**blank, "toward": (), "participants": (), "outcomes": (), **kinds[found.kind](making)}
    return Occurrence(
        id=found.id, kind=found.kind, issues=_issues(making.heads), reports=len(making.heads), outlets=_outlets(making),
        told=tuple(_reports(making)), judged=any(telling.ref in judged for telling in found.all), **values,
    )  # fmt: skip


def _heads(tellings: Iterable[Telling], sources: Mapping[str, Source]) -> Iterator[Telling]:
    """One telling for each report: of a document and its reprints the fullest one, and of words that one outlet repeats the first."""
    first: dict[str, Telling] = {}
    repeated: set[tuple[str | None, str]] = set()
    for telling in tellings:
        source = sources.get(telling.document)
        original = (source.original if source else None) or telling.document
        words = (source.outlet if source else telling.source, evidence(telling)[0].text if evidence(telling) else "")
        if original in first:
            first[original] = max(first[original], telling, key=fullness)
        elif words not in repeated or not words[1]:
            first[original] = telling
        repeated.add(words)
    yield from first.values()


def fullness(telling: Telling) -> tuple[int, Ref]:
    """How much a telling says, so that of several in one document the fullest speaks for it."""
    fact = telling.fact
    if not isinstance(fact, Meeting):
        return 0, telling.ref
    known = (fact.mechanism, fact.edition, fact.when, fact.place, fact.level != "unknown", fact.mode != "unknown")
    return sum(map(bool, known)) + len(fact.participants), telling.ref


def evidence(telling: Telling) -> tuple[Span, ...]:
    """The words of the document on which a telling rests, first the weightiest."""
    fact = telling.fact
    if isinstance(fact, Meeting):
        return fact.evidence
    if isinstance(fact, Commitment):
        return (fact.evidence,)
    if isinstance(fact, Event):
        return (Span(fact.sentence.start, fact.sentence.end, telling.words),) if telling.words else (fact.trigger,)
    return tuple(fact.content)


def most(values: Iterable[Value | None], without: Iterable[object] = (None, "unknown")) -> Value | None:
    """The value that most have; of several the one that came first, `None` where none is known."""
    counts = Counter(value for value in values if value not in without)
    return max(counts, key=lambda value: counts[value]) if counts else None


def _meeting(making: _Sum) -> dict[str, Any]:
    met = [head.fact for head in making.heads if isinstance(head.fact, Meeting)]
    when = _when(m.when for m in met)
    place = _place(met, when)
    level = most(m.level for m in met) or "unknown"
    parties = _parties([m.parties for m in met])
    stands = standing(making.found.all)
    names = {
        **_format(making.heads, met),
        "mode": _mode(met),
        "host": most(m.host for m in met),
        "sidelines_of": most(m.sidelines_of for m in met),
    }
    return {
        **names, "title": _meeting_title(met, names, level, when, parties), "parties": parties,
        "level": level, "stands": stands, "when": when, "place": place, "participants": _attendants(met),
        "outcomes": tuple(sorted({outcome for m in met for outcome in m.outcomes})),
    }  # fmt: skip


def _format(heads: list[Telling], met: list[Meeting]) -> dict[str, str | None]:
    """The mechanism that most name, with the name and the edition that they give it. What is told as the leaders' and is of their ministers does not count."""
    doubtful = {head.fact.id for head in heads if head.level == "minister" and getattr(head.fact, "level", None) == "leader"}
    counted = [m for m in met if m.id not in doubtful]
    mechanism = most(m.mechanism for m in counted)
    of = [m for m in counted if m.mechanism == mechanism]
    return {"mechanism": mechanism, "mechanism_name": most(m.mechanism_name for m in of), "edition": _edition(m.edition for m in of)}


def _mode(met: list[Meeting]) -> MeetingMode:
    """As most have it. That a meeting was at a distance is always said, that it was in person mostly taken for granted: without a place it counts half."""
    weights: dict[MeetingMode, float] = {}
    for m in met:
        if m.mode != "unknown":
            weights[m.mode] = weights.get(m.mode, 0.0) + (1.0 if m.mode != "in person" or m.place is not None else 0.5)
    return max(weights, key=lambda mode: weights[mode]) if weights else "unknown"


def _place(met: list[Meeting], when: When | None) -> Venue | None:
    """Where those say it was who have its day, else those who say that it was held; a plan's place only where nobody says so."""
    held = [m for m in met if m.realis in ("held", "ongoing")]
    return most(m.place for m in met if m.when == when) or most(m.place for m in held or met)


def _meeting_title(met: list[Meeting], names: Mapping[str, Any], level: str, when: When | None, parties: tuple[str, ...]) -> str:
    word = {"phone": "call", "video": "video meeting"}.get(names["mode"], "meeting")
    what = (
        occasion(names["mechanism_name"], level)
        if names["mechanism_name"]
        else ("–".join(parties[:6]) + ("…" if len(parties) > 6 else "") + f" {word}")
    )
    numbered = f"{names['edition']} " if names["edition"] and names["mechanism_name"] else ""
    day = f", {days_spelt(when.from_, when.until)}" if when and when.from_ else ""
    return f"{numbered}{what}{day}"


def _event(making: _Sum) -> dict[str, Any]:
    done = [head.fact for head in making.heads if isinstance(head.fact, Event)]
    acting, acted = making.heads[0].sides
    who = "–".join(sorted(acting)) or "someone"
    upon = "–".join(sorted(acted - acting))
    kind = most(e.event for e in done)
    realis = "happened" if any(e.realis in ("happened", "ongoing") for e in done) else done[-1].realis
    return {
        "type": kind, "cameo": most(e.cameo for e in done), "title": f"{who} {kind}{' ' + upon if upon else ''}", "parties": tuple(sorted(acting)),
        "toward": tuple(sorted(acted)), "mode": most(e.mode for e in done), "stands": realis,
        "when": _when(e.when for e in done), "quad": most(e.quad for e in done), "intensity": most(e.intensity for e in done),
        "words": making.heads[0].words,
    }  # fmt: skip


def _statement(making: _Sum) -> dict[str, Any]:
    fullest = max(making.heads, key=lambda t: (len(" ".join(p.text for p in evidence(t))), t.ref))
    said = fullest.fact
    assert isinstance(said, Statement)
    words = said_words(fullest)
    speaker = fullest.speaker or (said.speaker.text if said.speaker else None)
    return {
        "title": title_of("statement", speaker, (), said.quoted, words),
        "parties": tuple(sorted(fullest.sides[0])),
        "words": words,
        "type": said.quoted,
    }


def said_words(telling: Telling) -> str:
    """The words of a statement, its pieces with … between them."""
    assert isinstance(telling.fact, Statement)
    return " … ".join(piece.text for piece in telling.fact.content)


def _commitment(making: _Sum) -> dict[str, Any]:
    made = [head.fact for head in making.heads if isinstance(head.fact, Commitment)]
    fullest = max(made, key=lambda c: (len(c.content.text), c.id))
    parties = _parties([c.parties for c in made])
    last = [c.status for c in made if c.status]
    return {
        "title": title_of("commitment", None, parties, most(c.act for c in made), fullest.content.text), "parties": parties,
        "toward": _parties([c.toward for c in made]), "type": most(c.act for c in made), "stands": last[-1] if last else None,
        "words": fullest.content.text,
    }  # fmt: skip


def title_of(kind: str, speaker: str | None, parties: tuple[str, ...], act: str | None, words: str) -> str:
    """The title of a statement or commitment: who, and the beginning of the words."""
    return f"{named_speaker(speaker)}: {_short(words)}" if kind == "statement" else f"{'–'.join(parties)} {act}: {_short(words)}"


def named_speaker(speaker: str | None) -> str:
    """A speaker's name; of one who stands in the text as a pronoun only that nobody is named, with the word."""
    if speaker is None:
        return "speaker not named"
    return f"speaker not named (“{speaker}”)" if speaker.casefold() in PRONOUNS else speaker


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 90 else line[:89] + "…"


def _edition(worded: Iterable[str | None]) -> str | None:
    """The wording of the edition that most count."""
    given = [(edition_number(wording), wording) for wording in worded if wording]
    number = most(number for number, _ in given)
    return next((wording for counted, wording in given if counted == number), None) if given else None


def _when(whens: Iterable[When | None]) -> When | None:
    """The days that most give; of as many, the narrower, then those that stand in the text."""
    given = [when for when in whens if when is not None and when.from_]
    if not given:
        return None
    counts = Counter((when.from_, when.until) for when in given)
    exact = [when for when in given if when.precision == "day"] or given
    return max(exact, key=lambda when: (counts[when.from_, when.until], -_width(when), when.basis == "stated", _reverse(when.from_)))


def _width(when: When) -> int:
    first, last = days(when.from_), days(when.until or when.from_)
    return last[1] - first[0] if first and last else 10_000


def _reverse(day: str | None) -> int:
    found = days(day)
    return -found[0] if found else 0


def _parties(named: list[tuple[str, ...]]) -> tuple[str, ...]:
    counts = Counter(party for parties in named for party in parties)
    kept = {party for party, number in counts.items() if number >= _SHARE * len(named)}
    if len(kept) < 2 and any(len(parties) > 1 for parties in named):
        kept = set(Counter(named).most_common(1)[0][0])
    return tuple(sorted(kept))


def _attendants(met: list[Meeting]) -> tuple[Attendant, ...]:
    """Everyone named, those named by most reports first, under the fullest name."""
    people: dict[tuple[str | None, str], list[Any]] = defaultdict(list)
    of = _parties_of(met)
    for meeting in met:
        seen = {(of.get(p.actor or "", p.party), surname(p.actor, p.name)): p for p in reversed(meeting.participants)}
        for key, person in sorted(seen.items(), key=lambda item: (item[0][0] or "", item[0][1])):
            people[key].append(person)
    found = [
        Attendant(
            name=max((p.name for p in named), key=lambda name: (len(name), name)), actor=most(p.actor for p in named),
            office=most(p.office for p in named), party=party, role=most((p.role for p in named), ("member",)) or "member", reports=len(named),
        )
        for (party, _), named in people.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda person: (-person.reports, person.party or "", person.name)))


def _parties_of(met: list[Meeting]) -> dict[str, str | None]:
    """For every actor the party for which most reports have it: one slip does not make two persons of one."""
    told: dict[str, list[str | None]] = defaultdict(list)
    for meeting in met:
        for person in meeting.participants:
            if person.actor:
                told[person.actor].append(person.party)
    return {actor: most(parties) for actor, parties in told.items()}


def _issues(heads: list[Telling]) -> tuple[str, ...]:
    counts = Counter(issue for head in heads for issue in head.fact.issues)
    return tuple(sorted(counts, key=lambda issue: (-counts[issue], issue)))


def _outlets(making: _Sum) -> tuple[Count, ...]:
    """Every outlet once a document, reprints included."""
    documents = {telling.document: _outlet(making, telling) for telling in making.found.all}
    counts = Counter(documents.values())
    return tuple(Count(name=name, number=number) for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0] or "")))


def _outlet(making: _Sum, telling: Telling) -> str | None:
    source = making.sources.get(telling.document)
    return source.outlet if source else telling.source


def _reports(making: _Sum) -> Iterator[Report]:
    for telling in making.found.all:
        source = making.sources.get(telling.document) or Source(telling.document)
        fact = telling.fact
        yield Report(
            document=telling.document, id=source.id, fact=fact.id, title=source.title, source=telling.source, published=telling.published,
            url=source.url, said=getattr(fact, "realis", None) or getattr(fact, "status", None),
            copy_of=source.original if source.original != telling.document else None, reason=making.found.reasons.get(telling.ref),
            evidence=evidence(telling)[:3],
        )  # fmt: skip
