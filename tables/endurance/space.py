"""A full disk at every write: a run on a small disk of its own, which then grows by little, until the run comes to its end.

The disk is a file system in memory (Linux; as a user who may mount, or one who may make a name space of its own). Without one, a limit on how large a file may
grow stands for it. `python -m tables.endurance.space FACTS FOLDER STEP ROOM RECORD [--mounted]` is the run in its own name space.
"""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from tables.endurance.filling import ENVIRONMENT, ROOT, readings, rows

ROOM = 2_200_000  # bytes with which it begins where nothing else is said: the empty record has room
OURS = ("unshare", "--mount", "--map-root-user")


def facts(path: Path, documents: int) -> None:
    """Codings as `legation code` writes them."""
    from legation.model.contract import as_line
    from record.codings import coder

    path.write_text("".join(as_line(coder(one)) + "\n" for one in readings(documents) if one.codable), encoding="utf-8")


def _run(given: Path, record: Path, most: int | None = None) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "legation", "read", "--codings", str(given), "--record", str(record)]
    limited = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))) if most else None
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False, cwd=ROOT, preexec_fn=limited)


def grown(given: Path, folder: Path, step: int, room: int, *, mounted: bool) -> str:
    """Runs again and again, each time with `step` bytes more. Each run that cannot go on says so in one line, and leaves a record that is whole."""
    record, full = folder / "r.db", 0
    while True:
        if mounted:
            subprocess.run(["mount", "-o", f"remount,size={room}", str(folder)], check=True)
        done = _run(given, record, None if mounted else room)
        if done.returncode == 0:
            return f"space: {full} full disks ({'a disk of its own' if mounted else 'a limit on files'}), each told in a line, the record whole each time; then the run came to its end"
        told = done.stderr.strip().splitlines()
        if done.returncode != 2 or "Traceback" in done.stderr or not any("disk" in line and str(record) in line for line in told):
            raise AssertionError(f"status {done.returncode} with {room} bytes: {done.stderr[-600:]}")
        if record.exists():
            _whole(record, folder)
        full, room = full + 1, room + step


def _whole(record: Path, folder: Path) -> None:
    """Looked at in a copy elsewhere: a full disk has no room to look."""
    other = folder.with_name(f"{folder.name}-copy")
    other.mkdir(exist_ok=True)
    for name in ("r.db", "r.db-wal"):
        if (folder / name).exists():
            shutil.copy(folder / name, other / name)
    rows(other / "r.db")
    shutil.rmtree(other)


def space(folder: Path, documents: int, step: int, room: int = ROOM) -> str:
    """The trial; what comes out at the end is the record of a run that had room."""
    given, roomy, small = folder / "facts.jsonl", folder / "roomy.db", folder / "small"
    facts(given, documents)
    small.mkdir()
    if _run(given, roomy).returncode:
        raise AssertionError("the run with room ended badly")
    command = [sys.executable, "-m", "tables.endurance.space", str(given), str(small), str(step), str(room), str(roomy)]
    if _may_mount():
        command = [*(() if os.geteuid() == 0 else OURS), *command, "--mounted"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise AssertionError(done.stderr[-1500:])
    return done.stdout.strip()


def _may_mount() -> bool:
    return sys.platform == "linux" and (
        os.geteuid() == 0 or subprocess.run([*OURS, "true"], capture_output=True, check=False).returncode == 0
    )


def main(given: str, folder: str, step: str, room: str, roomy: str, mounted: str = "") -> None:
    """The trial in a name space that may mount."""
    small = Path(folder)
    if mounted:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", folder], check=True)
    try:
        told = grown(Path(given), small, int(step), int(room), mounted=bool(mounted))
        if rows(small / "r.db") != rows(Path(roomy)):
            raise AssertionError("not the record of a run that had room")
        print(told)
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
