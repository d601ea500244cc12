"""What docs/exports.md says runs: its commands, and its Python."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from legation.exports import LAYOUTS
from legation.record import Release, Store, Writer
from record.codings import coding, document

PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(sh|python|r)\n(.*?)^```", PAGE, re.M | re.S)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page")
    with Store.open(made / "record.db", create=True) as store:
        for number in (1, 2):
            Writer(store, Release("1", "aa")).write(coding(document(number)))
    (made / "bin").mkdir()
    command = made / "bin" / "legation"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m legation "$@"\n')
    command.chmod(0o755)
    return made


@pytest.mark.parametrize(("sort", "block"), BLOCKS, ids=[f"{number}-{sort}" for number, (sort, _) in enumerate(BLOCKS)])
def test_the_page_runs_from_top_to_bottom(folder: Path, sort: str, block: str) -> None:
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    if sort == "r" and shutil.which("Rscript") is None:
        pytest.skip("R is not installed: apt-get install r-base-core")
    command = {"sh": ["sh", "-e", "-c", block], "python": [sys.executable, "-c", block], "r": ["Rscript", "-e", block]}[sort]
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert sort == "sh" or done.stdout


def test_the_page_names_every_layout() -> None:
    assert all(f"| `{name}` |" in PAGE for name in LAYOUTS)
