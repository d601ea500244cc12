"""Our scorer and the shared one give the same figures for the same answers, good and spoilt."""

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from legation.evaluation import SETS, score
from legation.evaluation.figures import DRAWS
from legation.evaluation.gold import limited, parts

RECORDS = 8
JUNK: list[object] = [None, 5, -1, True, "x", "", [], {}, [None], [{}], {"start": 0, "end": 10**9, "text": "x"}]


@pytest.fixture(scope="module")
def scorer(shared: Path) -> tuple[ModuleType, ModuleType]:
    """The shared scorer and its tests, which can turn gold into answers."""
    modules = []
    for name in ("score", "test_score"):
        specification = importlib.util.spec_from_file_location(name, shared / "score" / f"{name}.py")
        assert specification and specification.loader
        module = sys.modules[name] = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(module)
        modules.append(module)
    modules[0].RESAMPLES = DRAWS  # type: ignore[attr-defined]
    return modules[0], modules[1]


@pytest.mark.parametrize("rate", [0.0, 0.08], ids=["good", "spoilt"])
@pytest.mark.parametrize("name", list(SETS))
def test_the_same_figures(name: str, rate: float, shared: Path, scorer: tuple[ModuleType, ModuleType]) -> None:
    theirs, oracle = scorer
    chance = random.Random(name)
    chosen = {part: limited(records, RECORDS) for part, records in parts(shared / "gold", name).items()}
    answers = [_spoilt(oracle.ORACLE[name](record), rate, chance) for records in chosen.values() for record in records]
    lines = [json.dumps(answer) for answer in answers[:-1]] + ["no JSON"]
    ours = score(name, chosen, lines)
    expected = theirs.figures_of(name, chosen, theirs.read_answers(lines)[0])
    assert list(ours) == list(expected)
    for label, figures in expected.items():
        mine = {figure.name: (_rounded(figure.value), figure.n, _rounded(figure.interval)) for figure in ours[label]}
        for figure in figures:
            assert mine[figure.name] == (_rounded(figure.value), figure.n, _rounded(figure.ci)), f"{label} {figure.name}"


def test_wrong_spans_and_lines_are_counted(shared: Path, scorer: tuple[ModuleType, ModuleType]) -> None:
    chosen = {part: limited(records, 3) for part, records in parts(shared / "gold", "diplomacy").items()}
    one = chosen["own"][0]
    wrong = {"document": {"id": one["id"], "text": one["text"]}, "dates": [{"start": 0, "end": 3, "text": "no such words"}]}
    tail = {figure.name: (figure.value, figure.n) for figure in score("diplomacy", chosen, [json.dumps(wrong), "oops"])["diplomacy"]}
    assert (tail["missing_answers"], tail["bad_lines"], tail["misplaced_spans"]) == ((2, 3), (1, 2), (1, 1))


def _spoilt(value: Any, rate: float, chance: random.Random, depth: int = 0) -> Any:
    """The value with some of what is below its first level replaced by nonsense."""
    if depth > 1 and chance.random() < rate:
        return chance.choice(JUNK)
    if isinstance(value, dict):
        return {key: item if key == "document" else _spoilt(item, rate, chance, depth + 1) for key, item in value.items()}
    return [_spoilt(item, rate, chance, depth + 1) for item in value] if isinstance(value, list) else value


def _rounded(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_rounded(item) for item in value)
    return round(value, 9) if isinstance(value, float) else value
