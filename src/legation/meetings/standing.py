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
    found = "planned" if cue.word.value == "passive" else _REALIS[realis_of(cue.sentence, cue.token)]
    if found in ("planned", "proposed") and cue.noun and (_opened(cue) or past_occasion(cue)):
        return Reading("held", True)
    if found == "cancelled" and cue.noun and past_occasion(cue):
        return Reading("held", True)  # "after a call with her he postponed the tariffs"
    if found == "cancelled" and cue.noun and cue.verb is not None and cue.verb.lemma in _ANEW:
        found = _REALIS[realis_of(cue.sentence, cue.verb)]  # "agreed to resume the stalled negotiations"
    if found in ("held", "ongoing") and _looked_forward(cue):
        return Reading("planned", True)
    if found == "held" and (ahead := "planned" if ahead_of(cue) else _before_which(cue) or _at_which(cue)) is not None:
        return Reading(ahead, False)
    if found == "held" and (_goes_on(cue) or _on_the_spot(cue)):
        return Reading("ongoing", True)
    if cue.noun and (only := _only_meant(cue, found)) is not None:
        return Reading(only, True)
    if found is None and any(word in _above(cue) for word in by_word("off")):
        found = "cancelled"
    if found == "cancelled" and _in_spite(cue):
        return Reading(None, False)  # "will meet on Friday despite reports that the meeting had been cancelled"
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
    return Reading(found, found != "held" or (not cue.noun and not aim) or light or (cue.noun and past_occasion(cue)))


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
    """Whether it stands under "despite" or "denied": that it was called off is not what holds."""
    return any(
        above.text.lower() in ("despite", "contrary") or above.lemma in ("deny", "dismiss") for above in ancestors(cue.sentence, cue.token)
    )


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


def _would_welcome(cue: Cue) -> bool:
    """Whether somebody only says that he "would welcome a meeting"."""
    verb = cue.verb
    would = verb is not None and any(t.text.lower() in ("would", "'d", "’d") for t in children(cue.sentence, verb, "aux"))
    return verb is not None and verb.lemma in ("welcome", "like", "love", "prefer", "favour", "favor") and would


def _only_meant(cue: Cue, found: MeetingRealis | None) -> MeetingRealis | None:
    """What a meeting is that is only said to be welcome, to come, or to be meant for something; `None` for any other."""
    if _would_welcome(cue):
        return "proposed"
    return "planned" if found == "held" and (_will(cue) or _was_to(cue)) else None


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
