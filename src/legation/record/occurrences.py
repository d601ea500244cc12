"""Occurrences of a record: what is kept of what happened, each once with all its reports, found by who, what, where and when."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from legation.model import Attendant, Count, Difference, Occurrence, Report, Span, Venue, When
from legation.record import keeping
from legation.record.identities import now
from legation.record.questions import check_parties, check_period
from legation.record.revised import has_revised, revisions
from legation.record.store import Store
from legation.record.tellings import Tellings
from legation.stories.differing import differences
from legation.stories.merging import Tellings as Group
from legation.stories.summing import Source, title_of
from legation.stories.telling import Kind

SHOWN = 3  # spans of evidence of a report
_FROM = "min(f.sentence_start, f.evidence_start)"
_AROUND = (
    f"{_FROM} AS at, substr(d.text, {_FROM} + 1, max(f.sentence_end, f.evidence_end) - {_FROM}) AS around"  # a text is gone through once
)
_OWN: dict[str, tuple[str, str]] = {  # what the table of a kind has of a telling, and that table
    "meeting": ("x.meeting_realis AS said, NULL AS words, NULL AS speaker_name, NULL AS speaker_raw", "meetings"),
    "event": ("x.event_realis AS said, NULL AS words, NULL AS speaker_name, NULL AS speaker_raw", "events"),
    "statement": ("NULL AS said, x.words, x.speaker_name, x.speaker_raw", "statements"),
    "commitment": ("x.status AS said, x.words, NULL AS speaker_name, NULL AS speaker_raw", "commitments"),
}
_TOLD = (  # the first three are the order in which tellings are shown
    "SELECT coalesce(d.published, ''), d.document_key, f.fact_id, t.fact, f.document, f.evidence_more, t.occurrence, d.document_id, d.title, d.source, d.url,"
    f" t.why_here, t.copy_of, d.outlet, {_AROUND}, f.sentence_start, f.sentence_end, f.evidence_start, f.evidence_end, {{0}}"
    " FROM tellings t JOIN facts f ON f.fact = t.fact JOIN documents d ON d.document = f.document LEFT JOIN {1} x ON x.fact = f.fact"
    " WHERE (t.fact IN ({2}) AND t.occurrence = t.fact) OR (t.occurrence IN ({2}) AND t.occurrence <> t.fact)"
)


@dataclass(frozen=True)
class Asked:
    """Which occurrences: what is `None` or empty does not narrow. `parties` all take part; `mechanism`: its key; `since`, `until`: ISO 8601.

    `place`: a GeoNames id or an ISO3 code; `type`: of an event its PLOVER type, of a commitment its act; `stands`: realis or status; `least`: the lowest
    confidence; `reports`: how many there are at least. `limit`, `offset`, `latest`: a page of the list, and whether the last day comes first.
    """

    kind: Kind = "meeting"
    parties: tuple[str, ...] = ()
    actor: str | None = None
    issue: str | None = None
    mechanism: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    type: str | None = None
    stands: str | None = None
    least: float | None = None
    reports: int = 1
    limit: int | None = None
    offset: int = 0
    latest: bool = False

    def __post_init__(self) -> None:
        check_parties(self.parties)
        check_period(self.since, self.until)


class Occurrences:
    """What is kept, brought up to date before it is read where the record may be written."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def find(self, asked: Asked) -> Iterator[Occurrence]:
        """Occurrences in order of time, those without one by their first report."""
        yield from self.shown(self.numbers(asked))

    def numbers(self, asked: Asked) -> list[int]:
        """The numbers of what is asked for, in order of time."""
        way = "DESC" if asked.latest else "ASC"
        subject = self._subject(asked)
        if subject is None:
            where, values = conditions(asked, self._rarest(asked))
            sql = f"SELECT o.occurrence FROM occurrences o WHERE {where} ORDER BY o.sort_day {way}, o.occurrence_id"
        else:
            where, values = _along(asked, *subject)
            day = (
                "b.day" if asked.limit is not None else "o.sort_day"
            )  # a page is taken in the order of the list, without sorting all of it
            sql = (
                "SELECT o.occurrence FROM by_day b CROSS JOIN occurrences o ON o.occurrence = b.occurrence"
                f" WHERE {where} ORDER BY {day} {way}, o.occurrence_id"
            )
        if asked.limit is not None:
            sql += f" LIMIT {int(asked.limit)} OFFSET {int(asked.offset)}"
        return [row[0] for row in self._connection().execute(sql, values)]

    def atmost(self, asked: Asked, most: int) -> int:
        """How many there are, counted up to `most`; exact, and not counted at all, where a count of them is kept."""
        kept = _counted_of(asked)
        if kept is not None:
            sql = "SELECT coalesce(sum(number), 0) FROM tallies WHERE what = ? AND one = ? AND other = '' AND kind = ?"
            return int(self._connection().execute(sql, (*kept, asked.kind)).fetchone()[0])
        return len(self.numbers(replace(asked, limit=most, offset=0)))

    def _subject(self, asked: Asked) -> tuple[str, str] | None:
        """The party or issue of those asked for that has least: its list is gone through."""
        subjects: list[tuple[str, str]] = [
            *(("party", party) for party in asked.parties),
            *((("issue", asked.issue),) if asked.issue else ()),
        ]
        if not subjects or asked.actor:
            return None
        sql = "SELECT coalesce(sum(number), 0) FROM tallies WHERE what = ? AND one = ? AND other = '' AND kind = ?"
        return min(subjects, key=lambda one: int(self._connection().execute(sql, (*one, asked.kind)).fetchone()[0]))

    def count(self, asked: Asked) -> int:
        """How many there are."""
        where, values = conditions(asked, self._rarest(asked))
        return int(self._connection().execute(f"SELECT count(*) FROM occurrences o WHERE {where}", values).fetchone()[0])

    def named(self, identity: str) -> Occurrence | None:
        """The occurrence of an id, what it became, or that of a fact."""
        connection = self._connection()
        lives = now(connection, identity)
        if lives is not None:
            found = connection.execute("SELECT occurrence FROM occurrences WHERE occurrence_id = ?", (lives,)).fetchone()
        else:
            sql = "SELECT t.occurrence FROM facts f JOIN tellings t ON t.fact = f.fact WHERE f.fact_id = ? ORDER BY f.fact LIMIT 1"
            found = connection.execute(sql, (identity.rpartition("/")[2],)).fetchone()
        return next(self.shown([found[0]]), None) if found else None

    def plain(self, kind: Kind) -> Iterator[Occurrence]:
        """Every occurrence of a kind."""
        return self.find(Asked(kind))

    def shown(self, numbers: Iterable[int]) -> Iterator[Occurrence]:
        """Occurrences by their numbers, in the order given."""
        taken = list(numbers)
        connection = self._connection()
        for start in range(0, len(taken), 400):
            yield from _hydrated(connection, taken[start : start + 400])

    def differences(self, asked: Asked | str) -> Iterator[Difference]:
        """Where the reports disagree, of the occurrence of this id or of all that are asked for, those with most reports first."""
        connection = self._connection()
        revised = has_revised(connection)
        if isinstance(asked, str):
            one = self.named(asked)
            found = [one] if one else []
        else:
            found = [one for one in self.find(asked) if len(one.told) > 1 or revised]
        for one in sorted(found, key=lambda one: (-one.reports, one.id)):
            if revised:
                yield from revisions(connection, one)
            if len(one.told) < 2 and not isinstance(asked, str):
                continue
            sources = {r.document: Source(r.id, r.title, r.url, r.outlet or r.source, r.copy_of) for r in one.told}
            yield from differences(self.group(one.id), one, sources)

    def group(self, identity: str) -> Group:
        """The tellings of an occurrence with their facts."""
        connection = self._connection()
        (number,) = connection.execute("SELECT occurrence FROM occurrences WHERE occurrence_id = ?", (identity,)).fetchone()
        sql = "SELECT fact FROM tellings WHERE (fact = ?1 AND occurrence = fact) OR (occurrence = ?1 AND occurrence <> fact)"
        told = [telling for _, telling in Tellings(connection).of([row[0] for row in connection.execute(sql, (number,))])]
        return Group(identity, told[0].kind, tuple(sorted(told, key=lambda t: (t.published or "", t.ref))), {})

    def _rarest(self, asked: Asked) -> str | None:
        """The party of those asked for that has least to do: where the search begins."""
        if not asked.parties:
            return None
        sql = "SELECT count(*) FROM (SELECT 1 FROM occurrence_parties WHERE party = ? LIMIT 100000)"
        connection = self._connection()
        return (
            min(asked.parties, key=lambda party: connection.execute(sql, (party,)).fetchone()[0])
            if len(asked.parties) > 1
            else asked.parties[0]
        )

    def _connection(self) -> sqlite3.Connection:
        bring_up(self.store)
        return self.store.connection


def bring_up(store: Store) -> None:
    """Merges what waits, where the record may be written; else what is kept is shown as it is."""
    if not store.readonly and keeping.is_behind(store.connection):
        with store.transaction("cannot bring the occurrences of the record up to date") as connection:
            keeping.bring_up(connection)


def conditions(asked: Asked, first: str | None = None) -> tuple[str, list[Any]]:
    """What is asked for as conditions on `occurrences o`, with their values. `first`: the party by which to begin."""
    kind = "(o.occurrence_kind = ?)"
    more, values = narrowing(asked, first)
    return (f"{kind} AND {more}" if more else kind), [asked.kind, *values]


def narrowing(asked: Asked, first: str | None = None) -> tuple[str, list[Any]]:
    """The same whatever the kind; no words where nothing narrows."""
    parts: list[tuple[str, tuple[Any, ...]]] = []
    for party in asked.parties:
        if party == first:
            parts.append(("o.occurrence IN (SELECT occurrence FROM occurrence_parties WHERE party = ?)", (party,)))
        else:
            parts.append(("EXISTS (SELECT 1 FROM occurrence_parties p WHERE p.occurrence = o.occurrence AND p.party = ?)", (party,)))
    if asked.actor:
        parts.append((_ACTOR, (asked.actor,) * 3))
    if asked.issue:
        parts.append((_ISSUE, (asked.issue,)))
    if asked.place:
        column = "o.geonames_id = ?" if asked.place.isdigit() else "o.place_country = ?"
        parts.append((column, (int(asked.place) if asked.place.isdigit() else asked.place,)))
    plain: tuple[tuple[str, Any], ...] = (
        ("o.mechanism = ?", asked.mechanism), ("o.type = ?", asked.type), ("o.stands = ?", asked.stands), ("o.confidence >= ?", asked.least),
        ("o.reports >= ?", asked.reports if asked.reports > 1 else None),
        ("coalesce(o.last_day, o.first_day, o.told_first) || '~' >= ?", asked.since),
        ("coalesce(o.first_day, o.told_first) <= ?", f"{asked.until}~" if asked.until else None),
    )  # fmt: skip
    parts += [(sql, (value,)) for sql, value in plain if value is not None]
    return " AND ".join(f"({sql})" for sql, _ in parts), [value for _, values in parts for value in values]


def _along(asked: Asked, sort: str, name: str) -> tuple[str, list[Any]]:
    """The conditions where the list of a subject is gone through: all but the one that the list fulfils."""
    rest = (
        replace(asked, parties=tuple(party for party in asked.parties if party != name)) if sort == "party" else replace(asked, issue=None)
    )
    more, values = narrowing(rest)
    parts = ["b.subject = (SELECT subject FROM subjects WHERE sort = ? AND name = ? AND kind = ?)"]
    first: list[Any] = [sort, name, asked.kind]
    if asked.until:
        parts.append("b.day <= ?")
        first.append(int(f"{asked.until.replace('-', '')}99999999"[:8]))
    return " AND ".join([*parts, *([more] if more else [])]), [*first, *values]


def _counted_of(asked: Asked) -> tuple[str, str] | None:
    """(what, one) of the kept count of what is asked for; `None` where none is kept of just this."""
    one = Asked(asked.kind, limit=asked.limit, offset=asked.offset, latest=asked.latest)
    if asked == one:
        return "all", ""
    alone = (
        ("party", asked.parties[0] if len(asked.parties) == 1 else None, "parties"), ("issue", asked.issue, "issue"),
        ("mechanism", asked.mechanism, "mechanism"), ("place", asked.place if (asked.place or "").isdigit() else None, "place"),
    )  # fmt: skip
    for what, value, field in alone:
        if value is not None and asked == replace(one, **{field: getattr(asked, field)}):
            return what, value
    return None


_ISSUE = "EXISTS (SELECT 1 FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.occurrence = o.occurrence AND n.issue_id = ?)"
_ACTOR = (
    "o.occurrence IN (SELECT t.occurrence FROM actors a JOIN parties p ON p.actor = a.actor JOIN tellings t ON t.fact = p.fact WHERE a.actor_key = ?"
    " AND p.side IN ('speaker', 'actor', 'recipient', 'party', 'toward')"
    " UNION SELECT t.occurrence FROM actors a JOIN participants p ON p.actor = a.actor JOIN tellings t ON t.fact = p.fact WHERE a.actor_key = ?"
    " UNION SELECT t.occurrence FROM actors a JOIN statements s ON s.speaker = a.actor JOIN tellings t ON t.fact = s.fact WHERE a.actor_key = ?)"
)


def _hydrated(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Occurrence]:
    marks = ",".join("?" * len(numbers))
    run = connection.cursor()
    run.row_factory = None  # plain rows: a value of an `sqlite3.Row` is looked for among the names of all columns
    rows = {row[0]: row for row in run.execute(_ROW.format(marks), numbers)}
    parts: dict[int, _Parts] = defaultdict(_Parts)
    for number, side, party in run.execute(
        f"SELECT occurrence, side, party FROM occurrence_parties WHERE occurrence IN ({marks}) AND side <> 'named'", numbers
    ):
        (parts[number].parties if side == "party" else parts[number].toward).append(party)
    for number, issue in run.execute(_ISSUES.format(marks), numbers):
        parts[number].issues.append(issue)
    for number, name, actor, office, party, role, reports in run.execute(_PEOPLE.format(marks), numbers):
        parts[number].people.append(Attendant(name=name, actor=actor, office=office, party=party, role=role, reports=reports))
    told: dict[int, list[_Telling]] = {}
    for kind in {row[1] for row in rows.values()}:
        told |= _told(connection, kind, [number for number, row in rows.items() if row[1] == kind])
    for number in numbers:
        if number in rows:
            yield _occurrence(rows[number], parts[number], told.get(number, ()))


_ROW = (
    "SELECT o.occurrence, o.occurrence_kind, o.fullest, o.first_day, o.last_day, o.precision, o.basis, o.place, o.place_country, o.geonames_id,"
    " o.occurrence_title, o.type, o.outcomes, o.told_first, o.told_last, o.occurrence_id, o.cameo, o.mechanism, o.mechanism_name, o.edition, o.level,"
    " o.mode, o.stands, o.host, o.quad, o.intensity, o.sidelines_of, o.reports, o.judged, o.due, o.confidence, o.latitude, o.longitude, m.occurrence_id"
    " FROM occurrences o LEFT JOIN occurrences m ON m.occurrence = o.meeting WHERE o.occurrence IN ({})"
)
_ISSUES = (
    "SELECT i.occurrence, n.issue_id FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue"
    " WHERE i.occurrence IN ({}) ORDER BY i.occurrence, i.rank"
)
_PEOPLE = "SELECT occurrence, person_name, actor_key, office, party, role, named_by FROM occurrence_people WHERE occurrence IN ({}) ORDER BY occurrence, seat"


class _Parts:
    """What stands of an occurrence in rows of other tables."""

    __slots__ = ("issues", "parties", "people", "toward")

    def __init__(self) -> None:
        self.parties: list[str] = []
        self.toward: list[str] = []
        self.issues: list[str] = []
        self.people: list[Attendant] = []


def _occurrence(row: tuple[Any, ...], parts: _Parts, told: "Sequence[_Telling]") -> Occurrence:
    _, kind, fullest, first, last, precision, basis, place, country, geonames_id, title, type_, outcomes, told_first, told_last, *rest = row
    (identity, cameo, mechanism, mechanism_name, edition, level, mode, stands, host, quad, intensity, sidelines_of, reports, judged, due, confidence,
     latitude, longitude, meeting) = rest  # fmt: skip
    words, speaker = next(((one.words, one.speaker) for one in told if one.fact == fullest), (None, None))
    parties = tuple(parts.parties)
    return Occurrence(
        id=identity, kind=kind, title=title or title_of(kind, speaker, parties, type_, words or ""), parties=parties, toward=tuple(parts.toward),
        type=type_, cameo=cameo, mechanism=mechanism, mechanism_name=mechanism_name, edition=edition, level=level, mode=mode, stands=stands,
        when=When(from_=first, until=last, precision=precision, basis=basis) if first else None,
        place=Venue(name=place, country=country, geonames_id=geonames_id) if place is not None else None,
        host=host, participants=tuple(parts.people), issues=tuple(parts.issues), outcomes=tuple(outcomes.split()) if outcomes else (), quad=quad,
        intensity=intensity, words=words, sidelines_of=sidelines_of, reports=reports, outlets=_outlets(told), told=tuple([one.report for one in told]),
        judged=bool(judged), told_first=told_first, told_last=told_last or told_first, due=due, confidence=confidence, latitude=latitude,
        longitude=longitude, meeting=meeting,
    )  # fmt: skip


def _outlets(told: "Sequence[_Telling]") -> tuple[Count, ...]:
    """Who has it, each document counted once, those with most first."""
    if len(told) == 1:
        return (Count(name=told[0].outlet, number=1),)
    outlets = Counter({one.report.document: one.outlet for one in told}.values())
    return tuple(Count(name=name, number=n) for name, n in sorted(outlets.items(), key=lambda o: (-o[1], o[0] or "")))


class _Telling(NamedTuple):
    """A report with the number of its fact, its outlet, and the words that it has for the occurrence."""

    fact: int
    report: Report
    outlet: str | None
    words: str | None
    speaker: str | None


def _told(connection: sqlite3.Connection, kind: str, numbers: Sequence[int]) -> dict[int, list[_Telling]]:
    """The tellings of occurrences of a kind, in order of publication."""
    marks = ",".join("?" * len(numbers))
    found: dict[int, list[_Telling]] = defaultdict(list)
    run = connection.cursor()
    run.row_factory = None
    rows = run.execute(_TOLD.format(*_OWN[kind], marks), (*numbers, *numbers)).fetchall()
    more = _more(connection, rows) if kind != "event" else {}
    if len(rows) > len(numbers):
        rows.sort(key=itemgetter(0, 1, 2))
    for published, document, fact_id, fact, _, _, occurrence, identity, title, source, url, why, copy_of, outlet, *rest in rows:
        at, around, span, until, start, end, said, words, name, raw = rest
        sentence = Span(span, until, around[span - at : until - at])
        evidence = sentence if kind == "event" else Span(start, end, around[start - at : end - at])
        report = Report(
            document=document, id=identity, fact=fact_id, title=title, source=source, published=published or None, url=url, said=said, copy_of=copy_of,
            reason=why, evidence=(evidence, *more.get(fact, ())), outlet=outlet, sentence=sentence, speaker=name,
        )  # fmt: skip
        found[occurrence].append(_Telling(fact, report, outlet, words if kind != "event" else evidence.text, name or raw))
    return found


def _more(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> dict[int, list[Span]]:
    """Further evidence of facts, of which only the places stand in their rows: of an event there is none besides its sentence."""
    wanted: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for _, _, _, fact, document, more, *_ in rows:
        if more:
            wanted[document].append((fact, more))
    found: dict[int, list[Span]] = {}
    for document, facts in wanted.items():  # of long texts one at a time
        (text,) = connection.execute("SELECT text FROM documents WHERE document = ?", (document,)).fetchone()
        for fact, more in facts:
            found[fact] = [Span(start, end, text[start:end]) for start, end in msgspec.json.decode(more)[: SHOWN - 1]]
    return found
