"""Sides of a fact, issues and matched content, as the diplomatic sets compare them."""

from collections.abc import Mapping
from typing import Any

from legation.evaluation.answers import extents, listed
from legation.evaluation.spans import HALF, WordIndex, dice

_CODES = {"UNO": "UN", "EUR": "EU", "KOS": "XKX", "XKS": "XKX", "ROM": "ROU"}


def parties(item: object, key: str) -> set[str]:
    """The sides named under `key`, older codes under their present one."""
    codes = (str(code).upper() for code in listed(item, key))
    return {_CODES.get(code, code) for code in codes}


def jaccard(one: set[str], other: set[str]) -> float:
    """Shared members over all; 0 of nothing."""
    return len(one & other) / len(one | other) if one | other else 0.0


def issue_counts(gold: Mapping[str, Any], given: object) -> tuple[int, int, int]:
    """(shared, given, gold) issues of one fact."""
    wanted, named = set(gold["issues"]), {str(issue) for issue in listed(given, "issues")}
    return len(wanted & named), len(named), len(wanted)


def content_overlap(words: WordIndex, gold: Mapping[str, Any], given: Mapping[str, Any]) -> float:
    """The Dice coefficient of the words of two contents, 0 under a half."""
    overlap = dice(words.under(*extents(gold["content"])), words.under(*extents(given.get("content"))))
    return overlap if overlap >= HALF else 0.0
