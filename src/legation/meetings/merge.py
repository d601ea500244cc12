"""Tellings of the same encounter put together: compatible in parties, persons, format, mode, realis, time and place."""

from dataclasses import replace
from datetime import date

from legation.language import children
from legation.meetings.cues import Cue
from legation.meetings.encounter import Encounter
from legation.meetings.formats import named, rank_said
from legation.meetings.parts import levels_of
from legation.meetings.sides import Side, stem
from legation.meetings.venues import same_place
from legation.model import MeetingMode, MeetingRealis, Scene, Time
from legation.reference.mechanisms import mechanisms
from legation.reference.meeting_words import by_word, level_of
from legation.reference.states import states

_REACH = 40  # meetings back to which a later telling may belong; gold documents have at most six
_DEPUTED = ("representative", "official", "delegation", "team", "diplomat", "negotiator", "envoy", "expert", "officer", "commander")
_ALSO = ("also", "then", "later", "separately")
_FAR: tuple[MeetingMode, ...] = ("phone", "video")


def merged(scene: Scene, told: tuple[Encounter, ...]) -> tuple[Encounter, ...]:
    """The meetings of a document in order of their first telling; what has no two parties in the end is left out."""
    out: list[Encounter] = []
    loose: list[Encounter] = []
    news = next((key for _, key in named(scene.document.title or "")), None)
    for one in told:
        encounter = _of_those(scene, one, _last_like(scene, out, one)) if out else one
        if homes := _homes(scene, out, encounter, news):
            out = [joined(before, encounter) if i in homes else before for i, before in enumerate(out)]
        elif stands(encounter):
            out.append(_with_loose(scene, _same_day(encounter, out[-1]) if out else encounter, loose))
            loose = []
        elif out and another(encounter, out[-1]):
            out.append(_next_round(encounter, out[-1]))
        elif encounter.definite and encounter.parties:
            loose.append(encounter)
        elif summit(encounter):
            out.append(replace(encounter, sides=(*encounter.sides, _of_place(encounter))))
    return sifted(tuple(out))


def _homes(scene: Scene, out: list[Encounter], encounter: Encounter, news: str | None) -> list[int]:
    """Which of the meetings told so far a telling belongs to: the one that it goes on with best; a delegation to all at which it was."""
    if encounter.cues[0].word.use == "team" and (led := [i for i, one in enumerate(out) if _led_by(scene, one, encounter)]):
        return led
    like = max((i for i, one in enumerate(out) if _is_done(one) == _is_done(encounter)), default=-1)
    near = range(max(0, len(out) - _REACH), len(out))
    fitting = [i for i in near if same(scene, out[i], encounter, last=i in (len(out) - 1, like))]
    return sorted(fitting, key=lambda i: (_alike(out[i], encounter, news), i))[-1:]


def _is_done(encounter: Encounter) -> bool:
    return encounter.realis in ("held", "ongoing")


def sifted(found: tuple[Encounter, ...]) -> tuple[Encounter, ...]:
    """The meetings without shadows of others: a part of a longer list of the same format, and talk to come that a meeting only agreed on."""
    kept = [one for one in found if not any(_part_of_list(one, other) or _shadow(one, other) for other in found if other is not one)]
    return tuple(one for one in kept if not any(_only_agreed(one, other) for other in kept if other is not one))


def _shadow(one: Encounter, other: Encounter) -> bool:
    """Whether `one`, which only the encoder proposes, may be what the document tells as `other`: nothing but its word sets it apart."""
    alone = one.framed and not other.framed and set(one.parties) <= set(other.parties)
    return alone and not _lie_apart(one, other) and _is_done(one) == _is_done(other)


def _part_of_list(one: Encounter, other: Encounter) -> bool:
    """Whether `one` has some of the parties of `other`, from the same sentence, in the same format and on the same day."""
    inside = set(one.parties) < set(other.parties) and one.sentences[0] in other.sentences
    return inside and not _lie_apart(one, other) and other.mechanism is not None and one.mechanism in (None, other.mechanism)


def _only_agreed(one: Encounter, other: Encounter) -> bool:
    """Whether `one` is talk of no certain form, day or place that those who had met mean to have: "agreed to keep up their dialogue"."""
    if one.realis not in ("planned", "proposed") or one.times or one.venue is not None or one.mechanism is not None:
        return False
    formless = all(cue.word.mode is None for cue in one.cues)
    later = one.sentences[0].index >= other.sentences[0].index
    return formless and later and _is_done(other) and set(one.parties) <= set(other.parties)


def _last_like(scene: Scene, out: list[Encounter], one: Encounter) -> Encounter:
    """The meeting last told that is done or to come as this one is; else the one last told; of two in a sentence, the one with persons."""
    whole = [before for before in out if len(before.parties) >= 2] or out
    like = [before for before in whole if _is_done(before) == _is_done(one)]
    return max(like or whole, key=lambda before: (before.sentences[-1].index, any(before.people(scene, party) for party in before.parties)))


def _led_by(scene: Scene, one: Encounter, team: Encounter) -> bool:
    """Whether a delegation told of in general was at these talks: rounds of the same sides, held, with nobody of its party named."""
    known = any(one.people(scene, party) for party in team.parties)
    return one.realis == "held" and bool(team.parties) and set(team.parties) <= set(one.parties) and not known


def _of_those(scene: Scene, encounter: Encounter, last: Encounter) -> Encounter:
    """Where only "the parties" or "they" are said to meet, they are those of the meeting last told."""
    if not encounter.sides or not all(_general(scene, side) for side in encounter.sides):
        return encounter
    return replace(encounter, sides=last.sides)


def _general(scene: Scene, side: Side) -> bool:
    """Whether several sides are spoken of without being named ("the two leaders", "they")."""
    mention = side.mention
    if mention is None or len(side.parties) < 2 or mention.how not in ("nominal", "pronoun", "title"):
        return False
    return all((actor := scene.actor(inner.actor)) is None or actor.kind == "group" for inner in scene.mentions_in(mention))


def _alike(one: Encounter, other: Encounter, news: str | None) -> int:
    """How well a telling goes on with a meeting: the same words count, more so that both are done or both to come, and that it is the headline's."""
    of_the_day = one.mechanism is not None and one.mechanism == news
    return _again(one, other) + 3 * _far_alike(one, other) + 2 * of_the_day + 2 * (_is_done(one) == _is_done(other))


def _again(one: Encounter, other: Encounter) -> bool:
    """Whether two tellings use the same word for it: a visit goes on with a visit, talks with talks."""
    uses = {cue.word.use for cue in one.cues}
    visit = other.cues[0].word.use == "visit" and (one.visit or "host" in uses)
    return visit or other.cues[0].token.lemma in {cue.token.lemma for cue in one.cues}


def _same_day(encounter: Encounter, last: Encounter) -> Encounter:
    """A meeting told with "also" right behind another of the same person took place on the same day and in the same place, if nothing else is said."""
    if encounter.times or encounter.venue is not None or not _goes_on(encounter, last):
        return encounter
    day = last.times[:1] if last.times and last.times[0].precision not in ("month", "year") else ()
    return replace(encounter, times=day, venue=last.venue if encounter.mode not in _FAR else None)


def _goes_on(encounter: Encounter, last: Encounter) -> bool:
    """Whether it is told that one who had just met somebody "also" met another."""
    if not encounter.realis == last.realis == "held" or not 0 <= encounter.sentences[0].index - last.sentences[-1].index <= 2:
        return False
    cue = encounter.cues[0]
    also = any(t.text.lower() in _ALSO for t in children(cue.sentence, cue.verb or cue.token, "advmod"))
    return also and not _agents(encounter).isdisjoint(_agents(last))


def _agents(encounter: Encounter) -> set[str]:
    return {key for side in encounter.sides if side.slot in ("agent", "owner") for key in side.keys}


def stands(encounter: Encounter) -> bool:
    """Whether a telling names enough sides to be a meeting of its own: two, or one that takes part in a format of many."""
    if len(encounter.parties) >= 2:
        return True
    key = encounter.mechanism
    if key is None or len(encounter.parties) != 1 or len(mechanisms()[key].members) == 2:
        return False
    placed = encounter.venue is not None or bool(encounter.times)
    return encounter.parties[0] in states() or placed


def another(encounter: Encounter, last: Encounter) -> bool:
    """Whether a telling without sides is one more round of the talks last told: numbered, of no other format, with a place or time of its own."""
    if encounter.mechanism not in (None, last.mechanism):
        return False
    counted = any(cue.noun and _numbered(cue) for cue in encounter.cues)
    return counted and not encounter.parties and bool(encounter.times or encounter.venue)


def summit(encounter: Encounter) -> bool:
    """Whether a telling is of a coming summit of states that are not named, in a state that is: its host is the one party known.

    A summit with a name of its own ("the ASEAN Summit") has other parties than its host.
    """
    cue = encounter.cues[0]
    placed = encounter.venue is not None and encounter.venue.country is not None and not encounter.parties
    named = cue.token.text[0].isupper() or encounter.mechanism is not None or cue.sentence.tokens[cue.token.i - 1].text[0].isupper()
    return cue.token.lemma == "summit" and placed and not named and not _is_done(encounter)


def _of_place(encounter: Encounter) -> Side:
    country = encounter.venue.country if encounter.venue is not None else None
    return Side("goal", (), (country,) if country is not None else (), None, encounter.cues[0].token)


def _next_round(encounter: Encounter, last: Encounter) -> Encounter:
    """One more round of the talks last told: the same sides and, for what it is about, the sentence that first told of them."""
    sentences = (*encounter.sentences, *(s for s in last.sentences[:1] if s not in encounter.sentences))
    return replace(encounter, sides=last.sides + encounter.sides, mode=_mode(encounter, last), sentences=sentences)


def _numbered(cue: Cue) -> bool:
    return any(t.lemma in by_word("edition") or t.lemma in ("next", "last", "previous") for t in children(cue.sentence, cue.token, "amod"))


def _with_loose(scene: Scene, encounter: Encounter, loose: list[Encounter]) -> Encounter:
    """Adds what was told of it just before its sides were named ("The talks were held in Geneva. ...")."""
    for before in loose[-1:]:
        if before.sentences[-1].index >= encounter.sentences[0].index - 1 and same(scene, encounter, before, last=True):
            return joined(encounter, before)
    return encounter


def same(scene: Scene, one: Encounter, other: Encounter, *, last: bool) -> bool:
    """Whether `other`, told later, may be the same encounter as `one`; with fewer than two parties it must go on with the last told."""
    if not _agree(scene, one, other):
        return False
    if one.mechanism is not None and one.mechanism == other.mechanism and _wide(one):
        return True
    shared = [party for party in other.parties if party in one.parties]
    if len(other.parties) >= 2:
        return len(shared) >= 2 and len(shared) * 2 > max(len(one.parties), len(other.parties)) - bool(one.mechanism)
    goes_on = other.definite and (last or _far_alike(one, other) or _again(one, other))
    known = len(one.parties) >= 2 or one.mechanism == other.mechanism
    return goes_on and known and len(shared) == len(other.parties)


def _far_alike(one: Encounter, other: Encounter) -> bool:
    """Whether both were by phone, or both on screen."""
    return one.mode in _FAR and one.mode == other.mode


def _wide(encounter: Encounter) -> bool:
    """Whether it is a format of many: talks between two of its members are another meeting."""
    members = mechanisms()[encounter.mechanism].members if encounter.mechanism else None
    return members is not None and len(members) != 2


def _agree(scene: Scene, one: Encounter, other: Encounter) -> bool:
    """Whether nothing that the two tell speaks against their being one encounter."""
    differences = (_other_format, _other_mode, _other_time, _other_rank, _of_ministers)
    if any(differs(one, other) for differs in differences) or _of_ministers(other, one):
        return False
    if not same_place(one.venue, other.venue) or not _same_realis(scene, one, other):
        return False
    if _lower(scene, one, other) or _anew(scene, one, other):
        return False
    return not any(_clash(scene, one, other, party) for party in other.parties if party in one.parties)


def _other_format(one: Encounter, other: Encounter) -> bool:
    """Whether they are of two formats, or beside two; what tells of just two is no format of many, told of without its name."""
    named = ((one.mechanism, other.mechanism), (one.aside, other.aside), (one.learnt, other.learnt))
    if any(a and b and a != b for a, b in named):
        return True
    return (_wide(other) and not one.mechanism) or (_wide(one) and not other.mechanism and len(other.parties) == 2)


def _other_mode(one: Encounter, other: Encounter) -> bool:
    """Whether one was by phone or on screen, and the other otherwise."""
    modes = {one.mode, other.mode}
    return len(modes) > 1 and "unknown" not in modes and not modes.isdisjoint(_FAR)


def _other_time(one: Encounter, other: Encounter) -> bool:
    """Whether one is told as an earlier meeting, or each has a time, and the two lie apart."""
    return told_before(one) != told_before(other) or _lie_apart(one, other)


def _lie_apart(one: Encounter, other: Encounter) -> bool:
    return bool(one.times) and bool(other.times) and not _overlap(one.times[0], other.times[0])


def _other_rank(one: Encounter, other: Encounter) -> bool:
    """Whether a format of many met in another rank: its leaders, and "energy ministers" or "heads of agencies" of the same states."""
    if not (_wide(one) or _wide(other)):
        return False
    ranks = [{rank for cue in told.cues if (rank := rank_said(cue)) is not None} for told in (one, other)]
    return bool(ranks[0]) and bool(ranks[1]) and not ranks[0] & ranks[1]


def _lower(scene: Scene, one: Encounter, other: Encounter) -> bool:
    """Whether `other` tells of unnamed officials meeting, after persons of higher rank had met: "officials of both sides met in Doha"."""
    if other.cues[0].noun or not other.sides or any(other.people(scene, party) for party in other.parties):
        return False
    levels = {level for side in other.sides for level in levels_of(scene, side)}
    lesser = levels == {"official"} or all(stem(side.token) in _DEPUTED for side in other.sides)
    return lesser and any(one.people(scene, party) for party in one.parties)


def _anew(scene: Scene, one: Encounter, other: Encounter) -> bool:
    """Whether `other` is told as a further meeting ("Later in the day he received ..."), with persons who are not known to have been at the first."""
    cue = other.cues[0]
    verb = cue.verb or cue.token
    if cue.noun and cue.token.dep == "pobj" and cue.verb is not None and cue.verb.lemma not in by_word("light", "meet", "host"):
        return False  # "she later said at a press conference"
    again = any(t.text.lower() in by_word("anew") for t in children(cue.sentence, verb, "advmod"))
    known = {key for side in one.sides for key in side.keys}
    fresh = [party for party in other.parties if other.people(scene, party) - known]
    return again and cue.sentence not in one.sentences and bool(fresh)


def _of_ministers(one: Encounter, other: Encounter) -> bool:
    """Whether `other` is a format of ministers and `one` a meeting of leaders who are named, outside of any format."""
    usual = "official" if other.learnt else mechanisms()[other.mechanism].level if other.mechanism else None
    return usual in ("minister", "official") and one.mechanism is None and one.learnt is None and of_leaders(one) and not of_leaders(other)


def of_leaders(encounter: Encounter) -> bool:
    """Whether all who are named with a title lead their states."""
    mentions = [side.mention for side in encounter.sides if side.mention is not None and side.mention.how == "name"]
    titles = [mention.title for mention in mentions if mention.title]
    return bool(titles) and all(level_of(title) == "leader" for title in titles)


def told_before(encounter: Encounter) -> bool:
    """Whether it is told as an earlier meeting than those the text is about: "had last met", "their previous summit"."""
    for cue in encounter.cues:
        near = [*children(cue.sentence, cue.token, "advmod", "amod"), *(children(cue.sentence, cue.verb, "advmod") if cue.verb else ())]
        if any(t.text.lower() in by_word("before") for t in near):
            return True
    return False


def _same_realis(scene: Scene, one: Encounter, other: Encounter) -> bool:
    if other.sure and other.realis == "planned" and one.times and (one.times[0].until or "9999")[:10] < (scene.document.published or ""):
        return False
    sure = one.sure and other.sure
    if _is_done(one) == _is_done(other) or (not sure and (other.definite or not other.sure)):
        return True
    fine = [time.precision for told in (one, other) for time in told.times[:1]]
    return fine in (["day", "day"], ["day", "week"]) and not _lie_apart(one, other)


def _clash(scene: Scene, one: Encounter, other: Encounter, party: str) -> bool:
    """Whether each names persons of this party, none of them the same; in a format of many, persons add up."""
    a, b = one.people(scene, party), other.people(scene, party)
    return bool(a and b and not a & b) and not (one.mechanism and one.mechanism == other.mechanism)


def _overlap(one: Time, other: Time) -> bool:
    first, last = one.from_ or "", one.until or one.from_ or ""
    start, end = other.from_ or "", other.until or other.from_ or ""
    return first[:10] <= end[:10] and start[:10] <= last[:10]


def joined(one: Encounter, other: Encounter) -> Encounter:
    """Both tellings as one: sides, times and sentences added up, gaps filled; the surer realis wins, a cancellation always."""
    first, second = (one, other) if one.sentences[0].index <= other.sentences[0].index else (other, one)
    finest = min((told.times for told in (first, second) if told.times), key=lambda t: _width(t[0]), default=())
    return replace(
        first, cues=first.cues + second.cues, sides=first.sides + second.sides, sure=first.sure or second.sure,
        realis=_surer(first, second), times=finest, mode=_mode(first, second),
        visit=first.visit or second.visit, hosts=first.hosts or second.hosts, framed=first.framed and second.framed,
        sentences=first.sentences + tuple(s for s in second.sentences if s not in first.sentences),
        **{gap: getattr(second, gap) for gap in ("learnt", "mechanism", "aside", "venue") if getattr(first, gap) is None},
    )  # fmt: skip


def _surer(first: Encounter, second: Encounter) -> MeetingRealis:
    off = [told.realis for told in (first, second) if told.realis in ("cancelled", "postponed")]
    return off[0] if off else first.realis if first.sure or not second.sure else second.realis


def _width(time: Time) -> int:
    """How many days a time spans, less one."""
    first, last = (time.from_ or "")[:10], (time.until or time.from_ or "")[:10]
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 10_000


def _mode(first: Encounter, second: Encounter) -> MeetingMode:
    for mode in (first.mode, second.mode):
        if mode in _FAR:
            return mode
    return first.mode if first.mode != "unknown" else second.mode
