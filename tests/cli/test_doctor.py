"""`legation doctor` and what it looks at; what is broken comes with the command that mends it."""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from cli.test_commands import legation
from legation.cli import health
from legation.language.encoder import WEIGHTS
from legation.record import Release, Store, View, Writer
from legation.record.checking import Finding, check_record
from record.codings import coding, document


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with Store.open(path, create=True) as store:
        for number in range(3):
            Writer(store, Release("1", "aa")).write(coding(document(number)))
        list(View(store).occurrences())
    return path


def by_check(found: list[Finding]) -> dict[str, Finding]:
    return {finding.check: finding for finding in found}


def test_a_sound_record_has_nothing_to_mend(record: Path) -> None:
    before = record.read_bytes()
    found = check_record(record)
    assert {finding.level for finding in found} == {"ok"}
    assert set(by_check(found)) == {"schema", "pages", "foreign keys", "occurrences", "size"}
    assert re.search(r"[\d,]+ KB a document: [\d.]+ its text, [\d.]+ full-text indexes, [\d.]+ the rest", by_check(found)["size"].message)
    assert record.read_bytes() == before


def test_what_waits_to_be_merged_is_missing_not_broken(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db", create=True) as store:
        Writer(store, Release("1", "aa")).write(coding(document(1)))
    found = by_check(check_record(tmp_path / "r.db"))["occurrences"]
    assert (found.level, found.remedy) == ("missing", f"legation meetings --record {tmp_path / 'r.db'}")


@pytest.mark.parametrize(
    ("damage", "check", "remedy"),
    [
        ("DELETE FROM tellings", "occurrences", "legation record rebuild"),
        ("DELETE FROM occurrences", "occurrences", "legation record rebuild"),
        ("DELETE FROM runs", "foreign keys", "legation record rebuild"),
    ],
)
def test_what_is_lost_is_found(record: Path, damage: str, check: str, remedy: str) -> None:
    with sqlite3.connect(record) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(damage)
    connection.close()
    found = [one for one in check_record(record) if one.level == "broken" and one.check == check]
    assert found and found[0].remedy is not None and found[0].remedy.startswith(remedy)


def test_damaged_pages_are_found(record: Path) -> None:
    content = bytearray(record.read_bytes())
    for start in range(20_000, len(content) - 600, 2048):
        content[start : start + 600] = bytes(600)
    record.write_bytes(content)
    assert any(finding.level == "broken" for finding in check_record(record))


@pytest.mark.parametrize("content", [None, b"no record at all"])
def test_what_is_no_record_is_one_finding(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.db"
    if content is not None:
        path.write_bytes(content)
    (found,) = check_record(path)
    assert found.level == "broken" and found.remedy


def test_the_installation_that_runs_the_tests_is_sound() -> None:
    found = list(health.check_installation())
    assert [finding for finding in found if finding.level == "broken"] == []
    assert {"python", "legation", "libraries", "sqlite", "model", "weights", "tables", "extra dataframes"} <= {one.check for one in found}
    assert all(finding.remedy for finding in found if finding.level != "ok")


def test_other_weights_than_told_are_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    told = json.loads((folder / "model.json").read_text(encoding="utf-8"))["digest"]
    assert health.weights_digest(folder) == told
    with (folder / "pairs.onnx").open("ab") as file:
        file.write(b"x")
    assert health.weights_digest(folder) != told


def test_a_missing_library_is_broken_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "requires", lambda _: ["no-such-library>=2", 'other-library>=1; extra == "charts"'])
    libraries, *_ = (finding for finding in health.check_installation() if finding.check == "libraries")
    assert libraries.level == "broken" and "'no-such-library>=2'" in str(libraries.remedy)


def test_the_command_tells_a_line_each_and_ends_with_1_where_something_is_broken(record: Path) -> None:
    done = legation("doctor", "--record", str(record), "--format", "json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert {"check", "level", "message", "remedy"} == set(rows[0])
    record.write_bytes(b"gone")
    done = legation("doctor", "--record", str(record))
    assert done.returncode == 1
    assert "broken   opening" in done.stdout and "mend it with: " in done.stdout
