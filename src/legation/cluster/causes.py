"""Causes of errors: the words of a problem without what is of one document only, so that equal ones can be counted."""

import re

from legation.model import Problem

_OWN = re.compile(r"'[^']*'|\"[^\"]*\"|\((?:[^()]|\([^()]*\))*\)|\d[\d,.]*")
LONGEST = 120


def cause(origin: str, problem: Problem) -> str:
    """`stage: what went wrong`, the same for all documents on which the same went wrong."""
    words = problem.message.replace(f" {origin}", "")
    return f"{problem.stage}: {' '.join(_OWN.sub('...', words).partition('. ')[0].split())[:LONGEST]}"
