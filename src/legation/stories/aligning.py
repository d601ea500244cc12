"""Aligning: two versions of the same words side by side, by the shortest way from one to the other (rapidfuzz)."""

from rapidfuzz.distance import Indel

OPEN, CLOSE, GONE = "⟦", "⟧", "⟦…⟧"


def aligned(fuller: str, other: str) -> str:
    """`other` with the words that `fuller` does not have between ⟦ and ⟧, and ⟦…⟧ where it leaves words out."""
    one, two = fuller.split(), other.split()
    out: list[str] = []
    for step in Indel.opcodes([_bare(word) for word in one], [_bare(word) for word in two]):
        if step.tag == "delete":
            if not out or out[-1] != GONE:
                out.append(GONE)
        elif step.tag == "insert":
            out.append(OPEN + " ".join(two[step.dest_start : step.dest_end]) + CLOSE)
        else:
            out += two[step.dest_start : step.dest_end]
    return " ".join(out)


def _bare(word: str) -> str:
    return word.casefold().strip("“”\"'‘’.,;:!?…()")
