"""Verdicts: what is rejected counts nowhere, what is corrected stands everywhere, what is withdrawn was never said; they travel, and outlive a new coding."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from legation.model import Coding, LegationError, Span
from legation.model.contract import as_line
from legation.record import Asked, Ref, Release, Store, View, Writer, correct, decide, document_key, judge, rule, withdraw
from legation.record.travelling import bring_in, lines_out
from record.codings import TEXT, coding, document

RELEASE = Release("1", "aa")
KINDS = ("statement", "event", "meeting", "commitment")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:", create=True) as opened:
        fill(opened)
        yield opened


def fill(store: Store, release: Release = RELEASE) -> None:
    for number in (1, 2, 3):
        Writer(store, release).write(made(number))


def made(number: int) -> Coding:
    """One meeting in the words of three outlets."""
    text = f"{TEXT} {' '.join(f'own{number}x{n}' for n in range(40))}"
    return coding(document(number, text=text, source=f"Outlet {number}"))


def ref(store: Store, kind: str, number: int = 0) -> Ref:
    sql = "SELECT d.document_key, f.fact_id FROM facts f JOIN documents d ON d.document = f.document WHERE f.kind = ? ORDER BY f.fact"
    return Ref(*store.connection.execute(sql, (kind,)).fetchall()[number])


def reports(store: Store, kind: str) -> list[int]:
    return [len(one.told) for one in View(store).occurrences(Asked(kind))]  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_rejected_counts_nowhere_until_it_is_accepted(store: Store, kind: str) -> None:
    view, one = View(store), ref(store, kind)
    table = f"{kind}s"
    assert reports(store, kind) == [3]
    assert rule(store, "reject", one, who="anna", why="not so")
    assert reports(store, kind) == [2]
    assert view.counts()[table] == 2 and one.document not in {found.document for found in getattr(view, table)()}
    assert store.connection.execute(f"SELECT count(*) FROM {table}_view").fetchone()[0] == 2
    assert not any(found.document == one.document for found in view.search_statements("Poland")) or kind != "statement"
    for number in (1, 2):
        rule(store, "reject", ref(store, kind, number), who="anna")
    assert reports(store, kind) == [] and not store.connection.execute("SELECT 1 FROM dyads y JOIN occurrences o ON o.occurrence = y.occurrence WHERE o.occurrence_kind = ?", (kind,)).fetchall()  # fmt: skip
    assert rule(store, "accept", one, who="bert")
    assert reports(store, kind) == [1], "the later word stands"


def test_what_is_corrected_stands_in_rows_and_occurrences(store: Store) -> None:
    for number in range(3):
        correct(store, ref(store, "meeting", number), "level", "leader", who="anna")
        correct(store, ref(store, "meeting", number), "when.from", "1991-08-27", who="anna")
    (one,) = View(store).occurrences()
    assert one.level == "leader" and one.when is not None and one.when.from_ == "1991-08-27"
    rows = store.connection.execute("SELECT level, first_day, ruling FROM meetings_view").fetchall()
    assert {tuple(row) for row in rows} == {("leader", "1991-08-27", "corrected")}
    key = ref(store, "meeting").document
    plain = View(store).coding(key)
    assert plain is not None and plain.meetings[0].level == "minister", "what was coded stays beside it"
    assert not correct(store, ref(store, "meeting"), "level", "leader", who="bert"), "it has this value already"
    with pytest.raises(LegationError, match="no such field"):
        correct(store, ref(store, "meeting"), "colour", "red", who="anna")
    with pytest.raises(LegationError, match="cannot correct"):
        correct(store, ref(store, "meeting"), "level", "king", who="anna")


def test_a_withdrawn_word_was_never_said_wherever_it_stands(store: Store) -> None:
    view, one = View(store), ref(store, "meeting")
    correct(store, one, "level", "leader", who="anna")
    correct(store, one, "mode", "phone", who="anna")
    rule(store, "reject", one, who="bert")
    first, second, third = view.verdicts()
    assert withdraw(store, third.id, who="carl", why="a slip")
    assert not withdraw(store, third.id, who="carl"), "taken back before"
    assert withdraw(store, first.id[:-4], who="carl"), "the beginning of its id is enough"
    met = next(found.fact for found in view.meetings() if found.document == one.document)
    assert (met.level, met.mode) == ("minister", "phone")
    said = list(view.verdicts())
    assert [one.withdrawn for one in said] == [True, False, True, False, False] and said[3].withdraws == third.id
    with pytest.raises(LegationError, match="cannot be withdrawn"):
        withdraw(store, said[3].id, who="carl")
    with pytest.raises(LegationError, match="no such verdict"):
        withdraw(store, "verdict-0", who="carl")
    assert withdraw(store, second.id, who="carl")
    assert store.connection.execute("SELECT ruling FROM facts WHERE fact_id = ?", (one.fact,)).fetchone()[0] is None


def test_withdrawing_parts_and_joins_again(store: Store) -> None:
    one, other = ref(store, "meeting"), ref(store, "meeting", 1)
    before = {found.id for found in View(store).occurrences()}
    judge(store, "different", one, other, who="anna")
    assert len(reports(store, "meeting")) == 2
    withdraw(store, next(View(store).verdicts()).id, who="anna")
    assert reports(store, "meeting") == [3] and {found.id for found in View(store).occurrences()} == before


def test_the_later_word_on_a_status_stands_whichever_report_it_is_on(store: Store) -> None:
    decide(store, ref(store, "commitment", 2), "kept", who="anna")
    decide(store, ref(store, "commitment"), "broken", who="bert", why="see the report")
    (one,) = View(store).undertakings(Asked("commitment"))
    assert (one.stands, one.open, one.proposal) == ("broken", False, None)
    assert one.decided is not None and (one.decided.who, one.decided.why) == ("bert", "see the report")
    withdraw(store, one.decided.verdict, who="bert")
    (one,) = View(store).undertakings(Asked("commitment"))
    assert one.stands == "kept"


_WORD = st.tuples(
    st.sampled_from(("accept", "reject", "correct", "same", "different", "status", "withdraw")), st.integers(0, 8), st.integers(0, 8)
)


def say(store: Store, who: str, word: str, one: int, other: int) -> None:
    kinds = KINDS[one % 4]
    if word in ("accept", "reject"):
        rule(store, word, ref(store, kinds, other % 3), who=who)  # type: ignore[arg-type]
    elif word == "correct":
        correct(store, ref(store, "meeting", other % 3), "level", ("leader", "minister", "official")[one % 3], who=who)
    elif word in ("same", "different") and one % 3 != other % 3:
        judge(store, word, ref(store, "meeting", one % 3), ref(store, "meeting", other % 3), who=who)  # type: ignore[arg-type]
    elif word == "status":
        decide(store, ref(store, "commitment", other % 3), ("kept", "broken", "overtaken")[one % 3], who=who)
    elif word == "withdraw":
        said = [verdict.id for verdict in View(store).verdicts() if verdict.verdict != "withdraw"]
        if said:
            withdraw(store, said[one % len(said)], who=who)


def state(store: Store) -> dict[str, Any]:
    """Everything that follows from verdicts, ids of occurrences aside: these go by which came first."""
    view = View(store)
    occurrences = [
        (tuple((report.document, report.fact) for report in one.told), as_line(msgspec.structs.replace(one, id="", meeting=None)))
        for kind in KINDS
        for one in view.occurrences(Asked(kind))  # type: ignore[arg-type]
    ]
    facts = store.connection.execute("SELECT fact_id, ruling, corrected FROM facts ORDER BY fact_id").fetchall()
    said = [as_line(msgspec.structs.replace(verdict, number=0)) for verdict in view.verdicts()]
    return {"occurrences": sorted(occurrences), "facts": [tuple(row) for row in facts], "said": said}


@example(one=[("correct", 0, 0)], other=[("same", 0, 8)], more=[])
@given(one=st.lists(_WORD, max_size=6), other=st.lists(_WORD, max_size=6), more=st.lists(_WORD, max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_two_records_that_bring_from_each_other_end_the_same(tmp_path: Path, one: list[Any], other: list[Any], more: list[Any]) -> None:
    import json

    file = tmp_path / "verdicts.jsonl"

    def carry(source: Store, target: Store) -> None:
        file.write_text("".join(json.dumps(line) + "\n" for line in lines_out(source)))
        bring_in(target, file)
        assert bring_in(target, file).new_verdicts == 0, "the same again adds nothing"

    with Store.open(":memory:", create=True) as anna, Store.open(":memory:", create=True) as bert:
        for store, who, words in ((anna, "anna", one), (bert, "bert", other)):
            fill(store)
            for word in words:
                say(store, who, *word)
        carry(anna, bert)
        for word in more:
            say(bert, "bert", *word)
        carry(bert, anna)
        assert state(anna) == state(bert)


def test_what_is_no_verdict_names_its_line(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "v.jsonl"
    file.write_text('{"turn": 1}\n')
    with pytest.raises(LegationError, match=r"v\.jsonl:1"):
        bring_in(store, file)
    with pytest.raises(LegationError, match="cannot read verdicts"):
        bring_in(store, tmp_path / "none")


def test_verdict_recode_and_nothing_is_lost(tmp_path: Path) -> None:
    """Judged, coded again by a release that words ids otherwise, rebuilt, carried to another record: what was said holds."""
    import json

    from legation.record.rebuilding import rebuild

    def again(number: int) -> Coding:
        old = made(number)
        return msgspec.structs.replace(
            old, meetings=tuple(msgspec.structs.replace(met, id=f"meeting-new{number}", title="New title") for met in old.meetings),
            commitments=tuple(msgspec.structs.replace(one, id=f"commitment-new{number}") for one in old.commitments),
            statements=() if number == 3 else old.statements,
        )  # fmt: skip

    with Store.open(tmp_path / "r.db", create=True) as store:
        fill(store)
        correct(store, ref(store, "meeting"), "level", "leader", who="anna", why="a summit")
        rule(store, "reject", ref(store, "statement", 2), who="anna")
        rule(store, "reject", ref(store, "event", 1), who="bert")
        judge(store, "different", ref(store, "meeting", 0), ref(store, "meeting", 1), who="anna")
        decide(store, ref(store, "commitment"), "kept", who="anna")
        ids = {one.id for kind in KINDS for one in View(store).occurrences(Asked(kind))}  # type: ignore[arg-type]
        for number in (1, 2, 3):
            Writer(store, Release("2", "bb")).write(again(number))
        view = View(store)
        assert [len(view.codings_of(document_key(made(n).document))) for n in (1, 2, 3)] == [2, 2, 2], "earlier codings stay"
        assert [said.loose for said in view.verdicts()] == [False, True, False, False, False], "no such statement is told any more"
        first = next(found for found in view.meetings() if found.document == document_key(made(1).document))
        assert (first.fact.level, first.fact.id, first.fact.title) == ("leader", "meeting-new1", "New title")
        assert view.counts()["events"] == 2 and len(reports(store, "meeting")) == 2
        assert next(view.undertakings(Asked("commitment"))).stands == "kept"
        assert {one.id for kind in KINDS for one in view.occurrences(Asked(kind))} <= ids  # type: ignore[arg-type]
        done = rebuild(store)
        assert not done.gone and not done.new and done.before == done.after
        held = state(store)
        file = tmp_path / "v.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines_out(store)))
    with Store.open(":memory:", create=True) as elsewhere:
        for number in (1, 2, 3):
            Writer(elsewhere, Release("2", "bb")).write(again(number))
        bring_in(elsewhere, file)
        assert state(elsewhere)["facts"] == held["facts"] and state(elsewhere)["occurrences"] == held["occurrences"]


def test_in_a_new_coding_a_word_finds_its_fact_by_evidence_and_type(store: Store) -> None:
    rule(store, "accept", ref(store, "event"), who="anna")
    old = made(1)
    other = msgspec.structs.replace(old.events[0], id="event-other", event="SUPPORT")
    Writer(store, Release("2", "bb")).write(msgspec.structs.replace(old, events=(other,)))
    assert next(View(store).verdicts()).loose, "who accepted one type said nothing of another"
    nearer = msgspec.structs.replace(old.events[0], id="event-near", trigger=Span(44, 50, TEXT[44:50]))
    Writer(store, Release("3", "cc")).write(msgspec.structs.replace(old, events=(nearer,)))
    assert not next(View(store).verdicts()).loose
    assert store.connection.execute("SELECT ruling FROM facts WHERE fact_id = 'event-near'").fetchone()[0] == "accepted"
