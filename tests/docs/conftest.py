"""A folder as it is after `make demo` in a fresh clone: the samples, and the record made of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

HELD = ("samples", "docs", "tests", "src", "README.md")


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder; what tests write there stays for the next."""
    folder = tmp_path_factory.mktemp("clone")
    for name in HELD:
        (folder / name).symlink_to(ROOT / name)
    command = [sys.executable, "-m", "legation", "read", "samples", "--record", "demo.db", "--no-progress"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)
    return folder
