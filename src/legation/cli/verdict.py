"""`legation verdict`: a person's word on two facts."""

from getpass import getuser
from typing import Annotated

import typer

from legation.cli.asking import RECORD, RecordFile
from legation.cli.register import Named
from legation.model import LegationError
from legation.record import Ref, Store, View, Word, fact_named, judge
from legation.record.mechanisms import judge_mechanism
from legation.record.verdicts import WORDS

EXAMPLES = """
Examples:

  legation verdict --help

  legation verdict list --record record.db
"""


def verdict(
    word: Annotated[
        str,
        typer.Argument(
            metavar="WORD",
            help="same, different, follow-up, no-follow-up, or accept, reject for a learnt mechanism; `list` shows what was said before.",
        ),
    ],
    facts: Annotated[
        list[str] | None,
        typer.Argument(metavar="ONE OTHER", help="Two facts by id (DOCUMENT/FACT where several documents have it), or occurrences."),
    ] = None,
    record: RecordFile = RECORD,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Whose word it is. [default: the user's login]")] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="For what reason.")] = None,
    register: Named = None,
) -> None:
    """Say that two facts are the same occurrence or different ones, or that a commitment follows up an earlier one (named first).

    Verdicts are appended, never altered; the later word stands, so the opposite one undoes it. They take effect when the record is viewed.
    `different OCCURRENCE FACT` takes the fact out of the occurrence: away from all its other reports.
    """
    with Store.open(record) as store:
        if word == "list":
            _list(store)
            return
        if word in ("accept", "reject") and facts and len(facts) == 1:
            done = judge_mechanism(store, "accept" if word == "accept" else "reject", facts[0], who=who or getuser(), why=why)
            print("1 verdict written" if done else "said before: nothing was written")
            return
        said = _word(word)
        if not facts or len(facts) != 2:
            raise LegationError("a verdict is on two facts", " ".join(facts or []), "Name two ids, as `legation occurrences` lists them")
        pairs = _pairs(store, said, facts[0], facts[1])
        written = [judge(store, said, one, other, who=who or getuser(), why=why) for one, other in pairs]
    print(f"{sum(written)} verdict{'' if sum(written) == 1 else 's'} written" if any(written) else "said before: nothing was written")


def _word(given: str) -> Word:
    for word in WORDS:
        if word == given or word.replace(" ", "-") == given:
            return word
    raise LegationError("there is no such verdict", given, f"Say one of: {', '.join(word.replace(' ', '-') for word in WORDS)}, list")


def _pairs(store: Store, word: Word, one: str, other: str) -> list[tuple[Ref, Ref]]:
    """The facts on which the word is; of an occurrence the first one, but for `different` all of them."""
    sides = [_refs(store, one), _refs(store, other)]
    if word != "different":
        return [(sides[0][0], sides[1][0])]
    return [(a, b) for a in sides[0] for b in sides[1] if a != b]


def _refs(store: Store, name: str) -> list[Ref]:
    if not name.startswith("occurrence-"):
        return [fact_named(store, name)]
    found = View(store).occurrence(name)
    if found is None:
        raise LegationError(
            "there is no such occurrence in the record", name, "`legation occurrences` lists them; ids change as reports are added"
        )
    return [Ref(report.document, report.fact) for report in found.told]


def _list(store: Store) -> None:
    for said in View(store).verdicts():
        why = f": {said.why}" if said.why else ""
        print(f"{said.number}  {said.verdict}  {'/'.join(said.one)}  {'/'.join(said.other)}  {said.who}{why}")


verdict.__doc__ = (verdict.__doc__ or "") + EXAMPLES
