"""The templates and what they may call."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from legation.desk import naming, wording
from legation.desk.charts import heat, intensity, specs, timeline, worldmap
from legation.desk.marking import marked


@cache
def environment() -> Environment:
    """The environment in which every template is made: everything is escaped, and hidden marks are shown."""
    made = Environment(
        loader=PackageLoader("legation.desk", "templates"), autoescape=True, undefined=StrictUndefined, finalize=wording.visible, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    given: dict[str, Any] = {
        "naming": naming,
        "charts": {"heat": heat, "intensity": intensity, "specs": specs, "timeline": timeline, "worldmap": worldmap},
    }
    made.globals.update(given, marked=marked)
    for name in ("day", "time", "basis", "denominator", "percent", "joined", "short"):
        made.filters[name] = getattr(wording, name)
    made.filters["party"] = naming.party
    made.filters["issue"] = naming.issue
    made.filters["commas"] = lambda number: f"{number:,}"
    made.globals["parts"] = made.get_template("parts.html").module
    return made
