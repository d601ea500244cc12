"""What each rule of the fact rooms is good for: `python -m tables.rules SHARED [--rooms meetings ...] [--documents N] [--page FILE] [--out FILE]`. Run by `make rules`.

A rule here is a function of a fact room that answers yes or no, or with something or nothing. Each is held to the answer that it gives most often, one after the
other, over documents of the corpora and over gold that may be read; what is counted is how many documents and facts come out otherwise, and what the gold says of
them with and without the rule. Documents are parsed and encoded once; a rule is held off only where it gives its rarer answer.
"""

import argparse
import inspect
import json
import sys
import types
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from types import FunctionType
from typing import Any

from tables.corpus import records
from tables.rules_page import page, row_of

from legation import commitments, events, meetings, statements
from legation.coding import Line, coded, look
from legation.evaluation.figures import Figure, f1, interval, ratio
from legation.evaluation.sets.diplomacy import diplomacy
from legation.evaluation.sets.record import record as told
from legation.explaining.tracing import in_place, rules
from legation.language.kept import forget
from legation.model import Coding, Scene, each_once
from legation.model.contract import as_dict
from legation.reading import reading

Facts = tuple[Any, ...]
GOLD = (Path("record") / "train.jsonl", Path("diplomacy") / "own.jsonl")
# The figure of each room by which its facts are right, and those of which each right field counts.
FIGURES = {
    "meetings": ("meeting", ("meeting_",)), "statements": ("statement_with_speaker", ("statement_quoted", "statement_actor")),
    "commitments": ("commitment", ("commitment_act", "commitment_toward", "commitment_due")), "events": ("event_type", ("event_realis", "event_mode", "event_agent", "event_recipient", "event_place")),
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A document as far as the fact rooms need it. `gold`: its row of the gold, if it has one; `facts`: what each room finds with all of its rules."""

    id: str
    scene: Scene
    bare: Scene
    coding: Coding
    talks: Facts
    gold: Mapping[str, Any] | None
    facts: dict[str, frozenset[str]] = field(default_factory=dict)
    marks: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, room: str, line: Line) -> Facts:
        """What a room finds here, by the rules as they stand now."""
        forget()
        said = self.coding.statements
        if room == "statements":
            return each_once(statements.code(self.bare))
        if room == "meetings":
            return each_once(meetings.code(self.scene, said, self.talks))
        if room == "commitments":
            return each_once(commitments.code(self.scene, said))
        return each_once(events.code(self.scene, said, self.coding.meetings, line.weights))


@dataclass
class Rule:
    """A rule with its answers by document, and what comes out otherwise where it is held to the more frequent one."""

    room: str
    function: FunctionType
    answers: dict[str, Counter[bool]] = field(default_factory=dict)
    documents: int = 0
    facts: int = 0
    gold: int = 0
    right: list[tuple[int, ...]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Room, module and function."""
        return f"{self.function.__module__.removeprefix('legation.')}.{self.function.__name__}"

    @property
    def usual(self) -> bool:
        """The answer that it gives most often, of yes and no; else no, as where it is asked of nothing: what something is, cannot be told beforehand."""
        total = sum(self.answers.values(), Counter[bool]())
        return _is_bool(self) and total[True] > total[False]

    @property
    def rarer(self) -> list[str]:
        """The documents in which it gives the other one."""
        return [id for id, told in self.answers.items() if told[not self.usual]]


def asked_of(room: str) -> list[Rule]:
    """The rules of a room that answer yes or no, or something or nothing."""
    return [Rule(room, rule) for rule in rules() if rule.__module__.startswith(f"legation.{room}.") and _is_question(rule)]


def _is_question(rule: FunctionType) -> bool:
    given = inspect.get_annotations(inspect.unwrap(rule)).get("return")
    return given is bool or (isinstance(given, types.UnionType) and types.NoneType in given.__args__)


def case_of(row: Mapping[str, Any], line: Line, *, gold: bool) -> Case | None:
    """One document, parsed, encoded and coded; `None` for what is not to be coded."""
    fields = {name: row.get(name) for name in ("id", "title", "published", "source", "url", "language", "text")}
    read = reading(fields, str(row["id"]))
    if not read.codable:
        return None
    bare = look(read.document, line.parser.sentences(read.document), line)
    coding = coded(bare, line)
    scene = bare.with_actors(statements.groups(coding.statements, bare))
    talks = events.talks(scene, coding.statements, line.weights)
    return Case(str(row["id"]), scene, bare, coding, talks, row if gold else None)


def drawn(shared: Path, count: int, gold: int | None) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Documents of the corpora drawn by chance, then those of gold; the part of the gold that is kept for measuring is not read."""
    for row in records(shared / "corpora" / "diplomacy_news.jsonl.gz", count):
        yield row, False
    for name in GOLD:
        with (shared / "gold" / name).open(encoding="utf-8") as lines:
            for n, one in enumerate(lines):
                if gold is None or n < gold:
                    yield json.loads(one), True


@contextmanager
def counted(found: Sequence[Rule], now: list[str]) -> Iterator[None]:
    """While it is open, the answers of these rules are counted for the document that `now` names."""

    def counting(rule: Rule) -> Callable[..., Any]:
        @wraps(rule.function)
        def asked(*given: Any, **named: Any) -> Any:
            answer = rule.function(*given, **named)
            rule.answers.setdefault(now[0], Counter())[bool(answer) if isinstance(answer, bool) else answer is not None] += 1
            return answer

        return asked

    with in_place({rule.function: counting(rule) for rule in found}):
        yield


def alike(facts: Facts) -> frozenset[str]:
    """Facts by all that they say; how sure they are counts in tenths."""
    return frozenset(
        json.dumps({**as_dict(fact), "id": "", "confidence": round(fact.confidence, 1), "sides_confidence": ""}) for fact in facts
    )


def marked(case: Case, room: str, facts: Facts) -> tuple[int, ...]:
    """What gold says of them: right, given, found, wanted, and right fields."""
    if case.gold is None or (room == "events" and "events" not in case.gold):
        return ()
    answer = {**as_dict(case.coding), room: [as_dict(fact) for fact in facts]}
    score = told if room == "events" else diplomacy
    figures = {f.name: f for f in score([case.gold], {case.id: answer})}
    main, fields = FIGURES[room]
    precision, recall = figures[f"{main}_precision"], figures[f"{main}_recall"]
    right, found = (_times(f) for f in (precision, recall))
    shares = (f for name, f in figures.items() if name.startswith(fields) and not name.endswith(("_f1", "_precision")))
    return right, precision.n, found, recall.n, sum(_times(f) for f in shares)


def _times(share: Figure) -> int:
    """How many of those counted a share stands for."""
    return round(share.value * share.n) if isinstance(share.value, float) else 0


def without(rule: Rule, cases: Mapping[str, Case], line: Line) -> None:
    """Holds one rule to its usual answer, where it gives another."""
    usual = rule.usual if _is_bool(rule) else None
    with in_place({rule.function: wraps(rule.function)(lambda *given, **named: usual)}):
        for id in rule.rarer:
            case = cases[id]
            try:
                facts = case.of(rule.room, line)
            except (AttributeError, TypeError, ValueError, LookupError, AssertionError):
                rule.documents += 1  # what follows rests on the answer
                continue
            before, after = case.facts[rule.room], alike(facts)
            if before != after:
                rule.documents, rule.gold = rule.documents + (case.gold is None), rule.gold + (case.gold is not None)
                rule.facts += max(len(before - after), len(after - before))
                marks = marked(case, rule.room, facts)
                if marks:
                    rule.right.append((*case.marks[rule.room], *marks))


def _is_bool(rule: Rule) -> bool:
    return inspect.get_annotations(inspect.unwrap(rule.function)).get("return") is bool


def gain(rule: Rule, all_marks: Sequence[tuple[int, ...]]) -> tuple[float, tuple[float, float] | None]:
    """F1 with the rule less F1 without it, over all of the gold, with its interval."""
    changed = rule.right
    same = [(*marks, *marks) for marks in all_marks]
    for marks in changed:
        same.remove((*marks[:5], *marks[:5]))
    units = [*same, *changed]

    def lost(t: Sequence[float]) -> float | None:
        one, other = f1(ratio(t[0], t[1]), ratio(t[2], t[3])), f1(ratio(t[5], t[6]), ratio(t[7], t[8]))
        return None if one is None or other is None else one - other

    whole = lost([sum(column) for column in zip(*units, strict=True)]) if units else None
    return whole or 0.0, interval(units, lost) if changed else None


def measured(room: str, cases: Mapping[str, Case], line: Line) -> Iterator[dict[str, str]]:
    """A row for each rule of a room."""
    found, now = asked_of(room), [""]
    with counted(found, now):
        for now[0], case in cases.items():
            facts = case.of(room, line)
            case.facts[room], case.marks[room] = alike(facts), marked(case, room, facts)
    marks = [case.marks[room] for case in cases.values() if case.marks[room]]
    for rule in found:
        without(rule, cases, line)
        yield row_of(rule, gain(rule, marks))


def arguments() -> argparse.Namespace:
    """What is to be run, and where what comes out is written."""
    asking = argparse.ArgumentParser(description=__doc__)
    asking.add_argument("shared", type=Path)
    asking.add_argument("--rooms", nargs="+", default=["meetings", "commitments", "statements", "events"], choices=sorted(FIGURES))
    asking.add_argument("--documents", type=int, default=150, help="of the corpora")
    asking.add_argument("--gold", type=int, help="so many documents of each set of gold, else all")
    asking.add_argument("--out", type=Path, default=Path("out/rules.tsv"))
    asking.add_argument("--page", type=Path)
    return asking.parse_args()


def main() -> None:
    """Runs every rule, tells each as it is done, writes the table and the page."""
    asked, line = arguments(), Line.load()
    cases = {case.id: case for row, gold in drawn(asked.shared, asked.documents, asked.gold) if (case := case_of(row, line, gold=gold))}
    print(f"{len(cases)} documents parsed", file=sys.stderr, flush=True)
    asked.out.parent.mkdir(exist_ok=True)
    rows: list[dict[str, str]] = []
    for room in asked.rooms:
        for row in measured(room, cases, line):
            rows.append(row)
            print("\t".join(row.values()), file=sys.stderr, flush=True)
        table = [tuple(rows[0]), *(tuple(row.values()) for row in rows)]
        asked.out.write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")
    if asked.page:
        gold = sum(case.gold is not None for case in cases.values())
        asked.page.write_text(page(rows, len(cases) - gold, gold), encoding="utf-8")


if __name__ == "__main__":
    main()
