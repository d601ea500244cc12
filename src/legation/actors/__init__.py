"""Actors: find the words that stand for persons, offices, states, bodies and groups; resolve them as of a day."""

from legation.actors.find import find
from legation.actors.found import Found
from legation.actors.resolve import resolve

__all__ = ["Found", "find", "resolve"]
