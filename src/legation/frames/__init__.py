"""Frames: what tells of a fact, in one shape, whoever proposes it; resolved to actors, places and dates, and weighed once."""

from legation.frames.find import frames
from legation.frames.frame import Frame, Member
from legation.frames.weighing import probable

__all__ = ["Frame", "Member", "frames", "probable"]
