"""Verdicts: what persons say about facts. Rows are appended, never altered; each is anchored on the evidence of its facts, and outlives a new coding of them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Literal, get_args

import msgspec

from legation.model import LegationError, content_id
from legation.model.contract import as_line
from legation.record import keeping
from legation.record.anchors import anchor_of, without_words
from legation.record.corrections import corrected, value_of
from legation.record.laying import attach, relay
from legation.record.store import Store
from legation.record.tellings import Tellings, fact_kind
from legation.stories.telling import Kind, Ref

Word = Literal["same", "different", "follow-up", "no follow-up", "accept", "reject", "correct", "status"]
WORDS: tuple[Word, ...] = get_args(Word)
ON_TWO: tuple[Word, ...] = ("same", "different", "follow-up", "no follow-up")
STATUSES = (
    "explored", "proposed", "pledged", "agreed", "signed", "under way", "fulfilled", "suspended", "abandoned", "kept", "broken", "overtaken",
)  # fmt: skip
_COLUMNS = (
    "turn", "verdict_id", "word", "kind", "one_document", "one_fact", "one_anchor", "other_document", "other_fact", "other_anchor", "field", "value", "who", "why",
    "withdraws",
)  # fmt: skip
_INSERT = f"INSERT INTO verdicts ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) ON CONFLICT DO NOTHING"
_OPPOSED: tuple[tuple[Word, ...], ...] = (
    ("same", "different"),
    ("follow-up", "no follow-up"),
    ("accept", "reject", "correct"),
    ("status",),
)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """One word, on one fact or two, each named by the key of its document and its id. `field`, `value`: of a correction, or the status of a commitment.

    `one` of a verdict on a learnt mechanism is ("", its key). `withdraws`: of a withdrawal, the id of what it takes back; `withdrawn`: it was taken back.
    `loose`: its words tell of no such fact any more, so it has no effect; it is kept.
    """

    number: int
    id: str
    verdict: str
    kind: str
    one: tuple[str, str]
    other: tuple[str, str] | None = None
    field: str | None = None
    value: Any = None
    who: str
    why: str | None = None
    loose: bool = False
    withdraws: str | None = None
    withdrawn: bool = False


def verdicts(store: Store, fact: int | None = None, *, mechanisms: bool = False) -> Iterator[Verdict]:
    """All verdicts on facts in the order in which they were given, or those attached to the fact of a number; with `mechanisms` those on learnt ones too."""
    sql = (
        "SELECT v.*, (SELECT count(*) FROM attachments a WHERE a.verdict = v.verdict) AS attached,"
        " EXISTS (SELECT 1 FROM verdicts w WHERE w.withdraws = v.verdict_id) AS withdrawn FROM verdicts v"
        " WHERE ?1 IS NULL OR v.verdict IN (SELECT verdict FROM attachments WHERE fact = ?1) ORDER BY v.turn, v.verdict_id"
    )
    for row in store.connection.execute(sql, (fact,)):
        if row["kind"] == "mechanism" and not mechanisms:
            continue
        other = (row["other_document"], row["other_fact"]) if row["other_fact"] else None
        yield Verdict(
            number=row["verdict"], id=row["verdict_id"], verdict=row["word"], kind=row["kind"], one=(row["one_document"] or "", row["one_fact"]), other=other,
            field=row["field"], value=json.loads(row["value"]) if row["value"] else None, who=row["who"], why=row["why"],
            loose=row["kind"] != "mechanism" and row["attached"] < (2 if other else 1), withdraws=row["withdraws"], withdrawn=bool(row["withdrawn"]),
        )  # fmt: skip


def judge(store: Store, word: Word, one: Ref, other: Ref, *, who: str, why: str | None = None) -> bool:
    """Appends a word on two facts; `False` where the same person's last word on the two is the same already."""
    if one == other:
        raise LegationError(f"cannot judge whether a fact is {word} as itself", one.fact, "Name two facts")
    kinds = [kind_of(store, one), kind_of(store, other)]
    if kinds[0] != kinds[1]:
        raise LegationError(
            "cannot judge facts of two kinds together", f"{one.fact} ({kinds[0]}), {other.fact} ({kinds[1]})", "Name two of one kind"
        )
    if word in ("follow-up", "no follow-up") and kinds[0] != "commitment":
        raise LegationError("only commitments have follow-ups", one.fact, "Name two commitments")
    return _append(store, word, kinds[0], (one, other), who=who, why=why)


def rule(store: Store, word: Literal["accept", "reject"], one: Ref, *, who: str, why: str | None = None) -> bool:
    """Accepts or rejects a fact; what is rejected counts nowhere. `False` where that is the same person's last word already."""
    return _append(store, word, kind_of(store, one), (one,), who=who, why=why)


def correct(store: Store, one: Ref, field: str, value: Any, *, who: str, why: str | None = None) -> bool:
    """Gives a field of a fact another value, in every view; what was coded stays beside it. `False` where it has this value already."""
    number = _number(store.connection, one)
    corrected(_fact(store.connection, number), [(field, value)])
    if has_value(store, one, field, value):
        return False
    return _append(store, "correct", kind_of(store, one), (one,), field=field, value=value, who=who, why=why)


def has_value(store: Store, one: Ref, field: str, value: Any) -> bool:
    """Whether a fact has this value in a field, as it stands after verdicts."""
    return bool(value_of(_fact(store.connection, _number(store.connection, one)), field) == value)


def decide(store: Store, one: Ref, status: str, *, who: str, why: str | None = None) -> bool:
    """Says what became of a commitment."""
    if kind_of(store, one) != "commitment":
        raise LegationError("only a commitment has a status", one.fact, "Name a commitment")
    if status not in STATUSES:
        raise LegationError("there is no such status", status, f"Say one of: {', '.join(STATUSES)}")
    return _append(store, "status", "commitment", (one,), value=status, who=who, why=why)


def withdraw(store: Store, verdict: str, *, who: str, why: str | None = None) -> bool:
    """Takes back one earlier verdict, named by its id or the beginning of it; what was said besides stands. `False` where it was taken back before."""
    given = _verdict_named(store, verdict)
    if given["word"] == "withdraw":
        raise LegationError("a withdrawal cannot be withdrawn", verdict, "Give the word again that it took back")
    if store.connection.execute("SELECT 1 FROM verdicts WHERE withdraws = ?", (given["verdict_id"],)).fetchone():
        return False
    with store.transaction("cannot withdraw a verdict of the record") as connection:
        keeping.bring_up(connection)
        (turn,) = connection.execute("SELECT coalesce(max(turn), 0) + 1 FROM verdicts").fetchone()
        row = {
            **dict(given),
            "turn": turn,
            "word": "withdraw",
            "field": None,
            "value": None,
            "who": who,
            "why": why,
            "withdraws": given["verdict_id"],
        }
        row["verdict_id"] = content_id("verdict", *(row[column] for column in _COLUMNS if column != "verdict_id"))
        number = connection.execute(_INSERT, tuple(row[column] for column in _COLUMNS)).lastrowid
        connection.execute("INSERT INTO attachments SELECT ?, side, fact FROM attachments WHERE verdict = ?", (number, given["verdict"]))
        facts = [
            fact for (fact,) in connection.execute("SELECT fact FROM attachments WHERE verdict = ? ORDER BY side", (number,)).fetchall()
        ]
        if given["word"] in ("accept", "reject", "correct"):
            for fact in facts:
                relay(connection, fact)
        else:
            keeping.disturb(connection, facts)
        keeping.bring_up(connection)
    return True


def _verdict_named(store: Store, name: str) -> sqlite3.Row:
    sql = "SELECT * FROM verdicts WHERE verdict_id = ?1 OR (length(?1) > 8 AND substr(verdict_id, 1, length(?1)) = ?1) ORDER BY verdict LIMIT 2"
    found = store.connection.execute(sql, (name,)).fetchall()
    if len(found) != 1:
        attempted = "there is no such verdict in the record" if not found else "this is the beginning of several verdicts' ids"
        raise LegationError(attempted, name, "`legation verdict list` shows them with their ids")
    row: sqlite3.Row = found[0]
    return row


def kind_of(store: Store, ref: Ref) -> Kind:
    """The kind of a fact; an error that names it where there is none."""
    sql = "SELECT f.kind FROM facts f JOIN documents d ON d.document = f.document WHERE f.fact_id = ? AND d.document_key = ?"
    row = store.connection.execute(sql, (ref.fact, ref.document)).fetchone()
    if row is None:
        raise LegationError(
            "there is no such fact in the record", f"{ref.document}/{ref.fact}", "`legation occurrences` lists facts with their ids"
        )
    return fact_kind(row[0])


def fact_named(store: Store, name: str) -> Ref:
    """The fact of an id, or of `DOCUMENT/FACT` where one id is in several documents."""
    document, _, fact = name.rpartition("/")
    sql = "SELECT d.document_key, f.fact_id FROM facts f JOIN documents d ON d.document = f.document WHERE f.fact_id = ? ORDER BY d.document_key"
    found = [Ref(*row) for row in store.connection.execute(sql, (fact,)) if document in ("", row[0])]
    if not found:
        raise LegationError("there is no such fact in the record", name, "`legation occurrences` lists facts with their ids")
    if len(found) > 1:
        which = ", ".join(f"{ref.document}/{ref.fact}" for ref in found[:5])
        raise LegationError("this fact is in several documents", name, f"Name one of them: {which}")
    return found[0]


def write_foreign(connection: sqlite3.Connection, rows: Sequence[dict[str, Any]]) -> int:
    """Appends verdicts that come from elsewhere, in their order, and attaches them where their documents are here; how many were new.

    Of documents that were removed here the anchors lose their words.
    """
    new, documents = 0, set()
    removed = {row[0] for row in connection.execute("SELECT document_key FROM documents WHERE state = 'removed'")}
    for row in rows:
        row = {
            **row,
            **{
                f"{side}_anchor": without_words(row.get(f"{side}_anchor"))
                for side in ("one", "other")
                if row.get(f"{side}_document") in removed
            },
        }
        made = connection.execute(_INSERT, tuple(row.get(column) for column in _COLUMNS))
        new += made.rowcount
        documents |= {row.get("one_document"), row.get("other_document")} if made.rowcount else set()
    for document in sorted(d for d in documents if d):
        attach(connection, document)
    keeping.bring_up(connection)
    return new


def exported(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Every verdict as it travels: with its anchors, without the numbers of this record."""
    for row in connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM verdicts ORDER BY turn, verdict_id"):
        yield dict(row)


def _append(  # noqa: PLR0913  a verdict has so many parts
    store: Store, word: Word, kind: Kind, refs: tuple[Ref, ...], *, field: str | None = None, value: Any = None, who: str, why: str | None
) -> bool:
    last = _last(store, word, refs, field)
    given = json.dumps(value, ensure_ascii=False, sort_keys=True) if word in ("correct", "status") else None
    if last is not None and (last["word"], last["value"], last["who"], last["why"]) == (word, given, who, why):
        return False
    with store.transaction("cannot write a verdict to the record") as connection:
        keeping.bring_up(connection)
        numbers = [_number(connection, ref) for ref in refs]
        anchors = [as_line(anchor_of(_fact(connection, number))) for number in numbers]
        sides = [part for ref, anchor in zip(refs, anchors, strict=True) for part in (ref.document, ref.fact, anchor)] + [None] * (
            3 * (2 - len(refs))
        )
        (turn,) = connection.execute("SELECT coalesce(max(turn), 0) + 1 FROM verdicts").fetchone()
        identity = content_id("verdict", turn, word, kind, *sides, field, given, who, why)
        made = connection.execute(_INSERT, (turn, identity, word, kind, *sides, field, given, who, why, None))
        for side, number in zip(("one", "other"), numbers, strict=False):
            connection.execute("INSERT INTO attachments VALUES (?, ?, ?)", (made.lastrowid, side, number))
        if word in ("accept", "reject", "correct"):
            relay(connection, numbers[0])
        else:
            keeping.disturb(connection, numbers)
        keeping.bring_up(connection)
    return True


def _last(store: Store, word: Word, refs: tuple[Ref, ...], field: str | None) -> sqlite3.Row | None:
    """The last word of its sort on these facts; on occurrences in either order."""
    sort = next(words for words in _OPPOSED if word in words)
    names = [part for ref in refs for part in (ref.document, ref.fact)]
    fits = "one_document = ? AND one_fact = ?" + (" AND other_document = ? AND other_fact = ?" if len(refs) == 2 else "")
    if word in ("same", "different"):
        fits, names = f"({fits}) OR ({fits})", [*names, *names[2:], *names[:2]]
    marks = ",".join("?" * len(sort))
    sql = f"SELECT word, field, value, who, why FROM verdicts_standing WHERE ({fits}) AND word IN ({marks}) ORDER BY turn DESC, verdict_id DESC LIMIT 1"
    found: sqlite3.Row | None = store.connection.execute(sql, (*names, *sort)).fetchone()
    return None if found is not None and found["field"] != field else found


def _number(connection: sqlite3.Connection, ref: Ref) -> int:
    sql = "SELECT f.fact FROM facts f JOIN documents d ON d.document = f.document WHERE f.fact_id = ? AND d.document_key = ?"
    row = connection.execute(sql, (ref.fact, ref.document)).fetchone()
    if row is None:
        raise LegationError("there is no such fact in the record", f"{ref.document}/{ref.fact}", "It may have been coded again meanwhile")
    return int(row[0])


def _fact(connection: sqlite3.Connection, number: int) -> Any:
    sql = "SELECT kind, coding, fact_position, corrected FROM facts WHERE fact = ?"
    return Tellings(connection).fact(connection.execute(sql, (number,)).fetchone())
