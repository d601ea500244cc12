"""A day of documents that trickle in, in minutes: `legation watch` on a folder into which small files come, and how its memory grows."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tables.endurance.filling import ENVIRONMENT, ROOT

from legation.record import Store

NAMES = ("Japan", "India", "France", "Kenya", "Brazil", "Norway", "Vietnam", "Mexico", "Ghana", "Peru", "Jordan", "Nepal")
SENTENCES = (
    "The foreign ministers of {a} and {b} met in {p} on Friday. They discussed {t} and agreed to meet again in {m}.",
    "{a} condemned the decision of {b} about {t}. A spokesman said on Monday that {a} would raise it at the {p} summit.",
    "{a} and {b} signed an agreement on {t} in {p}, which is to be ratified by {m}. Dr {x} {y} led the talks.",
)
PROGRAM = "import legation.record.store as store; store.CACHE = 2_000; from legation.cli import main; main()"  # else up to 64 MB of the file are kept at hand
SLOPE = 0.012  # MB that a document may add once the first half has been read: what SQLite, the parser and the allocator keep levels off
TRIES = 3000  # tenths of a second that are waited for a document


def text(number: int) -> str:
    """A report that no other is like: with names and words of its own, so that whatever is kept of words grows if it grows without bound."""
    a, b = NAMES[number % 12], NAMES[(number // 12 + number + 1) % 12]
    own = "".join("bcdfghjklmnprstv"[int(digit, 16)] + "aeiou"[int(digit, 16) % 5] for digit in f"{number * 7919:x}").capitalize()
    filled = SENTENCES[number % 3].format(
        a=a, b=b if b != a else "Chile", p=own, t=f"{own.lower()} fisheries", m="2031", x=own[:4], y=own[::-1].title()
    )
    return f"{own.upper()}, {number % 28 + 1} March 2025 - {filled}\n"


def memory(process: int) -> float:
    """MB that a process holds (Linux)."""
    told = Path(f"/proc/{process}/statm").read_text().split()[1]
    return int(told) * os.sysconf("SC_PAGE_SIZE") / 1e6


def trickle(folder: Path, batches: int, size: int = 2, engine: str | None = None) -> str:
    """So many batches of small files one after the other; each is in the record before the next one comes."""
    into, record = folder / "in", folder / "r.db"
    into.mkdir()
    command = [
        sys.executable,
        "-c",
        PROGRAM,
        "watch",
        str(into),
        "--record",
        str(record),
        "--every",
        "0.1",
        *(("--engine", engine) if engine else ()),
    ]
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    held = []
    begun = time.monotonic()
    try:
        for batch in range(batches):
            for number in range(batch * size, (batch + 1) * size):
                _put(into / f"{number:06}.txt", text(number))
            _wait(record, (batch + 1) * size, process)
            held.append(memory(process.pid))
    finally:
        process.terminate()
        told = process.communicate()[1]
    if process.returncode:
        raise AssertionError(f"watch ended with {process.returncode}: {told[-600:]}")
    slope = _slope(held[len(held) // 2 :]) / size
    if slope > SLOPE:
        raise AssertionError(f"memory grows by {slope:.4f} MB a document: {held[:: max(1, len(held) // 10)]}")
    took = time.monotonic() - begun
    return f"trickle: {batches} batches of {size} in {took:.0f} s, {held[0]:.0f} MB at first, {held[len(held) // 2]:.0f} half way, {held[-1]:.0f} at the end: {1000 * slope:.1f} KB a document in the second half"


def _put(path: Path, words: str) -> None:
    """A file that was whole long ago: it need not be waited for."""
    unfinished = path.with_name(f".{path.name}")
    unfinished.write_text(words, encoding="utf-8")
    os.utime(unfinished, (time.time() - 3600,) * 2)
    unfinished.replace(path)


def _wait(record: Path, wanted: int, process: "subprocess.Popen[str]") -> None:
    for _ in range(TRIES):
        if process.poll() is not None:
            raise AssertionError(f"watch ended: {process.communicate()[1][-600:]}")
        if record.exists() and _held(record) >= wanted:
            return
        time.sleep(0.1)
    raise AssertionError(f"{wanted} documents are not there after {TRIES / 10:.0f} s")


def _held(record: Path) -> int:
    try:
        with Store.open(record, readonly=True) as store:
            return int(store.connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except Exception as error:
        if "schema" in str(error) or "no such table" in str(error) or "not a Legation record" in str(error):
            return 0  # it is being made
        raise


def _slope(values: list[float]) -> float:
    """By how much they grow from one to the next (least squares)."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    return sum((n - middle) * (value - mean) for n, value in enumerate(values)) / sum((n - middle) ** 2 for n in range(len(values)))
