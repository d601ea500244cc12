"""Find expressions of time; resolve them against the day of writing, the dateline and the dates named before."""

from legation.dates.find import Found, find
from legation.dates.resolve import resolve
from legation.dates.written import doubts

__all__ = ["Found", "doubts", "find", "resolve"]
