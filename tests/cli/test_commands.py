"""The commands as a shell runs them: output, exit status, messages."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

COMMANDS = ("code", "show", "relate", "whois", "stories", "read", "score")


def legation(*arguments: str, given: str | bytes = "", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    content = given.encode() if isinstance(given, str) else given
    done = subprocess.run(
        [sys.executable, "-m", "legation", *arguments], input=content, capture_output=True, cwd=cwd, check=False, timeout=300
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_code_answers_each_document_in_order_and_goes_on_after_a_bad_one() -> None:
    given = '{"id": "a", "text": "France and Mali signed an accord in Paris on Friday.", "published": "2023-11-10"}\nnonsense\n{"id": "c", "text": ""}\n'
    done = legation("code", "-", given=given)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert [rows[0]["document"]["id"], rows[2]["document"]["id"]] == ["a", "c"]
    assert rows[1]["problems"][0]["level"] == "error"
    assert "line 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_warnings_leave_the_status_at_zero() -> None:
    done = legation("code", "-", given='{"text": "France spoke.", "published": "6 YEARS AGO"}\n')
    assert done.returncode == 0
    assert json.loads(done.stdout)["problems"][0]["level"] == "warning"


def test_a_missing_file_is_named_with_a_remedy() -> None:
    done = legation("code", "not-there.txt")
    assert done.returncode == 2
    assert "not-there.txt" in done.stderr
    assert "Check the path" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("France met Mali.")
    done = legation("code", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing to read" in done.stderr and str(tmp_path) in done.stderr


def test_a_publication_date_that_is_none_is_an_error_at_once() -> None:
    done = legation("code", "samples/plain", "--published", "someday")
    assert done.returncode == 2
    assert "someday" in done.stderr
    assert done.stdout == ""


def test_a_closed_pipe_ends_quietly() -> None:
    script = f"{sys.executable} -m legation code samples | head -c 100 >/dev/null"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, cwd=ROOT, check=False, timeout=300)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_an_unknown_format_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "statement.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    done = legation("code", str(path))
    assert done.returncode == 3
    assert "unknown format (an old Word" in json.loads(done.stdout)["problems"][0]["message"]


def test_whois_answers_a_phrase_as_of_a_day() -> None:
    done = legation("whois", "US Secretary of State", "--on", "2023-11-10")
    found = json.loads(done.stdout)
    assert (found["country"], found["holder"]) == ("USA", "Antony Blinken")
    assert found["evidence"]


def test_relate_answers_in_order_and_lists_what_it_cannot_read() -> None:
    given = '{"id": "1", "text": "France condemned Mali.", "source": "France", "target": "Mali"}\n{"id": "2"}\n{"id": "3", "text": "France sent aid to Mali.", "source": "France", "target": "Mali"}\n'
    done = legation("relate", "-", given=given)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["1", "3"]
    assert [json.loads(line)["event"] for line in done.stdout.splitlines()] == ["ACCUSE", "AID"]
    assert done.returncode == 3


def test_stories_answers_every_document() -> None:
    done = legation("stories", "samples")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 30
    by_id = {row["id"]: row["story"] for row in rows}
    assert by_id["xi-biden-woodside"] == by_id["xi-biden-woodside-second"]
    assert by_id["chicago-marathon-record"] != by_id["xi-biden-woodside"]


def test_show_tells_each_kind_of_fact_with_its_sentence() -> None:
    done = legation("show", "samples/documents.jsonl", "--id", "india-us-2plus2-new-delhi")
    for word in ("Meetings", "Statements", "Commitments", "Events", "India-US 2+2", "Blinken", "New Delhi", "co-production"):
        assert word in done.stdout
    assert done.returncode == 0


def test_show_names_an_unknown_id() -> None:
    done = legation("show", "samples/documents.jsonl", "--id", "nobody")
    assert done.returncode == 2
    assert "nobody" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(command: str) -> None:
    done = legation(command, "--help")
    assert done.returncode == 0
    assert re.search(r"Examples?:", done.stdout)
