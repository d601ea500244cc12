"""Commitments: who binds himself to what, read off verbs and nouns of commitment and what stands around them."""

from legation.commitments.coder import code

__all__ = ["code"]
