"""Stories as news databases write them to a text file: LexisNexis, Nexis Uni, Factiva and ProQuest, several in one file."""

import re
from collections.abc import Iterator

from legation.reading.found import Found
from legation.reading.mending import flowed
from legation.reading.published import published_date

_CLASSIC = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_UNI_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_FACTIVA_END = re.compile(r"^[ \t]*(?:AN[ \t]+)?Document [A-Za-z]{2,10}[A-Za-z0-9]{14,30}[ \t]*$", re.MULTILINE)
_PROQUEST = re.compile(r"^[ \t]*(?:_{20,}|Document \d+ of \d+)[ \t]*$", re.MULTILINE)
_CODED = re.compile(
    r"^(HD|SE|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|ART|VOL|CR|CLM)(?:[ \t]{2,}(.*)|\t(.*)|[ \t]*)$"
)
_TAIL_CODES = frozenset(("CT", "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "AN", "ART"))
_LABEL = re.compile(
    r"^[ \t]*(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|BODY|URL|LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|SUBJECT|JOURNAL-CODE|"
    r"CLASSIFICATION|NOTES|CORRECTION|TITLE|AUTHOR|PUBLICATION (?:TITLE|DATE|INFO)|FULL TEXT|ABSTRACT|DOCUMENT URL|COPYRIGHT|"
    r"LAST UPDATED|PROQUEST DOCUMENT ID|COPYRIGHT-CREDIT|LINKS|PLACE OF PUBLICATION|COUNTRY OF PUBLICATION|LANGUAGE OF PUBLICATION)(?::[ \t]*(.*)|[ \t]*)$",
    re.IGNORECASE,
)  # fmt: skip
_ALONE = frozenset(("body", "classification", "notes"))
_TAIL = frozenset(
    (
        "url", "load-date", "language", "graphic", "publication-type", "subject", "journal-code", "classification", "notes", "correction",
        "document url", "copyright", "last updated", "proquest document id", "copyright-credit", "links", "place of publication",
        "country of publication", "language of publication",
    )
)  # fmt: skip
_WORDS = re.compile(r"^[ \t]*[\d,]+ words?[ \t]*$", re.MULTILINE)
_COPYRIGHT = re.compile(r"^\W*(?:\(c\)|©|Copyright\b)", re.IGNORECASE)
_LONGEST_NAME = 8  # words of a line that may name its author
_SPACED = re.compile(r"\n[ \t]*\n")


def is_export(text: str) -> bool:
    """Whether a text bears the marks of a database's export."""
    if _CLASSIC.search(text) and _has_labels(text, "length", "load-date", "byline", "section", "title", "full text"):
        return True
    if (_UNI_END.search(text) or re.search(r"^[ \t]*Body[ \t]*$", text, re.MULTILINE)) and _has_labels(
        text, "length", "load-date", "byline"
    ):
        return True
    codes = {found[1] for line in text.split("\n") if (found := _CODED.match(line))}
    if len(codes & {"HD", "WC", "PD", "SN", "LP", "TD"}) >= 4:
        return True
    if _FACTIVA_END.search(text) and _WORDS.search(text):
        return True
    return bool(re.search(r"^Full text: ", text, re.MULTILINE) and re.search(r"^(?:Publication title|Title): ", text, re.MULTILINE))


def stories(text: str) -> Iterator[Found]:
    """The stories of an export, one by one; a part without words of its own is left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").lstrip("\ufeff")
    for part in _parts(plain):
        record = _coded(part) if len([1 for line in part.split("\n") if _CODED.match(line)]) >= 4 else None
        record = record or (_labelled(part) if _has_labels(part, "length", "load-date", "full text", "body") else _factiva(part))
        if record and (record.get("text") or record.get("title")):
            yield Found({name: value for name, value in record.items() if value}, section=_sections(record))


def _has_labels(text: str, *names: str) -> bool:
    found = {m[1].lower() for line in text.split("\n") if (m := _LABEL.match(line)) and (m[2] is not None or m[1].lower() in _ALONE)}
    return bool(found & set(names))


def _parts(text: str) -> list[str]:
    for cut, at_end in ((_CLASSIC, False), (_UNI_END, True), (_FACTIVA_END, True), (_PROQUEST, False)):
        if cut.search(text):
            parts = cut.split(text)
            kept = parts if at_end else parts[1:]
            return [part for part in kept if len(part.split()) > 5]
    return [text]


def _labelled(part: str) -> dict[str, str]:
    """LexisNexis and ProQuest: labels at the beginning of lines, the body after the last label of the head or under its own."""
    fields: dict[str, list[str]] = {"head": []}
    current, in_tail = "head", False
    for line in part.split("\n"):
        found = _LABEL.match(line)
        name = found[1].lower() if found else ""
        if (
            found
            and (found[2] is not None or name in _ALONE)
            and not (in_tail and name not in _TAIL)
            and (name in _TAIL or not _in_body(fields))
        ):
            current, in_tail = name, in_tail or (name in _TAIL and _in_body(fields))
            fields.setdefault(current, []).append(found[2] or "")
        elif not line.strip() and current not in ("head", "body", "rest", "full text") and not in_tail and fields[current][-1].strip():
            current = "rest" if "body" not in fields else current
            fields.setdefault(current, [])
        elif _COPYRIGHT.match(line) and current != "head":
            current, in_tail = "copyright", _in_body(fields)
            fields.setdefault("copyright", []).append(line)
        else:
            fields.setdefault(current, []).append(line)
    return _from_labels(fields)


def _in_body(fields: dict[str, list[str]]) -> bool:
    return any(line.strip() for name in ("rest", "body", "full text") for line in fields.get(name, ()))


def _from_labels(fields: dict[str, list[str]]) -> dict[str, str]:
    def one(*names: str) -> str:
        return next((" ".join(" ".join(fields[name]).split()) for name in names if fields.get(name)), "")

    said = (line.strip() for block in fields["head"] for line in block.split("\n"))
    lines = [line for line in said if line and not _COPYRIGHT.match(line) and not re.match(r"Page \d+ of \d+$", line)]
    day = next((n for n, line in enumerate(lines) if _day(line)), None)
    title, source = _head(lines, day)
    if one("headline", "title"):
        title = one("headline", "title")
    text = _body([line for name in ("rest", "body", "full text") for line in fields.get(name, ())])
    return {
        "text": _with_dateline(one("dateline"), text),
        "title": title,
        "source": re.sub(r"\s*\(.*", "", one("publication title", "publication info").split(";")[0]).strip() or source,
        "published": (_day(lines[day]) if day is not None else "") or _day(one("publication date", "load-date")) or "",
        "author": re.sub(r"^by ", "", one("byline", "author"), flags=re.IGNORECASE),
        "section": one("section"),
        "language": one("language", "language of publication"),
        "url": one("url", "document url") if one("url", "document url").count("/") > 3 else "",
    }


def _head(lines: list[str], day: int | None) -> tuple[str, str]:
    """Headline and source: the older layout has source, date, headline; the newer one headline, source, date."""
    if day is None:
        return (lines[0] if lines else ""), ""
    after = [line for line in lines[day + 1 :] if not re.match(r"(?:.*\bEdition\b.*|\d\d?:\d\d\b.*)$", line)]
    if after:
        return " ".join(after), lines[day - 1] if day else ""
    return (lines[day - 2], lines[day - 1]) if day > 1 else (lines[day - 1] if day else "", "")


def _coded(part: str) -> dict[str, str]:
    """Factiva with its field codes: HD the headline, PD the date, SN the source, LP and TD the words."""
    fields: dict[str, list[str]] = {}
    current = ""
    for line in part.split("\n"):
        found = _CODED.match(line.rstrip())
        if found and (current not in ("LP", "TD") or found[1] in _TAIL_CODES or (current == "LP" and found[1] == "TD")):
            current = found[1]
            fields.setdefault(current, []).append(found[2] or found[3] or "")
        elif current:
            fields.setdefault(current, []).append(line)

    def one(name: str) -> str:
        return " ".join(" ".join(fields.get(name, ())).split())

    return {
        "text": _body([*fields.get("LP", ()), "", *fields.get("TD", ())]), "title": one("HD"), "source": one("SN"), "published": _day(one("PD")) or "",
        "author": re.sub(r"^by ", "", one("BY"), flags=re.IGNORECASE), "language": one("LA"), "section": one("SE"),
    }  # fmt: skip


def _factiva(part: str) -> dict[str, str] | None:
    """Factiva without codes: headline, author, "523 words", date, time, source, code, language, copyright, then the words."""
    lines = [line.strip() for line in part.split("\n")]
    at = next((n for n, line in enumerate(lines) if _WORDS.match(line)), None)
    if at is None:
        return None
    before = [line for line in lines[:at] if line]
    by = [line for line in before if re.match(r"by ", line, re.IGNORECASE)] or _author(lines[:at])
    after = [n for n in range(at + 1, min(at + 12, len(lines))) if lines[n]]
    last = next((n for n in after if _COPYRIGHT.match(lines[n])), after[3] if len(after) > 3 else at)
    block = [lines[n] for n in after if n < last]
    day = next((d for line in block if (d := _day(line))), "")
    named = [line for line in block if not _day(line) and not re.match(r"\d\d?:\d\d", line)]
    return {
        "text": _body(lines[last + 1 :]), "title": next((line for line in reversed(before) if line not in by), ""),
        "source": named[0] if named else "", "published": day, "author": re.sub(r"^by ", "", by[0], flags=re.IGNORECASE) if by else "",
        "language": next((line for line in named[1:] if line.istitle() and len(line) > 3), ""),
    }  # fmt: skip


def _author(lines: list[str]) -> list[str]:
    """The line between the headline and the number of words, parted from the headline by a blank line: who wrote it."""
    parted = len(lines) > 2 and lines[-1] != "" and lines[-2] == "" and any(lines[:-2])
    return [lines[-1]] if parted and len(lines[-1].split()) <= _LONGEST_NAME and not re.search(r"\d", lines[-1]) else []


def _day(line: str) -> str | None:
    """The ISO date with which a line opens; nothing for a line that is more than a date."""
    words = re.sub(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$", "", line.strip())
    if len(words) > 40 or not re.search(r"\d{4}", words):
        return None
    found, doubt = published_date(re.sub(r"\s+\d\d?:\d\d.*$", "", words))
    return found if found and not doubt else None


def _body(lines: list[str]) -> str:
    return "\n\n".join(flowed(lines))


def _with_dateline(place: str, text: str) -> str:
    return f"{place} — {text}" if place and text and place.lower() not in text[: len(place) + 40].lower() else text


def _sections(record: dict[str, str]) -> tuple[str, ...]:
    section = record.pop("section", "")
    return tuple(part.strip() for part in re.split(r"[;>]", section) if part.strip())
