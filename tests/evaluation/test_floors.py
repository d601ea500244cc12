"""Floors: a figure that falls is named, and gold that changed is told apart from that."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli import app
from legation.evaluation import read_floors
from legation.evaluation.gold import digest
from legation.model import LegationError

GOLD = [{"id": str(i), "text": "A helps B", "source": "A", "target": "B", "event": "AID", "quad": 2} for i in range(4)]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    (folder / "relations").mkdir(parents=True)
    (folder / "relations" / "own.jsonl").write_text("".join(json.dumps(record) + "\n" for record in GOLD))
    return folder


def _score(tmp_path: Path, gold: Path, *, floor: float, known: str | None = None) -> tuple[int, str]:
    floors, answers = tmp_path / "floors.toml", tmp_path / "answers.jsonl"
    of_gold = known or digest(gold, "relations")
    floors.write_text(f'["relations root_accuracy"]\nfloor = {floor}\ndigest = "{of_gold}"\nwhy = "a test"\n')
    answers.write_text("".join(json.dumps({"id": str(i), "event": "AID" if i else "REJECT"}) + "\n" for i in range(4)))
    done = CliRunner().invoke(app, ["score", "--floors", str(floors), "--gold", str(gold), "--predictions", str(answers)])
    return done.exit_code, done.stderr


def test_at_the_floor_is_enough(tmp_path: Path, gold: Path) -> None:
    assert _score(tmp_path, gold, floor=0.75) == (0, "")


def test_a_figure_under_its_floor_is_named(tmp_path: Path, gold: Path) -> None:
    status, told = _score(tmp_path, gold, floor=0.76)
    assert status == 1
    assert "relations root_accuracy: 0.750 is under its floor 0.760 (a test)" in told


def test_changed_gold_is_told_apart(tmp_path: Path, gold: Path) -> None:
    status, told = _score(tmp_path, gold, floor=0.1, known="000000000000")
    assert status == 4
    assert "the gold has changed" in told


def test_a_broken_floors_file_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('["x y"]\nfloor = "high"\n')
    with pytest.raises(LegationError, match="cannot read the floors"):
        read_floors(path)


def test_report_and_json(tmp_path: Path, gold: Path) -> None:
    page, figures = tmp_path / "docs" / "scores.md", tmp_path / "out.json"
    outputs = ["--report", str(page), "--json", str(figures)]
    answers = tmp_path / "answers.jsonl"
    answers.write_text(json.dumps({"id": "0", "event": "AID"}) + "\nbroken\n")
    done = CliRunner().invoke(app, ["score", "relations", "--gold", str(gold), "--predictions", str(answers), *outputs])
    assert done.exit_code == 0
    assert "relations root_accuracy 0.250" in done.stdout and "relations missing_answers 3 n=4" in done.stdout
    assert json.loads(figures.read_text())["relations"]["bad_lines"] == {"value": 1, "n": 2, "ci": None}
    assert f"| relations | `{digest(gold, 'relations')}` | root_macro_f1 |" in page.read_text()
