"""The verb of a headline in capitals: after a title it stands where a name would ("Foreign Ministers Warn Against Coercion")."""

from functools import cache, lru_cache

import msgspec

from legation.actors.view import View
from legation.reference.given_names import genders
from legation.reference.speech import is_speech_verb
from legation.reference.tables import rows

_CAPITALS = 0.6  # share of the words of four letters and more that begin with a capital; body text with many names stays under one half
_LONG = 4
_LEAST = 3  # long words without which nothing can be told


def is_heading_verb(view: View, i: int, *, hinted: bool) -> bool:
    """Whether word `i`, though in a capital, is the verb of a headline and no name: its sentence is in capitals, and it is a verb by the parser, or
    one of speech or deed that the recogniser does not take for a person (`hinted`). A given name, and a surname of the register, is none."""
    word = view.key(i)
    verb = view.token(i).pos in ("VERB", "AUX") or (not hinted and any(_is_deed(form) for form in _bare(word)))
    return verb and _agrees(view, i) and _in_capitals(view) and word not in genders() and not view.lexicon.register.surname(view.text(i))


def _agrees(view: View, i: int) -> bool:
    """Whether the word can be the verb of the one before it: one minister warns, ministers warn. "Secretary Seed" is a name."""
    word = view.key(i)
    past = any(_is_deed(form) for form in _bare(word) if form != word and len(form) > 3)
    return view.key(i - 1).endswith("s") or word.endswith("s") or past


def _in_capitals(view: View) -> bool:
    long = [word.text for word in view.words if len(word.text) >= _LONG and word.text.isalpha()]
    return len(long) >= _LEAST and sum(word[0].isupper() for word in long) > _CAPITALS * len(long)


def _bare(word: str) -> tuple[str, ...]:
    """The forms that may be the verb without its ending: "warns" is of "warn", "pledges" of "pledge"."""
    endings = ("", "s", "es", "ed", "d")
    return tuple(word[: len(word) - len(ending)] for ending in endings if word.endswith(ending) and len(word) - len(ending) > 2)


@lru_cache(maxsize=65_536)
def _is_deed(verb: str) -> bool:
    return is_speech_verb(verb) or verb in _deeds()


class _Verbs(msgspec.Struct, frozen=True, kw_only=True):
    group: str
    code: str | None = None
    op: str | None = None
    alone: bool = False
    words: tuple[str, ...]
    source: str


@cache
def _deeds() -> frozenset[str]:
    return frozenset(word for row in rows("event_verbs", _Verbs) for word in row.words if "_" not in word)
