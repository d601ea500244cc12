"""Records that cannot be used: every command says so in a line with what to do, and never with a traceback."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli import app
from legation.model import LegationError
from legation.record import Release, Store, View, Writer
from record.codings import TEXT, coding, document

COMMANDS = {
    "occurrences": ("occurrences", "event"), "meetings": ("meetings",), "search": ("search", "Weimar"), "documents": ("search", "Weimar", "--kind", "document"),
    "differences": ("differences",), "commitments": ("commitments",), "mechanism": ("mechanism",), "quad": ("mechanism", "Quad"), "dyad": ("dyad", "FRA", "DEU"),
    "verdicts": ("verdict", "list"), "verdict": ("verdict", "same", "meeting-x", "meeting-y"), "learnt": ("register", "learnt"),
}  # fmt: skip
Damage = Callable[[Path], None]


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 - 700])


def headless(path: Path) -> None:
    path.write_bytes(b"\x00" * 512 + path.read_bytes()[512:])


def torn(path: Path) -> None:
    """Every page but the first has a half that was not written."""
    content = bytearray(path.read_bytes())
    for page in range(2048, len(content), 2048):
        content[page : page + 1024] = b"\x00" * 1024
    path.write_bytes(bytes(content))


def garbage(path: Path) -> None:
    content, dice = bytearray(path.read_bytes()), random.Random(7)
    for page in range(2048, len(content), 2048):
        content[page : page + 512] = dice.randbytes(512)
    path.write_bytes(bytes(content))


def no_record(path: Path) -> None:
    path.write_text("This is a letter.\n" * 300)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def gone(path: Path) -> None:
    path.unlink()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("damage") / "r.db"
    with Store.open(path, create=True) as store:
        writer = Writer(store, Release("1", "aa"))
        for number in range(1, 60):
            writer.write(coding(document(number, f"{TEXT} This was the {number}th time.", source=f"Outlet {number}")))
        writer.settle()
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


@pytest.mark.parametrize("damage", [truncated, headless, torn, garbage, no_record, folder, gone])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_record_that_cannot_be_used_is_told_in_a_line(whole: bytes, tmp_path: Path, damage: Damage, command: str) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(whole)
    damage(path)
    done = CliRunner().invoke(app, [*COMMANDS[command], "--record", str(path)])
    assert isinstance(done.exception, LegationError), f"{done.exit_code} {done.exception!r} {done.stdout}"
    assert str(path) in str(done.exception) or "bytes" in str(done.exception)


@pytest.mark.parametrize("seed", range(40))
def test_one_page_of_garbage_anywhere_gives_an_answer_or_a_line(whole: bytes, tmp_path: Path, seed: int) -> None:
    dice, path, content = random.Random(seed), tmp_path / "r.db", bytearray(whole)
    at = dice.randrange(2048, len(content) - 2048)
    content[at : at + 2048] = dice.randbytes(2048)
    path.write_bytes(bytes(content))
    for command in ("occurrences", "search", "dyad", "commitments", "learnt"):
        done = CliRunner().invoke(app, [*COMMANDS[command], "--record", str(path)])
        assert done.exception is None or isinstance(done.exception, (LegationError, SystemExit)), f"{command} {done.exception!r}"


def test_a_view_outside_a_with_block_tells_it_too(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(whole)
    store = Store.open(path)
    store.close()
    torn(path)
    with pytest.raises(LegationError, match="damaged"):
        list(View(Store.open(path)).documents())


def test_reading_into_a_damaged_record_ends_with_a_line(whole: bytes, tmp_path: Path) -> None:
    path, facts = tmp_path / "r.db", tmp_path / "facts.jsonl"
    from legation.model.contract import as_line

    facts.write_text(as_line(coding(document(99))) + "\n")
    path.write_bytes(whole)
    garbage(path)
    done = CliRunner().invoke(app, ["read", "--codings", str(facts), "--record", str(path)])
    assert isinstance(done.exception, LegationError)


def test_what_waits_in_a_record_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.db"
    with Store.open(path, create=True) as store:
        Writer(store, Release("1", "aa")).write(coding(document(1)))
    monkeypatch.setattr("legation.record.store._is_writable", lambda path: False)
    for words in (
        COMMANDS["meetings"],
        COMMANDS["dyad"],
        COMMANDS["differences"],
        COMMANDS["search"],
        COMMANDS["mechanism"],
        COMMANDS["commitments"],
    ):
        done = CliRunner().invoke(app, [*words, "--record", str(path)])
        assert done.exit_code == 0, done.exception
        assert "facts wait to be merged" in done.stderr + done.stdout


def test_what_the_system_refuses_is_a_line_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from legation import cli

    for error in (PermissionError(13, "Permission denied", "r.db"), sqlite3.DatabaseError("database disk image is malformed")):
        monkeypatch.setattr(cli, "app", lambda error=error: (_ for _ in ()).throw(error))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code == 2
        told = capsys.readouterr().err
        assert told.count("\n") == 1 and told.startswith("legation: ")
