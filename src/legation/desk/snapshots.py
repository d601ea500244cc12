"""Snapshots made from the browser: one at a time in the background, each kept as a packed folder beside the record."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from legation.exports.snapshots import make_snapshot
from legation.exports.snapshots.making import NOBODY, TITLE
from legation.model import LegationError
from legation.record import Store

_NAME = re.compile(r"snapshot-[0-9a-f]{16}")


@dataclass(frozen=True)
class Kept:
    """A snapshot that can be taken away: its id, and how large it is packed."""

    name: str
    bytes: int


class Snapshots:
    """The snapshots of a record. `making`: one is being made; `trouble`: why the last one was not."""

    def __init__(self, record: Path) -> None:
        self._record, self._folder = record, record.with_name(f"{record.name}.snapshots")
        self._lock = threading.Lock()
        self.making, self.trouble = False, ""

    def there(self) -> tuple[Kept, ...]:
        """Those that were made, the latest first."""
        found = [file for file in self._folder.glob("snapshot-*.zip") if _NAME.fullmatch(file.stem)] if self._folder.is_dir() else []
        return tuple(Kept(file.stem, file.stat().st_size) for file in sorted(found, key=lambda f: (-f.stat().st_mtime_ns, f.name)))

    def file(self, name: str) -> Path | None:
        """The packed folder of one; `None` where there is none of this id."""
        file = self._folder / f"{name}.zip"
        return file if _NAME.fullmatch(name) and file.is_file() else None

    def start(self, title: str, author: str) -> None:
        """Begins to make one."""
        with self._lock:
            if self.making:
                raise LegationError("a snapshot is being made already", self._record, "Wait until it is there")
            self.making, self.trouble = True, ""
        threading.Thread(target=self._run, args=(title or TITLE, author or NOBODY), daemon=True).start()

    def _run(self, title: str, author: str) -> None:
        try:
            self._folder.mkdir(exist_ok=True)
            with TemporaryDirectory(prefix="making-", dir=self._folder) as folder, Store.open(self._record, readonly=True) as store:
                made = make_snapshot(store, Path(folder) / "snapshot", title=title, authors=(author,))
                _pack(Path(folder) / "snapshot", Path(folder) / "packed.zip", made.snapshot)
                (Path(folder) / "packed.zip").replace(self._folder / f"{made.snapshot}.zip")
        except LegationError as error:
            self.trouble = str(error)
        except OSError as error:
            self.trouble = f"cannot keep the snapshot: {self._folder}: {error.strerror}"
        finally:
            self.making = False


def _pack(folder: Path, into: Path, name: str) -> None:
    """The folder as one file, under its name; the same folder gives the same bytes."""
    with ZipFile(into, "w", ZIP_DEFLATED) as packed:
        for file in _files(folder):
            packed.writestr(ZipInfo(f"{name}/{file.relative_to(folder)}"), file.read_bytes(), ZIP_DEFLATED)


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
