"""docs/record.md: every example of it runs on a record, and it names only what is there."""

import re
import sqlite3
from pathlib import Path

import pytest

from conftest import ROOT
from legation.record import Ref, Release, Store, View, Writer, rule
from record.codings import coding, document

PAGE = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
SQL = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
EMPTY = ("verdicts v", "successions")  # questions that a healthy record answers with nothing


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "record.db"
    with Store.open(path, create=True) as store:
        for release in ("1", "2"):
            writer = Writer(store, Release(release, "aa"))
            for number in (1, 2):
                writer.write(coding(document(number, source=f"Outlet {number}")))
            writer.settle()
        fact = next(View(store).events())
        rule(store, "accept", Ref(fact.document, fact.fact.id), who="anna")
    return path


def test_there_are_examples() -> None:
    assert len(SQL) > 12


@pytest.mark.parametrize("query", SQL)
def test_an_example_runs_and_answers(path: Path, query: str) -> None:
    here = (
        query.replace("'IND'", "'DEU'")
        .replace("'USA'", "'FRA'")
        .replace("% IND %", "% DEU %")
        .replace("% USA %", "% FRA %")
        .replace("% JPN %", "% POL %")
    )
    with sqlite3.connect(path) as connection:
        connection.execute(query).fetchall()
        rows = connection.execute(here.replace("'2021'", "'1991'")).fetchall()
    assert bool(rows) is not any(words in query for words in EMPTY)


def test_the_python_example_runs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(example.replace('"record.db"', repr(str(path))), {})
    assert "CodingEntry" in capsys.readouterr().out


def test_the_table_of_tables_is_whole_and_names_columns_that_are_there(path: Path) -> None:
    listed = {
        name: columns
        for names, columns in re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|[^|]*\|([^|]*)\|$", PAGE, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", names)
    }
    helpers = set(re.findall(r"`(\w+)`", re.search(r"\n(`blocks`.*|.*`blocks`.*) are helpers", PAGE)[0]))  # type: ignore[index]
    with sqlite3.connect(path) as connection:
        tables = {
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_words%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
            )
        }
        assert tables <= {*listed, *helpers} and set(listed) <= tables
        for name, words in listed.items():
            columns = {row[1] for table in tables for row in connection.execute(f"PRAGMA table_xinfo({table})")}
            assert set(re.findall(r"`([a-z_]+)`", words)) - {"zlib"} <= columns | {"scene"}, name
        for view in re.findall(r"`(\w+_view)`", PAGE):
            connection.execute(f"SELECT * FROM {view} LIMIT 1")
