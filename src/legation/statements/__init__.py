"""Statements: who said what, with which words, to whom."""

from legation.statements.coder import code
from legation.statements.floor import with_speakers
from legation.statements.speakers import groups

__all__ = ["code", "groups", "with_speakers"]
