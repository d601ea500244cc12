"""The blocks of code in a page of the documentation."""

import re
from pathlib import Path


def blocks(page: Path, language: str) -> list[str]:
    """What stands in the fences of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
