"""Codes commitments: for each cue who is bound, toward whom, to what, and by when."""

from legation.commitments.cues import Cue, find
from legation.commitments.framed import STATUS
from legation.commitments.roles import Meant, bound, cosigners, counterpart, parties, toward
from legation.commitments.voices import Company, Speech, first_group, voice
from legation.commitments.weighed import Ruled, Weights, decided, proposals
from legation.frames import frames
from legation.language.tree import ancestors, head
from legation.model import Act, Commitment, Extent, Scene, Statement, Time, Token, content_id
from legation.reference.commitment_words import word_list
from legation.reference.issues import issues_in

ABROAD = 0.2  # least share of mentions of other sides in a text of the press; below it one side's plans are home affairs

_LIMITS = ("by", "before", "until", "within", "than")
_LENGTHS = {"second": 10, "minute": 10, "hour": 10, "day": 10, "month": 7, "season": 4, "quarter": 7, "half": 4, "week": 10, "year": 4}


def code(scene: Scene, statements: tuple[Statement, ...], weights: Weights | None = None) -> tuple[Commitment, ...]:
    """The commitments of a document in the order of their contents. Sentences in boilerplate bind nobody. Without weights rules alone decide."""
    own = voice(scene)
    ruled = by_rules(scene, statements, own)
    if scene.encoded and weights and "commitment" in weights:
        found = proposals(scene, ruled, frames(scene, "commitment"), statements)
        kept = list(decided(found, bool(own), weights["commitment"]))
    else:
        kept = [one.commitment for one in ruled if not one.home]
    return tuple(sorted(kept, key=lambda c: (c.content.start, c.content.end)))


def by_rules(scene: Scene, statements: tuple[Statement, ...], own: tuple[str, ...]) -> tuple[Ruled, ...]:
    """What rules propose, one for each content, also what may be the home affairs of one side. `own`: the side whose text it is."""
    they, speech, company = first_group(scene), Speech(scene, statements), Company(scene)
    found: dict[tuple[int, int], Ruled] = {}
    for sentence in scene.body:
        cues = find(sentence)
        for cue in cues:
            commitment = _commitment(scene, cue, len(cues) == 1, Meant(speech.at(cue.token.start, cue.token.end) or own, they))
            if commitment is None:
                continue
            home = not (own or _among_several(scene, cue, commitment, company))
            if not home and len(commitment.parties) > 1:
                they = commitment.parties
            found.setdefault((commitment.content.start, commitment.content.end), Ruled(commitment, cue, home))
    return tuple(found.values())


def _among_several(scene: Scene, cue: Cue, commitment: Commitment, company: Company) -> bool:
    """Whether more than one side is concerned; else it is the home affairs of one, unless the text is about others too."""
    alone = len(commitment.parties) == 1 and not toward(scene, cue, commitment.parties, Meant())
    return not alone or company.foreign(commitment.parties) >= ABROAD


def _asks_another(scene: Scene, cue: Cue, sides: tuple[str, ...], meant: Meant) -> bool:
    """A call upon oneself or one's own government is none; one upon "all states" names nobody and yet is one."""
    if cue.act not in ("called for", "proposed") or not cue.reach.asked:
        return True
    asked = parties(scene, cue.reach.asked, cue.sentence, meant)
    named = any(token.lemma in word_list("side") for token in cue.reach.asked)
    return bool(set(asked) - set(sides)) or (not asked and (named or cue.row.frame != "should"))


def _commitment(scene: Scene, cue: Cue, alone: bool, meant: Meant) -> Commitment | None:
    """The commitment of a cue; `None` where nobody is bound, or one side calls upon itself.

    The issues are those of the content; where it has none and stands `alone` in its sentence, those of the sentence.
    """
    sides = bound(scene, cue, meant)
    if not sides or not _asks_another(scene, cue, sides, meant):
        return None
    sides = (*sides, *cosigners(scene, cue, sides, meant))
    document, sentence = scene.document, cue.sentence
    content, evidence = document.span(cue.start, cue.end), document.span(sentence.start, sentence.end)
    act = _act(cue, sides)
    return Commitment(
        id=content_id("commitment", document.id, content.start, content.end, act),
        parties=sides,
        toward=toward(scene, cue, sides, meant) or counterpart(scene, cue, sides, meant),
        act=act,
        content=content,
        due=_due(scene, cue),
        status=STATUS[act],
        issues=issues_in(content.text) or (issues_in(evidence.text) if alone else ()),
        evidence=evidence,
        confidence=_confidence(cue),
        reason=f"{cue.row.kind} '{cue.token.lemma.lower()}' ({cue.row.frame})",
    )


def _act(cue: Cue, sides: tuple[str, ...]) -> Act:
    """What two or more decide or plan they agree; what one decides it announces."""
    if cue.token.lemma in ("decide", "decision", "plan"):
        return "agreed" if len(sides) > 1 else "announced"
    return cue.act


def _due(scene: Scene, cue: Cue) -> str | None:
    """The last day of the time by which it is to be done, cut to its precision; `None` without one, and where it was over before publication.

    A decade is no date of the ISO calendar and gives none.
    """
    for time in scene.dates_in(Extent(cue.sentence.start, cue.sentence.end)):
        length = _LENGTHS.get(time.precision or "")
        if length and time.type in ("DATE", "TIME") and time.until and _ahead(scene, time) and _says_when(cue, time):
            return time.until[:length]
    return None


def _says_when(cue: Cue, time: Time) -> bool:
    """Whether the time hangs on what is to be done, and not as a part of a name ("the 2024 election")."""
    words = [token for token in cue.sentence.tokens if token.start < time.end and time.start < token.end]
    tops = [token for token in words if token.head not in {t.i for t in words}]
    if not tops or tops[0].dep in ("compound", "nummod", "amod", "nmod", "poss"):
        return False
    if _of_another_event(cue, tops[0]):
        return False
    above = head(cue.sentence, tops[0])
    limit = above if above.pos in ("ADP", "SCONJ") else tops[0]
    above = head(cue.sentence, above) if above.pos == "ADP" else above
    if cue.start <= time.start < cue.end:
        return True
    if above.i == cue.reach.core.i:
        return limit.pos in ("ADP", "SCONJ") or not time.text.isdigit()
    return above.i == cue.token.i and limit.lemma in _LIMITS  # else it is the day of the agreement itself


def _of_another_event(cue: Cue, top: Token) -> bool:
    """Whether the time is that of something only named in the content: "a conference to be held on 13 December"."""
    above = head(cue.sentence, top)
    if above.lemma in _LIMITS:
        return False
    for at in ancestors(cue.sentence, top):
        if at.i == cue.reach.core.i:
            return False
        if at.dep in ("acl", "relcl") and at.i > cue.reach.core.i:
            return True
    return False


def _ahead(scene: Scene, time: Time) -> bool:
    """Whether the time is not over when the document appears; a document without a date is believed."""
    published = scene.document.published
    return published is None or (time.until or "") > published


def _confidence(cue: Cue) -> float:
    """Shares of right answers by frame in the development gold (74 answers), drawn toward the middle where there were few."""
    if cue.row.kind == "verb" and cue.row.frame in ("to", "support", "self", "asked", "call-on", "prep:to"):
        return 0.85
    if cue.row.kind == "adjective" or cue.row.frame in ("complement", "need-of"):
        return 0.75
    return 0.7 if cue.row.frame == "will" else 0.6
