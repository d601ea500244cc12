"""A sentence as the search sees it: its words beside its parsed tokens, and what the tables know at each word."""

from bisect import bisect_right
from dataclasses import dataclass, field

from legation.actors.found import Known
from legation.actors.lexicon import Lexicon
from legation.actors.words import Match, Phrases, Word, words_of
from legation.language import head
from legation.model import Document, Sentence, Token
from legation.reference.title_words import title_words

_NONE: Phrases[Known] = Phrases()


@dataclass(frozen=True)
class View:
    """The words of one sentence. `names`: known names by the word at which they begin; `inside`: words that are part of one."""

    document: Document
    sentence: Sentence
    lexicon: Lexicon
    words: tuple[Word, ...]
    names: dict[int, Match[Known]]
    inside: dict[int, int]
    starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, document: Document, sentence: Sentence, lexicon: Lexicon, local: Phrases[Known] = _NONE) -> "View":
        """The view of a sentence; longest known names win, left to right, and those that the document explains (`local`) over others."""
        words = words_of(document.text[sentence.start : sentence.end], sentence.start)
        shouted = sum(w.text.isupper() for w in words) > 0.6 * len(words)
        names: dict[int, Match[Known]] = {}
        inside: dict[int, int] = {}
        i = 0
        while i < len(words):
            match = _longer(local.at(words, i), lexicon.names.at(words, i))
            if (
                match is None
                or _is_stance(words, i)
                or _ministry_of(lexicon, words, i, inside.get(i - 1), names)
                or (shouted and match.first == match.last and words[i].key in title_words()["no-name"])
            ):
                i += 1
                continue
            names[i] = match
            inside.update(dict.fromkeys(range(match.first, match.last + 1), i))
            i = match.last + 1
        return cls(document, sentence, lexicon, words, names, inside, tuple(t.start for t in sentence.tokens))

    def key(self, i: int) -> str:
        """The folded word at `i`; nothing beyond the ends."""
        return self.words[i].key if 0 <= i < len(self.words) else ""

    def text(self, i: int) -> str:
        """The word at `i` as written; nothing beyond the ends."""
        return self.words[i].text if 0 <= i < len(self.words) else ""

    def joined(self, i: int) -> bool:
        """Whether word `i` follows the word before it without a blank."""
        return 0 < i < len(self.words) and self.words[i - 1].end == self.words[i].start

    def token(self, i: int) -> Token:
        """The parsed token that covers word `i`."""
        at = max(0, bisect_right(self.starts, self.words[i].start) - 1)
        return self.sentence.tokens[at]

    def governor(self, first: int, last: int) -> Token:
        """The token among words `first` to `last` that the others hang from."""
        low, high = self.token(first).i, self.token(last).i
        for i in range(low, high + 1):
            above = head(self.sentence, self.sentence.tokens[i]).i
            if not low <= above <= high or above == i:
                return self.sentence.tokens[i]
        return self.sentence.tokens[high]

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital letter."""
        return self.text(i)[:1].isupper()

    def possessive(self, i: int) -> int:
        """How many words from `i` on are a possessive ending: 2 for 's, 1 for a bare apostrophe, else 0."""
        if self.text(i) in ("'", "’") and self.joined(i):
            return 2 if self.key(i + 1) == "s" and self.joined(i + 1) else 1
        return 0


def _is_stance(words: tuple[Word, ...], i: int) -> bool:
    """Whether a name only says whom somebody is for or against: "pro-Palestinian", "anti-American"."""
    if i < 2 or words[i - 1].text not in ("-", "‑", "–") or words[i - 1].end != words[i].start or words[i - 2].end != words[i - 1].start:
        return False
    return words[i - 2].key in ("pro", "anti")


def _longer(one: Match[Known] | None, other: Match[Known] | None) -> Match[Known] | None:
    return other if one is None or (other is not None and other.last > one.last) else one


def _ministry_of(lexicon: Lexicon, words: tuple[Word, ...], i: int, before: int | None, names: dict[int, Match[Known]]) -> bool:
    """Whether a name is rather a common noun for a body of the state before it: "Russian Security Council" is not that of the UN."""
    if before is None or names[before].values[0].kind not in ("state", "adjective"):
        return False
    noun = lexicon.nouns.at(words, i)
    return noun is not None and noun.values[0].what == "body" and noun.last >= i + 1
