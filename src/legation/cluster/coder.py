"""The coder of a worker: loaded once, of the release with which the run began."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from legation.api.setup import coding_of, keep_loaded
from legation.model import Coding, LegationError
from legation.reading import Reading, Wishes
from legation.record import Release

Coder = Callable[[Reading], Coding]
OURS = "legation.cluster.coder:load"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How documents are read and coded. `coder`: `module:function` that is given these settings and gives a coder; `engine`, `register`, `gazetteer`: as for
    `legation read`; `release`: what codings depend on besides; `triage`: documents in which nothing tells of what passes between states are skipped."""

    release: Release
    coder: str = OURS
    engine: str | None = None
    register: str | None = None
    gazetteer: str | None = None
    published: str | None = None
    columns: dict[str, str] = {}
    any_language: bool = False
    triage: bool = False

    @property
    def wishes(self) -> Wishes:
        """What the run wishes of the reading."""
        return Wishes(self.published, self.columns, self.any_language)


def named(name: str) -> Any:
    """What `module:name` stands for."""
    module, _, inner = name.partition(":")
    return getattr(import_module(module), inner)


def load(settings: Settings) -> Coder:
    """The line of this release. Raises where this machine has another release or other tables than the one where the run began."""
    from legation.coding import Line, encoder_for  # which takes seconds; a driver and the workers of a merging do without

    encoder = encoder_for(settings.engine)  # type: ignore[arg-type]
    here = Release.here(encoder.about["digest"] if encoder else "")
    if (here.version, here.register) != (settings.release.version, settings.release.register.partition("+")[0]):
        remedy = f"The run began with {settings.release.version} {settings.release.register}: install the same on every machine"
        raise LegationError(
            "cannot code on this machine: it has another release or other tables", f"{here.version} {here.register}", remedy
        )
    register, gazetteer = (Path(path) if path else None for path in (settings.register, settings.gazetteer))
    line = Line.load(settings.engine, register, gazetteer)  # type: ignore[arg-type]
    keep_loaded()
    return lambda reading: coding_of(reading, line)
