"""A readable title for a meeting: its format or its sides, then where and when."""

from legation.model import Venue, When
from legation.reference.bodies import organisations
from legation.reference.mechanisms import occasion
from legation.reference.states import states


def title_of(parties: tuple[str, ...], name: str | None, level: str, mode: str, place: Venue | None, when: When | None) -> str:
    """E.g. "India-US 2+2 Ministerial Dialogue, New Delhi, 2023-11-10" or "United States-Sudan call, 2021-08-04"; `name`: that of its format."""
    kind = {"phone": "call", "video": "video meeting"}.get(mode, "meeting")
    head = occasion(name, level) if name else f"{_sides(parties)} {kind}"
    return ", ".join(part for part in (head, place.name if place else None, _day(when)) if part)


def _sides(parties: tuple[str, ...]) -> str:
    shown = [_name(party) for party in parties[:4]]
    return "–".join(shown) + (f" and {len(parties) - 4} more" if len(parties) > 4 else "")


def _name(party: str) -> str:
    state = states().get(party)
    if state is not None:
        return state.name
    organisation = organisations().get(party)
    return party if organisation is None or len(party) <= 6 else organisation.name


def _day(when: When | None) -> str | None:
    if when is None or when.from_ is None:
        return None
    if when.until is None or when.until == when.from_:
        return when.from_
    if when.precision == "year":
        return when.from_[:4]
    return when.from_[:7] if when.precision == "month" else f"{when.from_} to {when.until}"
