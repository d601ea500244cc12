"""The grammar of time expressions: one pattern a rule, built from the words of the table. Order is rank where lengths are equal."""

import re
from functools import cache

from legation.dates.words import any_capital, any_of

Rule = tuple[str, frozenset[str], "re.Pattern[str]"]

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORD = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})"
_BC = r"(?:B\.?C\.?E?\.?|BCE?)"
_DASH = r"\s*(?:-|–|—|/)\s*"
_TIME = r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?"


def _fill(pattern: str) -> str:
    """A pattern with its capital words put in; a blank in it stands for any white space."""
    number = r"(?:\d[\d,]*(?:\.\d+)?|" + any_of("number") + r"(?:[-\s](?:and\s)?" + any_of("number") + r")*)(?:\s+and\s+a\s+half)?"
    parts = {
        "MONTH": "(?:" + any_capital("month") + "|" + any_capital("month_short") + r"\.?)",
        "WEEKDAY": any_capital("weekday"),
        "WDAY": "(?:" + any_capital("weekday") + "|" + any_capital("weekday_short") + r")\.?",
        "SEASON": any_of("season"),
        "UNIT": any_of("unit"),
        "NUMBER": number,
        "ORDINAL": r"(?:\d{1,3}(?:st|nd|rd|th)\b|" + any_of("ordinal") + ")",
        "QUANTITY": any_of("quantity"),
        "PART": any_of("day_part"),
        "CLOCKWORD": any_of("clock"),
        "MOD": r"(?:(?:(?i:the)\s+)?" + any_of("modifier") + r"[\s-]*)",
        "APPROX": r"(?:" + any_of("approximation") + r"\s*)",
        "FEAST": any_capital("feast"),
        "NAMED": any_of("named_day"),
        "REFERENCE": any_of("reference"),
        "FISCAL": r"(?i:fiscal(?: year)?|financial year|FY)",
        "WHICHFISCAL": r"(?i:the|this|last|next|the (?:current|previous|coming|same|last|next)|its|their)",
        "PERIOD": r"(?:(?:(?i:(?P<monthby>last|next|this past|this coming|this))\s+)?(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR})|(?i:(?P<monthof>this|last|next|that|the same|the following) year)))?"
        r"|(?:(?i:the)\s+(?i:(?:calendar\s+)?year)\s+)?(?P<year2>{YEAR})(?![-–—/]\d)"
        r"|(?i:(?P<which>this|last|next|that|the same|the following|the previous|the preceding|the coming|the current|the next|the last|the))\s+(?:(?i:calendar)\s+)?(?P<unit>(?i:week|month|quarter|year))(?!\s+(?i:after next|before last))"
        r"|(?i:the)\s+(?P<unit2>(?i:week|month|quarter|year))\s+(?P<which2>(?i:after next|before last)))",
        "FREQUENCY": any_of("frequency"),
        "ZONE": any_of("zone"),
        "YEARBY": r",?\s+(?:of\s+)?(?i:(?P<which>this|last|next) year)(?!['’])",
        "DAY": _DAY, "ORD": _ORD, "YEAR": _YEAR, "BC": _BC, "DASH": _DASH, "TIME": _TIME,
    }  # fmt: skip
    out = pattern
    while "{" in (filled := re.sub(r"\{([A-Z]+)\}", lambda m: parts[m[1]], out)) and filled != out:
        out = filled
    out = filled
    return out.replace(" ", r"\s+")


_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:[T\s](?P<clock>\d\d:\d\d(?::\d\d)?)Z?)?"),
    ("figures", r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})"),
    ("day", r"(?P<day>{DAY})-(?P<month>{MONTH})-(?P<year>{YEAR})(?P<bc>{BC})?"),
    ("day_short", r"(?P<day>{DAY})-(?P<month>{MONTH})-(?P<short>\d\d)(?![-\d])"),
    ("day_range", r"(?:{WDAY},? )?(?P<day>{DAY}){ORD}(?:{DASH}| to | and )(?P<last>{DAY}){ORD} (?:of )?(?P<month>{MONTH})(?:(?:,? |,)(?P<year>{YEAR}))?"),
    ("day_range", r"(?P<month>{MONTH}) (?P<day>{DAY}){ORD}(?:{DASH}| to | and )(?P<last>{DAY}){ORD}(?:(?:,? |,)(?P<year>{YEAR}))?(?! ?{MONTH})"),
    ("span_range", r"(?P<day>{DAY}){ORD} (?P<month>{MONTH}){DASH}(?P<last>{DAY}){ORD} (?P<lastmonth>{MONTH})(?:(?:,? |,)(?P<year>{YEAR}))?"),
    ("span_range", r"(?P<month>{MONTH}) (?P<day>{DAY}){ORD}{DASH}(?P<lastmonth>{MONTH}) (?P<last>{DAY}){ORD}(?:(?:,? |,)(?P<year>{YEAR}))?"),
    ("month_range", r"(?P<month>{MONTH})(?:{DASH})(?P<lastmonth>{MONTH})(?: (?:of )?(?P<year>{YEAR}))?"),
    ("day", r"(?:(?P<weekday>{WDAY}),? )?(?:(?i:the) )?(?P<day>{DAY}){ORD} (?:of )?(?P<month>{MONTH})(?:(?:,? |,)(?:(?P<year>{YEAR}|\d{1,3}(?= {BC}))(?P<bc> {BC})?)|{YEARBY})?"),
    ("day", r"(?:(?P<weekday>{WDAY}),? )?(?P<month>{MONTH}) (?P<day>{DAY})(?:st|nd|rd|th)?(?![\d:%]|,\d)(?:(?:,? |,)(?:(?P<year>{YEAR}|\d{1,3}(?= {BC}))(?P<bc> {BC})?)|{YEARBY})?"),
    ("month_year", r"{MOD}?(?P<month>{MONTH}),?(?: of)? (?P<year>{YEAR}|\d{1,3}(?= {BC}))(?P<bc> {BC})?"),
    ("month_of", r"{MOD}?(?P<month>{MONTH}) (?:of )?(?i:(?P<which>this|last|next|that|the same|the following|the previous) year)"),
    ("rel_month", r"{MOD}?(?P<which>(?i:last|next|this|this past|this coming|the (?:previous|following|preceding|same)|that)) (?P<month>{MONTH})"),
    ("month", r"{MOD}?(?P<month>{MONTH})"),
    ("nth_set", r"(?:(?i:the) )?(?P<n>{ORDINAL}) (?:{WEEKDAY}|(?i:(?:working |business )?day)) (?:of|in) (?i:each|every) (?P<unit>(?i:week|month|quarter|year))"),
    ("nth_day", r"(?:(?i:the) )?(?:(?i:very) )?(?P<n>{ORDINAL}) (?:(?P<weekday>{WEEKDAY})|(?P<working>(?i:working|business) )?(?i:day)|(?P<weekend>(?i:weekend))) (?:of|in) {PERIOD}(?: (?P<part>{PART}))?"),
    ("nth_day", r"(?:(?i:(?P<which>this|last|next|the following|that))(?:['’]s)? (?P<unit>(?i:week|month|quarter|year))|(?P<month>{MONTH})|(?P<year2>{YEAR}))['’]s? (?P<n>{ORDINAL}) (?:(?P<weekday>{WEEKDAY})|(?P<working>(?i:working|business) )?(?i:day)|(?P<weekend>(?i:weekend)))\b"),
    ("beside_day", r"(?i:the) (?:(?P<n>{ORDINAL}) )?(?P<weekday>{WEEKDAY})(?= (?i:after|before|following|preceding)\b(?! (?i:next|last)\b))"),
    ("nth_week", r"(?:(?i:the) )?(?P<n>{ORDINAL}) (?i:(?:full )?week) (?:of|in) {PERIOD}"),
    ("date_of", r"(?i:the) (?P<day>{DAY}(?:st|nd|rd|th)|{ORDINAL})(?:{DASH}(?P<last>{DAY})(?:st|nd|rd|th))? (?i:of) (?:(?P<which>(?i:this|last|next|that|the same|the following|the previous|the preceding|the coming|the current|the)) (?i:month)(?! (?i:after next|before last))|(?i:the month) (?P<which2>(?i:after next|before last)))\b"),
    ("nth_of_month", r"(?:(?i:the) )?(?P<n>{ORDINAL}) (?i:(?:day )?of) (?P<month>{MONTH})(?:(?:,? |,)(?P<year>{YEAR})| (?i:(?P<monthof>this|last|next|that|the same|the following) year))?"),
    ("ordinal_day", r"(?i:the) (?P<day>{DAY})(?:st|nd|rd|th)(?=[.,;)])"),
    ("fiscal_part", r"(?:(?i:the) )?(?P<n>(?i:first|second|third|fourth|final|last)|[1-4](?:st|nd|rd|th)|(?=[QH][1-4]))[ -]?(?:(?i:(?P<what>quarter|half))|(?P<what2>[QH])(?P<n2>[1-4]))(?:,? (?i:of|in))?(?: {WHICHFISCAL})? {FISCAL}[ -]?(?:(?P<year>{YEAR}|['’]?\d\d)(?:{DASH}(?P<last>\d{2,4}))?)?(?! ?(?i:year)\b)"),
    ("fiscal_part", r"(?:(?i:the|its|their) )?{FISCAL}[ -]?(?:(?P<year>{YEAR}|['’]?\d\d)(?:{DASH}(?P<last>\d{2,4}))?['’]?s?)?,?[ -]*(?:(?P<n>(?i:first|second|third|fourth|final|last)|[1-4](?:st|nd|rd|th))[ -](?i:(?P<what>quarter|half))|(?P<what2>[QH])(?P<n2>[1-4]))"),
    ("fiscal_part", r"(?:(?i:the|its|their) )?{FISCAL}[ -]?(?:(?P<n>(?i:first|second|third|fourth|final|last)|[1-4](?:st|nd|rd|th))[ -](?i:(?P<what>quarter|half))|(?P<what2>[QH])(?P<n2>[1-4])),? (?:(?i:of|in) )?(?P<year>{YEAR})"),
    ("quarter", r"(?:(?i:the) )?(?P<n>(?i:first|second|third|fourth|final|last)|[1-4](?:st|nd|rd|th))[ -](?i:(?P<what>quarter|half))(?: (?:of )?(?:(?P<year>{YEAR})|(?i:(?P<which>this|last|next|the|that) (?:\w+ )?year)))?"),
    ("quarter", r"(?P<what>Q|H)(?P<n>[1-4])(?: (?:of )?(?P<year>{YEAR}))?"),
    ("quarter", r"(?P<year>{YEAR}) (?P<what>Q|H)(?P<n>[1-4])"),
    ("century", r"(?:(?i:the) )?{MOD}?(?i:the )?(?P<n>{ORDINAL})[ -](?i:century)(?P<bc> {BC})?"),
    ("decade", r"(?:(?i:the) )?{MOD}?(?:(?i:the) )?(?P<year>(?:1[5-9]|20)\d0)['’]?s"),
    ("decade", r"(?:(?i:the) )?(?:(?i:early|mid|late)[ -])?['’]?(?P<year>[2-9]0)['’]?s"),
    ("fiscal", r"(?:(?i:the) )?(?P<year>{YEAR}){DASH}(?P<last>\d{2,4}) (?i:(?:fiscal|financial|budget) year)"),
    ("fiscal", r"(?:(?i:the) )?(?i:fiscal(?: year)?|financial year|FY)[ -]?(?P<year>{YEAR}|['’]?\d\d)(?:{DASH}(?P<last>\d{2,4}))?"),
    ("fiscal", r"(?:{MOD})?(?i:(?P<which>the|this|last|next|the current|the previous|the coming) (?:fiscal|financial) year)"),
    ("season_year", r"{MOD}?(?:(?i:the) )?{MOD}?(?P<season>{SEASON})(?: of|,)? (?P<year>{YEAR}|\d{1,4}(?= {BC}))(?P<bc> {BC})?"),
    ("season_of", r"{MOD}?(?:(?i:the) )?(?P<season>{SEASON}) (?i:of (?P<which>this|last|next|that|the same|the following) year)"),
    ("rel_season", r"(?:(?i:early|late|later|earlier|mid) )?(?P<which>(?i:this|last|next|that|the (?:following|previous|same))) (?P<season>{SEASON})"),
    ("season", r"{MOD}?(?:(?i:the) (?:(?i:early|late) )?)?(?P<season>{SEASON})"),
    ("bc_year", r"{MOD}?(?:(?i:ca?\.|circa|about|around) ?)?(?P<year>\d{1,4}) ?{BC}"),
    ("bc_year", r"(?P<year>\d{1,4})(?=[-–—]\d{1,4} ?{BC})"),
    ("year", r"{MOD}?(?:(?i:the (?:calendar )?year) )?(?P<year>{YEAR})(?![\d%°]|[.,:]\d|s\b)"),
    ("short_year", r"(?<=\d{4}[-–/])(?P<year>\d\d)(?![\d-])"),
    ("short_year", r"(?<![\d\w])['’](?P<year>\d\d)(?![\d\w'’])"),
    ("fiscal_short", r"FY(?P<year>\d\d)\b"),
    ("today", r"(?:(?i:earlier|later|early|late) )?(?P<which>(?i:today|yesterday|tomorrow))(?: (?P<part>{PART}))?"),
    ("today", r"(?i:(?:the )?day (?P<which>before yesterday|after tomorrow))"),
    ("tonight", r"(?:(?i:earlier|later|early|late) )?(?P<which>(?i:tonight|last night|(?:this|tomorrow|yesterday) (?:morning|afternoon|evening|night)))"),
    ("tonight", r"(?P<which>(?i:overnight))"),
    ("that_part", r"(?:(?i:early|late|later|earlier) )?(?P<which>(?i:that|the same|the next|the following|the previous)) (?P<part>{PART})"),
    ("weekday", r"(?:(?:(?i:early|late|later|earlier)(?: on)? )?(?:(?P<which>(?i:last|next|this(?: past| coming)?|the (?:following|previous|same|next)|that)) )?)(?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?(?: (?:(?i:of|in) )?(?i:(?P<week>last|this|next|the following|the coming) week))?"),
        ("part_of", r"(?:(?i:the) )?(?:(?i:early|late) )?(?P<part>{PART}) of (?:(?i:the) )?(?:(?P<weekday>{WEEKDAY}),? )?(?:(?P<month>{MONTH}) (?P<day>{DAY}){ORD}|(?P<day2>{DAY}){ORD} (?:of )?(?P<month2>{MONTH}))(?:(?:,? |,)(?P<year>{YEAR}))?"),
    ("day_part", r"(?:(?P<month>{MONTH}) (?P<day>{DAY}){ORD}|(?P<day2>{DAY}){ORD} (?P<month2>{MONTH})) (?P<part>{PART})"),
    ("rel_unit", r"(?:(?:(?i:the) )?(?i:earlier|later|early|late|beginning of|start of|end of|middle of)[ -])?(?i:(?P<which>this|last|next|past|previous|that|the same|the current|current|the following|the previous|the next|the coming|the past|the last|the preceding|this past|this coming|the upcoming)) (?P<unit>(?i:day|week|weekend|fortnight|month|quarter|year|decade|century))(?=['’]s\b|\b)"),
    ("unit_after", r"(?i:the) (?P<unit>(?i:week|weekend|month|quarter|year)) (?P<which>(?i:after next|before last))\b"),
    ("week_on", r"(?:(?P<weekday>{WEEKDAY})|(?P<which>(?i:today|yesterday|tomorrow))) (?i:(?P<unit>week|fortnight))(?!['’\w-])"),
    ("week_on", r"(?i:a (?P<unit>week|fortnight)) (?i:on|from) (?:(?P<weekday>{WEEKDAY})|(?P<which>(?i:today|tomorrow)))"),
    ("week_from", r"(?i:the )?(?i:week) (?i:of|beginning|starting|commencing|ending)(?i: on)? (?:(?P<weekday>{WEEKDAY}),? )?(?:(?P<month>{MONTH}) (?P<day>{DAY}){ORD}|(?P<day2>{DAY}){ORD} (?:of )?(?P<month2>{MONTH}))(?:(?:,? |,)(?P<year>{YEAR}))?"),
    ("ordinal_year", r"(?i:the (?P<n>{ORDINAL}) (?:(?:consecutive|straight|full) )?year(?= of (?:the|its|his|her|their|a|an)\b| running| in a row))"),
    ("weekend", r"(?i:the weekend)"),
    ("end_of_unit", r"(?i:(?:the )?(?:very )?(?P<where>end|beginning|start|middle|close|turn|latter part|rest|remainder) of the) (?P<unit>(?i:day|week|month|quarter|year|decade|century))\b"),
    ("end_of_unit", r"(?P<unit>(?i:month|year|week))['’]s (?P<where>(?i:end))|(?P<unit2>(?i:year))[ -](?i:end)"),
    ("offset", r"(?P<about>{APPROX})?(?P<n>{NUMBER}|{QUANTITY})[ -](?P<unit>{UNIT}) (?P<way>(?i:ago|later|earlier|beforehand|afterwards|from now|hence|(?:before|previously)(?= ?[.,;:)]|$)))\b"),
    ("day_after", r"(?i:(?:on )?(?:the|a) (?P<unit>day|week|month|year) (?P<way>later|earlier|ago|(?:before|after)(?= ?[.,;:)]|$)))\b"),
    ("window", r"(?i:(?:the|this|these) (?P<which>last|past|next|coming|previous|preceding|following|first|final)) {APPROX}?(?P<n>{NUMBER}|{QUANTITY})[ -](?P<unit>{UNIT})"),
    ("window", r"(?i:the )?(?P<which>(?i:last|past|next|coming|recent)) (?P<n>{QUANTITY} )?(?P<unit>(?i:hours|days|weeks|months|years|decades))"),
    ("set", r"(?:(?i:once|twice|{NUMBER} times) )?(?i:every|each|per)(?: (?:(?P<n>{NUMBER}|other|{ORDINAL}) )?(?:(?P<unit>{UNIT})|(?P<weekday>{WEEKDAY})|(?P<part>{PART})))"),
    ("set", r"(?P<frequency>{FREQUENCY})"),
    ("duration", r"{APPROX}?(?P<n>{NUMBER}|{QUANTITY})(?:[ -]| (?:consecutive|straight|full|long|whole|more|additional|further) )(?P<unit>{UNIT})(?:-long)?(?![- ](?i:olds?)\b)"),
    ("duration_of", r"(?P<unit>(?i:hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)))-?(?i:long)\b"),
    ("clock", r"(?:(?P<time>{TIME})|(?P<hour>1[0-2]|[1-9]))(?: ?(?P<half>(?i:[ap]\.m\.|[ap]m\b)))?(?: ?\(?(?P<zone>{ZONE})(?: ?[+-] ?\d+)?\)?)?(?:,? (?i:on )?(?P<rest>(?i:today|yesterday|tomorrow)|{WEEKDAY}))?"),
    ("clock", r"(?P<hours>[01]\d|2[0-3])(?P<minutes>[0-5]\d) ?(?P<zone>UTC|GMT|hours|hrs)"),
    ("clock", r"(?P<word>{CLOCKWORD})(?: (?i:on )?(?P<rest>(?i:today|yesterday|tomorrow)|{WEEKDAY}))?"),
    ("feast", r"(?:(?P<which>(?i:last|next|this|this past|this coming)) )?(?:(?i:year)['’]s )?(?P<feast>{FEAST})(?:,? (?:of |in )?(?P<year>{YEAR})|(?i: (?P<which2>last|this|next) year))?(?: (?P<part>{PART}))?"),
    ("named", r"(?P<named>{NAMED})"),
    ("that_day", r"(?i:that (?:same )?day|the (?:very )?same day|the (?:next|following|previous) day)"),
    ("reference", r"(?P<reference>{REFERENCE})"),
)  # fmt: skip


# What a paragraph must hold for a rule to be tried at all: saves nine tenths of the time.
_NEEDS: dict[str, str] = {
    "iso": "digit", "figures": "digit", "day_range": "month digit", "span_range": "month digit", "month_range": "month", "day": "month digit",
    "month_year": "month digit", "month_of": "month unit", "rel_month": "month", "month": "month", "ordinal_day": "digit", "nth_set": "every", "nth_day": "day_word", "nth_week": "unit", "beside_day": "weekday", "date_of": "unit", "nth_of_month": "month", "unit_after": "unit", "week_on": "unit", "day_short": "month digit",
    "quarter": "quarter", "century": "unit", "decade": "digit", "fiscal": "fiscal", "fiscal_part": "fiscal", "season_year": "season digit", "season_of": "season",
    "rel_season": "season", "season": "season", "bc_year": "digit", "year": "digit", "short_year": "digit", "fiscal_short": "fiscal",
    "today": "deictic", "tonight": "deictic", "that_part": "day_part", "weekday": "weekday", "part_of": "day_part",
    "day_part": "day_part month", "rel_unit": "unit", "week_from": "month unit", "ordinal_year": "unit", "weekend": "unit", "end_of_unit": "unit", "offset": "unit",
    "day_after": "unit", "window": "unit", "set": "every", "duration": "unit", "duration_of": "unit", "clock": "clock", "feast": "feast",
    "named": "named", "that_day": "unit", "reference": "reference",
}  # fmt: skip


@cache
def rules() -> tuple[Rule, ...]:
    """Name, needs and compiled pattern of every rule."""
    return tuple(
        (name, frozenset(_NEEDS[name].split()), re.compile(rf"(?<![\w$£€])(?:{_fill(pattern)})(?!\w)")) for name, pattern in _RULES
    )


@cache
def signs() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    """For each need the pattern that shows it in a paragraph."""
    worded = {
        "digit": r"\d",
        "month": r"\b(?:" + any_capital("month") + "|" + any_capital("month_short") + ")",
        "weekday": r"\b" + any_capital("weekday"),
        "day_word": r"\b(?i:day|weekend)|\b" + any_capital("weekday"),
        "unit": r"(?i:second|minute|hour|day|week|fortnight|month|quarter|year|decade|centur|\bhrs?\b|\byrs?\b)",
        "quarter": r"(?i:quarter|half)|\b[QH][1-4]",
        "season": r"\b" + any_of("season"),
        "fiscal": r"(?i:fiscal|financial)|FY",
        "deictic": r"(?i:overnight|today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening|night))",
        "day_part": r"\b" + any_of("day_part"),
        "every": r"\b(?:(?i:every|each|per)\b|" + any_of("frequency") + ")",
        "clock": r"\d[:.]\d\d|\d ?(?i:[ap]\.?m)|\d{4} ?(?:UTC|GMT|h)|\b" + any_of("clock"),
        "feast": r"\b" + any_capital("feast"),
        "named": r"\b" + any_of("named_day"),
        "reference": r"\b" + any_of("reference"),
    }
    return tuple((name, re.compile(pattern)) for name, pattern in worded.items())
