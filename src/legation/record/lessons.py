"""Lessons: what texts of a record taught and a person accepted, as rows of a register of the user's own, each with the documents it rests on."""

from collections import Counter
from collections.abc import Iterable, Iterator

from legation.model import LearntTenure, Level, Standing
from legation.record.mechanisms import said_of
from legation.record.occurrences import bring_up
from legation.record.store import Store
from legation.record.tenures import tenures
from legation.reference.mechanisms import Mechanism, mechanisms
from legation.reference.own import Own
from legation.reference.posts import Holder
from legation.reference.register import Register

NAMED = 10  # documents named as the source of a row; the record has them all
MEMBERS = 12  # parties up to which those who met are taken for the members: of a larger format each meeting has some only
_LEVELS: tuple[Level, ...] = ("leader", "minister", "official")


def lessons(store: Store, register: Register, *, standings: tuple[Standing, ...] = ("agrees",), reports: int = 2) -> Own:
    """Learnt mechanisms whose last verdict accepts them, and learnt tenures that stand so to the register and that so many reports have."""
    bring_up(store)
    accepted = sorted(key for key, word in said_of(store).items() if word == "accept" and key not in mechanisms())
    learnt = (one for one in tenures(store, register) if one.standing in standings and one.reports >= reports)
    return Own(mechanisms=tuple(row for key in accepted for row in _mechanism(store, key)), holders=tuple(_holder(one) for one in learnt))


def _mechanism(store: Store, key: str) -> Iterator[Mechanism]:
    """The row of a learnt mechanism; none where no document of the record has it any more."""
    sql = (
        "SELECT m.mechanism_name, m.level, d.document_key, (SELECT group_concat(DISTINCT a.party) FROM parties p JOIN actors a ON a.actor = p.actor"
        " WHERE p.fact = m.fact) AS parties FROM meetings m JOIN facts f ON f.fact = m.fact JOIN documents d ON d.document = f.document WHERE m.mechanism = ?"
        " ORDER BY d.published, d.document_key"
    )
    rows = store.connection.execute(sql, (key,)).fetchall()
    names = Counter(row["mechanism_name"] for row in rows if row["mechanism_name"])
    if not names:
        return
    called = sorted(names, key=lambda name: (-names[name], name))
    members = sorted({party for row in rows for party in (row["parties"] or "").split(",") if party})
    levels = Counter(row["level"] for row in rows if row["level"] in _LEVELS)
    level = levels.most_common(1)[0][0] if levels else None
    yield Mechanism(
        key=key, name=called[0], names=tuple(called), members=tuple(members) if len(members) <= MEMBERS else (), level=level,
        source=_source(row["document_key"] for row in rows),
    )  # fmt: skip


def _holder(one: LearntTenure) -> Holder:
    """The row of a tenure: from the first to the last day on which it was seen, open, and vouched for up to the last. The register's spelling, where it has one."""
    name = one.register[0] if one.standing == "agrees" and len(one.register) == 1 else one.name
    return Holder(
        party=one.party, post=one.post, person=name, names=(one.name,) if one.name != name else (), title=None, from_=one.first, known=one.last,
        source=_source(sighting.document for sighting in one.sightings),
    )  # fmt: skip


def _source(documents: Iterable[str]) -> str:
    return "reports: " + ", ".join(list(dict.fromkeys(documents))[:NAMED])
