"""Events that only the encoder sees: who did something to whom, in a sentence of which the tables say nothing.

They stand on a verb whose subject is the one who acts; realis, date and place come from the syntax, as for every event.
"""

from collections.abc import Iterator

from legation.events.backing import Backing, top
from legation.events.parties import Party, party_at
from legation.events.senses import Sense
from legation.events.sure import acting, is_business
from legation.language import ancestors
from legation.model import EncodedSide, Extent, Scene, Sentence, Token
from legation.reference.codebook import types

# How probable a type must be. In the opening of a report, where the news is, one side is enough. 0.5, 0.65 and 0.8 were tried for the opening on 164
# sentences whose ids were kept out of training and on the texts of sentences, rams and re3d: the same within 0.02; 0.5 proposes events of "all people fight".
SURE, LEAD = 0.8, 0.8


def proposals(
    scene: Scene, sentence: Sentence, sides: Backing, *, lead: bool
) -> Iterator[tuple[Token, Sense, tuple[Party, ...], tuple[Party, ...]]]:
    """At most one: the verb, what the encoder takes it to tell of, and the parties."""
    by, to = _parties(scene, sentence, sides.all("source")), _parties(scene, sentence, sides.all("target"))
    able = tuple(
        (s, p) for s, p in by if acting(scene, p, lead=lead) or (lead and s.confidence >= SURE and not is_business(scene.actor(p.key)))
    )
    if not able or (not lead and not _known(scene, [p for _, p in able], [p for _, p in to])):
        return
    verb = _verb(sentence, able[0][0])
    told = _type(scene, sentence, able[0][0], to[0][0] if to else None)
    if verb is None or told is None or told[1] < (LEAD if lead else SURE):
        return
    sense = Sense(types()[told[0]].cameo, (verb.i,), f"encoder: {told[0]} {told[1]:.2f}")
    yield verb, sense, tuple(p for _, p in able), tuple(p for s, p in to if not any(_same(s, other) for other, _ in able))


def _parties(scene: Scene, sentence: Sentence, sides: tuple[EncodedSide, ...]) -> list[tuple[EncodedSide, Party]]:
    out: list[tuple[EncodedSide, Party]] = []
    for side in sides:
        head = top(sentence, side)
        party = party_at(scene, sentence, head) if head is not None else None
        if party is not None and not any(_same(party.span, p.span) for _, p in out):
            out.append((side, party))
    return out


def _same(one: Extent, other: Extent) -> bool:
    return one.start < other.end and other.start < one.end


def _known(scene: Scene, by: list[Party], to: list[Party]) -> bool:
    """Whether both sides are known actors with a state or organisation of their own."""
    sides = [{scene.party(p.key) for p in side if p.key and not p.pronoun} - {None} for side in (by, to)]
    return bool(sides[0]) and bool(sides[1]) and sides[0] != sides[1]


def _verb(sentence: Sentence, side: EncodedSide) -> Token | None:
    """The verb above the one who acts."""
    head = top(sentence, side)
    return next((t for t in ancestors(sentence, head) if t.pos in ("VERB", "AUX")), None) if head is not None else None


def _type(scene: Scene, sentence: Sentence, source: EncodedSide, target: EncodedSide | None) -> tuple[str, float] | None:
    window = next((w for w in scene.encoded if w.first <= sentence.index <= w.last), None)
    if window is None:
        return None
    name, sure = max(window.pair(source, target).items(), key=lambda pair: (pair[1], pair[0]))
    return ("CONCEDE" if name == "YIELD" else name, sure)
