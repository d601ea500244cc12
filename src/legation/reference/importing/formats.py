"""Which importer a file needs: by its name given, or by its first lines."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from legation.model import LegationError
from legation.reference.importing.countryinfo import countryinfo
from legation.reference.importing.ftm import ftm
from legation.reference.importing.petrarch import petrarch
from legation.reference.importing.rows import Imported
from legation.reference.importing.tables import officers, wikidata
from legation.reference.register import Register

Importer = Callable[[Iterable[str], Register, str], Iterator[Imported]]
FORMATS: dict[str, Importer] = {"petrarch": petrarch, "countryinfo": countryinfo, "ftm": ftm, "wikidata": wikidata, "officers": officers}


def format_of(head: str) -> str | None:
    """The format of a file by its beginning; `None` where it is none of them."""
    first = head.lstrip("\ufeff").lstrip().partition("\n")[0]
    if first.startswith("{") and '"schema"' in head:
        return "ftm"
    if ("CountryInfo" in head[:400] and "<!--" in head[:400]) or "<CountryCode>" in head:
        return "countryinfo"
    return _table_of(first) or ("petrarch" if _is_dictionary(head) else None)


def _table_of(first: str) -> str | None:
    """The format of a table by the names of its columns."""
    columns = {cell.strip().strip('"').lower() for cell in first.split(",")}
    if {"kind", "role_title", "territory_or_org"} <= columns:
        return "officers"
    if len(columns) > 2 and any("position" in cell or cell in ("role", "office", "post") for cell in columns):
        return "wikidata"
    return None


def _is_dictionary(head: str) -> bool:
    """Whether it begins with a comment, or a third of its lines have codes in brackets, signs before synonyms, or names that end in _."""
    plain = [line for line in head.split("\n")[:-1] if line.strip() and not line.startswith("#")]
    marked = [line for line in plain if "[" in line or line.startswith(("+", "!")) or line.rstrip().endswith("_")]
    return head.startswith("#") or len(marked) * 3 > len(plain)


def imported(path: Path, register: Register, form: str | None = None) -> Iterator[Imported]:
    """The rows of a file and the lines that were refused. The source of each row is the file's name."""
    if not path.is_file():
        raise LegationError("cannot import: there is no such file", path, "Name a file that is there")
    text = path.read_bytes().decode("utf-8", errors="replace")
    form = form or format_of(text[:65536])
    if form is None:
        raise LegationError("cannot tell the format of the file", path, f"Name it with --format: {', '.join(FORMATS)}")
    if form not in FORMATS:
        raise LegationError("there is no importer for this format", form, f"Formats are {', '.join(FORMATS)}")
    return FORMATS[form](text.splitlines(), register, path.name)
