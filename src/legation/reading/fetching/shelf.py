"""The folder into which is fetched: a file a page, written whole or not at all, and what hosts said of each address, so that a run carries on."""

import contextlib
import json
import os
import sqlite3
import time
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

from legation.model import LegationError
from legation.reading.archives import PUBLISHED
from legation.reading.fetching.client import Answer

NOTES = ".fetched.db"  # begins with a dot: `legation read` passes it over
DAY = 86_400.0  # seconds
_TABLES = """
CREATE TABLE IF NOT EXISTS addresses (url TEXT PRIMARY KEY, file TEXT, etag TEXT, modified TEXT);
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, until REAL NOT NULL);
"""


class Shelf:
    """The folder and its notes. Use it in a `with` block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._notes = sqlite3.connect(folder / NOTES, isolation_level=None)
            self._notes.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise LegationError(f"cannot fetch into the folder ({error})", folder, "Name a folder that can be written") from error

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._notes.close()

    def has(self, url: str) -> bool:
        """Whether this address was fetched, in this run or an earlier one."""
        return self._notes.execute("SELECT 1 FROM addresses WHERE url = ? AND file IS NOT NULL", (url,)).fetchone() is not None

    def said(self, url: str) -> tuple[str | None, str | None]:
        """What was said of an address when it was last fetched to its end: its tag and the day of its last change."""
        row = self._notes.execute("SELECT etag, modified FROM addresses WHERE url = ?", (url,)).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def keep(self, url: str, answer: Answer, published: str | None = None) -> Path:
        """Writes a page with the head of its answer, as a WARC file of one record; the same page again is the same file.

        `published`: the day that the feed gave, which dates a page that tells none.
        """
        path = self._path(answer.url, answer.content, ".warc")
        _write(path, _record(answer, published))
        self.note(url, path, answer.etag, answer.modified)
        return path

    def keep_entry(self, url: str, entry: dict[str, object]) -> Path:
        """Writes an entry of a feed that holds the full text, as a JSON line."""
        line = (json.dumps(entry, ensure_ascii=True) + "\n").encode()
        path = self._path(url, line, ".jsonl")
        _write(path, line)
        self.note(url, path, None, None)
        return path

    def note(self, url: str, path: Path | None, etag: str | None, modified: str | None) -> None:
        """Notes that an address was fetched to its end; `path` is absent for a feed, which is not kept itself."""
        name = str(path.relative_to(self.folder)) if path else None
        self._notes.execute("INSERT OR REPLACE INTO addresses VALUES (?, ?, ?, ?)", (url, name, etag, modified))

    def rest(self, url: str, seconds: float) -> None:
        """Notes that the host does not want to be asked for so many seconds."""
        self._notes.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?)", (urlsplit(url).netloc, time.time() + seconds))

    def resting(self, url: str) -> float:
        """For how many seconds more the host does not want to be asked; never over a day, whatever became of the clock since."""
        row = self._notes.execute("SELECT until FROM hosts WHERE host = ?", (urlsplit(url).netloc,)).fetchone()
        return min(max(0.0, row[0] - time.time()), DAY) if row else 0.0

    def _path(self, url: str, content: bytes, ending: str) -> Path:
        host = "".join(mark if mark.isalnum() or mark in ".-" else "_" for mark in urlsplit(url).hostname or "unknown").strip(".")[:100]
        digest = blake2b(url.encode("utf-8", "surrogatepass") + b"\x00" + content, digest_size=10).hexdigest()
        return self.folder / (host or "unknown") / f"{digest}{ending}"


def _record(answer: Answer, published: str | None = None) -> bytes:
    """One WARC response record. It names no day of fetching, so that the same page is the same file, and no page is dated by it."""
    kind = answer.kind.replace("\r", " ").replace("\n", " ")
    block = (
        f"HTTP/1.1 {answer.status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(answer.content)}\r\n\r\n".encode() + answer.content
    )
    identity = blake2b(answer.url.encode() + answer.content, digest_size=16).hexdigest()
    stamp = f"{PUBLISHED}: {' '.join(published.split())}\r\n" if published else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:blake2:{identity}>\r\nWARC-Date: 1970-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: {answer.url}\r\n{stamp}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _write(path: Path, content: bytes) -> None:
    """A file that is there whole or not at all, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        unfinished.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise LegationError(
            f"cannot write what was fetched: {error.strerror}", path, "Free some space and run the same command again"
        ) from error
