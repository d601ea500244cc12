"""How a snapshot is cited: CITATION.cff."""

import json
from collections.abc import Sequence

from legation.model import Coverage


def citation(title: str, authors: Sequence[str], snapshot: str, release: str, covered: Coverage) -> str:
    """The file. It names no day of making, since none is kept; the id of the snapshot is its version."""
    period = f", {covered.first} to {covered.last}" if covered.first else ""
    lines = [
        "cff-version: 1.2.0", "message: If you use this snapshot, please cite it as below, with its version.", "type: dataset", f"title: {json.dumps(title, ensure_ascii=False)}",
        f"version: {snapshot}", "authors:", *(f"  - name: {json.dumps(author, ensure_ascii=False)}" for author in authors),
        f"abstract: {json.dumps(f'Meetings, statements, events and commitments read from {covered.documents} dated documents{period}, by Legation {release}.')}",
        "keywords: [event data, diplomacy, PLOVER, CAMEO]",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"
