"""Data: exports of what the filters leave, SQL for readers, and the addresses of the API."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from legation.desk.answers import Context, Row
from legation.desk.asking import Filters
from legation.desk.snapshots import Kept
from legation.desk.sql import EXAMPLES, VIEWS
from legation.desk.visit import Visit
from legation.exports import LAYOUTS
from legation.model import Coverage


@dataclass(frozen=True, kw_only=True)
class DataPage(Context):
    """What can be taken out of the record. `layouts`: name and what it is."""

    template: ClassVar[str] = "data.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "data"
    asked: Filters
    layouts: Mapping[str, str]
    counts: Mapping[str, int]
    views: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]
    addresses: tuple[tuple[str, str], ...]
    coverage: Coverage
    snapshots: tuple[Kept, ...]
    making: bool
    trouble: str

    def rows(self) -> Iterable[Row]:
        """The layouts."""
        return (
            {"layout": name, "what": says, "address": f"/export/{name}{self.asked.query(page=1)}"} for name, says in self.layouts.items()
        )


def page(visit: Visit) -> DataPage:
    """The page; its exports follow the filters of its address."""
    from legation.desk.pages.table import PAGES

    return DataPage(
        title="Data", asked=visit.asked, layouts=layouts(), counts=visit.kept("counts", visit.view.counts), views=VIEWS, examples=EXAMPLES,
        addresses=tuple((one.address, one.about) for one in PAGES), coverage=visit.coverage(),
        snapshots=visit.jobs.snapshots.there(), making=visit.jobs.snapshots.making, trouble=visit.jobs.snapshots.trouble,
    )  # fmt: skip


def layouts() -> dict[str, str]:
    """The layouts of this release."""
    return {name: layout.says for name, layout in LAYOUTS.items()}
