"""Occurrences of a record: merged when viewed, undone by verdicts, the same however the documents came; copies are one report."""

from collections.abc import Iterator

import msgspec
import pytest

from legation.model import Coding, LegationError, Meeting, Occurrence
from legation.record import Asked, Ref, Release, Store, View, Writer, document_key, fact_named, judge
from legation.stories.telling import KINDS
from record.codings import TEXT, coding, document

RELEASE = Release("1", "aa")
LONG = " ".join(f"word{n}" for n in range(60))


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:", create=True) as opened:
        yield opened


def _made(number: int, source: str, text: str = "", **fields: object) -> Coding:
    """A coding of the same meeting in another outlet's words."""
    made = coding(document(number, source=source))
    made = msgspec.structs.replace(made, document=document(number, text=text or f"What {source} says of it.", source=source))
    met: Meeting = msgspec.structs.replace(made.meetings[0], **fields)
    return msgspec.structs.replace(made, meetings=(met,))


def _write(store: Store, *codings: Coding) -> None:
    writer = Writer(store, RELEASE)
    for made in codings:
        writer.write(made)


def _meetings(store: Store, **asked: object) -> list[Occurrence]:
    return list(View(store).occurrences(Asked("meeting", **asked)))  # type: ignore[arg-type]


def test_reports_of_several_outlets_are_one_occurrence(store: Store) -> None:
    _write(store, _made(1, "One"), _made(2, "Two"), _made(3, "Three", when=None), _made(4, "Four", parties=("POL", "UKR")))
    first, second = sorted(_meetings(store), key=lambda one: -one.reports)
    assert (first.reports, first.parties, first.stands, first.level) == (3, ("DEU", "FRA"), "held", "minister")
    assert [outlet.name for outlet in first.outlets] == ["One", "Three", "Two"]
    assert first.when is not None and first.when.from_ == "1991-08-28"
    assert all(report.reason for report in first.told)
    assert (second.reports, second.parties) == (1, ("POL", "UKR"))
    assert View(store).counts()["meetings"] == 4, "nothing is merged in the rows"


def test_a_reprint_is_one_report_of_two_outlets(store: Store) -> None:
    _write(store, _made(1, "Agency", LONG), _made(2, "Paper", LONG), _made(3, "Other", "quite another text about the same meeting"))
    (one,) = _meetings(store)
    assert (one.reports, len(one.outlets), len(one.told)) == (2, 3, 3)
    assert sum(report.copy_of is not None for report in one.told) == 1


def test_a_verdict_takes_effect_and_its_opposite_undoes_it(store: Store) -> None:
    _write(store, _made(1, "One"), _made(2, "Two"))
    view = View(store)
    (one,) = view.occurrences()
    refs = [Ref(report.document, report.fact) for report in one.told]
    assert judge(store, "different", *refs, who="anna", why="two rounds")
    assert not judge(store, "different", *refs, who="anna", why="two rounds")
    assert len(list(view.occurrences())) == 2
    assert judge(store, "same", refs[1], refs[0], who="bert")
    (again,) = view.occurrences()
    assert again.judged and again.reports == 2
    assert [(said.verdict, said.who) for said in view.verdicts()] == [("different", "anna"), ("same", "bert")]


def test_verdicts_cannot_be_altered(store: Store) -> None:
    import sqlite3

    _write(store, _made(1, "One"), _made(2, "Two"))
    refs = [fact_named(store, found.fact.id) for found in View(store).meetings()]
    judge(store, "same", *refs, who="anna")
    for sql in ("UPDATE verdicts SET who = 'x'", "DELETE FROM verdicts"):
        with pytest.raises(sqlite3.IntegrityError, match="add the opposite one"):
            store.connection.execute(sql)


def test_impossible_verdicts_are_refused(store: Store) -> None:
    _write(store, _made(1, "One"))
    view = View(store)
    meeting, event = next(view.meetings()).fact.id, next(view.events()).fact.id
    with pytest.raises(LegationError, match="two kinds"):
        judge(store, "same", fact_named(store, meeting), fact_named(store, event), who="x")
    with pytest.raises(LegationError, match="as itself"):
        judge(store, "same", fact_named(store, meeting), fact_named(store, meeting), who="x")
    with pytest.raises(LegationError, match="no such fact"):
        fact_named(store, "meeting-none")


def test_a_view_that_is_open_sees_what_comes(store: Store) -> None:
    view = View(store)
    assert list(view.occurrences()) == []
    _write(store, _made(1, "One"))
    assert [one.reports for one in view.occurrences()] == [1]
    _write(store, _made(2, "Two"))
    assert [one.reports for one in view.occurrences()] == [2]


def test_the_same_id_in_two_documents_asks_for_the_document(store: Store) -> None:
    one, other = coding(document(1)), coding(document(1, url="https://example.org/again"))
    _write(store, one, other)
    with pytest.raises(LegationError, match="several documents"):
        fact_named(store, one.meetings[0].id)
    named = fact_named(store, f"{document_key(other.document)}/{one.meetings[0].id}")
    assert named.document == document_key(other.document)


def test_what_is_asked_for_narrows(store: Store) -> None:
    _write(store, _made(1, "One"), _made(4, "Four", parties=("POL", "UKR"), when=None))
    assert len(_meetings(store, parties=("FRA", "DEU"))) == 1
    assert len(_meetings(store, parties=("FRA", "POL"))) == 0
    assert len(_meetings(store, since="1991-08-28", until="1991-08-28")) == 1
    assert len(_meetings(store, issue="regional-stability")) == 2
    assert len(_meetings(store, mechanism="mechanism:quad")) == 0


def test_every_kind_merges(store: Store) -> None:
    _write(store, _made(1, "One", TEXT), _made(2, "Two", TEXT))
    for kind in KINDS:
        (one,) = View(store).occurrences(Asked(kind))
        assert len(one.told) == 2, kind


def test_coverage_tells_the_denominator_and_warns(store: Store) -> None:
    _write(store, _made(1, "One"), _made(2, "Two"))
    covered = View(store).coverage()
    assert (covered.documents, covered.first, covered.last) == (2, "1991-08-29", "1991-08-29")
    assert any("few outlets" in warning for warning in covered.warnings)
    assert "no document of this period" in View(store).coverage(since="2000").warnings[0]
