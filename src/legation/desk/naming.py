"""How the desk calls things, and at which address each has its page."""

from functools import cache
from urllib.parse import quote

from legation.model import Occurrence
from legation.reference.bodies import organisations
from legation.reference.codebook import codes, types
from legation.reference.issues import Issue
from legation.reference.mechanisms import mechanisms
from legation.reference.persons import person_key
from legation.reference.posts import Holder, holders, posts, wordings
from legation.reference.states import states
from legation.reference.tables import rows

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
LAYERS = ("actors", "places", "dates", "statements", "events", "meetings", "commitments")


def party(code: str | None) -> str:
    """The name of a state or organisation; of one that no table knows the words of its code, which a text gave it."""
    if not code:
        return ""
    if code in states():
        return states()[code].name
    found = organisations().get(code)
    if found:
        return found.name
    plain = code.removeprefix("org:")
    return plain.replace("-", " ").title() if "-" in plain else plain


@cache
def _held() -> dict[str, tuple[Holder, ...]]:
    found: dict[str, tuple[Holder, ...]] = {}
    for holder in holders():
        key = person_key(holder.person)
        found[key] = (*found.get(key, ()), holder)
    return found


def held(person: str) -> tuple[Holder, ...]:
    """The register's tenures of the person of a key."""
    return _held().get(person, ())


def person(key: str, worded: str) -> str:
    """What a person is called: as the register has the name, else as reports word it, not in capitals."""
    known = held(key)
    return known[0].person if known else worded.title() if worded.isupper() else worded


@cache
def issue_names() -> dict[str, str]:
    """The issue areas with their names, in the order of the table."""
    return {row.id: row.name for row in reversed(list(rows("issues", Issue)))}


def issue(identity: str) -> str:
    """The name of an issue area."""
    return issue_names().get(identity, identity.replace("-", " "))


def mechanism(key: str | None) -> str:
    """The name of a mechanism."""
    found = mechanisms().get(key or "")
    return found.name if found else (key or "").removeprefix("mechanism:").replace("-", " ")


def post(key: str) -> str:
    """What a post is called: "India: External Affairs Minister"."""
    whose, _, kind = key.removeprefix("office:").partition(".")
    wording = next((w.titles[0] for w in wordings() if w.party == whose and w.post == kind and w.titles), None)
    known = posts().get(kind)
    return f"{party(whose)}: {wording or (known.name if known else kind.replace('-', ' '))}"


def event(kind: str | None) -> str:
    """A PLOVER type as a word."""
    return (kind or "").capitalize()


def cameo(code: str | None) -> str:
    """What a CAMEO code means."""
    found = codes().get(code or "")
    return found.label if found else ""


def meaning(kind: str | None) -> str:
    """What a PLOVER type means."""
    found = types().get(kind or "")
    return found.meaning if found else ""


def to(room: str, key: str, suffix: str = "") -> str:
    """The address of a page."""
    return f"/{room}/{quote(key, safe=':.@+,~')}{suffix}"


def party_link(code: str) -> str:
    """The page of a state or an organisation."""
    return to("state" if code in states() else "organisation", code)


def actor_link(key: str | None) -> str | None:
    """The page of an actor; `None` for groups, which have none."""
    if not key:
        return None
    sort, colon, _ = key.partition(":")
    rooms = {"person": "person", "office": "post", "mechanism": "mechanism", "body": "organisation", "org": "organisation"}
    if not colon:
        return party_link(key)
    return to(rooms[sort], key) if sort in rooms else None


def occurrence_link(one: Occurrence) -> str:
    """The page of an occurrence."""
    return to(one.kind, one.id)


def dyad_link(one: str, other: str) -> str:
    """The page of a dyad, the two in the order of the alphabet."""
    return to("dyad", "-".join(sorted((one, other))))


def fact_link(document: str, fact: str, start: int | None = None) -> str:
    """A document, opened where a fact stands."""
    return to("document", document, f"?fact={quote(fact)}" + (f"&at={start}" if start is not None else "") + f"#f-{quote(fact)}")
