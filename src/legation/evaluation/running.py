"""Answers to gold: asked of functions that are handed in, or read from saved output. Several processes change the time, not the answers."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from legation.evaluation.gold import Parts
from legation.evaluation.scoring import SETS, Command, question
from legation.model import LegationError

Question = Mapping[str, Any]
Answerer = Callable[[Sequence[Question]], Iterable[str]]
APART: frozenset[Command] = frozenset({"code", "relate", "whois"})  # commands whose answers do not depend on each other


def asked(name: str, parts: Parts, answerers: Mapping[Command, Answerer], jobs: int = 1) -> list[str]:
    """The lines with which the set's command answers every record, in order."""
    command = SETS[name].command
    questions = [question(record, command) for records in parts.values() for record in records]
    if jobs > 1 and command in APART:
        return list(_in_processes(questions, answerers[command], jobs))
    return list(answerers[command](questions))


def saved(name: str, path: Path) -> list[str]:
    """The saved lines that answer a set: of a file, or `SET.jsonl` in a folder; none where the folder has none."""
    file = path / f"{name}.jsonl" if path.is_dir() else path
    if not file.exists() and not path.is_dir():
        raise LegationError("no saved answers", path, "name a file, or a folder with SET.jsonl in it")
    content = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    return [line for line in content.split("\n") if line.strip()]


def _in_processes(questions: Sequence[Question], answerer: Answerer, jobs: int) -> Iterator[str]:
    """Every `jobs`-th question to a process of its own, answers in the order of the questions. What is loaded already is shared by forking."""
    context = multiprocessing.get_context("fork")
    with TemporaryDirectory(prefix="legation-") as folder:
        files = [Path(folder) / f"{share}.jsonl" for share in range(jobs)]
        processes = [
            context.Process(target=_write_answers, args=(file, questions[share::jobs], answerer)) for share, file in enumerate(files)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        if any(process.exitcode for process in processes):
            raise LegationError("a scoring process ended early", [process.exitcode for process in processes], "use one job to see why")
        shares = [file.read_text(encoding="utf-8").split("\n")[:-1] for file in files]
    for row in zip_longest(*shares):
        yield from (line for line in row if line is not None)


def _write_answers(file: Path, questions: Sequence[Question], answerer: Answerer) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in answerer(questions))
