"""How fast a record answers: opening, meetings, dyads, search, exports, and taking in 100 documents more. Run by `make bench-record`, on a copy of it."""

import argparse
import random
import resource
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tables.big_record import later, words_of

from legation.exports import LAYOUTS, Tally, Wishes, export_lines
from legation.record import Asked, Release, Store, View, Writer
from legation.record.finding import search
from legation.stories.sketches import sketch
from legation.stories.wordings import wording

SEED, TIMES = 20240411, 40


def main() -> None:
    """Print one line a figure, in milliseconds unless it says otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--rows", type=int, default=40_000, help="so many rows of each export are timed")
    given = parser.parse_args()
    _told("open", _times(lambda: Store.open(given.record).close(), 5))
    with Store.open(given.record) as store:
        view, chance = View(store), random.Random(SEED)
        print(f"documents {view.held()}, events {store.connection.execute('SELECT count(*) FROM events').fetchone()[0]}")
        pairs = _pairs(store, chance)
        _told("meetings of two parties", [_time(partial(_meetings, view, p)) for p in pairs])
        _told("dyad", [_time(partial(view.dyad, *p)) for p in pairs])
        _told("search", [_time(partial(search, store, w, limit=20)) for w in _words(store, chance)])
        for layout in (name for name, one in LAYOUTS.items() if one.lines is not None):
            started, used, number = time.perf_counter(), time.process_time(), 0
            for piece in export_lines(store, layout, Wishes(), Tally()):
                number += piece.count("\n")
                if number >= given.rows:
                    break
            wall, used = time.perf_counter() - started, time.process_time() - used
            print(
                f"export {layout}: {number / wall:,.0f} rows a second of {number}, {number / used:,.0f} a second of processor", flush=True
            )
        print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    _adding(given.record)


def _meetings(view: View, parties: tuple[str, str]) -> int:
    return len(list(view.occurrences(Asked("meeting", parties))))


def _adding(record: Path) -> None:
    """100 documents more, of the next round, into a copy."""
    copy = record.with_suffix(".copy.db")
    shutil.copyfile(record, copy)
    try:
        with Store.open(copy) as store:
            words = words_of(store)
            codings = [later(coding, 1, words) for coding in _latest(store, 100)]
            sketch(wording("what is loaded with the first document is loaded before"))
            writer = Writer(store, Release("bench", "record"), ["bench"])
            started, used = time.perf_counter(), time.process_time()
            for coding in codings:
                writer.write(coding)
            writer.settle()
            print(
                f"adding {len(codings)} documents with {sum(len(one.events) for one in codings)} events: {time.perf_counter() - started:.2f} s, of which processor {time.process_time() - used:.2f} s"
            )
    finally:
        for name in (copy, *copy.parent.glob(f"{copy.name}-*")):
            name.unlink(missing_ok=True)


def _latest(store: Store, number: int) -> list[Any]:
    """Codings drawn among the latest documents: a round's last hundred are whatever was read last."""
    from legation.record.laying import stored

    rows = store.connection.execute(
        "SELECT c.coding FROM codings c JOIN documents d ON d.document = c.document WHERE d.state = 'coded' ORDER BY d.document DESC LIMIT ?",
        (5 * number,),
    )
    drawn = random.Random(SEED).sample([row[0] for row in rows], number)
    return [stored(store.connection, coding) for coding in sorted(drawn)]


def _pairs(store: Store, chance: random.Random) -> list[tuple[str, str]]:
    """Pairs that met, drawn by how often they did."""
    rows = store.connection.execute("SELECT one, other FROM dyads WHERE (occurrence * 2654435761) % 1000 < 5 LIMIT 20000").fetchall()
    return [(row[0], row[1]) for row in chance.sample(rows, min(TIMES, len(rows)))]


def _words(store: Store, chance: random.Random) -> list[str]:
    """Two words side by side in statements."""
    rows = store.connection.execute("SELECT words FROM statements WHERE (fact * 2654435761) % 1000 < 5 LIMIT 5000").fetchall()
    found = []
    for row in chance.sample(rows, min(TIMES, len(rows))):
        words = [word.strip(".,;:“”\"'()") for word in row[0].split() if word.strip(".,;:“”\"'()").isalpha()]
        if len(words) > 4:
            found.append(" ".join(words[2:4]))
    return found


def _times(call: Callable[[], object], number: int) -> list[tuple[float, float]]:
    return [_time(call) for _ in range(number)]


def _time(call: Callable[[], object]) -> tuple[float, float]:
    """(by the clock, of processor)."""
    started, used = time.perf_counter(), time.process_time()
    call()
    return 1000 * (time.perf_counter() - started), 1000 * (time.process_time() - used)


def _told(what: str, times: Sequence[tuple[float, float]]) -> None:
    if times:
        print(
            f"{what}: {_spread([wall for wall, _ in times])}; of processor {_spread([used for _, used in times])}; of {len(times)}",
            flush=True,
        )


def _spread(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return f"median {statistics.median(ordered):.1f}, nine in ten under {ordered[int(0.9 * (len(ordered) - 1))]:.1f}"


if __name__ == "__main__":
    main()
