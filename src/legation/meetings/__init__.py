"""Who met whom, at what level, under which mechanism: facts of the kind Meeting."""

from legation.meetings.coder import code

__all__ = ["code"]
