"""Bodies and organisations by their names."""

import msgspec

from legation.reference.bodies import Body, Organisation
from legation.reference.state_forms import undotted
from legation.reference.states import State
from legation.reference.wording import fold

ANY = "*"  # the country of wordings that mean a body of whichever state is named


def body_index(table: dict[str, Body]) -> dict[tuple[str, str], Body]:
    """Bodies by country and folded name; under the country "" by name alone."""
    index: dict[tuple[str, str], Body] = {}
    for body in table.values():
        for name in (body.name, *body.names):
            words = fold(name).removeprefix("the ")
            index.setdefault((body.country, words), body)
            if body.country != ANY:
                index.setdefault(("", words), body)
    return index


def of_country(kind: Body, state: State) -> Body:
    """The body of this state that is meant by a wording for bodies of any state."""
    key = f"body:{state.code}.{kind.key.rpartition('.')[2]}"
    adjective = state.adjectives[0] if state.adjectives else state.name
    return msgspec.structs.replace(kind, key=key, country=state.code, name=f"{adjective} {kind.name}")


def organisation_index(table: dict[str, Organisation]) -> dict[str, Organisation]:
    """Organisations by name; names of five letters and more also folded."""
    index: dict[str, Organisation] = {}
    for organisation in table.values():
        for name in (organisation.name, *organisation.names, organisation.key if organisation.kind == "igo" else organisation.name):
            plain = undotted(name).removeprefix("the ")
            index.setdefault(plain, organisation)
            if len(plain) > 4:
                index.setdefault(fold(plain), organisation)
    return index
