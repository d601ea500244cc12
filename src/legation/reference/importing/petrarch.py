"""PETRARCH and TABARI dictionaries of actors and agents (Phoenix, CAMEO): names with codes, some of them for a time only."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from legation.reference.bodies import Organisation
from legation.reference.given_names import genders
from legation.reference.importing.rows import Imported, Refused, numbered, role_post, sectors_of
from legation.reference.posts import Holder
from legation.reference.register import Register
from legation.reference.sectors import Agent
from legation.reference.wording import fold, slug

_CODE = re.compile(r"\[([^\]]*)\]")
_PLURAL = re.compile(r"\{([^}]*)\}")
_SET = re.compile(r"^!(\w+)!\s*=\s*(.+)$")
_SPAN = re.compile(r"^\s*(?P<code>[A-Z~-]+)\s*(?P<side>[<>])?\s*(?P<from>\d{6,8})?(?:\s*-\s*(?P<until>\d{6,8}))?\s*$")
_GROUPS = frozenset({"REB", "PRM", "UAF", "IMG", "CRM"})


@dataclass
class _Entry:
    line: int
    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def petrarch(lines: Iterable[str], register: Register, source: str) -> Iterator[Imported]:
    """Tenures of whoever has a code for a time, organisations and groups for names with a code for good, agents for codes without a state."""
    for entry in _entries(lines):
        if isinstance(entry, Refused):
            yield entry
        else:
            yield from _rows(entry, register, source)


def _entries(lines: Iterable[str]) -> Iterator[_Entry | Refused]:
    """Entries: a name, then synonyms (`+`) and codes (`[...]`); substitution sets (`!PERSON!`) are written out."""
    sets: dict[str, list[str]] = {}
    entry: _Entry | None = None
    for number, line in numbered(lines):
        text = line.partition("#")[0].rstrip()
        found = _SET.match(text)
        if found:
            sets[found.group(1)] = [word.strip() for word in found.group(2).split(",")]
        if found or not text.strip():
            continue
        codes, words = _CODE.findall(text), _CODE.sub("", text).strip()
        if words and not words.startswith("+"):
            if entry:
                yield entry
            entry = _Entry(number)
        if entry is None:
            yield Refused(number, line[:80], "a synonym or code before any name")
            continue
        entry.names += _names(words.removeprefix("+").strip(), sets)
        entry.codes += codes
    if entry:
        yield entry


def _names(words: str, sets: dict[str, list[str]]) -> list[str]:
    plurals = _PLURAL.findall(words)
    forms = [form for form in (_PLURAL.sub("", words), *(part for plural in plurals for part in plural.split(","))) if form.strip()]
    for name, members in sets.items():
        forms = [form.replace(f"!{name}!", member) for form in forms for member in (members if f"!{name}!" in form else [""])]
    return [form.replace("_", " ").strip() for form in forms if form.replace("_", " ").strip()]


def _rows(entry: _Entry, register: Register, source: str) -> Iterator[Imported]:
    name = entry.names[0] if entry.names else ""
    if not entry.codes:
        yield Refused(entry.line, name, "a name without a code")
    for text in entry.codes:
        span = _SPAN.match(text)
        if span is None:
            yield Refused(entry.line, f"{name} [{text}]", "a code that cannot be read")
            continue
        yield _row(entry, span, register, source)


def _row(entry: _Entry, span: re.Match[str], register: Register, source: str) -> Imported:
    code, name, told = span["code"], entry.names[0], f"{entry.names[0]} [{span.group().strip()}]"
    if code == "---":
        return Refused(entry.line, told, "the dictionary says that this is no actor")
    if code.startswith("~"):
        found = sectors_of(code[1:])
        agent = Agent(id=slug(name), sectors=found, nouns=tuple(fold(form) for form in entry.names), source=f"{source}, code {code}")
        return agent if found else Refused(entry.line, told, "a code without a role that is known")
    state, roles = (code[:3], sectors_of(code[3:])) if code[:3] in register.states else (None, sectors_of(code))
    if state and not code[3:]:
        return Refused(entry.line, told, "a name of a state: the shipped table has its own")
    if not roles:
        return Refused(entry.line, told, "a code without a role that is known")
    if not (span["from"] or _is_person(name)):
        return _organisation(entry, code, state, roles, source)
    return _tenure(entry, span, _party(code, state, register), roles, source)


def _party(code: str, state: str | None, register: Register) -> str | None:
    """The state of a code, else the organisation whose own code begins it with the most letters."""
    fitting = [one for one in register.organisations.values() if one.kind == "igo" and one.cameo and code.startswith(one.cameo)]
    shortest = sorted(fitting, key=lambda one: (-len(one.cameo or ""), len(one.key)))
    return state or (shortest[0].key if shortest else None)


def _organisation(entry: _Entry, code: str, state: str | None, roles: tuple[str, ...], source: str) -> Organisation:
    kind: Literal["group", "organisation"] = "group" if _GROUPS & set(roles) else "organisation"
    name, names = _written(entry.names[0]), tuple(dict.fromkeys(_written(form) for form in entry.names[1:]))
    key = f"{'group' if kind == 'group' else 'org'}:{slug(name)}"
    return Organisation(
        key=key, kind=kind, name=name, names=names, country=state, sectors=roles, cameo=code, source=f"{source}, code {code}"
    )


def _tenure(entry: _Entry, span: re.Match[str], party: str | None, roles: tuple[str, ...], source: str) -> Imported:
    told, post = f"{entry.names[0]} [{span.group().strip()}]", role_post(roles)
    if party is None or post is None:
        return Refused(entry.line, told, "no state or organisation has this code" if party is None else "a role that is no post")
    first, last = _date(span["from"], span["side"] == "<"), _date(span["until"], True)
    if (span["from"] and first is None) or (span["until"] and last is None) or (first and last and last < first):
        return Refused(entry.line, told, "a date that is none")
    if span["side"] == "<":
        first, last = None, first
    person, *names = dict.fromkeys(_written(form, person=True) for form in entry.names)
    return Holder(
        party=party, post=post, person=person, names=tuple(names), from_=first, until=last, source=f"{source}, code {span['code']}"
    )


def _date(digits: str | None, end: bool) -> str | None:
    """YYYYMMDD or YYMMDD as a day; `None` where there is none. A last day past the month's end ("20030231") counts as the month."""
    if digits is None or len(digits) == 7:
        return None
    year, rest = (digits[:4], digits[4:]) if len(digits) == 8 else (("20" if digits[:2] < "30" else "19") + digits[:2], digits[2:])
    if not 1 <= int(rest[:2]) <= 12 or not 1 <= int(rest[2:]) <= 31:
        return None
    return f"{year}-{rest[:2]}" if end and int(rest[2:]) > 28 else f"{year}-{rest[:2]}-{rest[2:]}"


def _is_person(name: str) -> bool:
    words = fold(name).split(" ")
    return 1 < len(words) < 5 and words[0] in genders()


def _written(name: str, *, person: bool = False) -> str:
    """A name in capitals as one writes it; acronyms stay as they are."""
    words = name.split()
    if not person and len(words) == 1 and len(words[0]) <= 5:
        return words[0]
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
