"""Quotations with a tag behind them: '"...," cut in the chairman', '"...," the envoy shot back'. What so follows a quotation says who spoke, by whatever verb."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.model import Extent, Scene, Sentence, Token
from legation.reference.speech import SpeechCue, words_of
from legation.statements.attempt import Found
from legation.statements.cues import Cue
from legation.statements.draft import Draft
from legation.statements.pieces import trimmed
from legation.statements.quotes import Quote, Quotes

_ENDS = (",", "!", "?", "—", "–", "…")
_FINITE = ("VBD", "VBZ", "VBP", "VBN")
_PARTICLES = frozenset({"in", "back", "out", "up", "on", "off", "through", "away", "aloud", "over"})
_MISREAD = frozenset({"cut", "put", "shot", "broke", "went", "shouts", "quips"})  # the parser has them for nouns here
_NAMING = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM")
_NO_TAG = frozenset({"be", "have", "do", "mean", "become", "come", "refer", "sound", "read", "follow", "appear", "leave"})
_NEAR = 5  # words from "came" to the noun for what was said
_LONGEST = 14  # words of a name with its office


@dataclass(frozen=True)
class Tag:
    """What stands behind a quotation: the verb with its particle, and the words that name who spoke. `inverted`: the verb stands first."""

    quote: Quote
    sentence: Sentence
    verb: Token
    words: tuple[Token, ...]
    speaker: tuple[Token, ...]
    inverted: bool


def tagged(drafts: Sequence[Draft], scene: Scene, quotes: Quotes) -> list[Draft]:
    """The drafts, with those of quotations whose tag no cue was found in; a quotation with a tag of its own is taken from the cue of another."""
    tags = [tag for quote in quotes.all if (tag := _tag(quote, scene, quotes)) is not None]
    out = list(drafts)
    for tag in tags:
        out = [draft for draft in _with_tag(out, tag, quotes) if draft.pieces]
    return out


def _with_tag(drafts: list[Draft], tag: Tag, quotes: Quotes) -> list[Draft]:
    """The drafts, with the quotation of a tag where its own cue has it, else with a draft of its own, if no cue of its sentence has the quotation."""
    holding = [d for d in drafts if _holds(d, tag.quote)]
    if any(d.cue.token.start == tag.verb.start and d.speaker for d in holding):
        return [_without(d, tag) if tag.inverted or _is_far(d, tag) else d for d in drafts]
    if tag.inverted or all(_is_far(d, tag) for d in holding):
        return [*(_without(d, tag) for d in drafts if d.cue.token.start != tag.verb.start), _draft(tag, quotes)]
    return drafts


def _tag(quote: Quote, scene: Scene, quotes: Quotes) -> Tag | None:
    """The tag right behind a quotation that a comma or a mark of exclamation ends, in the same paragraph."""
    text = scene.document.text
    if quote.open or not (text[quote.last - 1 : quote.last] in _ENDS or text[quote.end : quote.end + 1] == ","):
        return None
    after = quote.end
    while after < len(text) and text[after] in " ,\u00a0":
        after += 1
    sentence = scene.sentence_at(after)
    if sentence is None or sentence.boilerplate is not None:
        return None
    tokens = [t for t in sentence.tokens if t.start >= after]
    if not tokens or tokens[0].start != after or quotes.at(after) is not None:
        return None
    return (
        _answered(quote, sentence, tokens)
        or _inverted(quote, sentence, tokens)
        or _straight(quote, sentence, tokens, comma="," in (text[quote.last - 1], text[quote.end : quote.end + 1]))
    )


def _inverted(quote: Quote, sentence: Sentence, tokens: Sequence[Token]) -> Tag | None:
    """'," cut in the chairman'."""
    verb = tokens[0]
    if not (verb.tag in _FINITE or verb.text.endswith("ed") or verb.text in _MISREAD) or not verb.text.islower() or verb.lemma in _NO_TAG:
        return None
    words = [verb, *([tokens[1]] if len(tokens) > 1 and tokens[1].text.lower() in _PARTICLES else [])]
    speaker = _name(tokens[len(words) :])
    return Tag(quote, sentence, verb, tuple(words), speaker, inverted=True) if speaker else None


def _answered(quote: Quote, sentence: Sentence, tokens: Sequence[Token]) -> Tag | None:
    """'," came the reply from the Kremlin': the noun is what was said, and who said it stands behind "from"."""
    size = next((n for n, t in enumerate(tokens[:_NEAR]) if t.lemma in words_of("answer")), 0)
    behind = tokens[size + 1 :]
    if tokens[0].lemma != "come" or not size or not behind or behind[0].lemma != "from":
        return None
    speaker = _name(behind[1:])
    return Tag(quote, sentence, tokens[0], tuple(tokens[: size + 1]), speaker, inverted=True) if speaker else None


def _straight(quote: Quote, sentence: Sentence, tokens: Sequence[Token], *, comma: bool) -> Tag | None:
    """'," the envoy shot back' and then a mark or the end; without a comma "He" begins a sentence of its own."""
    speaker = _name(tokens)
    rest = tokens[len(speaker) :]
    if speaker and rest and rest[0].text == "," and any(t.text == "," for t in speaker):
        rest = rest[1:]  # "the minister, Ali Hassan, cut in"
    if not speaker or not rest or rest[0].tag not in ("VBD", "VBZ") or rest[0].lemma in _NO_TAG:
        return None
    words = _verb(rest)
    if (not comma and _begins(tokens[0])) or not _ends(rest[len(words) : len(words) + 1]):
        return None
    return Tag(quote, sentence, rest[0], tuple(words), speaker, inverted=False)


def _begins(token: Token) -> bool:
    """Whether a word begins a sentence of its own: "He added"."""
    return token.text[0].isupper() and token.pos in ("PRON", "DET")


def _ends(after: Sequence[Token]) -> bool:
    """Whether a mark or nothing follows, and no colon."""
    return all(t.pos == "PUNCT" and t.text != ":" for t in after)


def _verb(rest: Sequence[Token]) -> list[Token]:
    """The verb with its particle, and the pronoun between them: "cut him off"."""
    for size in (3, 2):
        near = list(rest[:size])
        whole = len(near) == size and near[-1].text.lower() in _PARTICLES
        if whole and all(t.pos == "PRON" for t in near[1:-1]):
            return near
    return [rest[0]]


def _name(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words that name somebody at the head of these: a noun phrase, with a name or office that a comma sets beside it."""
    out: list[Token] = []
    for n, token in enumerate(tokens[:_LONGEST]):
        beside = (
            token.text == ","
            and n + 1 < len(tokens)
            and tokens[n + 1].pos in ("DET", "PROPN", "ADJ")
            and tokens[n + 1].text not in ("which", "who")
        )
        inside = token.text.lower() in ("of", "for", "and") and bool(out)
        if not (token.pos in _NAMING or beside or inside) or (token.tag in ("VBD", "VBZ") and bool(out)):
            break
        out.append(token)
    while out and (out[-1].pos not in ("NOUN", "PROPN", "PRON") or out[-1].text.lower() in ("it", "that", "this", "which", "who", "there")):
        out.pop()
    return tuple(out)


def _holds(draft: Draft, quote: Quote) -> bool:
    return any(p.start < quote.end and quote.start < p.end for p in draft.pieces)


def _is_far(draft: Draft, tag: Tag) -> bool:
    """Whether a draft holds the quotation from another sentence than the tag's, or by the tag's own verb without a speaker."""
    return draft.cue.sentence is not tag.sentence or draft.cue.token.start == tag.verb.start


def _without(draft: Draft, tag: Tag) -> Draft:
    """A draft of another cue without the quotation of this tag."""
    if draft.cue.token.start == tag.verb.start or _is_within(draft, tag.quote):
        return draft
    return replace(draft, pieces=tuple(p for p in draft.pieces if not (p.start < tag.quote.end and tag.quote.start < p.end)))


def _is_within(draft: Draft, quote: Quote) -> bool:
    """Whether the cue itself stands within the quotation: what is reported in it stays."""
    return quote.start <= draft.cue.token.start < quote.end


def _draft(tag: Tag, quotes: Quotes) -> Draft:
    piece = trimmed(quotes.text, Extent(tag.quote.first, tag.quote.last), quotes) or Extent(tag.quote.first, tag.quote.last)
    row = SpeechCue(lemma=tag.verb.lemma, pos="VERB", kind="speech", frames=("quote",), source="tag")
    cue = Cue(tag.sentence, tag.verb, (row,))
    return Draft(cue, Extent(tag.words[0].start, tag.words[-1].end), tag.speaker, (piece,), Found((piece,), "quote", row))
