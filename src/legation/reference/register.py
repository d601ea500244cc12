"""The register: states, posts, holders, bodies and organisations, with look-ups by wording and by day."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import msgspec
from rapidfuzz import fuzz, process

from legation.reference.bodies import Body, Organisation, bodies, organisations, rules
from legation.reference.body_names import ANY, body_index, of_country, organisation_index
from legation.reference.near_names import Near, NearNames
from legation.reference.own import Own, load_own
from legation.reference.persons import holder_indexes, holds, person_key, spellings, surname_of
from legation.reference.posts import Holder, Post, holders, posts, wordings
from legation.reference.sectors import Agent, agents, cameo_code
from legation.reference.state_forms import StateForm, StateWay, state_forms, undotted
from legation.reference.states import State, regions, states
from legation.reference.titles import Titles
from legation.reference.wording import fold

__all__ = ["Form", "Register", "StateForm", "holds", "person_key", "surname_of", "titled"]
FormKind = Literal["state", "person", "body", "organisation", "title"]


class Form(msgspec.Struct, frozen=True):
    """One wording of the register: the words, what they denote (a state's code or an actor key; for a title the post id), and how."""

    surface: str
    kind: FormKind
    key: str
    how: StateWay | None = None


class Register:
    """What is known of who acts for whom. Loaded once, never changed."""

    def __init__(self, own: Own | None = None) -> None:
        own = own or Own()
        self.states: dict[str, State] = states()
        self.posts: dict[str, Post] = posts()
        self.holders: tuple[Holder, ...] = (*own.holders, *holders())
        self._own = frozenset(own.holders)
        self.newest = max(day for one in self.holders for day in (one.from_, one.known) if day)  # the day up to which anything is known
        self.bodies: dict[str, Body] = bodies()
        self.organisations: dict[str, Organisation] = {**organisations(), **{one.key: one for one in own.organisations}}
        self.agents: tuple[Agent, ...] = (*own.agents, *agents())
        self.titles = Titles(self.posts, wordings())
        self._states, self._folded_states = state_forms(self.states)
        self._people, self._surnames, self._offices = holder_indexes(self.holders)
        self._parties: dict[str, tuple[str, ...]] = {}
        for party, post in self._offices:
            self._parties[post] = (*self._parties.get(post, ()), party)
        self._bodies = body_index(self.bodies)
        self._organisations = organisation_index(self.organisations)
        self._ambiguous = {name: one for one in self.organisations.values() for name in one.ambiguous}
        self._rules = rules()
        self._regions = {fold(name): state for name, state in regions().items()}
        self._by_initial = _by_initial([*self._people, *(fold(name) for name in self._organisations)])
        self._agents = {fold(noun): agent for agent in reversed(self.agents) for noun in agent.nouns}

    @classmethod
    @cache
    def load(cls, own: Path | None = None) -> "Register":
        """The register of this release; `own`: with the tables of a folder of the user's, which take precedence."""
        return cls(load_own(own) if own else None)

    def state_form(self, text: str, *, any_case: bool = False) -> StateForm | None:
        """What a name, adjective, demonym or seat stands for. Case counts ("US" is no "us") unless `any_case`."""
        words = undotted(text)
        found = self._states.get(words)
        if found is None and words.isupper() and len(words) > 4:
            found = self._folded_states.get(fold(words))
        return found or (self._folded_states.get(fold(text)) if any_case else None)

    def forms(self) -> Iterator[Form]:
        """All wordings of states, bodies, organisations, persons (full names and aliases) and titles (folded)."""
        yield from (Form(surface, "state", form.code, form.form) for surface, form in self._states.items())
        for body in self.bodies.values():
            yield from (Form(name, "body", body.key) for name in dict.fromkeys((body.name, *body.names)))
        for organisation in self.organisations.values():
            yield from (Form(name, "organisation", organisation.key) for name in dict.fromkeys((organisation.name, *organisation.names)))
        people = {(name, person_key(holder.person)): None for holder in self.holders for name in (holder.person, *holder.names)}
        yield from (Form(name, "person", key) for name, key in people)
        yield from (Form(title, "title", post) for title, post in self.titles.surfaces())

    def title_post(self, words: str, party: str | None = None) -> Post | None:
        """The post that a title means ("Foreign Secretary" of GBR: the foreign minister), `None` where the words are no title."""
        return self.titles.post(words, party)

    def post(self, post_id: str) -> Post | None:
        """The post with this id, deputies included ("deputy-foreign-minister")."""
        return self.titles.named(post_id)

    def office_name(self, party: str | None, post: Post) -> str:
        """How the state or organisation words the post ("Secretary of State" for USA), else the general name."""
        own = next((wording.titles[0] for wording in wordings() if wording.party == party and wording.post == post.id), None)
        return titled(own) if own else post.name

    def holder_on(self, party: str, post: str, day: str | None) -> tuple[Holder, ...]:
        """Who held the post of a state or organisation on a day (which may be partial), latest first; nobody when no day is given."""
        if not day:
            return ()
        found = tuple(holder for holder in self.tenures(party, post) if holds(holder, day))
        return tuple(holder for holder in found if holder in self._own) or found if self._own else found

    def outvoted(self, party: str, post: str, day: str | None) -> tuple[Holder, ...]:
        """Whom the shipped register has besides, where the user's own register decides."""
        if not (self._own and day):
            return ()
        first = {holder.person for holder in self.holder_on(party, post, day)}
        return tuple(holder for holder in self.tenures(party, post) if holds(holder, day) and holder.person not in first)

    def tenures(self, party: str, post: str) -> tuple[Holder, ...]:
        """All who held a post, latest first. A president is the head of government where a state has no other, a monarch the head of state."""
        found = self._offices.get((party, post), ())
        return found or (self._offices.get((party, _STANDS_FOR[post]), ()) if post in _STANDS_FOR else ())

    def local_holders(self, state: str, place: str) -> tuple[Holder, ...]:
        """Tenures of offices of a town or part of a state, which have its name in their title; latest first."""
        name = f" {fold(place)} "
        local = (self.tenures(state, post) for post in ("governor", "mayor"))
        return tuple(holder for found in local for holder in found if name in f" {fold(holder.title or '')} ")

    def head_post(self, organisation: str, post: Post) -> Post:
        """What a loose word for its head ("president", "chief", "head") means in an organisation that words it otherwise; else the post itself."""
        if post.id not in _LOOSE_HEADS or (organisation, post.id) in self._offices:
            return post
        own = [head for head in _HEADS if (organisation, head) in self._offices]
        return self.posts[own[0]] if len(own) == 1 else post

    def person(self, name: str) -> tuple[Holder, ...]:
        """All tenures of whoever has this full name or alias, latest first; accents and case do not count."""
        return next((found for form in spellings(name) if (found := self._people.get(form))), ())

    def title_party(self, words: str) -> str | None:
        """The only state or organisation that such a title can be of: "Chancellor of the Exchequer" GBR, "European Commission President" EU."""
        own = self.titles.sole(words)
        if own:
            return own[0]
        post = self.title_post(words)
        parties = self._parties.get(post.id, ()) if post and post.level != "official" else ()
        return parties[0] if len(parties) == 1 and parties[0] not in self.states else None

    def near_name(self, text: str) -> str | None:
        """The name of a person or organisation of the register that is spelt almost so, if there is one."""
        words = fold(text)
        pool = self._by_initial.get(words[:1], ())
        best = process.extractOne(words, pool, scorer=fuzz.ratio, score_cutoff=NEAR) if len(words) > 9 else None
        return best[0] if best else None

    @cached_property
    def _near_names(self) -> NearNames:
        return NearNames(self.holders)

    def otherwise_written(self, name: str, on: str | None) -> Near | None:
        """Whoever has this name with a patronymic, a second surname, in another order, spelling or script; `None` where that is nobody or stays open."""
        return self._near_names.find(name, on)

    def surname(self, name: str) -> tuple[Holder, ...]:
        """All tenures of whoever has this surname, latest first."""
        return self._surnames.get(fold(name), ())

    def body(self, text: str, country: str | None = None) -> Body | None:
        """The body that is named so: by a name of its own ("the Pentagon"), or by a general one where the state is given."""
        words = fold(text).removeprefix("the ")
        own = self._bodies.get((country, words)) if country else None
        general = self._bodies.get(("", words))
        if own or (general and (country is None or general.country == country)):
            return own or general
        kind = self._bodies.get((ANY, words)) if country else None
        return of_country(kind, self.states[country]) if kind and country in self.states else None

    def organisation(self, text: str, *, alone: bool = False) -> Organisation | None:
        """The organisation that is named so. `alone`: nothing else is said, so that "Meta" or "Shell" can only be meant as names."""
        words = undotted(text).removeprefix("the ").removeprefix("The ")
        if alone and words in self._ambiguous:
            return self._ambiguous[words]
        return self._organisations.get(words) or self._organisations.get(fold(words) if len(words) > 4 else "")

    def agent(self, noun: str) -> tuple[str, ...]:
        """Sectors of a kind of actor ("rebels", "riot police"), most specific first; empty where the noun is not known."""
        found = self.agent_row(noun)
        return found.sectors if found else ()

    def agent_row(self, noun: str) -> Agent | None:
        """The kind of actor that a noun, singular or plural, means."""
        words = fold(noun)
        return next((self._agents[form] for form in (words, *_singulars(words)) if form in self._agents), None)

    def rules(self, organisation: str, day: str | None) -> bool:
        """Whether an organisation that is no body of a state governs on that day; without a day, whether it does now."""
        spans = [rule for rule in self._rules if rule.organisation == organisation]
        return any(rule.from_[: len(day)] <= day and (not rule.until or day <= rule.until) if day else not rule.until for rule in spans)

    def region(self, name: str) -> str | None:
        """The state in which a region lies that texts name without it."""
        return self._regions.get(fold(name))

    def cameo(self, country: str | None, sectors: Sequence[str], *, organisation: str | None = None) -> str | None:
        """The CAMEO actor code: "INDGOV", "USAMIL", "IGOUNO"."""
        known = self.organisations.get(organisation) if organisation else None
        if known and known.cameo:
            return known.cameo
        return cameo_code(country, sectors)


# rapidfuzz ratio. On the 422 pairs of nomenklatura's name_bench: 85 takes 131 right pairs and 49 wrong ones, 90 114 and 21, 92 97 and 11, 95 64 and 1.
NEAR = 92
_SMALL = frozenset({"of", "the", "for", "and", "to"})
_ACRONYMS = frozenset({"un", "eu", "us", "uk", "cia", "nsa", "uae"})
_HEADS = ("secretary-general", "executive-director")
_LOOSE_HEADS = frozenset({"head-of-state", "director", "chairman", "executive-director", "secretary-general", "aide-official"})
_STANDS_FOR = {"head-of-government": "head-of-state", "monarch": "head-of-state", "head-of-state": "monarch"}


def alike(one: str, other: str) -> bool:
    """Whether two spellings are so near that the register takes them for one name."""
    return fuzz.ratio(fold(one), fold(other)) >= NEAR


def titled(words: str) -> str:
    """The words of a title with capitals, as offices are named."""

    def cased(word: re.Match[str]) -> str:
        text = word.group()
        return text if text in _SMALL else text.upper() if text in _ACRONYMS else text[:1].upper() + text[1:]

    return re.sub(r"[^\s-]+", cased, words)


def _singulars(words: str) -> Iterator[str]:
    if words.endswith("ies"):
        yield words[:-3] + "y"
    if words.endswith("men"):
        yield words[:-3] + "man"
    if words.endswith("es"):
        yield words[:-2]
    if words.endswith("s"):
        yield words[:-1]


def _by_initial(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    pools: dict[str, dict[str, None]] = {}
    for name in names:
        if len(name) > 7:
            pools.setdefault(name[0], {})[name] = None
    return {initial: tuple(pool) for initial, pool in pools.items()}
