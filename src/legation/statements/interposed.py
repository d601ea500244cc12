"""Speech with its attribution put in between: "The talks, complained Cuba's delegate Ana Diaz, were a farce"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.model import Extent, Scene, Sentence, Token
from legation.statements.attempt import Found
from legation.statements.cues import Cue, cues_in
from legation.statements.draft import Draft

_REACH = 12  # words of who speaks
_QUOTES = frozenset("\"“”'‘’«»")
_VERBS = ("VBD", "VBZ", "VBP")


def interposed(drafts: Iterable[Draft], scene: Scene) -> Iterator[Draft]:
    """The drafts, those whose verb stands behind a comma and before its speaker and a further comma with that speaker, and with what stands around as content;
    and such verbs of speech as no draft has."""
    told = list(drafts)
    known = {draft.cue.token.start for draft in told}
    for draft in (*told, *(draft for draft in _unseen(scene) if draft.cue.token.start not in known)):
        words = _between(draft.cue) if not (draft.speaker and draft.speaker[0].i > draft.cue.token.i) else ()
        if words and any(m.actor for m in scene.mentions_in(Extent(words[0].start, words[-1].end))):
            yield replace(draft, speaker=words, pieces=_around(draft.cue.sentence, draft.cue.token, words[-1]))
        elif draft.pieces:
            yield draft


def _unseen(scene: Scene) -> Iterator[Draft]:
    """Verbs of speech put in between, as drafts without content."""
    for cue in (cue for sentence in scene.body for cue in cues_in(sentence) if cue.rows[0].kind == "speech"):
        if _between(cue):
            yield Draft(cue, Extent(cue.token.start, cue.token.end), (), (), Found((), "clause", cue.rows[0]))


def _between(cue: Cue) -> tuple[Token, ...]:
    """The words from the verb to the next comma, where the verb stands alone behind a comma in a sentence without quotations."""
    tokens, verb = cue.sentence.tokens, cue.token
    if not _is_put_in(cue):
        return ()
    after = tokens[verb.i + 1 : verb.i + 1 + _REACH]
    end = next((n for n, t in enumerate(after) if t.text == ","), 0)
    goes_on = len(tokens) > verb.i + end + 3
    return tuple(after[:end]) if end and goes_on and _is_name(after[:end]) else ()


def _is_put_in(cue: Cue) -> bool:
    """Whether the verb is finite and stands behind a comma, in a sentence without quotation marks."""
    tokens, verb = cue.sentence.tokens, cue.token
    behind = verb.i > 1 and verb.tag in _VERBS and tokens[verb.i - 1].text == ","
    return behind and not any(t.text in _QUOTES for t in tokens if t.text != "'")


def _is_name(words: Sequence[Token]) -> bool:
    """Whether the words are no more than who it is."""
    whole = words[0].pos in ("PROPN", "DET", "ADJ", "NOUN", "PRON") and words[-1].pos in ("PROPN", "NOUN")
    return whole and not any(t.pos in ("VERB", "AUX", "ADP") for t in words)


def _around(sentence: Sentence, verb: Token, last: Token) -> tuple[Extent, Extent]:
    """What is said: before the comma of the attribution and behind it, without the full stop."""
    tokens = sentence.tokens
    stop = tokens[-2] if tokens[-1].pos == "PUNCT" and len(tokens) > last.i + 3 else tokens[-1]
    return Extent(tokens[0].start, tokens[verb.i - 2].end), Extent(tokens[last.i + 2].start, stop.end)
