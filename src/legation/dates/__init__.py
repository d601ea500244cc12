"""Find expressions of time; resolve them against the day of writing, the dateline and the dates named before."""

from legation.dates.find import Found, find
from legation.dates.resolve import resolve

__all__ = ["Found", "find", "resolve"]
