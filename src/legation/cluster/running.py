"""A run: inputs to a plan, the plan to an engine, and when all partitions are there the manifest."""

from collections.abc import Callable, Sequence
from time import monotonic

from legation.cluster.coder import Settings
from legation.cluster.finishing import finish
from legation.cluster.folder import Folder
from legation.cluster.inputs import sources
from legation.cluster.lake import Lake, made_of
from legation.cluster.plan import DOCUMENTS, Plan
from legation.cluster.reading import Given
from legation.cluster.report import Report, Tally
from legation.cluster.work import Engine, Job

Shown = Callable[[Report], None]


def plan_of(inputs: Sequence[str], documents: int = DOCUMENTS) -> Plan:
    """The plan of reading these inputs."""
    return Plan(tuple(sources(inputs, documents)), documents)


def read_into(
    plan: Plan, settings: Settings, out: str, engine: Engine, *, resume: bool = False, shown: Shown = lambda report: None
) -> Report:
    """Reads the inputs of a plan into a lake; the report. `shown` is given it after each partition.

    The manifest is written when no partition is missing; else the report's `failures` say why, and the same with `resume` carries on.
    """
    begun, lake = monotonic(), Lake(Folder(out))
    lake.begin(made_of(plan, settings), resume=resume)
    tally = Tally(Report(lake=lake.folder.words, engine=engine.name, workers=engine.workers, partitions=len(plan)))
    for done in engine.run(Job(step="legation.cluster.reading:read_partition", count=len(plan), given=Given(plan, settings, out))):
        tally.add(done)
        shown(tally.told(monotonic() - begun))
    lake.tidy()
    if not tally.report.failed:
        finish(lake)
    return tally.told(monotonic() - begun)
