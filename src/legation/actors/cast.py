"""The actors of a document as they are put together: one for each key, with country, party, office and sectors as of the day."""

import re
from collections.abc import Iterable, Mapping, Sequence

from legation.actors.careers import Careers
from legation.actors.context import Context
from legation.actors.found import Found
from legation.actors.lexicon import lexicon
from legation.actors.persons import Person
from legation.model import Actor, Document, Mention
from legation.reference.mechanisms import mechanisms
from legation.reference.posts import Holder
from legation.reference.register import Register, person_key
from legation.reference.wording import slug

_NATO = re.compile(r"(?i:\bnato\b|n\.a\.t\.o|north atlantic|atlantic alliance)")  # without which "the Alliance" is another one
# Single words that name a body and are common nouns or names besides.
_NAMED_WITH_THE = frozenset({"Diet", "Cortes"})  # bodies of one state, where "the" stands before the capital
_COMMON_BODIES = frozenset({"treasury", "congress", "diet", "chamber", "cortes", "majlis", "capitol", "pentagon", "state", "commons", "lords", "house", "cabinet", "navy", "army", "stasi", "supo", "enabel"})  # fmt: skip
_FEW = 6  # members that a mechanism may have for its actor, or its leaders, to name them one by one


class Cast:
    """Collects actors. Asking for the same one twice gives the same key."""

    def __init__(self, document: Document, register: Register, context: Context) -> None:
        self._document, self.register, self.careers = document, register, Careers(register, context)
        self._ministries = lexicon(register).ministries
        self._actors: dict[str, Actor] = {}
        self._apposed: dict[int, str] = {}
        self.refused: set[int] = set()

    @property
    def document(self) -> Document:
        """The document whose actors these are."""
        return self._document

    @property
    def text(self) -> str:
        """The document's text."""
        return self._document.text

    def actors(self, mentions: Iterable[Mention]) -> tuple[Actor, ...]:
        """Those mentioned, in order of mention, each followed by the members and the state it belongs to only if they are mentioned too."""
        keys = dict.fromkeys(m.actor for m in mentions if m.actor)
        for key in list(keys):
            keys.update(dict.fromkeys(m for m in self._actors[key].members if m in self._actors))
        return tuple(self._actors[key] for key in keys if key is not None)

    def people(self) -> tuple[Actor, ...]:
        """All persons so far."""
        return tuple(a for a in self._actors.values() if a.kind == "person")

    def get(self, key: str | None) -> Actor | None:
        """The actor with this key."""
        return self._actors.get(key) if key else None

    def party_of(self, key: str | None) -> str | None:
        """ISO3 or acronym of the side that the actor with this key acts for."""
        actor = self.get(key)
        return actor.party if actor else None

    def level_of(self, key: str | None) -> str | None:
        """The level of the office that the actor with this key holds."""
        actor = self.get(key)
        post = self.careers.post(actor.office, actor.party) if actor and actor.office else None
        return post.level if post else None

    def add(self, actor: Actor) -> str:
        """Takes the actor in unless its key is there already; gives the key."""
        self._actors.setdefault(actor.key, actor)
        return actor.key

    def named(self, one: Found) -> str | None:
        """The state, body, organisation or mechanism that a known name means."""
        key = one.key or ""
        if not key or key.startswith("local:"):
            text = key.split(":", 2)[2] if key else self._document.text[one.start : one.end]
            side, country, sectors = self.careers.side(one.party or key or None)
            return self.add(Actor(key=f"org:{slug(text)}", name=text, kind="organisation", country=country, party=side, sectors=sectors))
        if one.kind == "state":
            return self.state(key)
        if one.kind == "mechanism":
            mechanism = mechanisms()[key]
            return self.add(Actor(key=key, name=mechanism.name, kind="mechanism", members=self._few(mechanism.members)))
        if key == "NATO" and not _NATO.search(self._document.text):
            return None
        words = self._document.text[one.start : one.end]
        return self.body(key, common=self._is_common(words, one.start)) if one.kind == "body" else self.organisation(key)

    def _is_common(self, words: str, start: int) -> bool:
        """Whether a body's name is a common noun too, so that its state must be spoken of; "the Diet" is none."""
        if words in _NAMED_WITH_THE and self._document.text[max(0, start - 4) : start].casefold() == "the ":
            return False
        return words.istitle() and " " not in words and (self.register.agent_row(words) is not None or words.casefold() in _COMMON_BODIES)

    def state(self, code: str) -> str:
        """The actor of a state."""
        state = self.register.states[code]
        return self.add(
            Actor(key=code, name=state.name, kind="state", country=code, party=code, sectors=("GOV",), cameo=self.register.cameo(code, ()))
        )

    def organisation(self, key: str) -> str | None:
        """The actor of an organisation that is no state's body."""
        known = self.register.organisations.get(key)
        if known is None:
            return None
        side, country, _ = self.careers.side(key)
        name = key if known.kind == "igo" or ":" in key else f"org:{key}"
        actor = Actor(
            key=name,
            name=known.name,
            kind=known.kind,
            country=country,
            party=side,
            sectors=known.sectors,
            cameo=self.register.cameo(known.country, known.sectors, organisation=key),
            wikidata=known.wikidata,
        )
        return self.add(actor)

    def body(self, key: str, *, common: bool = False) -> str | None:
        """The actor of a body of a state that has a name of its own; a `common` one ("Congress") only where its state is spoken of."""
        body = self.register.bodies.get(key)
        if body is None or (common and body.country not in self.careers.context.named):
            return None
        name = key if key.startswith("body:") else f"body:{key}"
        return self._body(name, body.name, body.country, body.sectors)

    def _body(self, key: str, name: str, country: str | None, sectors: Sequence[str]) -> str:
        return self.add(
            Actor(
                key=key,
                name=name,
                kind="body",
                country=country,
                party=country,
                sectors=tuple(sectors),
                cameo=self.register.cameo(country, sectors),
            )
        )

    def nominal(self, one: Found, party: str | None) -> str | None:
        """The actor of a common noun, with the state or organisation whose it is."""
        what, _, name = (one.key or "").partition(":")
        text = self._document.text[one.start : one.end]
        side, country, inherited = self.careers.side(party)
        sectors = tuple(dict.fromkeys((*([one.sector] if one.sector else []), *inherited)))
        if what == "body" and (own := self._ministries.get((country or "", name))):
            return self.body(own)
        if what in ("government", "body") and country:
            return self._body(f"body:{country}.{name}", text, country, sectors)
        if what == "government":
            return self.organisation(party) if party in self.register.organisations else None
        key = f"group:{side}.{name}" if side else f"group:{name}"
        return self.add(
            Actor(
                key=key, name=text, kind="group", country=country, party=side, sectors=sectors, cameo=self.register.cameo(country, sectors)
            )
        )

    def group(self, members: Sequence[str], name: str) -> str | None:
        """The group of these actors; one alone is no group."""
        keys = tuple(dict.fromkeys(members))
        if len(keys) < 2:
            return keys[0] if keys else None
        self._take(keys)
        return self.add(
            Actor(key="group:" + "+".join(sorted(k.removeprefix("person:") for k in keys)), name=name, kind="group", members=keys)
        )

    def representatives(self, one: Found) -> str | None:
        """The group of those who meet in an organisation or mechanism: with its members where these are states and few."""
        key = one.members[0]
        mechanism = next((m for m in mechanisms().values() if key in (m.key, m.key.upper().partition(":")[2])), None)
        members = self._few(mechanism.members) if mechanism else ()
        side, country, _ = self.careers.side(key)
        text = self._document.text[one.start : one.end]
        name = f"group:{side or key.rpartition(':')[2]}.{one.title or 'leaders'}"
        return self.add(Actor(key=name, name=text, kind="group", country=country, party=side, sectors=("GOV",), members=members))

    def _few(self, members: Sequence[str]) -> tuple[str, ...]:
        """The members of a mechanism as actors of the document, where they are few enough to be listed with it."""
        return self._take(members) if len(members) <= _FEW else ()

    def _take(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Those of the keys that are actors of the document; states and organisations become so."""
        for key in keys:
            if key in self.register.states:
                self.state(key)
            elif key not in self._actors:
                self.organisation(key)
        return tuple(key for key in keys if key in self._actors)

    def office(self, one: Found, party: str | None) -> str | None:
        """The office without a name: "the French foreign minister"."""
        side, country, _ = self.careers.side(party)
        post = self.careers.post(one.title or "", party)
        if side is None or post is None:
            return None
        sectors = ("ELI",) if one.former else post.sectors
        key = (
            f"office:{side}.{post.id}"
            if post.id != "chairman"
            else f"office:{side}.{slug(str(party).partition(':')[2] or str(party))}-chair"
        )
        return self.add(
            Actor(
                key=f"{key}.former" if one.former else key,
                name=self._document.text[one.start : one.end],
                kind="office",
                country=country,
                party=side,
                sectors=sectors,
                cameo=self.register.cameo(country, sectors),
                office=f"former {one.title}" if one.former else one.title,
            )
        )

    def apposed_title(self, one: Found) -> str | None:
        """The title that stands beside this name rather than before it."""
        return self._apposed.get(one.name.start) if one.name else None

    def _contradicts(self, one: Found, person: Person, titled: Sequence[Found]) -> bool:
        """Whether a title beside the name is that of another side than the person's: the next item of a list, no apposition."""
        side = self.careers.side(one.party)[0]
        stated = {self.careers.side(f.party)[0] for f in titled if f.party}
        known = {h.party for h in self.register.person(person.known)} if person.known else set()
        return side in self.register.states and bool(stated or known) and side not in stated | known

    def person(self, person: Person, apposed: Mapping[int, Sequence[Found]]) -> str:
        """The actor of a person: the office as the text gives it, else the register's on the day.

        `apposed`: titles that stand beside a name, by where the name begins.
        """
        titled = self._titles(person, apposed)
        tenures = self.careers.tenures(person, titled)
        key = person_key(person.known or (tenures[0].person if tenures else person.name))
        if key in self._actors:
            return key
        rivals = (person_key(name) for name in self.careers.rivals(person, titled))
        others = (*(person_key(name) for name in person.rivals), *(rival for rival in rivals if rival != key))
        party = self.careers.party(person, titled, tenures)
        side, country, _ = self.careers.side(party)
        office, sectors = self.careers.office(titled, tenures, side)
        return self.add(
            Actor(
                key=key,
                name=_full_name(person, tenures),
                kind="person",
                country=country,
                party=side,
                sectors=sectors,
                cameo=self.register.cameo(country, sectors, organisation=party if party in self.register.organisations else None),
                office=office,
                wikidata=next((h.wikidata for h in tenures if h.wikidata), None),
                rivals=tuple(dict.fromkeys(others)),
            )
        )

    def _titles(self, person: Person, apposed: Mapping[int, Sequence[Found]]) -> list[Found]:
        """The titles before the person's names, and beside them where these do not contradict, in the order of the text."""
        titled = [f for f in person.found if f.title] + person.titled
        for start in (f.name.start for f in person.found if f.name):
            for one in apposed.get(start, ()):
                if self._contradicts(one, person, titled):
                    self.refused.add(one.start)
                    continue
                titled.append(one)
                self._apposed[start] = one.title or ""
        return sorted(titled, key=lambda f: f.start)


def _full_name(person: Person, tenures: Sequence[Holder]) -> str:
    """The fullest name that the document gives; that of the register where it gives a bare surname."""
    if len(person.words) == 1 and (person.known or tenures):
        return person.known or tenures[0].person
    return person.name.title() if person.name.isupper() and len(person.name) > 3 else person.name
