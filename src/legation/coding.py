"""The line: document -> sentences -> mentions -> facts. Reads like the method section of a paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from legation import actors, commitments, dates, events, meetings, places, statements
from legation.language import Encoder, Parser
from legation.model import Coding, Document, Extent, Problem, Scene, Sentence, each_once
from legation.places import Gazetteer
from legation.reference.named import name_register
from legation.reference.register import Register

Engine = Literal["encoder", "rules"]


def encoder_for(engine: Engine | None) -> Encoder | None:
    """The encoder of this release if it is wanted, or if none is named and its weights are there."""
    wanted = engine == "encoder" or (engine is None and Encoder.there())
    return Encoder.load() if wanted else None


@dataclass(frozen=True)
class Line:
    """What a run loads once: the parser, the register of actors, the gazetteer, and the encoder unless rules alone are to decide."""

    parser: Parser
    register: Register
    gazetteer: Gazetteer
    encoder: Encoder | None = None

    @property
    def weights(self) -> Mapping[str, Mapping[str, float]] | None:
        """How far answers can be believed, as the encoder's weights say; none where rules alone decide."""
        return self.encoder.about.get("weights") if self.encoder is not None else None

    @classmethod
    def load(cls, engine: Engine | None = None, register: Path | None = None, gazetteer: Path | None = None) -> "Line":
        """The line with the tables of this release. Without an engine named: the encoder where its weights are there, else rules alone.

        `register`: the folder of a register of the user's own, whose rows take precedence, one in a process at a time; `gazetteer`: a gazetteer of the user's own.
        """
        name_register(register)
        return cls(Parser(), Register.load(register), Gazetteer.load(gazetteer), encoder_for(engine))


def code(document: Document, line: Line, *, problems: tuple[Problem, ...] = ()) -> Coding:
    """Everything found in one document. Depends on the document, the release and the register alone."""
    return coded(look(document, line.parser.sentences(document), line), line, problems=problems)


def coded(scene: Scene, line: Line, *, problems: tuple[Problem, ...] = ()) -> Coding:
    """What the fact rooms find in a scene."""
    document, sentences = scene.document, scene.sentences
    said = each_once(statements.code(scene))
    scene = scene.with_actors(statements.groups(said, scene))
    met = each_once(meetings.code(scene, said, events.talks(scene, said, line.weights)))
    bound = each_once(commitments.code(scene, said, line.weights))
    done = each_once(events.code(scene, said, met, line.weights))
    return Coding(
        document=document,
        sentences=tuple(Extent(s.start, s.end) for s in sentences),
        actors=(*scene.actors, *meetings.learnt_actors(scene, met)),
        mentions=scene.mentions,
        places=scene.places,
        dates=scene.dates,
        statements=said,
        events=done,
        meetings=met,
        commitments=bound,
        problems=(*problems, *dates.doubts(document)),
    )


def look(document: Document, sentences: tuple[Sentence, ...], line: Line) -> Scene:
    """Who, where and when: the scene that the fact rooms look at."""
    cast, mentions = actors.resolve(actors.find(document, sentences, line.register), document, sentences, line.register)
    named = places.resolve(places.find(document, sentences, mentions, line.gazetteer), document, mentions, line.gazetteer)
    times = dates.resolve(dates.find(document, sentences), document, sentences)
    encoded = line.encoder.read([s for s in sentences if s.boilerplate is None]) if line.encoder else ()
    scene = Scene(document, sentences, actors=cast, mentions=mentions, places=named, dates=times, encoded=encoded)
    return scene.with_document(statements.with_speakers(scene))


Coder = Callable[[Document], Coding]
