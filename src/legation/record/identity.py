"""Ids of runs and documents, made from content: a second run adds nothing."""

import json
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version

import msgspec

from legation.model import Document, content_id
from legation.reference.outlets import own_file
from legation.reference.tables import DATA


class Release(msgspec.Struct, frozen=True):
    """What a coding depends on besides its document: the release and the digest of the tables of knowledge. `own`: the tables of the user's own
    that took part, for people; the digest tells them apart."""

    version: str
    register: str
    own: str | None = None

    @classmethod
    def here(cls, engine: str = "", register: str = "", own: str | None = None) -> "Release":
        """The release that is installed, with its tables as they are.

        `engine` is the digest of the encoder's weights where it takes part, `register` that of a register of the user's own, `own` which tables that
        register has, with their number of rows, as JSON.
        """
        digest = sha256()
        for table in sorted(DATA.iterdir(), key=lambda entry: entry.name):
            if table.is_file():
                content = table.read_bytes()
                digest.update(f"{table.name} {len(content)}\n".encode() + content)
        outlets = own_file()
        digest.update(engine.encode() + (outlets.read_bytes() if outlets else b""))
        return cls(version("legation"), digest.hexdigest()[:16] + (f"+{register}" if register else ""), own)


def run_id(release: Release, inputs: Sequence[str]) -> str:
    """The id of reading these inputs with this release; no clock in it, so the same run again is the same run."""
    return content_id("run", release.version, release.register, json.dumps(list(inputs)))


def document_key(document: Document) -> str:
    """The key of a document in the record: from what was received, so that two documents given the same id are both kept."""
    received = (document.id, document.text, document.title, document.published_raw or document.published, document.source, document.url)
    return content_id("doc", *(json.dumps(part) for part in received))
