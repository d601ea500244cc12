"""Taking over codings that were made before: the lines that `legation code` wrote, straight into the record, without coding again."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

import msgspec

from legation.model import Coding, LegationError, Problem
from legation.record.blobs import shaped
from legation.record.filling import Step
from legation.record.identity import Release
from legation.record.writer import Writer

MADE_BEFORE = "codings"  # stands for the release of lines whose own release is not known; reading their documents anew takes their place


def release_of(path: Path) -> Release:
    """What stands for release and tables of a file of codings: the digest of the file, so that the same file again adds nothing."""
    try:
        with path.open("rb") as opened:
            return Release(MADE_BEFORE, file_digest(opened, "sha256").hexdigest()[:16])
    except OSError as error:
        remedy = "Name a file of JSON lines as `legation code` writes them"
        raise LegationError(f"cannot read codings: {error.strerror or error}", path, remedy) from error


def take(writer: Writer, path: Path) -> Iterator[Step]:
    """Writes the codings of a file of JSON lines, one transaction a document. A line that is none is noted as a problem, and the run goes on."""
    noted = writer.noted()
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _taken(writer, line, f"{path}:{number}", noted)
    writer.settle()


def _taken(writer: Writer, line: bytes, origin: str, noted: frozenset[str]) -> Step:
    try:
        coding = shaped(line.decode("utf-8"), Coding)
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:
        message = f"cannot read a coding at {origin}: {error}. Write the lines with `legation code`"
        problem = Problem(level="error", stage="reading", message=message)
        writer.note(origin, (problem,))
        return Step(origin, "failed", (problem,))
    if origin in noted:
        writer.note(origin, ())
    failed = any(problem.level == "error" for problem in coding.problems)
    new = writer.write(coding)
    return Step(coding.document.id, "failed" if failed else "new" if new else "there", coding.problems)
