"""Functions through which many ways lead do not become more. The ceilings fall: who splits a function lowers them."""

from functools import cache
from pathlib import Path

from complexity import functions
from conftest import ROOT

MANY, VERY_MANY = 15, 20
CEILINGS = {MANY: 85, VERY_MANY: 28}  # counted on 2026-12-01; wanted: none
SLACK = 6  # by which a ceiling may stand above what there is


@cache
def above(number: int) -> tuple[str, ...]:
    found = [
        (ways, f"{path.relative_to(ROOT)}: {name} {ways}")
        for path in sorted((ROOT / "src").rglob("*.py"))
        for name, ways in functions(path)
        if ways > number
    ]
    return tuple(name for _, name in sorted(found, reverse=True))


def test_there_are_no_more_functions_of_many_ways_than_there_were() -> None:
    for number, ceiling in CEILINGS.items():
        assert len(above(number)) <= ceiling, f"split what you added to; above {number}: {above(number)}"


def test_the_ceilings_fall_with_what_there_is() -> None:
    for number, ceiling in CEILINGS.items():
        assert len(above(number)) >= ceiling - SLACK, f"{len(above(number))} functions above {number}: lower the ceiling"


def test_and_and_or_are_counted(tmp_path: Path) -> None:
    text = "def f(a, b):\n    if a and b or not a:\n        return [x for x in b if x]\n    try:\n        return 1 if a else 2\n    except KeyError:\n        return 3\n"
    path = ROOT / "tests" / "complexity.py"
    assert max(ways for _, ways in functions(path)) < MANY
    file = tmp_path / "f.py"
    file.write_text(text, encoding="utf-8")
    assert dict(functions(file)) == {"f": 8}
