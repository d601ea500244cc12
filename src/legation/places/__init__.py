"""Find place names; resolve them against the gazetteer, keeping rivals."""

from legation.places.find import Found, find
from legation.places.gazetteer import Gazetteer
from legation.places.resolve import resolve

__all__ = ["Found", "Gazetteer", "find", "resolve"]
