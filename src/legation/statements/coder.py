"""Statements of a document: every cue with its speaker and its content, and quotations that go on from one sentence to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.model import Extent, Quoted, Scene, Span, Speaker, Statement, Token, content_id
from legation.reference.issues import issues_in
from legation.reference.speech import trust
from legation.statements.between import is_between
from legation.statements.carried import speaking
from legation.statements.contents import content_of
from legation.statements.cue_words import cue_extent
from legation.statements.cues import Cue, cues_in
from legation.statements.decided import decided
from legation.statements.draft import Draft
from legation.statements.follow import announced, followed, unquoted_speech
from legation.statements.framed import seen
from legation.statements.interposed import interposed
from legation.statements.opened import opened
from legation.statements.pieces import quoted_as, trimmed
from legation.statements.proposed import proposals
from legation.statements.quotes import Quotes, quotes_of
from legation.statements.roles import speaker_of
from legation.statements.sift import keeps
from legation.statements.signed import signed
from legation.statements.tagged import tagged

_NAME = 60  # characters of a name that stands beside a speaker
_MOST_ABOUT = 6
_NO_SPEAKER = 0.6  # factor without a speaker: 0.5 to 0.8 of such attributions were right as against those with one
_DIRECT = 0.9  # least confidence of a reported speech that is wholly quoted: 0.87 to 0.92 of these were right
_OTHER = 0.5  # for a kind and frame that the table leaves out


def code(scene: Scene) -> tuple[Statement, ...]:
    """Every attribution of speech, thought or demand in the body of the document, in order of its cues."""
    quotes = quotes_of(scene)
    drafts = [draft for sentence in scene.body for cue in cues_in(sentence) if (draft := _draft(cue, scene, quotes)) is not None]
    drafts = _by_somebody(_decided(drafts, scene, quotes) if scene.encoded else drafts, scene)
    drafts = tagged(list(interposed(drafts, scene)), scene, quotes)
    drafts += opened(drafts, scene, quotes)
    whole = sorted(followed(drafts, scene, quotes), key=lambda d: (d.words.start, d.words.end))
    keys = speaking(whole, scene)
    found = tuple(_statement(draft, key, scene, quotes) for draft, key in zip(whole, keys, strict=True))
    return tuple(sorted((*found, *signed(scene, found)), key=lambda s: (s.cue.start, s.cue.end)))


def _by_somebody(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts, no speaker with words from the label of a turn, which is the subject of nothing; without those that have no other speaker."""
    labels = [turn.speaker for turn in scene.document.turns]
    if not labels:
        return list(drafts)
    free = [(d, tuple(t for t in d.speaker if not any(label.start <= t.start < label.end for label in labels))) for d in drafts]
    return [replace(draft, speaker=speaker) for draft, speaker in free if speaker or not draft.speaker]


def _decided(drafts: Sequence[Draft], scene: Scene, quotes: Quotes) -> list[Draft]:
    """The drafts after the encoder was asked: between states only about sentences in which there are some."""
    between = is_between(scene)
    among = {draft.cue.sentence.index for draft in drafts} if between else None
    out = decided(drafts, tuple(proposals(scene, quotes, among)), between=between)
    return seen(out, scene, quotes) if between else out


def _draft(cue: Cue, scene: Scene, quotes: Quotes) -> Draft | None:
    speaker = speaker_of(cue, scene, quotes)
    found = content_of(cue, speaker, quotes) or announced(cue, bool(speaker), scene, quotes)
    if found is None or not keeps(cue, speaker, found, quotes) or _is_joint(speaker, scene):
        return None
    text = scene.document.text
    found = unquoted_speech(cue, found, scene, quotes)
    pieces = tuple(piece for extent in found.extents if (piece := trimmed(text, extent, quotes)) is not None)
    if not pieces:
        return None
    return Draft(cue, cue_extent(cue, found, speaker), speaker, pieces, found)


def _is_joint(speaker: tuple[Token, ...], scene: Scene) -> bool:
    """Whether "we" speak where nobody has the floor: a text may be that of several."""
    return [t.text.casefold() for t in speaker] == ["we"] and not scene.document.turns


def _statement(draft: Draft, actor: str | None, scene: Scene, quotes: Quotes) -> Statement:
    document = scene.document
    pieces = draft.pieces
    content = tuple(document.span(piece.start, piece.end) for piece in pieces)
    quoted = "direct" if draft.found.frame == "block" else quoted_as(document.text, pieces, quotes, cue=draft.words.start)
    return Statement(
        id=content_id("s", document.id, draft.words.start, draft.words.end, pieces[0].start, pieces[-1].end),
        speaker=_speaker(draft, actor, scene),
        cue=document.span(draft.words.start, draft.words.end),
        content=content,
        quoted=quoted,
        addressees=_addressees(draft.found.told, scene),
        issues=_issues(content),
        about=_about(content, scene),
        confidence=_confidence(draft, quoted),
        reason=_reason(draft),
    )


def _reason(draft: Draft) -> str:
    """The word that attributes, with its kind and frame in the table, and how sure the encoder is of it."""
    encoder = f"; encoder {draft.sure:.2f}" if draft.sure is not None else ""
    return f"{draft.found.row.kind} '{draft.cue.token.lemma.lower()}', {draft.found.frame}{encoder}"


def _confidence(draft: Draft, quoted: Quoted) -> float:
    found = draft.found
    sure = trust().get((found.row.kind, found.frame), _OTHER)
    if quoted == "direct" and found.row.kind == "speech":
        sure = max(sure, _DIRECT)
    return round(sure * (1.0 if draft.speaker else _NO_SPEAKER), 2)


def _speaker(draft: Draft, actor: str | None, scene: Scene) -> Speaker | None:
    if not draft.speaker:
        return None
    start, end = draft.speaker[0].start, _whole(Extent(draft.speaker[0].start, draft.speaker[-1].end), actor, scene)
    return Speaker(start, end, scene.document.text[start:end], actor=actor)


def _whole(words: Extent, actor: str | None, scene: Scene) -> int:
    """Where the words of a speaker end: with the name of the same actor that they break off in, or that a comma sets right behind them."""
    text = scene.document.text
    for near in scene.mentions_in(Extent(words.start, words.end + _NAME)):
        torn = near.start < words.end < near.end
        beside = near.start > words.end and text[words.end : near.start].strip() == ","
        if actor is not None and near.actor == actor and near.how != "pronoun" and (torn or beside):
            return near.end
    return words.end


def _addressees(told: Token | None, scene: Scene) -> tuple[str, ...]:
    """Actor keys of those who are told; groups come as their members."""
    if told is None:
        return ()
    mention = scene.mention_at(told.start, told.end)
    return scene.members([mention.actor]) if mention is not None and mention.actor is not None else ()


def _issues(content: Sequence[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(issue for span in content for issue in issues_in(span.text)))


def _about(content: Sequence[Span], scene: Scene) -> tuple[str, ...]:
    """Keys of the actors that the content names, states first, each in order of appearance."""
    keys = list(scene.members(_keys(content, scene)))
    keys.sort(key=lambda key: (actor := scene.actor(key)) is None or actor.kind != "state")
    return tuple(keys[:_MOST_ABOUT])


def _keys(content: Sequence[Span], scene: Scene) -> Iterator[str]:
    for span in content:
        for mention in scene.mentions_in(span):
            if mention.actor is not None:
                yield mention.actor
