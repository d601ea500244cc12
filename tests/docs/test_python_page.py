"""docs/python.md: its examples run as they stand, its tables of columns are up to date, and every public name stands on it."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import legation
from conftest import ROOT
from docs.blocks import blocks
from legation.api.answers import Answers
from legation.api.arguments import FILTERS
from legation.api.record import Record

PAGE = ROOT / "docs" / "python.md"
KNOWN = {"store", "path"}  # for programs of ours; not documented


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tables" / f"{name}.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_examples_run_as_they_stand(clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(clone)
    names: dict[str, object] = {}
    found = blocks(PAGE, "python")
    assert len(found) >= 8
    for block in found:
        exec(compile(block, str(PAGE), "exec"), names)
    told = capsys.readouterr().out
    assert "('FRA', 'MLI') 2023-11-10" in told
    assert "mechanism:quad Tokyo" in told
    assert "cannot use since: 'banana'" in told
    assert "India" in told or "IND" in told


def test_the_tables_of_columns_are_up_to_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert script("python_page").page(text) == text, "run `make python-page`"


def test_every_public_name_stands_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    methods = {name for kind in (Record, Answers) for name in vars(kind) if not name.startswith("_")} - KNOWN
    for name in (*legation.__all__, *FILTERS, *methods - {"columns"}):
        assert f"`{name}" in text or f"{name}(" in text or f"`{name}=" in text, name


def test_the_page_has_no_method_that_is_not_there() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("| method | gives |")[2].partition("\n\n")[0]
    named = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)(?:\([^`]*)?`", row.split("|")[1])}
    assert len(named) > 10
    assert {name for name in named if not hasattr(Record, name)} == set()


def test_the_page_of_views_is_up_to_date() -> None:
    made = script("sql_page")
    assert (ROOT / "docs" / "sql.md").read_text(encoding="utf-8") == made.page(), "run `make sql-page`"
    assert made.columns().keys() == made.VIEWS.keys()
    used = {column for columns in made.columns().values() for column in columns}
    assert set(made.COLUMNS) == used, "a column of which the page tells is in no view"


def test_the_queries_on_the_page_of_views_answer(clone: Path) -> None:
    queries = blocks(ROOT / "docs" / "sql.md", "sql")
    assert len(queries) >= 3
    with legation.Record(clone / "demo.db", readonly=True) as record:
        for query in queries:
            assert record.store.connection.execute(query).fetchall(), query
