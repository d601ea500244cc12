"""Ids made from content: the same fact in the same document has the same id on every run."""

from hashlib import blake2b


def content_id(prefix: str, *parts: object) -> str:
    """`prefix-` and 16 hex digits of the BLAKE2b digest of the parts."""
    digest = blake2b("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{prefix}-{digest.hexdigest()}"
