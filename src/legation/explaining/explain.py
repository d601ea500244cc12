"""How a sentence was read: who stands where, what the encoder sees, which rules looked at which words, and what came of it."""

from collections.abc import Iterator, Mapping, Sequence

from legation.coding import Line, coded, look
from legation.explaining.deciding import cues_asked, deciding, question
from legation.explaining.saying import told_of
from legation.explaining.shapes import Clause, Cue, Explanation, Named, Seen, Told
from legation.explaining.tracing import Call, traced
from legation.language.clauses import clause_of
from legation.model import Document, Scene, Sentence, Token

Asked = Mapping[tuple[str, tuple[int, int]], Sequence[Call]]
FAINT = 0.05  # probability under which what the encoder sees is not shown


def explain(document: Document, line: Line, *, sentence: int | None = None, at: int | None = None) -> tuple[Explanation, ...]:
    """How the sentences of a document were read, or one of them. `sentence`: its number, from 0; `at`: an offset that it covers.

    Raises `IndexError` where there is no such sentence.
    """
    scene = look(document, line.parser.sentences(document), line)
    chosen = [s for s in scene.sentences if (sentence is None or s.index == sentence) and (at is None or s.start <= at < s.end)]
    if not chosen:
        raise IndexError(f"the document has {len(scene.sentences)} sentences over {len(document.text)} characters")
    with traced(chosen[0].start, chosen[-1].end) as calls:
        coding = coded(scene, line)
    facts, asked = told_of(coding), cues_asked(calls)
    return tuple(_sentence(scene, one, asked, [fact for fact in facts if any(_meet(s, one) for s in fact.spans)], line) for one in chosen)


def _meet(span: tuple[int, int], sentence: Sentence) -> bool:
    return span[0] < sentence.end and sentence.start < span[1]


def _sentence(scene: Scene, sentence: Sentence, asked: Asked, facts: Sequence[Told], line: Line) -> Explanation:
    cues = tuple(_cues(sentence, asked, facts))
    seen = tuple(_seen(scene, sentence))
    return Explanation(
        document=scene.document.id, sentence=sentence.index, start=sentence.start, end=sentence.end, text=sentence.text,
        who=tuple(_who(scene, sentence)), encoder=seen, cues=cues, facts=tuple(facts), boilerplate=sentence.boilerplate,
        nothing=None if facts else _nothing(sentence, cues, seen, encoded=line.encoder is not None),
    )  # fmt: skip


def _cues(sentence: Sentence, asked: Asked, facts: Sequence[Told]) -> Iterator[Cue]:
    for (room, (start, end)), calls in asked.items():
        token = next((t for t in sentence.tokens if t.start <= start < t.end), None)
        if token is None:
            continue
        came = tuple(f.id for f in facts if f.kind == room.removesuffix("s") and f.covers(start))
        yield Cue(
            room=room, start=start, end=end, text=sentence.text[start - sentence.start : end - sentence.start], clause=_clause(sentence, token),
            asked=tuple(question(call) for call in calls), decided=() if came else deciding(calls), came=came,
        )  # fmt: skip


def _clause(sentence: Sentence, token: Token) -> Clause:
    found = clause_of(sentence, token)

    def words(tokens: Sequence[Token]) -> str:
        return " ".join(sentence.text[tokens[0].start - sentence.start : tokens[-1].end - sentence.start].split()) if tokens else ""

    return Clause(
        predicate=" ".join(t.text for t in found.predicate), subject=words(found.subject), objects=tuple(map(words, found.objects)),
        obliques=tuple(map(words, found.obliques)), negated=found.negated, modal=found.modal,
    )  # fmt: skip


def _who(scene: Scene, sentence: Sentence) -> Iterator[Named]:
    for mention in scene.mentions_in(sentence):
        actor = scene.actor(mention.actor)
        party = scene.party(mention.actor) or (actor.key if actor is not None and actor.kind in ("state", "igo") else None)
        yield Named(
            start=mention.start, end=mention.end, text=mention.text, how=mention.how, actor=mention.actor,
            name=actor.name if actor is not None else None, party=party,
        )  # fmt: skip


def _seen(scene: Scene, sentence: Sentence) -> Iterator[Seen]:
    text = scene.document.text
    frames = [f for w in scene.encoded for f in w.frames if sentence.start <= f.cue.start < sentence.end and f.confidence >= FAINT]
    for frame in sorted(frames, key=lambda f: (-f.confidence, f.cue.start)):
        roles: dict[str, tuple[str, ...]] = {}
        for role in frame.roles:
            roles[role.role] = (*roles.get(role.role, ()), text[role.start : role.end])
        yield Seen(
            kind=frame.kind, start=frame.cue.start, end=frame.cue.end, text=text[frame.cue.start : frame.cue.end],
            confidence=round(frame.confidence, 2), roles=roles,
        )  # fmt: skip


def _nothing(sentence: Sentence, cues: Sequence[Cue], seen: Sequence[Seen], *, encoded: bool) -> str:
    """Why a sentence tells of nothing, in a line."""
    if sentence.boilerplate is not None:
        return f"no fact is taken from a {sentence.boilerplate}"
    rules = "the rules looked at " + ", ".join(dict.fromkeys(f"“{cue.text}”" for cue in cues)) if cues else "no rule knows a word of it"
    likeliest = (
        f"the likeliest for the encoder is {seen[0].kind} at “{seen[0].text}” ({seen[0].confidence})"
        if seen
        else "the encoder sees nothing"
    )
    return f"{rules}; {likeliest}" if encoded else rules
