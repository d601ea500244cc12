"""What a run wishes of the reading: a date for documents that carry none, which column holds what, and whether foreign texts are let through."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Wishes:
    """`published` dates documents without a date of their own. `columns` names the column or JSON field that holds a field of ours."""

    published: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    any_language: bool = False
