"""The actors of a document as they are put together: one for each key, with country, party, office and sectors as of the day."""

from collections.abc import Iterable, Sequence

from legation.actors.context import Context
from legation.actors.found import Found
from legation.actors.parties import highest, home_of_title, in_office, now_of, post_of, rank_of, wording_of
from legation.actors.persons import Person, words_in
from legation.model import Actor, Document, Mention
from legation.reference.bodies import Organisation
from legation.reference.mechanisms import mechanisms
from legation.reference.organs import parents
from legation.reference.posts import Holder, Post
from legation.reference.register import Register, holds, person_key
from legation.reference.wording import slug


def like(full: str, words: tuple[str, ...]) -> bool:
    """Whether the first names given do not contradict the full name: the same, or the initial of one of them."""
    theirs = words_in(full)
    return all(any(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for b in theirs) for a in words[:-1])


def acronym_of(organisation: Organisation) -> str:
    """What stands for an organisation among parties: its key where that is an acronym, else a short name in capitals, else its name in capitals."""
    if ":" not in organisation.key:
        return parents().get(organisation.key, organisation.key)
    short = next((n for n in organisation.names if n.isupper() and n.isalpha() and len(n) <= 6), None)
    return short or organisation.key.partition(":")[2].upper()


class Cast:
    """Collects actors. Asking for the same one twice gives the same key."""

    def __init__(self, document: Document, register: Register, context: Context) -> None:
        self._document, self.register, self.context = document, register, context
        self._actors: dict[str, Actor] = {}
        self._apposed: dict[int, str] = {}

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

    def add(self, actor: Actor) -> str:
        """Takes the actor in unless its key is there already; gives the key."""
        self._actors.setdefault(actor.key, actor)
        return actor.key

    def named(self, one: Found) -> str | None:
        """The state, body, organisation or mechanism that a known name means."""
        key = one.key or ""
        if not key:
            text = self._document.text[one.start : one.end]
            side, country, sectors = self.side(one.party)
            return self.add(Actor(key=f"org:{slug(text)}", name=text, kind="organisation", country=country, party=side, sectors=sectors))
        if one.kind == "state":
            return self.state(key)
        if one.kind == "mechanism":
            mechanism = mechanisms()[key]
            return self.add(Actor(key=key, name=mechanism.name, kind="mechanism", members=mechanism.members))
        return self.body(key) if one.kind == "body" else self.organisation(key)

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
        side, country, _ = self.side(key)
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

    def body(self, key: str) -> str | None:
        """The actor of a body of a state that has a name of its own."""
        body = self.register.bodies.get(key)
        if body is None:
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
        side, country, inherited = self.side(party)
        sectors = tuple(dict.fromkeys((*([one.sector] if one.sector else []), *inherited)))
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

    def side(self, party: str | None) -> tuple[str | None, str | None, tuple[str, ...]]:
        """Of a key beside a title or noun: the party, the country, and the sectors that come with it."""
        if party is None:
            return None, None, ()
        if party in self.register.states:
            return party, party, ()
        if party in self.register.bodies:
            body = self.register.bodies[party]
            return body.country, body.country, body.sectors
        known = self.register.organisations.get(party)
        if known is None:
            return None, None, ()
        if known.country and known.kind == "organisation":
            return known.country, known.country, known.sectors
        return acronym_of(known), known.country, known.sectors

    def group(self, members: Sequence[str], name: str) -> str | None:
        """The group of these actors; one alone is no group."""
        keys = tuple(dict.fromkeys(members))
        if len(keys) < 2:
            return keys[0] if keys else None
        for key in keys:
            if key in self.register.states:
                self.state(key)
        return self.add(
            Actor(key="group:" + "+".join(sorted(k.removeprefix("person:") for k in keys)), name=name, kind="group", members=keys)
        )

    def office(self, one: Found, party: str | None) -> str | None:
        """The office without a name: "the French foreign minister"."""
        side, country, _ = self.side(party)
        post = self._post(one.title or "", party)
        if side is None or post is None:
            return None
        key = (
            f"office:{side}.{post.id}"
            if post.id != "chairman"
            else f"office:{side}.{slug(str(party).partition(':')[2] or str(party))}-chair"
        )
        return self.add(
            Actor(
                key=key,
                name=self._document.text[one.start : one.end],
                kind="office",
                country=country,
                party=side,
                sectors=post.sectors,
                cameo=self.register.cameo(country, post.sectors),
                office=one.title,
            )
        )

    def _post(self, title: str, party: str | None) -> Post | None:
        """The post that a title means; the president of a party or company is its chairman."""
        post = post_of(title, self.side(party)[0], self.register)
        known = self.register.organisations.get(party or "")
        if post and post.level == "leader" and (party in self.register.bodies or (known and known.kind != "igo")):
            return self.register.post("speaker" if post.id == "speaker" else "chairman")
        return post

    def apposed_title(self, one: Found) -> str | None:
        """The title that stands beside this name rather than before it."""
        return self._apposed.get(one.name.start) if one.name else None

    def person(self, person: Person, found: Sequence[Found]) -> str:
        """The actor of a person: the office as the text gives it, else the register's on the day."""
        starts = {f.name.start for f in person.found if f.name}
        own = {id(f) for f in person.found}
        titled = [f for f in found if f.title and (id(f) in own or (f.holder is not None and f.holder in starts))] + person.titled
        for one in titled:
            if one.holder in starts and one.holder is not None and one.title:
                self._apposed[one.holder] = one.title
        tenures = self._tenures(person, titled)
        key = person_key(person.known or (tenures[0].person if tenures else person.name))
        if key in self._actors:
            return key
        party = self._party(person, titled, tenures)
        side, country, _ = self.side(party)
        office, sectors = self._office(titled, tenures, side)
        return self.add(
            Actor(
                key=key,
                name=person.name.title() if person.name.isupper() and len(person.name) > 3 else person.name,
                kind="person",
                country=country,
                party=side,
                sectors=sectors,
                cameo=self.register.cameo(country, sectors, organisation=party if party in self.register.organisations else None),
                office=office,
                wikidata=next((h.wikidata for h in tenures if h.wikidata), None),
                rivals=tuple(dict.fromkeys(person_key(name) for name in person.rivals)),
            )
        )

    def _tenures(self, person: Person, titled: Sequence[Found]) -> tuple[Holder, ...]:
        """Tenures in the register of whoever this is, latest first; a bare surname counts only where one holder fits title and day."""
        if person.known:
            return self.register.person(person.known)
        day = self.context.day
        fits = [h for h in self.register.surname(person.words[-1]) if (day is None or holds(h, day)) and like(h.person, person.words)]
        if titled:
            parties = {self.side(f.party)[0] for f in titled if f.party}
            fits = [h for h in fits if (not parties or h.party in parties) and any(self._same_post(f.title, h) for f in titled)]
        elif len(person.words) == 1:
            fits = [h for h in fits if day and h.party in self.context.states] or self._leaders(person.words[0])
        if len({h.person for h in fits}) > 1:
            fits = [h for h in fits if rank_of(h, self.register) == 0]
        return self.register.person(fits[0].person) if len({h.person for h in fits}) == 1 else ()

    def _leaders(self, surname: str) -> list[Holder]:
        """Tenures of leaders with this surname: of those in office on the day, else of all."""
        leaders = [h for h in (*self.register.person(surname), *self.register.surname(surname)) if rank_of(h, self.register) == 0]
        now = [h for h in leaders if self.context.day and holds(h, self.context.day)]
        return now or leaders

    def _same_post(self, title: str | None, holder: Holder) -> bool:
        post = post_of(title or "", holder.party, self.register)
        return post is not None and post.id == holder.post

    def _party(self, person: Person, titled: Sequence[Found], tenures: Sequence[Holder]) -> str | None:
        stated = next((f.party for f in titled if f.party and self.side(f.party)[0]), None)
        now = now_of(tenures, self.context.day, self.register)
        club = (
            stated in self.register.organisations
            and now is not None
            and rank_of(now, self.register) == 0
            and now.party in self.register.states
        )
        if stated and not club:
            return stated
        if now or tenures:
            return (now or tenures[0]).party
        open_ = next((f for f in titled if f.title and not f.private), None)
        if open_ is None or open_.title is None:
            return None
        title = open_.title
        holder = in_office(person.words, title, self.context, self.register)
        return holder.party if holder else (open_.beside or home_of_title(title, open_, self.context, self.register))

    def _office(self, titled: Sequence[Found], tenures: Sequence[Holder], side: str | None) -> tuple[str | None, tuple[str, ...]]:
        present = [f for f in titled if f.title and not f.former]
        if present:
            best = max(present, key=lambda f: self._weight(f.title or "", side))
            post = self._post(best.title or "", best.party or side)
            now = now_of(tenures, self.context.day, self.register) or (
                highest(tenures, self.register) if self.context.day is None else None
            )
            if post and post.id == "officer" and now and rank_of(now, self.register) < 2:
                return self._held(now)
            return best.title, post.sectors if post else ()
        if titled:
            return f"former {titled[0].title}", ("ELI",)
        holder = now_of(tenures, self.context.day, self.register) or (highest(tenures, self.register) if self.context.day is None else None)
        if holder is None:
            return None, ("ELI",) if tenures else ()
        return self._held(holder)

    def _held(self, holder: Holder) -> tuple[str | None, tuple[str, ...]]:
        post = self.register.post(holder.post)
        return wording_of(holder, self.register), post.sectors if post else ()

    def _weight(self, title: str, side: str | None) -> tuple[int, int]:
        """The higher post wins over a military rank or an honour, then the fuller wording."""
        post = post_of(title, side, self.register)
        level = {"leader": 3, "minister": 2, "official": 1}[post.level] if post and post.id != "officer" else 0
        return level, len(title.split())
