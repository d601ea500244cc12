"""Statements: who said what, with which words, to whom."""

from legation.statements.coder import code

__all__ = ["code"]
