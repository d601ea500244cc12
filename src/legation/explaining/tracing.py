"""Writes down what the rules are asked and answer while a document is coded, for one sentence. Nothing is slower when nobody asks: rules are wrapped for that time only.

A rule is a function of a fact room. Its name is that of the function, what it asks the first line of its docstring.
"""

import functools
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FunctionType, ModuleType
from typing import Any

from legation.explaining.answers import answer_of, is_cue, where

ROOMS = ("statements", "meetings", "commitments", "events")
_BESIDE = ("legation.language.realis",)


@dataclass
class Call:
    """A rule that was asked: of which words, in which cue, with what answer, and the rules that it asked."""

    room: str
    rule: str
    asks: str
    at: tuple[int, int] | None
    cue: tuple[int, int] | None
    answer: str = ""
    calls: list["Call"] = field(default_factory=list)


@contextmanager
def traced(start: int, end: int) -> Iterator[list[Call]]:
    """While it is open, what is asked of words between two offsets is written into the list that it gives. One at a time in a process."""
    book = _Book(start, end)
    with in_place({rule: _wrapped(rule, book) for rule in rules()}):
        yield book.calls


def rules() -> tuple[FunctionType, ...]:
    """The rules of the fact rooms, by module and in their order there."""
    return tuple(rule for module in _modules() if _is_room(module) for rule in _rules(module))


@contextmanager
def in_place(others: Mapping[FunctionType, Callable[..., Any]]) -> Iterator[None]:
    """While it is open, other functions are asked in the place of these, by whatever module asks."""
    own = {id(rule): other for rule, other in others.items()}
    changed: list[tuple[ModuleType, str, Any]] = []
    try:
        for module in _modules():
            for name, value in list(vars(module).items()):
                if id(value) in own and isinstance(value, FunctionType):
                    changed.append((module, name, value))
                    setattr(module, name, own[id(value)])
        yield
    finally:
        for module, name, value in changed:
            setattr(module, name, value)


def _modules() -> list[ModuleType]:
    return [module for name, module in sorted(sys.modules.items()) if name.startswith("legation.")]


class _Book:
    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.calls: list[Call] = []
        self.open: list[Call] = []

    def concerns(self, at: tuple[int, int] | None) -> bool:
        return at is not None and at[0] < self.end and self.start < at[1]


def _is_room(module: ModuleType) -> bool:
    name = module.__name__
    return name in _BESIDE or (name.count(".") > 1 and name.split(".")[1] in ROOMS)


def _rules(module: ModuleType) -> Iterator[FunctionType]:
    for value in vars(module).values():
        if isinstance(value, FunctionType) and value.__module__ == module.__name__ and not inspect.isgeneratorfunction(value):
            yield value


def _wrapped(rule: FunctionType, book: _Book) -> Callable[..., Any]:
    room = rule.__module__.removeprefix("legation.")
    name = rule.__name__.strip("_").replace("_", " ")
    asks = " ".join((rule.__doc__ or "").split("\n\n")[0].split()) or name

    @functools.wraps(rule)
    def asked(*given: Any, **named: Any) -> Any:
        values = (*given, *named.values())
        at = where(values)
        if not (book.concerns(at) or (book.open and at is None)):
            return rule(*given, **named)
        cue = next((where((value,)) for value in values if is_cue(value)), book.open[-1].cue if book.open else None)
        call = Call(room, name, asks, at, cue)
        (book.open[-1].calls if book.open else book.calls).append(call)
        book.open.append(call)
        try:
            found = rule(*given, **named)
        finally:
            book.open.pop()
        call.answer = answer_of(found)
        return found

    return asked
