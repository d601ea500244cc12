"""Cues: the words of a sentence that bind someone to something, each with its act and the stretch that says to what."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.commitments.contents import is_trip, says_what
from legation.commitments.frames import Reach, frame
from legation.language.realis import realis_of
from legation.language.tree import ancestors, child, children, head
from legation.model import Act, Sentence, Token
from legation.reference.commitment_words import CommitmentWord, Kind, commitment_words, word_list

_ALONE = ("complement", "infinitive", "need-of", "of", "talks")  # frames of a noun that need no verb of the table above it
_CLOSING = "\"'”’) "
_OVER = ("agreed", "pledged", "reaffirmed", "called for", "proposed")  # acts of a verb that hold for what its that-clause says


@dataclass(frozen=True)
class Cue:
    """A word of commitment in its sentence: `act`, what it reaches, and the row of the table it was found by."""

    sentence: Sentence
    token: Token
    act: Act
    reach: Reach
    row: CommitmentWord

    @property
    def start(self) -> int:
        """Where the content begins in the text."""
        return self.reach.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends in the text."""
        return self.reach.content[-1].end


def find(sentence: Sentence) -> tuple[Cue, ...]:
    """The cues of a sentence in the order of their contents; where two reach nearly the same words one is kept. A question binds nobody."""
    if sentence.text.rstrip(_CLOSING).endswith("?"):
        return ()
    found = [cue for cue in _each(sentence) if says_what(sentence, cue.reach.content, cue.reach.core, cue.act) and _stands(cue)]
    return tuple(sorted(_merged(found), key=lambda cue: (cue.start, cue.end)))


def adjectival(sentence: Sentence, token: Token) -> bool:
    """Whether the word says in which state the subject is ("is committed to", "stands ready to")."""
    if token.pos == "ADJ":
        return True
    if token.tag not in ("VBN", "VBD", "JJ"):
        return False
    return token.dep in ("acomp", "oprd", "attr") or child(sentence, token, "auxpass") is not None or _after_copula(sentence, token)


def _after_copula(sentence: Sentence, token: Token) -> bool:
    return token.dep in ("xcomp", "ccomp") and head(sentence, token).lemma in ("be", "remain", "stand", "stay", "feel")


def _kind(sentence: Sentence, token: Token) -> Kind | None:
    if token.tag == "MD":
        return "modal"
    if (token.lemma, "adjective") in commitment_words() and adjectival(sentence, token):
        return "adjective"
    if token.pos == "VERB":
        return "verb"
    return "noun" if token.pos == "NOUN" else None


def _each(sentence: Sentence) -> Iterator[Cue]:
    table = commitment_words()
    for token in sentence.tokens:
        kind = _kind(sentence, token)
        if kind is None:
            continue
        for row in table.get((token.lemma if kind != "modal" else token.text.lower(), kind), ()):
            if kind == "noun" and row.frame not in _ALONE:
                continue
            for reach in frame(sentence, token, row.frame):
                if not (row.act == "announced" or row.word == "invite") or not is_trip(sentence, reach.core):
                    yield Cue(sentence, token, "called for" if _demands(sentence, row, reach) else reach.act or row.act, reach, row)


def _demands(sentence: Sentence, row: CommitmentWord, reach: Reach) -> bool:
    """Whether it is affirmed that another must do something: "reiterated that Hamas must release them"."""
    if row.frame != "that" or row.act not in ("reaffirmed", "announced", "agreed", "pledged") or not reach.asked:
        return False
    duty = any(t.text.lower() in ("must", "should", "ought") for t in children(sentence, reach.core, "aux"))
    return duty and all(t.pos != "PRON" for t in reach.asked)


def _stands(cue: Cue) -> bool:
    """Not denied, called off, or under an "if": nothing is bound by "did not agree to" or "if they agree to"."""
    word = head(cue.sentence, cue.token) if cue.row.kind == "modal" else cue.token
    if any(t.dep == "neg" for t in children(cue.sentence, cue.token)) or _in_condition(cue.sentence, word):
        return False
    if cue.row.kind == "modal" and any(_of_nobody(cue.sentence, t) for t in children(cue.sentence, word, "nsubj", "nsubjpass")):
        return False  # "no state should test them"
    if cue.row.kind == "modal" and child(cue.sentence, word, "neg") is not None and word.lemma not in word_list("refrain"):
        return False  # "will not allow" binds, "will not mind" does not
    if cue.row.kind == "noun" and _doubted(cue.sentence, word):
        return False
    if cue.act == "signed" and any(t.text.lower() in ("could", "might", "may") for t in children(cue.sentence, word, "aux")):
        return False  # "could sign a deal if it wins"
    asks = cue.row.kind == "noun" and cue.act in ("proposed", "called for")  # a proposal that is turned down was made
    return asks or cue.row.kind in ("modal", "adjective") or realis_of(cue.sentence, word) not in ("denied", "cancelled")


def _doubted(sentence: Sentence, noun: Token) -> bool:
    """Whether it is doubted ("questioned his willingness to", "uncertainty over its commitment to")."""
    above = head(sentence, noun)
    if noun.dep == "pobj" and above.lemma in ("over", "about", "on"):
        above = head(sentence, above)
    return above.lemma in word_list("doubt") and above.i != noun.i


def _of_nobody(sentence: Sentence, subject: Token) -> bool:
    return subject.lemma in ("nobody", "none") or any(t.lemma == "no" for t in children(sentence, subject, "det"))


def _in_condition(sentence: Sentence, token: Token) -> bool:
    """Under an "if" or "whether", in a question told ("on how it plans to"), or in what is not said, seen or thought."""
    for at in (token, *ancestors(sentence, token)):
        if at.dep in ("advcl", "ccomp", "pcomp") and any(t.lemma in ("if", "unless", "whether") for t in children(sentence, at, "mark")):
            return True
        if (
            at.dep == "advcl"
            and at.tag in ("VBP", "VBZ")
            and any(t.lemma in ("when", "once", "until") for t in children(sentence, at, "advmod", "mark"))
        ):
            return True  # "when the parties agree to it"
        if at.dep in ("ccomp", "pcomp") and any(t.lemma in ("how", "when", "where") for t in children(sentence, at, "advmod")):
            return True
        above = head(sentence, at)
        if at.dep == "ccomp" and above.i < at.i and child(sentence, above, "neg") is not None:
            return True
    return False


def _merged(cues: list[Cue]) -> list[Cue]:
    kept: list[Cue] = []
    for cue in cues:
        rival = next((n for n, other in enumerate(kept) if _same(cue, other)), None)
        if rival is None:
            kept.append(cue)
        else:
            kept[rival] = _better(kept[rival], cue)
    return [cue for cue in kept if not any(_swallowed(cue, other) for other in kept)]


def _same(one: Cue, two: Cue) -> bool:
    """Half of the words of both contents together are shared (Dice), as the scorer of the development gold counts."""
    shared = len({t.i for t in one.reach.content} & {t.i for t in two.reach.content})
    return 2 * shared >= 0.5 * (len(one.reach.content) + len(two.reach.content))


def _better(first: Cue, second: Cue) -> Cue:
    """Of two cues with one content: the inner words, under the act of the outer verb if that says it is agreed, pledged or affirmed."""
    outer, inner = (first, second) if first.row.frame == "that" else (second, first)
    if outer.row.frame == "that" and inner.row.frame != "that":
        act = outer.act if outer.act in _OVER else inner.act
        return Cue(inner.sentence, inner.token, act, inner.reach, inner.row)
    return first


def _swallowed(cue: Cue, other: Cue) -> bool:
    """Whether the cue stands, with its content, inside what another one promises."""
    if other is cue or other.row.frame == "that":
        return False
    inside = other.start <= cue.token.start and cue.end <= other.end
    return inside and (cue.start, cue.end) != (other.start, other.end)
