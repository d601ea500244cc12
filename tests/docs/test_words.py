"""docs/words.md: one word per concept, each once, each explained; every room of the package is among them."""

import re
from collections import Counter

from conftest import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in (ROOT / "docs" / "words.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| word |")
]
SOURCE = ROOT / "src" / "legation"


def test_every_word_has_one_row() -> None:
    assert len(ROWS) > 60
    assert [word for word, times in Counter(row[0] for row in ROWS).items() if times > 1] == []


def test_every_row_says_what_it_means() -> None:
    assert [row[0] for row in ROWS if len(row) < 2 or len(row[1]) < 15] == []


def test_every_room_is_named_by_words_of_the_list_or_explains_itself() -> None:
    """A folder whose name nobody has explained is a room that nobody finds."""
    known = {row[0] for row in ROWS} | {word for row in ROWS for word in re.findall(r"\w+", row[1])}
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    plain = {"api", "cli", "language", "model", "reference", "reading", "exports", "evaluation", "explaining"}
    assert [
        room
        for room in sorted(rooms - plain)
        if room not in known and room.removesuffix("s") not in known and room.removesuffix("ies") + "y" not in known
    ] == []
