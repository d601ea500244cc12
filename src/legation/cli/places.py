"""`legation places`: a gazetteer of the user's own, from GeoNames' dump files."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.inputs import tell
from legation.model import LegationError

if TYPE_CHECKING:
    from legation.places.dump import DumpRow

SHOWN = 3  # bad lines that are told one by one

EXAMPLES = """
Examples:

  legation places import tests/places/ZZ.zip --into own.gazetteer

  legation places import tests/places/ZZ.zip --into mine.gazetteer && legation code samples/plain --gazetteer mine.gazetteer
"""

app = typer.Typer(help="A gazetteer of your own beside the shipped one.", no_args_is_help=True)


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="GeoNames' dumps: allCountries.zip, cities500.zip, FR.zip, or the text inside.")
    ],
    into: Annotated[Path, typer.Option(metavar="FILE", help="The gazetteer to make; `--gazetteer` or LEGATION_GAZETTEER names it later.")],
) -> None:
    """Make a gazetteer from GeoNames' own dump files (download.geonames.org/export/dump), of whatever size: rows pass through one by one.

    What is no row of such a file is told and left out; exit status 3 then.
    """
    from legation.places.dump import dump_rows
    from legation.places.own import write_own

    bad: list[LegationError] = []
    count = write_own(_good((row for file in files for row in dump_rows(file)), bad), into)
    for error in bad[:SHOWN]:
        tell(str(error))
    print(f"{into} holds {count} place{'' if count == 1 else 's'}" + (f"; {len(bad)} lines left out" if bad else ""))
    if bad:
        raise typer.Exit(3)


def _good(rows: "Iterable[DumpRow | LegationError]", bad: list[LegationError]) -> "Iterator[DumpRow]":
    """The rows; errors are put aside."""
    for row in rows:
        if isinstance(row, LegationError):
            bad.append(row)
        else:
            yield row


import_.__doc__ = (import_.__doc__ or "") + EXAMPLES
app.command("import")(import_)
