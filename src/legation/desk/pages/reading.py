"""Read: paste a text and see its facts at once; drop files and read them into the record; what could not be read, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk.answers import Context, Row
from legation.desk.jobs import Job
from legation.desk.reader import FactShown
from legation.desk.stretches import Stretch
from legation.desk.visit import Visit
from legation.model import Coding, Document, Problem


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """A problem of the record: with which document or file."""

    origin: str
    document: str | None
    title: str | None
    level: str
    stage: str
    message: str


@dataclass(frozen=True, kw_only=True)
class ReadPage(Context):
    """What can be read, what is being read, and what went wrong."""

    template: ClassVar[str] = "read.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "read"
    can: bool
    jobs: tuple[Job, ...]
    documents: int
    troubles: tuple[Trouble, ...]

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return any(job.state in ("waiting", "reading") for job in self.jobs)

    def rows(self) -> Iterable[Row]:
        """A row a problem."""
        return (vars(one) for one in self.troubles)


@dataclass(frozen=True, kw_only=True)
class PreviewPage(Context):
    """A text that is in no record, with what was found in it."""

    template: ClassVar[str] = "preview.html"
    room: ClassVar[str] = "document"
    document: Document
    coding: Coding
    problems: tuple[Problem, ...]
    facts: tuple[FactShown, ...]
    stretches: tuple[Stretch, ...]
    codings: tuple[()] = ()
    part: int = 1
    parts: int = 1


def page(visit: Visit) -> ReadPage:
    """The page; its problems are the latest."""
    connection = visit.view.store.connection
    sql = (
        "SELECT p.origin, d.document_key, d.title, p.level, p.stage, p.message FROM problems p LEFT JOIN documents d ON d.document = p.document"
        " ORDER BY p.level, d.document DESC, p.origin, p.position LIMIT 200"
    )
    troubles = tuple(Trouble(origin=r[0], document=r[1], title=r[2], level=r[3], stage=r[4], message=r[5]) for r in connection.execute(sql))
    documents = visit.kept("documents", lambda: int(connection.execute("SELECT coalesce(sum(number), 0) FROM read_days").fetchone()[0]))
    return ReadPage(title="Read", can=visit.desk.coder is not None, jobs=tuple(visit.jobs.all), documents=documents, troubles=troubles)
