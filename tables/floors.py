"""Raises the floors in floors.toml to what `make score` measured, less a margin; never lowers one. Run by `make raise-floors`."""

import json
import math
import sys
from datetime import UTC, datetime
from pathlib import Path

from legation.evaluation.floors import Floor, read_floors
from legation.evaluation.gold import digest
from legation.evaluation.scoring import SETS

ROOT = Path(__file__).resolve().parent.parent
MARGIN = 0.02  # wider than the change from one harmless mending of a table, narrower than any confidence interval of ours
HEAD = """# Figures below which a release must not fall: `legation score --floors floors.toml --gold DIR` holds them.
# Each is tied to a digest of its gold. `make raise-floors` raises them; lowering one is explicit, and `why` says for what reason.
"""


def raised(figures: dict[str, dict[str, dict[str, float | None]]], gold: Path, old: dict[str, Floor]) -> dict[str, Floor]:
    """The old floors, and a new one wherever it is higher or the gold has changed."""
    out = dict(old)
    day = datetime.now(UTC).date().isoformat()
    for name, kind in SETS.items():
        for main in kind.main if name in figures else ():
            value = figures[name][main]["value"]
            if value is None:
                continue
            floor, mark, before = math.floor((value - MARGIN) * 100) / 100, digest(gold, name), old.get(f"{name} {main}")
            if before is None or before.digest != mark or before.floor < floor:
                out[f"{name} {main}"] = Floor(floor=floor, digest=mark, why=f"{value:.3f} measured on {day}, less {MARGIN}")
    return out


def main(scores: str, gold: str) -> None:
    """Read the scores and the floors, write the floors."""
    path = ROOT / "floors.toml"
    floors = raised(json.loads(Path(scores).read_text(encoding="utf-8")), Path(gold), read_floors(path) if path.exists() else {})
    parts = [f'["{name}"]\nfloor = {row.floor:.2f}\ndigest = "{row.digest}"\nwhy = "{row.why}"\n' for name, row in floors.items()]
    path.write_text("\n".join([HEAD, *parts]), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
