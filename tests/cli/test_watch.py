"""`legation fetch` and `legation watch`: a record that grows, whatever happens to the command. Coding takes no time here."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import legation
from reading.hosts import feed, host, page
from record.test_killed import _dump as dump

ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{Path(legation.__file__).parent.parent}:{Path(__file__).parent.parent}", "PYTHONHASHSEED": "0"}
PROGRAM = """
import sys
from record.codings import coder
from legation.cli import main, watch

def slow(reading):
    import time
    time.sleep(0.01)
    return coder(reading)

watch.coder_of = lambda engine, register=None: slow
sys.argv[0] = "legation"
main()
"""
TEXT = "The foreign ministers of France and Germany met in Weimar on 28 August 1991. They said that Poland would take part."


def run(*words: str | Path, patience: float | None = None) -> tuple[int, str, str]:
    process = start(*words)
    try:
        out, err = process.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
    return process.returncode, out, err


def start(*words: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, *map(str, words)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    for number in range(60):
        path = made / f"{number:02}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT} {number}")
        os.utime(path, (1e9, 1e9))
    (made / "30.txt").write_text(f"unreadable {TEXT}")
    os.utime(made / "30.txt", (1e9, 1e9))
    return made


def test_killed_at_any_moment_and_run_again(folder: Path, tmp_path: Path) -> None:
    chance = random.Random(3)
    begun = time.monotonic()
    status, out, err = run("watch", folder, "--record", tmp_path / "whole.db", "--once")
    usual = time.monotonic() - begun
    assert status == 3 and "59 new" in out and "1 failed" in out and "no such word" in err
    killed = sum(
        run("watch", folder, "--record", tmp_path / "broken.db", "--once", patience=chance.uniform(0.3, 1) * usual)[0] < 0 for _ in range(6)
    )
    assert killed, "no run was killed before its end: the test tests nothing"
    run("watch", folder, "--record", tmp_path / "broken.db", "--once")
    assert dump(tmp_path / "broken.db") == dump(tmp_path / "whole.db")


def test_new_and_changed_files_only_and_a_clean_end(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    process = start("watch", folder, "--record", record, "--every", "0.2")
    assert process.stdout
    for _ in range(59):
        process.stdout.readline()
    (folder / "60.txt").write_text(f"{TEXT} one more")
    assert "60.txt: 1 new" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 0 and "carries on" in err and "Traceback" not in err
    again = run("watch", folder, "--record", record, "--once")
    assert "0 new" in again[1] and "holds 61 documents" in again[1]
    (folder / "01.txt").write_text(f"{TEXT} put right")
    assert "1 new" in run("watch", folder, "--record", record, "--once")[1]


def test_other_news_is_skipped_and_coded_when_that_is_wished(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    (folder / "61.txt").write_text("Kelvin Kiptum won the marathon in Chicago in two hours and thirty-five seconds.")
    os.utime(folder / "61.txt", (1e9, 1e9))
    _, out, err = run("watch", folder, "--record", record, "--once")
    assert "59 new, 1 skipped" in out and "--no-triage" in err
    _, out, _ = run("watch", folder, "--record", record, "--once", "--no-triage")
    assert "1 new, 0 skipped" in out


def test_feeds_into_a_folder_into_a_record(tmp_path: Path) -> None:
    feeds, into, record = tmp_path / "feeds.txt", tmp_path / "fetched", tmp_path / "r.db"
    with host() as there:
        there.pages = {"/feed": feed("/a", "/b", "/gone"), "/a": page("Cod"), "/b": page("Herring")}
        feeds.write_text(f"# ours\n{there.address}/feed\n")
        usual = ("--into", into, "--pause", "0", "--allow-private")
        status, out, err = run("fetch", feeds, *usual)
        assert status == 3 and "2 fetched" in out and "1 failed" in out and "/gone" in err and "404" in err
        status, out, err = run("watch", feeds, *usual, "--record", record, "--once")
        assert status == 3 and "2 new" in out and "holds 2 documents" in out
        there.pages["/gone"] = page("Salmon")
        status, out, err = run("watch", feeds, *usual, "--record", record, "--once")
        assert status == 0 and "1 new" in out, err
    refused = run("fetch", feeds, "--into", tmp_path / "other", "--pause", "0")
    assert refused[0] == 3 and "--allow-private" in refused[2]


def test_what_cannot_be_watched_is_told(tmp_path: Path) -> None:
    status, _, err = run("watch", tmp_path / "none", "--record", tmp_path / "r.db", "--once")
    assert status == 2 and "no such file or folder" in err and not (tmp_path / "r.db").exists()
    status, _, err = run("fetch", tmp_path / "none.txt")
    assert status == 2 and "list of addresses" in err
