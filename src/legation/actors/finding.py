"""What is found out about an actor phrase, and how rows of the register become such findings."""

from dataclasses import dataclass

from legation.actors.tenure import Tenure, best_tenure, colleagues, ends_before, of_title, says
from legation.reference.bodies import Body, Organisation
from legation.reference.posts import Holder, Post
from legation.reference.register import Register, holds, person_key, titled
from legation.reference.wording import fold, slug


@dataclass(frozen=True)
class Finding:
    """What is known of a phrase so far. `specific`: the sectors come from words that name a kind of actor, not from a place.

    `confidence`: that it is the actor meant, where that is less than the register's own word; `rivals`: persons who may be meant instead.
    """

    key: str | None = None
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    cameo: str | None = None
    office: str | None = None
    tenure: Tenure | None = None
    evidence: tuple[str, ...] = ()
    specific: bool = False
    confidence: float | None = None
    rivals: tuple[str, ...] = ()


class Findings:
    """Makes findings of rows of the register, as of one day."""

    def __init__(self, register: Register, on: str | None) -> None:
        self.register, self.on = register, on

    def organisation(self, organisation: Organisation) -> Finding:
        """An organisation, with the sectors that it has on the day."""
        kind, sectors, evidence = organisation.kind, organisation.sectors, [f"register: {organisation.name} ({organisation.source})"]
        if self.register.rules(organisation.key, self.on) and self.on:
            sectors = tuple(dict.fromkeys(("GOV", *sectors)))
            evidence.append(f"register: governs {organisation.country} on {self.on}")
        elif "GOV" not in sectors[:1] and self.on:
            sectors = tuple(sector for sector in sectors if sector != "GOV" or len(sectors) == 1)
        name, country = organisation.name, organisation.country
        return Finding(organisation.key, name, kind, country, sectors, organisation.cameo, evidence=tuple(evidence), specific=True)

    def body(self, body: Body) -> Finding:
        """A body of a state."""
        return Finding(
            body.key, body.name, "body", body.country, body.sectors, evidence=(f"register: {body.name} ({body.source})",), specific=True
        )

    def person(self, tenure: Tenure, *, former: bool = False) -> Finding:
        """Who held that tenure; `former`: the phrase says that it is over."""
        holder, post = tenure.holder, self.register.post(tenure.holder.post)
        sectors = post.sectors if post else ("GOV",)
        if tenure.past or former:
            sectors = ("ELI",)
        country = holder.party if holder.party in self.register.states else None
        organisation = self.register.organisations.get(holder.party)
        office = holder.title or (self.register.office_name(holder.party, post) if post else holder.post)
        return Finding(
            person_key(holder.person), holder.person, "person", country, sectors, organisation.cameo if organisation else None,
            office, tenure, says(tenure, self.on, newest=self.register.newest), specific=True,
        )  # fmt: skip

    def office(self, post: Post, party: str | None, words: str = "") -> Finding:
        """An office of a state or organisation, with its holder on the day; `words`: the title as the phrase has it."""
        country = party if party in self.register.states else None
        organisation = self.register.organisations.get(party or "")
        if organisation and self.register.titles.whole(words, party):
            head = self.register.head_post(organisation.key, post)
            post, words = head, words if head is post else ""
        tenure, evidence = self._held(post, party, words)
        side = self.register.states[country].name if country else organisation.name if organisation else None
        office = tenure.holder.title if tenure and tenure.holder.title else self.register.office_name(party, post)
        name = f"{office} of {side}" if side else office
        key = f"office:{party}.{post.id}" if party else None
        cameo = organisation.cameo if organisation else None
        return Finding(key, name, "office", country, post.sectors, cameo, office, tenure, evidence, specific=True)

    def _held(self, post: Post, party: str | None, words: str) -> tuple[Tenure | None, tuple[str, ...]]:
        """The tenure of the office on the day, none where several hold it, and what the register says of it."""
        register = self.register
        if party is None:
            return None, (f"register: {post.name} ({post.source})", self._gap(post, party))
        held = register.holder_on(party, post.id, self.on)
        held = of_title(held, words, post, whole=register.titles.whole(words, party)) if words else held
        several = colleagues(held, post, self.on)
        tenure = best_tenure(held, self.on, party) if held and not several else None
        if tenure:
            evidence = says(tenure, self.on, rivals=held, newest=register.newest)
        else:
            open_ = f"several hold it on {self.on}: {', '.join(several)}" if several else self._gap(post, party)
            evidence = (f"register: {post.name} ({post.source})", open_)
        others = (f"the shipped register differs: {other.person} ({other.source})" for other in register.outvoted(party, post.id, self.on))
        return tenure, (*evidence, *others)

    def local_office(self, post: Post, place: str, state: str, words: str) -> Finding:
        """An office of a town or a part of a state; its holder only where the register names the place in the title."""
        held = tuple(
            one for one in self.register.local_holders(state, place) if self.on and holds(one, self.on) and _same_office(one, words)
        )
        tenure = best_tenure(held, self.on, state) if held else None
        office = tenure.holder.title if tenure and tenure.holder.title else titled(words)
        evidence = (
            says(tenure, self.on, rivals=held, newest=self.register.newest)
            if tenure
            else (f"register: {place} lies in {state}", f"gap: the register has no {words} of {place}")
        )
        name = office if fold(place) in fold(office) else f"{office} of {place}"
        key = f"office:{state}.{slug(place)}.{post.id}"
        return Finding(key, name, "office", state, post.sectors, None, office, tenure, evidence, specific=True)

    def _gap(self, post: Post, party: str | None) -> str:
        if party is None:
            return "no state or organisation named: holder not looked up"
        if self.on is None:
            return "no day given: holder not looked up"
        known = self.register.tenures(party, post.id)
        gap = f"gap: the register has no {post.id} of {party} on {self.on}" if known else f"gap: the register has no {post.id} of {party}"
        return f"{gap}; {ends_before(self.register.newest, self.on)}" if self.on > self.register.newest else gap


def _same_office(holder: Holder, words: str) -> bool:
    """Whether the words are of the holder's own title: "deputy mayor" is no "Mayor of London"."""
    title = f" {fold(holder.title or '')} "
    return f" {fold(words)} " in title or fold(words) in ("premier", "leader", "head")
