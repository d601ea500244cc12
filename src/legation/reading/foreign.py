"""Tell a text that is not in English, and only where that is sure."""

from functools import cache
from typing import Any

SHORTEST = 200  # characters; the contract's limit below which a text is never skipped
SURE = 0.99  # probability; tried 0.9 to 0.999 on the names-heavy news of the development corpora: no English text skipped from 0.95 on


def foreign_language(text: str, given: str | None) -> str | None:
    """The code of the foreign language, or `None` for English and for whatever is not sure. A language that is given is believed."""
    if given:
        plain = given.strip().lower().replace("_", "-")
        return None if plain in ("eng", "english") or plain.split("-")[0] == "en" else given
    if len(text) <= SHORTEST:
        return None
    code, probability = _identifier().classify(text[:4000].encode("utf-8", "replace").decode("utf-8"))
    return str(code) if code != "en" and probability >= SURE else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
