"""What every importer gives: rows of the register, and lines that it could not use with the reason; and the small readings they share."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from legation.reference.bodies import Organisation
from legation.reference.posts import Holder
from legation.reference.register import Register
from legation.reference.sectors import Agent, sectors


@dataclass(frozen=True)
class Refused:
    """A line that was not taken, and why."""

    line: int
    text: str
    why: str


Imported = Holder | Organisation | Agent | Refused
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ROLES = {"GOV": "minister", "MIL": "officer", "LEG": "legislator", "JUD": "judge", "OPP": "opposition-leader", "SPY": "intelligence-chief",
          "COP": "police-chief", "REB": "rebel-leader", "BUS": "business-leader", "JRN": "journalist", "PTY": "party-leader",
          "REL": "religious-leader", "EDU": "academic"}  # fmt: skip


def day(text: str) -> str | None:
    """The day, month or year at the beginning of a date ("2020-01-14T00:00:00Z"); `None` where it is none."""
    found = _DAY.match(text.strip().lstrip("+"))
    return found.group() if found and found.group()[:4] > "0000" else None


def state_of(words: str, register: Register) -> str | None:
    """The state that a code (alpha-2, alpha-3) or name means; an organisation by its acronym or name."""
    text = words.strip()
    if text.upper() in register.states:
        return text.upper()
    two = next((state.code for state in register.states.values() if state.alpha2 == text.upper() and not state.until), None)
    form = register.state_form(text, any_case=True) if len(text) > 3 else None
    organisation = register.organisation(text) if text else None
    return two or (form.code if form else organisation.key if organisation else None)


def tenure(register: Register, person: str, position: str, country: str, **rest: str | None) -> Holder | str:
    """The row for a tenure as a table words it, or why there can be none. `rest`: from_, until, wikidata, source, names (set apart by `|`)."""
    party = state_of(country, register)
    if party is None:
        return f"no state or organisation {country!r}"
    if not person.strip():
        return "no name"
    title = (
        re.sub(r"\s+of\s+(?:the\s+)?" + re.escape(register.states[party].name) + "$", "", position)
        if party in register.states
        else position
    )
    post = register.title_post(title, party)
    if post is None:
        return f"no kind of post is known for {position!r}"
    from_, until = rest.get("from_"), rest.get("until")
    if from_ and until and until < from_[: len(until)]:
        return f"ends before it begins: {from_} to {until}"
    names = tuple(name for name in (rest.get("names") or "").split("|") if name and name != person)
    return Holder(
        party=party, post=post.id, person=" ".join(person.split()), names=names, title=title[:1].upper() + title[1:], from_=from_, until=until,
        wikidata=rest.get("wikidata") or None, source=rest.get("source") or "imported",
    )  # fmt: skip


def sectors_of(code: str) -> tuple[str, ...]:
    """PLOVER sectors of the role part of a CAMEO code ("GOVMIL"), in order; parts that are no role are passed over."""
    by_cameo = {sector.cameo: sector.code for sector in reversed(list(sectors().values())) if sector.cameo}
    parts = [code[start : start + 3] for start in range(0, len(code) - 2, 3)]
    return tuple(dict.fromkeys(by_cameo[part] for part in parts if part in by_cameo))


def role_post(roles: Iterable[str]) -> str | None:
    """The kind of post that stands for roles where no title is told."""
    return next((_ROLES[role] for role in roles if role in _ROLES), None)


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, line ends dropped."""
    return ((number, line.rstrip("\r\n")) for number, line in enumerate(lines, start=1))


def replaced(row: Holder, **changes: object) -> Holder:
    """The row with some cells changed."""
    return msgspec.structs.replace(row, **changes)
