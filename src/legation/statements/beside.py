"""Quotations beside a cue: "A," he said; he said: "A"; and the whole of a quotation of which the syntax shows a part."""

import re
from collections.abc import Iterable, Sequence

from legation.language import ancestors, children, descendants, subtree
from legation.model import Extent, Token
from legation.reference.speech import is_speech_verb
from legation.statements.attempt import Attempt
from legation.statements.quotes import Quote

_GAP = re.compile(r"[^\S\n]*[,;:–—-]*[^\S\n]*")


def beside(attempt: Attempt, *, comma: bool = False) -> tuple[Extent, ...]:
    """The quotations right before and right after the cue with its speaker; `comma`: the one before only if a comma ends it."""
    frame = _frame(attempt)
    before, after = _before(attempt, frame, comma=comma), _after(attempt, frame)
    found = [Extent(_opening(attempt, before), before.last)] if before is not None else []
    return (*found, Extent(after.first, after.last)) if after is not None else tuple(found)


def with_quotes(attempt: Attempt, extents: Iterable[Extent], *, near: bool = True) -> tuple[Extent, ...]:
    """Stretches widened to the whole of the quotations that they stand in, and (`near`) with the quotations right beside the cue."""
    out: list[Extent] = []
    for extent in extents:
        start, end = extent.start, extent.end
        for quote in attempt.quotes.within(start, end):
            if not (quote.start <= attempt.verb.start < quote.end):
                start = quote.first if quote.start < start else start
                end = quote.last if quote.end > end else end
        out.append(Extent(start, end))
    if near:
        out += [e for e in beside(attempt, comma=True) if not any(e.start < o.end and o.start < e.end for o in out)]
    return _merged(out)


def _frame(attempt: Attempt) -> Extent:
    """From the first to the last word of the cue, its auxiliaries and its speaker."""
    verb = attempt.verb
    words = [verb, *attempt.speaker, *children(attempt.sentence, verb, "aux", "neg", "prt", "auxpass")]
    words += [t for t in children(attempt.sentence, verb, "advmod") if t.i < verb.i]
    if attempt.speaker:  # with all that hangs from the speaker, be it too long to be given as its name
        inside = {t.i for t in attempt.speaker}
        noun = next((t for t in attempt.speaker if t.head not in inside), attempt.speaker[0])
        if noun.head == verb.i:
            words += [t for t in subtree(attempt.sentence, noun) if (t.i < verb.i) == (noun.i < verb.i) and t.pos != "PUNCT"]
    return Extent(min(t.start for t in words), max(t.end for t in words))


def _opening(attempt: Attempt, quote: Quote) -> int:
    """Where a half-quoted sentence begins: 'The people of Scranton "deserve ...", said X'."""
    start, text = attempt.sentence.start, attempt.quotes.text
    lead = text[start : quote.start].rstrip() if start < quote.start else ""
    return start if lead and lead[-1].isalnum() and not attempt.quotes.within(start, quote.start - 1) else quote.first


def _before(attempt: Attempt, frame: Extent, *, comma: bool) -> Quote | None:
    """The quotation that ends right before the cue and its speaker, with a comma, a question or an exclamation."""
    quotes, text = attempt.quotes, attempt.quotes.text
    quote = quotes.before(frame.start)
    if quote is None or quote.open or attempt.verb.dep == "relcl" or _fronted(attempt, quote) or _is_taken(attempt, quote):
        return None
    between = text[quote.end : frame.start] if frame.start - quote.end < 12 else "far"
    if _GAP.fullmatch(between) is None:
        return None
    last = text[quote.last - 1 : quote.last]
    if "," in between or last == ",":
        return quote
    if comma:
        return None
    same = quote.end > attempt.sentence.start
    return quote if last in "?!-–—" or (same and text[frame.start].islower()) else None


def _is_taken(attempt: Attempt, quote: Quote) -> bool:
    """Whether the quotation is what a verb of speech says on which this one hangs: '"It is late," he said, adding that ...'."""
    above = next((t for t in ancestors(attempt.sentence, attempt.verb) if t.pos == "VERB"), None)
    if above is None or attempt.verb.dep not in ("advcl", "conj") or not is_speech_verb(above.lemma):
        return False
    return quote.end <= above.start < attempt.verb.start


def _fronted(attempt: Attempt, quote: Quote) -> bool:
    """Whether the quotation ends a clause that opens the sentence: 'Asked whether it was a "new start", she said ...'."""
    clauses = [t for t in children(attempt.sentence, attempt.verb, "advcl") if t.i < attempt.verb.i and t.tag in ("VBG", "VBN")]
    return any(t.start < quote.start and quote.start < attempt.sentence.tokens[max(descendants(attempt.sentence, t))].end for t in clauses)


def _after(attempt: Attempt, frame: Extent) -> Quote | None:
    """The quotation that begins after the cue, with nothing between but what hangs from the cue, then a comma or a colon."""
    sentence = attempt.sentence
    quote = attempt.quotes.after(frame.end)
    if quote is None or quote.start > sentence.end + 3:
        return None
    if quote.start >= sentence.end:
        return quote if sentence.text.rstrip().endswith(":") else None
    between = [t for t in sentence.tokens if frame.end <= t.start and t.end <= quote.start]
    return quote if _only_hangs(attempt, between) and _leads_in(between) else None


def _only_hangs(attempt: Attempt, between: Sequence[Token]) -> bool:
    """Whether all these words are marks or hang from the cue, and none is "that"."""
    below = descendants(attempt.sentence, attempt.verb)
    return all((t.i in below or t.dep == "punct") and t.text.lower() != "that" for t in between)


def _leads_in(between: Sequence[Token]) -> bool:
    """Whether a colon or a comma ends the words before a quotation, or they are no more than a dash."""
    return not between or between[-1].text in (":", ",") or [t.text for t in between] in (["-"], ["–"], ["—"])


def _merged(extents: Iterable[Extent]) -> tuple[Extent, ...]:
    out: list[Extent] = []
    for extent in sorted(extents, key=lambda e: (e.start, e.end)):
        if out and extent.start < out[-1].end:
            out[-1] = Extent(out[-1].start, max(out[-1].end, extent.end))
        else:
            out.append(extent)
    return tuple(out)
