"""Venues: the places that belong to a cue's own clause."""

from legation.language import children, extent_of, head, subtree
from legation.meetings.belonging import clause, is_of_words
from legation.meetings.cues import Cue
from legation.meetings.sides import stem
from legation.model import Place, Scene, Sentence, Token, Venue
from legation.reference.meeting_words import by_word, pattern
from legation.reference.states import states

_VAST = ("CONT", "RGN", "SEA", "GULF", "OCN")
_REASONS = ("response", "support", "favour", "favor", "light", "view")  # "in response to"
_MOVES = ("continue", "return", "come", "go", "move", "head", "invite", "summon")


def venue(scene: Scene, cue: Cue, meeting: frozenset[int]) -> Venue | None:
    """Where: the place behind "in", "at" (or "to", for journeys and invitations) in the cue's clause. `meeting`: positions of those who meet."""
    sentence, around = cue.sentence, clause(cue)
    behind = (t for t in sentence.tokens if t.dep == "pobj" and _says_where(cue, t, around, meeting))
    found = [(abs(t.start - cue.token.start), place) for t in behind if (place := venue_at(scene, sentence, t)) is not None]
    goals = children(sentence, cue.token, "dobj") if cue.word.use == "travel" else ()
    found += [(0, place) for t in goals if (place := venue_at(scene, sentence, t)) is not None]
    return min(found, key=lambda f: (f[1].country is None, f[0]))[1] if found else _where(scene, cue)


def _says_where(cue: Cue, token: Token, around: set[int], meeting: frozenset[int]) -> bool:
    """Whether what stands behind a preposition can be where they meet: in the cue's clause, with those who meet, or on a visit during which they do."""
    sentence, by = cue.sentence, head(cue.sentence, token)
    if (by.lemma == "in" and token.lemma in _REASONS) or _is_listed_before(cue, by) or is_of_words(cue, token):
        return False
    led = by.lemma in ("to", "into")
    if led and cue.word.use == "noun" and not _leads_there(cue, head(sentence, by)):
        return False  # "announced aid to Niger in a speech opening the summit"
    if by.lemma == "to" and _on_visit(sentence, by, around):
        return True
    goes = led and cue.word.use in ("travel", "visit", "host", "noun")
    return (goes or by.lemma in ("in", "at")) and _hangs(sentence, by, around | meeting)


def _is_listed_before(cue: Cue, by: Token) -> bool:
    """Whether a place is that of something named before the meeting: "engagements in Washington, ... and the meeting"."""
    listed = cue.noun and cue.token.dep in ("conj", "appos") and by.i < cue.token.i
    return listed and head(cue.sentence, by).pos in ("NOUN", "PROPN")


def _leads_there(cue: Cue, over: Token) -> bool:
    """Whether a word leads those who meet to a place: the noun itself, a journey, an invitation, or what the talks do ("the talks moved to Rome")."""
    moved = cue.token.dep in ("nsubj", "nsubjpass") and cue.token.head == over.i
    return over.i == cue.token.i or moved or over.lemma in (*_MOVES, *by_word("visit", "travel", "host", "greet"))


def _on_visit(sentence: Sentence, by: Token, clause: set[int]) -> bool:
    """Whether it says where a visit leads in the course of which they met: "during a visit to Delhi on Monday, he met ..."."""
    visit = head(sentence, by)
    during = head(sentence, visit)
    return (
        visit.lemma in by_word("visit") and visit.dep == "pobj" and during.lemma in ("during", "on") and head(sentence, during).i in clause
    )


def _where(scene: Scene, cue: Cue) -> Venue | None:
    """The place that "where" takes up: "to Amman, where she will meet officials"."""
    verb = cue.verb or cue.token
    if verb.dep != "relcl" or not any(t.lemma == "where" for t in children(cue.sentence, verb)):
        return None
    return venue_at(scene, cue.sentence, head(cue.sentence, verb))


def _hangs(sentence: Sentence, by: Token, clause: set[int]) -> bool:
    """Whether a preposition hangs on the cue's clause or on one of those who meet ("met with leaders in Manama"), if through another place."""
    over = head(sentence, by)
    if over.i in clause:
        return True
    above = head(sentence, over)
    return over.dep in ("pobj", "npadvmod") and (above.i in clause or (above.pos == "ADP" and head(sentence, above).i in clause))


def venue_at(scene: Scene, sentence: Sentence, token: Token) -> Venue | None:
    """The place that a word and its modifiers name, or the seat of government; `None` if it names neither."""
    words = subtree(sentence, token, without=("relcl", "acl", "advcl", "conj", "cc", "prep"))
    named = [t.start for t in words if t.dep in ("pobj", "dobj", "compound", "nmod", "appos") or t.i == token.i]
    inside = [p for _, p in scene.places_in(sentence) if any(p.start <= start < p.end for start in named) and _can_meet_in(scene, p, token)]
    at = next((p for p in inside if p.start <= token.start < p.end), next(iter(inside), None))
    if at is not None and pattern("house").fullmatch(at.text) is None:
        return Venue(name=at.name or at.text, country=at.country, geonames_id=at.geonames_id)
    return _seat(scene, sentence, token)


def _can_meet_in(scene: Scene, place: Place, token: Token) -> bool:
    """Whether somebody can meet in a place: it is no people, no continent ("security in North America") and no organisation.

    Within the name of a meeting a whole state says whose it is, not where: "the India-U.S. dialogue".
    """
    if place.sense == "demonym" or place.feature in _VAST or _is_group(scene, place):
        return False
    return stem(token) not in by_word("noun", "occasion") or not (place.feature or "").startswith("PCL")


def _is_group(scene: Scene, place: Place) -> bool:
    """Whether what was taken for a place is the name of an organisation or a format: "at the Nato summit"."""
    actors = [scene.actor(mention.actor) for mention in scene.mentions_at(place.start, place.end)]
    return any(
        a is not None and a.kind in ("igo", "mechanism") and place.text.casefold() in (a.key.casefold(), a.name.casefold()) for a in actors
    )


def _seat(scene: Scene, sentence: Sentence, token: Token) -> Venue | None:
    """A house of government as a place ("at the White House"), or a state ("in India")."""
    words = subtree(sentence, token, without=("relcl", "acl", "advcl", "conj", "cc"))
    match = pattern("house").search(scene.document.text[words[0].start : words[-1].end])
    if match is not None:
        return Venue(name=match.group(), country=by_word("house")[match.group().lower()].value)
    if token.lemma == "capital":
        return _capital(scene, words)
    mention = scene.mention_at(token.start, token.end)
    actor = scene.actor(mention.actor) if mention is not None else None
    if mention is None or actor is None or actor.kind != "state":
        return None
    return Venue(name=mention.text.removeprefix("the "), country=actor.key)


def _capital(scene: Scene, words: tuple[Token, ...]) -> Venue | None:
    """The capital of the state that the phrase names: "the Italian capital", "Oman's capital"."""
    for mention in scene.mentions_in(extent_of(words)):
        state = states().get(mention.actor or "")
        if state is not None:
            return Venue(name=state.capital or mention.text, country=state.code)
    return None


def dateline(scene: Scene) -> Venue | None:
    """The place of the dateline, where it is a known one."""
    line = scene.document.dateline
    if line is None:
        return None
    at = next((p for p in scene.places if line.start <= p.start < line.end and p.country), None)
    return Venue(name=at.name or at.text, country=at.country, geonames_id=at.geonames_id) if at is not None else None


def same_place(one: Venue | Place | None, other: Venue | Place | None) -> bool:
    """Whether two places do not speak against each other: one is absent, or they lie in the same state."""
    return one is None or other is None or one.country is None or other.country is None or one.country == other.country
