"""What Datasette is told of a record, so that it shows names for numbers, search boxes, facets, and no helper tables."""

import json
from importlib.resources import files
from pathlib import Path


def metadata(record: str | Path) -> str:
    """The metadata for this record's file as JSON: Datasette knows a file by its name without the ending."""
    told = json.loads((files("legation.record") / "datasette.json").read_text(encoding="utf-8"))
    about = "Meetings, statements, events and commitments between states, read from diplomatic reporting, each with its sentence and its document."
    return json.dumps(
        {"title": "A record of relations between states", "description": about, "databases": {Path(record).stem: told}}, indent=2
    )
