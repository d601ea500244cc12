"""Hostile input by chance: `python -m tables.fuzz [--readers N] [--coder N] [--seed S] [--seconds S] [--jobs N]`. Run by `make fuzz`.

Each reader is given documents of its own format, made by chance and then broken: bytes changed, cut, repeated; letters beyond ASCII, NULs, controls, marks of
direction; tags nested a thousand deep. What must hold: no exception but the ones that become problems, offsets inside the text, an end within seconds.
Hypothesis makes the chances of one slice in sixty, with any characters of Unicode put in, and looks for the smallest input that fails; the others cost less.
What costs most (tags a thousand deep, megabytes of blanks) is rare. A case that does not end is broken off and told; one that ends its process costs the slices
that this process had in work, which are told by name. Prints how many cases ran; a case that fails is printed with its seed, and the exit status is 1.
"""

import argparse
import gzip
import io
import json
import math
import random
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import hypothesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.reading import read_stream
from legation.reading.patience import ringing
from legation.reading.wishes import Wishes

SLOW = 20.0  # seconds of processor that one small case may take
STOPPED = 3 * SLOW  # after so many it is broken off
WORDS = ("France", "Mali", "met", "said", "on Friday", "the foreign minister", "signed", "—", "‮", "\x00", "\ufeff", "é", "😀", "\u2028", "\x1b[2J", "“", '"', "<", "&", "\r", "\n\n", "\t", "9" * 30)  # fmt: skip
ROOT = Path(__file__).resolve().parent.parent
SLICE, EVERY = 100, 60  # cases of one kind in a row; every sixtieth time Hypothesis makes them: such a case takes 60 to 250 ms
TOLD = 20_000  # cases after which it is told how far the run is
CODED = ("text", "html", "jsonl")
Maker = Callable[[random.Random], bytes]
Coded = Callable[[object], object]


def words(chance: random.Random, most: int = 40) -> str:
    """Some words, hostile ones among them."""
    return " ".join(chance.choice(WORDS) for _ in range(chance.randrange(most)))


def _html(chance: random.Random) -> bytes:
    (deep,) = chance.choices((0, 1, 30, 1000), (50, 25, 24, 1))
    return f"<html><head><title>{words(chance, 5)}</title></head><body>{'<div>' * deep}<p>{words(chance)}</p><script>{words(chance)}</body>".encode("utf-8", "replace")  # fmt: skip


def _feed(chance: random.Random) -> bytes:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9)) if chance.random() < 0.2 else ""
    items = "".join(f"<item><title>{words(chance, 5)}</title><description>&l8;{words(chance)}</description></item>" for _ in range(3))
    return f'<?xml version="1.0"?><!DOCTYPE r [{bomb}]><rss version="2.0"><channel>{items}</channel></rss>'.encode("utf-8", "replace")


def _lines(chance: random.Random) -> bytes:
    rows: list[object] = [
        {"id": words(chance, 2), "text": words(chance), "published": words(chance, 2)},
        [words(chance)],
        None,
        {"text": 3},
    ]
    made = "\n".join(json.dumps(chance.choice(rows)) for _ in range(4))
    return (made + "\n" + "[" * chance.choice((0, 50, 5000))).encode("utf-8", "surrogatepass")


def _table(chance: random.Random) -> bytes:
    return ("text,published\n" + "\n".join(f'"{words(chance)}",{words(chance, 2)}' for _ in range(4))).encode("utf-8", "replace")


def _mail(chance: random.Random) -> bytes:
    kind = chance.choice(("text/plain", "text/html", "multipart/mixed; boundary=x", "multipart/mixed", "message/rfc822"))
    return f"From: a@b.c\nSubject: {words(chance, 3)}\nDate: {words(chance, 3)}\nContent-Type: {kind}\n\n--x\n\n{words(chance)}\n".encode("utf-8", "replace")  # fmt: skip


def _archive(chance: random.Random) -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{words(chance)}</p>".encode("utf-8", "replace")
    size = chance.choice((len(body), 0, len(body) * 3, -5))
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: application/http\r\nContent-Length: {size}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def _pack(chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("../../etc/passwd.txt", "/a.txt", "a/b.html", "c.zip"):
            packed.writestr(name, words(chance) + " " * chance.choices((0, 1 << 10, 1 << 20), (70, 29, 1))[0])
    return out.getvalue() if chance.random() < 0.7 else gzip.compress(out.getvalue())


def _paper(chance: random.Random) -> bytes:
    return chance.choice(_papers())


def _papers() -> tuple[bytes, ...]:
    found = tuple(path.read_bytes() for path in sorted((ROOT / "tests" / "formats").rglob("*.pdf")))
    return found or (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",)


MAKERS: dict[str, Maker] = {
    "text": lambda chance: words(chance, 200).encode("utf-8", "replace"), "html": _html, "rss": _feed, "jsonl": _lines, "csv": _table, "mail": _mail,
    "warc": _archive, "zip": _pack, "pdf": _paper,
}  # fmt: skip


def broken(content: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, cut out, repeated or put in; a third is left as it is."""
    made = bytearray(content)
    for _ in range(chance.choice((0, 1, 1, 3, 20))):
        at = chance.randrange(len(made) + 1)
        how = chance.randrange(4)
        if how == 0 and at < len(made):
            made[at] = chance.randrange(256)
        elif how == 1:
            del made[at : at + chance.randrange(1, 50)]
        elif how == 2:
            made[at:at] = made[at : at + 40] * chance.choice((1, 10))
        else:
            made[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
    return bytes(made)


def case(kind: str, seed: int, code: Coded | None = None) -> str | None:
    """What is wrong with one case; none where all holds."""
    chance = random.Random(f"{kind} {seed}")
    return tried(broken(MAKERS[kind](chance), chance), code)


def tried(content: bytes, code: Coded | None = None) -> str | None:
    """What is wrong with what is made of some bytes."""
    begun = time.process_time()
    try:
        with ringing(signal.ITIMER_PROF, signal.SIGPROF, STOPPED, _broken_off):
            for reading in read_stream(io.BytesIO(content), Wishes(any_language=True), "a case"):
                text = reading.document.text
                if any(not 0 <= part.start <= part.end <= len(text) for part in reading.document.boilerplate):
                    return "a stretch outside the text"
                if code is not None:
                    code(reading)
    except Exception as error:  # noqa: BLE001 - that any comes through is what is looked for
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - begun
    return f"took {took:.0f} s" if took > SLOW else None


def _broken_off(_signal: int, frame: FrameType | None) -> None:
    at = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else "an unknown place"
    raise TimeoutError(f"did not end; broken off at {at}")


def sought(kind: str, count: int, seed: int, code: Coded | None = None) -> str | None:
    """What is wrong with the smallest of so many cases of Hypothesis in which something is; none where all hold."""
    wrong: list[str] = []

    @hypothesis.seed(seed)
    @settings(max_examples=count, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False), st.lists(st.text(max_size=30), max_size=3))
    def holds(chance: random.Random, own: list[str]) -> None:
        made = bytearray(MAKERS[kind](chance))
        for words in own:
            at = chance.randrange(len(made) + 1)
            made[at:at] = words.encode("utf-8", "surrogatepass")
        content = broken(bytes(made), chance)
        told = tried(content, code)
        if told is not None:
            wrong.append(f"{told}: {content[:300]!r}")
            raise AssertionError(told)

    try:
        holds()
    except AssertionError:
        return wrong[-1]
    return None


@cache
def coder() -> Coded:
    """Codes a reading as a run does, and raises where the coder needed its last resort."""
    from legation.api.setup import Setup, coding_of
    from legation.model.contract import as_line

    line = Setup().load()

    def run(reading: object) -> None:
        coding = coding_of(reading, line)  # type: ignore[arg-type]
        as_line(coding)
        for problem in coding.problems:
            if problem.stage == "coding" and problem.level == "error":
                raise AssertionError(problem.message)

    return run


class Slice(NamedTuple):
    """Cases of one kind after one another."""

    kind: str
    first: int
    cases: int
    hypothesis: bool
    coded: bool

    @property
    def name(self) -> str:
        """As a failure is told."""
        how = "coded " if self.coded else ""
        return f"{how}{self.kind} by Hypothesis, seed {self.first}" if self.hypothesis else f"{how}{self.kind} seeds from {self.first} on"

    def failed(self) -> list[str]:
        """What is wrong with its cases."""
        code = coder() if self.coded else None
        if self.hypothesis:
            told = sought(self.kind, self.cases, self.first, code)
            return [f"{self.name}: {told}"] if told else []
        seeds = range(self.first, self.first + self.cases)
        return [f"{self.kind} seed {one}: {wrong}" for one in seeds if (wrong := case(self.kind, one, code)) is not None]


def slices(kinds: tuple[str, ...], count: int, seed: int, *, coded: bool = False) -> Iterator[Slice]:
    """So many cases, the kinds in turn."""
    for number in range(0, count, SLICE):
        turn, kind = divmod(number // SLICE, len(kinds))
        yield Slice(kinds[kind], seed + number, min(SLICE, count - number), turn % EVERY == EVERY - 1, coded)


class Runs:
    """How many cases of each kind ran, and what failed."""

    def __init__(self) -> None:
        self.ran: Counter[str] = Counter()
        self.failed: list[str] = []
        self._begun = time.monotonic()

    @property
    def count(self) -> int:
        """Of all cases."""
        return sum(self.ran.values())

    def add(self, one: Slice, wrong: list[str]) -> None:
        """Takes in a slice, and tells from time to time how far the run is."""
        before = self.count
        self.ran[one.kind] += one.cases
        self.failed += wrong
        if before // TOLD < self.count // TOLD:
            told = f"{self.count} cases in {time.monotonic() - self._begun:.0f} s, {len(self.failed)} failed"
            print(told, *self.failed[-5:], sep="\n", file=sys.stderr, flush=True)


def fuzzed(given: Iterable[Slice], jobs: int = 1, until: float = math.inf) -> Runs:
    """What came of the slices that began until then, in so many processes. Where one ends, what all of them had in work is told."""
    runs, left, open_ = Runs(), iter(given), True
    while open_:
        work: dict[Future[list[str]], Slice] = {}
        with ProcessPoolExecutor(jobs) as pool:
            try:
                while open_ := bool(work := work | _begun(pool, left, 2 * jobs - len(work), until)):
                    for done in wait(work, return_when=FIRST_COMPLETED).done:
                        runs.add(work[done], done.result())
                        del work[done]
            except BrokenProcessPool:
                for one in work.values():
                    runs.add(one, [f"{one.name}: its process ended while it was in work or waited"])
    return runs


def _begun(pool: ProcessPoolExecutor, left: Iterator[Slice], count: int, until: float) -> dict[Future[list[str]], Slice]:
    out: dict[Future[list[str]], Slice] = {}
    for one in islice(left, count if time.monotonic() < until else 0):
        try:
            future = pool.submit(one.failed)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        out[future] = one
    return out


def main() -> int:
    """Run so many cases; 1 where one failed."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--readers", type=int, default=100_000)
    asked.add_argument("--coder", type=int, default=2_000)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--seconds", type=float, default=math.inf, help="end after so many, for readers and coder each")
    asked.add_argument("--jobs", type=int, default=1, help="so many processes")
    wanted = asked.parse_args()
    read = fuzzed(slices(tuple(MAKERS), wanted.readers, wanted.seed), wanted.jobs, time.monotonic() + wanted.seconds)
    coded = fuzzed(slices(CODED, wanted.coder, wanted.seed, coded=True), wanted.jobs, time.monotonic() + wanted.seconds)
    for name, runs in (("readers", read), ("coder", coded)):
        print(f"{name}: {runs.count} cases {dict(runs.ran)}, {len(runs.failed)} failed")
    failed = [*read.failed, *coded.failed]
    print("\n".join(failed[:50]))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
