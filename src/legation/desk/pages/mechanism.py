"""Mechanism: members, editions on a timeline with place, level and leads; issues by edition; commitments by edition and what became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import counting, naming
from legation.desk.answers import Context, Row
from legation.desk.moments import Moment
from legation.desk.problems import Moved, NotFound
from legation.desk.visit import Visit
from legation.model import Edition, LegationError, MechanismView, Occurrence
from legation.record import Asked

SHOWN = 40  # editions of which issues and commitments are set out


@dataclass(frozen=True, kw_only=True)
class EditionShown:
    """An edition with what was new, kept and dropped since the one before, and the commitments in its reports."""

    edition: Edition
    new: tuple[str, ...]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    commitments: tuple[Occurrence, ...]


@dataclass(frozen=True, kw_only=True)
class MechanismPage(Context):
    """A mechanism."""

    template: ClassVar[str] = "mechanism.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "mechanism"
    mechanism: MechanismView
    editions: tuple[EditionShown, ...]
    moments: tuple[Moment, ...]
    statements: tuple[Occurrence, ...]

    def rows(self) -> Iterable[Row]:
        """A row an edition."""
        for one in self.editions:
            edition = one.edition
            yield {
                "occurrence": edition.occurrence, "edition": edition.edition, "known": edition.known, "counted": edition.counted,
                "first_day": edition.when.from_ if edition.when else None, "last_day": edition.when.until if edition.when else None,
                "place": edition.place.name if edition.place else None, "level": edition.level, "stands": edition.stands,
                "leads": tuple(lead.name for lead in edition.leads), "issues": edition.issues, "new": one.new, "kept": one.kept, "dropped": one.dropped,
                "reports": edition.reports, "commitments": tuple(c.id for c in one.commitments),
            }  # fmt: skip


def page(visit: Visit, key: str) -> MechanismPage:
    """The mechanism of a key, or of a name, which leads to its key."""
    try:
        found = visit.kept("mechanism", lambda: visit.view.mechanism(key), key)
    except LegationError as error:
        raise NotFound(error.attempted, error.value, "The list of mechanisms has those of this record") from error
    if found.key != key:
        raise Moved(naming.to("mechanism", found.key))
    editions = visit.kept("editions", lambda: _shown(visit, found), key)
    asked = Asked("meeting", mechanism=found.key, since=visit.asked.since, until=visit.asked.until)
    return MechanismPage(
        title=found.name, mechanism=found, editions=editions, moments=counting.moments(visit.view, asked), statements=visit.kept("said there", lambda: _said(visit, found), key),
    )  # fmt: skip


def _shown(visit: Visit, found: MechanismView) -> tuple[EditionShown, ...]:
    shown: list[EditionShown] = []
    before: set[str] = set()
    latest = found.editions[-SHOWN:]
    for edition in latest:
        mine = set(edition.issues)
        is_told = bool(mine)
        shown.append(
            EditionShown(
                edition=edition, new=_in_order(edition.issues, mine - before if before else set()), kept=_in_order(edition.issues, mine & before if before else mine),
                dropped=tuple(sorted(before - mine)) if is_told else (), commitments=_commitments(visit, edition),
            )
        )  # fmt: skip
        before = mine or before
    return tuple(shown)


def _in_order(issues: Sequence[str], some: set[str]) -> tuple[str, ...]:
    return tuple(issue for issue in issues if issue in some)


def _commitments(visit: Visit, edition: Edition) -> tuple[Occurrence, ...]:
    """The commitments that tellings of this meeting name as its outcomes."""
    sql = (
        f"SELECT DISTINCT kt.occurrence FROM occurrences o JOIN tellings t ON {counting.TELLS} JOIN facts f ON f.fact = t.fact JOIN meetings m ON m.fact = f.fact"
        " JOIN facts kf ON kf.document = f.document AND kf.kind = 'commitment' JOIN tellings kt ON kt.fact = kf.fact"
        " WHERE o.occurrence_id = ? AND instr(' ' || coalesce(m.outcomes, '') || ' ', ' ' || kf.fact_id || ' ') > 0 LIMIT 25"
    )
    return counting.shown(visit.view, sql, (edition.occurrence,))


def _said(visit: Visit, found: MechanismView) -> tuple[Occurrence, ...]:
    """What members said in the documents that report its meetings, the latest first."""
    sql = (
        "SELECT DISTINCT st.occurrence, so.sort_day FROM (SELECT occurrence FROM occurrences WHERE mechanism = ? AND occurrence_kind = 'meeting' ORDER BY sort_day DESC LIMIT 100) o"
        f" JOIN tellings t ON {counting.TELLS} JOIN facts f ON f.fact = t.fact"
        " JOIN facts sf ON sf.document = f.document AND sf.kind = 'statement' JOIN tellings st ON st.fact = sf.fact JOIN occurrences so ON so.occurrence = st.occurrence"
        " ORDER BY so.sort_day DESC, st.occurrence LIMIT 20"
    )
    return counting.shown(visit.view, sql, (found.key,))
