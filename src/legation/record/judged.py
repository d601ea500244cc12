"""What stands of the verdicts, as the rooms that merge and show need it. Each word is looked up by the facts to which it is attached now."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from legation.stories.judging import Judgement, Judgements
from legation.stories.telling import Ref

_PAIRS = (
    "SELECT v.word, d1.document_key, f1.fact_id, d2.document_key, f2.fact_id FROM verdicts_standing v"
    " JOIN attachments a1 ON a1.verdict = v.verdict AND a1.side = 'one' JOIN facts f1 ON f1.fact = a1.fact JOIN documents d1 ON d1.document = f1.document"
    " JOIN attachments a2 ON a2.verdict = v.verdict AND a2.side = 'other' JOIN facts f2 ON f2.fact = a2.fact JOIN documents d2 ON d2.document = f2.document"
    " WHERE v.word IN ({}) ORDER BY v.turn, v.verdict_id"
)


def judgements(connection: sqlite3.Connection) -> Judgements:
    """What must be together, and what apart."""
    said = connection.execute(_PAIRS.format("'same', 'different'"))
    return Judgements.of(Judgement(word, Ref(one, fact), Ref(other, its)) for word, one, fact, other, its in said)


def followed(connection: sqlite3.Connection) -> dict[tuple[Ref, Ref], str]:
    """What stands on follow-ups: the last word on each earlier and later commitment."""
    said = connection.execute(_PAIRS.format("'follow-up', 'no follow-up'"))
    return {(Ref(one, fact), Ref(other, its)): word for word, one, fact, other, its in said}


@dataclass(frozen=True, order=True)
class Decided:
    """A word on what became of a commitment. The later one is the greater one."""

    turn: int
    verdict: str
    status: str
    who: str
    why: str | None = None


def statuses(connection: sqlite3.Connection) -> dict[int, Decided]:
    """The last word on the status of each commitment, by the number of the fact."""
    sql = (
        "SELECT a.fact, v.turn, v.verdict_id, v.value, v.who, v.why FROM verdicts_standing v"
        " JOIN attachments a ON a.verdict = v.verdict AND a.side = 'one' WHERE v.word = 'status' ORDER BY v.turn, v.verdict_id"
    )
    return {fact: Decided(turn, verdict, json.loads(value), who, why) for fact, turn, verdict, value, who, why in connection.execute(sql)}


def rulings(connection: sqlite3.Connection, fact: int) -> Iterator[tuple[str, str | None, Any]]:
    """(word, field, value) of accept, reject and correct on a fact, in the order in which they were said."""
    sql = (
        "SELECT v.word, v.field, v.value FROM verdicts_standing v JOIN attachments a ON a.verdict = v.verdict AND a.side = 'one'"
        " WHERE a.fact = ? AND v.word IN ('accept', 'reject', 'correct') ORDER BY v.turn, v.verdict_id"
    )
    for word, field, value in connection.execute(sql, (fact,)):
        yield word, field, json.loads(value) if value is not None else None
