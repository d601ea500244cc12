"""What the command line says of an error that ends it: one line with what to do."""

import errno
import sqlite3

from legation.model import LegationError

REMEDIES = {
    errno.EACCES: "Check the permissions of the file and its folder", errno.EPERM: "Check the permissions of the file and its folder",
    errno.EROFS: "The disk is read-only; name another place", errno.ENOSPC: "The disk is full; free some space and run the same command again",
    errno.ENOENT: "Check the path", errno.EISDIR: "This is a folder; name a file", errno.ENOTDIR: "A part of the path is a file; name a folder",
}  # fmt: skip


def told(error: Exception) -> str | None:
    """The line; `None` for an error that is none of ours, of the system or of SQLite."""
    if isinstance(error, LegationError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.strerror or error}: {error.filename or 'no file named'}. {REMEDIES.get(error.errno or 0, 'Check it')}"
    if isinstance(error, sqlite3.Error):
        return f"the record cannot be used: {error}. Restore a copy, or remove it and read the documents again"
    return None
