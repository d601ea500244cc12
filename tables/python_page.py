"""Writes the tables of columns in docs/python.md from the columns themselves: run by `make python-page`; a test holds that they are up to date."""

import re
from pathlib import Path

from legation.api.columns import DOCUMENTS, MATCHES, OCCURRENCES, Column

PATH = Path(__file__).resolve().parent.parent / "docs" / "python.md"
TABLES = {**{f"{kind}s": columns for kind, columns in OCCURRENCES.items()}, "documents": DOCUMENTS, "matches": MATCHES}
_PLACE = re.compile(r"<!-- columns of (\w+) -->\n.*?<!-- end -->", re.DOTALL)


def page(text: str) -> str:
    """The page with its tables made anew."""
    return _PLACE.sub(lambda found: _table(found.group(1), TABLES[found.group(1)]), text)


def _table(name: str, columns: tuple[Column, ...]) -> str:
    rows = "\n".join(f"| `{column.name}` | {column.sort} | {column.meaning} |" for column in columns)
    return f"<!-- columns of {name} -->\n| column | values | what it says |\n|---|---|---|\n{rows}\n<!-- end -->"


if __name__ == "__main__":
    PATH.write_text(page(PATH.read_text(encoding="utf-8")), encoding="utf-8")
