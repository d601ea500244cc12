"""Force that is nobody's politics: accidents, common crime, sport. Such news has no place among the relations of states."""

import re
from functools import cache

import msgspec

from legation.events.sure import FORCE, Case
from legation.model import Scene
from legation.reference.tables import rows

_WAR = ("183", "191", "192", "194", "195", "196", "20")  # bombs, sieges, shells, air strikes
_LAW = ("115", "116")
_PUBLIC = ("state", "igo", "mechanism", "office")


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    words: tuple[str, ...]
    source: str


def is_ordinary(scene: Scene, case: Case) -> bool:
    """Whether an event of force or law is told of people without a name or side, in words of mishap or common crime.

    Without a known agent the sentence must speak of politics or war itself.
    """
    if case.sense.code.startswith(_WAR) or (case.kind not in FORCE and case.by and not case.sense.code.startswith(_LAW)):
        return False
    text = f" {case.sentence.text.lower()} "
    if _words("political").search(text) or _public(scene, case, borrowed=False):
        return False
    if _words("accident").search(text) or _words("crime").search(text):
        return True
    return not _public(scene, case, borrowed=True) and not (case.by and any(p.key for p in case.by))


def _public(scene: Scene, case: Case, *, borrowed: bool) -> bool:
    """Whether a state, an office or a person who holds one is among the sides; `borrowed`: or people of a state."""
    known = (scene.actor(p.key) for p in (*case.by, *case.to) if p.key is not None and (borrowed or not p.borrowed))
    return any(actor is not None and (actor.kind in _PUBLIC or (actor.kind == "person" and bool(actor.office))) for actor in known)


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = [re.escape(word) for row in rows("event_ordinary", _Words) if row.kind == kind for word in row.words]
    return re.compile(r"\b(?:" + "|".join(words) + ")")
