"""The layouts by name, and the one way to write any of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from legation.exports import cameo, folder, ftm, gdelt, geojson, hyperedges, icews, jsonld, panel, phoenix, plover, polecat
from legation.exports.source import Source
from legation.exports.wishes import Tally, Wishes
from legation.model import LegationError
from legation.record import Store
from legation.stories.telling import KINDS, Kind


@dataclass(frozen=True)
class Layout:
    """`says`: what it is, in a few words; `lines`: how it is written, `None` for a folder of files; `kinds`: what it has of the record."""

    says: str
    lines: Callable[[Source], Iterator[str]] | None
    kinds: tuple[Kind, ...] = ("event",)


LAYOUTS: Mapping[str, Layout] = {
    "polecat": Layout("POLECAT, 40 columns with tabs between", polecat.lines),
    "icews": Layout("ICEWS, 20 columns with tabs between", icews.lines),
    "gdelt-events": Layout("GDELT 2.0 events, 61 columns with tabs between, no header", gdelt.event_lines),
    "gdelt-mentions": Layout("GDELT 2.0 mentions, 16 columns with tabs between, no header", gdelt.mention_lines),
    "phoenix": Layout("Phoenix, 26 fields with tabs between, no header", phoenix.lines),
    "plover": Layout("PLOVER, JSON lines", plover.lines),
    "cameo": Layout("CAMEO with actor codes, with tabs between", cameo.lines),
    "ftm": Layout("FollowTheMoney, JSON lines of entities", ftm.lines, ("meeting", "event")),
    "geojson": Layout("points on a map", geojson.lines, ("meeting", "event")),
    "csv": Layout("a folder of CSV files, one for each kind of fact", None, KINDS),
    "jsonld": Layout("a graph of schema.org", jsonld.lines, ("meeting", "event", "statement")),
    "hyperedges": Layout("sets of actors to sets of recipients, JSON lines", hyperedges.lines),
    "panel": Layout("a row for each dyad and month, with zeros, as CSV", panel.lines, ("event", "meeting")),
}


def layout_named(name: str) -> Layout:
    """The layout of this name."""
    if name not in LAYOUTS:
        raise LegationError("there is no such layout", name, f"Name one of: {', '.join(LAYOUTS)}")
    return LAYOUTS[name]


def export_lines(store: Store, name: str, wishes: Wishes, tally: Tally) -> Iterator[str]:
    """The export piece by piece, to be written one after the other; `tally` is full when the last is taken."""
    layout = layout_named(name)
    for kind in wishes.kinds:
        if kind not in layout.kinds:
            raise LegationError(f"the layout {name} has no such kind of fact", kind, f"It has: {', '.join(layout.kinds)}")
    lines = layout.lines
    if lines is None:
        raise LegationError("this layout is a folder of files", name, "Name the folder with --out")
    return lines(Source(store, wishes, tally))


def export_to(store: Store, name: str, wishes: Wishes, out: Path) -> Tally:
    """Writes the export to a file, or of a layout of several files to a folder; what was there is replaced when all is written."""
    tally = Tally()
    if layout_named(name).lines is not None:
        _write(out, export_lines(store, name, wishes, tally))
        return tally
    if out.is_file():
        raise LegationError("cannot write a folder of files", out, "This is a file; name a folder")
    out.mkdir(parents=True, exist_ok=True)
    for file, lines in folder.files(Source(store, wishes, tally)):
        _write(out / file, lines)
    return tally


def _write(path: Path, pieces: Iterable[str]) -> None:
    if path.is_dir():
        raise LegationError("cannot write the export", path, "This is a folder; name a file")
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="", errors="replace") as file:
            file.writelines(pieces)
        part.replace(path)
    except OSError as error:
        raise LegationError("cannot write the export", path, str(error.strerror)) from error
    finally:
        part.unlink(missing_ok=True)
