"""Members of a parliament: who speaks there without a state in the label speaks for the state whose house it is."""

from collections.abc import Sequence

import msgspec

from legation.actors.context import Context
from legation.model import Actor, Document, Mention
from legation.reference.register import Register

_FEWEST = 3  # labels of a transcript


def with_house(
    actors: Sequence[Actor], mentions: Sequence[Mention], document: Document, context: Context, register: Register
) -> tuple[Actor, ...]:
    """The actors, those who have the floor and no state with that of the house; as they are where it is no parliament's transcript."""
    if not is_house(document):
        return tuple(actors)
    labels = [turn.speaker for turn in document.turns]
    speaking = {m.actor for m in mentions if m.actor and any(label.start <= m.start < label.end for label in labels)}
    state = _house(actors, speaking, context)
    if state is None:
        return tuple(actors)
    return tuple(
        _member(actor, state, register) if actor.key in speaking and actor.kind == "person" and actor.party is None else actor
        for actor in actors
    )


def is_house(document: Document) -> bool:
    """Whether a document is the transcript of a parliament or assembly: it has turns and no questions of the press."""
    return len(document.turns) >= _FEWEST and not any(turn.question for turn in document.turns)


def _house(actors: Sequence[Actor], speaking: set[str], context: Context) -> str | None:
    """The state of the house that the title names, else the one state of all who have one."""
    if context.home and context.official:
        return context.home
    states = {actor.party for actor in actors if actor.key in speaking and actor.kind == "person" and actor.party}
    return states.pop() if len(states) == 1 else None


def _member(actor: Actor, state: str, register: Register) -> Actor:
    sectors = actor.sectors or ("LEG",)
    return msgspec.structs.replace(actor, country=state, party=state, sectors=sectors, cameo=register.cameo(state, sectors))
