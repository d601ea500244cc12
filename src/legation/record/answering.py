"""What reports add to an answer of the register: who they call the holder of a post around a day. The register's own answer stands first."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from legation.model import Identity, LearntTenure

NEAR = 92  # days from the first or last report at which a naming still speaks for a day


def with_reports(identity: Identity, told: Sequence[LearntTenure], on: str | None) -> Identity:
    """The answer with what the reports of a record say besides. Where the register knows nobody and the reports agree on one, it is the holder."""
    mine = [one for one in told if _meant(identity, one) and _near(one, on)]
    if not mine:
        return identity
    lines = tuple(_says(one) for one in mine)
    people = {one.person for one in mine}
    key = identity.key or ""
    if key.startswith("office:") and identity.holder is None and on and len(people) == 1:
        return replace(identity, holder=mine[0].name, evidence=(*_known(identity), *lines))
    if key.startswith("person:") and identity.office is None:
        best = mine[0]
        return replace(
            identity, name=best.name, country=identity.country or best.party, office=best.office, evidence=(*_known(identity), *lines)
        )
    return replace(identity, evidence=(*identity.evidence, *lines))


def _meant(identity: Identity, one: LearntTenure) -> bool:
    return identity.key in (one.person, f"office:{one.party}.{one.post}")


def _near(one: LearntTenure, on: str | None) -> bool:
    """Whether the day lies between the first and last report, or near them; without a day every report speaks."""
    if on is None:
        return True
    if one.first[: len(on)] <= on <= one.last[: len(on)]:
        return True
    if len(on) < 10:
        return False
    return min(abs((date.fromisoformat(on[:10]) - date.fromisoformat(day)).days) for day in (one.first, one.last)) <= NEAR


def _says(one: LearntTenure) -> str:
    seen = one.first if one.first == one.last else f"{one.first} to {one.last}"
    first = one.sightings[0]
    number = f"{one.reports} report{'' if one.reports == 1 else 's'}"
    whom = f"; the register has {', '.join(one.register)} then" if one.register else ""
    return f'reports: {one.name}, {one.office} of {one.party}, in {number} of {seen}{whom} (first "{first.evidence.text}" in {first.id})'


def _known(identity: Identity) -> tuple[str, ...]:
    return tuple(line for line in identity.evidence if line != "not in the register")
