"""What somebody sees who tries the command line: the release, the list of commands, and errors on one line."""

import re
import sqlite3
from pathlib import Path

import pytest
import typer

import legation as package
from cli.test_commands import legation
from conftest import ROOT
from legation.cli import app
from legation.cli.listing import PANELS
from legation.record import Release, Store, Writer
from record.codings import coding, document


def test_the_release_is_told() -> None:
    done = legation("--version")
    assert (done.returncode, done.stdout) == (0, f"legation {package.__version__}\n")


def test_without_a_command_all_are_listed_with_a_sentence_each() -> None:
    done = legation()
    assert "Examples:" not in done.stdout
    for heading in ("Read one document", "Ask a record", "Look after it"):
        assert heading in done.stdout
    for name in commands():
        assert re.search(rf"│ {name} +\S", done.stdout), name


def commands() -> set[str]:
    return set(getattr(typer.main.get_command(app), "commands", {}))


def test_every_command_stands_under_a_heading() -> None:
    assert commands() == {row.name for rows in PANELS.values() for row in rows}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "record.db", create=True) as store:
        for number in range(40):
            Writer(store, Release("1", "aa")).write(coding(document(number)))
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return tmp_path / "record.db"


@pytest.mark.parametrize("command", [("meetings",), ("dyad", "FRA", "DEU"), ("occurrences", "statement")])
@pytest.mark.parametrize("damage", ["cut", "holes"])
def test_a_damaged_record_is_told_on_one_line(record: Path, command: tuple[str, ...], damage: str) -> None:
    content = bytearray(record.read_bytes())
    if damage == "cut":
        content = content[: len(content) // 2]
    else:
        for start in range(20_000, len(content), 4096):
            content[start : start + 1024] = bytes(len(content[start : start + 1024]))
    record.write_bytes(content)
    done = legation(*command, "--record", str(record))
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or (done.returncode == 2 and len(done.stderr.splitlines()) == 1)


def test_a_file_that_is_no_record_is_told_on_one_line() -> None:
    done = legation("meetings", "--record", str(ROOT / "README.md"))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "not a Legation record" in done.stderr


def test_an_error_of_sqlite_that_is_explained_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from legation import cli

    def damaged() -> None:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error

    def locked_file() -> None:
        raise PermissionError(13, "Permission denied", "locked.txt")

    for fault, words in ((damaged, "malformed"), (locked_file, "Permission denied: locked.txt")):
        monkeypatch.setattr(cli, "app", fault)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code == 2
        assert words in capsys.readouterr().err
