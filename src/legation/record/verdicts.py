"""Verdicts: what persons say about two facts. Rows are appended, and take effect when the record is viewed."""

from collections.abc import Iterator
from typing import Literal, get_args

import msgspec

from legation.model import LegationError
from legation.record.store import Store
from legation.record.tellings import TABLES
from legation.stories.judging import Judgement, Judgements
from legation.stories.telling import KINDS, Kind, Ref

Word = Literal["same", "different", "follow-up", "no follow-up"]
WORDS: tuple[Word, ...] = get_args(Word)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """One word on two facts, each named by the key of its document and its id."""

    number: int
    verdict: Word
    one: tuple[str, str]
    other: tuple[str, str]
    who: str
    why: str | None = None


def verdicts(store: Store) -> Iterator[Verdict]:
    """All verdicts in the order in which they were given."""
    for row in store.connection.execute("SELECT * FROM verdicts ORDER BY number"):
        one, other = (row["one_document"], row["one_fact"]), (row["other_document"], row["other_fact"])
        yield Verdict(number=row["number"], verdict=row["verdict"], one=one, other=other, who=row["who"], why=row["why"])


def judge(store: Store, word: Word, one: Ref, other: Ref, *, who: str, why: str | None = None) -> bool:
    """Appends a verdict; `False` where the same person's last word on the two is the same already."""
    if one == other:
        raise LegationError(f"cannot judge whether a fact is {word} as itself", one.fact, "Name two facts")
    kinds = [kind_of(store, one), kind_of(store, other)]
    if kinds[0] != kinds[1]:
        raise LegationError(
            "cannot judge facts of two kinds together", f"{one.fact} ({kinds[0]}), {other.fact} ({kinds[1]})", "Name two of one kind"
        )
    if word in ("follow-up", "no follow-up") and kinds[0] != "commitment":
        raise LegationError("only commitments have follow-ups", one.fact, "Name two commitments")
    if _last(store, word, one, other) == (word, who, why):
        return False
    with store.transaction("cannot write a verdict to the record") as connection:
        connection.execute(
            "INSERT INTO verdicts (verdict, one_document, one_fact, other_document, other_fact, who, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (word, one.document, one.fact, other.document, other.fact, who, why),
        )
    return True


def judgements(store: Store) -> Judgements:
    """What stands on occurrences."""
    said = ((v.verdict, Ref(*v.one), Ref(*v.other)) for v in verdicts(store))
    return Judgements.of(Judgement(word, one, other) for word, one, other in said if word in ("same", "different"))


def followed(store: Store) -> dict[tuple[Ref, Ref], Word]:
    """What stands on follow-ups: the last word on each earlier and later commitment."""
    return {(Ref(*v.one), Ref(*v.other)): v.verdict for v in verdicts(store) if v.verdict in ("follow-up", "no follow-up")}


def kind_of(store: Store, ref: Ref) -> Kind:
    """The kind of a fact; an error that names it where there is none."""
    for kind in KINDS:
        if store.connection.execute(f"SELECT 1 FROM {TABLES[kind]} WHERE document = ? AND id = ?", (ref.document, ref.fact)).fetchone():
            return kind
    raise LegationError(
        "there is no such fact in the record", f"{ref.document}/{ref.fact}", "`legation occurrences` lists facts with their ids"
    )


def fact_named(store: Store, name: str) -> Ref:
    """The fact of an id, or of `DOCUMENT/FACT` where one id is in several documents."""
    document, _, fact = name.rpartition("/")
    found = [
        Ref(row["document"], row["id"])
        for table in TABLES.values()
        for row in store.connection.execute(f"SELECT document, id FROM {table} WHERE id = ? ORDER BY document", (fact,))
        if document in ("", row["document"])
    ]
    if not found:
        raise LegationError("there is no such fact in the record", name, "`legation occurrences` lists facts with their ids")
    if len(found) > 1:
        which = ", ".join(f"{ref.document}/{ref.fact}" for ref in found[:5])
        raise LegationError("this fact is in several documents", name, f"Name one of them: {which}")
    return found[0]


def _last(store: Store, word: Word, one: Ref, other: Ref) -> tuple[str, str, str | None] | None:
    """The last word, by whom and why, on the two; for occurrences in either order."""
    wanted = {(one, other), (other, one)} if word in ("same", "different") else {(one, other)}
    of = ("same", "different") if word in ("same", "different") else ("follow-up", "no follow-up")
    said = [v for v in verdicts(store) if (Ref(*v.one), Ref(*v.other)) in wanted and v.verdict in of]
    return (said[-1].verdict, said[-1].who, said[-1].why) if said else None
