"""What is installed with Legation is listed, locked with hashes, and under licences that go with Apache-2.0; the wheel is small and whole."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from tables.sbom import Part, bill, parts, unfit

from conftest import ROOT

MOST = 60 << 20  # bytes of a wheel
KEPT = (
    "PATH",
    "HOME",
    "PIP_",
    "SSL_",
    "REQUESTS_",
    "HTTP",
    "http",
    "NO_PROXY",
    "no_proxy",
)  # beginnings of what is left in the environment: how pip finds its index


def test_every_licence_goes_with_ours() -> None:
    found = parts()
    assert len(found) > 30 and not unfit(found)
    assert unfit([Part("some", "1", "GPL-3.0-only", "")]) and unfit([Part("some", "1", "not told", "")])


def test_the_page_lists_every_package() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    missing = [part.name for part in parts() if f"| {part.name} |" not in page]
    assert not missing, "`make sbom` writes docs/licences.md"


def test_every_package_is_locked_with_hashes() -> None:
    lock = "\n" + (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("_", "-").lower()
    for part in parts():
        entry = lock.partition(f"\n{part.name}==")[2][:4000]
        assert entry and "--hash=sha256:" in entry.split("\n    # via")[0], part.name


def test_the_bill_is_the_same_each_time() -> None:
    assert json.dumps(bill(parts())) == json.dumps(bill(parts()))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, source = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT / "src" / "legation", source / "src" / "legation", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(source),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"no wheel can be built here: {done.stderr[-200:]}")
    return next(folder.glob("*.whl"))


def test_the_wheel_is_small_and_holds_what_runs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.stat().st_size < MOST
    for needed in (
        "language/weights/encoder.onnx",
        "reference/data/states.tsv",
        "reference/data/gazetteer.npz",
        "py.typed",
        "reference/data/triage_words.tsv",
    ):
        assert f"legation/{needed}" in names, needed


def test_the_wheel_works_where_nothing_else_of_ours_is(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own, with the packages that are installed here in place of downloads, and from another folder."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / "bin" / "python"
    site = next((tmp_path / "env" / "lib").glob("python*")) / "site-packages"
    zipfile.ZipFile(wheel).extractall(site)
    import spacy

    (site / "beside.pth").write_text(f"{Path(spacy.__file__).parent.parent}\n")
    code = "import legation; print(legation.__file__); print(len(legation.code('The foreign ministers of India and Japan met in Delhi on 8 September 2022.').meetings))"
    done = subprocess.run(
        [python, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False, timeout=300, env={"PATH": "/usr/bin:/bin"}
    )
    assert done.returncode == 0, done.stderr
    assert str(site) in done.stdout and done.stdout.split()[-1] == "1"


@pytest.mark.skipif(not os.environ.get("LEGATION_EMPTY"), reason="brings every dependency from the index: `make test-wheel`")
def test_the_wheel_can_be_installed_where_nothing_is(wheel: Path, tmp_path: Path) -> None:
    """With nothing but what pip brings, and from another folder."""
    venv.create(tmp_path / "env", with_pip=True)
    python, clean = tmp_path / "env" / "bin" / "python", {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
    before = subprocess.run([python, "-c", "import spacy"], capture_output=True, cwd=tmp_path, check=False, env=clean)
    assert before.returncode, "the environment is not empty"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    done = subprocess.run(install, capture_output=True, text=True, cwd=tmp_path, check=False, env=clean)
    assert done.returncode == 0, done.stderr[-2000:]
    (tmp_path / "one.txt").write_text("The foreign ministers of India and Japan met in Delhi on 8 September 2022.")
    legation = tmp_path / "env" / "bin" / "legation"
    done = subprocess.run([legation, "code", "one.txt"], capture_output=True, text=True, cwd=tmp_path, check=False, env=clean)
    assert done.returncode == 0, done.stderr[-2000:]
    (met,) = json.loads(done.stdout)["meetings"]
    assert met["parties"] == ["IND", "JPN"]
    told = subprocess.run([legation, "doctor"], capture_output=True, text=True, cwd=tmp_path, check=False, env=clean)
    assert told.returncode == 0, told.stdout + told.stderr
