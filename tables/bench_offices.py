"""Asks `whois` who held a post on a day, 200 questions drawn from tables of office-holders at hand. Run by `make bench-offices`.

The tables are not part of the project and contain errors of their own: a wrong answer is listed with what either side says, to be judged.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tables.fact_tables import Row, officeholders, principal_officers, same_person

from legation.actors.whois import whois
from legation.reference.register import Register

SINCE = "2015-01-01"
MAIN = re.compile(
    r"^(president|prime minister|premier|chancellor|secretary of (state|defence|the treasury)|.*(foreign|external) affairs|.*finance|.*defence)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    """A post on a day, the phrase that asks for it, and who held it by the table."""

    phrase: str
    day: str
    truth: tuple[Row, ...]


def rows(facts: Path, register: Register) -> Iterator[Row]:
    """The tenures of both tables that reach 2015."""
    for row in (*officeholders(facts, register), *principal_officers(facts)):
        if row.last >= SINCE and row.from_ <= row.last:
            yield row


def drawn(table: Sequence[Row], register: Register, seed: int, count: int) -> Iterator[Question]:
    """Questions drawn at random: a post of the tables, then a day on which the table names somebody."""
    posts: dict[tuple[str, str], list[Row]] = {}
    for row in table:
        posts.setdefault((row.party, row.position), []).append(row)
    keys, chance = sorted(posts), random.Random(seed)
    for _ in range(count):
        key = chance.choice(keys)
        row = chance.choice(posts[key])
        day = _some_day(max(row.from_, SINCE), row.last, chance)
        truth = tuple(other for other in posts[key] if other.covers(day))
        yield Question(_phrase(*key, register, chance), day, truth)


def _some_day(first: str, last: str, chance: random.Random) -> str:
    start, end = _day(first, "-01-01"), _day(last, "-12-31")
    return str(start + timedelta(days=chance.randint(0, max(0, (end - start).days))))


def _day(text: str, fill: str) -> date:
    full = text if len(text) == 10 else text + (fill if len(text) == 4 else fill[3:] if fill == "-01-01" else "-28")
    return date.fromisoformat(full)


def _phrase(party: str, position: str, register: Register, chance: random.Random) -> str:
    if not party:
        return position
    state = register.states[party]
    adjective = state.adjectives[0] if state.adjectives else state.name
    if party == "USA":
        adjective = chance.choice(["US", "American", "U.S."])
    behind = " to " not in position and chance.random() < 0.5
    the = "the " if state.name.startswith(("United", "Philippines")) else ""
    return f"{position} of {the}{state.name}" if behind else f"{adjective} {position}"


def judged(question: Question, register: Register) -> tuple[str, str]:
    """right, unknown or wrong, and what `whois` answered. On a day of change either is right."""
    found = whois(question.phrase, register, on=question.day)
    if found.holder is None:
        return "unknown", ""
    if any(same_person(found.holder, row.person, register) for row in question.truth):
        return "right", found.holder
    return "wrong", f"{found.holder} as {found.office} | {found.evidence[0] if found.evidence else ''}"


def main() -> None:
    """Prints the figures and every wrong answer."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("facts", type=Path, help="the folder with the tables")
    options.add_argument("--seed", type=int, action="append", help="may be given several times")
    options.add_argument("--count", type=int, default=200)
    options.add_argument("--main", action="store_true", help="only heads of state and government, foreign, defence and finance ministers")
    options.add_argument("--unknown", action="store_true", help="list the questions without an answer too")
    given = options.parse_args()
    register = Register.load()
    table = [row for row in rows(given.facts, register) if not given.main or MAIN.match(row.position)]
    for seed in given.seed or [2015]:
        outcomes: Counter[str] = Counter()
        for question in drawn(table, register, seed, given.count):
            outcome, said = judged(question, register)
            outcomes[outcome] += 1
            if outcome == "unknown" and given.unknown:
                print(f"  unknown: {question.phrase} on {question.day} | table: {'; '.join(row.person for row in question.truth)}")
            if outcome == "wrong":
                print(
                    f"  wrong: {question.phrase} on {question.day}: {said} | table: {'; '.join(f'{r.person} {r.from_}..{r.last}' for r in question.truth)}"
                )
        share = 100 * outcomes["wrong"] / given.count
        print(
            f"seed {seed}: {given.count} questions, {outcomes['right']} right, {outcomes['unknown']} unknown, {outcomes['wrong']} wrong ({share:.1f}%)"
        )


if __name__ == "__main__":
    main()
