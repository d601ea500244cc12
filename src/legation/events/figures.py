"""Force that is only a figure of speech, a game or a mishap: "attacked from the start and beat Portugal 3-1", "a price war", "torpedoed the budget"."""

import re
from functools import cache

import msgspec

from legation.language import ancestors, children, subtree
from legation.model import Event, Scene, Sentence, Token
from legation.reference.tables import rows

_FORCE = frozenset({"ASSAULT", "THREATEN", "COERCE", "RETREAT", "MOBILIZE", "CONCEDE", "SANCTION", "PROTEST"})
_FIGURED = frozenset({"ASSAULT", "THREATEN", "COERCE", "SANCTION"})
_LEGAL = frozenset({"ACCUSE", "REJECT"})
_STATES = frozenset({"state", "office", "body", "igo"})
_ARMED = frozenset({"MIL", "REB", "PAR", "UAF", "PRM"})
_SCORE = re.compile(r"(?<![\d-])\b\d{1,3}[-–]\d{1,3}\b(?![-–\d])")
_BEATEN = re.compile(
    r"\b(?:dismantl|demolish|destroy|smash|batter|maul|pummel|wallop|overpower|overwhelm|sunk|down(?:ed|s)|saw off|blank|outclass|swept|sweep|toppl|upset|dump|oust|beat|beats|defeat|thrash|crush|trounc|rout|hammer|won|win|lost|drew|draw|edged|sank|overc|lead|led|trail|romp|humbl|stunn)",
    re.IGNORECASE,
)


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    words: tuple[str, ...]
    source: str


def is_figure(scene: Scene, event: Event) -> bool:
    """Whether an event of force is told in words of a game, in a figure of speech, or of a mishap that nobody caused."""
    sentence = scene.sentence_at(event.trigger.start) if event.event in _FORCE | _LEGAL else None
    if sentence is None:
        return False
    if event.event in _LEGAL:
        return _is_ruling(scene, sentence, event) or (event.event == "REJECT" and _of_sport(scene, sentence))
    if _of_sport(scene, sentence):
        return True
    if event.event not in _FIGURED:
        return False
    words = [t for t in sentence.tokens if t.start < event.trigger.end and event.trigger.start < t.end]
    said = not _by_arms(scene, event) and any(_is_figurative(sentence, t) or _is_duel(scene, sentence, t) for t in words)
    if said or (event.event != "SANCTION" and _in_phrase(sentence, event)):
        return True
    return event.event == "ASSAULT" and _is_mishap(sentence, event, words)


def _by_arms(scene: Scene, event: Event) -> bool:
    """Whether soldiers, rebels or gunmen did it: "the army shelled a market" is no figure."""
    return any((actor := scene.actor(key)) is not None and _ARMED & set(actor.sectors) for key in event.actors)


def _of_sport(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence, or those beside it, are of a game and none of them tells of real force."""
    if _begun("force").search(sentence.text):
        return False
    if _is_game(sentence.text):
        return True
    near = [s.text for s in scene.sentences if abs(s.index - sentence.index) == 1] + [scene.document.title or ""]
    return not any(_begun("force").search(text) for text in near) and any(_is_game(text) for text in near)


def _is_game(text: str) -> bool:
    return bool(_begun("sport").search(text)) or bool(_SCORE.search(text) and _BEATEN.search(text))


def _is_figurative(sentence: Sentence, token: Token) -> bool:
    """Whether a verb of force has a thing for its object, or a noun of war is one of words, courts or trade."""
    if token.pos in ("NOUN", "PROPN") and token.lemma in _lemmas("noun"):
        return _of_words(sentence, token)
    objects = list(children(sentence, token, "dobj", "nsubjpass"))
    within = [w for p in children(sentence, token, "prep") if p.lemma in ("in", "into") for w in children(sentence, p, "pobj")]
    if any(_of_words(sentence, t) for t in (*objects, *within) if t.lemma in _lemmas("noun")):
        return True  # "vowed a legal war", "are locked in a price war"
    if token.pos != "VERB" or token.lemma not in _lemmas("verb"):
        return False
    doers = [*children(sentence, token, "nsubj"), *(w for by in children(sentence, token, "agent") for w in children(sentence, by, "pobj"))]
    if token.dep == "conj" and token.tag == "VBN" and not objects:
        objects += children(sentence, sentence.tokens[token.head], "nsubjpass", "nsubj")  # "the film bombed and was slaughtered"
    if token.dep in ("relcl", "acl") and not (objects and doers):
        (doers if token.tag != "VBN" and not doers else objects).append(sentence.tokens[token.head])
    if any(t.lemma in _lemmas("target") for t in objects):
        return True
    withs = [w for p in children(sentence, token, "prep") if p.lemma == "with" for w in children(sentence, p, "pobj")]
    if any(w.lemma.lower() in _lemmas("with") for w in withs):
        return True
    return any(t.lemma.lower() in _lemmas("doer") for t in doers) and not _begun("force").search(sentence.text)


def _is_duel(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Whether one person is hit who has no more of a name than where he is from: "demolished the Italian" in three sets."""
    if verb.pos != "VERB" or verb.lemma not in _lemmas("verb") or _begun("force").search(sentence.text):
        return False
    hit = [t for t in children(sentence, verb, "dobj", "nsubjpass") if t.tag in ("NN", "NNP", "JJ") and _is_alone(sentence, t)]
    return any(m.how in ("nominal", "adjective") and m.end == t.end for t in hit for m in scene.mentions_at(t.start, t.end))


def _is_alone(sentence: Sentence, token: Token) -> bool:
    """Whether a word with a capital has "the" before it and nothing else."""
    return token.text[0].isupper() and [t.text.lower() for t in children(sentence, token, "det", "compound", "amod")] == ["the"]


def _of_words(sentence: Sentence, noun: Token) -> bool:
    """Whether a war is a price war, an offensive one of charm, a battle one against a deal."""
    before = [t.lemma.lower() for t in children(sentence, noun, "compound", "amod", "nmod")]
    if any(word in _lemmas("war") for word in before):
        return True
    if noun.lemma in ("battle", "fight", "struggle") and any(
        t.tag == "VB" and t.lemma != "defend" for t in children(sentence, noun, "acl")
    ):
        return not _begun("force").search(sentence.text)  # "a battle to keep its gas"
    return _of_things(sentence, noun) and not _begun("force").search(sentence.text)


def _of_things(sentence: Sentence, noun: Token) -> bool:
    """Whether a war is on things, or a siege by what only hits in a figure: "a war on waste", "under siege from imports"."""
    own = tuple(children(sentence, noun, "prep"))
    over = [w for p in own if p.lemma in ("against", "on", "over", "for", "with", "at") for w in children(sentence, p, "pobj")]
    under = [w for p in (*own, *_beside(sentence, noun)) if p.lemma in ("from", "by") for w in children(sentence, p, "pobj")]
    verb = sentence.tokens[noun.head]
    by = [*under, *(children(sentence, verb, "nsubj") if noun.dep == "dobj" else ())]
    targets, doers = _lemmas("target"), _lemmas("doer")
    return any(w.lemma.lower() in targets for w in (*over, *under)) or any(w.lemma.lower() in doers for w in by)


def _beside(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The prepositions of the verb over a noun behind one: "are under siege from imports"."""
    over = sentence.tokens[noun.head]
    verb = sentence.tokens[over.head] if over.dep == "prep" else None
    return tuple(t for at in (over, verb) if at is not None for t in children(sentence, at, "prep") if t.i > noun.i)


def _in_phrase(sentence: Sentence, event: Event) -> bool:
    """Whether the trigger stands in a fixed phrase, or beside one in its clause."""
    start, end = event.trigger.start - sentence.start, event.trigger.end - sentence.start
    return any(found.start() < end and start < found.end() for found in _begun("phrase").finditer(sentence.text))


def _is_ruling(scene: Scene, sentence: Sentence, event: Event) -> bool:
    """Whether a court only throws out what somebody brought before it, in which no state has a part: "threw out a suit against a star"."""
    for verb in (t for t in sentence.tokens if t.pos == "VERB" and t.lemma in _lemmas("ruling")):
        brought = _brought(sentence, verb)
        here = [verb, *children(sentence, verb, "prt", "advmod"), *brought]
        if brought and any(t.start < event.trigger.end and event.trigger.start < t.end for t in here):
            return not any(_is_state(scene, t) for t in brought)
    return False


def _brought(sentence: Sentence, verb: Token) -> list[Token]:
    """The words of what somebody brought before the court that rules by this verb; none where no court does, or upon something else."""
    suits = [t for t in children(sentence, verb, "dobj", "nsubjpass") if t.lemma in _lemmas("suit")]
    doers = [t for top in children(sentence, verb, "nsubj", "agent") for t in subtree(sentence, top, without=("relcl", "acl"))]
    if not suits or not any(t.lemma.lower() in _lemmas("court") for t in doers):
        return []
    against = [p for p in children(sentence, verb, "prep") if any(suit.i < p.i for suit in suits)]
    return [t for top in (*suits, *against) for t in subtree(sentence, top)]


def _is_state(scene: Scene, token: Token) -> bool:
    """Whether a word names a state or somebody who acts for one, and no more than says where somebody is from."""
    for mention in scene.mentions:
        if mention.start <= token.start < mention.end and mention.actor is not None and mention.how != "adjective":
            actor = scene.actor(mention.actor)
            return actor is not None and actor.kind in _STATES
    return False


def _is_mishap(sentence: Sentence, event: Event, words: list[Token]) -> bool:
    """Whether nobody is said to have done it, and what hurt people is a blast, a crash or a flood."""
    if any(_befalls(sentence, t) for t in words):
        return True
    doers = [t for t in sentence.tokens if any(s.start <= t.start < s.end for s in event.actor_spans)]
    mishaps = [t.i for t in sentence.tokens if t.lemma.lower() in _lemmas("mishap") and t.pos in ("NOUN", "PROPN")]
    if not mishaps or _begun("meant").search(sentence.text) or any(not _inside(sentence, t, mishaps) for t in doers):
        return False
    about = [*words, *(t for word in words for over in (word, *list(ancestors(sentence, word))[:2]) for t in _subjects(sentence, over))]
    return any(t.lemma.lower() in _lemmas("mishap") for t in about)


def _befalls(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells of what things do by themselves ("collided"), or its subject, or that of the verb it is joined to, is a mishap."""
    if verb.pos != "VERB":
        return False
    meant = bool(_begun("meant").search(sentence.text))
    if verb.lemma in _lemmas("crash") and not any(True for _ in children(sentence, verb, "dobj", "agent")):
        return not meant
    at = verb
    while not any(True for _ in children(sentence, at, "nsubj", "agent")) and at.dep == "conj":
        at = sentence.tokens[at.head]
    kinds = _lemmas("nature") if meant else _lemmas("mishap")
    return any(
        t.lemma.lower() in kinds
        for top in children(sentence, at, "nsubj", "agent")
        for t in ((top,) if top.dep == "nsubj" else tuple(children(sentence, top, "pobj")))
    )


def _inside(sentence: Sentence, token: Token, mishaps: list[int]) -> bool:
    """Whether a word is a mishap or stands in what describes one: "a fire at a Chinese-owned factory"."""
    return (
        token.i in mishaps
        or any(above.i in mishaps for above in ancestors(sentence, token))
        or any(below.i in mishaps for below in children(sentence, token))
    )


def _subjects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    return tuple(
        t
        for top in children(sentence, verb, "nsubj", "agent", "nsubjpass")
        if top.lemma != "people"
        for t in subtree(sentence, top, without=("relcl", "acl"))[:6]
    )


@cache
def _lemmas(kind: str) -> frozenset[str]:
    return frozenset(word for row in rows("event_figures", _Words) if row.kind == kind for word in row.words)


@cache
def _begun(kind: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(_lemmas(kind), key=len, reverse=True))) + ")", re.IGNORECASE)
