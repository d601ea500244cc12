"""`legation.Record`: questions, answers as lists and tables, and what a wrong question is told."""

import datetime
import importlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import legation
from legation.api import answers as answers_module
from legation.api.columns import DOCUMENTS, OCCURRENCES
from legation.record import Asked, Query, Release, Store, Writer
from record.codings import TEXT, coding, document

KINDS = ("meeting", "event", "statement", "commitment")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("api") / "record.db"
    with Store.open(made, create=True) as store:
        for number in range(1, 4):
            Writer(store, Release("1", "aa")).write(coding(document(number, source=f"own {number}")))
    with legation.Record(made) as opened:
        opened.meetings()  # merges what waits
    return made


@pytest.fixture
def record(path: Path, tmp_path: Path) -> Iterator[legation.Record]:
    copy = tmp_path / "record.db"
    shutil.copy(path, copy)
    with legation.Record(copy) as opened:
        yield opened


def test_meetings_between_two_parties_are_objects_in_a_list(record: legation.Record) -> None:
    found = record.meetings(between=("FRA", "DEU"), since="1991")
    assert len(found) == len(list(found)) == 1
    assert (found[0].parties, len(found[0].told), found[-1].id) == (("DEU", "FRA"), 3, found[0].id)
    assert len(found[:1]) == 1 and len(found[1:]) == 0
    assert found[0] in found
    assert repr(found) == "<1 meeting>"


@pytest.mark.parametrize("between", [("france", "Germany"), ("FR", "deu"), ["FRA", "DEU"]])
def test_parties_are_understood_as_people_write_them(record: legation.Record, between: Any) -> None:
    assert len(record.meetings(between)) == 1


def test_filters_narrow(record: legation.Record) -> None:
    assert len(record.meetings(since=datetime.date(1991, 8, 1), until="1991-08")) == 1
    assert len(record.meetings(since="1992")) == 0
    assert len(record.meetings(issue="regional-stability", place="DEU", stands="held", least=0.5, reports=2)) in (0, 1)
    assert len(record.meetings(stands="planned")) == 0
    assert len(record.commitments(parties=("POL",))) == 1
    assert len(record.statements(limit=0)) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_tables_have_the_same_flat_columns_in_every_library(record: legation.Record, kind: Any) -> None:
    found = record.occurrences(kind)
    names = tuple(column.name for column in OCCURRENCES[kind])
    arrow, pandas, polars = found.to_arrow(), found.to_pandas(), found.to_polars()
    assert found.columns == names == tuple(arrow.column_names) == tuple(pandas.columns) == tuple(polars.columns)
    assert len(found) == arrow.num_rows == len(pandas) == polars.height == 1
    assert arrow.to_pylist() == polars.to_dicts() == list(found.rows())
    row = next(found.rows())
    assert (row["occurrence_id"], row["parties"].split()) == (found[0].id, sorted(found[0].parties))
    assert row["documents"] == 3 and isinstance(row["judged"], bool)
    assert str(pandas["reports"].dtype) == "Int64"


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_without_rows_has_its_columns_and_types(record: legation.Record, kind: Any) -> None:
    none, some = record.occurrences(kind, since="2030"), record.occurrences(kind)
    assert none.to_arrow().schema == some.to_arrow().schema
    assert list(none.to_pandas().dtypes) == list(some.to_pandas().dtypes)


def test_a_query_gives_rows_and_tables(record: legation.Record) -> None:
    found = record.sql("SELECT document_id, published, length(text) AS size, NULL AS absent, 0.5 AS half FROM documents ORDER BY 1")
    assert found[0] == {"document_id": "d1", "published": "1991-08-29", "size": len(TEXT), "absent": None, "half": 0.5}
    assert [str(kind) for kind in found.to_pandas().dtypes] == ["string", "string", "Int64", "string", "Float64"]
    for query in ("DELETE FROM documents", "SELECT nothing FROM nowhere", "ATTACH 'x' AS y"):
        with pytest.raises(legation.LegationError):
            list(record.sql(query))


def test_documents_are_listed_and_looked_up_by_key_or_id(record: legation.Record) -> None:
    found = record.documents(since="1991")
    assert found.to_pandas().shape == (3, len(DOCUMENTS))
    assert record.document(found[0].key).text == record.document(found[0].id).text == TEXT
    assert record.coding(found[0].id).meetings


def test_words_are_searched_in_what_happened_and_in_documents(record: legation.Record) -> None:
    found = record.search("Poland", parties=("DEU",))
    assert {match.kind for match in found} <= {"statement", "commitment"}
    assert next(iter(found.to_pandas()["passage"])).count("[Poland]") == 1
    assert len(record.search("Poland", "document")) == 3
    assert len(record.search("Poland", kind="statement", since="2030")) == 0
    with pytest.raises(legation.LegationError):
        record.search("Poland", kind="novel")  # type: ignore[arg-type]


def test_the_other_questions_answer(record: legation.Record) -> None:
    assert record.dyad("France", "DEU").parties in (("FRA", "DEU"), ("DEU", "FRA"))
    assert record.mechanism("Weimar Triangle").key == "mechanism:weimar-triangle"
    assert record.coverage().documents == 3
    assert record.counts()["documents"] == 3
    assert record.occurrence(record.meetings()[0].id) == record.meetings()[0]


@pytest.mark.parametrize(
    ("filters", "right"),
    [
        ({"parties": "USA"}, "parties=('USA',)"),
        ({"between": "USA"}, "between=('IND', 'USA')"),
        ({"between": ("USA",)}, "needs two parties"),
        ({"between": ("FRA", 7)}, "a party is a str"),
        ({"parties": ("Frankreich",)}, "there is no such party: Frankreich"),
        ({"since": "banana"}, "since='2022-04-11'"),
        ({"since": 2020}, "since='2022-04-11'"),
        ({"since": "2022", "until": "2021"}, "ends before it begins"),
        ({"isue": "trade"}, "Did you mean 'issue'?"),
        ({"issue": "tradee"}, "trade"),
        ({"issue": ("trade",)}, "`issue` is a str"),
        ({"least": 50}, "from 0 to 1"),
        ({"reports": "2"}, "from 1 on"),
    ],
)
def test_a_wrong_question_is_told_what_would_be_right(record: legation.Record, filters: dict[str, Any], right: str) -> None:
    with pytest.raises(legation.LegationError) as told:
        record.meetings(**filters)
    assert right in str(told.value)


def test_the_questions_of_the_record_room_are_checked_too() -> None:
    for make in (lambda: Query(parties="USA"), lambda: Asked(parties="USA"), lambda: Query(since="banana"), lambda: Asked(until="banana")):  # type: ignore[arg-type]
        with pytest.raises(legation.LegationError):
            make()


def test_what_is_not_there_is_an_error(record: legation.Record, tmp_path: Path) -> None:
    for ask in (lambda: record.document("nobody"), lambda: record.occurrence("nothing"), lambda: record.dyad("FRA", "FRA")):
        with pytest.raises(legation.LegationError):
            ask()
    with pytest.raises(legation.LegationError, match=r"legation read PATH --record FILE"):
        legation.Record(tmp_path / "none.db")


def test_a_closed_record_says_so(path: Path) -> None:
    with legation.Record(path, readonly=True) as record:
        found = record.meetings()
        kept = list(found)
    assert len(kept) == 1
    for ask in (lambda: list(found), found.to_pandas, record.meetings):
        with pytest.raises(legation.LegationError, match="closed"):
            ask()


def test_a_record_opened_to_be_read_is_not_written(path: Path) -> None:
    before = path.read_bytes()
    with legation.Record(path, readonly=True) as record:
        assert len(record.events()) == 1
    assert path.read_bytes() == before


def test_a_record_that_may_not_be_written_says_what_waits(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db", create=True) as store:
        Writer(store, Release("1", "aa")).write(coding(document(1)))
    with pytest.warns(UserWarning, match="not merged yet"), legation.Record(tmp_path / "r.db", readonly=True) as record:
        assert len(record.meetings()) == 0


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_names_the_extra(record: legation.Record, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        if name == library:
            raise ImportError(name)
        return importlib.import_module(name)

    monkeypatch.setattr(answers_module, "import_module", missing)
    with pytest.raises(legation.LegationError, match=r"pip install 'legation\[dataframes\]'"):
        getattr(record.meetings(), f"to_{library}")()
