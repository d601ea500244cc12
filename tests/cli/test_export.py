"""`legation export`, `snapshot` and `sql` on the command line: what goes where, and what is an error."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from legation import cli
from legation.record import Release, Store, Writer
from record.codings import coding, document

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    with Store.open("record.db", create=True) as store:
        Writer(store, Release("1", "aa")).write(coding(document()))

    def ran(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["legation", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
            sys.exit(0)
        captured = capsys.readouterr()
        return int(ended.value.code or 0), captured.out, captured.err

    return ran


def test_rows_go_to_standard_output_and_counts_to_standard_error(run: Run) -> None:
    status, out, told = run("export", "plover")
    assert status == 0 and json.loads(out)["event"] == ["CONSULT"] and "1 row" in told


def test_a_file_or_folder_is_written_whole(run: Run) -> None:
    assert run("export", "polecat", "--out", "e.tsv")[:2] == (0, "")
    assert len(Path("e.tsv").read_text().splitlines()) == 2 and not list(Path().glob("*.part"))
    assert run("export", "csv", "--out", "tables", "--kind", "meeting")[0] == 0
    assert len(Path("tables/meetings.csv").read_text().splitlines()) == 2 and len(Path("tables/events.csv").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "excel"), "polecat, icews"),
        (("export", "csv"), "--out"),
        (("export", "polecat", "--kind", "statement"), "It has: event"),
        (("export", "polecat", "--kind", "war"), "CONSULT"),
        (("export", "panel", "--period", "week"), "month, year"),
        (("export", "polecat", "--since", "banana"), "2022-04-11"),
        (("export", "polecat", "--out", "."), "name a file"),
        (("export", "polecat", "--record", "none.db"), "no such file"),
        (("snapshot", "make", "--into", "."), "new or empty"),
        (("snapshot", "show", "nowhere"), "manifest"),
        (("sql", "SELECT 1 FROM meeting_view"), "meetings_view"),
        (("sql", "DROP TABLE facts"), "Only reading"),
        (("sql", "SELECT 1", "--record", "record.db", "--snapshot", "s"), "Give one of"),
    ],
)
def test_what_is_wrong_is_one_line_and_status_two(run: Run, words: tuple[str, ...], said: str) -> None:
    status, out, told = run(*words)
    assert (status, out) == (2, "") and said in told and told.strip().count("\n") == 0


def test_sql_in_every_shape(run: Run) -> None:
    query = "SELECT parties, first_day FROM meetings_view"
    assert json.loads(run("sql", query, "--format", "json")[1]) == {"parties": "DEU FRA", "first_day": "1991-08-28"}
    assert run("sql", query, "--format", "csv")[1].splitlines() == ["parties,first_day", "DEU FRA,1991-08-28"]
    assert "DEU FRA  1991-08-28" in run("sql", query, "--format", "table")[1]
    assert run("snapshot", "make", "--into", "s")[0] == 0
    assert json.loads(run("sql", query, "--snapshot", "s", "--format", "json")[1])["parties"] == "DEU FRA"
    assert run("snapshot", "show", "s", "--format", "page")[1].startswith("snapshot-")
