"""What people call parties, issue areas, actors, mechanisms, places and kinds, as the codes that a record has. What is not known is an error that names the nearest."""

from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz import fuzz, process

from legation.model import LegationError, OccurrenceKind
from legation.record.mechanisms import mechanism_key
from legation.record.store import Store
from legation.reference.bodies import Organisation, organisations
from legation.reference.issues import issue_table
from legation.reference.named import of_register, own_rows
from legation.reference.organs import acronym_of
from legation.reference.persons import person_key
from legation.reference.state_forms import StateForm, state_forms, undotted
from legation.reference.states import State, states
from legation.reference.wording import fold
from legation.stories.telling import KINDS

_HOW = "Name it by ISO 3166-1 alpha-3 code or acronym, as IND or NATO"
SHOWN = 3  # nearest ones that an error names
_LEAST = 50  # rapidfuzz WRatio under which nothing is near: "USB" has 67 with USA, "qqqq" 45 with anything


def party_named(text: str, store: Store | None = None) -> str:
    """The ISO3 code or acronym of a state or organisation: "usa", "UK", "Britain", "IN", "European Union". `store`: a record whose own parties count too."""
    words = undotted(text.strip())
    found = _coded(words) or _state_called(words) or _organisation_called(words) or (_of_record(words, store) if store else None)
    if found is None:
        raise LegationError("there is no such party", text, _seat(words) or _nearest(text, _party_names()) or _HOW)
    return found


def issue_named(text: str, store: Store | None = None) -> str:
    """The id of an issue area: "maritime-security", "Maritime security"."""
    known = {issue.id: issue.name for issue in issue_table().issues.values()}
    ids = {*known, *(_column(store, "SELECT issue_id FROM issue_areas") if store else ())}
    wanted = fold(text)
    found: str | None = next((one for one in sorted(ids) if wanted in (fold(one), fold(known.get(one, one)))), None)
    if found is None:
        raise LegationError(
            "there is no such issue area",
            text,
            _nearest(text, {one: known.get(one, one) for one in ids}) or f"There are {', '.join(sorted(ids))}",
        )
    return found


def actor_named(text: str, store: Store) -> str:
    """The key of an actor of the record: by key, or by a name that only one has ("Blinken"). A party's code or name stands for the state or organisation."""
    wanted = text.strip()
    if _has(store, "SELECT 1 FROM actors WHERE actor_key = ?", wanted):
        return wanted
    rows = store.connection.execute("SELECT actor_key, name, count(*) FROM actors WHERE kind <> 'group' GROUP BY 1, 2").fetchall()
    called = [(key, name) for key, name, _ in rows if fold(wanted) in (fold(name), key.casefold(), person_key(name).partition(":")[2])]
    last = [(key, name) for key, name, _ in rows if key.startswith("person:") and " " in name and fold(name).split()[-1:] == [fold(wanted)]]
    for found in (last, called):
        if found:
            return _only_actor(found, text)
    code = _coded(undotted(wanted)) or _state_called(undotted(wanted)) or _organisation_called(undotted(wanted))
    if code is not None:
        return code
    names = {name: key for key, name, _ in rows}
    raise LegationError("no actor of the record is called so", text, _nearest(text, {key: name for name, key in names.items()}))


def _only_actor(found: Iterable[tuple[str, str]], text: str) -> str:
    """The key that all of these (key, name) have; an error where there are several."""
    named = sorted(set(found))
    if len({key for key, _ in named}) > 1:
        listed = ", ".join(f"{key} ({name})" for key, name in named[:8])
        raise LegationError("several actors are called so", text, f"Name one by its key: {listed}")
    return str(named[0][0])


def mechanism_named(text: str, store: Store) -> str:
    """The key of a mechanism of the register or of the record: "mechanism:quad", "the Quad"."""
    return mechanism_key(store, text)


def place_named(text: str, store: Store) -> str:
    """The GeoNames id of a place, or the ISO3 code of a state: digits, a code or a state's name, or the name of a place of the record."""
    words = text.strip()
    if words.isdigit():
        return words
    code = _state_code(words)
    if code is not None:
        return code
    places = {number: name for number, name in store.connection.execute(_PLACES) if name is not None}
    found = [number for number, name in places.items() if fold(name) == fold(words)]
    often = sorted(((_often(store, number), number) for number in found), reverse=True)
    if len(often) == 1 or (often and often[0][0] > 4 * often[1][0]):
        return str(often[0][1])
    if often:
        raise LegationError(
            "several places are called so", text, f"Name one by its GeoNames id: {', '.join(str(number) for _, number in often)}"
        )
    near = _nearest(text, {name: name for name in places.values()})
    raise LegationError(
        "no place of the record is called so", text, near or "Give a GeoNames id, or the ISO 3166-1 alpha-3 code of a state"
    )


# Each place once, from one number to the next along the index: reading all occurrences for it takes seconds on a large record.
_PLACES = (
    "WITH RECURSIVE numbers (number) AS (SELECT min(geonames_id) FROM occurrences WHERE geonames_id IS NOT NULL UNION ALL"
    " SELECT (SELECT min(geonames_id) FROM occurrences WHERE geonames_id > numbers.number) FROM numbers WHERE numbers.number IS NOT NULL)"
    " SELECT number, (SELECT place FROM occurrences WHERE geonames_id = numbers.number LIMIT 1) FROM numbers WHERE number IS NOT NULL"
)


def _often(store: Store, place: int) -> int:
    return int(store.connection.execute("SELECT count(*) FROM occurrences WHERE geonames_id = ?", (place,)).fetchone()[0])


def kind_named(text: str, *more: str) -> OccurrenceKind:
    """meeting, event, statement or commitment; plurals count. `more`: what the error names besides."""
    words = text.strip().casefold()
    for kind in KINDS:
        if words in (kind, f"{kind}s"):
            return kind
    raise LegationError("there is no such kind", text, f"Kinds are {', '.join((*KINDS, *more))}")


def unspoken(
    store: Store, parties: Iterable[str], issue: str | None = None, actor: str | None = None, mechanism: str | None = None
) -> list[str]:
    """What is known, but in no fact of this record: a line each, so that an empty answer is not taken for an answer."""
    asked: list[tuple[str | None, str]] = [(party, "SELECT 1 FROM occurrence_parties WHERE party = ?") for party in parties]
    asked += [
        (issue, "SELECT 1 FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue WHERE n.issue_id = ?"),
        (actor, "SELECT 1 FROM actors WHERE actor_key = ?"), (mechanism, "SELECT 1 FROM occurrences WHERE mechanism = ?"),
    ]  # fmt: skip
    return [f"{name} is in no fact of this record" for name, sql in asked if name is not None and not _has(store, sql, name)]


def _coded(words: str) -> str | None:
    """A code as the tables have it, whatever its case."""
    code = words.upper()
    if code in states():
        return code
    return next((key for key in _organisations() if ":" not in key and key.upper() == code), None) or _alpha2().get(code)


def _state_code(words: str) -> str | None:
    code = undotted(words).upper()
    return code if code in states() else _alpha2().get(code) or _state_called(undotted(words))


def _state_called(words: str) -> str | None:
    exact, folded = _forms()
    bare = words.removeprefix("the ").removeprefix("The ")
    found = exact.get(bare) or folded.get(fold(bare))
    return found.code if found and found.form != "metonym" else None


def _seat(words: str) -> str:
    """A capital or palace is no party, but says whose it is."""
    found = _forms()[0].get(words)
    return f"This is a seat of {found.code}; write {found.code}" if found else ""


def _organisation_called(words: str) -> str | None:
    key = _organisation_names().get(fold(words.removeprefix("the ").removeprefix("The ")))
    return acronym_of(_organisations()[key]) if key else None


def _of_record(words: str, store: Store) -> str | None:
    """A party that only texts of this record have, under its code."""
    return next((code for code in (words, words.upper()) if _has(store, "SELECT 1 FROM occurrence_parties WHERE party = ?", code)), None)


@cache
def _alpha2() -> dict[str, str]:
    """ISO 3166-1 alpha-2, and UK for GB as everybody writes it."""
    today: list[State] = [state for state in states().values() if state.alpha2 and not state.until]
    return {**{str(state.alpha2): state.code for state in today}, "UK": "GBR"}


@cache
def _forms() -> tuple[dict[str, StateForm], dict[str, StateForm]]:
    return state_forms(states())


@of_register
def _organisations() -> dict[str, Organisation]:
    """Those of the register, and those of the user's own."""
    return {**organisations(), **{one.key: one for one in own_rows("organisations", Organisation)}}


@of_register
def _organisation_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for one in _organisations().values():
        for name in (one.key, one.key.partition(":")[2], one.name, *one.names):
            found.setdefault(fold(name), one.key)
    found.pop("", None)
    return found


def _party_names() -> dict[str, str]:
    """Names to choose the nearest from, by what to write."""
    named = {state.code: state.name for state in states().values()}
    return {**named, **{key: one.name for key, one in _organisations().items() if ":" not in key}}


def _nearest(text: str, names: Mapping[str, str]) -> str:
    """The nearest codes with their names, by either; empty where nothing is near."""
    pool = [(code, form) for code, name in names.items() for form in {fold(code), fold(name)}]
    scored = process.extract(fold(text), [form for _, form in pool], scorer=fuzz.WRatio, limit=4 * SHOWN, score_cutoff=_LEAST)
    codes = list(dict.fromkeys(pool[at][0] for _, _, at in scored))[:SHOWN]
    return f"The nearest are {', '.join(code if names[code] == code else f'{code} ({names[code]})' for code in codes)}" if codes else ""


def _has(store: Store, sql: str, value: str) -> bool:
    return store.connection.execute(f"{sql} LIMIT 1", (value,)).fetchone() is not None


def _column(store: Store, sql: str) -> list[str]:
    return [row[0] for row in store.connection.execute(sql) if row[0] is not None]
