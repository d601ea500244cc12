"""Windows: the stretches of text that the encoder reads at once. Sentences in a row, over paragraphs, the same in training and at run time."""

from collections.abc import Iterable, Iterator, Sequence

from legation.model import Sentence

LONGEST = 280  # tokens of the parser; about 370 wordpieces of the 510 that the encoder takes


def windows(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Sentences in a row, of one kind, up to `LONGEST` tokens; a longer sentence stands alone."""
    held: list[Sentence] = []
    for sentence in sentences:
        if held and not _joins(held, sentence):
            yield tuple(held)
            held = []
        held.append(sentence)
    if held:
        yield tuple(held)


def _joins(held: Sequence[Sentence], sentence: Sentence) -> bool:
    last = held[-1]
    alike = sentence.boilerplate == last.boilerplate and sentence.index == last.index + 1
    return alike and sum(len(s.tokens) for s in held) + len(sentence.tokens) <= LONGEST


def words(window: Sequence[Sentence]) -> str:
    """The text of a window; what stands between its sentences is blanks, so that offsets count from the first sentence's start."""
    first = window[0].start
    out, at = [], first
    for sentence in window:
        out.append(" " * (sentence.start - at))
        out.append(sentence.text)
        at = sentence.end
    return "".join(out)
