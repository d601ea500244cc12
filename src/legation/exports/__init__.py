"""Exports: the record in the layouts that others load, and snapshots of it."""

from legation.exports.layouts import LAYOUTS, export_lines, export_to, layout_named
from legation.exports.wishes import Tally, Wishes

__all__ = ["LAYOUTS", "Tally", "Wishes", "export_lines", "export_to", "layout_named"]
