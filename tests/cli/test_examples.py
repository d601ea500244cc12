"""The examples in the commands' help run as they stand, and docs/commands.md says what the help says."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from legation.cli import (
    code,
    doctor,
    export,
    fetch,
    history,
    occurrences,
    places,
    read,
    register,
    relate,
    relations,
    score,
    show,
    snapshot,
    sql,
    stories,
    verdict,
    watch,
    whois,
)
from legation.cli import record as keeping
from legation.cli import search as searching
from legation.record import Release, Store, Writer
from record.codings import coding, document

MODULES = (
    code,
    doctor,
    export,
    fetch,
    history,
    occurrences,
    places,
    read,
    register,
    relate,
    relations,
    score,
    show,
    snapshot,
    sql,
    stories,
    verdict,
    watch,
    whois,
    keeping,
    searching,
)


def examples() -> list[str]:
    lines = [line.strip() for module in MODULES for line in module.EXAMPLES.splitlines()]
    return [line for line in lines if line.startswith(("legation ", "echo ", "cat ")) and "--gold" not in line]


@pytest.fixture(autouse=True)
def record(tmp_path: Path) -> None:
    """The record that examples ask: of codings made by hand, since coding takes time."""
    with Store.open(tmp_path / "record.db", create=True) as store:
        for number in (1, 2):
            Writer(store, Release("1", "aa")).write(coding(document(number)))


@pytest.mark.parametrize("example", examples())
def test_an_example_runs(example: str, tmp_path: Path) -> None:
    for folder in ("samples", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    (tmp_path / "feeds.txt").write_text("# no address: examples ask no host\n")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "legation"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m legation "$@"\n')
    command.chmod(0o755)
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", example], cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or list(tmp_path.glob("*.*"))


def test_every_command_has_examples_that_run() -> None:
    assert len(examples()) >= len(MODULES)


def test_the_page_of_commands_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("commands_page", ROOT / "tables" / "commands.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == made.page(), "run `make commands`"
