"""The short form of `make fuzz`: hostile input of every format becomes documents or problems, and nothing else."""

import io
import os
import signal
from collections.abc import Iterator

import pytest
from tables import fuzz
from tables.fuzz import MAKERS, Slice, case, fuzzed, slices, sought, tried

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


def test_slices_make_so_many_cases_and_a_seed_comes_once() -> None:
    made = list(slices(("csv", "text"), 450, 7))
    assert sum(one.cases for one in made) == 450 and [one.kind for one in made] == ["csv", "text", "csv", "text", "csv"]
    assert [one.first for one in made] == [7, 107, 207, 307, 407]


def test_the_process_that_a_case_ends_is_told_and_the_others_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def chosen(self: Slice) -> list[str]:
        if self.first == 100:
            os.kill(os.getpid(), signal.SIGKILL)
        return []

    monkeypatch.setattr(Slice, "failed", chosen)
    runs = fuzzed(slices(("csv",), 500, 0))
    assert runs.count == 500 and any("csv seeds from 100 on: its process ended" in told for told in runs.failed)


def test_a_case_that_does_not_end_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> Iterator[object]:
        while True:
            pass
        yield

    monkeypatch.setattr(fuzz, "read_stream", endless)
    monkeypatch.setattr(fuzz, "STOPPED", 0.2)
    told = tried(b"France")
    assert told is not None and told.startswith("TimeoutError: did not end; broken off at ")
