"""A coder for tests that takes no time: what it finds depends on the document alone. Words in the text make it die, sleep, wait or fail."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from legation.cluster import Settings
from legation.model import Coding, Document
from legation.reading import Reading
from record.codings import TEXT, coding

PATIENCE = 300.0  # seconds, on a machine that is busy with other work


def load(settings: Settings) -> Callable[[Reading], Coding]:
    return code


def code(reading: Reading) -> Coding:
    document = reading.document
    _misbehave(document)
    if not document.text.startswith(TEXT[:60]):
        return Coding(document=document, problems=reading.problems)
    made = coding(document)
    return msgspec.structs.replace(made, problems=reading.problems)


def _misbehave(document: Document) -> None:
    if "poison" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "slow" in document.text:
        time.sleep(2.0)
    for word in document.text.split():
        if word.startswith("once="):
            _once(Path(word.removeprefix("once=")))
        if word.startswith("after="):
            _after(Path(word.removeprefix("after=")))


def _once(mark: Path) -> None:
    """Kills the process the first time that any process comes here."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def _after(mark: Path) -> None:
    """Waits until a file is there, which another partition has to write; in the end it goes on without."""
    until = time.monotonic() + PATIENCE
    while not mark.exists() and time.monotonic() < until:
        time.sleep(0.05)
