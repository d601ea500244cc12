"""Lists of addresses: one a line; empty lines and lines that begin with `#` are passed over."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from legation.model import LegationError

_WEB = ("http", "https")


def addresses(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses of a list, each once, and why other lines are none. Raises `LegationError` where the file cannot be read."""
    found: dict[str, None] = {}
    wrong = []
    for number, line in _lines(path):
        if is_address(line):
            found.setdefault(line)
        else:
            wrong.append(f"cannot fetch line {number} of {path}: not an address of the web: {line[:80]!r}. Write it as https://...")
    return tuple(found), tuple(wrong)


def names_addresses(path: Path) -> bool:
    """Whether a file is such a list: its first line that says something is an address."""
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        head = opened.read(65536).decode("utf-8", errors="replace").lstrip("\ufeff")
    first = next((line.strip() for line in head.splitlines() if line.strip() and not line.strip().startswith("#")), "")
    return is_address(first)


def is_address(line: str) -> bool:
    """Whether this is an address of the web with a host."""
    try:
        parts = urlsplit(line)
        return parts.scheme.lower() in _WEB and bool(parts.hostname) and parts.port != 0 and not any(mark.isspace() for mark in line)
    except ValueError:
        return False


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise LegationError(f"cannot read the list of addresses: {reason}", path, "Give a text file with one address a line") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.strip().startswith("#"):
            yield number, line.strip()
