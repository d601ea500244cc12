"""Tellings from the record: every fact of a kind with what its document, its parties and its mechanism add."""

from collections.abc import Iterator, Mapping
from typing import Any

from legation.model import Commitment, Event, Meeting, Statement
from legation.record.rows import shaped
from legation.record.store import Store
from legation.reference.mechanisms import mechanisms
from legation.stories.telling import Fact, Kind, Telling

SHAPES: dict[Kind, type[Fact]] = {"meeting": Meeting, "event": Event, "statement": Statement, "commitment": Commitment}
TABLES: dict[Kind, str] = {"meeting": "meetings", "event": "events", "statement": "statements", "commitment": "commitments"}
_SENTENCE = "substr(d.text, json_extract(f.json, '$.sentence.start') + 1, json_extract(f.json, '$.sentence.end') - json_extract(f.json, '$.sentence.start'))"
_NOBODY = (frozenset[str](), frozenset[str]())


def tellings(store: Store, kind: Kind, *, after: int = 0) -> Iterator[Telling]:
    """The tellings of one kind, in order of arrival; `after`: of documents with a higher number only."""
    words = _SENTENCE if kind == "event" else "''"
    sql = (
        f"SELECT f.document, f.json, d.published, d.source, {words} AS words FROM {TABLES[kind]} f JOIN documents d ON d.key = f.document"
        " WHERE d.number > ? ORDER BY d.number, f.position"
    )
    sides = _sides(store, kind, after) if kind in ("event", "statement") else {}
    for row in store.connection.execute(sql, (after,)):
        fact = shaped(row["json"], SHAPES[kind])
        between = sides.get((row["document"], fact.id), _NOBODY)
        yield Telling(row["document"], kind, fact, row["published"], row["source"], between, row["words"], _level(fact))


def _sides(store: Store, kind: Kind, after: int) -> Mapping[tuple[str, str], tuple[frozenset[str], frozenset[str]]]:
    """The parties acting (speaking) and acted on (addressed, spoken about), by document and fact."""
    sql = (
        "SELECT p.document, p.fact, p.side, p.party FROM parties p JOIN documents d ON d.key = p.document"
        " WHERE p.kind = ? AND p.party IS NOT NULL AND d.number > ?"
    )
    found: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for document, fact, side, party in store.connection.execute(sql, (kind, after)):
        found.setdefault((document, fact), (set(), set()))[side not in ("actor", "speaker")].add(party)
    return {key: (frozenset(acting), frozenset(acted)) for key, (acting, acted) in found.items()}


def _level(fact: Any) -> str | None:
    mechanism = mechanisms().get(fact.mechanism or "") if isinstance(fact, Meeting) else None
    return mechanism.level if mechanism else None
