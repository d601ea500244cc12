"""Writes the golden file of the founding document anew: `python tests/golden/write.py`, after the difference has been read."""

import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


def main() -> None:
    """Code the founding document as the test does and keep its outline."""
    from golden.test_founding import GOLDEN, outline
    from legation import Line, code, document
    from legation.model.contract import as_dict

    shared = Path(os.environ.get("LEGATION_SHARED") or HERE.parent.parent.parent / "shared")
    text = (shared / "seed" / "india-us-2plus2.txt").read_bytes().decode("utf-8")
    found = outline(as_dict(code(document({"id": "founding", "text": text, "published": "2023-11-10"}), Line.load())))
    found["document"].pop("title")
    GOLDEN.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
