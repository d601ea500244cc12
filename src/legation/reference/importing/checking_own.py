"""Integrity of what users add besides tenures: issue areas, mechanisms and their editions, organisations and kinds of actors."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from legation.reference.codebook import contexts
from legation.reference.importing.checking import Finding
from legation.reference.issues import Issue
from legation.reference.mechanisms import Mechanism, MechanismEdition, mechanisms
from legation.reference.own import Own
from legation.reference.register import Register
from legation.reference.sectors import sectors

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def own_findings(own: Own, register: Register) -> Iterator[Finding]:
    """Everything that is wrong in these tables; `party` and `post` of a finding are its table and key."""
    yield from _issues(own.issues)
    yield from _mechanisms(own.mechanisms, register)
    yield from _editions(own.mechanism_editions, {one.key for one in own.mechanisms})
    for one in own.organisations:
        if one.key in register.states:
            yield Finding("name of another", "organisations", one.key, "this is the code of a state")
        yield from _sectors("organisations", one.key, one.sectors)
    for agent in own.agents:
        yield from _sectors("agents", agent.id, agent.sectors)
    for table, keys in (
        ("mechanisms", [m.key for m in own.mechanisms]),
        ("organisations", [o.key for o in own.organisations]),
        ("agents", [a.id for a in own.agents]),
    ):
        yield from (Finding("duplicate", table, key, f"{number} rows") for key, number in sorted(Counter(keys).items()) if number > 1)


def _issues(table: Iterable[Issue]) -> Iterator[Finding]:
    for issue in table:
        if not _ID.fullmatch(issue.id):
            yield Finding("malformed key", "issues", issue.id, "write ids in small letters and digits with hyphens, as water-sharing")
        if issue.context not in contexts():
            yield Finding("unknown context", "issues", issue.id, f"{issue.context} is no PLOVER context; they are {', '.join(contexts())}")
        if not issue.terms:
            yield Finding("no words", "issues", issue.id, "without terms no text is about it")


def _mechanisms(table: Iterable[Mechanism], register: Register) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for key, known in mechanisms().items():  # those of the release come first
        for name in (known.name, *known.names):
            owners.setdefault(name, key)
    for one in table:
        if not one.key.startswith("mechanism:") or not _ID.fullmatch(one.key.partition(":")[2]):
            yield Finding("malformed key", "mechanisms", one.key, "write keys as mechanism:weimar-triangle")
        for member in one.members:
            if member not in register.states and member not in register.organisations:
                yield Finding(
                    "unknown member", "mechanisms", one.key, f"{member} is no ISO 3166-1 alpha-3 code and no acronym of the register"
                )
        for name in (one.name, *one.names):
            if owners.get(name, one.key) != one.key:
                yield Finding(
                    "name of another",
                    "mechanisms",
                    one.key,
                    f"“{name}” means {owners[name]} too: put it under terms, which mean it among its members only",
                )


def _editions(table: Iterable[MechanismEdition], own: set[str]) -> Iterator[Finding]:
    for one in table:
        if one.mechanism not in own and one.mechanism not in mechanisms():
            yield Finding("unknown mechanism", "mechanism_editions", one.mechanism, one.edition)
        for day in (one.from_, one.until):
            if day is not None and not _is_day(day):
                yield Finding("no such day", "mechanism_editions", one.mechanism, f"{one.edition}: {day}")
        if one.until and one.until < one.from_:
            yield Finding("reversed", "mechanism_editions", one.mechanism, f"{one.edition}: {one.from_} to {one.until}")


def _sectors(table: str, key: str, given: Iterable[str]) -> Iterator[Finding]:
    known = sectors()
    return (Finding("unknown sector", table, key, f"{sector} is no PLOVER sector") for sector in given if sector not in known)


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]))
    except ValueError:
        return False
