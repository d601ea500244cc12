"""Words that go on: quotations in later sentences and paragraphs, and the block of text that a colon announces."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from legation.model import Extent, Scene, Sentence
from legation.reference.speech import is_speech_verb
from legation.statements.attempt import Found
from legation.statements.cues import Cue
from legation.statements.draft import Draft
from legation.statements.pieces import trimmed
from legation.statements.quotes import Quote, Quotes

_REACH = 40  # characters between the end of a statement and the quotation that may continue it
_LONGEST = 80  # sentences in a block of speech without quotation marks
_STOPS = (".", "!", "?", "”", '"', "…")


def followed(drafts: Sequence[Draft], scene: Scene, quotes: Quotes) -> list[Draft]:
    """The drafts, each with the quotations added that no cue claims and that follow upon its own."""
    out = list(drafts)
    claimed = {quote.start for draft in out for piece in draft.pieces for quote in quotes.within(piece.start, piece.end)}
    ends = sorted((_end(draft, quotes), n) for n, draft in enumerate(out) if _is_quoted(draft, quotes))
    added: list[tuple[int, int]] = []
    for quote in quotes.all:
        if quote.start in claimed or not _stands_alone(quote, quotes):
            continue
        near = [
            pair for pair in (*ends[bisect_left(ends, (quote.start - _REACH, 0)) :][:8], *added[-2:]) if _continues(quote, pair[0], quotes)
        ]
        piece = trimmed(scene.document.text, quote, quotes) if near else None
        if piece is not None:
            n = max(near)[1]
            out[n] = replace(out[n], pieces=(*out[n].pieces, piece))
            added.append((quote.end, n))
    return out


def announced(cue: Cue, speaker: bool, scene: Scene, quotes: Quotes) -> Found | None:
    """The paragraphs after "X said:", where they stand without quotation marks; up to a heading or the end."""
    row = next((row for row in cue.rows if "quote" in row.frames and row.kind == "speech"), None)
    sentence = cue.sentence
    later_verb = any(t.i > cue.token.i and t.pos == "VERB" for t in sentence.tokens)
    if row is None or not speaker or later_verb or not sentence.text.endswith(":"):
        return None
    end = _block_end(sentence, scene, quotes)
    following = scene.sentences[sentence.index + 1 : sentence.index + 2]
    if end is None or following[0].paragraph == sentence.paragraph:
        return None
    return Found((Extent(following[0].start, end),), "block", row)


def unquoted_speech(cue: Cue, found: Found, scene: Scene, quotes: Quotes) -> Found:
    """What "X said: ..." goes on with where it stands without quotation marks: the rest of the paragraph and those after it."""
    first, last = found.extents[0], found.extents[-1]
    gap = quotes.text[cue.token.end : first.start]
    if found.frame != "clause" or len(gap) > _REACH or not gap.rstrip().endswith(":") or quotes.within(first.start, last.end):
        return found
    end = _block_end(cue.sentence, scene, quotes)
    if last.end < cue.sentence.end - 2 or end is None or not quotes.text[first.start].isupper():
        return found
    return replace(found, extents=(Extent(first.start, end),), frame="block")


def _block_end(sentence: Sentence, scene: Scene, quotes: Quotes) -> int | None:
    """Where the unquoted sentences after this one end: before a heading, a quotation or boilerplate; nothing where there are none."""
    end = None
    for later in scene.sentences[sentence.index + 1 : sentence.index + 1 + _LONGEST]:
        if later.boilerplate is not None or _is_heading(later, scene) or quotes.at(later.start) is not None or _announces(later):
            break
        end = later.end
    return end


def _announces(sentence: Sentence) -> bool:
    """Whether the sentence itself hands over to a speaker: "Mr. Ellwood said: ..."."""
    pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    return any(after.text == ":" and is_speech_verb(word.lemma) for word, after in pairs)


def _is_heading(sentence: Sentence, scene: Scene) -> bool:
    """A line of its own without a full stop ("Notes to editors"), or the turn of a speaker."""
    alone = sentence.index == 0 or scene.sentences[sentence.index - 1].paragraph != sentence.paragraph
    return alone and not sentence.text.rstrip().endswith((*_STOPS, ",", ";", ":", "-", "–"))


def _end(draft: Draft, quotes: Quotes) -> int:
    return max(draft.cue.sentence.end, max(piece.end for piece in draft.pieces))


def _is_quoted(draft: Draft, quotes: Quotes) -> bool:
    return draft.cue.kind == "speech" and any(quotes.within(piece.start, piece.end) for piece in draft.pieces)


def _stands_alone(quote: Quote, quotes: Quotes) -> bool:
    """Whether it is a sentence of its own and not a word set in marks."""
    before = quotes.text[max(0, quote.start - _REACH) : quote.start].rstrip()[-1:]
    first = next((c for c in quotes.text[quote.first : quote.last] if c.isalpha()), "")
    return before in ("", "'", ":", ")", *_STOPS) and first.isupper()


def _continues(quote: Quote, end: int, quotes: Quotes) -> bool:
    """Whether the quotation begins where a statement ends: in the same paragraph, or in the next one if the last was left open."""
    if end > quote.first or end < quote.start - _REACH:
        return False
    gap = quotes.text[end : quote.start]
    if "\n" in gap:
        before = quotes.at(end - 1)
        return before is not None and before.open and not gap.strip(" \t\r\n\u00a0.")
    return not gap.strip(" \t\u00a0.\"”'’")
