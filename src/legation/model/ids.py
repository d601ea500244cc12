"""Ids made from content: the same fact in the same document has the same id on every run."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Protocol, TypeVar


class Named(Protocol):
    """What has an id, and is more or less sure."""

    @property
    def id(self) -> str: ...

    @property
    def confidence(self) -> float: ...


Fact = TypeVar("Fact", bound=Named)


def content_id(prefix: str, *parts: object) -> str:
    """`prefix-` and 16 hex digits of the BLAKE2b digest of the parts."""
    digest = blake2b("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{prefix}-{digest.hexdigest()}"


def each_once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in their order, of those of one id the surest: two proposals of one thing have the same content, and so the same id."""
    found: dict[str, Fact] = {}
    for fact in facts:
        if fact.id not in found or fact.confidence > found[fact.id].confidence:
            found[fact.id] = fact
    return tuple(found.values())
