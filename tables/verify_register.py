"""Holds the register against the public tables of office-holders at hand: agreement, conflict and gap by state and post. Run by `make verify-register`."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tables.fact_tables import MAIN, Row, all_rows, same_person

from legation.reference.posts import Holder
from legation.reference.register import Register

SINCE = "2000-01-01"
RULING = ("supreme-leader", "monarch", "head-of-state", "head-of-government")
SHARES = (0.2, 0.5, 0.8)  # of a tenure: days well inside it, so that a difference of some days at either end is no conflict


@dataclass(frozen=True)
class Check:
    """One day of one row of a table, and whom the register has on it."""

    row: Row
    post: str
    day: str
    ours: tuple[Holder, ...]
    outcome: str


def posts_of(row: Row, register: Register) -> tuple[str, ...]:
    """The posts of the register that a row of a table can be about; none for posts that are not checked."""
    if row.position == "ruler":
        return RULING
    post = register.title_post(row.position, row.party)
    if post is None or not register.titles.whole(row.position, row.party):
        return ()
    if post.id in ("head-of-state", "monarch"):
        return ("head-of-state", "monarch")
    return (post.id,) if post.id in MAIN else ()


def days_of(row: Row) -> Iterator[str]:
    """Some days well inside a tenure, from 2000 on; of a partial date the latest beginning and the earliest end."""
    first, last = _day(max(row.from_, SINCE), "-12-31"), _day(row.last, "-01-01")
    if (last - first).days > 30:
        yield from dict.fromkeys(str(first + timedelta(days=int((last - first).days * share))) for share in SHARES)


def _day(text: str, fill: str) -> date:
    return date.fromisoformat(text + fill[len(text) - 4 :] if len(text) != 7 else f"{text}-28" if fill == "-12-31" else f"{text}-01")


def checks(table: Iterable[Row], register: Register) -> Iterator[Check]:
    """Every row of the tables that is about a main post, on some days of it."""
    for row in table:
        posts = posts_of(row, register) if row.party in register.states and row.last >= SINCE else ()
        for day in days_of(row) if posts else ():
            ours = tuple(holder for post in posts for holder in register.holder_on(row.party, post, day))
            right = any(same_person(row.person, holder.person, register) for holder in ours)
            yield Check(row, posts[0], day, ours, "agreement" if right else "conflict" if ours else "gap")


def main() -> None:
    """Prints a line for every state and post, or the conflicts alone."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("facts", type=Path, help="the folder with the tables")
    options.add_argument("--conflicts", action="store_true", help="only the conflicts, each with what either side says")
    options.add_argument("--gaps", action="store_true", help="only what the tables have and the register has not")
    given = options.parse_args()
    register = Register.load()
    found = list(checks(all_rows(given.facts, register), register))
    wanted = {"conflict": given.conflicts, "gap": given.gaps}
    if any(wanted.values()):
        told = {_told(check): None for check in found if wanted.get(check.outcome)}
        print("\n".join(told))
        return
    counts: dict[tuple[str, str], Counter[str]] = {}
    for check in found:
        counts.setdefault((check.row.party, check.post), Counter())[check.outcome] += 1
    for (party, post), outcomes in sorted(counts.items()):
        print(
            f"{party} {post}: {outcomes['agreement']} days in agreement, {outcomes['conflict']} in conflict, {outcomes['gap']} with a gap"
        )
    for table in sorted({check.row.table for check in found}):
        of_table = Counter(check.outcome for check in found if check.row.table == table)
        print(f"== {table}: {of_table['agreement']} in agreement, {of_table['conflict']} in conflict, {of_table['gap']} with a gap")


def _told(check: Check) -> str:
    row = check.row
    ours = (
        "; ".join(f"{one.person} {one.from_ or '?'} to {one.until or one.known or 'open'} ({one.source})" for one in check.ours) or "nobody"
    )
    return f"{row.party} {check.post}: {row.table} has {row.person} as {row.position} {row.from_} to {row.last}; the register has {ours}"


if __name__ == "__main__":
    main()
