"""Actor phrases (`whois`): country, sector, and the name of what is meant."""

from collections.abc import Sequence

from legation.evaluation.answers import NOTHING, Answer, Answers, listed
from legation.evaluation.figures import Figure, Marks
from legation.evaluation.gold import Record
from legation.evaluation.names import folded

_NAMES_OF = {"IGO": ("IGO",), "UNO": ("IGO", "UNO", "UN"), "EUR": ("IGO", "EUR", "EU", "EEC")}
_FIGURES = ("country_accuracy", "primary_sector_accuracy", "sector_listed", "country_and_sector", "name_matches_wikipedia")


def actors(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Each figure counts only where gold says something about it."""
    marks = {name: Marks() for name in _FIGURES}
    for record in gold:
        answer = answers.get(record["id"], NOTHING)
        sectors = [str(sector) for sector in listed(answer, "sectors")]
        country = _country_right(record["country"], answer) if record["country"] else None
        sector = sectors[:1] == [record["sector"]] if record["sector"] else None
        if country is not None:
            marks["country_accuracy"].add(country)
        if sector is not None:
            marks["primary_sector_accuracy"].add(sector)
            marks["sector_listed"].add(record["sector"] in sectors)
        if country is not None and sector is not None:
            marks["country_and_sector"].add(country and sector)
        if record["wikipedia"]:
            marks["name_matches_wikipedia"].add(_is_named(record["wikipedia"], answer))
    return [mark.share(name) for name, mark in marks.items()]


def _is_named(title: str, answer: Answer) -> bool:
    named = [answer[key] for key in ("name", "wikipedia", "holder") if answer.get(key)]
    return any(folded(name) == folded(title) for name in named)


def _country_right(wanted: str, answer: Answer) -> bool:
    """Codes of organisations stand where a country would: any international organisation is right for them."""
    if wanted not in _NAMES_OF:
        return bool(answer.get("country") == wanted)
    names = _NAMES_OF[wanted]
    told = (answer.get("country"), answer.get("key"), str(answer.get("cameo") or "")[:3])
    return answer.get("kind") == "igo" or any(name in names for name in told)
