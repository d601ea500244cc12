"""Wordings of states: names, adjectives, demonyms and the seats that stand for their governments."""

from typing import Literal

import msgspec

from legation.reference.states import State
from legation.reference.wording import fold

StateWay = Literal["name", "adjective", "demonym", "metonym"]
_WAYS: tuple[StateWay, ...] = ("name", "adjective", "demonym", "metonym")
_NEVER_SMALL = frozenset({"us", "male", "car", "pak", "sucre"})  # words that mean something else where case tells nothing


class StateForm(msgspec.Struct, frozen=True):
    """A wording for a state: the state's code and in which way the words stand for it."""

    code: str
    form: StateWay


def undotted(text: str) -> str:
    """The words with plain apostrophes and single spaces; abbreviations in capitals without their dots ("U.S." gives "US")."""
    plain = " ".join(text.replace("’", "'").split())
    return plain.replace(".", "") if "." in plain and plain.replace(".", "").isupper() else plain


def state_forms(table: dict[str, State]) -> tuple[dict[str, StateForm], dict[str, StateForm]]:
    """What each wording stands for, as written and folded. Where two states share one, a name wins over an adjective, the first state over the second."""
    exact: dict[str, StateForm] = {}
    for way in _WAYS:
        for state in table.values():
            for surface in _surfaces(state, way):
                exact.setdefault(undotted(surface), StateForm(state.code, way))
    folded: dict[str, StateForm] = {}
    for surface, form in exact.items():
        if fold(surface) not in _NEVER_SMALL:
            folded.setdefault(fold(surface), form)
    return exact, folded


def _surfaces(state: State, way: StateWay) -> tuple[str, ...]:
    if way == "name":
        return tuple(name for name in (state.name, state.official, *state.names) if name)
    if way == "metonym":
        return tuple(name for name in (state.capital, *state.seats) if name)
    return state.adjectives if way == "adjective" else state.demonyms
