"""Several processes give what one gives, in its order; one that dies or hangs costs its own document and no other."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.api import nursery
from legation.api.cradle import Born, Cradle
from legation.api.setup import Setup, coding_of
from legation.api.workers import Workers
from legation.coding import Line
from legation.model import Coding, LegationError
from legation.reading import Reading, reading

TEXTS = (
    "France and Mali signed an accord on water in Paris on Friday.",
    "The foreign ministers of India and Japan met in Delhi on 8 September 2022.",
    "",
    "President Emmanuel Macron said that France would send aid to Ukraine.",
    "Nothing of note happened in the garden.",
)


def _readings(texts: tuple[str, ...]) -> list[Reading]:
    return [reading({"id": str(n), "text": text, "published": "2023-11-10"}, f"line {n}") for n, text in enumerate(texts)]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(Setup(), 2) as made:
        yield made


def test_the_same_in_the_same_order(workers: Workers, line: Line) -> None:
    given = _readings(TEXTS * 3)
    assert list(workers.codings(given)) == [coding_of(item, line) for item in given]


def test_what_is_not_wanted_passes_in_its_place(workers: Workers) -> None:
    given = _readings(TEXTS)
    out = list(workers.ahead(given, lambda item: item.document.id in "13"))
    assert [item.document.id for item, _ in out] == list("01234")
    assert [coding is not None for _, coding in out] == [False, True, False, True, False]


def test_a_killed_worker_is_replaced_and_loses_nothing(workers: Workers, line: Line) -> None:
    given, out = _readings(TEXTS * 4), []
    for number, coding in enumerate(workers.codings(given)):
        out.append(coding)
        if number in (2, 9):
            os.kill(workers._workers[0].born.number, signal.SIGKILL)
    assert out == [coding_of(item, line) for item in given]


def test_a_killed_nursery_is_started_anew(workers: Workers, line: Line) -> None:
    given = _readings(TEXTS)
    process = workers._cradle._process
    assert process is not None
    process.kill()
    for worker in workers._workers:
        os.kill(worker.born.number, signal.SIGKILL)
    assert list(workers.codings(given)) == [coding_of(item, line) for item in given]


def test_what_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    with Workers(Setup(gazetteer=tmp_path / "none.db"), 1) as made, pytest.raises(LegationError, match=r"none\.db"):
        list(made.codings(_readings(TEXTS)))


class _Odd(Cradle):
    """Bears workers that die of one text and hang on another, and code nothing."""

    def born(self) -> Born:
        import socket
        from multiprocessing.connection import Connection

        ours, theirs = socket.socketpair()
        number = os.fork()
        if number == 0:
            ours.close()
            try:
                nursery.work_at(Connection(theirs.detach()), _odd)
            finally:
                os._exit(1)
        theirs.close()
        return Born(number, Connection(ours.detach()))

    def end(self, worker: Born) -> None:
        os.kill(worker.number, signal.SIGKILL)
        os.waitpid(worker.number, 0)


def _odd(item: Reading) -> Coding:
    if item.document.text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item.document.text == "hang":
        time.sleep(600)
    return Coding(document=item.document, problems=item.problems)


def test_a_document_that_kills_or_holds_its_worker_has_a_problem_and_the_others_go_on() -> None:
    given = _readings(("one", "die", "two", "hang", "three", "die", "four"))
    with Workers(Setup(), 2, timeout=1.0) as made:
        made._cradle = _Odd(Setup())
        out = list(made.codings(given))
        for worker in made._workers:
            made._cradle.end(worker.born)
    assert [coding.document.id for coding in out] == list("0123456")
    told = [[problem.message for problem in coding.problems if problem.level == "error"] for coding in out]
    assert [bool(messages) for messages in told] == [False, True, False, True, False, True, False]
    assert "died" in told[1][0] and "line 1" in told[1][0]
    assert "longer than 1 seconds" in told[3][0] and "--timeout" in told[3][0]


def test_a_long_input_waits_for_the_slow_one_without_being_held_whole() -> None:
    seen = 0

    def many() -> Iterator[Reading]:
        nonlocal seen
        for item in _readings(("hang", *("quick",) * 500)):
            seen += 1
            yield item

    with Workers(Setup(), 2, timeout=1.5) as made:
        made._cradle = _Odd(Setup())
        out = made.codings(many())
        first = next(out)
        assert first.problems and seen <= 40
        assert len(list(out)) == 500
        for worker in made._workers:
            made._cradle.end(worker.born)
