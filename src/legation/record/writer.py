"""Writing: one coding, one transaction. The same coding again adds nothing; a newer release's coding is current, and the older one stays beside it."""

import json
import sqlite3
from collections.abc import Sequence

from legation.model import Coding, Document, Problem
from legation.model.contract import as_line
from legation.record import keeping
from legation.record.blobs import Facts, details_of, facts_of, packed, storable, surroundings_of
from legation.record.copies import settle
from legation.record.identity import Release, document_key, run_id
from legation.record.laying import lay, lift
from legation.record.outlets import outlet
from legation.record.store import Store
from legation.record.versions import give_way

EVERY = 50  # documents after which what came in is merged: a number of the record, so that a run that was stopped merges where one that was not does
_TOLD = (
    "title",
    "published",
    "published_raw",
    "published_precision",
    "source",
    "outlet",
    "source_type",
    "outlet_country",
    "url",
    "language",
)


class Writer:
    """Writes codings of one run: `inputs` as they were named, `release` as installed. Without `merging` what comes in waits to be merged."""

    def __init__(self, store: Store, release: Release, inputs: Sequence[str] = (), *, merging: bool = True) -> None:
        self.store, self.release, self.inputs, self.merging = store, release, tuple(inputs), merging
        self.run = run_id(release, self.inputs)
        self._laid: dict[int, Facts] = {}  # by coding, since the last merging, which need not unpack them

    def has(self, document: Document, *, skipped: bool = True) -> bool:
        """Whether this document is already in the record, coded by this release with these tables; failed ones are tried again, removed ones are not.

        One that was skipped for its language counts as there, unless `skipped` is false: the run means to code it.
        """
        found = self.store.connection.execute(
            "SELECT d.state, r.release, r.register FROM documents d LEFT JOIN codings c ON c.document = d.document AND c.current"
            " LEFT JOIN runs r ON r.run = c.run WHERE d.document_key = ?",
            (document_key(document),),
        ).fetchone()
        if found is None or found["state"] == "failed":
            return False
        if found["state"] == "removed":
            return True
        same = (found["release"], found["register"]) == (self.release.version, self.release.register)
        return same and (skipped or found["state"] != "skipped")

    def write(self, coding: Coding, origin: str | None = None) -> bool:
        """Puts everything found in one document into the record; `False` where it was there already.

        What was noted of `origin`, from where the document was read, is removed: it could be read this time.
        """
        document = coding.document
        state = _state(coding)
        if self.has(document, skipped=state == "skipped"):
            return False
        key, laid = document_key(document), dict(self._laid)
        with self.store.transaction(f"cannot write document {document.id} to the record") as connection:
            number, stays, new = self._write_document(connection, coding, key, state)
            settle(connection, number, key, document.text)
            former = lift(connection, number)
            made = self._write_coding(connection, coding, number)
            _write_problems(connection, key, number, coding.problems)
            if stays == "coded":
                earlier = give_way(connection, number) if new else ()
                if earlier is not None:
                    lay(connection, coding, number, made, former or earlier, same_text=bool(former))
                    if len(laid) < EVERY:
                        laid[made] = facts_of(coding)
            if origin is not None:
                _write_problems(connection, origin, None, ())
            if self.merging and number % EVERY == 0 and new:
                keeping.bring_up(connection, laid=laid)
                laid = {}
        self._laid = laid  # now that it is written for good
        return True

    def settle(self) -> None:
        """Merges what came in since the last time."""
        if self.merging and keeping.is_behind(self.store.connection):
            with self.store.transaction("cannot bring the occurrences of the record up to date") as connection:
                keeping.bring_up(connection, laid=self._laid)
            self._laid = {}

    def note(self, origin: str, problems: Sequence[Problem]) -> None:
        """Keeps why nothing could be read from `origin`, in place of what was noted there before; no problems remove the note."""
        with self.store.transaction(f"cannot note the problems of {origin} in the record") as connection:
            _write_problems(connection, origin, None, problems)

    def noted(self) -> frozenset[str]:
        """The origins from which nothing could be read."""
        found = self.store.connection.execute("SELECT DISTINCT origin FROM problems WHERE document IS NULL")
        return frozenset(row["origin"] for row in found)

    def _write_document(self, connection: sqlite3.Connection, coding: Coding, key: str, state: str) -> tuple[int, str, bool]:
        """(number, state, whether it is new)."""
        document = coding.document
        who = outlet(document.source, document.url)
        told = {
            "title": document.title, "published": document.published, "published_raw": document.published_raw,
            "published_precision": document.published_precision, "source": document.source, "outlet": who.name if who else None,
            "source_type": who.sort if who else None, "outlet_country": who.country if who else None,
            "url": document.url, "language": document.language,
        }  # fmt: skip
        text, escaped, details = details_of(document)
        row = connection.execute("SELECT document, state FROM documents WHERE document_key = ?", (key,)).fetchone()
        if row is not None:
            stays = "superseded" if row["state"] == "superseded" and state == "coded" else state
            sets = ", ".join(f"{name} = ?" for name in _TOLD if name != "title")
            values = [told[name] for name in _TOLD if name != "title"]
            connection.execute(
                f"UPDATE documents SET state = ?, {sets}, details = ? WHERE document = ?",
                storable((stays, *values, details, row["document"])),
            )
            return int(row["document"]), stays, False
        made = connection.execute(
            f"INSERT INTO documents (document_key, document_id, state, {', '.join(_TOLD)}, text, escaped, details)"
            f" VALUES (?, ?, ?, {', '.join('?' * len(_TOLD))}, ?, ?, ?)",
            storable((key, document.id, state, *(told[name] for name in _TOLD), text, escaped, details)),
        )
        return int(made.lastrowid or 0), state, True

    def _write_coding(self, connection: sqlite3.Connection, coding: Coding, document: int) -> int:
        values = (self.run, self.release.version, self.release.register, json.dumps(self.inputs), self.release.own)
        connection.execute(
            "INSERT INTO runs (run_id, release, register, inputs, own) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", storable(values)
        )
        (run,) = connection.execute("SELECT run FROM runs WHERE run_id = ?", (self.run,)).fetchone()
        connection.execute("UPDATE codings SET current = 0 WHERE document = ?", (document,))
        connection.execute(
            "INSERT INTO codings (document, run, current, facts, scene) VALUES (?, ?, 1, ?, ?)"
            " ON CONFLICT (document, run) DO UPDATE SET current = 1, facts = excluded.facts, scene = excluded.scene",
            (document, run, packed(facts_of(coding), coding.document.text), packed(surroundings_of(coding), coding.document.text)),
        )
        (number,) = connection.execute("SELECT coding FROM codings WHERE document = ? AND run = ?", (document, run)).fetchone()
        return int(number)


def _state(coding: Coding) -> str:
    if any(problem.level == "error" for problem in coding.problems):
        return "failed"
    return "skipped" if any(problem.message.startswith("skipped: ") for problem in coding.problems) else "coded"


def _write_problems(connection: sqlite3.Connection, origin: str, document: int | None, problems: Sequence[Problem]) -> None:
    connection.execute("DELETE FROM problems WHERE origin = ?", storable((origin,)))
    connection.executemany(
        "INSERT INTO problems (origin, position, document, level, stage, message, json) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [storable((origin, i, document, p.level, p.stage, p.message, as_line(p))) for i, p in enumerate(problems)],
    )
