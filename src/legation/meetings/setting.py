"""When, where and how those meet of whom a cue tells: the dates, places and words of mode that belong to the cue's own clause."""

import re
from dataclasses import dataclass

from legation.language import ancestors, child, children, extent_of, head, subtree
from legation.language.realis import realis_of
from legation.meetings.cues import Cue
from legation.meetings.sides import stem
from legation.model import MeetingMode, MeetingRealis, Place, Scene, Sentence, Time, Token, Venue, When
from legation.reference.meeting_words import by_word, pattern
from legation.reference.states import states

_REALIS: dict[str, MeetingRealis | None] = {
    "happened": "held", "ongoing": "ongoing", "planned": "planned", "proposed": "proposed", "conditional": "proposed",
    "denied": None, "cancelled": "cancelled",
}  # fmt: skip
_FINE = {"second": 0, "minute": 0, "hour": 0, "day": 0, "week": 1, "month": 2, "season": 3, "quarter": 3, "half": 4, "year": 5}
_IN_PERSON = re.compile(r"\b(?:in-person|face-to-face)\s+(?:[\w’'-]+\s+){0,4}\S+$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|through|until|till|-|–|and)\s*")
_RESULTS = ("progress", "breakthrough", "agreement", "deal", "result", "outcome", "sign", "movement", "headway")
_ANEW = ("resume", "revive", "restart", "relaunch", "reopen", "reschedule")
_APART = ("since", "until", "till", "before", "after", "by", "than", "ago")


@dataclass(frozen=True)
class Reading:
    """Realis of a cue; `sure` is false where nothing but the lack of other signs says that it took place ("the meeting")."""

    realis: MeetingRealis | None
    sure: bool


def realis(cue: Cue) -> Reading:
    """Whether what the cue tells of was held, is planned and so on; realis `None` where it is denied."""
    found = "planned" if cue.word.value == "passive" else _REALIS[realis_of(cue.sentence, cue.token)]
    if found in ("planned", "proposed") and cue.noun and (_opened(cue) or _past_occasion(cue) or _earlier(cue) or _courtesy(cue)):
        return Reading("held", True)
    if found == "cancelled" and cue.noun and _past_occasion(cue):
        return Reading("held", True)  # "after a call with her he postponed the tariffs"
    if found == "cancelled" and cue.noun and cue.verb is not None and cue.verb.lemma in _ANEW:
        found = _REALIS[realis_of(cue.sentence, cue.verb)]  # "agreed to resume the stalled negotiations"
    if found in ("planned", "proposed") and not cue.noun and (_had_chance(cue) or _courtesy(cue)):
        return Reading("held", True)
    if found in ("held", "ongoing") and _looked_forward(cue):
        return Reading("planned", True)
    if found == "held" and (_goes_on(cue) or _on_the_spot(cue)):
        return Reading("ongoing", True)
    if found == "held" and cue.noun and _will(cue):
        return Reading("planned", True)
    if found is None and any(word in _above(cue) for word in by_word("off")):
        found = "cancelled"
    if found is None and _without_result(cue):
        return Reading("held", False)  # "there was no progress in the talks"
    if found == "cancelled" and _might(cue):
        return Reading(None, False)  # "could abandon the talks"
    if found == "cancelled":
        match = pattern("off").search(cue.sentence.text)
        row = by_word("off").get(match.group().lower()) if match else None
        found = "postponed" if row is not None and row.value == "postponed" else "cancelled"
    aim = cue.token.pos == "VERB" and cue.token.tag == "VB" and child(cue.sentence, cue.token, "aux") is not None
    aim = aim or (cue.token.tag == "VBG" and cue.token.dep in ("csubj", "nsubj"))
    light = cue.verb is not None and cue.verb.lemma in by_word("light", "chair", "host")
    return Reading(found, found != "held" or (not cue.noun and not aim) or light)


def _above(cue: Cue) -> str:
    """The words of the clause in which a cue stands that govern it, and its own modifiers: where it may be said that it was called off."""
    over = [cue.token, *list(ancestors(cue.sentence, cue.token))[:4]]
    beside = [t for at in over[:1] + ([cue.verb] if cue.verb is not None else []) for t in children(cue.sentence, at) if t.dep != "conj"]
    return " ".join(t.text.lower() for t in sorted({t.i: t for t in (*over, *beside)}.values(), key=lambda t: t.i))


def _without_result(cue: Cue) -> bool:
    """Whether it is only denied that talks led to something."""
    by = head(cue.sentence, cue.token)
    result = head(cue.sentence, by)
    return cue.noun and cue.token.dep == "pobj" and by.lemma in ("in", "at", "during", "from") and result.lemma in _RESULTS


def _might(cue: Cue) -> bool:
    """Whether it is only said that it may be called off: "could abandon the talks", "threatened to cancel the summit"."""
    for above in list(ancestors(cue.sentence, cue.token))[:4]:
        if above.lemma in by_word("off"):
            over = head(cue.sentence, above)
            unsure = {t.text.lower() for t in children(cue.sentence, above, "aux")} & {"could", "may", "might", "would"}
            return bool(unsure) or (above.dep == "xcomp" and over.lemma in ("threaten", "consider", "mull", "want"))
    return False


def _goes_on(cue: Cue) -> bool:
    """Whether talks "are under way", or somebody "has been holding" them."""
    verb = cue.verb
    if verb is None or not cue.noun:
        return False
    if verb.lemma == "be" and verb.tag in ("VBZ", "VBP"):
        below = [*children(cue.sentence, verb, "acomp", "advmod", "attr")]
        under = any(
            p.lemma == "under" and "way" in {t.lemma for t in children(cue.sentence, p, "pobj")}
            for p in children(cue.sentence, verb, "prep")
        )
        return under or any(t.text.lower() in ("underway", "ongoing") for t in below)
    aids = {t.text.lower() for t in children(cue.sentence, verb, "aux")}
    return verb.tag == "VBG" and "been" in aids and bool(aids & {"has", "have", "'ve", "’ve"})


def _on_the_spot(cue: Cue) -> bool:
    """Whether somebody "is in Delhi for talks", or two "are in talks"."""
    verb, by = cue.verb, head(cue.sentence, cue.token)
    if verb is None or not cue.noun or verb.lemma != "be" or verb.tag not in ("VBZ", "VBP") or cue.token.dep != "pobj":
        return False
    there = any(t.lemma in ("in", "at") and t.i < by.i for t in children(cue.sentence, verb, "prep"))
    return (by.lemma in ("for", "on") and there) or (by.lemma == "in" and cue.token.tag == "NNS")


def _will(cue: Cue) -> bool:
    """Whether the verb over a noun is in the future: "this call will precede the dialogue", "the visit will reaffirm"."""
    verb = cue.verb
    near = verb is not None and (cue.token.head == verb.i or head(cue.sentence, head(cue.sentence, cue.token)).i == verb.i)
    return near and verb is not None and any(t.text.lower() in ("will", "shall", "’ll", "'ll") for t in children(cue.sentence, verb, "aux"))


def _had_chance(cue: Cue) -> bool:
    """Whether somebody "had the chance to meet" them, and so did."""
    noun = head(cue.sentence, cue.token)
    had = head(cue.sentence, noun)
    return noun.lemma in by_word("chance") and had.lemma == "have" and had.tag in ("VBD", "VBN")


def _courtesy(cue: Cue) -> bool:
    """Whether a host says that he is "honoured to be able to host you here"."""
    return any(t.lemma in by_word("courtesy") and t.text.lower() != "honor" for t in ancestors(cue.sentence, cue.token))


def _looked_forward(cue: Cue) -> bool:
    """Whether it stands under "looked forward to"."""
    above = [t for t in ancestors(cue.sentence, cue.token) if t.lemma == "look"]
    return any(below.lemma == "forward" for t in above for below in children(cue.sentence, t, "advmod", "prt"))


def _opened(cue: Cue) -> bool:
    """Whether they "opened their summit", which is no openness to one."""
    verb = cue.verb
    return verb is not None and verb.lemma in by_word("opening") and verb.tag in ("VBD", "VBN") and cue.token.head == verb.i


def _past_occasion(cue: Cue) -> bool:
    """Whether something was done at it or after it, whatever that verb says of its own object: "agreed on Friday, after talks in Geneva"."""
    by = head(cue.sentence, cue.token)
    if cue.token.dep != "pobj" or by.lemma not in by_word("after") or by.lemma in ("before", "ahead", "prior"):
        return False
    verb = head(cue.sentence, by)
    if verb.dep == "xcomp" and by.i > 0 and cue.sentence.tokens[by.i - 1].text == ",":
        verb = head(cue.sentence, verb)  # "agreed to open it, after talks"
    aids = {t.lemma for t in children(cue.sentence, verb, "aux", "auxpass")}
    if by.lemma == "during" and verb.tag == "VBD":
        return True
    done = verb.tag == "VBD" or (verb.tag == "VBN" and aids <= {"be", "have"} and not aids & {"will", "to"})
    return done and verb.pos in ("VERB", "AUX") and verb.lemma not in by_word("plan")


def _earlier(cue: Cue) -> bool:
    """Whether its own time is called an earlier one: "his visit earlier this week"."""
    near = [t for t in subtree(cue.sentence, cue.token, without=("relcl", "acl", "advcl")) if t.i > cue.token.i]
    return any(t.lemma == "earlier" or t.text.lower() == "earlier" for t in near)


def times(scene: Scene, cue: Cue) -> tuple[Time, ...]:
    """The bounded time expressions in the cue's clause, the finest first."""
    found = [t for t in scene.dates_in(cue.sentence) if t.type in ("DATE", "TIME") and t.from_ and t.precision in _FINE]
    near = _ranges(scene, [t for t in found if _belongs(cue, t) and not _of_putting_off(scene, cue, t)], found)
    return tuple(sorted(near, key=lambda t: (_FINE[t.precision], abs(t.start - cue.token.start))))


def _ranges(scene: Scene, near: list[Time], found: list[Time]) -> list[Time]:
    """The times with "from A to B" as one, if A belongs to the cue."""
    out: list[Time] = []
    for time in near:
        last = next((t for t in found if t.start > time.end and _TO.fullmatch(scene.document.text[time.end : t.start])), None)
        if last is None or (last.from_ or "") < (time.from_ or ""):
            out.append(time)
        else:
            until = last.until or last.from_
            out.append(Time(time.start, last.end, scene.document.text[time.start : last.end], type="DATE", from_=time.from_, until=until,
                            precision=time.precision, basis=time.basis))  # fmt: skip
    return [t for t in out if not any(o is not t and o.start <= t.start and t.end <= o.end for o in out)]


def in_time(scene: Scene, realis: MeetingRealis, times: tuple[Time, ...]) -> MeetingRealis:
    """The realis, but what is dated after the day of publication is planned, whatever its tense ("next week's summit")."""
    published = scene.document.published or ""
    later = bool(times) and len(published) == len("2023-11-10") and (times[0].from_ or "")[:10] > published
    return "planned" if later and realis in ("held", "ongoing") else realis


def when(time: Time) -> When:
    """The time of a meeting from a time expression, to the day at the finest."""
    precision = "day" if _FINE[time.precision] == 0 else time.precision
    return When(from_=(time.from_ or "")[:10] or None, until=(time.until or "")[:10] or None, precision=precision, basis=time.basis)


def _belongs(cue: Cue, time: Time) -> bool:
    """Whether a time stands in the cue's clause: on the way up from it no other clause begins, and it is no limit ("since November")."""
    at = next((t for t in cue.sentence.tokens if t.start <= time.start < t.end), None)
    if at is None:
        return False
    top = _outermost(cue.sentence, time, at)
    over = head(cue.sentence, top)
    if _of_another(cue, top) or (
        top.dep in ("nummod", "amod", "compound", "nmod") and over.pos in ("NOUN", "PROPN") and over.i != cue.token.i
    ):
        return False  # "our 2030 target"
    if (over.dep == "prep" and over.lemma in _APART) or over.lemma in _APART:
        return False
    clause = _clause(cue)
    for above in [top, *ancestors(cue.sentence, top)]:
        if above.i in clause:
            return True
        if cue.word.use == "topic" and above.dep == "dobj":
            return False  # "discussed the July summit": the time of what is talked of
        if cue.noun and above.i != cue.token.i and above.pos == "NOUN" and above.dep == "pobj" and above.lemma in by_word("noun"):
            return False  # "at their meeting yesterday they agreed to resume talks"
        if above.pos in ("VERB", "AUX") and child(cue.sentence, above, "nsubj", "nsubjpass") is not None:
            return False
    return False


def _of_another(cue: Cue, token: Token) -> bool:
    """Whether a word stands before another meeting's noun: "the February 2022 meeting"."""
    over = head(cue.sentence, token)
    while over.dep in ("compound", "nmod", "amod", "nummod") and over.i != cue.token.i:
        over = head(cue.sentence, over)
    meeting = over.lemma in by_word("noun", "occasion") and over.pos in ("NOUN", "PROPN") and over.i != cue.token.i
    return meeting and token.i < over.i and token.dep in ("compound", "nmod", "amod", "nummod", "npadvmod", "poss", "punct")


def _of_putting_off(scene: Scene, cue: Cue, time: Time) -> bool:
    """Whether a time says when a meeting was put off, not when it was to be: "postponed the visit on Friday"."""
    verb = cue.verb
    if verb is None or not cue.noun or verb.tag not in ("VBD", "VBN") or verb.lemma not in by_word("off") or _past_occasion(cue):
        return False
    before = next((t for t in reversed(cue.sentence.tokens) if t.end <= time.start), None)
    spoken = time.text.lower().startswith("on ") or (before is not None and before.lemma == "on")
    published = scene.document.published or ""
    return spoken and (not published or (time.from_ or "")[:10] <= published)


def _outermost(sentence: Sentence, time: Time, token: Token) -> Token:
    at = token
    while at.head != at.i and time.start <= sentence.tokens[at.head].start < time.end:
        at = sentence.tokens[at.head]
    return at


def _clause(cue: Cue) -> set[int]:
    """Positions from the cue up to the verb over it, and the verbs that lend it their time ("agreed to meet on Friday")."""
    out = {cue.token.i}
    if cue.token.pos == "VERB" and cue.token.dep == "ccomp" and child(cue.sentence, cue.token, "nsubj", "nsubjpass") is not None:
        return out  # "said on Friday that he would meet him": the day of the words, not of the meeting
    below = cue.token
    for above in ancestors(cue.sentence, cue.token):
        if not (
            below.dep in ("conj", "appos") and above.pos in ("NOUN", "PROPN")
        ):  # "engagements in Washington and the meeting": a place of its own
            out.add(above.i)
        below = above
        if above.dep == "advcl" and above.tag == "VB" and above.lemma in by_word("opening"):
            continue  # "spoke today to open the dialogue": it was opened on that day
        if above.pos in ("VERB", "AUX") and child(cue.sentence, above, "nsubj", "nsubjpass") is not None:
            break
    if cue.verb is not None:
        out.add(cue.verb.i)
        out.update(t.i for t in cue.sentence.tokens if t.dep == "conj" and t.head == cue.verb.i and t.pos in ("VERB", "AUX"))
    return out


def venue(scene: Scene, cue: Cue, meeting: frozenset[int]) -> Venue | None:
    """Where: the place behind "in", "at" (or "to", for journeys and invitations) in the cue's clause. `meeting`: positions of those who meet."""
    sentence, clause = cue.sentence, _clause(cue)
    found: list[tuple[int, Venue]] = []
    for token in sentence.tokens:
        if token.dep != "pobj":
            continue
        by = head(sentence, token)
        if by.lemma == "in" and token.lemma in ("response", "support", "favour", "favor", "light", "view"):
            continue
        wanted = ("in", "at") + (("to", "into") if cue.word.use in ("travel", "visit", "host", "noun") else ())
        on_visit = by.lemma == "to" and _on_visit(sentence, by, clause)
        if not on_visit and (by.lemma not in wanted or not _hangs(sentence, by, clause | meeting)):
            continue
        place = venue_at(scene, sentence, token)
        if place is not None:
            found.append((abs(token.start - cue.token.start), place))
    if cue.word.use == "travel":
        found += [(0, place) for t in children(sentence, cue.token, "dobj") if (place := venue_at(scene, sentence, t)) is not None]
    if not found and (place := _where(scene, cue) or _right_behind(scene, cue)) is not None:
        return place
    return min(found, key=lambda f: (f[1].country is None, f[0]))[1] if found else None


def _on_visit(sentence: Sentence, by: Token, clause: set[int]) -> bool:
    """Whether it says where a visit leads in the course of which they met: "during a visit to Delhi on Monday, he met ..."."""
    visit = head(sentence, by)
    during = head(sentence, visit)
    return (
        visit.lemma in by_word("visit") and visit.dep == "pobj" and during.lemma in ("during", "on") and head(sentence, during).i in clause
    )


def _right_behind(scene: Scene, cue: Cue) -> Venue | None:
    """The place that stands right behind the noun, be it after a date: "the summit in September 2021 in Washington"."""
    if not cue.noun:
        return None
    dated = [(d.start, d.end) for d in scene.dates_in(cue.sentence)]
    for token in cue.sentence.tokens[cue.token.i + 1 :]:
        place = next((p for _, p in scene.places_in(cue.sentence) if p.start <= token.start < p.end and p.sense != "demonym"), None)
        if place is not None and not _is_group(scene, place):
            return Venue(name=place.name or place.text, country=place.country, geonames_id=place.geonames_id)
        if token.text.lower() not in ("in", "on", "at", "the") and not any(start <= token.start < end for start, end in dated):
            return None
    return None


def _where(scene: Scene, cue: Cue) -> Venue | None:
    """The place that "where" takes up: "to Amman, where she will meet officials"."""
    verb = cue.verb or cue.token
    if verb.dep != "relcl" or not any(t.lemma == "where" for t in children(cue.sentence, verb)):
        return None
    return venue_at(scene, cue.sentence, head(cue.sentence, verb))


def _hangs(sentence: Sentence, by: Token, clause: set[int]) -> bool:
    """Whether a preposition hangs on the cue's clause or on one of those who meet ("met with leaders in Manama"), if through another place."""
    over = head(sentence, by)
    if over.i in clause:
        return True
    above = head(sentence, over)
    return over.dep in ("pobj", "npadvmod") and (above.i in clause or (above.pos == "ADP" and head(sentence, above).i in clause))


def venue_at(scene: Scene, sentence: Sentence, token: Token) -> Venue | None:
    """The place that a word and its modifiers name, or the seat of government; `None` if it names neither."""
    words = subtree(sentence, token, without=("relcl", "acl", "advcl", "conj", "cc", "prep"))
    named = {t.start for t in words if t.dep in ("pobj", "dobj", "compound", "nmod", "appos") or t.i == token.i}
    inside = [p for _, p in scene.places_in(sentence) if p.sense != "demonym" and any(p.start <= start < p.end for start in named)]
    # within the name of a meeting a whole state says whose it is, not where: "the India-U.S. dialogue"
    inside = [
        p
        for p in inside
        if not _is_group(scene, p) and not (stem(token) in by_word("noun", "occasion") and (p.feature or "").startswith("PCL"))
    ]
    at = next((p for p in inside if p.start <= token.start < p.end), inside[0] if inside else None)
    if at is not None and pattern("house").fullmatch(at.text) is None:
        return Venue(name=at.name or at.text, country=at.country, geonames_id=at.geonames_id)
    return _seat(scene, sentence, token)


def _is_group(scene: Scene, place: Place) -> bool:
    """Whether what was taken for a place is the name of an organisation or a format: "at the Nato summit"."""
    actors = [scene.actor(mention.actor) for mention in scene.mentions_at(place.start, place.end)]
    return any(
        a is not None and a.kind in ("igo", "mechanism") and place.text.casefold() in (a.key.casefold(), a.name.casefold()) for a in actors
    )


def _seat(scene: Scene, sentence: Sentence, token: Token) -> Venue | None:
    """A house of government as a place ("at the White House"), or a state ("in India")."""
    words = subtree(sentence, token, without=("relcl", "acl", "advcl", "conj", "cc"))
    match = pattern("house").search(scene.document.text[words[0].start : words[-1].end])
    if match is not None:
        return Venue(name=match.group(), country=by_word("house")[match.group().lower()].value)
    if token.lemma == "capital":
        return _capital(scene, words)
    mention = scene.mention_at(token.start, token.end)
    actor = scene.actor(mention.actor) if mention is not None else None
    if mention is None or actor is None or actor.kind != "state":
        return None
    return Venue(name=mention.text.removeprefix("the "), country=actor.key)


def _capital(scene: Scene, words: tuple[Token, ...]) -> Venue | None:
    """The capital of the state that the phrase names: "the Italian capital", "Oman's capital"."""
    for mention in scene.mentions_in(extent_of(words)):
        state = states().get(mention.actor or "")
        if state is not None:
            return Venue(name=state.capital or mention.text, country=state.code)
    return None


def dateline(scene: Scene) -> Venue | None:
    """The place of the dateline, where it is a known one."""
    line = scene.document.dateline
    if line is None:
        return None
    at = next((p for p in scene.places if line.start <= p.start < line.end and p.country), None)
    return Venue(name=at.name or at.text, country=at.country, geonames_id=at.geonames_id) if at is not None else None


def same_place(one: Venue | Place | None, other: Venue | Place | None) -> bool:
    """Whether two places do not speak against each other: one is absent, or they lie in the same state."""
    return one is None or other is None or one.country is None or other.country is None or one.country == other.country


def mode(cue: Cue) -> MeetingMode:
    """How they meet: by the words of mode in the cue's sentence, else as the cue itself has it."""
    own = next((row for t in children(cue.sentence, cue.token, "amod", "compound") if (row := by_word("mode").get(t.text.lower()))), None)
    if own is not None and own.mode is not None:
        return own.mode
    if cue.noun and _IN_PERSON.search(cue.sentence.text[: cue.token.end - cue.sentence.start]):
        return "in person"
    for token in subtree(cue.sentence, cue.verb or cue.token, without=("ccomp", "advcl", "relcl")):
        if (token.pos == "VERB" and token.lemma == "call") or _of_another(cue, token):
            continue  # "what we call our 2+2"; "the virtual summit in March and the meeting in May"
        row = by_word("mode").get(token.text.lower())
        if row is not None and row.mode is not None and row.mode != "in person":
            return "video" if row.mode == "video" else "phone"
    return cue.word.mode or "unknown"
