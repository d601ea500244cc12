"""Whether a document reports on relations between states or on one country: it decides how widely attitudes count as statements."""

from collections import Counter

from legation.model import Scene

_SHARE = 0.7  # of the sentences that name a side: all of 40 diplomatic documents are below it, 73 and 85 % of 59 and 84 domestic ones above


def is_between(scene: Scene) -> bool:
    """Whether no side is named in 70 % or more of the sentences in which sides are named, each counted once a sentence.

    In a report on relations between states a statement is what is said: what is decided, agreed, planned or discussed there is an event, a commitment
    or a meeting, and would be told twice. In other reports attitudes and intentions are attributed as well.
    """
    named: Counter[str] = Counter()
    for sentence in scene.body:
        named.update({side for m in scene.mentions_in(sentence) if (side := scene.party(m.actor)) is not None})
    return bool(named) and named.most_common(1)[0][1] < _SHARE * named.total()
