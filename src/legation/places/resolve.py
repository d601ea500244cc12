"""Resolve place names: rivals ranked by what the text says around them, the country it is about, nearness to its other places, and size."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from legation.model import Document, Mention, Place
from legation.places.find import Found
from legation.places.gazetteer import Candidate, Entry, Gazetteer
from legation.places.names import normal
from legation.places.sense import place_words

K = TypeVar("K")
# Weights of the ranking, tried on TR-News, GeoWebNews and LGL in November 2026.
_KIND = {"country": 4.0, "admin1": 1.0, "admin2": -1.5, "city": 0.6, "region": 2.0, "feature": -0.5}
_ALTERNATE = -2.0
_CAPITAL = 2.0
_DWARFED = -2.0  # another name of a place twenty times smaller than one that bears it as its first: "Washington" is hardly Watervliet
_NAMED_AFTER_CITY = -2.0
_GOVERNED = 4.0  # a division whose governor or lawmakers are named
_ALSO = 0.55  # of its size counts a city that bears the name of its division only as another name: "Oklahoma" is hardly Oklahoma City, "New York" is the city
_FAME = 0.5  # 0, 0.25 and 0.8 tried: TR-News and GeoWebNews best here, LGL (small towns of America) better the lower
_FAME_MEAN = 2.3  # about five names: what a middling city has
_CONTAINED = 8.0
_COUNTRY = 3.0
_PART = 2.5
_NEAR = 2.0
_HOLDS = 2.5
_SUREST, _UNKNOWN = 0.95, 0.1  # of ten resolved names on TR-News nine are right; a name without an entry is a guess of the recogniser
_MOST = 12  # rivals looked at in each round: the most likely by size


@dataclass(frozen=True)
class _Ranked:
    entry: Entry
    score: float


def resolve(found: Sequence[Found], document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """A `Place` for each name, in order. A name that the gazetteer does not have stays a place without an id, and spoils none of the others.

    Names are ranked alone, then twice with what the others say: first roughly, then with the countries and neighbours found so.
    A name by itself has nothing to be judged by but its rivals.
    """
    alone = {key: _rank_alone(item, gazetteer) for key, item in {_key(f): f for f in found}.items()}
    ranked, by_itself = alone, len({_key(f)[0] for f in found}) == 1 and not (document.dateline and document.dateline.place)
    for _ in range(0 if by_itself else 2):
        context = _Context.of([(_key(f)[0], ranked[_key(f)]) for f in found], document, gazetteer)
        ranked = {key: _rank_within(rivals, context) for key, rivals in alone.items()}
    told = _told(found, ranked)
    return tuple(_place(f, told.get(_key(f)[:2], ranked[_key(f)]), gazetteer) for f in found)


def _key(found: Found) -> tuple[str, bool, str | None, str, bool]:
    """What makes two names the same for the ranking: the words, whether they are an adjective, what stands after the comma, and whose governor."""
    return normal(found.text), found.source == "adjective", found.within, found.source, found.division


def _told(
    found: Sequence[Found], ranked: Mapping[tuple[str, bool, str | None, str, bool], tuple[_Ranked, ...]]
) -> dict[tuple[str, bool], tuple[_Ranked, ...]]:
    """One name means one place in a document: what stands with its state or division once tells for the others."""
    told: dict[tuple[str, bool], tuple[_Ranked, ...]] = {}
    for item in found:
        if item.within is not None and ranked[_key(item)]:
            told.setdefault(_key(item)[:2], ranked[_key(item)])
    return told


def _candidates(found: Found, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    key = normal(found.text)
    if found.source == "adjective":
        return tuple(Candidate(gazetteer.entry(n), False) for n in gazetteer.adjectives.get(key, ()))
    if found.source == "abbreviation":
        return (Candidate(gazetteer.entry(gazetteer.after_comma[key]), False),)
    words = found.text.split()
    if len(words) > 1 and words[-1].lower() in place_words("type"):
        divisions = tuple(c for c in gazetteer.candidates(found.text) if c.entry.kind in ("admin1", "admin2"))
        base = (c for c in gazetteer.candidates(" ".join(words[:-1])) if c.entry.kind in ("admin1", "admin2"))
        if both := (divisions or tuple(base)):
            return both
    return gazetteer.candidates(found.text)


def _rank_alone(found: Found, gazetteer: Gazetteer) -> tuple[_Ranked, ...]:
    """Candidates with their score by size, kind and what stands after the comma."""
    holders = _holders(found.within, gazetteer)
    candidates = _candidates(found, gazetteer)
    listed = any(c.entry.kind == "country" and not c.alternate for c in candidates)  # "Canada, Mexico and the United States"
    main = max((c.entry.population for c in candidates if not c.alternate), default=0)
    cities = [c for c in sorted(candidates, key=_population) if c.entry.kind == "city"]
    seats = {c.entry.part: c.entry.population * (_ALSO if c.alternate else 1.0) for c in cities}
    out = []
    for candidate in candidates:
        entry = candidate.entry
        score = (
            math.log10(entry.population + 10)
            + _KIND[entry.kind]
            + (_ALTERNATE if candidate.alternate and entry.kind not in ("country", "region") else 0)
        )
        score += _CAPITAL if entry.capital else 0
        score += _DWARFED if candidate.alternate and entry.population * 20 < main else 0
        score += _FAME * (math.log2(1 + entry.fame) - _FAME_MEAN) if entry.kind == "city" else 0
        if entry.kind == "admin1" and found.division:
            score += _GOVERNED
        elif entry.kind in ("admin1", "admin2") and _is_seat(entry, seats):
            score += _NAMED_AFTER_CITY
        if any(_lies_in(entry, holder) and not (listed and holder.kind == "country" and entry.kind != "admin1") for holder in holders):
            score += _CONTAINED
        out.append(_Ranked(entry, score))
    return tuple(sorted(out, key=lambda r: (-r.score, r.entry.position))[:_MOST])


def _population(candidate: Candidate) -> tuple[int, int]:
    return candidate.entry.population, candidate.entry.position


def _is_seat(entry: Entry, seats: Mapping[int, float]) -> bool:
    """Whether a city of the same name makes up much of the division: "Istanbul" is the city then, not the province."""
    where = entry.position if entry.kind == "admin1" else entry.part
    return seats.get(where, 0) >= 0.15 * entry.population


def _holders(name: str | None, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    if name is None:
        return ()
    short = gazetteer.after_comma.get(normal(name))
    if short is not None:
        return (gazetteer.entry(short),)
    return tuple(c.entry for c in gazetteer.candidates(name) if c.entry.kind in ("country", "admin1"))


def _lies_in(entry: Entry, holder: Entry) -> bool:
    if entry.position == holder.position:
        return False
    if holder.kind == "country":
        return entry.country == holder.country and entry.kind != "country"
    return entry.part == holder.position and entry.kind in ("city", "admin2")


@dataclass(frozen=True)
class _Context:
    """What the document is about: shares of countries and divisions among its names, and the places that are all but certain."""

    countries: Mapping[str, float]
    parts: Mapping[int, float]
    fixed: tuple[Entry, ...]

    @classmethod
    def of(cls, named: Sequence[tuple[str, tuple[_Ranked, ...]]], document: Document, gazetteer: Gazetteer) -> "_Context":
        """From the names of a document with their rivals; a name counts three times at most."""
        countries: dict[str, float] = defaultdict(float)
        parts: dict[int, float] = defaultdict(float)
        fixed: dict[int, Entry] = {}
        seen: dict[str, int] = defaultdict(int)
        for name, rivals in named:
            seen[name] += 1
            for rival, share in _shares(rivals) if rivals and seen[name] <= 3 else ():
                if rival.country:
                    countries[rival.country] += share
                if rival.part >= 0:
                    parts[rival.part] += share
                if share > 0.9 and rival.kind in ("city", "admin2") and rival.latitude is not None:
                    fixed[rival.position] = rival
        line = document.dateline.place if document.dateline else None
        for candidate in sorted(gazetteer.candidates(line) if line else (), key=lambda c: -c.entry.population)[:1]:
            if candidate.entry.country:
                countries[candidate.entry.country] += 1.5
        return cls(_as_shares(countries), _as_shares(parts), tuple(fixed.values())[:40])


def _shares(rivals: tuple[_Ranked, ...]) -> list[tuple[Entry, float]]:
    """How likely each rival is by its score, adding up to one."""
    top = rivals[0].score
    weights = [math.exp(1.5 * (r.score - top)) for r in rivals]
    return [(r.entry, w / sum(weights)) for r, w in zip(rivals, weights, strict=True)]


def _as_shares(counts: Mapping[K, float]) -> dict[K, float]:
    whole = max(sum(counts.values()), 1.0)
    return {key: count / whole for key, count in counts.items()}


def _rank_within(rivals: tuple[_Ranked, ...], context: _Context) -> tuple[_Ranked, ...]:
    """The rivals with what the document as a whole says for them."""
    if len(rivals) < 2:
        return rivals
    out = []
    for rival in rivals:
        entry = rival.entry
        score = rival.score + _COUNTRY * math.sqrt(context.countries.get(entry.country or "", 0.0))
        part = entry.part if entry.kind != "admin1" else entry.position
        score += _PART * math.sqrt(context.parts.get(part, 0.0)) if entry.kind != "country" else 0.0
        score += _HOLDS if entry.kind == "admin1" and any(e.part == entry.position for e in context.fixed) else 0.0
        score += _NEAR * _nearness(entry, context.fixed) if entry.kind in ("city", "admin2") else 0.0
        out.append(_Ranked(entry, score))
    return tuple(sorted(out, key=lambda r: (-r.score, r.entry.position)))


def _nearness(entry: Entry, fixed: tuple[Entry, ...]) -> float:
    """1 beside another place of the text, half of that at 100 km, near 0 far from all."""
    best = min((_distance(entry, other) for other in fixed if other.name != entry.name), default=None)
    return 0.0 if best is None else 1 / (1 + best / 100)


def _distance(a: Entry, b: Entry) -> float:
    """Kilometres between two places, by the flat approximation; far enough off is far enough."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return 20_000.0
    width = math.cos(math.radians((a.latitude + b.latitude) / 2)) * (a.longitude - b.longitude)
    return 111.2 * math.hypot(a.latitude - b.latitude, width)


def _place(found: Found, ranked: tuple[_Ranked, ...], gazetteer: Gazetteer) -> Place:
    if not ranked:
        return Place(found.start, found.end, found.text, sense=found.sense, confidence=_UNKNOWN)
    entry, share = _shares(ranked)[0]
    part = entry if entry.kind == "admin1" else gazetteer.entry(entry.part) if entry.part >= 0 else None
    return Place(
        found.start, found.end, found.text,
        geonames_id=entry.id, name=entry.name, latitude=entry.latitude, longitude=entry.longitude, country=entry.country,
        admin1=part.name if part else None, feature=entry.feature, sense=found.sense, confidence=round(_SUREST * share, 3),
        rivals=tuple(r.entry.id for r in ranked[1:4] if r.entry.id is not None),
    )  # fmt: skip
