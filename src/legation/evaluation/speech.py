"""Which cues count as reported speech: forms of a list that was fixed before any system was scored."""

import re
from functools import cache

import msgspec

from legation.reference.tables import rows


class SpokenCue(msgspec.Struct, frozen=True, kw_only=True):
    """A lemma with its irregular forms."""

    lemma: str
    irregular: tuple[str, ...] = ()
    source: str


@cache
def _forms() -> frozenset[str]:
    forms: set[str] = set()
    for row in rows("scored_speech", SpokenCue):
        stem = row.lemma.removesuffix("e")
        forms |= {row.lemma, f"{row.lemma}s", f"{row.lemma}es", f"{stem}ed", f"{stem}ing", *row.irregular}
    return frozenset(forms)


def is_speech(cue: str) -> bool:
    """Whether any word of the cue is one of them."""
    return any(word in _forms() for word in re.findall(r"[a-z]+", cue.lower()))
