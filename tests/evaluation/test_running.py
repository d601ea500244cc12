"""Asking for answers: in order whatever the number of processes, and never with what gold says."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from legation.evaluation import asked, saved
from legation.evaluation.gold import Parts, limited, parts
from legation.evaluation.running import Question
from legation.evaluation.scoring import question
from legation.model import LegationError

RECORDS: Parts = {"own": [{"id": str(n), "text": f"text\u2028{n}", "source": "A", "target": "B", "event": "AID"} for n in range(7)]}


def _echo(questions: Sequence[Question]) -> Iterator[str]:
    return (json.dumps(dict(one), ensure_ascii=False) for one in questions)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_order(jobs: int) -> None:
    lines = asked("relations", RECORDS, {"relate": _echo}, jobs)
    assert [json.loads(line)["id"] for line in lines] == [str(n) for n in range(7)]


def test_a_process_that_fails_is_told() -> None:
    def fail(questions: Sequence[Question]) -> Iterator[str]:
        raise SystemExit(1)

    with pytest.raises(LegationError, match="ended early"):
        asked("relations", RECORDS, {"relate": fail}, 2)


def test_questions_hold_no_gold() -> None:
    assert set(question(RECORDS["own"][0], "relate")) == {"id", "text", "source", "target"}
    assert set(question(RECORDS["own"][0], "code")) == {"id", "text", "source"}


def test_parts_limits_and_missing_gold(tmp_path: Path) -> None:
    (tmp_path / "dates").mkdir()
    for name in ("own", "train-1"):
        (tmp_path / "dates" / f"{name}.jsonl").write_text('{"id": "1"}\n\n{"id": "2"}\n')
    assert list(parts(tmp_path, "dates")) == ["own"]
    assert list(parts(tmp_path, "dates/train-1")) == ["train-1"]
    assert [record["id"] for record in limited([{"id": n} for n in range(10)], 3)] == [0, 3, 6]
    with pytest.raises(LegationError, match="no such gold"):
        parts(tmp_path, "places")


def test_saved_answers(tmp_path: Path) -> None:
    (tmp_path / "dates.jsonl").write_text("a\n\nb\n")
    assert saved("dates", tmp_path) == ["a", "b"]
    assert saved("places", tmp_path) == []
    with pytest.raises(LegationError, match="no saved answers"):
        saved("dates", tmp_path / "nothing")
