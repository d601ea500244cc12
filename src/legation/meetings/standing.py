"""Standing: whether what a cue tells of was held, is planned, called off, or denied."""

from dataclasses import dataclass

from legation.language import ancestors, child, children, head
from legation.language.realis import realis_of
from legation.meetings.belonging import ahead_of, past_occasion
from legation.meetings.cues import Cue
from legation.model import MeetingRealis
from legation.reference.meeting_words import by_word, pattern

_REALIS: dict[str, MeetingRealis | None] = {
    "happened": "held", "ongoing": "ongoing", "planned": "planned", "proposed": "proposed", "conditional": "proposed",
    "denied": None, "cancelled": "cancelled",
}  # fmt: skip
_RESULTS = ("progress", "breakthrough", "agreement", "deal", "result", "outcome", "sign", "movement", "headway")
_ANEW = ("resume", "revive", "restart", "relaunch", "reopen", "reschedule")


@dataclass(frozen=True)
class Reading:
    """Realis of a cue; `sure` is false where nothing but the lack of other signs says that it took place ("the meeting")."""

    realis: MeetingRealis | None
    sure: bool


def realis(cue: Cue) -> Reading:
    """Whether what the cue tells of was held, is planned and so on; realis `None` where it is denied."""
    found = _of_clause(cue)
    for rule in (_at_an_occasion, _ahead, _under_way, _only_meant, _called_off, _without_result):
        if (reading := rule(cue, found)) is not None:
            return reading
    return Reading(found, found != "held" or _told_of(cue))


def _of_clause(cue: Cue) -> MeetingRealis | None:
    """What the clause says of the cue, be it a meeting or not."""
    if cue.word.value == "passive":
        return "planned"
    found = _REALIS[realis_of(cue.sentence, cue.token)]
    anew = found == "cancelled" and cue.noun and cue.verb is not None and cue.verb.lemma in _ANEW and not past_occasion(cue)
    return (
        _REALIS[realis_of(cue.sentence, cue.verb)] if anew and cue.verb is not None else found
    )  # "agreed to resume the stalled negotiations"


def _told_of(cue: Cue) -> bool:
    """Whether the words say that it took place, and do not merely name it: a verb that is no aim, a noun that is held or at which something was done."""
    if cue.noun:
        return past_occasion(cue) or (cue.verb is not None and cue.verb.lemma in by_word("light", "chair", "host"))
    return not _is_aim(cue) or cue.token.lemma in by_word("light", "chair", "host")


def _is_aim(cue: Cue) -> bool:
    """Whether a verb says what is to be done, or names the doing: "to meet him", "meeting him would be"."""
    token = cue.token
    to_do = token.pos == "VERB" and token.tag == "VB" and child(cue.sentence, token, "aux") is not None
    return to_do or (token.tag == "VBG" and token.dep in ("csubj", "nsubj"))


def _at_an_occasion(cue: Cue, found: MeetingRealis | None) -> Reading | None:
    """Held, where something was done at it or after it, whatever becomes of that: "after a call with her he postponed the tariffs"."""
    if not cue.noun or found not in ("planned", "proposed", "cancelled"):
        return None
    return Reading("held", True) if past_occasion(cue) or (found != "cancelled" and _opened(cue)) else None


def _ahead(cue: Cue, found: MeetingRealis | None) -> Reading | None:
    """Planned, where it is looked forward to, or something is done before it or is to be done at it."""
    if found in ("held", "ongoing") and _looked_forward(cue):
        return Reading("planned", True)
    to_come = ("planned" if ahead_of(cue) else _before_which(cue) or _at_which(cue)) if found == "held" else None
    return Reading(to_come, False) if to_come is not None else None


def _under_way(cue: Cue, found: MeetingRealis | None) -> Reading | None:
    """Ongoing, where it goes on as the text is written."""
    return Reading("ongoing", True) if found == "held" and (_goes_on(cue) or _on_the_spot(cue)) else None


def _called_off(cue: Cue, found: MeetingRealis | None) -> Reading | None:
    """Cancelled or postponed by the words for it above it; nothing where it is only said that it may be, or untrue that it is."""
    if found != "cancelled" and (found is not None or not any(word in _above(cue) for word in by_word("off"))):
        return None
    if _in_spite(cue) or _might(cue):
        return Reading(None, False)
    match = pattern("off").search(cue.sentence.text)
    row = by_word("off").get(match.group().lower()) if match else None
    return Reading("postponed" if row is not None and row.value == "postponed" else "cancelled", True)


def _above(cue: Cue) -> str:
    """The words of the clause in which a cue stands that govern it, and its own modifiers: where it may be said that it was called off."""
    over = [cue.token]
    for above in list(ancestors(cue.sentence, cue.token))[:4]:
        if over[-1].dep == "conj" and over[-1].pos == "VERB":
            break  # "rejected the demand and did not meet them"
        over.append(above)
    beside = [t for at in over[:1] + ([cue.verb] if cue.verb is not None else []) for t in children(cue.sentence, at) if t.dep != "conj"]
    return " ".join(t.text.lower() for t in sorted({t.i: t for t in (*over, *beside)}.values(), key=lambda t: t.i))


def _in_spite(cue: Cue) -> bool:
    """Whether it stands under "despite" or "denied": "will meet on Friday despite reports that the meeting had been cancelled"."""
    return any(
        above.text.lower() in ("despite", "contrary") or above.lemma in ("deny", "dismiss") for above in ancestors(cue.sentence, cue.token)
    )


def _without_result(cue: Cue, found: MeetingRealis | None) -> Reading | None:
    """Held, where it is only denied that talks led to something: "there was no progress in the talks"."""
    by = head(cue.sentence, cue.token)
    behind = found is None and cue.noun and cue.token.dep == "pobj" and by.lemma in ("in", "at", "during", "from")
    return Reading("held", False) if behind and head(cue.sentence, by).lemma in _RESULTS else None


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


def _would_welcome(cue: Cue) -> bool:
    """Whether somebody only says that he "would welcome a meeting"."""
    verb = cue.verb
    would = verb is not None and any(t.text.lower() in ("would", "'d", "’d") for t in children(cue.sentence, verb, "aux"))
    return verb is not None and verb.lemma in ("welcome", "like", "love", "prefer", "favour", "favor") and would


def _only_meant(cue: Cue, found: MeetingRealis | None) -> Reading | None:
    """Proposed, where it is only said to be welcome; planned, where it is to come or meant for something."""
    if cue.noun and _would_welcome(cue):
        return Reading("proposed", True)
    return Reading("planned", True) if cue.noun and found == "held" and (_will(cue) or _was_to(cue)) else None


def _was_to(cue: Cue) -> bool:
    """Whether it is only said what a summit was to do: "the summit was to discuss trade", "was meant to settle it"."""
    verb = cue.verb
    if verb is None or cue.token.dep not in ("nsubj", "nsubjpass") or cue.token.head != verb.i or verb.tag not in ("VBD", "VBN"):
        return False
    to_do = any(t.tag == "VB" and child(cue.sentence, t, "aux") is not None for t in children(cue.sentence, verb, "xcomp"))
    return to_do and verb.lemma in ("be", "mean", "intend", "suppose", "design")


def _before_which(cue: Cue) -> MeetingRealis | None:
    """What is to come after a deed that is itself to come: "will manoeuvre before sitting down to talks"; `None` for anything else."""
    by = head(cue.sentence, cue.token)
    if cue.token.dep != "pcomp" or by.lemma != "before":
        return None
    done = _REALIS[realis_of(cue.sentence, head(cue.sentence, by))]
    return done if done in ("planned", "proposed") else None


def _at_which(cue: Cue) -> MeetingRealis | None:
    """What is to be done at a meeting makes it one to come: "are expected to agree on it at this year's conference"; `None` for anything else."""
    by = head(cue.sentence, cue.token)
    verb = head(cue.sentence, by)
    if not cue.noun or cue.token.dep != "pobj" or by.lemma not in ("at", "during") or verb.pos != "VERB":
        return None
    done = _REALIS[realis_of(cue.sentence, verb)]
    return done if done == "planned" else None


def _looked_forward(cue: Cue) -> bool:
    """Whether it stands under "looked forward to"."""
    above = [t for t in ancestors(cue.sentence, cue.token) if t.lemma == "look"]
    return any(below.lemma == "forward" for t in above for below in children(cue.sentence, t, "advmod", "prt"))


def _opened(cue: Cue) -> bool:
    """Whether they "opened their summit", which is no openness to one, or spoke "in a speech opening the summit"."""
    verb = cue.verb
    if verb is None or verb.lemma not in by_word("opening") or cue.token.head != verb.i:
        return False
    return verb.tag in ("VBD", "VBN") or (
        verb.dep == "acl" and head(cue.sentence, verb).lemma in ("speech", "remark", "address", "statement")
    )
