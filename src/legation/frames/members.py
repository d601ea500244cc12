"""The words of a part resolved to those who play it: the actor that their head denotes, else the one to whom they belong."""

from collections.abc import Iterator, Sequence

from legation.frames.frame import Member
from legation.frames.voice import FIRST, voice
from legation.language import children
from legation.model import EncodedRole, Extent, Mention, Scene, Sentence, Token

_LOOSE = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "PART", "SPACE", "AUX"})
_OWNERS = ("poss", "compound", "amod", "nmod", "appos")
_OF = frozenset({"of", "in", "from", "for", "by", "at"})


def members(scene: Scene, sentences: Sequence[Sentence], roles: Sequence[EncodedRole]) -> tuple[Member, ...]:
    """Those who play a part, each actor once, in the order of the text. Words joined by "and" are several."""
    out: list[Member] = []
    for role in roles:
        sentence = next((s for s in sentences if s.start <= role.start < s.end), None)
        for member in _resolved(scene, sentence, role) if sentence is not None else ():
            same = next((n for n, m in enumerate(out) if _same(m, member)), None)
            if same is None:
                out.append(member)
            elif member.confidence > out[same].confidence and not member.pronoun:
                out[same] = member
    return tuple(out)


def _same(one: Member, other: Member) -> bool:
    if one.key is not None and other.key is not None:
        return one.key == other.key
    return one.span.start < other.span.end and other.span.start < one.span.end


def _resolved(scene: Scene, sentence: Sentence, role: EncodedRole) -> Iterator[Member]:
    words = [t for t in sentence.tokens if role.start <= t.start and t.end <= role.end]
    while words and words[-1].pos in _LOOSE:
        words.pop()
    while words and words[0].pos in _LOOSE:
        words.pop(0)
    if not words:
        return
    heads = _heads(sentence, words)
    parts = [_part(words, heads, n) for n in range(len(heads))]
    for head, part in zip(heads, parts, strict=True):
        span = scene.document.span(part.start, part.end)
        mention, borrowed = _mention(scene, sentence, head, part)
        key = mention.actor if mention is not None else _seat(scene, head)
        pronoun = head.pos == "PRON" or (mention is not None and mention.how == "pronoun")
        if key is None and head.text.lower() in FIRST and not _quoted(scene, sentence, head):
            key = voice(scene, head.start)
        for one in scene.members([key]) if key is not None else (None,):
            yield Member(span, one, role.confidence, pronoun=pronoun, borrowed=borrowed)


def _quoted(scene: Scene, sentence: Sentence, head: Token) -> bool:
    """Whether a quotation is open before a word in its paragraph: then whoever is quoted says "I"."""
    start = next((s.start for s in scene.sentences if s.paragraph == sentence.paragraph), sentence.start)
    before = scene.document.text[start : head.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _heads(sentence: Sentence, words: Sequence[Token]) -> list[Token]:
    """The highest word of a stretch and those joined to it inside the stretch, in order."""
    inside = {t.i for t in words}
    tops = [t for t in words if (t.head not in inside or t.head == t.i) and t.pos not in _LOOSE] or [words[-1]]
    out, todo = [tops[0]], [tops[0]]
    while todo:
        for below in children(sentence, todo.pop(), "conj"):
            if below.i in inside and below.pos in ("NOUN", "PROPN", "PRON") and below not in out:
                out.append(below)
                todo.append(below)
    return sorted(out, key=lambda t: t.i)


def _part(words: Sequence[Token], heads: Sequence[Token], n: int) -> Extent:
    """The words of one of several that are joined: from behind the one before it on."""
    first = words[0].i if n == 0 else heads[n - 1].i + 1
    last = words[-1].i if n + 1 == len(heads) else heads[n].i
    own = [t for t in words if first <= t.i <= last]
    while len(own) > 1 and own[0].pos in _LOOSE:
        own.pop(0)
    return Extent(own[0].start, own[-1].end)


def _mention(scene: Scene, sentence: Sentence, head: Token, part: Extent) -> tuple[Mention | None, bool]:
    """The mention that the words are, else the one in them to whom they belong; whether it is such a borrowed one."""
    own = [m for m in scene.mentions_at(head.start, head.end) if is_somebody(scene, m)]
    if own:
        within = [m for m in own if part.start <= m.start and m.end <= part.end]
        return (within[0] if within else own[-1]), False  # longest first
    inside = [m for m in scene.mentions_in(part) if is_somebody(scene, m)]
    near = {t.i for t in children(sentence, head, *_OWNERS)}
    near |= {t.i for by in children(sentence, head, "prep", "agent") if by.lemma in _OF for t in children(sentence, by, "pobj")}
    held = [m for m in inside if any(m.start <= sentence.tokens[i].start < m.end for i in near)]
    return max(held, key=lambda m: m.end - m.start, default=None), bool(held)


def _seat(scene: Scene, head: Token) -> str | None:
    """The state whose capital is named for it ("Moscow said"), if the document names that state."""
    place = next((p for p in scene.places if p.start <= head.start < p.end and p.feature == "PPLC" and p.country), None)
    return place.country if place is not None and scene.actor(place.country) is not None else None


def is_somebody(scene: Scene, mention: Mention) -> bool:
    """Whether a mention denotes an actor; a kind of people of no known side ("soldiers") is nobody in particular."""
    actor = scene.actor(mention.actor)
    return actor is not None and (actor.kind != "group" or bool(actor.country or actor.party or actor.members or actor.wikidata))
