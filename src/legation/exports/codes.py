"""The codes of a happening as event data sets have them: PLOVER with planned talks as agreements, CAMEO with its roots and quads, states under their other codes."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, product
from typing import NamedTuple

from legation.exports.cast import spokesmen
from legation.exports.happenings import Happening, Side
from legation.reference.codebook import codes, goldstein, types
from legation.reference.states import State, states

ROOM = 20_000  # combinations of actors of which is kept what they come to
Sides = tuple[Side, ...]
MEET = "036"  # CAMEO: express intent to meet or negotiate
_QUADS = {
    root: quad
    for quad, roots in {0: range(1, 3), 1: range(3, 6), 2: range(6, 9), 3: range(9, 14), 4: range(14, 21)}.items()
    for root in roots
}


class Plover(NamedTuple):
    """An event in PLOVER."""

    type: str
    mode: str | None
    quad: int | None
    intensity: float | None


class Cameo(NamedTuple):
    """An event in CAMEO; codes are strings. `quad` is that of its root, 0 for statements and appeals."""

    code: str
    base: str
    root: str
    quad: int
    goldstein: float | None
    label: str


def is_planned_talk(found: Happening) -> bool:
    """Whether it is a meeting to come: PLOVER has it as an agreement to meet, CAMEO as an intent to."""
    return found.type == "CONSULT" and found.realis == "planned"


def plover(found: Happening) -> Plover:
    """The event with talks to come as AGREE."""
    if is_planned_talk(found):
        agree = types()["AGREE"]
        return Plover("AGREE", None, agree.quad, agree.intensity)
    return Plover(found.type or "", found.mode, found.quad, found.intensity)


def cameo(found: Happening) -> Cameo:
    """The event in CAMEO; where it has no finer code, that of its PLOVER type."""
    given = found.cameo or (types()[found.type].cameo if found.type in types() else "")
    return _cameo(MEET if is_planned_talk(found) else given)


@cache
def _cameo(given: str) -> Cameo:
    code = f"{given}0" if len(given) == 2 and f"{given}0" in codes() else given
    root = code[:2]
    row = codes().get(code) or codes().get(root)
    value = goldstein(code)
    return Cameo(code, code[:3], root, _QUADS.get(int(root), 0) if root.isdigit() else 0, value, row.label if row else "")


class Pair(NamedTuple):
    """Who acts and upon whom, in a layout that has one of each; `None` where nobody is told of."""

    source: Side | None
    target: Side | None


@lru_cache(ROOM)
def parties_of(actors: Sides, recipients: Sides) -> int:
    """How many parties it has, each counted once."""
    return len(spokesmen((*actors, *recipients)))


@lru_cache(ROOM)
def pairs(actors: Sides, recipients: Sides, every: bool) -> tuple[Pair, ...]:
    """The rows of a layout of two sides: one, or with `every` one for each pair of parties.

    Parties stand in the order of their codes. Where all act together (a host among them may be the recipient too), each unordered pair is one row, with the
    host as target; the one row is of the first two, or of the first guest and the host. Else each who acts is paired with each who is acted upon.
    """
    return tuple(_pairs(actors, recipients, every))


def _pairs(actors: Sides, recipients: Sides, every: bool) -> Iterator[Pair]:
    sources, targets = spokesmen(actors), spokesmen(recipients)
    hosts = {_party(side) for side in targets}
    together = len(sources) > 1 and hosts <= {_party(side) for side in sources}
    if together:
        made = [_towards(one, other, hosts) for one, other in combinations(sources, 2)]
        first = next((pair for pair in made if pair.target and _party(pair.target) in hosts), made[0])
        yield from made if every else (first,)
        return
    made = [Pair(one, other) for one, other in product(sources, targets) if _party(one) != _party(other)]
    if made:
        yield from made if every else made[:1]
    else:
        yield Pair(sources[0] if sources else None, targets[0] if targets else None)


def _party(side: Side) -> str:
    return side.party or side.country or side.key


def _towards(one: Side, other: Side, hosts: set[str]) -> Pair:
    return Pair(other, one) if _party(one) in hosts and _party(other) not in hosts else Pair(one, other)


@cache
def state(code: str | None) -> State | None:
    """The state of this ISO3 code."""
    return states().get(code) if code else None


def country_name(code: str | None) -> str:
    """Its name; empty for what is no state."""
    found = state(code)
    return found.name if found else ""


def cow(code: str | None) -> str:
    """Its number in the Correlates of War; empty where that has none."""
    found = state(code)
    return str(found.cow) if found and found.cow is not None else ""


def fips(code: str | None) -> str:
    """Its FIPS 10-4 code; empty where that has none."""
    found = state(code)
    return found.fips or "" if found else ""


def alpha2(code: str | None) -> str | None:
    """Its two letters in ISO 3166."""
    found = state(code)
    return found.alpha2 if found else None
