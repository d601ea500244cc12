"""What is kept of occurrences is what merging anew gives: whatever came, in whatever portions, and whatever was said of it."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from legation.model import Coding, Participant, Span, Speaker, Venue, When
from legation.record import Ref, Release, Store, View, Writer, blocks, correct, document_key, judge, keeping, rule, withdraw
from legation.record.clues import Clues
from legation.record.gathering import Gathering
from legation.record.judged import judgements
from legation.record.linking import Changed
from legation.record.tellings import Tellings
from legation.stories.matters import MATTERS
from legation.stories.merging import Merger
from legation.stories.summing import Source, summed
from legation.stories.telling import KINDS, Kind
from record.codings import TEXT, coding, document

TABLES = (*keeping.DERIVED, "successions")
WORDS = (
    "that Poland would take part in the talks on the border",
    "that Poland would take part in the talks on the border of the two states",
    "we will open a joint youth office for exchanges in Weimar schools",
)
DAYS = ("1991-08-27", "1991-08-28", "1991-08-29", "1991-09-20", "1991-11-02", "1990-02-10", "1992-06-01", "1995-03-05")
MECHANISMS = (None, "mechanism:g7", "mechanism:weimar-triangle")


def _made(number: int, recipe: tuple[int, ...]) -> Coding:
    """A coding by numbers: what day, which words, which format, who met."""
    day, words, format_, level, realis, own = recipe
    own_words = " ".join(f"word{number}x{n}" for n in range(60))
    one = coding(document(number, text=f"{TEXT} {own_words}", published=DAYS[day], source=f"source {number % 3}", url=None))
    content = (Span(77, 77 + len(WORDS[words]), WORDS[words]),)
    when = When(from_=DAYS[own], until=DAYS[own], precision="day", basis="stated") if own < len(DAYS) else None
    wide = When(from_="1991-08-01", until="1991-08-31", precision="month", basis="stated")
    people = (Participant(0, 43, "x", actor="person:roland-dumas", name="Roland Dumas", party="FRA"),) if own % 2 else ()
    met = msgspec.structs.replace(
        one.meetings[0], mechanism=MECHANISMS[format_], mechanism_name=None, level=("leader", "minister", "unknown")[level], participants=people,
        realis=("held", "planned", "cancelled")[realis], when=wide if own == len(DAYS) else when, place=Venue(name="Weimar", country="DEU") if day else None,
    )  # fmt: skip
    said = msgspec.structs.replace(one.statements[0], content=content, speaker=Speaker(77, 81, "They", actor="FRA"))
    return msgspec.structs.replace(
        one, meetings=(met,), statements=(said,), commitments=(msgspec.structs.replace(one.commitments[0], content=content[0]),),
        events=(msgspec.structs.replace(one.events[0], when=when), one.events[1]),
    )  # fmt: skip


_RECIPE = st.tuples(*(st.integers(0, most) for most in (7, 2, 2, 2, 2, 9)))
_STEP = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 7), _RECIPE),
    st.tuples(st.just("merge"), st.just(0), st.just(0)),
    st.tuples(st.sampled_from(("same", "different")), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.sampled_from(("reject", "accept", "correct", "withdraw")), st.integers(0, 30), st.integers(0, 4)),
)


@given(steps=st.lists(_STEP, min_size=4, max_size=24), at_once=st.sampled_from((3, 2000)))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate))
def test_what_is_kept_is_what_merging_anew_gives(steps: list[tuple[str, int, Any]], at_once: int) -> None:
    with Store.open(":memory:", create=True) as store, pytest.MonkeyPatch.context() as patch:
        for number, (what, one, other) in enumerate(steps):
            _do(store, number, what, one, other)
        with store.transaction("merge") as connection:
            keeping.bring_up(connection)
        before = {table: _dump(store, table) for table in TABLES}
        assert _groups(store) == _anew(store)
        patch.setattr(keeping, "AT_ONCE", at_once)
        with store.transaction("merge anew") as connection:
            keeping.begin_anew(connection)
            keeping.bring_up(connection)
        after = {table: _dump(store, table) for table in TABLES}
        for table in TABLES:
            assert after[table] == before[table], table
        assert not store.connection.execute("PRAGMA foreign_key_check").fetchall()


def _do(store: Store, number: int, what: str, one: int, other: Any) -> None:
    if what == "write":
        Writer(store, Release(f"1.{number}", "aa")).write(_made(one, other))
    elif what == "merge":
        list(View(store).occurrences())
    elif what == "withdraw":
        said = [verdict.id for verdict in View(store).verdicts() if verdict.verdict != "withdraw"]
        if said:
            withdraw(store, said[one % len(said)], who="anna")
    else:
        facts = [Ref(*row) for row in store.connection.execute(
            "SELECT d.document_key, f.fact_id FROM facts f JOIN documents d ON d.document = f.document"
            f" WHERE f.kind {'=' if what in ('same', 'different') else '<>'} 'meeting' OR f.kind = 'meeting' ORDER BY f.fact_id")]  # fmt: skip
        if what in ("same", "different"):
            met = [ref for ref in facts if ref.fact.startswith("meeting")]
            if met and met[one % len(met)] != met[other % len(met)]:
                judge(store, "same" if what == "same" else "different", met[one % len(met)], met[other % len(met)], who="anna")
        elif facts and what == "correct":
            met = [ref for ref in facts if ref.fact.startswith("meeting")]
            correct(store, met[one % len(met)], "level", ("leader", "minister", "official")[other % 3], who="anna")
        elif facts:
            rule(store, "accept" if what == "accept" else "reject", facts[one % len(facts)], who="anna")


def _dump(store: Store, table: str) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in store.connection.execute(f"SELECT * FROM {table}")), key=repr)


def _groups(store: Store) -> dict[frozenset[tuple[str, str]], dict[str, Any]]:
    """What is kept, by the tellings of each."""
    view = View(store)
    found = {}
    for kind in KINDS:
        for one in view._occurrences.plain(kind):
            found[frozenset((report.document, report.fact) for report in one.told)] = _values(one)
    return found


def _anew(store: Store) -> dict[frozenset[tuple[str, str]], dict[str, Any]]:
    """All tellings merged at once, by the same merger, in memory."""
    sql = "SELECT fact FROM facts WHERE kind = ? AND ruling IS NOT 'rejected'"
    found = {}
    for kind in KINDS:
        merger: Merger[Any] = Merger(MATTERS[kind], judgements(store.connection))
        merger.add(told for _, told in Tellings(store.connection).of(_numbers(store, sql, kind)))
        for group in merger.occurrences():
            one = summed(group, _sources(store, group.all), judgements(store.connection).named())
            found[frozenset((telling.document, telling.fact.id) for telling in group.all)] = _values(one)
    return found


def _sources(store: Store, told: Sequence[Any]) -> dict[str, Source]:
    """Of each document of an occurrence of which it is a copy: the earliest of its report among them."""
    sql = "SELECT d.outlet, coalesce(d.published, '~'), c.report FROM documents d JOIN copies c ON c.document = d.document WHERE d.document_key = ?"
    rows = {telling.document: tuple(store.connection.execute(sql, (telling.document,)).fetchone()) for telling in told}
    first = {report: min((day, key) for key, (_, day, its) in rows.items() if its == report)[1] for _, _, report in rows.values()}
    return {key: Source(key, outlet=outlet, original=first[report]) for key, (outlet, _, report) in rows.items()}


def _numbers(store: Store, sql: str, kind: Kind) -> Sequence[int]:
    return [row[0] for row in store.connection.execute(sql, (kind,))]


def _values(one: Any) -> dict[str, Any]:
    return {
        name: getattr(one, name)
        for name in ("kind", "title", "parties", "stands", "level", "mode", "mechanism", "when", "issues", "words", "judged")
    }


def test_facts_of_two_kinds_whose_blocks_have_one_number_are_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(":memory:", create=True) as store:
        monkeypatch.setattr(blocks, "_KEPT", 3)  # four numbers for all blocks: what is rare among 32 bits comes always
        for number in range(6):
            Writer(store, Release("1.0", "aa")).write(_made(number, (number % 3, 0, 0, 1, 0, number)))
            assert _groups(store) == _anew(store)


def test_ids_stay_when_documents_are_coded_again_and_when_facts_come() -> None:
    with Store.open(":memory:", create=True) as store:
        first = _made(1, (2, 0, 0, 1, 0, 1))
        Writer(store, Release("1.0", "aa")).write(first)
        view = View(store)
        (before,) = view.occurrences()
        Writer(store, Release("1.0", "aa")).write(_made(2, (2, 0, 0, 1, 0, 1)))
        (joined,) = view.occurrences()
        assert joined.id == before.id and len(joined.told) == 2
        again = msgspec.structs.replace(first.meetings[0], id="meeting-other", title="Coded otherwise")
        Writer(store, Release("1.1", "aa")).write(msgspec.structs.replace(first, meetings=(again,)))
        (after,) = view.occurrences()
        assert after.id == before.id and {report.fact for report in after.told} >= {"meeting-other"}
        assert len(view.codings_of(document_key(first.document))) == 2


def test_an_id_that_went_away_leads_to_what_it_became() -> None:
    with Store.open(":memory:", create=True) as store:
        writer, view = Writer(store, Release("1.0", "aa")), View(store)
        writer.write(_made(1, (1, 0, 0, 1, 0, 0)))
        writer.write(_made(2, (3, 0, 0, 0, 0, 4)))
        one, other = view.occurrences()
        refs = [Ref(found.told[0].document, found.told[0].fact) for found in (one, other)]
        judge(store, "same", *refs, who="anna")
        (both,) = view.occurrences()
        assert both.id == one.id
        gone = view.occurrence(other.id)
        assert gone is not None and gone.id == one.id
        judge(store, "different", *refs, who="anna")
        assert {found.id for found in view.occurrences()} == {one.id, other.id}


def test_blocks_of_two_kinds_that_happen_to_have_one_number_disturb_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("keeping", "linking"):
        for name in ("kept", "sought"):
            monkeypatch.setattr(f"legation.record.{module}.{name}", lambda matter, facet: iter((7,)), raising=False)
    with Store.open(":memory:", create=True) as store:
        for number in (1, 2, 3):
            _do(store, number, "write", number, (number % 3, 0, 0, 0, 0, 9))
            with store.transaction("merge") as connection:
                keeping.bring_up(connection)
        assert _groups(store) == _anew(store)


def test_what_stays_of_an_occurrence_that_loses_a_telling_is_written_anew() -> None:
    """As in the large record for benchmarks, whose rounds were not merged with each other: a telling leaves an occurrence of another year."""
    told = coding(document(1, published="1991-08-28"))
    held = msgspec.structs.replace(told.meetings[0], level="leader", mechanism="mechanism:weimar-triangle")
    planned = {
        "id": "meeting-planned",
        "realis": "planned",
        "when": None,
        "place": None,
        "host": None,
        "mode": "unknown",
        "level": "unknown",
        "participants": (),
        "evidence": (Span(77, 120, TEXT[77:120]),),
    }
    with Store.open(":memory:", create=True) as store:
        writer = Writer(store, Release("1", "aa"))
        announced = coding(document(2, published="1991-08-28"))
        writer.write(msgspec.structs.replace(told, meetings=(held,)))
        writer.write(msgspec.structs.replace(announced, meetings=(msgspec.structs.replace(held, **planned),)))
        writer.settle()
        run = store.connection
        of = dict(
            run.execute("SELECT t.fact, t.occurrence FROM tellings t JOIN facts f ON f.fact = t.fact WHERE f.kind = 'meeting'").fetchall()
        )
        (first, other), (where,) = sorted(of), set(of.values())
        assert where == first
        gathering = Gathering(run, Clues(run, Tellings(run), "meeting"), judgements(run))
        assert list(gathering._left_behind([Changed({other: None})])) == [Changed({first: None})]
        assert not list(gathering._left_behind([Changed({first: None, other: None})]))
