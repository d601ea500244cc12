"""Looking for words: occurrences by the sentence that fits best, and documents, each with its passage; and the pages that the words may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legation.desk import naming
from legation.desk.visit import Visit
from legation.model import LegationError
from legation.record.finding import SearchKind, Sought, search
from legation.record.known import party_named
from legation.reference.mechanisms import mechanisms
from legation.reference.persons import person_key
from legation.reference.states import states

_PAIR = re.compile(r"([A-Za-z][A-Za-z0-9]{1,9})\s*(?:-|–|/|,|\band\b|\s)\s*([A-Za-z][A-Za-z0-9]{1,9})")


@dataclass(frozen=True)
class Door:
    """A page that the words may mean."""

    kind: str
    name: str
    link: str


@dataclass(frozen=True)
class Sight:
    """What was found: the passage in pieces, those with the words marked."""

    kind: str
    title: str
    link: str
    passage: tuple[tuple[bool, str], ...]
    document: str
    at: str
    source: str | None
    published: str | None


def doors(visit: Visit, words: str) -> Iterator[Door]:
    """Dyads, states, persons, mechanisms and issues that are called so, the surest first."""
    bare = words.strip().strip('"')
    if not bare or len(bare) > 120:
        return
    seen: set[str] = set()
    for door in (*_pairs(bare), *_parties(bare), *_mechanisms(bare), *_issues(bare), *_people(visit, bare)):
        if door.link not in seen:
            seen.add(door.link)
            yield door


def _pairs(words: str) -> Iterator[Door]:
    found = _PAIR.fullmatch(words)
    sides = [_party(side) for side in found.groups()] if found else [_party(side) for side in re.split(r"\s+(?:and|with|&|-|–)\s+", words)]
    known = [side for side in sides if side]
    if len(known) == 2 and known[0] != known[1] and len(sides) == 2:
        yield Door("dyad", f"{naming.party(known[0])} and {naming.party(known[1])}", naming.dyad_link(known[0], known[1]))


def _party(words: str) -> str | None:
    """The state or organisation that is called so, by code or name."""
    try:
        return party_named(words)
    except LegationError:
        return None


def _parties(words: str) -> Iterator[Door]:
    code = _party(words)
    if code:
        yield Door("state" if code in states() else "organisation", naming.party(code), naming.party_link(code))


def _mechanisms(words: str) -> Iterator[Door]:
    wanted = words.casefold().removeprefix("the ")
    for key, one in mechanisms().items():
        called = [name.casefold() for name in (one.name, *one.names, *one.terms)]
        if wanted in called or (len(wanted) > 3 and wanted in one.name.casefold()):
            yield Door("mechanism", one.name, naming.to("mechanism", key))


def _issues(words: str) -> Iterator[Door]:
    wanted = words.casefold()
    for identity, name in naming.issue_names().items():
        if wanted in (identity, identity.replace("-", " "), name.casefold()):
            yield Door("issue", name, naming.to("issue", identity))


def _people(visit: Visit, words: str) -> Iterator[Door]:
    slug = person_key(words).partition(":")[2]
    if len(slug) < 3:
        return
    sql = (
        "SELECT actor_key, max(name), count(*) FROM actors WHERE actor_key >= 'person:' AND actor_key < 'person;' AND (actor_key = ?1 OR actor_key LIKE ?2)"
        " GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 5"
    )
    plain = slug.replace("%", "").replace("_", "")
    for key, name, _ in visit.view.store.connection.execute(sql, (f"person:{slug}", f"person:%-{plain}")):
        yield Door("person", naming.person(key, name), naming.to("person", key))


def sights(visit: Visit, words: str, kind: SearchKind | None, per: int, offset: int) -> tuple[Sight, ...]:
    """What has the words, best first."""
    asked = visit.asked.asked("meeting", per=per, offset=0)
    found = search(visit.view.store, words, Sought(kind, asked), limit=per, offset=offset)
    return tuple(
        Sight(
            one.kind, one.title or one.document_title or one.document_id, naming.to(one.kind, one.occurrence or one.document), pieces(one.passage, "[", "]"), one.document,
            naming.fact_link(one.document, one.fact, one.sentence.start if one.sentence else None) if one.fact else naming.to("document", one.document), one.source, one.published,
        )
        for one in found
    )  # fmt: skip


def pieces(passage: str, on: str, off: str) -> tuple[tuple[bool, str], ...]:
    """A passage cut where marks begin and end: (marked, words)."""
    found: list[tuple[bool, str]] = []
    marked = False
    for part in re.split(f"([{re.escape(on)}{re.escape(off)}])", passage):
        if part in (on, off):
            marked = part == on
        elif part:
            found.append((marked, part))
    return tuple(found)
