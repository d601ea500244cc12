"""`legation search`, and names that are understood or refused by every command that asks the record."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli import app
from legation.model import Match
from legation.record import Release, Store, Writer
from record.codings import coding, document


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("search") / "r.db"
    with Store.open(path, create=True) as store:
        writer = Writer(store, Release("1", "aa"))
        for number in (1, 2):
            writer.write(coding(document(number, source=f"Outlet {number}", url=f"https://example.org/{number}")))
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_one_line_an_occurrence_and_the_denominator_beside_it(record: str) -> None:
    done = run("search", "Weimar", "--kind", "meeting", "--party", "france", "--record", record)
    (line,) = done.stdout.splitlines()
    assert set(json.loads(line)) == set(Match.__struct_fields__)
    assert "of 2 documents read" in done.stderr


def test_a_page_has_sentence_title_outlet_and_address(record: str) -> None:
    page = run("search", "Weimar", "--record", record, "--format", "page").stdout
    for words in ("[Weimar]", "1991-08-29", "Outlet 1", "Weimar 1", "https://example.org/1", "2 shown"):
        assert words in page
    assert "Nothing of this was found" in run("search", "Hanoi", "--record", record, "--format", "page").stdout


def test_what_is_known_and_not_in_the_record_is_no_error(record: str) -> None:
    done = run("search", "Weimar", "--party", "India", "--record", record)
    assert (done.exit_code, done.stdout) == (0, "") and "IND is in no fact of this record" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("search", "Weimar", "--party", "Frunce"), ("search", "Weimar", "--issue", "trades and things"), ("search", "Weimar", "--kind", "article"),
        ("search", "Weimar", "--mechanism", "quadd"), ("search", "Weimar", "--place", "Weymar"), ("search", "Weimar", "--actor", "Nobody"),
        ("occurrences", "meeting", "--party", "Frunce"), ("occurrences", "talks"), ("occurrences", "event", "--issue", "nukes"),
        ("meetings", "--actor", "Nobody"), ("meetings", "--mechanism", "quadd"), ("differences", "--kind", "talks"), ("differences", "--party", "Frunce"),
        ("commitments", "--party", "Frunce"), ("commitments", "--issue", "nukes"), ("dyad", "FRA", "Garmany"), ("mechanism", "quadd"),
        ("register", "learnt", "--party", "Frunce"),
        ("export", "plover", "--party", "Frunce"),
        ("export", "plover", "--issue", "nukes"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_an_error_everywhere(record: str, words: tuple[str, ...]) -> None:
    done = run(*words, "--record", record)
    assert done.exit_code != 0 and done.stdout == ""
    assert (
        "nearest" in str(done.exception)
        or "Kinds are" in str(done.exception)
        or "There are" in str(done.exception)
        or "no actor" in str(done.exception)
    )


@pytest.mark.parametrize(
    "words", [("occurrences", "event", "--party", "germany"), ("meetings", "--place", "Germany"), ("dyad", "fra", "Germany")]
)
def test_names_are_understood_everywhere(record: str, words: tuple[str, ...]) -> None:
    done = run(*words, "--record", record)
    assert done.exit_code == 0 and json.loads(done.stdout.splitlines()[0])


def test_pages_say_what_has_no_day_and_which_event_is_a_meeting(record: str) -> None:
    meeting = json.loads(run("meetings", "--record", record).stdout)["id"]
    events = run("occurrences", "event", "--record", record, "--format", "page").stdout
    assert f"this is the meeting {meeting}" in events
    dyad = run("dyad", "FRA", "DEU", "--record", record, "--format", "page").stdout
    assert "1 event (0 without a day of their own, 1 of them meetings that are counted below too)" in dyad
    assert "1 meeting (0 without a day of their own)" in dyad
