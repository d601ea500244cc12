"""Statements of the diplomatic gold: cue and content found, and who speaks."""

from legation.evaluation.answers import Answer, extents, objects, part
from legation.evaluation.figures import Figure, Hits, Marks
from legation.evaluation.gold import Record
from legation.evaluation.names import folded, same_name
from legation.evaluation.sets.parties import content_overlap
from legation.evaluation.spans import WordIndex, align


class Spoken:
    """What is counted of statements."""

    def __init__(self) -> None:
        self.found, self.with_speaker, self.speaker, self.quoted, self.resolved = Hits(), Hits(), Marks(), Marks(), Marks()

    def add(self, record: Record, answer: Answer, words: WordIndex) -> None:
        """One document."""
        golds, given = record["statements"], objects(answer, "statements")
        pairs = align(golds, given, lambda gold, said: _likeness(words, gold, said))
        right = 0
        for i, j in pairs:
            same = _same_speaker(words, golds[i], given[j], answer)
            right += same
            self.speaker.add(same)
            if golds[i]["speaker"]:
                self.resolved.add(_same_actor(golds[i], given[j], answer))
            self.quoted.add(golds[i]["quoted"] == given[j].get("quoted"))
        self.found.add(len(pairs), len(given), len(golds))
        self.with_speaker.add(right, len(given), len(golds))

    def figures(self) -> list[Figure]:
        """All of them."""
        counted = self.found.figures("statement") + self.with_speaker.figures("statement_with_speaker")
        shares = [self.speaker.share("statement_speaker"), self.quoted.share("statement_quoted"), self.resolved.share("statement_actor")]
        return counted + shares


def _likeness(words: WordIndex, gold: Record, said: Answer) -> float:
    cues = words.under(*extents(gold["cue"])) & words.under(*extents(said.get("cue")))
    return content_overlap(words, gold, said) if cues else 0.0


def _same_speaker(words: WordIndex, gold: Record, said: Answer, answer: Answer) -> bool:
    """Touching spans, or the same name: as the text has it or as the actor is called; no speaker on either side is the same, too."""
    speaker = part(said, "speaker")
    if not gold["speaker"]:
        return not speaker
    if words.under(*extents(gold["speaker"])) & words.under(*extents(speaker)):
        return True
    key = speaker.get("actor")
    names = [
        speaker.get("text"),
        *(actor.get("name") for actor in objects(answer, "actors") if key is not None and actor.get("key") == key),
    ]
    return any(same_name(gold["speaker_name"], name) for name in names if name)


def _same_actor(gold: Record, said: Answer, answer: Answer) -> bool:
    """Whether the speaker was resolved to the right actor: a person of that name, or else what has the name or is of the side.

    Who is of no side and has no proper name ("crowds", "media reports") may have no actor; joint speakers, who are of no side, are a group of members.
    """
    key = part(said, "speaker").get("actor")
    actor = next((a for a in objects(answer, "actors") if key is not None and a.get("key") == key), None)
    if actor is None:
        return not gold["party"] and not all(word[0].isupper() for word in (gold["speaker_name"] or "").split())
    if actor.get("kind") == "person":
        return same_name(gold["speaker_name"], actor.get("name"))
    if not gold["party"]:
        return bool(actor.get("members")) or same_name(gold["speaker_name"], actor.get("name"))
    return gold["party"] in (actor.get("key"), actor.get("country")) or folded(gold["speaker_name"]) == folded(actor.get("name"))
