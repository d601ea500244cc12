"""Place names: found, linked to the right GeoNames id, near enough, in the right country."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from legation.evaluation.answers import NOTHING, Answers, extent, objects
from legation.evaluation.figures import Figure, Hits, Marks
from legation.evaluation.gold import Record
from legation.evaluation.spans import Span, align, crosses, overlap, trimmed

EARTH_RADIUS = 6371.0  # kilometres
NEAR = 161.0  # kilometres: the hundred miles of the literature
_EXACT = 3.0  # above any overlap, which is at most 1
Toponym = Mapping[str, Any]


def places(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Literal toponyms, then all of them, then demonyms apart."""
    figures = []
    for variant in ("literal", "all"):
        counts = _Counts()
        for record in gold:
            counts.add(record, _given(record, answers), literal=variant == "literal")
        figures += counts.figures(variant)
    return [*figures, _demonyms(gold, answers)]


def _given(record: Record, answers: Answers) -> list[Toponym]:
    return [place for place in objects(answers.get(record["id"], NOTHING), "places") if extent(place)]


class _Counts:
    """What is counted of one variant."""

    def __init__(self) -> None:
        self.exact, self.touching, self.ids = Hits(), Hits(), Hits()
        self.linked, self.near, self.country = Marks(), Marks(), Marks()

    def add(self, record: Record, given: Sequence[Toponym], *, literal: bool) -> None:
        scored, unscored = _apart(record["toponyms"]) if literal else (record["toponyms"], [])
        pairs = _aligned(record["text"], scored, given)
        paired = {j for _, j in pairs}
        free = {j for j, place in enumerate(given) if j not in paired and _is_free(place, unscored, literal=literal)}
        counted = len(given) - len(free)
        self.exact.add(sum(_is_exact(record["text"], scored[i], given[j]) for i, j in pairs), counted, len(scored))
        self.touching.add(len(pairs), counted, len(scored))
        without = {j for i, j in pairs if scored[i]["geonames_id"] is None}  # gold knows no id: the answer's is neither right nor wrong
        claims = [place for j, place in enumerate(given) if j not in free and j not in without]
        self._add_ids(scored, claims, [(scored[i], given[j]) for i, j in pairs])
        self._add_links(scored, {i: given[j] for i, j in pairs})

    def _add_ids(self, scored: Sequence[Toponym], claims: Sequence[Toponym], pairs: Sequence[tuple[Toponym, Toponym]]) -> None:
        right = sum(_linked_right(toponym, place) for toponym, place in pairs)
        self.ids.add(right, sum(map(_has_id, claims)), sum(map(_has_id, scored)))

    def _add_links(self, scored: Sequence[Toponym], found: Mapping[int, Toponym]) -> None:
        for i, toponym in enumerate(scored):
            place = found.get(i, NOTHING)
            if toponym["geonames_id"] is not None:
                if i in found:
                    self.linked.add(_linked_right(toponym, place))
                if toponym["lat"] is not None and toponym["lon"] is not None:
                    self.near.add(_is_near(toponym, place))
            if toponym["country"]:
                self.country.add(place.get("country") == toponym["country"])

    def figures(self, variant: str) -> list[Figure]:
        spans = self.exact.figures(f"{variant}_span_exact") + self.touching.figures(f"{variant}_span_overlap")
        shares = [self.linked.share(f"{variant}_id_accuracy_on_found"), self.near.share(f"{variant}_acc161_of_gold")]
        return spans + self.ids.figures(f"{variant}_id") + [*shares, self.country.share(f"{variant}_country_of_gold")]


def _where(item: Toponym) -> Span:
    return item["start"], item["end"]


def _has_id(item: Toponym) -> bool:
    return item.get("geonames_id") is not None


def _apart(toponyms: Sequence[Toponym]) -> tuple[list[Toponym], list[Toponym]]:
    """The literal ones, and the others."""
    literal = [toponym for toponym in toponyms if toponym["sense"] == "literal"]
    return literal, [toponym for toponym in toponyms if toponym["sense"] != "literal"]


def _aligned(text: str, scored: Sequence[Toponym], given: Sequence[Toponym]) -> list[tuple[int, int]]:
    """Positions of gold and answer one to one: the same words before those that only overlap."""
    wants, gives = [_where(toponym) for toponym in scored], [_where(place) for place in given]
    trims, clean = [trimmed(text, span) for span in wants], [trimmed(text, span) for span in gives]
    return align(range(len(wants)), range(len(gives)), lambda i, j: _EXACT if trims[i] == clean[j] else overlap(wants[i], gives[j]))


def _is_exact(text: str, toponym: Toponym, place: Toponym) -> bool:
    return trimmed(text, _where(toponym)) == trimmed(text, _where(place))


def _is_free(place: Toponym, unscored: Sequence[Toponym], *, literal: bool) -> bool:
    """Whether an unmatched answer falls on what this variant leaves out: it is then neither right nor wrong."""
    return any(crosses(_where(place), _where(other)) for other in unscored) or (literal and place.get("sense") in ("demonym", "metonymic"))


def _demonyms(gold: Sequence[Record], answers: Answers) -> Figure:
    hits = Hits()
    for record in gold:
        wanted = [toponym for toponym in record["toponyms"] if toponym["sense"] == "demonym" and toponym["geonames_id"] is not None]
        given = _given(record, answers)
        right = sum(any(crosses(_where(toponym), _where(place)) and _linked_right(toponym, place) for place in given) for toponym in wanted)
        hits.add(right, 0, len(wanted))
    return hits.recall("demonym_id")


def _linked_right(toponym: Toponym, place: Toponym) -> bool:
    """Whether gold has an id and the answer has the same."""
    try:
        return toponym["geonames_id"] is not None and int(place["geonames_id"]) == toponym["geonames_id"]
    except (KeyError, TypeError, ValueError, OverflowError):
        return False


def _is_near(toponym: Toponym, place: Toponym) -> bool:
    latitude, longitude = _degrees(place.get("latitude")), _degrees(place.get("longitude"))
    if latitude is None or longitude is None:
        return False
    return _kilometres((toponym["lat"], toponym["lon"]), (latitude, longitude)) <= NEAR


def _degrees(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) >= 1e4:
        return None
    return float(value)


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points given as latitude and longitude (haversine)."""
    north, east, other_north, other_east = (math.radians(value) for value in (*one, *other))
    half = math.sin((other_north - north) / 2) ** 2 + math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))
