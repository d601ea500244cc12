"""docs/search.md and docs/register.md: what they show runs, and they name every field and column."""

import re
from pathlib import Path

import msgspec
import pytest

from conftest import ROOT
from legation.model import LegationError, Match
from legation.record import Release, Store, Writer
from legation.record.search import wanted
from legation.reference.own import TABLES
from record.codings import coding, document

SEARCH = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
REGISTER = (ROOT / "docs" / "register.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("cell", re.findall(r"^\| (`.+?`) \|", SEARCH, re.MULTILINE))
def test_every_way_of_asking_makes_a_query(cell: str) -> None:
    for words in re.findall(r"`(.+?)`", cell):
        assert wanted(words)


def test_the_mistake_that_is_named_is_one() -> None:
    with pytest.raises(LegationError):
        wanted("a OR")


def test_every_field_of_a_match_is_named() -> None:
    assert set(Match.__struct_fields__) <= set(re.findall(r"`(\w+)`", SEARCH))


def test_the_python_example_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.db"
    with Store.open(path, create=True) as store:
        writer = Writer(store, Release("1", "aa"))
        writer.write(coding(document(1)))
        writer.settle()
    (example,) = re.findall(r"```python\n(.*?)```", SEARCH, re.DOTALL)
    exec(example.replace('"record.db"', repr(str(path))), {})
    assert "[ministers]" in capsys.readouterr().out


def test_the_tables_of_a_register_of_ones_own_have_the_columns_that_are_named() -> None:
    listed = dict(re.findall(r"^\| `(\w+)\.tsv` \| `([\w ]+)` \|", REGISTER, re.MULTILINE))
    assert {name: columns.split() for name, columns in listed.items()} == {
        name: [field.encode_name for field in msgspec.structs.fields(shape)] for name, shape in TABLES.items()
    }
