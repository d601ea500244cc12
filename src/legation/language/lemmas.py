"""Lemmas that the model's rules take for those of rarer words: "hopes" is of "hope", not of "hop"."""

# Of 2,500 documents the verb forms whose lemma no base form bears out, and which another base form does.
_MISREAD = {"hop": "hope", "wag": "wage", "stag": "stage", "spar": "spare", "hat": "hate"}


def mended(text: str, lemma: str, pos: str) -> str:
    """The lemma of a verb form, mended where the form is that of the commoner verb ("hoped", but not "hopped")."""
    right = _MISREAD.get(lemma) if pos == "VERB" else None
    if right is None:
        return lemma
    return right if text.lower() in (f"{right}s", f"{right}d", f"{right[:-1]}ing") else lemma
