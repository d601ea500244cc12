"""CHANGELOG.md: what is not released stands first, the newest release is the version of the package, and each thing is said once."""

import re
import tomllib
from collections import Counter

from conftest import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASES = re.findall(r"^## (.+)$", TEXT, flags=re.MULTILINE)


def test_the_newest_release_is_the_version_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert RELEASES[0] == "Unreleased"
    assert RELEASES[1].split()[0] == version


def test_every_release_has_its_day_and_the_newest_stands_first() -> None:
    days = [re.fullmatch(r"\d+\.\d+\.\d+ \((\d{4}-\d{2}-\d{2})\)", name) for name in RELEASES[1:]]
    assert all(days), RELEASES
    told = [day.group(1) for day in days if day]
    assert told == sorted(told, reverse=True)


def test_each_thing_is_said_once() -> None:
    for release in TEXT.split("\n## ")[1:]:
        entries = re.split(r"^- ", release, flags=re.MULTILINE)[1:]
        heads = Counter(found.group(1) for entry in entries if (found := re.match(r"\*\*(.+?)\*\*", entry)))
        assert [head for head, times in heads.items() if times > 1] == []
        words = Counter(" ".join(entry.split()[:8]) for entry in entries)
        assert [start for start, times in words.items() if times > 1] == []
    lines = Counter(line for line in TEXT.splitlines() if line.startswith("  "))
    assert [line for line, times in lines.items() if times > 1] == []
