"""The register: states, posts, holders, bodies and organisations, with look-ups by wording and by day."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec
from rapidfuzz import fuzz, process

from legation.reference.bodies import Body, Organisation, bodies, organisations, rules
from legation.reference.posts import Holder, Post, holders, posts, wordings
from legation.reference.sectors import Agent, agents, cameo_code
from legation.reference.states import State, regions, states
from legation.reference.tables import rows
from legation.reference.titles import Titles
from legation.reference.wording import fold, slug

StateWay = Literal["name", "adjective", "demonym", "metonym"]
FormKind = Literal["state", "person", "body", "organisation", "title"]


class StateForm(msgspec.Struct, frozen=True):
    """A wording for a state: the state's code and in which way the words stand for it."""

    code: str
    form: StateWay


class Form(msgspec.Struct, frozen=True):
    """One wording of the register: the words, what they denote (a state's code or an actor key; for a title the post id), and how."""

    surface: str
    kind: FormKind
    key: str
    how: StateWay | None = None


class NameOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell the parts of a name apart, all folded."""

    part: Literal["particle", "suffix", "family first"]
    words: tuple[str, ...]
    source: str


class Register:
    """What is known of who acts for whom. Loaded once, never changed."""

    def __init__(self) -> None:
        self.states: dict[str, State] = states()
        self.posts: dict[str, Post] = posts()
        self.holders: tuple[Holder, ...] = holders()
        self.bodies: dict[str, Body] = bodies()
        self.organisations: dict[str, Organisation] = organisations()
        self.agents: tuple[Agent, ...] = agents()
        self.titles = Titles(self.posts, wordings())
        self._states, self._folded_states = _state_forms(self.states)
        self._people, self._surnames, self._offices = _holder_indexes(self.holders)
        self._parties: dict[str, tuple[str, ...]] = {}
        for party, post in self._offices:
            self._parties[post] = (*self._parties.get(post, ()), party)
        self._bodies = _body_index(self.bodies)
        self._organisations = _organisation_index(self.organisations)
        self._rules = rules()
        self._regions = {fold(name): state for name, state in regions().items()}
        self._by_initial = _by_initial([*self._people, *(fold(name) for name in self._organisations)])
        self._agents = {fold(noun): agent for agent in reversed(self.agents) for noun in agent.nouns}

    @classmethod
    @cache
    def load(cls) -> "Register":
        """The register of this release."""
        return cls()

    def state_form(self, text: str, *, any_case: bool = False) -> StateForm | None:
        """What a name, adjective, demonym or seat stands for. Case counts ("US" is no "us") unless `any_case`."""
        words = _undotted(text)
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
        return _titled(own) if own else post.name

    def holder_on(self, party: str, post: str, day: str | None) -> tuple[Holder, ...]:
        """Who held the post of a state or organisation on a day (which may be partial), latest first; nobody when no day is given."""
        if not day:
            return ()
        return tuple(holder for holder in self.tenures(party, post) if holds(holder, day))

    def tenures(self, party: str, post: str) -> tuple[Holder, ...]:
        """All who held a post, latest first. A president is the head of government where a state has no other, a monarch the head of state."""
        found = self._offices.get((party, post), ())
        return found or (self._offices.get((party, _STANDS_FOR[post]), ()) if post in _STANDS_FOR else ())

    def person(self, name: str) -> tuple[Holder, ...]:
        """All tenures of whoever has this full name or alias, latest first; accents and case do not count."""
        return self._people.get(fold(name), ())

    def sole_party(self, post: str) -> str | None:
        """The organisation that alone has such a post ("commission-president": EU), `None` where states or several have it."""
        parties = self._parties.get(post, ())
        return parties[0] if len(parties) == 1 and parties[0] not in self.states else None

    def near_name(self, text: str) -> str | None:
        """The name of a person or organisation of the register that is spelt almost so, if there is one."""
        words = fold(text)
        pool = self._by_initial.get(words[:1], ())
        best = process.extractOne(words, pool, scorer=fuzz.ratio, score_cutoff=NEAR) if len(words) > 9 else None
        return best[0] if best else None

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
        kind = self._bodies.get((_ANY, words)) if country else None
        return _of_country(kind, self.states[country]) if kind and country in self.states else None

    def organisation(self, text: str) -> Organisation | None:
        """The organisation that is named so."""
        words = _undotted(text).removeprefix("the ").removeprefix("The ")
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
_ANY = "*"
_STANDS_FOR = {"head-of-government": "head-of-state", "monarch": "head-of-state", "head-of-state": "monarch"}


def _titled(words: str) -> str:
    return " ".join(word if word in {"of", "the", "for", "and", "to"} else word[:1].upper() + word[1:] for word in words.split(" "))


def person_key(name: str) -> str:
    """The actor key of a person."""
    return f"person:{slug(name)}"


def holds(holder: Holder, day: str) -> bool:
    """Whether the tenure covers the day; of a partial day or a partial tenure, whether it can."""
    begun = not holder.from_ or holder.from_[: len(day)] <= day[: len(holder.from_)]
    last = holder.until or holder.known
    return begun and (not last or last[: len(day)] >= day[: len(last)])


def _singulars(words: str) -> Iterator[str]:
    if words.endswith("ies"):
        yield words[:-3] + "y"
    if words.endswith("men"):
        yield words[:-3] + "man"
    if words.endswith("es"):
        yield words[:-2]
    if words.endswith("s"):
        yield words[:-1]


def _undotted(text: str) -> str:
    return (
        " ".join(text.replace("’", "'").split()).replace(".", "")
        if "." in text and text.replace(".", "").isupper()
        else " ".join(text.replace("’", "'").split())
    )


def _state_forms(table: dict[str, State]) -> tuple[dict[str, StateForm], dict[str, StateForm]]:
    exact: dict[str, StateForm] = {}
    for way in ("name", "adjective", "demonym", "metonym"):
        for state in table.values():
            for surface in _surfaces(state, way):
                exact.setdefault(_undotted(surface), StateForm(state.code, way))
    folded: dict[str, StateForm] = {}
    for surface, form in exact.items():
        if fold(surface) not in {"us", "male", "car", "pak", "sucre"}:
            folded.setdefault(fold(surface), form)
    return exact, folded


def _surfaces(state: State, way: StateWay) -> tuple[str, ...]:
    if way == "name":
        return tuple(name for name in (state.name, state.official, *state.names) if name)
    if way == "metonym":
        return tuple(name for name in (state.capital, *state.seats) if name)
    return state.adjectives if way == "adjective" else state.demonyms


def _holder_indexes(
    table: Sequence[Holder],
) -> tuple[dict[str, tuple[Holder, ...]], dict[str, tuple[Holder, ...]], dict[tuple[str, str], tuple[Holder, ...]]]:
    people: dict[str, list[Holder]] = {}
    surnames: dict[str, list[Holder]] = {}
    offices: dict[tuple[str, str], list[Holder]] = {}
    for holder in sorted(table, key=lambda one: one.from_ or "", reverse=True):
        offices.setdefault((holder.party, holder.post), []).append(holder)
        for name in dict.fromkeys(fold(name) for name in (holder.person, *holder.names)):
            people.setdefault(name, []).append(holder)
        for last in dict.fromkeys(surname_of(name) for name in (holder.person, *holder.names)):
            surnames.setdefault(last, []).append(holder)
    return _frozen(people), _frozen(surnames), {key: tuple(found) for key, found in offices.items()}


def _by_initial(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    pools: dict[str, dict[str, None]] = {}
    for name in names:
        if len(name) > 7:
            pools.setdefault(name[0], {})[name] = None
    return {initial: tuple(pool) for initial, pool in pools.items()}


def _frozen(index: dict[str, list[Holder]]) -> dict[str, tuple[Holder, ...]]:
    return {key: tuple(found) for key, found in index.items()}


@cache
def _order() -> dict[str, frozenset[str]]:
    """Particles, suffixes and family names that stand first, from the table of name order."""
    return {row.part: frozenset(row.words) for row in rows("name_order", NameOrder)}


def surname_of(name: str) -> str:
    """The folded surname: the last word with its particles ("von der leyen"), the first in Chinese, Korean and Vietnamese order."""
    order, words = _order(), fold(name).split(" ")
    if len(words) in (2, 3, 4) and words[0] in order["family first"]:
        return words[0]
    if len(words) > 2 and words[-1] in order["suffix"]:
        words = words[:-1]
    start = len(words) - 1
    while start > 1 and words[start - 1] in order["particle"]:
        start -= 1
    return " ".join(words[start:])


def _body_index(table: dict[str, Body]) -> dict[tuple[str, str], Body]:
    index: dict[tuple[str, str], Body] = {}
    for body in table.values():
        for name in (body.name, *body.names):
            words = fold(name).removeprefix("the ")
            index.setdefault((body.country, words), body)
            if body.country != _ANY:
                index.setdefault(("", words), body)
    return index


def _of_country(kind: Body, state: State) -> Body:
    key = f"body:{state.code}.{kind.key.rpartition('.')[2]}"
    adjective = state.adjectives[0] if state.adjectives else state.name
    return msgspec.structs.replace(kind, key=key, country=state.code, name=f"{adjective} {kind.name}")


def _organisation_index(table: dict[str, Organisation]) -> dict[str, Organisation]:
    index: dict[str, Organisation] = {}
    for organisation in table.values():
        for name in (organisation.name, *organisation.names, organisation.key if organisation.kind == "igo" else organisation.name):
            plain = _undotted(name).removeprefix("the ")
            index.setdefault(plain, organisation)
            if len(plain) > 4:
                index.setdefault(fold(plain), organisation)
    return index
