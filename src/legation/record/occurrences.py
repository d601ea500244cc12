"""Occurrences of a record: merged when they are viewed, with the verdicts that stand. What was merged is kept while the record is open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from legation.model import Commitment, Difference, Event, Meeting, Occurrence
from legation.record.outlets import outlet
from legation.record.store import Store
from legation.record.tellings import tellings
from legation.record.verdicts import judgements
from legation.stories.differing import differences
from legation.stories.judging import Judgements
from legation.stories.matters import MATTERS
from legation.stories.merging import Merger, Tellings
from legation.stories.summing import Source, summed
from legation.stories.telling import KINDS, Kind, Telling
from legation.stories.windows import days


@dataclass(frozen=True)
class Asked:
    """Which occurrences: what is `None` or empty does not narrow. `parties` all take part; `mechanism`: its key; `since`, `until`: ISO 8601."""

    kind: Kind = "meeting"
    parties: tuple[str, ...] = ()
    actor: str | None = None
    issue: str | None = None
    mechanism: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class _State:
    """Of what a merger has taken account: the verdicts, the last document, and what coded the documents up to it."""

    said: Judgements
    last: int
    runs: str


class Occurrences:
    """Merges the tellings of each kind when first asked for; documents that came since are added to what is there."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._mergers: dict[Kind, tuple[Merger[Any], _State]] = {}
        self._sources: dict[str, Source] = {}

    def groups(self, kind: Kind) -> tuple[Tellings, ...]:
        """The tellings of every occurrence of a kind."""
        now = _State(judgements(self.store), *self._newest(None))
        merger, before = self._mergers.get(kind, (None, now))
        if merger is None or (before.said, before.runs) != (now.said, self._newest(before.last)[1]):
            merger, before = Merger(MATTERS[kind], now.said), _State(now.said, 0, "")
        if now.last > before.last:
            merger.add(tellings(self.store, kind, after=before.last))
        self._mergers[kind] = (merger, now)
        return merger.occurrences()

    def find(self, asked: Asked) -> Iterator[Occurrence]:
        """Occurrences in order of time, those without one first."""
        fitting = [group for group in self.groups(asked.kind) if any(_fits(telling, asked) for telling in group.all)]
        found = [one for one in self.shown(fitting) if _holds(one, asked)]
        yield from sorted(found, key=lambda one: (one.when.from_ or "" if one.when else _told(one), one.id))

    def named(self, identity: str) -> Occurrence | None:
        """The occurrence of an id, or that of a fact."""
        for kind in KINDS:
            for group in self.groups(kind):
                if group.id == identity or any(telling.fact.id == identity for telling in group.all):
                    return next(self.shown([group]))
        return None

    def shown(self, groups: Iterable[Tellings]) -> Iterator[Occurrence]:
        """Groups as shapes, with copies found among the documents that tell of the same."""
        taken = list(groups)
        sources = self.sources({telling.document for group in taken for telling in group.all}, taken)
        for group in taken:
            yield summed(group, sources, judgements(self.store).named())

    def differences(self, asked: Asked | str) -> Iterator[Difference]:
        """Where the reports disagree, of the occurrence of this id or of all that are asked for, those with most reports first."""
        if isinstance(asked, str):
            one = self.named(asked)
            found = [one] if one else []
        else:
            found = [one for one in self.find(asked) if len(one.told) > 1]
        by_id = {group.id: group for kind in {one.kind for one in found} for group in self.groups(kind)}
        for one in sorted(found, key=lambda one: (-one.reports, one.id)):
            yield from differences(by_id[one.id], one, self.sources({report.document for report in one.told}))

    def plain(self, kind: Kind) -> Iterator[Occurrence]:
        """Every occurrence of a kind, without the titles of documents and without looking for copies, which takes time."""
        return (summed(group, {}) for group in self.groups(kind))

    def sources(self, keys: Iterable[str], groups: Iterable[Tellings] = ()) -> dict[str, Source]:
        """What reports show of their documents, by key."""
        told = {telling.document for group in groups if len(group.all) > 1 for telling in group.all}
        originals = self._originals(told)
        found = {}
        for key in sorted(keys):
            row = self.store.connection.execute("SELECT id, title, url, source FROM documents WHERE key = ?", (key,)).fetchone()
            who = outlet(row["source"])
            found[key] = Source(row["id"], row["title"], row["url"], who.name if who else None, originals.get(key))
        return found

    def _originals(self, keys: Iterable[str]) -> dict[str, str]:
        """Of which of these documents each is a copy, by key: the earliest of its report; itself where it is none."""
        sql = "SELECT d.published, c.report FROM documents d JOIN copies c ON c.document = d.key WHERE d.key = ?"
        told: dict[str, list[tuple[str, str]]] = {}
        for key in keys:
            published, report = self.store.connection.execute(sql, (key,)).fetchone()
            told.setdefault(report, []).append((published or "~", key))
        return {key: min(documents)[1] for documents in told.values() for _, key in documents}

    def _newest(self, until: int | None) -> tuple[int, str]:
        """The last document, or the last up to `until`, and what coded them all: where that changed, what was merged before is out of date."""
        sql = "SELECT coalesce(max(number), 0), group_concat(DISTINCT run), sum(failed) FROM documents WHERE number <= coalesce(?, number)"
        last, runs, failed = self.store.connection.execute(sql, (until,)).fetchone()
        return int(last), f"{runs} {failed}"


def _fits(telling: Telling, asked: Asked) -> bool:
    """Whether one telling fits, its time aside."""
    fact = telling.fact
    if asked.parties and not set(asked.parties) <= _everyone(telling):
        return False
    if asked.issue and asked.issue not in fact.issues:
        return False
    if asked.mechanism and not (isinstance(fact, Meeting) and fact.mechanism == asked.mechanism):
        return False
    return not asked.actor or asked.actor in _actors(telling)


def _everyone(telling: Telling) -> set[str]:
    fact = telling.fact
    if isinstance(fact, Meeting):
        return set(fact.parties)
    if isinstance(fact, Commitment):
        return {*fact.parties, *fact.toward}
    return set(telling.sides[0] | telling.sides[1])


def _actors(telling: Telling) -> set[str | None]:
    fact = telling.fact
    if isinstance(fact, Meeting):
        return {person.actor for person in fact.participants}
    if isinstance(fact, Event):
        return {*fact.actors, *fact.recipients}
    if isinstance(fact, Commitment):
        return {*fact.parties, *fact.toward}
    return {fact.speaker.actor if fact.speaker else None}


def _holds(one: Occurrence, asked: Asked) -> bool:
    """Whether the whole occurrence is of the format and the period. What has no time of its own counts by its first report."""
    if asked.mechanism and one.mechanism != asked.mechanism:
        return False
    if asked.since is None and asked.until is None:
        return True
    first, last = (one.when.from_, one.when.until or one.when.from_) if one.when and one.when.from_ else (_told(one), _told(one))
    begins, ends = days(first), days(last)
    since, until = days(asked.since), days(asked.until)
    if begins is None or ends is None:
        return False
    return (since is None or ends[1] >= since[0]) and (until is None or begins[0] <= until[1])


def _told(one: Occurrence) -> str:
    return min((report.published for report in one.told if report.published), default="")
