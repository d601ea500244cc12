"""Looking at a snapshot: whether every file is as the manifest says."""

from pathlib import Path

from legation.exports.snapshots.manifest import NAME, Manifest, read_manifest
from legation.exports.snapshots.writing import digest_of
from legation.model import LegationError


def checked(folder: Path) -> Manifest:
    """The manifest, after every file was compared with it. An error names the first file that is missing, altered or too much."""
    found = read_manifest(folder)
    known = {NAME}
    for file in found.files():
        path = folder / file.path
        known.add(file.path)
        if not path.is_file():
            raise LegationError("the snapshot is damaged: a file is missing", path, "Fetch or make the snapshot again")
        if path.stat().st_size != file.bytes or digest_of(path) != file.sha256:
            raise LegationError("the snapshot is damaged: a file is not as the manifest says", path, "Fetch or make the snapshot again")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in known:
            raise LegationError("there is a file in the snapshot of which its manifest does not know", path, "Move it elsewhere")
    return found
