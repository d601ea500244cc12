"""`--workers` and `--timeout`: what comes out is what one process gives; killed at any moment, the same command carries on."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tables.endurance.killing import was_killed

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
KILLS = 3


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "legation", *arguments]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of the samples, one of them twice, one line that is none, and a text in another language."""
    path = tmp_path_factory.mktemp("given") / "in.jsonl"
    lines = (SAMPLES / "documents.jsonl").read_text().splitlines()[:8]
    path.write_text("\n".join([*lines, lines[2], "{", json.dumps({"id": "f", "text": "Bonjour", "language": "fr"}), lines[0]]) + "\n")
    return path


def test_code_gives_the_same_bytes(given: Path) -> None:
    one, two = (subprocess.run(_command("code", str(given), "--workers", n), capture_output=True, timeout=300) for n in "12")
    assert (one.returncode, one.stdout) == (3, two.stdout) and two.returncode == 3
    assert len(one.stdout.splitlines()) == 12


def test_read_killed_at_any_moment_with_workers_leaves_the_record_of_one(given: Path, tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    started = time.monotonic()
    subprocess.run(_command("read", str(given), "--record", str(whole)), check=False, timeout=300, capture_output=True)
    usual, chance, killed = time.monotonic() - started, random.Random(18), 0
    for _ in range(KILLS):
        killed += _killed(_command("read", str(given), "--record", str(broken), "--workers", "2"), chance.uniform(0.3, 1.0) * usual)
    done = subprocess.run(
        _command("read", str(given), "--record", str(broken), "--workers", "2"), check=False, timeout=300, capture_output=True
    )
    assert done.returncode == 3 and killed, done.stderr
    assert _dump(broken) == _dump(whole)


def _killed(command: list[str], patience: float) -> bool:
    """Whether it had to be killed; its workers end by themselves."""
    return was_killed(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL), patience)


def _dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return list(connection.iterdump())
    finally:
        connection.close()
