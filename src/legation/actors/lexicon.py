"""The tables of the register as trees of phrases: made once for each register, asked at every word."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from legation.actors.found import Known
from legation.actors.words import Phrases, key_of
from legation.reference.localities import localities
from legation.reference.mechanisms import mechanisms
from legation.reference.named import of_register
from legation.reference.no_actors import no_actors
from legation.reference.nominals import Nominal, nominals
from legation.reference.register import Register
from legation.reference.state_groups import wordings
from legation.reference.states import State
from legation.reference.title_forms import title_forms
from legation.reference.title_words import title_words

_NO_BODIES = {
    "nation",
    "nations",
    "country",
    "countries",
    "state",
    "states",
    "capital",
}  # wordings of bodies that mostly mean something else
_COMMON = {
    "commission",
    "organisation",
    "alliance",
    "union",
    "council",
    "bank",
    "fund",
    "court",
    "tribunal",
    "assembly",
    "secretariat",
    "agency",
    "group",
}
_GONE = (
    "former {}", "ex-{}", "post-{}", "old {}", "defunct {}", "one-time {}", "{}-era", "{} era", "{}-style", "{}-made", "{}-built", "{}-designed", "{} republics",
)  # fmt: skip
_MEMBERS = {"leaders", "ministers", "countries", "partners"}  # last words of names that mean rather those who meet there
_TOO_WIDE = {
    "unspecified",
    "international",
    "precarious",
    "elite",
    "civilian",
    "official",
    "government",
}  # kinds whose nouns seldom act in a text


@dataclass(frozen=True)
class Lexicon:
    """`names`: all that has a name but persons; `terms`: names of mechanisms among their members only. `titles`: kinds of post. `nouns`: common nouns for those who act. `people`: keys by name.

    `ministries`: the body of a state that is its kind of ministry ("foreign-ministry"), by country and kind.
    """

    register: Register
    names: Phrases[Known]
    terms: Phrases[str]
    titles: Phrases[str]
    heads: Phrases[str]
    nouns: Phrases[Nominal]
    people: Phrases[str]
    plurals: dict[str, str]
    ministries: dict[tuple[str, str], str]


@of_register
def lexicon(register: Register) -> Lexicon:
    """The trees for this register."""
    heads = sorted(title_words()["head"])
    return Lexicon(
        register=register,
        names=Phrases(_names(register)),
        terms=Phrases((term, m.key) for m in mechanisms().values() if m.members for term in m.terms),
        titles=Phrases(_titles(register)),
        heads=Phrases((word, word) for word in heads),
        nouns=Phrases(_nouns(register)),
        people=Phrases((name, holder.person) for holder in register.holders for name in (holder.person, *holder.names)),
        plurals={key_of(plural(word)): word for word in heads if word.isalpha()},
        ministries=_ministries(register),
    )


def _ministries(register: Register) -> dict[tuple[str, str], str]:
    """The state's own ministries under the general names, by the post that heads them."""
    kinds = {body.post: body.key.rpartition(".")[2] for body in register.bodies.values() if body.country == "*" and body.post}
    own = [body for body in register.bodies.values() if body.country != "*" and body.post in kinds and str(body.post).endswith("-minister")]
    return {(body.country, kinds[str(body.post)]): body.key for body in reversed(own)}


def plural(word: str) -> str:
    """The plural of a title in one word."""
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _titles(register: Register) -> Iterator[tuple[str, str]]:
    yield from ((title, post) for title, post in register.titles.surfaces() if not _opens_with_party(title, register))
    yield from ((form.title.casefold(), form.means) for form in title_forms().values())


def _opens_with_party(title: str, register: Register) -> bool:
    """Whether a title begins with whose it is ("us president"): that is read apart from it."""
    first, *rest = title.split()
    return bool(rest) and (
        register.state_form(first.upper(), any_case=True) is not None or register.organisation(first.upper()) is not None
    )


def _bare(name: str) -> str:
    """A name without its article; the article stays where nothing else tells the name from a common noun ("the bloc")."""
    bare = name.removeprefix("the ").removeprefix("The ")
    return name if name == name.casefold() or key_of(bare) in _COMMON else bare


def _names(register: Register) -> Iterator[tuple[str, Known]]:
    """All that has a name and is no person, in every wording."""
    yield from ((name, Known("nothing", "")) for name in no_actors())
    for state in register.states.values():
        yield from _named(state)
        yield from _looked_back_on(state) if state.until else _seats(state)
    yield from _of_bodies(register)
    yield from ((words, Known("states", "|".join(row.members))) for words, row in wordings())
    for row in localities():
        yield from ((word, Known("locality", row.state)) for word in row.adjectives if register.state_form(word) is None)
    for mechanism in mechanisms().values():
        own = (name for name in (mechanism.name, *mechanism.names) if key_of(name.split()[-1]) not in _MEMBERS)
        yield from ((_bare(name), Known("mechanism", mechanism.key)) for name in own)


def _of_bodies(register: Register) -> Iterator[tuple[str, Known]]:
    """The bodies of states and the organisations."""
    for body in register.bodies.values():
        if body.country != "*":
            yield from ((_bare(name), Known("body", body.key)) for name in (body.name, *body.names))
    for organisation in register.organisations.values():
        names = (organisation.name, *organisation.names, *([organisation.key] if organisation.kind == "igo" else []))
        yield from ((_bare(name), Known(organisation.kind, organisation.key)) for name in names if key_of(name) not in _COMMON)


def _own_names(state: State) -> tuple[str, ...]:
    return tuple(name for name in (state.name, state.official, *state.names) if name)


def _named(state: State) -> Iterator[tuple[str, Known]]:
    """A state by its names, its adjectives, and its people."""
    yield from ((name, Known("state", state.code)) for name in _own_names(state))
    yield from ((name, Known("adjective", state.code)) for name in state.adjectives)
    yield from ((name, Known("demonym", state.code)) for name in state.demonyms)


def _seats(state: State) -> Iterator[tuple[str, Known]]:
    yield from ((name, Known("seat", state.code)) for name in (state.capital, *state.seats) if name)


def _looked_back_on(state: State) -> Iterator[tuple[str, Known]]:
    """What looks back on a state that is no more and names no actor: "former Yugoslavia", "post-Soviet"."""
    for word in (*_own_names(state), *state.adjectives):
        yield from ((form.format(word), Known("nothing", "")) for form in _GONE)


def _nouns(register: Register) -> Iterator[tuple[str, Nominal]]:
    """Common nouns for those who act: of the table of their own, of the bodies that many states have, of kinds of people."""
    own = {noun for row in nominals() for noun in row.nouns}
    yield from ((noun, row) for row in nominals() for noun in row.nouns)
    for body in register.bodies.values():
        if body.country == "*":
            row = Nominal(nouns=(), what="body", sector=body.sectors[0], name=body.key.rpartition(".")[2], alone=True, source=body.source)
            yield from ((name.casefold(), row) for name in (body.name, *body.names) if name.casefold() not in own | _NO_BODIES)
    yield from ((noun, row) for noun, row in _kinds(register) if noun not in own)


def _kinds(register: Register) -> Iterator[tuple[str, Nominal]]:
    """The nouns for kinds of people; they stand alone where their last word does."""
    solo = {noun for row in nominals() for noun in row.nouns if row.alone}
    for agent in register.agents:
        if agent.id not in _TOO_WIDE:
            row = Nominal(nouns=(), what="group", sector=agent.sectors[0], name=agent.id, source=agent.source)
            alone = msgspec.structs.replace(row, alone=True)
            yield from ((noun, alone if noun.split()[-1] in solo else row) for noun in agent.nouns)
