"""Codes commitments: for each cue who is bound, toward whom, to what, and by when."""

from collections.abc import Iterator

from legation.commitments.cues import Cue, find
from legation.commitments.roles import bound, publisher, speaker_at, toward
from legation.model import Act, Commitment, Extent, Scene, Statement, Status, Time, content_id
from legation.reference.issues import issues_in

_STATUS: dict[Act, Status] = {
    "agreed": "agreed",
    "signed": "signed",
    "announced": "pledged",
    "pledged": "pledged",
    "reaffirmed": "pledged",
    "proposed": "proposed",
    "exploring": "explored",
    "called for": "proposed",
}
_LENGTHS = {"day": 10, "month": 7, "season": 4, "quarter": 7, "half": 4, "week": 10, "year": 4}


def code(scene: Scene, statements: tuple[Statement, ...]) -> tuple[Commitment, ...]:
    """The commitments of a document in the order of their contents. Sentences in boilerplate bind nobody."""
    own = publisher(scene)
    found: dict[tuple[int, int], Commitment] = {}
    for sentence in scene.body:
        for commitment in _in_sentence(scene, find(sentence), statements, own):
            found.setdefault((commitment.content.start, commitment.content.end), commitment)
    return tuple(found[place] for place in sorted(found))


def _in_sentence(scene: Scene, cues: tuple[Cue, ...], statements: tuple[Statement, ...], own: str | None) -> Iterator[Commitment]:
    for cue in cues:
        voice = speaker_at(scene, statements, Extent(cue.token.start, cue.token.end)) or own
        sides = bound(scene, cue, voice)
        if sides:
            yield _commitment(scene, cue, sides, toward(scene, cue, sides, voice))


def _commitment(scene: Scene, cue: Cue, sides: tuple[str, ...], others: tuple[str, ...]) -> Commitment:
    document, sentence = scene.document, cue.sentence
    content, evidence = document.span(cue.start, cue.end), document.span(sentence.start, sentence.end)
    act = _act(cue, sides)
    return Commitment(
        id=content_id("commitment", document.id, content.start, content.end, act),
        parties=sides,
        toward=others,
        act=act,
        content=content,
        due=_due(scene, cue),
        status=_STATUS[act],
        issues=issues_in(content.text) or issues_in(evidence.text),
        evidence=evidence,
        confidence=_confidence(cue),
    )


def _act(cue: Cue, sides: tuple[str, ...]) -> Act:
    """What two or more decide they agree; what one decides it announces."""
    if cue.token.lemma in ("decide", "decision"):
        return "agreed" if len(sides) > 1 else "announced"
    return cue.act


def _due(scene: Scene, cue: Cue) -> str | None:
    """The last day of the time named in the content, cut to its precision, if that time is not over when the document appears."""
    for time in scene.dates_in(Extent(cue.token.start, cue.sentence.end)):
        if time.type in ("DATE", "TIME") and time.until and _ahead(scene, time):
            return time.until[: _LENGTHS.get(time.precision, 4)]
    return None


def _ahead(scene: Scene, time: Time) -> bool:
    published = scene.document.published
    return published is None or (time.until or "")[: len(published)] > published or (time.until or "") > published


def _confidence(cue: Cue) -> float:
    """Rough shares of right answers by frame."""
    if cue.row.frame in ("support", "to", "self", "asked"):
        return 0.8
    return 0.5 if cue.row.kind == "modal" or cue.row.frame in ("object", "that") else 0.65
