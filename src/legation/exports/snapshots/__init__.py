"""Snapshots: frozen, citable states of a record, as folders of Parquet that need nothing of ours to be read."""

from legation.exports.snapshots.comparing import SnapshotDiff, page, snapshot_diff
from legation.exports.snapshots.making import make_snapshot
from legation.exports.snapshots.manifest import Manifest, read_manifest
from legation.exports.snapshots.showing import checked

__all__ = ["Manifest", "SnapshotDiff", "checked", "make_snapshot", "page", "read_manifest", "snapshot_diff"]
