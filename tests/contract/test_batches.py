"""Same text in, same facts out: alone in a process of its own, after others, in another order, twice."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from conftest import ROOT

SAMPLES = ("xi-biden-woodside-second", "blinken-beijing-press-conference", "aukus-san-diego")
LINES = {json.loads(line)["id"]: line for line in (ROOT / "samples" / "documents.jsonl").read_text(encoding="utf-8").splitlines()}
HOME = {
    "bridge": "The mayor of Malmö is on record that the old bridge must go. Her deputy scoffed at the plan, which he reckons would ruin the harbour. "
    "Dock workers cheered the idea of a tunnel. “Nobody asked us,” sighed Anna Berg, a baker. Engineers favour a ferry, and most "
    "residents want the council to wait. One of them muttered that a vote would come too late.",
    "school": "Parents in Turku worry that the school may close. The head teacher hinted at a reprieve, according to a letter seen by the local paper. "
    "The council is weighing a merger; its chair, Matti Virta, doubts it. “We were promised a new roof,” a caretaker recalled. "
    "Critics see a pattern of neglect, and the union plans to sue.",
}
"""Reports in which the encoder decides: a network that remembered anything would tell them otherwise the second time."""
RECORDS = {name: LINES[name] for name in SAMPLES} | {name: json.dumps({"id": name, "text": text}) for name, text in HOME.items()}
IDS = tuple(RECORDS)


def coded(ids: Sequence[str], seed: str) -> list[str]:
    """The lines of `legation code -` for these documents, from a process of its own whose sets have an order of their own."""
    run = subprocess.run(
        [sys.executable, "-m", "legation", "code", "-"],
        input="".join(f"{RECORDS[name]}\n" for name in ids),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
    )
    return run.stdout.splitlines()


@pytest.fixture(scope="module")
def together() -> dict[str, str]:
    return dict(zip(IDS, coded(IDS, "1"), strict=True))


def test_in_another_order_and_beside_others(together: dict[str, str]) -> None:
    order = (*reversed(IDS), "bridge", SAMPLES[0])
    for name, line in zip(order, coded(order, "2"), strict=True):
        assert line == together[name], name


def test_alone(together: dict[str, str]) -> None:
    assert coded(["school"], "3") == [together["school"]]
