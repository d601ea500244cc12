"""What is said: the words that a cue attributes, found by way of the syntax and of the quotation marks beside it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from legation.language import ancestors, child, children, descendants, head
from legation.model import Extent, Scene, Sentence, Token
from legation.reference.speech import SpeechCue
from legation.statements.cues import Cue
from legation.statements.quotes import Quote, Quotes

_FEELING_PREPS = ("about", "over", "at", "for", "with", "in", "on", "regarding", "to")
_GOES_ON = (
    "of",
    "for",
    "in",
    "to",
    "against",
    "from",
    "with",
    "between",
    "on",
    "over",
    "about",
    "as",
    "by",
    "toward",
    "towards",
    "including",
    "among",
)
_GUESTS = frozenset("minister president secretary delegation guest leader counterpart official ambassador visitor envoy".split())
_OCCASIONS = frozenset(
    "interview statement speech tweet post letter meeting call conference remarks briefing term article report message press video op-ed readout email address day week month year".split()
)
_CLAUSE_HEADS = ("VERB", "AUX")
_EDGE = " \t\r\n,;:–—-"
_INITIALS = re.compile(r"(?:\b\w\.)+$|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|etc)\.$")
_GAP = re.compile(r"[\s,:;–—-]*")


@dataclass(frozen=True)
class Found:
    """What a cue attributes: stretches of the text, by which frame, the words of a set phrase that belong to the cue, and who is told."""

    extents: tuple[Extent, ...]
    frame: str
    row: SpeechCue
    more: tuple[Token, ...] = ()
    told: Token | None = None


def content_of(cue: Cue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    """The content of a cue by the first of its frames that fits, quotations beside it last; nothing where none does."""
    tries = [(row, frame) for row in cue.rows for frame in row.frames if frame != "quote"]
    tries += [(row, "quote") for row in cue.rows if "quote" in row.frames]
    for row, frame in tries:
        found = _BY_FRAME[frame](cue, row, speaker, quotes)
        if found is not None and found.extents:
            return found
    return None


# --- frames


def _clause(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    """A clause that hangs from the cue, or in which the cue stands as an aside ("The talks, he said, failed")."""
    sentence, token = cue.sentence, cue.token
    governor = head(sentence, token) if token.pos == "ADJ" else token
    clause = _clause_below(sentence, token, cue) or (_clause_below(sentence, governor, cue) if governor is not token else None)
    if clause is None and row.kind == "source":
        return _governing(cue, row, speaker)
    if clause is None and token.pos == "VERB" and _is_aside(sentence, token):
        return _aside(cue, row, speaker, quotes)
    if clause is None:
        return None
    extents = _extents(sentence, descendants(sentence, clause), _cut(cue, speaker))
    return Found(_with_quotes(extents, cue, speaker, quotes), "clause", row, told=_told(cue))


def _clause_below(sentence: Sentence, token: Token, cue: Cue) -> Token | None:
    for below in children(sentence, token, "ccomp", "acl" if cue.kind == "noun" else "ccomp", "relcl" if cue.kind == "noun" else "ccomp"):
        if below is cue.second:
            inner = next(children(sentence, below, "ccomp"), None)
            if inner is not None:
                return inner
            continue
        if cue.kind == "noun" and not _marked(sentence, below, "that"):
            continue
        return None if _reflexive(sentence, below) else below
    return _that_clause_further_down(sentence, cue)


def _reflexive(sentence: Sentence, clause: Token) -> bool:
    """ "found himself isolated" reports nothing."""
    subject = child(sentence, clause, "nsubj")
    return subject is not None and subject.text.lower().endswith(("self", "selves"))


def _that_clause_further_down(sentence: Sentence, cue: Cue) -> Token | None:
    """A that-clause that the parser hung from an adjunct of the cue: "asserted at a press conference that ...", "drew attention to the fact that ..."."""
    if cue.kind == "noun":
        return None
    for below in children(sentence, cue.token, "prep", "dobj", "npadvmod", "advmod", "dative", "acomp"):
        if below.i < cue.token.i:
            continue
        for i in sorted(descendants(sentence, below)):
            token = sentence.tokens[i]
            if token.dep in ("acl", "relcl", "ccomp", "advcl") and any(t.text.lower() == "that" for t in children(sentence, token, "mark")):
                return token
    return None


def _marked(sentence: Sentence, clause: Token, word: str) -> bool:
    return any(t.text.lower() == word for t in children(sentence, clause, "mark", "nsubj", "dobj"))


def _is_aside(sentence: Sentence, verb: Token) -> bool:
    if verb.dep == "parataxis":
        return True
    return verb.dep == "advcl" and any(t.text.lower() == "as" for t in children(sentence, verb, "mark", "advmod"))


def _aside(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    sentence = cue.sentence
    above = head(sentence, cue.token)
    inside = descendants(sentence, above) - descendants(sentence, cue.token)
    return Found(_with_quotes(_extents(sentence, inside, _cut(cue, speaker)), cue, speaker, quotes), "aside", row, told=_told(cue))


def _governing(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...]) -> Found | None:
    """The clause to which "according to X" belongs."""
    sentence = cue.sentence
    verb = next((t for t in ancestors(sentence, cue.token) if t.pos in _CLAUSE_HEADS or t.head == t.i), None)
    if verb is None:
        return None
    own = descendants(sentence, cue.token) | {t.i for t in speaker}
    return Found(_extents(sentence, descendants(sentence, verb) - own, own), "source", row)


def _np(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    noun = _object(cue)
    if noun is None or noun.pos == "PRON" and noun.text.lower() in ("it", "that", "this", "so", "what", "which", "himself", "themselves"):
        return None
    inside = _further(cue, descendants(cue.sentence, noun))
    return Found(_extents(cue.sentence, inside, _cut(cue, speaker)), "np", row)


def _thing(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    """An object that is no person: the decision is welcomed in words, the guest at the door."""
    noun = _object(cue)
    return None if noun is None or noun.pos == "PRON" or _is_person(cue.sentence, noun) else _np(cue, row, speaker, quotes)


def _is_person(sentence: Sentence, noun: Token) -> bool:
    return any(e.first <= noun.i <= e.last and e.label == "PERSON" for e in sentence.entities) or noun.lemma in _GUESTS


def _further(cue: Cue, inside: set[int]) -> set[int]:
    """With the phrases that the parser hangs from the verb though they go on with its object ("hailed his role in ending the war"); times and places left out."""
    out = set(inside)
    if not out or max(out) < cue.token.i:
        return out
    for more in children(cue.sentence, cue.token, "prep", "xcomp", "acl", "relcl"):
        below = descendants(cue.sentence, more)
        if min(below) <= max(out):
            continue
        goes_on = more.dep != "prep" or (more.text.lower() in _GOES_ON and not _circumstance(cue.sentence, more))
        if min(below) != max(out) + 1 or not goes_on:
            break
        out |= below
    return out


def _circumstance(sentence: Sentence, prep: Token) -> bool:
    """A phrase of time or place: it says when or where it was said."""
    noun = child(sentence, prep, "pobj")
    if noun is None or prep.text.lower() not in ("in", "on", "at", "during", "from"):
        return False
    entity = next((e for e in sentence.entities if e.first <= noun.i <= e.last), None)
    return (entity is not None and entity.label in ("DATE", "TIME", "GPE", "LOC", "FAC", "EVENT", "ORG")) or noun.lemma in _OCCASIONS


def _object(cue: Cue) -> Token | None:
    """What the cue is about: its object, or the subject of a passive with a by-phrase."""
    sentence, verb = cue.sentence, cue.token
    if child(sentence, verb, "auxpass") is not None:
        return child(sentence, verb, "nsubjpass") if child(sentence, verb, "agent") else None
    return next((t for t in children(sentence, verb, "dobj") if t is not cue.second), None)


def _to(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    clause = next(
        (t for t in children(cue.sentence, cue.token, "xcomp", *(("acl",) if cue.kind == "noun" else ())) if _infinitive(cue.sentence, t)),
        None,
    )
    if clause is None:
        return None
    return Found(_extents(cue.sentence, descendants(cue.sentence, clause), _cut(cue, speaker)), "to", row)


def _infinitive(sentence: Sentence, verb: Token) -> bool:
    return verb.tag == "VBG" or any(t.text.lower() == "to" for t in children(sentence, verb, "aux"))


def _vp(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    """Object and what follows: "urged Israel to withdraw", "called the attack a provocation"."""
    sentence, verb = cue.sentence, cue.token
    parts = [t for t in children(sentence, verb, "dobj", "dative", "oprd", "xcomp", "ccomp", "prep", "acomp", "attr") if t.i > verb.i]
    if not any(t.dep in ("dobj", "oprd", "ccomp", "xcomp") for t in parts):
        return None
    inside = set().union(*(descendants(sentence, t) for t in parts))
    told = child(sentence, verb, "dobj")
    return Found(_with_quotes(_extents(sentence, inside, _cut(cue, speaker)), cue, speaker, quotes, beside=False), "vp", row, told=told)


def _label(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    """ "called the attack a provocation": there has to be a name that is given."""
    if child(cue.sentence, cue.token, "oprd", "ccomp", "xcomp", "acomp", "attr") is None:
        return None
    return _vp(cue, row, speaker, quotes)


def _prep(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    sentence, verb = cue.sentence, cue.token
    for prep in children(sentence, verb, "prep", "prt", "agent"):
        below = child(sentence, prep, "pobj", "pcomp")
        if prep.text.lower() in row.preps and below is not None:
            inside = _further(cue, descendants(sentence, below))
            for more in children(sentence, verb, "xcomp", "advcl"):
                if _infinitive(sentence, more) and prep.text.lower() in ("on", "upon", "to") and more.i > below.i:
                    inside |= descendants(sentence, more)
            told = below if prep.text.lower() in ("on", "upon", "to") and row.kind == "stance" else None
            return Found(_extents(sentence, inside, _cut(cue, speaker)), "prep", row, more=(prep,), told=told)
    return None


def _thank(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    """ "thanked X for Y": Y is what is said, X is told; without Y, X is all there is."""
    sentence, verb = cue.sentence, cue.token
    told = child(sentence, verb, "dobj", "dative")
    for above in (verb, told):
        for prep in children(sentence, above, "prep") if above else ():
            below = child(sentence, prep, "pobj", "pcomp")
            if prep.lemma in ("for", "on") and below is not None:
                inside = _further(cue, descendants(sentence, prep) - {prep.i})
                return Found(_extents(sentence, inside, _cut(cue, speaker)), "thank", row, told=told)
    if told is None or told.pos == "PRON":
        return None
    return Found(_extents(sentence, descendants(sentence, told), _cut(cue, speaker)), "np", row, told=told)


def _express(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    """ "expressed concern about Y": Y; "expressed his support for Y": the whole, since whose support it is belongs to what is said."""
    sentence = cue.sentence
    noun = cue.second if cue.second is not None and cue.second.dep == "dobj" else _object(cue)
    if noun is None:
        return None
    inside = _feeling_about(cue, noun)
    if inside is not None:
        return Found(_extents(sentence, _further(cue, inside), _cut(cue, speaker)), "express", row, more=(noun,))
    return Found(_extents(sentence, _further(cue, descendants(sentence, noun)), _cut(cue, speaker)), "express", row)


def _feeling_about(cue: Cue, noun: Token) -> set[int] | None:
    """The words for what the feeling is about: a that-clause, or a phrase after a bare noun."""
    sentence = cue.sentence
    clause = next((t for t in children(sentence, noun, "acl", "ccomp") if _marked(sentence, t, "that")), None)
    if clause is not None:
        return descendants(sentence, clause)
    if child(sentence, noun, "poss", "det", "amod") is not None:
        return None
    for prep in [*children(sentence, noun, "prep"), *(t for t in children(sentence, cue.token, "prep") if t.i > noun.i)]:
        if prep.text.lower() in _FEELING_PREPS and child(sentence, prep, "pobj", "pcomp") is not None and not _circumstance(sentence, prep):
            return descendants(sentence, prep) - {prep.i}
    return None


def _quoted(cue: Cue, row: SpeechCue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    """The quotation that stands right before or right after the cue with its speaker."""
    extents = _beside(cue, speaker, quotes)
    return Found(extents, "quote", row, told=_told(cue)) if extents else None


_Frame = Callable[[Cue, SpeechCue, tuple[Token, ...], Quotes], Found | None]
_BY_FRAME: dict[str, _Frame] = {
    "clause": _clause, "np": _np, "to": _to, "vp": _vp, "label": _label, "prep": _prep, "thank": _thank, "express": _express,
    "thing": _thing, "quote": _quoted,
}  # fmt: skip


def _told(cue: Cue) -> Token | None:
    """Who is told: the object beside a clause, or a to-phrase."""
    sentence, verb = cue.sentence, cue.token
    told = next((t for t in children(sentence, verb, "dobj", "dative") if t is not cue.second and t.pos != "ADP"), None)
    if told is not None:
        return told
    to = next((t for t in children(sentence, verb, "dative", "prep") if t.text.lower() == "to" and t.i > verb.i), None)
    return child(sentence, to, "pobj") if to else None


# --- stretches of text


def _cut(cue: Cue, speaker: tuple[Token, ...]) -> set[int]:
    return {cue.token.i} | {t.i for t in speaker}


def _extents(sentence: Sentence, inside: Iterable[int], cut: set[int]) -> tuple[Extent, ...]:
    """The stretches that these words cover; broken where words in `cut` (cue and speaker) stand between them."""
    runs: list[list[int]] = []
    for i in sorted(i for i in set(inside) if i not in cut):
        if runs and not any(n in cut for n in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    out = []
    for run in runs:
        words = [i for i in run if sentence.tokens[i].dep != "punct" or sentence.tokens[i].pos not in ("PUNCT", "SPACE")]
        if words:
            out.append(Extent(sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end))
    return tuple(out)


def _frame_extent(cue: Cue, speaker: tuple[Token, ...]) -> Extent:
    """From the first to the last word of the cue, its auxiliaries and its speaker."""
    sentence, verb = cue.sentence, cue.token
    words = [verb, *speaker, *children(sentence, verb, "aux", "neg", "prt", "auxpass")]
    words += [t for t in children(sentence, verb, "advmod") if t.i < verb.i]
    near = [t for t in words if abs(t.i - verb.i) < 60]
    return Extent(min(t.start for t in near), max(t.end for t in near))


def _beside(cue: Cue, speaker: tuple[Token, ...], quotes: Quotes, *, comma: bool = False) -> tuple[Extent, ...]:
    frame = _frame_extent(cue, speaker)
    before, after = _before(cue, frame, quotes, comma=comma), _after(cue, frame, quotes)
    found = [Extent(_opening(before, cue, quotes), before.last)] if before is not None else []
    return (*found, Extent(after.first, after.last)) if after is not None else tuple(found)


def _opening(quote: Quote, cue: Cue, quotes: Quotes) -> int:
    """Where a half-quoted sentence begins: 'The people of Scranton "deserve ...", said X'."""
    start = cue.sentence.start
    lead = quotes.text[start : quote.start].rstrip() if start < quote.start else ""
    return start if lead and lead[-1].isalnum() and not quotes.within(start, quote.start - 1) else quote.first


def _before(cue: Cue, frame: Extent, quotes: Quotes, *, comma: bool) -> Quote | None:
    """The quotation that ends right before the cue and its speaker, with a comma, a question or an exclamation."""
    quote = quotes.before(frame.start)
    if quote is None or quote.open:
        return None
    text, offset = cue.sentence.text, cue.sentence.start
    between = text[max(0, quote.end - offset) : frame.start - offset]
    if quote.end < offset and not quotes.blank(quote.end, offset):
        return None
    if _GAP.fullmatch(between) is None:
        return None
    ends = quotes.text[quote.last - 1 : quote.last]
    if "\n" in quotes.text[quote.end : frame.start]:
        return None
    if "," in between or ends == ",":
        return quote
    if comma:
        return None
    if ends in "?!-–—":
        return quote
    return quote if frame.start > offset and quote.end > offset and text[frame.start - offset].islower() else None


def _after(cue: Cue, frame: Extent, quotes: Quotes) -> Quote | None:
    """The quotation that begins after the cue, with nothing between but what hangs from the cue, then a comma or a colon."""
    quote = quotes.after(frame.end)
    sentence = cue.sentence
    if quote is None or quote.start > sentence.end + 3:
        return None
    if quote.start >= sentence.end:
        return quote if sentence.text.rstrip().endswith(":") else None
    below = descendants(sentence, cue.token)
    between = [t for t in sentence.tokens if frame.end <= t.start and t.end <= quote.start]
    if any(t.i not in below and t.dep != "punct" for t in between) or any(t.text.lower() == "that" for t in between):
        return None
    if not between:
        return quote
    last = between[-1].text
    if last in (":", ",") or (len(between) == 1 and last in ("-", "–", "—")):
        return quote
    return None


def _with_quotes(
    extents: tuple[Extent, ...], cue: Cue, speaker: tuple[Token, ...], quotes: Quotes, *, beside: bool = True
) -> tuple[Extent, ...]:
    """Stretches widened to the whole of the quotations that they stand in, and with the quotations right beside the cue."""
    out: list[Extent] = []
    for extent in extents:
        start, end = extent.start, extent.end
        for quote in quotes.within(start, end):
            if not (quote.start <= cue.token.start < quote.end):
                start = quote.first if quote.start < start else start
                end = quote.last if quote.end > end else end
        out.append(Extent(start, end))
    if beside:
        out += [e for e in _beside(cue, speaker, quotes, comma=True) if not any(e.start < o.end and o.start < e.end for o in out)]
    return _merged(out)


def _merged(extents: Iterable[Extent]) -> tuple[Extent, ...]:
    out: list[Extent] = []
    for extent in sorted(extents, key=lambda e: (e.start, e.end)):
        if out and extent.start < out[-1].end:
            out[-1] = Extent(out[-1].start, max(out[-1].end, extent.end))
        else:
            out.append(extent)
    return tuple(out)
