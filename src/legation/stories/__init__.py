"""Stories: which documents report the same happening."""

from legation.stories.grouping import group

__all__ = ["group"]
