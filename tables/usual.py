"""What codings usually say, as dictionaries for the record's compression: `python -m tables.usual`, once for a format of the record.

Made of codings of the samples. Records that were written with a file need it for good: better ones get a number of their own.
"""

from pathlib import Path

import msgspec

from legation import code
from legation.model.contract import as_line
from legation.reading import reading
from legation.record.blobs import facts_of, surroundings_of

EACH, CODINGS = 6_000, 2  # characters of a coding, and how many of them
INTO = Path("src/legation/record")


def main() -> None:
    """Write the three files."""
    records = map(msgspec.json.decode, Path("samples/documents.jsonl").read_bytes().splitlines())
    codings = [code(reading(record, record["id"]).document) for record in records]
    codings.sort(key=lambda coding: -len(coding.events))
    shapes = {
        "Facts": [as_line(facts_of(c)) for c in codings],
        "Surroundings": [as_line(surroundings_of(c)) for c in codings],
        "Document": [as_line(msgspec.structs.replace(c.document, text="")) for c in codings],
    }
    for name, lines in shapes.items():
        (INTO / f"usual-{name}-1.txt").write_text("\n".join(one[:EACH] for one in lines[:CODINGS]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
