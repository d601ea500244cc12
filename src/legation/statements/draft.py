"""A statement before its words are followed into later sentences."""

from dataclasses import dataclass

from legation.model import Extent, Token
from legation.statements.attempt import Found
from legation.statements.cues import Cue


@dataclass(frozen=True)
class Draft:
    """A cue, the stretch of text that it covers, the words of its speaker, the pieces of its content, and how they were found.

    `sure`: the probability that the encoder gives to the cue, where it was asked.
    """

    cue: Cue
    words: Extent
    speaker: tuple[Token, ...]
    pieces: tuple[Extent, ...]
    found: Found
    sure: float | None = None

    @property
    def in_words_of(self) -> bool:
        """Whether it stands "in the words of" somebody, which the encoder was not taught."""
        return self.found.frame == "source" and self.cue.token.dep == "pobj"
