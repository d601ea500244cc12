"""The pages of the rooms and CONTRIBUTING.md: they name every module of their room and none that is not there, and what they lead to exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from docs.blocks import blocks

ROOMS = ("meetings", "statements", "commitments", "events", "actors")
GUIDE = ROOT / "CONTRIBUTING.md"
SOURCE = ROOT / "src" / "legation"
# What only holds the shapes that others pass on, or what several of the modules named look up.
PLAIN = {"__init__", "draft", "found", "lexicon", "words", "headline"}


def page(room: str) -> str:
    return (ROOT / "docs" / f"{room}.md").read_text(encoding="utf-8")


def modules(room: str) -> set[str]:
    return {path.stem for path in (SOURCE / room).glob("*.py")}


@pytest.mark.parametrize("room", ROOMS)
def test_a_page_names_every_module_of_its_room(room: str) -> None:
    named = set(re.findall(r"[`/.]?(\w+)(?:\.py)?`", page(room)))
    assert sorted(modules(room) - PLAIN - named) == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_page_names_no_module_or_table_that_is_not_there(room: str) -> None:
    text = page(room)
    for name in re.findall(r"`(?:(\w+)/)?(?=\w+\.py`)", text):
        assert not name or (SOURCE / name).is_dir() or (ROOT / name).is_dir(), name
    for folder, name in re.findall(r"`(?:(\w+)/)?(\w+\.py)`", text):
        there = [(ROOT / "tests" / room), (ROOT / folder), (SOURCE / folder)] if folder else [(SOURCE / room), (ROOT / "tests" / room)]
        assert any((where / name).exists() for where in there), name
    for name in re.findall(r"`([\w/]+\.tsv)`", text):
        assert (SOURCE / "reference" / "data" / name).exists() or (ROOT / name).exists() or (ROOT / "tests" / room / name).exists(), name
    steps = [row.split("|")[2] for row in text.splitlines() if re.match(r"\| \d+ \|", row)]
    assert steps
    assert [name for step in steps for name in re.findall(r"`(\w+)`", step) if name not in modules(room)] == []


@pytest.mark.parametrize("path", [*(ROOT / "docs" / f"{room}.md" for room in ROOMS), GUIDE], ids=lambda path: path.name)
def test_links_of_a_page_lead_somewhere(path: Path) -> None:
    named = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert [name for name in named if "://" not in name and not (path.parent / name).exists()] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_page_says_how_good_it_is_by_figures_that_are_kept(room: str) -> None:
    good = page(room).partition("## How good it is")[2].partition("## ")[0]
    kept = (ROOT / "docs" / "scores.md").read_text(encoding="utf-8") + (ROOT / "docs" / "encoder.md").read_text(encoding="utf-8")
    told = re.findall(r"\b0\.\d{3}\b", good)
    assert told
    assert [figure for figure in told if figure not in kept] == [], "write what docs/scores.md and docs/encoder.md have now"


def test_every_target_of_the_guide_is_there() -> None:
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = {target for line in re.findall(r"`make ([\w -]+)`", GUIDE.read_text(encoding="utf-8")) for target in line.split()}
    assert {"check", "score", "rules"} <= named
    assert [target for target in sorted(named) if not re.search(rf"^{target}:", make, re.MULTILINE) and f" {target}" not in make] == []


def test_the_row_of_the_guide_is_in_its_table() -> None:
    rows = [row.strip() for row in re.findall(r"```text\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[0].splitlines()]
    table = (SOURCE / "reference" / "data" / "commitment_words.tsv").read_text(encoding="utf-8").splitlines()
    assert len([row for row in rows if row]) == 2
    assert [row for row in rows if row and row not in table] == []


def test_the_question_of_the_guide_is_answered(tmp_path: Path) -> None:
    shown = next(block for block in re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL) if "explain" in block)
    given = re.findall(r"echo '(.*)' \|", shown)[0]
    done = subprocess.run(
        [sys.executable, "-m", "legation", "explain", "-"], input=given, capture_output=True, text=True, check=True, timeout=300
    )
    told = " ".join(done.stdout.split())
    assert "“swore” commitments" in told and "verb 'swear' (to)" in told


def test_the_pages_are_linked_from_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [room for room in ROOMS if f"(docs/{room}.md)" not in text] == []
    assert blocks(ROOT / "docs" / "explain.md", "sh")
