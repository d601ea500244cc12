"""Commitment: who binds himself to what, how it stood at each report, and what follows it up."""

from dataclasses import dataclass
from typing import ClassVar

from legation.desk.pages.meeting import OccurrencePage, differences, occurrence
from legation.desk.visit import Visit
from legation.model import Occurrence
from legation.record.judged import followed
from legation.record.occurrences import Occurrences
from legation.record.verdicts import STATUSES
from legation.stories.followups import links
from legation.stories.telling import Ref

LOOKED_AT, NEAR = 20_000, 250  # commitments before and after it that are looked at, and those of its parties and matter that are compared


@dataclass(frozen=True, kw_only=True)
class Linked:
    """An earlier or later commitment, what speaks for the link, and the word of a person on it."""

    occurrence: Occurrence
    likeness: float | None
    why: str
    verdict: str | None


@dataclass(frozen=True, kw_only=True)
class CommitmentPage(OccurrencePage):
    """A commitment."""

    template: ClassVar[str] = "commitment.html"
    room: ClassVar[str] = "commitment"
    follows: tuple[Linked, ...]
    follow_ups: tuple[Linked, ...]
    statuses: tuple[str, ...]


def page(visit: Visit, key: str) -> CommitmentPage:
    """The commitment of an id, or of a fact of it."""
    one = occurrence(visit, "commitment", key)
    before, after = visit.kept("follow-ups", lambda: _linked(visit, one), one.id)
    return CommitmentPage(title=one.title, occurrence=one, differences=differences(visit, one), follows=before, follow_ups=after, statuses=STATUSES)


def _linked(visit: Visit, one: Occurrence) -> tuple[tuple[Linked, ...], tuple[Linked, ...]]:
    """What it follows up, and what follows it up, among the commitments of its parties."""
    found = {one.id: one, **{other.id: other for other in _near(visit, one)}}
    made = list(found.values())
    of = {Ref(report.document, report.fact): other.id for other in made for report in other.told}
    words = {(of[a], of[b]): word for (a, b), word in followed(visit.view.store.connection).items() if a in of and b in of}
    linked = {(made[link.earlier].id, made[link.later].id): (link.likeness, link.reason) for link in links(made)}
    for pair, word in words.items():
        if word == "follow-up":
            linked.setdefault(pair, (0.0, "judged"))
    shown = [
        (a, b, Linked(occurrence=found[b if a == one.id else a], likeness=likeness or None, why=why, verdict=words.get((a, b))))
        for (a, b), (likeness, why) in linked.items()
        if one.id in (a, b) and words.get((a, b)) != "no follow-up"
    ]
    before = sorted((link for _, b, link in shown if b == one.id), key=_order)
    return tuple(before), tuple(sorted((link for a, _, link in shown if a == one.id), key=_order))


def _near(visit: Visit, one: Occurrence) -> tuple[Occurrence, ...]:
    """Commitments that share one who is bound and, where both have issues, an issue: those told nearest to it in time."""
    if not one.parties or not one.told_first:
        return ()
    bound = ",".join("?" * len(one.parties))
    about = ",".join("?" * len(one.issues))
    alike = (
        f" AND (NOT EXISTS (SELECT 1 FROM occurrence_issues i WHERE i.occurrence = o.occurrence) OR EXISTS (SELECT 1 FROM occurrence_issues i JOIN issue_areas n"
        f" ON n.issue = i.issue WHERE i.occurrence = o.occurrence AND n.issue_id IN ({about})))"
        if one.issues
        else ""
    )
    shared = f"EXISTS (SELECT 1 FROM occurrence_parties p WHERE p.occurrence = o.occurrence AND p.side = 'party' AND p.party IN ({bound}))"
    found: list[int] = []
    for sign, way in ((">=", "ASC"), ("<=", "DESC")):
        sql = (
            f"SELECT o.occurrence FROM (SELECT * FROM occurrences WHERE occurrence_kind = 'commitment' AND sort_day {sign} ? ORDER BY sort_day {way} LIMIT {LOOKED_AT}) o"
            f" WHERE {shared}{alike} LIMIT {NEAR}"
        )
        found += [row[0] for row in visit.view.store.connection.execute(sql, (one.told_first, *one.parties, *one.issues))]
    return tuple(Occurrences(visit.view.store).shown(dict.fromkeys(found)))


def _order(link: Linked) -> tuple[str, str]:
    return (link.occurrence.told_first or "", link.occurrence.id)
