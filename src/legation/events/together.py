"""The words that name those who do something together."""

from collections.abc import Iterator

import msgspec

from legation.events.parts import MUTUAL
from legation.model import Event, Mention, Scene, Span
from legation.reference.meeting_words import level_of


def worded(scene: Scene, event: Event) -> Event:
    """An event between several, each named by a word of its sentence that stands for one of them; behind a pronoun that is the naming nearest before it.

    What stands for none of them ("agreed to exchange prisoners") names nobody, and who is known from elsewhere is not named here.
    """
    parties = {scene.party(key) or key for key in event.actors}
    if event.recipients or event.event not in MUTUAL or len(parties) < 2:
        return event
    named = tuple(dict.fromkeys(_named(scene, event, parties)))
    return msgspec.structs.replace(event, actor_spans=named, recipient_spans=named)


def _named(scene: Scene, event: Event, parties: set[str]) -> Iterator[Span]:
    for span in event.actor_spans:
        inside = scene.mentions_in(span) or scene.mentions_at(span.start, span.end)
        own = [m for m in inside if m.actor and parties & {scene.party(key) or key for key in (m.actor, *scene.members([m.actor]))}]
        unknown = not inside and level_of(span.text) != "unknown"  # "defence ministers of the coalition"
        if not (own or unknown) or not event.sentence.start <= span.start < event.sentence.end:
            continue
        if own and all(mention.how == "pronoun" for mention in own):
            yield from (scene.document.span(m.start, m.end) for mention in own if (m := _naming(scene, mention)) is not None)
        else:
            yield span


def _naming(scene: Scene, pronoun: Mention) -> Mention | None:
    before = [m for m in scene.mentions if m.actor == pronoun.actor and m.how != "pronoun" and m.end <= pronoun.start]
    return max(before, key=lambda m: m.start, default=None)
