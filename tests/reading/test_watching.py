"""Watching: new and changed files once, and only when they are whole."""

import os
from pathlib import Path

from legation.reading.watching import OLD, SETTLED, Watched


class Clock:
    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def put(path: Path, text: str, changed: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (changed, changed))


def ripe(watched: Watched) -> list[str]:
    found = watched.ripe()
    for path in found:
        watched.done(path, watched.take(path))
    watched.keep()
    return [path.name for path in found]


def test_new_and_changed_files_once(tmp_path: Path) -> None:
    clock, notes = Clock(10_000.0), tmp_path / "notes"
    folder = tmp_path / "in"
    put(folder / "a.txt", "one", clock.now - OLD)
    put(folder / "deep" / "b.txt", "two", clock.now - OLD)
    put(folder / ".hidden" / "c.txt", "three", clock.now - OLD)
    watched = Watched((folder,), notes, "1", lambda: 2, clock)
    assert ripe(watched) == ["a.txt", "b.txt"]
    assert ripe(watched) == []
    put(folder / "a.txt", "one more", clock.now - OLD)
    assert ripe(watched) == ["a.txt"]
    assert ripe(Watched((folder,), notes, "1", lambda: 2, clock)) == [], "another run knows what this one read"
    assert len(ripe(Watched((folder,), notes, "2", lambda: 2, clock))) == 2, "another release reads it all again"
    assert len(ripe(Watched((folder,), notes, "2", lambda: 0, clock))) == 2, "so does another record"
    notes.write_text("{broken")
    assert len(ripe(Watched((folder,), notes, "1", lambda: 2, clock))) == 2


def test_a_half_written_file_is_waited_for(tmp_path: Path) -> None:
    clock = Clock(10_000.0)
    file = tmp_path / "in" / "a.txt"
    watched = Watched((file.parent,), tmp_path / "notes", "1", lambda: 1, clock, clock)
    for size in range(1, 5):
        put(file, "x" * size, clock.now)
        assert ripe(watched) == [] and watched.waiting() == [file]
        clock.now += SETTLED
    assert ripe(watched) == ["a.txt"] and watched.waiting() == []
    put(file, "from the future", clock.now + 1e6)
    assert ripe(watched) == []
    clock.now += SETTLED
    assert ripe(watched) == ["a.txt"]


def test_what_is_written_while_it_is_read_makes_it_a_changed_file(tmp_path: Path) -> None:
    clock = Clock(10_000.0)
    file = tmp_path / "in" / "a.txt"
    put(file, "one", clock.now - OLD)
    watched = Watched((file.parent,), tmp_path / "notes", "1", lambda: 1, clock, clock)
    (found,) = watched.ripe()
    mark = watched.take(found)
    put(file, "one and two", clock.now - OLD)
    watched.done(found, mark)
    assert ripe(watched) == ["a.txt"]
    file.unlink()
    assert ripe(watched) == [] and watched.take(file) is None


def test_a_clock_that_is_set_back_or_forward_keeps_no_file_waiting(tmp_path: Path) -> None:
    day, steady = Clock(1e9), Clock(5.0)
    file = tmp_path / "in" / "a.txt"
    watched = Watched((file.parent,), tmp_path / "notes", "1", lambda: 1, day, steady)
    for number, jump in enumerate((-3e8, 6e8, -3e8)):
        put(file, "x" * number, day.now)
        assert ripe(watched) == []
        day.now += jump
        steady.now += SETTLED
        assert ripe(watched) == ["a.txt"]
