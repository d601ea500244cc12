"""The short form of `make fuzz`: hostile input of every format becomes documents or problems, and nothing else."""

import io

import pytest
from tables.fuzz import MAKERS, case, sought

from legation.reading import read_stream

CASES = 20


@pytest.mark.parametrize("kind", MAKERS)
def test_a_reader_takes_what_is_broken(kind: str) -> None:
    told = {seed: wrong for seed in range(CASES) if (wrong := case(kind, seed)) is not None}
    assert not told


@pytest.mark.parametrize("kind", MAKERS)
def test_so_it_does_whatever_hypothesis_makes_of_it(kind: str) -> None:
    assert sought(kind, CASES // 2, 0) is None


def test_the_smallest_input_that_fails_is_found() -> None:
    def fails(reading: object) -> None:
        raise AssertionError("as wanted")

    told = sought("jsonl", CASES, 0, fails)
    assert told is not None and told.startswith("AssertionError: as wanted: b'")


def test_a_carriage_return_in_piped_text_is_a_problem_and_no_fault() -> None:
    (found,) = read_stream(io.BytesIO(b"France, Mali\rand Peru met on Friday. They signed an accord."))
    assert found.failed and "one JSON object a line" in found.problems[0].message


def test_the_cases_are_the_same_each_time() -> None:
    import random

    assert all(make(random.Random(7)) == make(random.Random(7)) for name, make in MAKERS.items() if name != "zip")
