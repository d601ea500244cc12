"""A register in the formats of others: our own tables, FollowTheMoney JSON lines, PETRARCH dictionaries of actors."""

import json
from collections.abc import Callable, Iterable, Iterator

import msgspec

from legation.model import content_id
from legation.reference.own import row_cells
from legation.reference.persons import person_key
from legation.reference.posts import Holder
from legation.reference.register import Register
from legation.reference.wording import fold


def tsv(table: Iterable[Holder], register: Register) -> Iterator[str]:
    """The lines of a table of our own shape."""
    yield "\t".join(field.encode_name for field in msgspec.structs.fields(Holder))
    yield from ("\t".join(row_cells(row)) for row in table)


def ftm(table: Iterable[Holder], register: Register) -> Iterator[str]:
    """Person, Position and Occupancy, each once, in the order of the table."""
    told: set[str] = set()
    for row in table:
        state, post = register.states.get(row.party), register.post(row.post)
        title = row.title or (register.office_name(row.party, post) if post else row.post)
        side = state.name if state else register.organisations[row.party].name if row.party in register.organisations else row.party
        person = f"lgn-{person_key(row.person).replace(':', '-')}"
        position = content_id("lgn-post", row.party, row.post, title)
        country = [state.alpha2.lower()] if state and state.alpha2 else []
        tenure = content_id("lgn-held", person, position, row.from_)
        names: dict[str, list[str]] = {"name": [row.person], "alias": list(row.names), "wikidataId": [row.wikidata] if row.wikidata else []}
        dates = {"startDate": [row.from_] if row.from_ else [], "endDate": [row.until] if row.until else []}
        found = (
            _entity(person, "Person", row.person, {**names, "country": country, "topics": ["role.pep"]}),
            _entity(position, "Position", f"{title} of {side}", {"name": [f"{title} of {side}"], "country": country}),
            _entity(tenure, "Occupancy", "", {"holder": [person], "post": [position], **dates, "sourceUrl": []}),
        )
        for id_, line in found:
            if id_ not in told:
                told.add(id_)
                yield line


def _entity(id_: str, schema: str, caption: str, properties: dict[str, list[str]]) -> tuple[str, str]:
    kept = {name: values for name, values in properties.items() if values}
    return id_, json.dumps({"id": id_, "schema": schema, "caption": caption or None, "properties": kept}, ensure_ascii=False)


def petrarch(table: Iterable[Holder], register: Register) -> Iterator[str]:
    """Names in capitals with CAMEO codes and, where the tenure has days, the time for which each holds."""
    people: dict[str, list[Holder]] = {}
    for row in table:
        people.setdefault(row.person, []).append(row)
    yield "# Actors in the format of PETRARCH and TABARI, written by legation"
    for person, held in sorted(people.items()):
        codes = [code for row in held if (code := _code(row, register))]
        if not codes:
            continue
        yield f"{_capitals(person)}_"
        yield from (f"+{_capitals(name)}_" for name in dict.fromkeys(name for row in held for name in row.names))
        yield from (f"\t{code}" for code in dict.fromkeys(codes))


def _code(row: Holder, register: Register) -> str | None:
    post = register.post(row.post)
    organisation = row.party if row.party in register.organisations else None
    cameo = register.cameo(row.party if row.party in register.states else None, post.sectors if post else (), organisation=organisation)
    first, last = _digits(row.from_, "0101"), _digits(row.until or row.known, "1231")
    if cameo is None:
        return None
    span = f" {first}-{last}" if first and last else f" >{first}" if first else f" <{last}" if last else ""
    return f"[{cameo}{span}]"


def _digits(day: str | None, fill: str) -> str | None:
    plain = (day or "").replace("-", "")
    return (plain + fill[len(plain) - 4 :] if len(plain) < 8 else plain) if plain else None


def _capitals(name: str) -> str:
    return fold(name).upper().replace(" ", "_")


EXPORTS: dict[str, Callable[[Iterable[Holder], Register], Iterator[str]]] = {"tsv": tsv, "ftm": ftm, "phoenix": petrarch}
