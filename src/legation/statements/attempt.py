"""An attempt to read a cue by one row of the table, what it may find, and the stretches of text that words cover."""

from collections.abc import Iterable
from dataclasses import dataclass

from legation.language import child, children, descendants
from legation.model import Extent, Sentence, Token
from legation.reference.speech import SpeechCue, words_of
from legation.statements.cues import Cue
from legation.statements.quotes import Quotes

_SITUATED = ("DATE", "TIME", "GPE", "LOC", "FAC", "EVENT", "ORG")  # names after in, on, at that say when or where something was said


@dataclass(frozen=True)
class Found:
    """What a cue attributes: stretches of the text, by which frame, the words of a set phrase that belong to the cue, and who is told."""

    extents: tuple[Extent, ...]
    frame: str
    row: SpeechCue
    more: tuple[Token, ...] = ()
    told: Token | None = None


@dataclass(frozen=True)
class Attempt:
    """A cue with its speaker, the row by which it is read, and the quotations of the document."""

    cue: Cue
    row: SpeechCue
    speaker: tuple[Token, ...]
    quotes: Quotes

    @property
    def sentence(self) -> Sentence:
        """The sentence of the cue."""
        return self.cue.sentence

    @property
    def verb(self) -> Token:
        """The word that is the cue, be it a verb or not."""
        return self.cue.token

    def stretches(self, inside: Iterable[int]) -> tuple[Extent, ...]:
        """The stretches that these words cover; broken where the cue or its speaker stands between them."""
        cut = {self.verb.i} | {t.i for t in self.speaker}
        runs: list[list[int]] = []
        for i in sorted(set(inside) - cut):
            if runs and not any(n in cut for n in range(runs[-1][-1] + 1, i)):
                runs[-1].append(i)
            else:
                runs.append([i])
        words = [[self.sentence.tokens[i] for i in run if self.sentence.tokens[i].pos != "PUNCT"] for run in runs]
        words = [run[:-1] if run and run[-1].dep == "cc" else run for run in words]
        return tuple(Extent(run[0].start, run[-1].end) for run in words if run)

    def further(self, inside: set[int]) -> set[int]:
        """With the phrases that the parser hangs from the verb though they go on with its object ("hailed his role in ending the war")."""
        out = set(inside)
        if not out or max(out) < self.verb.i:
            return out
        for more in children(self.sentence, self.verb, "prep", "xcomp", "acl", "relcl", "advcl", "conj", "dobj"):
            below = descendants(self.sentence, more)
            if min(below) <= max(out):
                continue
            between = self.sentence.tokens[max(out) + 1 : min(below)]
            if not all(self._holds_together(t, more) for t in between) or not self._goes_on(more, min(below)):
                break
            out |= below
        return out

    def _holds_together(self, token: Token, more: Token) -> bool:
        """Whether this word may stand between the object and the phrase that goes on with it: a mark or "and" in a list, a time before "including"."""
        if more.dep in ("conj", "dobj"):
            return token.dep in ("cc", "punct", "case")
        timed = next((t for t in children(self.sentence, self.verb, "npadvmod") if token.i in descendants(self.sentence, t)), None)
        return more.text.lower() == "including" and (token.text == "," or timed is not None)

    def _goes_on(self, more: Token, first: int) -> bool:
        """Whether a phrase after the object belongs to it."""
        if more.dep == "prep":
            return more.text.lower() in words_of("on") and not is_circumstance(self.sentence, more)
        if more.dep == "advcl":
            return self.sentence.tokens[first].text.lower() in ("to", "for")
        return more.dep not in ("conj", "dobj") or more.pos in ("NOUN", "PROPN")


def is_circumstance(sentence: Sentence, prep: Token) -> bool:
    """Whether a phrase says when or where something was said."""
    noun = child(sentence, prep, "pobj")
    if noun is None or prep.text.lower() not in ("in", "on", "at", "during", "from"):
        return False
    entity = next((e for e in sentence.entities if e.first <= noun.i <= e.last), None)
    return (entity is not None and entity.label in _SITUATED) or noun.lemma in words_of("occasion")


def told(cue: Cue) -> Token | None:
    """Who is told: the object beside a clause, or a to-phrase."""
    sentence, verb = cue.sentence, cue.token
    direct = next((t for t in children(sentence, verb, "dobj", "dative") if t is not cue.second and t.pos != "ADP"), None)
    if direct is not None:
        return direct
    to = next((t for t in children(sentence, verb, "dative", "prep") if t.text.lower() == "to" and t.i > verb.i), None)
    return child(sentence, to, "pobj") if to else None
