"""Statements of the diplomatic gold: cue and content found, and who speaks."""

from legation.evaluation.answers import Answer, extents, objects, part
from legation.evaluation.figures import Figure, Hits, Marks
from legation.evaluation.gold import Record
from legation.evaluation.names import same_name
from legation.evaluation.sets.parties import content_overlap
from legation.evaluation.spans import WordIndex, align


class Spoken:
    """What is counted of statements."""

    def __init__(self) -> None:
        self.found, self.with_speaker, self.speaker, self.quoted = Hits(), Hits(), Marks(), Marks()

    def add(self, record: Record, answer: Answer, words: WordIndex) -> None:
        """One document."""
        golds, given = record["statements"], objects(answer, "statements")
        pairs = align(golds, given, lambda gold, said: _likeness(words, gold, said))
        right = 0
        for i, j in pairs:
            same = _same_speaker(words, golds[i], given[j], answer)
            right += same
            self.speaker.add(same)
            self.quoted.add(golds[i]["quoted"] == given[j].get("quoted"))
        self.found.add(len(pairs), len(given), len(golds))
        self.with_speaker.add(right, len(given), len(golds))

    def figures(self) -> list[Figure]:
        """All of them."""
        counted = self.found.figures("statement") + self.with_speaker.figures("statement_with_speaker")
        return [*counted, self.speaker.share("statement_speaker"), self.quoted.share("statement_quoted")]


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
