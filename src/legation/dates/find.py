"""Find expressions of time: the longest match of the grammar wins, and numbers that are no dates are sifted out."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legation.dates.patterns import rules, signs
from legation.dates.words import lookup, spelled, words
from legation.model import Document, Sentence, Span

_CODE = r"(?:[A-Z]{1,3}\d?[\s/-]*|№\s*|[Nn]o\.?\s*)?"  # "flight BA", "Room B", "Route No."
_SYMBOL = re.compile(r"[A-Za-z\d]/$|\d[- ]\d{3}[- ]$|\+\d[\d ]*$|(?<![A-Za-z])[A-Z]{1,3}-$|\d{3}-\d{4}-$")  # "S/2015", "0800 555 2010"
_YEARS = re.compile(r"\b[12]\d{3}[-–—](?:[12]\d{3}|\d\d)\b")
_RATE = re.compile(
    r"(?:\d|(?i:billion|million|trillion|percent|per cent|times|once|twice|hours|dollars|euros|pounds|rupees|tons|tonnes|days|points?))\s$"
)
_BESIDE = re.compile(r"\b(?i:(last|this|next) year)['’]s\s*$")
_NAME_LABELS = ("ORG", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "FAC", "PERSON")
_IN_NAMES = frozenset({"weekday", "feast", "duration", "century", "season", "decade", "set", "today", "tonight"})
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][a-z]+)[ -]$")
_ABOARD = re.compile(r"\b(?:on|aboard|onto|boarded|took|by) ([A-Z][\w-]+)(?: [A-Z][\w-]+)? $")
_CAPITALS_AFTER = re.compile(r"(?:['’]s?)?(?:[ -][A-Z][\w’']*){1,3}")
_DATE_LABELS = ("DATE", "TIME")
_NUMBER_LABELS = ("CARDINAL", "QUANTITY", "MONEY", "PERCENT", "PRODUCT")


class Found(Span, frozen=True):
    """A time expression not yet resolved: its words, the rule that it fits, and the parts that the rule names."""

    rule: str
    parts: tuple[tuple[str, str], ...]

    def part(self, name: str) -> str | None:
        """The words of one part; None where they are not there."""
        return dict(self.parts).get(name)


def find(document: Document, sentences: Sequence[Sentence]) -> tuple[Found, ...]:
    """Time expressions in the order of the text, none within another."""
    return tuple(found for block in _blocks(sentences) for found in _in_block(document, block))


def _blocks(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Sentences by paragraph: the parser ends sentences after "Nov." now and then, and an expression may not be cut by that."""
    block: list[Sentence] = []
    for sentence in sentences:
        if block and (sentence.paragraph != block[-1].paragraph or sentence.boilerplate != block[-1].boilerplate):
            yield tuple(block)
            block = []
        block.append(sentence)
    if block:
        yield tuple(block)


def _in_block(document: Document, block: tuple[Sentence, ...]) -> Iterator[Found]:
    start, end = block[0].start, block[-1].end
    text = document.text[start:end]
    last = 0
    for begin, minus_end, _, name, match in sorted(_matches(text, block, start), key=lambda m: m[:3]):
        if begin >= last:
            last = -minus_end
            if _is_named(name, match, block, start):
                continue
            parts = tuple((key, value) for key, value in match.groupdict().items() if value is not None)
            beside = _BESIDE.search(text[max(0, begin - 14) : begin])
            if beside and name in ("day", "month") and "year" not in dict(parts):
                parts = (*parts, ("which", beside[1]))
            yield Found(start + begin, start + last, text[begin:last], _as_rate(name, match), parts)


def _matches(text: str, block: tuple[Sentence, ...], start: int) -> Iterator[tuple[int, int, int, str, "re.Match[str]"]]:
    """What each rule finds: where it begins, its end as a negative number, the rank of the rule, its name, and the match."""
    shown = frozenset(name for name, pattern in signs() if pattern.search(text))
    for rank, (name, needs, pattern) in enumerate(rules()):
        for match in pattern.finditer(text) if needs <= shown else ():
            if match.end() > match.start() and _holds(name, match, block, start):
                yield match.start(), -match.end(), rank, name, match


def _is_named(rule: str, match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    """Whether the words are half of a proper name: "Good Friday Agreement", "Six-Day War", "Sunday Times"."""
    text, begin, end = match.string, match.start(), match.end()
    if rule == "reference":
        return re.search(r"[A-Z]", match[0]) is not None and re.search(r"[\w,]\s$", text[max(0, begin - 2) : begin]) is not None
    if rule not in _IN_NAMES and rule not in ("day", "month"):
        return False
    before, after = _CAPITAL_BEFORE.search(text, max(0, begin - 16), begin), _CAPITALS_AFTER.match(text, end)
    inside = _label(block, offset + begin) in _NAME_LABELS
    if rule in ("weekday", "season", "day", "month") and before and before[1].lower() in words("name_before"):
        return rule != "day" or inside
    heads = after[0].split()[:3] if after else []
    if any(word in _spelled_after() for word in heads[:1]) or (inside and any(word in _spelled_after() for word in heads)):
        return match[0][0].isupper() or match[0][0].isdigit()
    return rule in _IN_NAMES and inside and match[0][0].isupper() and _entity_goes_on(block, offset + begin, offset + end)


@cache
def _spelled_after() -> frozenset[str]:
    return frozenset(spelled("name_after"))


def _entity_goes_on(block: tuple[Sentence, ...], start: int, end: int) -> bool:
    """Whether the recogniser's name holds another capitalised word beside these."""
    sentence = _sentence(block, start)
    for entity in sentence.entities if sentence else ():
        tokens = sentence.tokens[entity.first : entity.last + 1] if sentence else ()
        if tokens and tokens[0].start <= start < tokens[-1].end:
            return any(t.text[:1].isupper() for t in tokens if t.end <= start or t.start >= end)
    return False


def _as_rate(rule: str, match: "re.Match[str]") -> str:
    """ "Ten billion dollars a year" is a rate, not a length of time."""
    if rule == "duration" and match["n"].lower() in ("a", "an") and _RATE.search(match.string[max(0, match.start() - 16) : match.start()]):
        return "set"
    return rule


def _holds(rule: str, match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    check = _CHECKS.get(rule)
    return check is None or check(match, block, offset)


def _month_holds(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    """A month's name alone: after a word that goes with months, or where the recogniser sees a date, but not in a person's name."""
    label, before = _label(block, offset + match.start("month")), _word_before(match)
    if label in ("PERSON", "ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "LAW"):
        return False
    if match["month"].endswith(".") or lookup("month", match["month"]) is None:
        return label in _DATE_LABELS or (match["month"].endswith(".") and before in words("before_month"))
    if match.start("month") > match.start():
        return True
    doubtful = match["month"].lower() in ("march", "may")
    return before in words("before_month") or (label in _DATE_LABELS and not doubtful)


def is_number(text: str, start: int, end: int) -> bool:
    """Whether the four figures count or number something: "Room 1920", "flight BA 2016", "1900 km", "1600 Elm Street"."""
    before, after = text[max(0, start - 24) : start], text[end : end + 48]
    numbers, measures, streets = _numbering()
    if numbers.search(before) or measures.match(after) or streets.match(after):
        return True
    return (
        bool(re.match(r"/\d{3}|-\d{4}-\d{1,3}(?!\d)|-\d(?!\d)", after))
        or (re.search(r"\d{4}-$", before) and re.match(r"-\d", after)) is not None
        or (_SYMBOL.search(before) is not None and not re.search(r"(?:^|\D)(?:1[5-9]|20)\d\d/$", before))
    )


@cache
def _numbering() -> tuple["re.Pattern[str]", "re.Pattern[str]", "re.Pattern[str]"]:
    """What stands before a number that is no year, and what measures and streets stand after one."""
    names = "|".join(re.escape(word) + (r"\s+" if word[-1].isalpha() else r"\s*") for word in spelled("numbered"))
    measures = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in spelled("measure"))
    streets = "|".join(spelled("street"))
    return (
        re.compile(rf"(?<!\w)(?i:{names}){_CODE}$"),
        re.compile(rf"[\s-](?i:{measures})\b(?!['’])"),
        re.compile(rf"\s(?:[NSEW]\.?[EW]?\.?\s)?(?:[A-Z][\w.]+\s){{1,2}}(?:{streets})\b"),
    )


def _year_holds(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    at = match.start("year")
    if is_number(match.string, match.start(), match.end()):
        return False
    label, after = _label(block, offset + at), _tag_after(block, offset + match.end())
    if _is_flown(match, block, offset, after) or (after == "NNS" and _is_counted(block, offset + at)):
        return False
    if label in _DATE_LABELS or match.start("year") > match.start():
        return True
    if (label in _NUMBER_LABELS and after in ("NNS", "NNPS")) or re.match(r"-[^\W\d]", match.string[match.end() : match.end() + 2]):
        return False
    if _YEARS.search(match.string[max(0, match.start() - 5) : match.end() + 5]):
        return True
    if match["year"] >= "1900":
        return label not in ("MONEY", "PERCENT", "QUANTITY") and after != "NNS"
    return _word_before(match) in words("before_year") and after not in ("NN", "NNS", "JJ")


def _is_flown(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int, after: str | None) -> bool:
    """Whether the figures number a flight or voyage of the company right before them: "flew on Lufthansa 2017"."""
    before = _ABOARD.search(match.string, max(0, match.start() - 32), match.start())
    company = before is not None and _label(block, offset + before.start(1)) in ("ORG", "PRODUCT")
    return company and not (after or "").startswith(("NN", "JJ", "CD", "VBG"))


def _is_counted(block: tuple[Sentence, ...], at: int) -> bool:
    """Whether the figures say how many of what a verb right before them has as its object: "flew 2001 sorties"."""
    sentence = _sentence(block, at)
    token = next((t for t in sentence.tokens if t.start == at), None) if sentence else None
    before = sentence.tokens[token.i - 1] if sentence and token and token.i else None
    return before is not None and before.pos == "VERB"


def _season_holds(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    """Bare "spring" and "fall" often are no seasons: "the fall of the city", "Prague Spring"."""
    word, label = match["season"], _label(block, offset + match.start("season"))
    if label in ("PERSON", "ORG", "GPE", "FAC", "LOC", "EVENT", "PRODUCT") or (
        word.lower() == "fall" and match.string[match.end() : match.end() + 4] == " of "
    ):
        return False
    return label in _DATE_LABELS or (word.lower() != "fall" and word.islower() and _word_before(match) in words("before_year"))


def _clock_holds(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    parts = match.groupdict()
    if parts.get("word"):
        return True
    if parts.get("hour") or "." in (parts.get("time") or ""):
        return parts.get("half") is not None or (parts.get("time") is not None and bool(parts.get("zone")))
    return True


def _figures_hold(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    first, second = int(match["first"]), int(match["second"])
    possible = 1 <= min(first, second) <= 12 and max(first, second) <= 31
    return possible and (len(match["year"]) == 4 or match["mark"] == "/")


def _duration_holds(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    """ "A second" is mostly an ordinal, and "200 min" no more than an abbreviation."""
    fraction = match["unit"].lower().startswith("quarter") and re.match(r" of\b", match.string[match.end() : match.end() + 4])
    return match["unit"].lower() not in ("second", "sec", "min") and not fraction


def _relative_holds(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    """ "The last day of the summit" is a day of something else, which this grammar does not know."""
    return (
        not re.match(r"\s+of\b(?! (?:this|last|next|the) )", match.string[match.end() : match.end() + 12]) or match["unit"].lower() != "day"
    )


def _short_holds(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    """The end of a span of years ("2004/05"), not of a number with a stroke ("Directive 2004/38")."""
    if re.search(r"\d{4}/$", match.string[: match.start()]) and is_number(match.string, match.start() - 5, match.start() - 1):
        return False
    return match.start() == 0 or match.string[match.start() - 1 : match.start()] in "-–/ (" or match.group().startswith(("'", "’"))


def _set_holds(match: "re.Match[str]", block: tuple[Sentence, ...], offset: int) -> bool:
    """The Daily Telegraph is a name."""
    capital = (match.groupdict().get("frequency") or "a")[0].isupper()
    return not (capital and re.match(r"\s[A-Z]", match.string[match.end() : match.end() + 2]))


_CHECKS = {
    "set": _set_holds,
    "month": _month_holds,
    "month_range": _month_holds,
    "year": _year_holds,
    "season": _season_holds,
    "clock": _clock_holds,
    "figures": _figures_hold,
    "duration": _duration_holds,
    "rel_unit": _relative_holds,
    "short_year": _short_holds,
}


def _word_before(match: "re.Match[str]") -> str:
    before = re.findall(r"[^\W\d_]+", match.string[max(0, match.start() - 24) : match.start()])
    return before[-1].lower() if before else ""


def _sentence(block: tuple[Sentence, ...], offset: int) -> Sentence | None:
    return next((s for s in block if s.start <= offset < s.end), None)


def _label(block: tuple[Sentence, ...], offset: int) -> str | None:
    """The recogniser's label for the word at this character."""
    sentence = _sentence(block, offset)
    if sentence is None:
        return None
    for entity in sentence.entities:
        if sentence.tokens[entity.first].start <= offset < sentence.tokens[entity.last].end:
            return entity.label
    return None


def _tag_after(block: tuple[Sentence, ...], offset: int) -> str | None:
    sentence = _sentence(block, offset - 1)
    token = next((t for t in sentence.tokens if t.start >= offset), None) if sentence else None
    return token.tag if token else None
