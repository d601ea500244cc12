"""`legation doctor`: what is installed, what is missing or broken, and the command that mends each."""

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.asking import Answer, write_lines

EXAMPLES = """
Examples:

  legation doctor

  legation doctor --record record.db --format json
"""


def doctor(
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="FILE", help="Look at this record too: its pages, keys, schema, size, and what is worked out."),
    ] = None,
    form: Annotated[Answer, typer.Option("--format", help="A page to read, or JSON, one object a line.")] = Answer.page,
) -> None:
    """Look at the installation, and at a record where one is named: a line for each thing, with the command that mends what is wrong.

    Exit status 0 if nothing is broken, whatever extras are missing; else 1.
    """
    from legation.cli.health import check_installation
    from legation.record.checking import Finding, check_record

    found: list[Finding] = []
    for finding in (*check_installation(), *(check_record(record) if record is not None else ())):
        found.append(finding)
        if form is Answer.page:
            print(f"{finding.level:8} {finding.check}: {finding.message}")
            if finding.remedy:
                print(f"{'':8} mend it with: {finding.remedy}")
    if form is Answer.json:
        write_lines(found)
    broken = sum(finding.level == "broken" for finding in found)
    if form is Answer.page:
        missing = sum(finding.level == "missing" for finding in found)
        told = f"{broken} broken, " if broken else "nothing is broken, "
        print(f"\n{told}{missing} missing that Legation can do without")
    if broken:
        raise typer.Exit(1)


doctor.__doc__ = (doctor.__doc__ or "") + EXAMPLES
