"""Stories: which documents report the same happening, and which are copies of one report."""

from legation.stories.copies import Copies, copies
from legation.stories.grouping import group

__all__ = ["Copies", "copies", "group"]
