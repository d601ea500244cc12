"""`legation read`: what is stored, what is told, with which exit status."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli import app, read
from legation.reading import Reading
from legation.record import Store, View
from record.codings import TEXT, coder


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """A coder that takes no time in place of the line."""
    monkeypatch.setattr(read, "load_line", lambda *given: "line")

    def coding(item: Reading, line: object) -> object:
        return coder(item)

    monkeypatch.setattr(read, "coding_of", coding)


def _lines(path: Path, *records: Mapping[str, object]) -> str:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return str(path)


def test_twice_is_once(tmp_path: Path) -> None:
    source, record = _lines(tmp_path / "in.jsonl", {"id": "1", "text": TEXT}, {"id": "2", "text": TEXT}), str(tmp_path / "r.db")
    first = CliRunner().invoke(app, ["read", source, "--record", record])
    assert (first.exit_code, first.stdout) == (0, f"2 new; {record} holds 2 documents\n")
    again = CliRunner().invoke(app, ["read", source, "--record", record])
    assert (again.exit_code, again.stdout) == (0, f"0 new, 2 already there; {record} holds 2 documents\n")


def test_what_could_not_be_read_is_told_once_a_kind(tmp_path: Path) -> None:
    source = _lines(tmp_path / "in.jsonl", {"id": "1", "text": TEXT}, *({"id": str(n)} for n in range(2, 8)))
    done = CliRunner().invoke(app, ["read", source, "--record", str(tmp_path / "r.db")])
    assert done.exit_code == 3
    assert "6 failed" in done.stdout
    (told,) = [line for line in done.stderr.splitlines() if "error" in line]
    assert "error (6)" in told and "line 2" in told and "and 3 more" in told


def test_text_in_another_language_is_kept_and_skipped(tmp_path: Path) -> None:
    source, record = _lines(tmp_path / "in.jsonl", {"id": "1", "text": "Bonjour", "language": "fr"}), tmp_path / "r.db"
    done = CliRunner().invoke(app, ["read", source, "--record", str(record)])
    assert done.exit_code == 0 and "1 skipped" in done.stdout
    with Store.open(record) as store:
        assert [entry.id for entry in View(store).documents()] == ["1"]


def test_every_problem_stands_in_the_file_that_is_named(tmp_path: Path) -> None:
    source = _lines(tmp_path / "in.jsonl", {"id": "1", "text": TEXT}, {"id": "2"}, {"id": "3"})
    done = CliRunner().invoke(app, ["read", source, "--record", str(tmp_path / "r.db"), "--problems", str(tmp_path / "p.jsonl")])
    rows = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text().splitlines()]
    assert done.exit_code == 3
    assert [row["origin"] for row in rows] == [f"{source}, line 2", f"{source}, line 3"]
    assert {row["level"] for row in rows} == {"error"}


def test_a_skipped_text_is_coded_when_any_language_is_wished_later(tmp_path: Path) -> None:
    source, record = _lines(tmp_path / "in.jsonl", {"id": "1", "text": "Bonjour", "language": "fr"}), str(tmp_path / "r.db")
    assert "1 skipped" in CliRunner().invoke(app, ["read", source, "--record", record]).stdout
    assert "1 already there" in CliRunner().invoke(app, ["read", source, "--record", record]).stdout
    assert CliRunner().invoke(app, ["read", source, "--record", record, "--any-language"]).stdout.startswith("1 new")
    assert "1 already there" in CliRunner().invoke(app, ["read", source, "--record", record, "--any-language"]).stdout


def test_a_table_is_read_by_the_columns_that_are_named(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'day,worte\n2023-11-10,"{TEXT}"\n')
    command = ["read", str(tmp_path / "t.csv"), "--record", str(tmp_path / "r.db"), "--text", "worte", "--published", "day"]
    assert CliRunner().invoke(app, command).exit_code == 0
    with Store.open(tmp_path / "r.db") as store:
        assert [entry.published for entry in View(store).documents()] == ["2023-11-10"]


def test_one_bar_counts_the_files(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"{TEXT} {n}")
    done = CliRunner().invoke(app, ["read", str(tmp_path), "--record", str(tmp_path / ".r.db"), "--progress"])
    assert done.exit_code == 0
    assert "5/5" in done.stderr or "5 documents" in done.stderr


def test_other_news_is_listed_and_skipped_and_coded_when_wished_later(tmp_path: Path) -> None:
    given = _lines(tmp_path / "in.jsonl", {"id": "1", "text": "A new cake changes hearts in Oregon."}, {"id": "2", "text": TEXT})
    record = str(tmp_path / "r.db")
    first = CliRunner().invoke(app, ["read", given, "--record", record])
    assert first.exit_code == 0 and first.stdout.startswith("1 new, 1 skipped") and "--no-triage" in first.stderr
    assert CliRunner().invoke(app, ["read", given, "--record", record]).stdout.startswith("0 new, 2 already there")
    assert CliRunner().invoke(app, ["read", given, "--record", record, "--no-triage"]).stdout.startswith("1 new, 1 already there")
