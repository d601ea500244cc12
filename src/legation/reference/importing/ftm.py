"""FollowTheMoney JSON lines, as OpenSanctions publishes them: Person, Position and the Occupancy that ties them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from legation.reference.importing.rows import Imported, Refused, day, numbered, replaced, tenure
from legation.reference.posts import Holder
from legation.reference.register import Register

_TOPICS = {"gov.legislative": "legislator", "gov.judicial": "judge", "gov.executive": "minister", "gov.head": "head-of-state"}


def ftm(lines: Iterable[str], register: Register, source: str) -> Iterator[Imported]:
    """A tenure for every Occupancy whose person and position are in the file; entities of other schemata are passed over."""
    people: dict[str, dict[str, Any]] = {}
    positions: dict[str, dict[str, Any]] = {}
    occupancies: list[tuple[int, dict[str, Any]]] = []
    for number, line in numbered(lines):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            schema, id_, properties = entity["schema"], entity["id"], dict(entity["properties"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            yield Refused(number, line[:80], f"no entity: {type(error).__name__} ({error})")
            continue
        if schema == "Person":
            people[id_] = {**properties, "caption": entity.get("caption")}
        elif schema == "Position":
            positions[id_] = {**properties, "caption": entity.get("caption")}
        elif schema == "Occupancy":
            occupancies.append((number, properties))
    for number, occupancy in occupancies:
        yield _row(number, occupancy, people, positions, register, source)


def _row(
    line: int,
    occupancy: dict[str, Any],
    people: dict[str, dict[str, Any]],
    positions: dict[str, dict[str, Any]],
    register: Register,
    source: str,
) -> Imported:
    person, position = people.get(_first(occupancy, "holder")), positions.get(_first(occupancy, "post"))
    told = f"{_first(occupancy, 'holder')} in {_first(occupancy, 'post')}"
    if person is None or position is None:
        return Refused(line, told, "the person or the position is not in this file")
    names = [name for name in (person.get("caption"), *person.get("name", ()), *person.get("alias", ())) if name]
    title = position.get("caption") or _first(position, "name")
    country = _first(position, "country") or _first(person, "country")
    if not names or not title:
        return Refused(line, told, "no name, or no name of the position")
    dates = {"from_": day(_first(occupancy, "startDate")), "until": day(_first(occupancy, "endDate"))}
    rest = {**dates, "wikidata": _first(person, "wikidataId"), "source": source, "names": "|".join(dict.fromkeys(names[1:]))}
    made = tenure(register, names[0], title, country, **rest)
    if isinstance(made, Holder):
        return made
    post = next((_TOPICS[topic] for topic in position.get("topics", ()) if topic in _TOPICS), None)
    loose = tenure(register, names[0], "minister", country, **rest) if post and made.startswith("no kind of post") else made
    return replaced(loose, post=post, title=title) if isinstance(loose, Holder) else Refused(line, told, made)


def _first(properties: dict[str, Any], name: str) -> str:
    found = properties.get(name) or [""]
    first = found[0] if isinstance(found, list) else found
    return str(first.get("id", "") if isinstance(first, dict) else first)
