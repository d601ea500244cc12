"""`legation occurrences`, `meetings` and `verdict`: what is asked, what is answered, what is refused."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli import app
from legation.model import Occurrence
from legation.record import Release, Store, Writer
from record.codings import coding, document


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "r.db"
    with Store.open(path, create=True) as store:
        for number in (1, 2):
            Writer(store, Release("1", "aa")).write(coding(document(number, source=f"Outlet {number}")))
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_one_line_an_occurrence_and_the_denominator_beside_it(record: str) -> None:
    done = run("occurrences", "meeting", "--party", "FRA", "--record", record)
    (line,) = done.stdout.splitlines()
    assert set(json.loads(line)) == set(Occurrence.__struct_fields__)
    assert "of 2 documents read" in done.stderr and "beware: few outlets" in done.stderr
    assert run("meetings", "--party", "FRA", "--record", record).stdout == done.stdout


def test_a_page_names_the_reports(record: str) -> None:
    done = run("meetings", "--format", "page", "--record", record)
    assert "1 report (Outlet 1 1, Outlet 2 1)" in done.stdout and "Of 2 documents read" in done.stdout


def test_a_verdict_by_occurrence_and_its_listing(record: str) -> None:
    found = json.loads(run("meetings", "--record", record).stdout)
    fact = found["told"][0]["fact"]
    assert (
        "1 verdict written"
        in run("verdict", "different", found["id"], fact, "--record", record, "--who", "anna", "--why", "two rounds").stdout
    )
    assert len(run("meetings", "--record", record).stdout.splitlines()) == 2
    assert "anna: two rounds" in run("verdict", "list", "--record", record).stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("verdict", "maybe", "a", "b"), "no such verdict"),
        (("verdict", "same", "a"), "on two facts"),
        (("verdict", "same", "meeting-x", "meeting-y"), "no such fact"),
        (("meetings", "--since", "soon"), "cannot use the date"),
        (("meetings", "--since", "2023", "--until", "2022"), "ends before it begins"),
    ],
)
def test_what_cannot_be_done_is_told(record: str, words: tuple[str, ...], message: str) -> None:
    assert message in str(run(*words, "--record", record).exception)


def test_codings_made_before_go_in_as_they_are(tmp_path: Path) -> None:
    from legation.model.contract import as_line

    facts, record = tmp_path / "facts.jsonl", str(tmp_path / "r.db")
    facts.write_text("".join(as_line(coding(document(n))) + "\n" for n in (1, 2)) + "not json\n")
    done = run("read", "--codings", str(facts), "--record", record)
    assert done.exit_code == 3 and "2 new, 1 failed" in done.stdout and "cannot read a coding" in done.stderr
    assert "0 new, 2 already there, 1 failed" in run("read", "--codings", str(facts), "--record", record).stdout
    assert "no such file" in str(run("read", "--codings", str(tmp_path / "none"), "--record", record).exception).lower()
