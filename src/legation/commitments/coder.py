"""Codes commitments: for each cue who is bound, toward whom, to what, and by when."""

from legation.commitments.cues import Cue, find
from legation.commitments.roles import Meant, bound, counterpart, foreign, parties, speaker_at, toward
from legation.commitments.voices import first_group, voice
from legation.model import Act, Commitment, Extent, Scene, Statement, Status, Time, content_id
from legation.reference.commitment_words import word_list
from legation.reference.issues import issues_in

ABROAD = 0.2  # least share of mentions of other sides in a text of the press; below it one side's plans are home affairs

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
    own, they = voice(scene), first_group(scene)
    found: dict[tuple[int, int], Commitment] = {}
    for sentence in scene.body:
        for cue in find(sentence):
            we = speaker_at(scene, statements, Extent(cue.token.start, cue.token.end)) or own
            commitment = _commitment(scene, cue, Meant(we, they), official=bool(own))
            if commitment is not None:
                they = commitment.parties if len(commitment.parties) > 1 else they
                found.setdefault((commitment.content.start, commitment.content.end), commitment)
    return tuple(found[place] for place in sorted(found))


def _asks_another(scene: Scene, cue: Cue, sides: tuple[str, ...], meant: Meant) -> bool:
    """A call upon oneself or one's own government is none; one upon "all states" names nobody and yet is one."""
    if cue.act not in ("called for", "proposed") or not cue.reach.asked:
        return True
    asked = parties(scene, cue.reach.asked, cue.sentence, meant)
    named = any(token.lemma in word_list("side") for token in cue.reach.asked)
    return bool(set(asked) - set(sides)) or (not asked and (named or cue.row.frame != "should"))


def _commitment(scene: Scene, cue: Cue, meant: Meant, *, official: bool) -> Commitment | None:
    """The commitment of a cue; `None` where nobody is bound, and for the home affairs of one side."""
    sides = bound(scene, cue, meant)
    named = toward(scene, cue, sides, meant)
    abroad = len(sides) > 1 or bool(named) or official or foreign(scene, sides) >= ABROAD
    if not sides or not abroad or not _asks_another(scene, cue, sides, meant):
        return None
    document, sentence = scene.document, cue.sentence
    content, evidence = document.span(cue.start, cue.end), document.span(sentence.start, sentence.end)
    act = _act(cue, sides)
    return Commitment(
        id=content_id("commitment", document.id, content.start, content.end, act),
        parties=sides,
        toward=named or counterpart(sides, meant),
        act=act,
        content=content,
        due=_due(scene, cue),
        status=_STATUS[act],
        issues=issues_in(content.text) or issues_in(evidence.text),
        evidence=evidence,
        confidence=_confidence(cue),
    )


def _act(cue: Cue, sides: tuple[str, ...]) -> Act:
    """What two or more decide or plan they agree; what one decides it announces."""
    if cue.token.lemma in ("decide", "decision", "plan"):
        return "agreed" if len(sides) > 1 else "announced"
    return cue.act


def _due(scene: Scene, cue: Cue) -> str | None:
    """The last day of the first time named behind the cue, else before it, cut to its precision, if it is not over when the document appears."""
    times = scene.dates_in(Extent(cue.sentence.start, cue.sentence.end))
    for time in sorted(times, key=lambda t: (t.start < cue.token.start, t.start)):
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
