"""One telling of a meeting: a cue with those who take part, its realis, mode, time, place and format. Several tellings make one meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.language import child, children, descendants, head
from legation.meetings import dating, formats, venues
from legation.meetings.belonging import comes_after, past_occasion
from legation.meetings.cues import ASIDE, TOGETHER, Cue, cues
from legation.meetings.learnt import Named, body_of, learnt
from legation.meetings.modes import mode
from legation.meetings.roles import hosting, sides, unnamed
from legation.meetings.sides import Side, stem
from legation.meetings.standing import Reading, realis
from legation.model import Extent, MeetingMode, MeetingRealis, Scene, Sentence, Time, Venue
from legation.reference.mechanisms import mechanisms
from legation.reference.meeting_words import by_word, level_of, pattern
from legation.reference.states import states

SMALL = 6  # members up to which a format that is named means all of them
DEFINITE = ("the", "this", "that", "these", "those", "their", "his", "her", "its", "both")


@dataclass(frozen=True)
class Encounter:
    """What one cue tells. `sure`: whether its realis is more than a default; `definite`: whether it may go on with a meeting told before; `framed`: only the
    encoder proposes it.
    """

    cues: tuple[Cue, ...]
    sides: tuple[Side, ...]
    realis: MeetingRealis
    sure: bool
    mode: MeetingMode
    visit: bool
    definite: bool
    mechanism: str | None = None
    learnt: Named | None = None
    aside: str | None = None
    times: tuple[Time, ...] = ()
    venue: Venue | None = None
    hosts: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    framed: bool = False

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties in order of their first mention."""
        return _parties(self.sides)

    def people(self, scene: Scene, party: str) -> frozenset[str]:
        """Keys of the persons who act for a party."""
        out = set()
        for side in self.sides:
            for key in side.keys:
                actor = scene.actor(key)
                if actor is not None and actor.kind == "person" and party in side.parties and (actor.party or actor.country) == party:
                    out.add(key)
        return frozenset(out)


def encounters(scene: Scene, sentence: Sentence) -> tuple[Encounter, ...]:
    """What the cues of a sentence tell, in order; cues that are denied or tell of other kinds of meeting are left out."""
    out: list[Encounter] = []
    for cue in cues(sentence):
        for found in _read(scene, cue):
            out.append(found)
    return tuple(out)


def _read(scene: Scene, cue: Cue) -> tuple[Encounter, ...]:
    reading = realis(cue)
    if reading.realis is None or _occasion_of(cue) or _parliament(scene, cue) or _sitting(cue):
        return ()
    who, times, form = sides(scene, cue), _times(scene, cue, reading), _form(cue)
    if not (form.hosted or _fit(scene, cue, who)) or (not times and _mere_mention(scene, cue, who)):
        return ()
    if form.whole is not None and not _parties(who):
        who = (*who, *_of_format(cue, form.whole))
    mechanism, named = _named_format(scene, cue, form, _parties(who))
    if formats.is_of_others(cue, mechanism):
        return ()
    if (rival := _rival(scene, mechanism, _parties(who))) is not None:
        mechanism, who = rival, _of_format(cue, rival) if _parties(who)[1:] else who
    told = Encounter(
        cues=(cue,), sides=who, realis=_in_time(scene, cue, reading.realis, times), sure=reading.sure, mode=mode(cue),
        visit=cue.word.use in ("travel", "visit"), definite=_definite(cue), mechanism=mechanism, aside=form.aside, learnt=named,
        times=times, venue=venues.venue(scene, cue, _positions(cue, who)), hosts=_hosts(cue, who), sentences=(cue.sentence,),
    )  # fmt: skip
    return _apart(scene, cue, _of_members(_at_home(scene, told)))


def _parties(who: tuple[Side, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party for side in who for party in side.parties))


def _times(scene: Scene, cue: Cue, reading: Reading) -> tuple[Time, ...]:
    """The times of the cue's clause; none where they lie ahead of what is told as held.

    "met in November" in March: a November of years before, whatever it was resolved to; "put it off to July, after a call".
    """
    found = dating.times(scene, cue)
    past = reading.realis == "held" and reading.sure and _is_past(cue)
    return () if past and dating.in_time(scene, "held", found) != "held" else found


@dataclass(frozen=True)
class _Form:
    """The formats that a cue's own words name: the one that meets, the one on whose sidelines, the one that meets as a whole or whose lesser body
    (`organ`: where its name stands) meets. `hosted`: somebody hosts it ("hosted the contact group").
    """

    key: str | None
    aside: str | None
    whole: str | None
    organ: Extent | None
    hosted: bool


def _form(cue: Cue) -> _Form:
    key, aside = formats.format_of(cue)
    if key is None and (organ := formats.organ_of(cue)) is not None:
        return _Form(None, aside, *organ, hosted=False)
    hosted = key is not None and cue.word.use == "host" and child(cue.sentence, cue.token, "nsubj") is not None
    return _Form(key, aside, key if not cue.noun else None, None, hosted)


def _named_format(scene: Scene, cue: Cue, form: _Form, parties: tuple[str, ...]) -> tuple[str | None, Named | None]:
    """The format that meets: the one named, as which the noun is mentioned, or that meets under its acronym, if it fits these parties, else the one
    of just these; or a lesser body or a format that is learnt.
    """
    if form.organ is not None:
        return None, body_of(scene, form.organ, parties)
    found, text = form.key or _mentioned(scene, cue) or formats.of_group(parties), cue.sentence.text
    mechanism = formats.fitting(found, text, parties) or formats.whole(f"{text} {scene.document.title or ''}", parties)
    return mechanism, learnt(scene, cue, parties) if mechanism is None else None


def _rival(scene: Scene, mechanism: str | None, parties: tuple[str, ...]) -> str | None:
    """The other format of the same name, where the document names more of its members and the parties do not tell which it is."""
    if mechanism is None or (len(parties) > 1 and set(parties) != set(mechanisms()[mechanism].members)):
        return None
    found = formats.by_company(mechanism, {mention.actor for mention in scene.mentions if mention.actor})
    return found if found != mechanism else None


def _mentioned(scene: Scene, cue: Cue) -> str | None:
    """The format as which the cue's noun is mentioned ("the 2+2 foreign and defence ministerial" of two states)."""
    mention = scene.mention_at(cue.token.start, cue.token.end) if cue.noun else None
    actor = scene.actor(mention.actor) if mention is not None else None
    known = actor is not None and actor.kind == "mechanism" and actor.key in mechanisms() and formats.meets(actor.key)
    return actor.key if actor is not None and known else None


def _of_format(cue: Cue, key: str) -> tuple[Side, ...]:
    """Those of a format that met as a whole ("the Security Council met"): all its members where they are few, else its organisation."""
    members = mechanisms()[key].members
    acronym = key.removeprefix("mechanism:")
    if acronym in by_word("format") and len(members) > SMALL:
        return (Side("sides", (), (acronym.upper(),), None, cue.token),)
    named = tuple(m for m in members if not (len(m) == 3 and m.isupper() and m in states()))
    parties = members if 2 <= len(members) <= SMALL and not named else named or members
    return (Side("sides", (), parties, None, cue.token),) if parties else ()


def _positions(cue: Cue, who: tuple[Side, ...]) -> frozenset[int]:
    """Where in the sentence those who meet stand: every word of their mentions."""
    named = [side.mention for side in who if side.mention is not None]
    inside = (t.i for t in cue.sentence.tokens for mention in named if mention.start <= t.start < mention.end)
    return frozenset((*inside, *(side.token.i for side in who if side.mention is None)))


def _at_home(scene: Scene, told: Encounter) -> Encounter:
    """Unnamed officials who are met in a state are that state's: "in Baghdad he will meet with senior officials"."""
    cue, country = told.cues[0], told.venue.country if told.venue is not None else None
    if len(told.parties) != 1 or country is None or country in told.parties or cue.word.use not in ("meet", "noun"):
        return told
    met = unnamed(scene, cue)
    return replace(told, sides=(*told.sides, Side("partner", (), (country,), None, met))) if met is not None else told


def _in_time(scene: Scene, cue: Cue, realis: MeetingRealis, times: tuple[Time, ...]) -> MeetingRealis:
    """The realis; what is said to come "following the call on September 9" comes after a call that was held, if that day is over."""
    published, until = scene.document.published or "", (times[0].until or "")[:10] if times else ""
    over = len(published) == len(until) == len("2023-11-10") and until < published
    if cue.noun and over and comes_after(head(cue.sentence, cue.token)):
        return "held"
    return dating.in_time(scene, realis, times)


def _is_past(cue: Cue) -> bool:
    after = cue.noun and comes_after(head(cue.sentence, cue.token))
    done = cue.verb is not None and cue.verb.tag == "VBD" and cue.verb.lemma in by_word("light") and cue.token.head == cue.verb.i
    held = done and cue.token.dep == "dobj" and cue.verb is not None and cue.verb.lemma in ("hold", "have", "conduct", "attend", "conclude")
    return cue.token.tag in ("VBD", "VB") or held or (after and past_occasion(cue))


def _mere_mention(scene: Scene, cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether the noun stands in a phrase without a verb that names nobody: "And, of course, the NATO summit in Vilnius"."""
    if not cue.noun or cue.verb is not None or any(t.pos in ("VERB", "AUX") for t in cue.sentence.tokens):
        return False
    return not any((actor := scene.actor(key)) is not None and actor.kind == "person" for side in who for key in side.keys)


def _parliament(scene: Scene, cue: Cue) -> bool:
    """Whether a "congress" or "assembly" is one of a state's own bodies."""
    mention = scene.mention_at(cue.token.start, cue.token.end) if cue.word.use == "occasion" else None
    actor = scene.actor(mention.actor) if mention is not None else None
    return actor is not None and actor.kind == "body" and actor.country is not None


def _sitting(cue: Cue) -> bool:
    """Whether it is one of the sittings of a standing body: "the forty-sixth session of the General Assembly"."""
    of = [t for t in children(cue.sentence, cue.token, "prep") if t.lemma == "of"]
    return cue.token.lemma == "session" and any(
        t.lemma.lower() in ("assembly", "parliament", "congress") for by in of for t in children(cue.sentence, by, "pobj")
    )


def _occasion_of(cue: Cue) -> bool:
    """Whether a noun only says on what occasion others meet: "met at the forum"."""
    over = head(cue.sentence, cue.token)
    if cue.noun and over.lemma == "of" and head(cue.sentence, over).lemma in ASIDE:
        return True
    if not cue.noun or cue.token.dep != "pobj" or over.lemma not in ("at", "during") or cue.verb is None:
        return False
    if any(t.lemma in by_word("noun") and t.i != cue.token.i for t in children(cue.sentence, cue.verb, "dobj")):
        return True  # "held separate meetings at the conference"
    return cue.verb.lemma in by_word("meet", "speak", "host", "topic") or cue.verb.lemma == "join"


def _definite(cue: Cue) -> bool:
    if not cue.noun:
        return cue.word.use in ("topic", "meet", "speak")
    if cue.word.use == "team":
        return True
    determiner = child(cue.sentence, cue.token, "det", "poss")
    return determiner is not None and determiner.text.lower() in DEFINITE


def _hosts(cue: Cue, who: tuple[Side, ...]) -> tuple[str, ...]:
    """The parties that receive: subject of "hosted him" or of "hosted the talks", who is named behind "talks hosted by"."""
    if (received := _hosted_by(cue, who)) is not None:
        return received
    verb = cue.verb
    if verb is None or verb.lemma not in by_word("host") or (cue.noun and verb.lemma in by_word("greet")):
        return ()
    hosts = _parties(tuple(side for side in who if side.slot == "agent"))
    guests = _parties(tuple(side for side in who if side.slot != "agent"))
    return hosts if len(hosts) == 1 and (cue.noun or set(guests) - set(hosts)) else ()


def _hosted_by(cue: Cue, who: tuple[Side, ...]) -> tuple[str, ...] | None:
    """The parties behind "hosted by" of a noun or of the occasion of a verb; `None` where nobody is."""
    for verb in hosting(cue):
        below = descendants(cue.sentence, verb)
        hosts = _parties(tuple(side for side in who if side.token.i in below and side.slot == "agent"))
        if len(hosts) == 1:
            return hosts
    return None


def _fit(scene: Scene, cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether the sides can be those of such a meeting: all act for their party, and matches are not meetings."""
    if _unlike(scene, cue, who) or _of_another(cue, who) or _is_match(scene, cue, who):
        return False
    return all(_acts(scene, side) for side in who)


def _unlike(scene: Scene, cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether those named are not such as a word of this use has; those who join others are told by other words too."""
    match cue.word.use:
        case "host":
            return not _receives(scene, cue, who)
        case "meet":
            return _figurative(cue, who)
        case "speak":
            return _speaks_to_others(cue, who)
        case "tell":
            return not _told_in_person(scene, cue, who)
        case "travel" | "visit":
            return _nobody_goes(cue, who)
        case use:
            return use == "join"


def _nobody_goes(cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether it is not said who goes on a journey, where a verb tells of it or it leads to several: "our journey to peace" is none."""
    if any(side.slot != "goal" for side in who):
        return False
    return not cue.noun or len(_parties(who)) > 1 or (not who and cue.token.lemma == "journey")


def _is_match(scene: Scene, cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether states meet in a game: none of their persons is named, and the sentence or the headline has a word of sport."""
    bare = bool(who) and all(_bare_state(scene, side) for side in who)
    return bare and pattern("sport").search(f"{scene.document.title or ''} {cue.sentence.text}") is not None


def _receives(scene: Scene, cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether somebody is received: "welcomed Sweden" greets a state, "welcomed it as a member" a step."""
    guests = [side for side in who if side.slot == "partner" and not _refugees(scene, cue, side)]
    if cue.token.lemma not in by_word("greet"):
        return bool(guests)
    return any(
        (not side.keys or not _bare_state(scene, side)) and (_named(side) or stem(side.token) in by_word("side", "person", "team"))
        for side in guests
    )


def _refugees(scene: Scene, cue: Cue, side: Side) -> bool:
    """Whether those received are a people and nobody in particular: "hosting at-risk Afghans"."""
    people = side.mention is not None and side.mention.how == "nominal" and side.token.tag in ("NNS", "NNPS") and _bare_state(scene, side)
    return people and child(cue.sentence, side.token, "det") is None


def _speaks_to_others(cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether nobody of another party is spoken to: "spoke to reporters", "spoke at the summit"."""
    if any(side.slot == "partner" for side in who):
        return False
    to = any(t.lemma in ("to", "with") for t in children(cue.sentence, cue.token, "prep"))
    return to or len(_parties(who)) < 2


def _named(side: Side) -> bool:
    return side.mention is not None and side.mention.how != "nominal"


def _of_another(cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether only those behind "with" are known, and a "you", "I" or "we" who met them is not: they did not meet one another."""
    over = cue.verb or cue.token
    subject = child(cue.sentence, over, "nsubj")
    if subject is None or subject.text.lower() not in ("i", "we", "you") or not who or any(side.slot != "partner" for side in who):
        return False
    return any(t.lemma == "with" for above in (cue.token, over) for t in children(cue.sentence, above, "prep")) or not cue.noun


def _figurative(cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether what is met is neither a side nor a person: "meet the challenge", "meet the future"."""
    if cue.token.lemma in TOGETHER:
        return False  # "launched the partnership on the margins of the summit"
    met = child(cue.sentence, cue.token, "dobj")
    if met is not None and met.pos == "PRON":
        return not any(side.slot == "agent" for side in who)  # "all who got to meet them"
    if met is None or met.pos != "NOUN" or any(side.slot == "partner" for side in who):
        return False
    turn = f"{cue.token.lemma} {met.lemma}" in by_word("phrase")  # "shook hands"
    return not turn and met.lemma not in by_word("side", "person", "noun", "occasion")


def _told_in_person(scene: Scene, cue: Cue, who: tuple[Side, ...]) -> bool:
    """Whether "told" means face to face: one person told another in office, of another party, in a place that is named."""
    slots = {side.slot: side.parties for side in who if side.keys}
    if set(slots) != {"agent", "partner"} or set(slots["agent"]) & set(slots["partner"]):
        return False
    return venues.venue(scene, cue, _positions(cue, who)) is not None


def _bare_state(scene: Scene, side: Side) -> bool:
    return all((actor := scene.actor(key)) is None or actor.kind in ("state", "igo") for key in side.keys)


def _acts(scene: Scene, side: Side) -> bool:
    """Whether a side can act for its party: a person needs an office or a sector of government, armed force or politics."""
    for key in side.keys:
        actor = scene.actor(key)
        if actor is not None and actor.kind in ("person", "group", "organisation") and not _in_office(scene, key, side):
            return False
    return True


_SECTORS = frozenset({"GOV", "MIL", "SPY", "LEG", "IGO", "REB", "OPP", "SEP", "INS", "JUD", "COP", "PTY", "UAF", "ELI"})


def _in_office(scene: Scene, key: str, side: Side) -> bool:
    actor = scene.actor(key)
    if actor is None:
        return False
    if set(actor.sectors) & _SECTORS:
        return True
    titles = (actor.office, side.mention.title if side.mention is not None else None)
    return not actor.sectors and any(title and level_of(title) != "unknown" for title in titles)


def _apart(scene: Scene, cue: Cue, told: Encounter) -> tuple[Encounter, ...]:
    """One encounter for each counterpart, where the words say that there were several ("met separately with", "meetings with")."""
    partners = tuple(side for side in told.sides if side.slot in ("partner", "goal"))
    others = tuple(side for side in told.sides if side.slot not in ("partner", "goal"))
    own = _parties(others)
    several = [party for party in _parties(partners) if party not in own]
    if len(several) < 2 or not own or not _plural(cue):
        return (told,)
    return tuple(_with_one(scene, told, others, [s for s in partners if party in s.parties]) for party in several)


def _of_members(told: Encounter) -> Encounter:
    """A format of few that is named by its noun: all its members meet, whoever of them is named."""
    members = mechanisms()[told.mechanism].members if told.mechanism else ()
    if (
        len(told.parties) >= len(members)
        or not 2 <= len(members) <= SMALL
        or not set(told.parties) <= set(members)
        or not told.cues[0].noun
    ):
        return told
    return replace(told, sides=(*told.sides, Side("sides", (), members, None, told.cues[0].token)))


def _with_one(scene: Scene, told: Encounter, others: Sequence[Side], partners: Sequence[Side]) -> Encounter:
    """The encounter with one of several counterparts; a journey to several states is told with the place of each."""
    sides_ = tuple(sorted([*others, *partners], key=lambda s: s.token.start))
    at = next((venues.venue_at(scene, told.cues[0].sentence, s.token) for s in partners if s.slot == "goal"), told.venue)
    return replace(told, sides=sides_, venue=at)


def _plural(cue: Cue) -> bool:
    if cue.word.use in ("travel", "visit"):
        return True
    if cue.noun and cue.token.tag in ("NNS", "NNPS") and cue.token.lemma in ("meeting", "call", "conversation", "visit", "summit"):
        return True
    near = [cue.token, *children(cue.sentence, cue.token), *(children(cue.sentence, cue.verb) if cue.verb else ())]
    return any(t.text.lower() in by_word("separate") for t in near if t.pos in ("ADV", "ADJ"))
