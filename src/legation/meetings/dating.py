"""Dating: the times that belong to a cue's own clause, and what they say of when a meeting was."""

import re
from datetime import date, timedelta

from msgspec import structs

from legation.language import ancestors, child, head
from legation.meetings.belonging import clause, is_of_words, of_another, past_occasion
from legation.meetings.cues import ASIDE, Cue
from legation.model import MeetingRealis, Scene, Sentence, Time, Token, When
from legation.reference.meeting_words import by_word

_FINE = {"second": 0, "minute": 0, "hour": 0, "day": 0, "week": 1, "month": 2, "season": 3, "quarter": 3, "half": 4, "year": 5}
_TO = re.compile(r"\s*(?:to|through|until|till|-|–|and)\s*")
_APART = ("since", "until", "till", "before", "after", "by", "than", "ago")
_BUILDING = ("build", "follow", "recall", "mark")  # "met, building on the summit in November"
_WEEKDAY = re.compile(r"(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)


def times(scene: Scene, cue: Cue) -> tuple[Time, ...]:
    """The bounded time expressions in the cue's clause, the finest first."""
    found = [t for t in scene.dates_in(cue.sentence) if dates_a_meeting(t)]
    near = _ranges(scene, [t for t in found if _belongs(cue, t) and not _of_putting_off(scene, cue, t)], found)
    return tuple(sorted(near, key=lambda t: (_FINE[t.precision], abs(t.start - cue.token.start))))


def dates_a_meeting(time: Time) -> bool:
    """Whether a time can be that of a meeting: bounded, and no longer than a year."""
    return time.type in ("DATE", "TIME") and bool(time.from_) and time.precision in _FINE


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
    """The realis, but what is dated after the day of publication is planned, whatever its tense ("next week's summit"), and what is dated outright in
    a month or year before it was held ("will deliver on what was promised at the 2022 summit")."""
    published = scene.document.published or ""
    if realis in ("planned", "proposed") and times and times[0].basis == "stated" and (times[0].until or "9999")[:7] < published[:7]:
        return "held"
    later = bool(times) and len(published) == len("2023-11-10") and (times[0].from_ or "")[:10] > published
    return "planned" if later and realis in ("held", "ongoing") else realis


def coming(scene: Scene, realis: MeetingRealis, time: Time) -> Time:
    """The time; a bare weekday that was read as the last one is the next where the meeting is still to come ("after his summit on Wednesday")."""
    published, day = (scene.document.published or "")[:10], (time.from_ or "")[:10]
    weekday = _WEEKDAY.fullmatch(time.text.strip()) is not None
    if not weekday or realis not in ("planned", "proposed") or len(published) != len(day) or not day < published or time.basis == "stated":
        return time
    later = date.fromisoformat(day) + timedelta(days=7)
    if later - date.fromisoformat(published) > date.fromisoformat(published) - date.fromisoformat(day):
        return time  # on a Sunday, "will meet on Saturday" is rather printed late
    return structs.replace(time, from_=later.isoformat(), until=later.isoformat())


def when(time: Time) -> When:
    """The time of a meeting from a time expression, to the day at the finest."""
    precision = "day" if _FINE[time.precision] == 0 else time.precision
    return When(from_=(time.from_ or "")[:10] or None, until=(time.until or "")[:10] or None, precision=precision, basis=time.basis)


def _belongs(cue: Cue, time: Time) -> bool:
    """Whether a time stands in the cue's clause: on the way up from it no other clause begins, and it is no limit ("since November")."""
    at = next((t for t in cue.sentence.tokens if t.start <= time.start < t.end), None)
    if at is None or (cue.noun and _listed_after(cue, at)):
        return False
    top = _outermost(cue.sentence, time, at)
    if _is_of_noun(cue, top) or _is_limit(cue.sentence, top) or is_of_words(cue, top):
        return False
    around = clause(cue)
    for above in (top, *ancestors(cue.sentence, top)):
        if above.i in around or _leads_away(cue, above):
            return above.i in around
    return False


def _is_of_noun(cue: Cue, top: Token) -> bool:
    """Whether a time says which of something is meant: "the February 2022 meeting", "our 2030 target"."""
    over = head(cue.sentence, top)
    before = top.dep in ("nummod", "amod", "compound", "nmod") and over.pos in ("NOUN", "PROPN") and over.i != cue.token.i
    return before or of_another(cue, top)


def _is_limit(sentence: Sentence, top: Token) -> bool:
    """Whether a time is one since or until which something is: "since November"."""
    return head(sentence, top).lemma in _APART


def _leads_away(cue: Cue, above: Token) -> bool:
    """Whether what hangs below a word is of something else: another meeting, what is talked of ("discussed the July summit"), a clause of its own."""
    if _referred_to(cue, above) or (cue.word.use == "topic" and above.dep == "dobj"):
        return True
    building = above.lemma in _BUILDING and above.dep == "advcl" and above.tag == "VBG"
    finite = above.tag in ("VBD", "VBZ", "VBP") and above.dep in ("advcl", "ccomp")
    subject = above.pos in ("VERB", "AUX") and child(cue.sentence, above, "nsubj", "nsubjpass") is not None
    return building or finite or subject


def _listed_after(cue: Cue, at: Token) -> bool:
    """Whether a word stands behind a later item of a list of meetings, and so belongs to that: "the meeting with A, the trip to B and the summit last week"."""
    return any(_is_item(t) for t in cue.sentence.tokens[cue.token.i + 1 : at.i])


def _is_item(noun: Token) -> bool:
    own = noun.lemma.lower() in by_word("noun", "occasion", "visit") and noun.pos in ("NOUN", "PROPN")
    return own and noun.dep in ("conj", "appos")


def _referred_to(cue: Cue, noun: Token) -> bool:
    """Whether it is another meeting that is only referred to: "a call that follows their meeting in November", "built on the summit last May".

    What takes place at a meeting has its time: "at the summit on Monday he met ...".
    """
    if noun.i == cue.token.i or noun.pos not in ("NOUN", "PROPN") or noun.lemma.lower() not in by_word("noun", "occasion"):
        return False
    if noun.dep == "pobj":
        by = head(cue.sentence, noun)
        beside = head(cue.sentence, by).lemma in ASIDE  # "on the margins of last year's assembly"
        return not beside and (cue.noun or by.lemma not in ("at", "during", "in", "for"))
    return cue.noun and noun.dep in ("dobj", "attr", "nsubj", "appos")


def _of_putting_off(scene: Scene, cue: Cue, time: Time) -> bool:
    """Whether a time says when a meeting was put off, not when it was to be: "postponed the visit on Friday"."""
    verb = cue.verb
    if verb is None or not cue.noun or verb.tag not in ("VBD", "VBN") or verb.lemma not in by_word("off") or past_occasion(cue):
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
