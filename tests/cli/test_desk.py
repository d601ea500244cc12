"""`legation desk`: prints its address, answers there, and refuses what it should."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from desk.records import made
from legation.cli.desk import PORT

COMMAND = (sys.executable, "-m", "legation", "desk")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "record.db")


def test_it_prints_where_it_listens(path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "--record", str(path), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        try:
            assert run.stdout is not None
            address = run.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            assert httpx.get(f"{address}healthz").text == "ok\n"
            assert "<h1" in httpx.get(address).text
        finally:
            os.kill(run.pid, signal.SIGINT)
            assert run.wait(20) == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [(["--record", "nowhere.db"], "There is no such file"), (["--host", "0.0.0.0", "--port", "0"], "without a token"), (["--host", "203.0.113.9", "--token", "x", "--port", "0"], "name another")],
)  # fmt: skip
def test_what_cannot_be_is_said_in_one_line(path: Path, given: list[str], said: str) -> None:
    record = [] if "--record" in given else ["--record", str(path)]
    done = subprocess.run([*COMMAND, *record, *given], capture_output=True, text=True, check=False, cwd=path.parent, timeout=60)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_where_the_usual_port_is_taken_it_takes_another(path: Path) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):  # by somebody else, which is as good
            taken.bind(("127.0.0.1", PORT))
            taken.listen()
        running = subprocess.Popen([*COMMAND, "--record", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            assert running.stdout is not None
            address = running.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:") and not address.endswith(f":{PORT}/")
        finally:
            running.terminate()
            running.wait(20)
