"""Windows: the stretches of text that the encoder reads at once. One or more sentences of a paragraph, the same in training and at run time."""

from collections.abc import Iterable, Iterator, Sequence

from legation.model import Sentence

LONGEST = 110  # tokens of the parser; about 150 wordpieces, so that the cost of attention stays small beside that of the layers


def windows(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Sentences in a row, of one paragraph and one kind, up to `LONGEST` tokens; a longer sentence stands alone."""
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
    alike = sentence.paragraph == last.paragraph and sentence.boilerplate == last.boilerplate and sentence.index == last.index + 1
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
