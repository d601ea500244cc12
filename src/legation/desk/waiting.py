"""Which facts wait for a person's word, of the whole record: gone through along its indexes in the order asked for, until a page is full."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from legation.desk.asking import Filters
from legation.desk.visit import Visit
from legation.record.occurrences import narrowing

PORTION, PORTIONS = (
    400,
    25,
)  # numbers drawn by chance at once, and how often: where a choice leaves so few facts that these miss them, fewer are shown
_DOUBT = "CAST(round(100 * abs({} - 0.5)) AS INTEGER)"
_UNJUDGED = "f.ruling IS NULL AND f.kind <> 'possible event'"
_LEAST = (
    f"SELECT {_DOUBT.format('f.confidence')}, f.fact FROM facts f INDEXED BY facts_by_doubt WHERE {_UNJUDGED}{{}} ORDER BY {_DOUBT.format('f.confidence')}, f.fact LIMIT ?",
    f"SELECT {_DOUBT.format('e.sides_confidence')}, f.fact FROM events e INDEXED BY events_by_doubt CROSS JOIN facts f ON f.fact = e.fact WHERE e.sides_confidence IS NOT NULL AND {_UNJUDGED}{{}}"
    f" ORDER BY {_DOUBT.format('e.sides_confidence')}, e.fact LIMIT ?",
)


def waiting(visit: Visit, order: str, most: int) -> list[int]:
    """The numbers of the first `most` facts that nobody has judged."""
    narrowed, values = _narrowed(visit.asked)
    if order == "consequence":
        return list(_weightiest(visit, most))
    if order == "random":
        return list(_by_chance(visit, narrowed, values, most))
    found: dict[int, int] = {}
    for sql in _LEAST:
        for doubt, fact in visit.view.store.connection.execute(sql.format(narrowed), (*values, most)):
            found[fact] = min(doubt, found.get(fact, doubt))
    return sorted(found, key=lambda fact: (found[fact], fact))[:most]


def _narrowed(asked: Filters) -> tuple[str, list[Any]]:
    """What the page is narrowed by, as conditions on `facts f`."""
    parts: list[str] = []
    values: list[Any] = []
    if asked.kind:
        parts.append("f.kind = ?")
        values.append(asked.kind)
    for party in asked.party:
        parts.append(
            "EXISTS (SELECT 1 FROM tellings t JOIN occurrence_parties p ON p.occurrence = t.occurrence WHERE t.fact = f.fact AND p.party = ?)"
        )
        values.append(party)
    if asked.issue:
        parts.append("EXISTS (SELECT 1 FROM issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.fact = f.fact AND n.issue_id = ?)")
        values.append(asked.issue)
    return "".join(f" AND {part}" for part in parts), values


def _weightiest(visit: Visit, most: int) -> Iterator[int]:
    """Of the occurrences that weigh most the telling that is least certain."""
    asked = visit.asked
    more, values = narrowing(asked.asked(asked.kind or "meeting"))
    parts = ["o.judged = 0", *(["o.occurrence_kind = ?"] if asked.kind else []), *([more] if more else [])]
    first: Sequence[Any] = [asked.kind] if asked.kind else []
    connection = visit.view.store.connection
    sql = f"SELECT o.occurrence FROM occurrences o INDEXED BY occurrences_by_weight WHERE {' AND '.join(parts)} ORDER BY o.weight DESC, o.occurrence LIMIT ?"
    least = (
        "SELECT f.fact FROM (SELECT fact FROM tellings WHERE fact = ?1 AND occurrence = fact UNION ALL SELECT fact FROM tellings WHERE occurrence = ?1 AND occurrence <> fact) t"
        f" JOIN facts f ON f.fact = t.fact WHERE {_UNJUDGED} ORDER BY {_DOUBT.format('f.confidence')}, f.fact LIMIT 1"
    )
    for (number,) in connection.execute(sql, (*first, *values, most)).fetchall():
        yield from (row[0] for row in connection.execute(least, (number,)))


def _by_chance(visit: Visit, narrowed: str, values: Sequence[Any], most: int) -> Iterator[int]:
    """Facts drawn by their numbers, the same draws until more come in."""
    connection = visit.view.store.connection
    (highest,) = connection.execute("SELECT coalesce(max(fact), 0) FROM facts").fetchone()
    seen: dict[int, None] = {}
    for portion in range(PORTIONS if highest else 0):
        drawn = [_drawn(portion * PORTION + n, highest) for n in range(PORTION)]
        sql = f"SELECT f.fact FROM facts f WHERE f.fact IN ({','.join('?' * len(drawn))}) AND {_UNJUDGED}{narrowed}"
        there = {row[0] for row in connection.execute(sql, (*drawn, *values))}
        seen.update(dict.fromkeys(fact for fact in drawn if fact in there))
        if len(seen) >= most:
            break
    yield from list(seen)[:most]


def _drawn(number: int, highest: int) -> int:
    return int(sha256(f"draw {number}".encode()).hexdigest()[:15], 16) % highest + 1
