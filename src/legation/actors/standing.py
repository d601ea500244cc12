"""Offices by one who stands to them otherwise than by holding them: elected, acting, shadowing, outgoing, of another time."""

from dataclasses import replace
from datetime import date, timedelta

from legation.actors.finding import Finding
from legation.actors.tenure import Tenure
from legation.reference.posts import Holder
from legation.reference.register import Register
from legation.reference.standings import Standing

_HANDOVER = timedelta(
    days=120
)  # the longest way from an election or nomination to the oath that is usual, and of an outgoing holder's last weeks
_BRIDGE = timedelta(days=30)
_SHORT = timedelta(days=366)  # acting holders whom no source marks as such stay no longer


def stands(found: Finding, standing: Standing, register: Register, on: str | None) -> Finding:
    """The office with whoever so stands to it, nobody where the register does not tell; whoever holds it on the day is then a rival."""
    holder = found.tenure.holder if found.tenure else None
    chosen, confidence = _chosen(found, standing, register, on)
    rivals = (holder.person,) if holder and (chosen is None or chosen.person != holder.person) else ()
    evidence = (*found.evidence, f"wording: {standing}") if chosen is holder and holder else (f"wording: {standing}", *_says(chosen))
    same = standing not in ("elect", "shadow")
    return replace(
        found,
        key=found.key if same or not found.key else f"{found.key}-{standing}",
        name=found.name if same or not found.name else _named(found, standing),
        office=found.office if same or not found.office else _worded(found.office, standing),
        sectors=("OPP",) if standing == "shadow" else found.sectors,
        tenure=Tenure(chosen) if chosen else None, evidence=evidence, confidence=confidence, rivals=rivals,
    )  # fmt: skip


def _chosen(found: Finding, standing: Standing, register: Register, on: str | None) -> tuple[Holder | None, float]:
    """Who so stands to the office, and how sure that is."""
    holder, today = found.tenure.holder if found.tenure else None, _day(on)
    if standing in ("shadow", "then") or today is None:
        return None, 0.8
    if standing == "elect":
        coming = [one for one in _tenures(found, register) if _to_stay(one) and _within(today, _day(one.from_))]
        return (coming[-1], 0.8) if coming else (None, 0.7)
    return _leaving(holder, today) if standing == "outgoing" else _standing_in(holder)


def _leaving(holder: Holder | None, today: date) -> tuple[Holder | None, float]:
    """The holder whose last weeks these are."""
    ended = _day(holder.until) if holder else None
    return (holder, 0.9) if ended and ended - today <= _HANDOVER else (None, 0.6)


def _standing_in(holder: Holder | None) -> tuple[Holder | None, float]:
    """The holder who is marked as acting, or stayed no longer than such do."""
    if holder is None or holder.acting:
        return (holder, 0.95) if holder else (None, 0.6)
    begun, ended = _day(holder.from_), _day(holder.until)
    return (holder, 0.7) if begun and ended and ended - begun <= _SHORT else (None, 0.6)


def _within(today: date, begun: date | None) -> bool:
    """Whether a tenure begins soon after the day."""
    return begun is not None and timedelta(0) < begun - today <= _HANDOVER


def _to_stay(holder: Holder) -> bool:
    """Whether a tenure is more than a bridge until the next holder has taken the oath."""
    begun, ended = _day(holder.from_), _day(holder.until)
    return not holder.acting and not (begun and ended and ended - begun < _BRIDGE)


def _tenures(found: Finding, register: Register) -> tuple[Holder, ...]:
    """All tenures of the office, latest first."""
    party, _, post = (found.key or "").removeprefix("office:").partition(".")
    return register.tenures(party, post)


def _says(holder: Holder | None) -> tuple[str, ...]:
    if holder is None:
        return ("gap: the register does not tell who that is",)
    return (f"register: {holder.person}, {holder.title or holder.post} of {holder.party} from {holder.from_} ({holder.source})",)


def _worded(office: str, standing: Standing) -> str:
    return f"Shadow {office}" if standing == "shadow" else f"{office}-elect"


def _named(found: Finding, standing: Standing) -> str:
    """The name of the office with the standing at the title: "President-elect of United States"."""
    office, name = found.office or "", found.name or ""
    return f"{_worded(office, standing)}{name[len(office) :]}" if office and name.startswith(office) else _worded(name, standing)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None
