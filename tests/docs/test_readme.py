"""README.md: every line of its `sh` blocks runs as it stands after `make demo`, its Python too, and it names every command that answers a question."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from conftest import ROOT
from docs.blocks import blocks
from legation import cli

PAGE = ROOT / "README.md"
MAKE = "make "  # those lines run everything else, the tests included
SERVES = "legation desk "  # goes on until it is stopped
UNNAMED = {"score", "places", "cluster"}  # for developers, for tables of one's own, for clusters: each has its page
COMMANDS = set(getattr(typer.main.get_command(cli.app), "commands", {}))


def lines() -> list[str]:
    return [line for block in blocks(PAGE, "sh") for line in block.splitlines() if line.strip() and not line.startswith(MAKE)]


@pytest.fixture(scope="module")
def shell(clone: Path) -> dict[str, str]:
    """Where `legation` is this tree's."""
    folder = clone / "bin"
    folder.mkdir(exist_ok=True)
    command = folder / "legation"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m legation "$@"\n')
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}


def in_process(line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """A plain command, run here, where what it loads is loaded already."""
    monkeypatch.setattr(sys, "argv", shlex.split(line, comments=True))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    status = 0
    try:
        cli.main()
    except SystemExit as ended:
        status = int(ended.code or 0)
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.mark.parametrize("line", lines())
def test_a_line_runs_as_it_stands(
    line: str, clone: Path, shell: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clone)
    if line.startswith(SERVES):
        check_it_serves(line, clone, shell)
        return
    if re.search(r"[|<>;$&]", re.sub(r'"[^"$]*"|\'[^\']*\'', "", line)) is None:
        status, out, err = in_process(line, capsys, monkeypatch)
    else:
        done = subprocess.run(["sh", "-c", line], cwd=clone, env=shell, capture_output=True, text=True, check=False, timeout=300)
        status, out, err = done.returncode, done.stdout, done.stderr
    assert status == 0, err
    assert "Traceback" not in err
    assert out or err or ">" in line or "--out" in line


def check_it_serves(line: str, clone: Path, shell: dict[str, str]) -> None:
    """The desk prints its address and goes on; it is stopped by its number."""
    running = subprocess.Popen(
        ["sh", "-c", f"exec {line}"], cwd=clone, env=shell, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert running.stdout is not None
        until, told = time.monotonic() + 60, ""
        while "http://" not in told and time.monotonic() < until:
            told = running.stdout.readline()
            assert running.poll() is None, told
        assert "http://" in told
    finally:
        running.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(20)
        running.kill()


def test_the_python_of_the_page_runs(clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(clone)
    names: dict[str, object] = {}
    for block in blocks(PAGE, "python"):
        exec(compile(block, str(PAGE), "exec"), names)
    assert "held ('FRA', 'MLI')" in capsys.readouterr().out


def test_what_the_page_shows_is_what_comes_out(clone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clone)
    _, out, _ = in_process(lines()[0], capsys, monkeypatch)
    shown = [" ".join(line.split()) for line in blocks(PAGE, "text")[0].splitlines() if line.strip() != "..."]
    assert shown
    printed = [" ".join(line.split()) for line in out.splitlines()]
    assert [line for line in shown if line not in printed] == []


def test_every_command_that_answers_a_question_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in sorted(COMMANDS - UNNAMED) if f"legation {name}" not in text] == []


def test_every_link_of_the_page_leads_somewhere() -> None:
    named = re.findall(r"\]\(([^)#]+)\)", PAGE.read_text(encoding="utf-8"))
    assert [name for name in named if "://" not in name and not (ROOT / name).exists()] == []
