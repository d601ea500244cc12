"""How common words are among commitments: counted once, so that what a word tells does not change as a record grows."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class CommitmentTerm(msgspec.Struct, frozen=True, kw_only=True):
    """A word in small letters and in how many documents it stands in the words of a commitment; `*` stands for all of them."""

    term: str
    documents: int
    source: str


@cache
def commitment_terms() -> dict[str, int]:
    """Documents by word; of a word that is not there there were fewer than three."""
    return {row.term: row.documents for row in rows("commitment_terms", CommitmentTerm)}
