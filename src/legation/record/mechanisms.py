"""Mechanisms of a record: the editions of a format that its documents report, and formats learnt from texts that wait for a verdict."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from rapidfuzz import process

from legation.model import Attendant, Coverage, Edition, LegationError, MechanismView, Occurrence, Report, Venue, content_id
from legation.record.coverage import coverage
from legation.record.occurrences import Asked, Occurrences, bring_up
from legation.record.store import Store
from legation.reference.mechanisms import Mechanism, MechanismEdition, mechanism_editions, mechanisms
from legation.stories.windows import DAY_BEFORE, days

NARROW = 31  # days within which one edition can be told from the next


def mechanism(occurrences: Occurrences, name: str) -> MechanismView:
    """The mechanism of a name or key, with its editions in order of time. Of several that the name can mean the one that the record reports most."""
    found = _known_as(occurrences.store, name)
    key = _most_reported(occurrences.store, found)
    return _viewed(occurrences, key, tuple(sorted(other for other in found if other != key)), coverage(occurrences.store))


def mechanism_key(store: Store, name: str) -> str:
    """The key of the mechanism of a name or key; of several that the name can mean the one that the record reports most."""
    return _most_reported(store, _known_as(store, name))


def _known_as(store: Store, name: str) -> dict[str, int]:
    """The keys that a name can mean, with how surely; an error where there is none."""
    found = _named(name, store)
    if not found:
        names = {entry.name: key for key, entry in mechanisms().items()}
        near = ", ".join(f"{names[name]} ({name})" for name, _, _ in process.extract(name, list(names), limit=3))
        raise LegationError(
            "no mechanism of this name is known", name, f"The nearest are {near}; `legation mechanism` lists those in the record"
        )
    return found


def _most_reported(store: Store, found: dict[str, int]) -> str:
    reported: Counter[str] = Counter({key: number for key, _, number in _reported(store)}) if len(found) > 1 else Counter()
    return max(found, key=lambda key: (found[key], reported[key], key))


def listed(occurrences: Occurrences, *, learnt: bool = False) -> Iterator[tuple[str, str, int, str | None]]:
    """(key, name, occurrences, verdict) of the mechanisms that the record reports; with `learnt` only those that no register knows."""
    said = said_of(occurrences.store)
    for key, name, number in _reported(occurrences.store):
        if not (learnt and key in mechanisms()) and said.get(key) != "reject":
            yield key, name, number, said.get(key) if key not in mechanisms() else None


def _reported(store: Store) -> Iterator[tuple[str, str, int]]:
    """(key, name, occurrences) of every mechanism of a meeting, those of most first."""
    bring_up(store)
    sql = (
        "SELECT t.one, coalesce((SELECT mechanism_name FROM occurrences WHERE mechanism = t.one AND mechanism_name IS NOT NULL LIMIT 1), t.one), sum(t.number)"
        " FROM tallies t WHERE t.what = 'mechanism' GROUP BY t.one ORDER BY 3 DESC, 1"
    )
    return ((row[0], row[1], row[2]) for row in store.connection.execute(sql).fetchall())


def judge_mechanism(store: Store, word: Literal["accept", "reject"], key: str, *, who: str, why: str | None = None) -> bool:
    """Appends a verdict on a learnt mechanism; `False` where that is the last word already."""
    if key in mechanisms():
        raise LegationError(
            "this mechanism is in the register", key, "Verdicts are for mechanisms learnt from texts; mend the register's table"
        )
    if key not in _learnt(store):
        raise LegationError("no document of the record has this mechanism", key, "`legation mechanism --learnt` lists those that wait")
    if said_of(store).get(key) == word:
        return False
    with store.transaction("cannot write a verdict to the record") as connection:
        (turn,) = connection.execute("SELECT coalesce(max(turn), 0) + 1 FROM verdicts").fetchone()
        identity = content_id("verdict", turn, word, "mechanism", key, who, why)
        sql = "INSERT INTO verdicts (turn, verdict_id, word, kind, one_fact, who, why) VALUES (?, ?, ?, 'mechanism', ?, ?, ?)"
        connection.execute(sql, (turn, identity, word, key, who, why))
    return True


def said_of(store: Store) -> dict[str, str]:
    """The last word on each learnt mechanism."""
    rows = store.connection.execute("SELECT one_fact, word FROM verdicts_standing WHERE kind = 'mechanism' ORDER BY turn, verdict_id")
    return {row["one_fact"]: row["word"] for row in rows}


def _named(name: str, store: Store) -> dict[str, int]:
    """The keys that a name can mean: 3 for the key itself, 2 where it means this in any text, 1 where it means this among its members."""
    wanted = _bare(name)
    found: dict[str, int] = {}
    for key, entry in mechanisms().items():
        means = _means(entry, wanted)
        if means:
            found[key] = means
    for key, learnt in _learnt(store).items():
        if wanted in (_bare(learnt), key.casefold()):
            found.setdefault(key, 2)
    return found


def _means(entry: Mechanism, wanted: str) -> int:
    if wanted in (entry.key.casefold(), entry.key.removeprefix("mechanism:").casefold()):
        return 3
    if wanted in (_bare(wording) for wording in (entry.name, *entry.names)):
        return 2
    return int(wanted in (_bare(wording) for wording in entry.terms))


def _bare(name: str) -> str:
    plain = " ".join(name.casefold().replace("–", "-").replace(".", "").replace("’", "'").split())
    return plain.removeprefix("the ")


def _learnt(store: Store) -> dict[str, str]:
    """Mechanisms of meetings that no register has, with their names."""
    rows = store.connection.execute(
        "SELECT DISTINCT m.mechanism, m.mechanism_name AS name FROM meetings m JOIN facts f ON f.fact = m.fact"
        " WHERE m.mechanism IS NOT NULL AND f.ruling IS NOT 'rejected'"
    )
    return {row["mechanism"]: row["name"] or row["mechanism"] for row in rows if row["mechanism"] not in mechanisms()}


def _viewed(occurrences: Occurrences, key: str, rivals: tuple[str, ...], covered: Coverage) -> MechanismView:
    entry, name = mechanisms().get(key), _learnt(occurrences.store).get(key, key)
    found = list(occurrences.find(Asked("meeting", mechanism=key)))
    placed = [one for one in found if _placed(one)]
    known = tuple(one for one in mechanism_editions() if one.mechanism == key)
    of = {one.id: _known(one, known) for one in placed}
    told = set(of.values())
    return MechanismView(
        key=key, name=entry.name if entry else name, members=_members(entry) if entry else _taking_part(found), level=entry.level if entry else None, learnt=entry is None,
        verdict=said_of(occurrences.store).get(key), rivals=rivals,
        editions=tuple(_edition(one, of[one.id]) for one in placed), unplaced=sum(len(one.told) for one in found if not _placed(one)),
        unreported=tuple(_called(edition) for edition in known if edition not in told), coverage=covered,
    )  # fmt: skip


def _members(entry: Mechanism) -> tuple[str, ...]:
    """Who belongs to it: an organisation takes part in its own meetings, and is no member of itself."""
    return tuple(party for party in entry.members if party not in (entry.name, *entry.names))


def _taking_part(found: Iterable[Occurrence]) -> tuple[str, ...]:
    return tuple(sorted({party for one in found for party in one.parties}))


def _placed(one: Occurrence) -> bool:
    """Whether its days are known closely enough to be one edition, and are its own: what is to come has more than the day of its report."""
    if one.when is None or (one.stands in ("planned", "proposed") and one.when.basis == "dateline"):
        return False
    span = _span(one.when.from_, one.when.until)
    return span is not None and span[1] - span[0] < NARROW


def _known(one: Occurrence, known: tuple[MechanismEdition, ...]) -> MechanismEdition | None:
    """The only edition of the register whose days and state the occurrence can have; `None` where there is none, or more than one."""
    span = _span(one.when.from_, one.when.until) if one.when else None
    if span is None:
        return None
    fits = [edition for edition in known if _is_near(span, edition) and _may_be_at(edition, one.place)]
    return fits[0] if len(fits) == 1 else None


def _span(first: str | None, last: str | None) -> tuple[int, int] | None:
    """The days from the first of one date to the last of another, which may be partial; without the other those of the one."""
    begin, end = days(first), days(last or first)
    return (begin[0], end[1]) if begin is not None and end is not None else None


def _is_near(span: tuple[int, int], edition: MechanismEdition) -> bool:
    own = _span(edition.from_, edition.until)
    return own is not None and own[0] - DAY_BEFORE <= span[1] and span[0] <= own[1] + DAY_BEFORE


def _may_be_at(edition: MechanismEdition, place: Venue | None) -> bool:
    return place is None or place.country is None or edition.country in (None, place.country)


def _called(edition: MechanismEdition) -> str:
    span = edition.from_ if not edition.until else f"{edition.from_} to {edition.until}"
    return ", ".join(part for part in (edition.edition, span, edition.place) if part)


def _edition(one: Occurrence, known: MechanismEdition | None) -> Edition:
    return Edition(
        edition=known.edition if known else one.edition, known=_called(known) if known else None, counted=one.edition, when=one.when, place=one.place, level=one.level, stands=one.stands, leads=_leads(one), issues=one.issues,
        reports=one.reports, outlets=one.outlets, occurrence=one.id, report=_telling(one),
    )  # fmt: skip


def _telling(one: Occurrence) -> Report | None:
    """The report to be shown, no reprint: the first that has it as it stands, else the first."""
    own = [report for report in one.told if report.copy_of is None] or list(one.told)
    return next((report for report in own if report.said == one.stands), own[0] if own else None)


def _leads(one: Occurrence) -> tuple[Attendant, ...]:
    """Who led each side, as the reports say; of a side for which none says, everyone named."""
    said = {person.party for person in one.participants if person.role in ("lead", "host")}
    return tuple(person for person in one.participants if person.party not in said or person.role in ("lead", "host"))[:12]
