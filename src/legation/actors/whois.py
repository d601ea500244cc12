"""An actor phrase to codes: which state, which sectors, which office, and who held it on a day."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from legation.actors.phrase import Phrase, bare, endings, stretches, take_apart
from legation.actors.tenure import Tenure, best_tenure, pick_surname, says
from legation.model import Identity, content_id
from legation.reference.bodies import Body, Organisation
from legation.reference.cities import city_state
from legation.reference.posts import Post
from legation.reference.register import Register, person_key

_WEAK_AGENTS = frozenset({"official", "unspecified"})
_WEAK_POSTS = frozenset({"spokesperson", "aide-official", "director", "chairman", "adviser", "deputy-aide-official", "deputy-director"})
_INSTITUTIONS = frozenset({"MIL", "COP", "SPY", "LEG", "JUD", "GOV", "PTY", "REB", "OPP", "PRM"})


@dataclass(frozen=True)
class Finding:
    """What is known of a phrase so far. `specific`: the sectors come from words that name a kind of actor, not from a place."""

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


def whois(phrase: str, register: Register, *, context: str | None = None, on: str | None = None, id: str | None = None) -> Identity:
    """The actor that a phrase denotes on a day (`on`, ISO 8601, may be partial). Fields are `None` or empty where it is not known."""
    parts = take_apart(phrase)
    found = _Reader(register, on).read(parts) if parts.words else Finding()
    if found.country is None and found.kind != "igo" and context:
        found = _from_context(found, context, register)
    if parts.former and found.sectors and found.kind != "person":
        found = replace(found, sectors=("ELI",), tenure=None, evidence=("wording: formerly, so not whoever holds it on a day",))
    return _identity(found, id or content_id("who", phrase, on), register)


def _identity(found: Finding, id_: str, register: Register) -> Identity:
    tenure = found.tenure
    return Identity(
        id=id_,
        key=found.key,
        name=found.name,
        kind=found.kind,
        country=found.country,
        sectors=found.sectors,
        cameo=found.cameo or register.cameo(found.country, found.sectors),
        office=found.office,
        holder=tenure.holder.person if tenure else None,
        holder_from=tenure.holder.from_ if tenure else None,
        holder_until=tenure.holder.until if tenure else None,
        evidence=found.evidence or ("not in the register",),
    )


class _Reader:
    """Reads one phrase as of one day."""

    def __init__(self, register: Register, on: str | None) -> None:
        self.register, self.on = register, on

    def read(self, phrase: Phrase) -> Finding:
        steps: tuple[Callable[[Phrase], Finding | None], ...] = (
            self._whole, self._person, self._titled_surname, self._office, self._body, self._respelt, self._titled_stranger,
            self._described,
        )  # fmt: skip
        found = next((result for step in steps if (result := step(phrase)) is not None), None)
        return found or Finding()

    # one name and nothing else

    def _whole(self, phrase: Phrase) -> Finding | None:
        text = bare(phrase.text)
        organisation = self.register.organisation(text)
        if organisation:
            return self._of_organisation(organisation)
        state = self.register.state_form(text, any_case=phrase.lower)
        if state and state.form != "demonym":
            name = self.register.states[state.code].name
            return Finding(state.code, name, "state", state.code, ("GOV",), evidence=(f"register: {text}, {state.form} of {state.code}",))
        body = self.register.body(text)
        return self._of_body(body) if body else None

    def _of_organisation(self, organisation: Organisation) -> Finding:
        kind, sectors, evidence = organisation.kind, organisation.sectors, [f"register: {organisation.name} ({organisation.source})"]
        if self.register.rules(organisation.key, self.on) and self.on:
            sectors = tuple(dict.fromkeys(("GOV", *sectors)))
            evidence.append(f"register: governs {organisation.country} on {self.on}")
        elif "GOV" not in sectors[:1] and self.on:
            sectors = tuple(sector for sector in sectors if sector != "GOV" or len(sectors) == 1)
        name, country = organisation.name, organisation.country
        return Finding(organisation.key, name, kind, country, sectors, organisation.cameo, evidence=tuple(evidence), specific=True)

    def _of_body(self, body: Body) -> Finding:
        return Finding(
            body.key, body.name, "body", body.country, body.sectors, evidence=(f"register: {body.name} ({body.source})",), specific=True
        )

    # persons

    def _person(self, phrase: Phrase) -> Finding | None:
        for text, before in endings(phrase.words):
            held = self.register.person(bare(text)) if " " in text else ()
            if held:
                return self._of_person(best_tenure(held, self.on, self._party(before)), phrase)
        return None

    def _titled_surname(self, phrase: Phrase) -> Finding | None:
        if phrase.preposition and phrase.preposition != "of":
            return None
        last, before = bare(phrase.words[-1]), phrase.words[:-1]
        if not last[:1].isupper() or self.register.state_form(last):
            return None
        party, rest = self._leading_party(before)
        post = self.register.title_post(" ".join(rest), party) if rest else None
        tenure = pick_surname(self.register.surname(last), self.on, party, post) if post or not before else None
        return self._of_person(tenure, phrase) if tenure else None

    def _of_person(self, tenure: Tenure, phrase: Phrase) -> Finding:
        holder, post = tenure.holder, self.register.post(tenure.holder.post)
        sectors = post.sectors if post else ("GOV",)
        if tenure.past or phrase.former:
            sectors = ("ELI",)
        country = holder.party if holder.party in self.register.states else None
        organisation = self.register.organisations.get(holder.party)
        office = holder.title or (self.register.office_name(holder.party, post) if post else holder.post)
        return Finding(
            person_key(holder.person), holder.person, "person", country, sectors, organisation.cameo if organisation else None,
            office, tenure, says(tenure, self.on), specific=True,
        )  # fmt: skip

    def _titled_stranger(self, phrase: Phrase) -> Finding | None:
        words = phrase.words
        cut = len(words)
        while cut > 0 and words[cut - 1][:1].isupper() and self.register.agent_row(words[cut - 1]) is None and len(words) - cut < 5:
            cut -= 1
            party, rest = self._leading_party(words[:cut])
            post = self.register.title_post(" ".join(rest), party) if rest and cut < len(words) else None
            if post and self.register.title_post(" ".join(words[cut:])) is None and not self.register.state_form(words[-1]):
                name = " ".join(words[cut:])
                evidence = (f"wording: {' '.join(rest)}; no {name} in the register",)
                return Finding(person_key(name), name, "person", party, post.sectors, None, post.name, None, evidence, specific=True)
        return None

    def _respelt(self, phrase: Phrase) -> Finding | None:
        """A name of two words or more that differs from one in the register by a letter or two."""
        if phrase.preposition or not 1 < len(phrase.words) < 6 or any(word[:1].islower() for word in phrase.words):
            return None
        near = self.register.near_name(phrase.text)
        if near is None or self._kind_of(phrase.head[-1:]):
            return None
        organisation = self.register.organisation(near)
        held = self.register.person(near)
        found = (
            self._of_organisation(organisation) if organisation else self._of_person(best_tenure(held, self.on), phrase) if held else None
        )
        return replace(found, evidence=(*found.evidence, f"spelling: taken for {near}")) if found else None

    # offices and bodies

    def _office(self, phrase: Phrase) -> Finding | None:
        whole = self.register.title_post(phrase.text)
        if whole and (sole := self.register.sole_party(whole.id)):
            return self._of_office(whole, sole)
        party, rest = self._leading_party(phrase.words)
        if party is None and phrase.tail:
            party, rest = self._trailing_party(phrase)
        post = self.register.title_post(" ".join(rest), party) if rest else None
        if post is None or (post.id in _WEAK_POSTS and self._modifier(rest[:-1])):
            return None
        if "GOV" not in post.sectors and self.register.agent_row(" ".join(rest)):
            return None  # "priest", "teacher": a kind of people, not one office
        if party is None and phrase.preposition == "of" and (body := self._named(phrase.tail)):
            return replace(body, key=None, name=f"{post.name}, {body.name}", kind="office", office=post.name)
        return self._of_office(post, party)

    def _of_office(self, post: Post, party: str | None) -> Finding:
        country = party if party in self.register.states else None
        organisation = self.register.organisations.get(party or "")
        held = self.register.holder_on(party, post.id, self.on) if party else ()
        tenure = best_tenure(held, self.on, party) if held else None
        if tenure:
            evidence = says(tenure, self.on, rivals=held)
        else:
            evidence = (f"register: {post.name} ({post.source})", self._gap(post, party))
        side = self.register.states[country].name if country else organisation.name if organisation else None
        office = self.register.office_name(party, post)
        name = f"{office} of {side}" if side else office
        key = f"office:{party}.{post.id}" if party else None
        cameo = organisation.cameo if organisation else None
        return Finding(key, name, "office", country, post.sectors, cameo, office, tenure, evidence, specific=True)

    def _gap(self, post: Post, party: str | None) -> str:
        if party is None:
            return "no state or organisation named: holder not looked up"
        if self.on is None:
            return "no day given: holder not looked up"
        known = self.register.tenures(party, post.id)
        return f"gap: the register has no {post.id} of {party} on {self.on}" if known else f"gap: the register has no {post.id} of {party}"

    def _body(self, phrase: Phrase) -> Finding | None:
        party, rest = self._leading_party(phrase.words)
        if party is None and phrase.tail:
            party, rest = self._trailing_party(phrase)
        if party is None or not rest:
            return None
        for text, _ in endings(rest):
            body = self.register.body(text, party)
            if body:
                return self._of_body(body)
        return None

    # everything else: a head noun, what stands before it, and a place

    def _described(self, phrase: Phrase) -> Finding | None:
        country, evidence = self._place(phrase)
        found = self._kind_of(phrase.head) or Finding()
        if phrase.tail and (not found.specific or (phrase.preposition == "of" and not found.sectors)):
            tail = self.read(take_apart(" ".join(phrase.tail)))
            within = phrase.preposition in {"of", "from", "for", "with", "by"} and tail.sectors
            found = tail if within and tail.specific else replace(found, country=tail.country, sectors=found.sectors or tail.sectors[:1])
        if not found.sectors and not phrase.tail and not self._is_place(phrase.text):
            return None
        named = found.key is not None
        evidence = () if found.country else evidence
        country = found.country or country
        if not found.sectors and country and not phrase.tail:
            found = replace(found, sectors=("CVL",), evidence=("wording: a place without an actor",))
        if not found.sectors and country is None:
            return None
        state = self.register.states.get(country or "")
        name = found.name or phrase.text
        key = found.key if named else f"group:{country}.{found.sectors[0].lower()}" if state and found.sectors else None
        return replace(found, key=key, name=name, kind=found.kind or "group", country=country, evidence=(*found.evidence, *evidence))

    def _kind_of(self, head: tuple[str, ...]) -> Finding | None:
        named = self._named(head)
        if named and named.specific:
            return named
        for text, before in endings(head):
            agent = self.register.agent_row(text)
            if agent is None:
                continue
            evidence = (f"register: {text}, kind of actor {agent.id}",)
            found = Finding(country=agent.country, sectors=agent.sectors, evidence=evidence, specific=agent.id not in _WEAK_AGENTS)
            if found.specific and agent.id != "civilian":
                return found
            return self._modifier(before, institutions=agent.id == "civilian") or found
        return self._modifier(head)

    def _modifier(self, words: tuple[str, ...], *, institutions: bool = False) -> Finding | None:
        for _, _, text in sorted(stretches(words, 4), key=lambda part: (-part[1], part[0])):
            organisation = self.register.organisation(text)
            if organisation:
                return self._of_organisation(organisation)
            body = self.register.body(text)
            if body and text[:1].isupper():
                return self._of_body(body)
            agent = self.register.agent_row(text)
            if agent and agent.id not in _WEAK_AGENTS and (not institutions or agent.sectors[0] in _INSTITUTIONS):
                evidence = (f"register: {text}, kind of actor {agent.id}",)
                return Finding(country=agent.country, sectors=agent.sectors, evidence=evidence, specific=True)
        return None

    def _named(self, words: tuple[str, ...]) -> Finding | None:
        """The organisation or body of a state whose own name is among the words."""
        for _, _, text in stretches(words):
            if not text[:1].isupper():
                continue
            organisation = self.register.organisation(text)
            if organisation:
                return self._of_organisation(organisation)
            body = self.register.body(text) if text not in self.register.states else None
            if body:
                return self._of_body(body)
        return None

    # states

    def _place(self, phrase: Phrase) -> tuple[str | None, tuple[str, ...]]:
        """The state that the phrase names: by its own name first, by a region, by a city."""
        for words in (phrase.head, phrase.tail):
            for _, _, text in stretches(words):
                state = self.register.state_form(text, any_case=phrase.lower)
                if state:
                    return state.code, (f"register: {text}, {state.form} of {state.code}",)
        for words in (phrase.head, phrase.tail):
            for _, _, text in stretches(words):
                code = self.register.region(text)
                if code:
                    return code, (f"register: {text}, region of {code}",)
        for words in (phrase.head, phrase.tail):
            for _, _, text in stretches(words, 4):
                code = city_state(text) if text[:1].isupper() and not self.register.agent_row(text) else None
                if code:
                    return code, (f"GeoNames: {text} lies in {code}",)
        return None, ()

    def _is_place(self, text: str) -> bool:
        return bool(self.register.state_form(text) or self.register.region(text) or city_state(text))

    def _leading_party(self, words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
        """The state or organisation that begins the words, and the rest."""
        for size in range(min(5, len(words)), 0, -1):
            text = " ".join((*words[: size - 1], bare(words[size - 1])))
            party = self._party_of(text)
            if party:
                return party, words[size:]
        return None, words

    def _trailing_party(self, phrase: Phrase) -> tuple[str | None, tuple[str, ...]]:
        """The state or organisation after "of", and what stands before it."""
        for start in range(len(phrase.words) - 1, 0, -1):
            if phrase.words[start].lower() not in {"of", "for", "from", "in"}:
                continue
            after = [word for word in phrase.words[start + 1 :] if word.lower() != "the"]
            party = self._party_of(bare(" ".join(after)))
            if party:
                return party, phrase.words[:start]
        return None, phrase.words

    def _party_of(self, text: str) -> str | None:
        state = self.register.state_form(text, any_case=text == text.lower() and len(text) > 3)
        if state:
            return state.code
        organisation = self.register.organisation(text)
        return organisation.key if organisation and organisation.kind == "igo" else None

    def _party(self, words: tuple[str, ...]) -> str | None:
        return self._leading_party(words)[0]


def _from_context(found: Finding, context: str, register: Register) -> Finding:
    words = tuple(word.strip(',.;:()"“”') for word in context.split())
    states = {form.code for _, _, text in stretches(words, 3) if text[:1].isupper() and (form := register.state_form(text))}
    if len(states) != 1:
        return found
    code = min(states)
    return replace(found, country=code, evidence=(*found.evidence, f"context: {code} is the only state named"))
