"""docs/r.md: its R code runs as it stands, where there is R with RSQLite."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from conftest import ROOT
from docs.blocks import blocks
from legation.cli import app

PAGE = ROOT / "docs" / "r.md"


def rscript() -> str:
    """The program, or a skip that says what brings it."""
    found = shutil.which("Rscript")
    if found is None:
        pytest.skip("there is no R: apt-get install r-base-core r-cran-rsqlite")
    asked = [found, "-e", 'quit(status = !requireNamespace("RSQLite", quietly = TRUE))']
    if subprocess.run(asked, capture_output=True, check=False, timeout=120).returncode:
        pytest.skip("R has no RSQLite: apt-get install r-cran-rsqlite")
    return found


def run(code: str, folder: Path) -> str:
    done = subprocess.run([rscript(), "-"], input=code, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr, done.stderr
    return done.stdout


def test_a_record_is_asked_from_r(clone: Path) -> None:
    on_record = [block for block in blocks(PAGE, "r") if "facts/" not in block]
    assert len(on_record) == 5
    told = run("\n".join(on_record), clone)
    assert "2+2" in told
    assert "USA" in told and "Antony Blinken" in told
    assert "intensity" in told


def test_the_csv_files_are_read_by_r(clone: Path) -> None:
    if "export" not in getattr(typer.main.get_command(app), "commands", {}):
        pytest.skip("there is no command `export` in this tree")
    command = [sys.executable, "-m", "legation", *blocks(PAGE, "sh")[0].split()[1:]]
    subprocess.run(command, cwd=clone, check=True, capture_output=True, timeout=120)
    told = run("\n".join(block for block in blocks(PAGE, "r") if "facts/" in block), clone)
    assert "held" in told and "minister" in told
