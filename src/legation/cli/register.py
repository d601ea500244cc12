"""`legation register import|check|export`: a register of posts of the user's own."""

from collections import Counter
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from legation.cli.asking import RECORD, Answer, Form, RecordFile, chosen, tell_coverage, write_lines
from legation.cli.inputs import tell
from legation.model import LearntTenure, LegationError, Standing

EXAMPLES = """
Examples:

  echo person,position,country,start > mine.csv; echo Jane Doe,Minister of Finance,Nauru,2024-05-01 >> mine.csv; legation register import mine.csv --into my-register

  legation register check --shipped

  legation register take --record record.db --into my-register

  legation register export --format ftm

  legation register learnt --standing differs --record record.db
"""
SHOWN = 5  # refused lines told for each reason; `--refused` writes all of them

register = typer.Typer(help="A register of posts of your own: import what you have, check it, export it." + EXAMPLES, no_args_is_help=True)


def _take_part(folder: Path | None) -> Path | None:
    """Checks the folder that is named, and lets its tables take part in whatever the command does."""
    from legation.reference.named import name_register
    from legation.reference.own import check_folder

    if folder is not None:
        check_folder(folder)
    name_register(folder)
    return folder


Named = Annotated[
    Path | None,
    typer.Option(
        "--register",
        envvar="LEGATION_REGISTER",
        metavar="FOLDER",
        callback=_take_part,
        help="A register of your own, whose rows take precedence.",
    ),
]


@register.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What you own: a dictionary, table or file of entities.")],
    into: Annotated[Path, typer.Option(metavar="FOLDER", help="The register to add to; made if it is not there.")],
    form: Annotated[
        str | None, typer.Option("--format", help="petrarch, countryinfo, ftm, wikidata or officers. [default: told by the file]")
    ] = None,
    refused: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every line that was not taken, with the reason.")] = None,
) -> None:
    """Add the rows of a file to a register of your own. The same file again adds nothing; lines that cannot be used are listed, never fatal.

    Formats: PETRARCH and Phoenix dictionaries of actors and agents, CountryInfo, OpenSanctions and FollowTheMoney JSON lines (Person, Position, Occupancy),
    the CSV of a Wikidata query (person, position, country, start, end), and the principal officers of the US Department of State.
    """
    from legation.reference.bodies import Organisation
    from legation.reference.importing.formats import imported
    from legation.reference.importing.rows import Refused
    from legation.reference.own import Own, add_rows
    from legation.reference.posts import Holder
    from legation.reference.register import Register
    from legation.reference.sectors import Agent

    found = list(imported(file, Register.load(), form))
    passed = [row for row in found if isinstance(row, Refused)]
    own = Own(
        holders=tuple(row for row in found if isinstance(row, Holder)),
        organisations=tuple({row.key: row for row in found if isinstance(row, Organisation)}.values()),
        agents=tuple({row.id: row for row in found if isinstance(row, Agent)}.values()),
    )
    counts = add_rows(into, own)
    for name, (new, there) in counts.items():
        if new or there:
            print(f"{name}: {new} new, {there} already there")
    for why, number in Counter(row.why for row in passed).most_common(SHOWN):
        lines = ", ".join(f"{row.line}: {row.text.strip()[:40]}" for row in passed if row.why == why and row.text)[:120]
        tell(f"{number} not taken, {why} [{lines}]")
    if refused:
        refused.write_text("".join(f"{row.line}\t{row.why}\t{row.text}\n" for row in passed), encoding="utf-8")
    print(f"{into} from {file}: {len(found) - len(passed)} taken, {len(passed)} not")


@register.command("check")
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="The register to check; else the one that `--register` names.")
    ] = None,
    register: Named = None,
    shipped: Annotated[bool, typer.Option("--shipped", help="Check the shipped register too.")] = False,
) -> None:
    """List what is double, overlaps, has a gap of years, ends before it begins or names what is not known: states, posts, members, contexts, sectors.

    All tables of the folder are checked: tenures, organisations, agents, issue areas, mechanisms and their editions. Exit status 1 if anything is wrong.
    """
    from legation.reference.importing.checking import findings
    from legation.reference.importing.checking_own import own_findings
    from legation.reference.own import Own, load_own
    from legation.reference.register import Register

    register = _take_part(folder or register)
    known, own = Register.load(register), load_own(register) if register else Own()
    rows = known.holders if shipped or register is None else own.holders
    found = [*findings(rows, known), *own_findings(own, known)]
    for one in found:
        print(f"{one.kind}\t{one.party}\t{one.post}\t{one.words}")
    counts = Counter(one.kind for one in found)
    more = "".join(f", {number} {name.replace('_', ' ')}" for name, number in own.counts().items() if name != "holders")
    print(f"{len(rows)} tenures{more}; " + (", ".join(f"{number} {kind}" for kind, number in sorted(counts.items())) or "nothing found"))
    if set(counts) - {"overlap", "gap"}:
        raise typer.Exit(1)


@register.command("export")
def export(
    register: Named = None,
    form: Annotated[str, typer.Option("--format", help="tsv, ftm or phoenix.")] = "tsv",
    shipped: Annotated[bool, typer.Option("--shipped", help="The shipped register too.")] = False,
) -> None:
    """Write a register to standard output: our own table, FollowTheMoney JSON lines, or a PETRARCH dictionary of actors with dates."""
    from legation.reference.importing.exporting import EXPORTS
    from legation.reference.own import load_own
    from legation.reference.register import Register

    if form not in EXPORTS:
        raise LegationError("there is no export of this format", form, f"Formats are {', '.join(EXPORTS)}")
    known = Register.load(register)
    rows = known.holders if shipped or register is None else load_own(register).holders
    for line in EXPORTS[form](rows, known):
        print(line)


@register.command("learnt")
def learnt(
    record: RecordFile = RECORD,
    party: Annotated[str | None, typer.Option(metavar="PARTY", help="Only posts of this state or organisation, by code or name.")] = None,
    standing: Annotated[
        Standing | None, typer.Option(help="agrees: the register has the same person; differs: somebody else; new: nobody.")
    ] = None,
    reports: Annotated[int, typer.Option(metavar="N", help="Only what at least so many reports say.")] = 2,
    register: Named = None,
    form: Form = None,
) -> None:
    """Who held which post as the reports of a record have it, each held against the register, which is never altered by it.

    Titles before names and appositions teach it ("Penny Wong, Australia's foreign minister"); first and last seen bound what was seen, not the tenure.
    """
    from legation.record import Store, View
    from legation.record.known import party_named
    from legation.reference.register import Register

    with Store.open(record) as store:
        view, party = View(store), party_named(party, store) if party else None
        told, covered = view.tenures(Register.load(register)), view.coverage()
    found = [one for one in told if party in (None, one.party) and standing in (None, one.standing) and one.reports >= reports]
    if chosen(form) is Answer.json:
        write_lines(found)
    else:
        for one in found:
            print(_line(one))
    tell_coverage(covered)


@register.command("take")
def take(
    record: RecordFile = RECORD,
    into: Annotated[Path, typer.Option(metavar="FOLDER", help="The register to add to; made if it is not there.")] = Path("my-register"),
    standing: Annotated[
        list[str] | None,
        typer.Option(
            metavar="agrees|differs|new", help="Learnt tenures that stand so to the register; more than one may be named. [default: agrees]"
        ),
    ] = None,
    reports: Annotated[int, typer.Option(metavar="N", min=1, help="Only tenures that at least so many reports have.")] = 2,
    register: Named = None,
) -> None:
    """Add what texts taught and a person accepted to a register of your own: learnt mechanisms accepted by `legation verdict accept KEY`, and learnt tenures.

    Look at `legation register learnt --standing new` before you take those. Each row names the documents it rests on; the same again adds nothing.
    """
    from legation.record import Store
    from legation.record.lessons import lessons
    from legation.reference.own import add_rows
    from legation.reference.register import Register

    with Store.open(record) as store:
        found = lessons(store, Register.load(register), standings=tuple(_standing(one) for one in standing or ["agrees"]), reports=reports)
    counts = {name: pair for name, pair in add_rows(into, found).items() if any(pair)}
    for name, (new, there) in counts.items():
        print(f"{name}: {new} new, {there} already there")
    print(
        f"{into} from {record}: {sum(found.counts().values())} taken"
        if counts
        else f"nothing to take from {record}: no accepted mechanism, no such tenure"
    )


def _standing(given: str) -> Standing:
    for one in get_args(Standing):
        if one == given:
            return cast(Standing, one)
    raise LegationError("there is no such standing", given, f"Say one of {', '.join(get_args(Standing))}")


def _line(one: LearntTenure) -> str:
    seen = one.first if one.first == one.last else f"{one.first} to {one.last}"
    whom = f"; the register has {', '.join(one.register)}" if one.register else {"new": "; the register has nobody"}.get(one.standing, "")
    first = one.sightings[0]
    reports = f"{one.reports} report{'' if one.reports == 1 else 's'}"
    return f'{one.party}  {one.post}  {one.name}, {one.office}, {seen}, {reports}{whom}  "{first.evidence.text}" ({first.id})'
