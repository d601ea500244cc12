"""An actor phrase to codes: which state, which sectors, which office, and who held it on a day."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from legation.actors.finding import Finding, Findings
from legation.actors.phrase import Phrase, bare, endings, stretches, take_apart
from legation.actors.sides import Sides
from legation.actors.standing import stands
from legation.actors.tenure import best_tenure, pick_surname
from legation.model import Identity, LegationError, content_id
from legation.reference.bodies import Body
from legation.reference.near_names import CHILD_OF
from legation.reference.nobody import nobody
from legation.reference.posts import Post
from legation.reference.register import Register, person_key
from legation.reference.standings import standing_of
from legation.reference.wording import fold, slug

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WEAK_AGENTS = frozenset({"official", "unspecified"})
_WEAK_POSTS = frozenset({"spokesperson", "aide-official", "director", "chairman", "adviser", "deputy-aide-official", "deputy-director"})
_SERVING = frozenset(
    {"spokesperson", "aide-official", "adviser", "envoy", "deputy-aide-official"}
)  # whose they are stands behind "to", "for" or "of"
_WITHIN = frozenset({"of", "from", "for", "with", "by"})  # behind which stands to whom somebody belongs
_LOCAL = frozenset({"mayor", "governor"})
_MEMBERS = frozenset({"member", "members", "mp", "mps", "deputy", "deputies", "lawmaker", "lawmakers", "legislator", "legislators", "parliamentarian", "parliamentarians", "senator", "senators"})  # fmt: skip
_INSTITUTIONS = frozenset({"MIL", "COP", "SPY", "LEG", "JUD", "GOV", "PTY", "REB", "OPP", "PRM"})


def whois(phrase: str, register: Register, *, context: str | None = None, on: str | None = None, id: str | None = None) -> Identity:
    """The actor that a phrase denotes on a day (`on`, ISO 8601, may be partial). Fields are `None` or empty where it is not known.

    Raises a `LegationError` where `on` is no day that there is.
    """
    check_day(on)
    standing, plain = standing_of(phrase)
    reader, parts = _Reader(register, on), take_apart(plain)
    found = reader.read(parts) if parts.words else Finding()
    if standing and found.kind == "office":
        found = stands(found, standing, register, on)
    elif standing and found.kind != "person":
        parts = take_apart(phrase)
        found = reader.read(parts) if parts.words else Finding()
    if found.country is None and found.kind != "igo" and context:
        found = _from_context(found, context, register)
    if parts.former and found.sectors and found.kind != "person":
        found = replace(found, sectors=("ELI",), tenure=None, evidence=("wording: formerly, so not whoever holds it on a day",))
    return _identity(found, id or content_id("who", phrase, on), register)


def check_day(on: str | None) -> None:
    """Raises a `LegationError` for what is no day, month or year of the calendar."""
    given = _DAY.fullmatch(on) if on is not None else None
    try:
        if given is not None:
            date(int(given[1]), int(given[2] or 1), int(given[3] or 1))
    except ValueError:
        given = None
    if on is not None and given is None:
        raise LegationError("cannot say who it was: there is no such day", on, "Write it as 2023-11-10, 2023-11 or 2023")


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
        confidence=_confidence(found),
        rivals=found.rivals or (tenure.others if tenure else ()),
    )


def _confidence(found: Finding) -> float | None:
    """How sure the answer is: what the step says, else more for a row of the register than for words that only describe."""
    if found.confidence is not None or not (found.key or found.country or found.sectors):
        return found.confidence
    return 0.95 if found.key and found.kind != "group" else 0.8


class _Reader:
    """Reads one phrase as of one day."""

    def __init__(self, register: Register, on: str | None) -> None:
        self.register, self.on = register, on
        self.findings, self.sides = Findings(register, on), Sides(register)

    def read(self, phrase: Phrase) -> Finding:
        if len(phrase.words) == 1 and phrase.text.lower() in nobody() and phrase.text not in ("US", "IT", "WHO"):
            return Finding(evidence=("wording: a pronoun alone names nobody",))
        steps: tuple[Callable[[Phrase], Finding | None], ...] = (
            self._whole, self._person, self._titled_surname, self._member, self._local_office, self._office, self._body, self._otherwise_written, self._respelt, self._titled_stranger,
            self._described,
        )  # fmt: skip
        found = next((result for step in steps if (result := step(phrase)) is not None), None)
        return found or Finding()

    # one name and nothing else

    def _whole(self, phrase: Phrase) -> Finding | None:
        text = bare(phrase.text)
        organisation = self.register.organisation(text, alone=True)
        if organisation:
            return self.findings.organisation(organisation)
        state = self.register.state_form(text, any_case=phrase.lower)
        if state and state.form != "demonym":
            name = self.register.states[state.code].name
            return Finding(state.code, name, "state", state.code, ("GOV",), evidence=(f"register: {text}, {state.form} of {state.code}",))
        body = self.register.body(text)
        return self.findings.body(body) if body else None

    # persons

    def _person(self, phrase: Phrase) -> Finding | None:
        for text, before in endings(phrase.words):
            held = self.register.person(bare(text)) if " " in text else ()
            if held:
                return self.findings.person(best_tenure(held, self.on, self.sides.leading(before)[0]), former=phrase.former)
        return None

    def _titled_surname(self, phrase: Phrase) -> Finding | None:
        if phrase.preposition and phrase.preposition != "of":
            return None
        last, before = bare(phrase.words[-1]), phrase.words[:-1]
        if not last[:1].isupper() or self.register.state_form(last):
            return None
        party, rest = self.sides.leading(before)
        post = self.register.title_post(" ".join(rest), party) if rest else None
        tenure = pick_surname(self.register.surname(last), self.on, party, post) if post or not before else None
        return self.findings.person(tenure, former=phrase.former) if tenure else None

    def _titled_stranger(self, phrase: Phrase) -> Finding | None:
        words = phrase.words
        cut = len(words)
        while cut > 0 and words[cut - 1][:1].isupper() and self.register.agent_row(words[cut - 1]) is None and len(words) - cut < 5:
            cut -= 1
            party, rest = self.sides.leading(words[:cut])
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
            self.findings.organisation(organisation)
            if organisation
            else self.findings.person(best_tenure(held, self.on), former=phrase.former)
            if held
            else None
        )
        return replace(found, evidence=(*found.evidence, f"spelling: taken for {near}")) if found else None

    # offices and bodies

    def _office(self, phrase: Phrase) -> Finding | None:
        party, rest = self._apart(phrase)
        if party and rest and self.register.body(" ".join(rest), party):
            return None  # "Russian Human Rights Commissioner": a body by that name
        sole = self.register.title_party(phrase.text)
        whole = self.register.title_post(phrase.text, sole) if sole else None
        if whole:
            return self.findings.office(whole, sole, phrase.text)
        party = party or self._home(phrase.words)
        post = self.register.title_post(" ".join(rest), party) if rest else None
        if post is None or (post.id in _WEAK_POSTS and self._modifier(rest[:-1])):
            return None
        if party is None:
            return self._open_office(phrase, post, rest)
        return self.findings.office(post, party, " ".join(rest))

    def _apart(self, phrase: Phrase) -> tuple[str | None, tuple[str, ...]]:
        """The state or organisation that begins the phrase or stands behind "of", and the other words."""
        party, rest = self.sides.leading(phrase.words)
        return self.sides.trailing(phrase) if party is None and phrase.tail else (party, rest)

    def _open_office(self, phrase: Phrase, post: Post, rest: tuple[str, ...]) -> Finding | None:
        """An office whose side no state's name tells: that of whom it serves, that of a body, else nobody's."""
        words = " ".join(rest)
        if "GOV" not in post.sectors and self.register.agent_row(words):
            return None  # "priest", "teacher": a kind of people, not one office
        if phrase.tail and post.id in _SERVING and (post.id != "envoy" or phrase.preposition == "of"):
            served = self.read(take_apart(" ".join(phrase.tail))).country
            if served:  # "spokesman for the French president"
                return self.findings.office(post, served, " ".join(phrase.head))
        body = self._named(phrase.tail) or self._body(take_apart(" ".join(phrase.tail))) if phrase.preposition == "of" else None
        if body:
            return replace(body, key=None, name=f"{post.name}, {body.name}", kind="office", office=post.name)
        return self.findings.office(post, None, words)

    def _local_office(self, phrase: Phrase) -> Finding | None:
        """An office of a town or a part of a state: "Welsh First Minister", "Premier of Quebec"."""
        local = self.sides.local(phrase)
        if local is None or not local[2]:
            return None
        place, state, words = local
        post = self.register.title_post(" ".join(words), state)
        metonym = self.register.state_form(place)
        if post is None or post.id in _WEAK_POSTS or (metonym and metonym.form == "metonym" and post.id not in _LOCAL):
            return None
        return self.findings.local_office(post, place, state, " ".join(words))

    def _member(self, phrase: Phrase) -> Finding | None:
        """ "Member of the Knesset", "Lok Sabha MP": a member, not the parliament."""
        head, rest = phrase.words[0].lower(), phrase.words
        if head in _MEMBERS and phrase.preposition in ("of", "in", "from"):
            rest = tuple(word for word in phrase.tail if word.lower() != "the")
        elif len(rest) > 1 and rest[-1].lower() in _MEMBERS:
            head, rest = rest[-1].lower(), rest[:-1]
        else:
            return None
        body = self.register.body(bare(" ".join(rest)))
        post = self.register.post("legislator")
        if body is None or post is None or body.sectors[:1] != ("LEG",):
            return None
        found = self.findings.office(post, body.country)
        evidence = (f"register: {body.name} ({body.source})",)
        if head.endswith("s"):
            return Finding(f"group:{body.country}.leg", phrase.text, "group", body.country, ("LEG",), evidence=evidence, specific=True)
        return replace(found, name=f"Member of the {body.name}", evidence=evidence)

    def _otherwise_written(self, phrase: Phrase) -> Finding | None:
        """A person by a name with a patronymic or second surname, in another order, spelling or script."""
        if phrase.preposition or any(word.islower() for word in phrase.words if len(word) > 3 and word not in CHILD_OF):
            return None
        if any(self.register.state_form(bare(word)) for word in phrase.words):
            return None
        near = self.register.otherwise_written(phrase.raw, self.on)
        if near is None or (self._kind_of(phrase.head[-1:]) and not _same_words(near.held[0].person, phrase.text)):
            return None  # "Park" is a kind of place, "Geun-hye Park" somebody
        found = self.findings.person(best_tenure(near.held, self.on), former=phrase.former)
        return replace(found, evidence=(*found.evidence, near.how), confidence=near.confidence, rivals=near.rivals)

    def _home(self, words: tuple[str, ...]) -> str | None:
        """The state of the body whose own abbreviation begins the words ("CIA director"): USA."""
        body = self.register.body(words[0]) if len(words) > 1 and words[0].isupper() and len(words[0]) > 2 else None
        return body.country if body else None

    def _body(self, phrase: Phrase) -> Finding | None:
        party, rest = self._apart(phrase)
        if party is None and (local := self.sides.local(phrase)):
            _, party, rest = local
        if party is None or not rest:
            return None
        for text, _ in endings(rest):
            body = self.register.body(text, party)
            if body:
                return self._of_a_part(phrase, body) or self.findings.body(body)
        return None

    def _of_a_part(self, phrase: Phrase, body: Body) -> Finding | None:
        """A body of a part of the state ("Scottish government"), which is not the state's own of that kind."""
        local = self.sides.local(phrase)
        if local is None or body.key in self.register.bodies:
            return None
        key = f"body:{local[1]}.{slug(local[0])}.{body.key.rpartition('.')[2]}"
        evidence = (f"register: {local[0]} lies in {local[1]}",)
        return Finding(key, phrase.text, "body", local[1], body.sectors, evidence=evidence, specific=True)

    # everything else: a head noun, what stands before it, and a place

    def _described(self, phrase: Phrase) -> Finding | None:
        country, evidence = self.sides.place(phrase)
        found = self._with_tail(phrase, self._kind_of(phrase.head) or Finding())
        if found.country:
            country, evidence = found.country, ()
        if not found.sectors and not phrase.tail:
            if not country or not self.sides.is_place(phrase.text):
                return None
            found = replace(found, sectors=("CVL",), evidence=("wording: a place without an actor",))
        if not found.sectors and country is None:
            return None
        group = f"group:{country}.{found.sectors[0].lower()}" if country in self.register.states and found.sectors else None
        return replace(
            found, key=found.key or group, name=found.name or phrase.text, kind=found.kind or "group", country=country,
            evidence=(*found.evidence, *evidence),
        )  # fmt: skip

    def _with_tail(self, phrase: Phrase, found: Finding) -> Finding:
        """What the head says, filled with what the words behind the preposition are, or these where the head says nothing of its own."""
        if not phrase.tail or (found.specific and (phrase.preposition != "of" or found.sectors)):
            return found
        tail = self.read(take_apart(" ".join(phrase.tail)))
        if phrase.preposition in _WITHIN and tail.sectors and tail.specific:
            return replace(tail, tenure=None, office=None) if tail.kind == "office" else tail
        return replace(found, country=tail.country, sectors=found.sectors or tail.sectors[:1])

    def _kind_of(self, head: tuple[str, ...]) -> Finding | None:
        named = self._named(head)
        if named and named.specific:
            return named
        for text, before in endings(head):
            agent = self.register.agent_row(text)
            if agent is None:
                continue
            evidence = (f"register: {text}, kind of actor {agent.id}",)
            of = next((row.country for _, _, text in stretches(before, 2) if (row := self.register.agent_row(text)) and row.country), None)
            found = Finding(country=agent.country or of, sectors=agent.sectors, evidence=evidence, specific=agent.id not in _WEAK_AGENTS)
            if found.specific and agent.id != "civilian":
                return found
            return self._modifier(before, institutions=agent.id == "civilian") or found
        return self._modifier(head)

    def _modifier(self, words: tuple[str, ...], *, institutions: bool = False) -> Finding | None:
        for _, _, text in sorted(stretches(words, 4), key=lambda part: (-part[1], part[0])):
            organisation = self.register.organisation(text)
            if organisation:
                return self.findings.organisation(organisation)
            body = self.register.body(text)
            if body and text[:1].isupper():
                return self.findings.body(body)
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
                return self.findings.organisation(organisation)
            body = self.register.body(text) if text not in self.register.states else None
            if body:
                return self.findings.body(body)
        return None


def _from_context(found: Finding, context: str, register: Register) -> Finding:
    words = tuple(word.strip(',.;:()"“”') for word in context.split())
    states = {form.code for _, _, text in stretches(words, 3) if text[:1].isupper() and (form := register.state_form(text))}
    if len(states) != 1:
        return found
    code = min(states)
    return replace(found, country=code, evidence=(*found.evidence, f"context: {code} is the only state named"))


def _same_words(name: str, other: str) -> bool:
    """Whether two names have the same words in whatever order."""
    one, two = (sorted(fold(text).replace("-", " ").replace(",", " ").split()) for text in (name, other))
    return one == two
