"""Who met whom, at what level, under which mechanism: facts of the kind Meeting."""

from legation.meetings.coder import code
from legation.meetings.learnt import learnt_actors

__all__ = ["code", "learnt_actors"]
