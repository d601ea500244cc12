"""Who did what to whom: the event codebook applied to a document, and to two given actors."""

from legation.events.coder import code, talks
from legation.events.relate import Request, relate

__all__ = ["Request", "code", "relate", "talks"]
