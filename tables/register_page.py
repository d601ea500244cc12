"""Writes docs/register.md: what the register knows of the main posts of every state and how fresh it is. Run by `make register-page`."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tables.fact_tables import MAIN, all_rows
from tables.verify_register import checks

from legation.reference.posts import Holder
from legation.reference.register import Register

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "register.md"
BEGIN, END = "<!-- made by `make register-page`: do not edit below -->", "<!-- end -->"
# The last day of which a source can know; "public record" has none: what rests on it alone is shown as such.
LAST_DAYS = {
    "CIA World Factbook 2026": "2026-01-31",
    "IfG ministers database": "2026-01-01",
    "US Department of State principal officers": "2025-03-01",
    "Orgpedia": "2024-06-09",
    "Wikidata and Wikipedia lists, 2022": "2022-08-01",
    "Wikidata-derived table": "2022-06-30",
    "REIGN": "2021-03-01",
    "CIA World Leaders lists": "2011-02-28",
    "CountryInfo (rulers.org)": "2009-12-31",
}
NAMES = {"head-of-state": "head of state", "head-of-government": "head of government", "foreign-minister": "foreign", "defence-minister": "defence", "finance-minister": "finance"}  # fmt: skip
QUARTERS = [f"{year}-{month}-15" for year in range(2000, 2026) for month in ("02", "05", "08", "11")]


def freshness(held: Sequence[Holder]) -> str:
    """The last day for which a source vouches for the latest holder; `public record` where none but that does; `-` where nobody is known."""
    if not held:
        return "-"
    latest = max(held, key=lambda one: (one.until or one.known or "9999", one.from_ or ""))
    if latest.until:
        return f"until {latest.until}"
    named = [day for source, day in LAST_DAYS.items() if source in latest.source]
    dated = max([day for day in (*named, latest.known or "") if day], default="")
    return (
        f"public record to {latest.known}"
        if latest.known and "public record" in latest.source and latest.known > dated[:10]
        else dated or "public record"
    )


def table(register: Register) -> Iterator[str]:
    """A row a state: for each main post, the last day verified, the share of quarters since 2000 with a holder, and the number of sources."""
    yield "| state | " + " | ".join(NAMES.values()) + " | sources |"
    yield "|---|" + "---|" * (len(NAMES) + 1)
    for state in sorted(register.states.values(), key=lambda one: one.name):
        held = {post: [h for h in register.tenures(state.code, post) if (h.until or "9999") >= "2000"] for post in MAIN}
        if state.until or not any(held.values()):
            continue
        sources = {part.partition(" has ")[0] for tenures in held.values() for h in tenures for part in h.source.split("; ")}
        cells = [f"{freshness(held[post])} ({_share(state.code, post, register)}%)" if held[post] else "-" for post in MAIN]
        yield f"| {state.name} | " + " | ".join(cells) + f" | {len(sources)} |"


def _share(party: str, post: str, register: Register) -> int:
    return round(100 * sum(1 for day in QUARTERS if register.holder_on(party, post, day)) / len(QUARTERS))


def organisations(register: Register) -> Iterator[str]:
    """A row an organisation whose head is known."""
    yield "| organisation | post | now | since | before, from |"
    yield "|---|---|---|---|---|"
    for key, known in sorted(register.organisations.items()):
        for post in (
            "secretary-general",
            "executive-director",
            "commission-president",
            "council-president",
            "high-representative",
            "central-bank-governor",
        ):
            held = register.tenures(key, post)
            if held and known.kind == "igo":
                now = held[0]
                yield f"| {known.name} | {register.office_name(key, register.posts[post])} | {now.person if not now.until else 'not known'} | {now.from_} | {held[-1].from_} |"


def checked(facts: Path, register: Register) -> Iterator[str]:
    """What the tables at hand say against the register."""
    yield "| table | days in agreement | in conflict | the register has nobody |"
    yield "|---|---|---|---|"
    counts: dict[str, Counter[str]] = {}
    for check in checks(all_rows(facts, register), register):
        counts.setdefault(check.row.table, Counter())[check.outcome] += 1
    for name, found in sorted(counts.items()):
        yield f"| {name} | {found['agreement']} | {found['conflict']} | {found['gap']} |"


def main() -> None:
    """Writes the generated part of the page, below what is written by hand; the checks stay as they are where no tables are at hand."""
    register, facts = Register.load(), Path(sys.argv[1]) if len(sys.argv) > 1 else None
    hand, _, before = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    counted = Counter(holder.party in register.states for holder in register.holders)
    lines = [BEGIN, "", f"{len(register.holders)} tenures: {counted[True]} of states and {counted[False]} of organisations.", ""]
    if facts and facts.is_dir():
        lines += ["## Held against public tables", "", *checked(facts, register), ""]
    elif "## Held against" in before:
        lines += ["## Held against" + before.partition("## Held against")[2].partition("\n## ")[0].rstrip(), ""]
    lines += ["## Heads of organisations", "", *organisations(register), "", "## States", "", *table(register), "", END]
    PAGE.write_text(hand + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
