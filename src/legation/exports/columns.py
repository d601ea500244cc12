"""How happenings are read from the record: for each field its expression for an occurrence and for a telling."""

from legation.stories.telling import Kind

_TABLE: dict[Kind, tuple[str, str]] = {
    "event": ("events", "e"),
    "meeting": ("meetings", "m"),
    "statement": ("statements", "s"),
    "commitment": ("commitments", "k"),
}
_TOLD: dict[Kind, dict[str, str]] = {
    "event": {"type": "e.event_type", "mode": "e.event_mode", "cameo": "e.cameo", "quad": "e.quad", "intensity": "e.intensity", "realis": "e.event_realis"},
    "meeting": {
        "title": "m.meeting_title", "mode": "m.meeting_mode", "realis": "m.meeting_realis", "mechanism": "m.mechanism", "mechanism_name": "m.mechanism_name",
        "edition": "m.edition", "level": "m.level", "host": "m.host", "sidelines_of": "m.sidelines_of",
    },
    "statement": {"type": "s.quoted"},
    "commitment": {"type": "k.act", "realis": "k.status", "due": "k.due"},
}  # fmt: skip
_SUMMED = (
    "title", "type", "mode", "cameo", "quad", "intensity", "realis", "mechanism", "mechanism_name", "edition", "level", "host", "sidelines_of", "due",
)  # fmt: skip
_HAD: dict[Kind, frozenset[str]] = {
    "event": frozenset({"title", "type", "mode", "cameo", "quad", "intensity", "realis"}),
    "meeting": frozenset({"title", "mode", "realis", "mechanism", "mechanism_name", "edition", "level", "host", "sidelines_of"}),
    "statement": frozenset({"type"}),
    "commitment": frozenset({"type", "realis", "due"}),
}
_NAMES = {"title": "occurrence_title", "realis": "stands"}
_SHARED = ("first_day", "last_day", "precision", "basis", "place", "place_country", "geonames_id", "latitude", "longitude", "confidence")
_EVENT_ONLY = (
    "contexts", "actor_words", "recipient_words", "killed_least", "killed_most", "wounded_least", "wounded_most",
)  # fmt: skip
SENTENCE = "substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start)"


def fields(kind: Kind, *, tellings: bool, text: bool) -> dict[str, str]:
    """The expression for each field of a row, by its name, in the order of the fields of a happening."""
    told = _TOLD[kind]
    found = {
        "id": "f.fact_id" if tellings else "o.occurrence_id",
        "occurrence": "o.occurrence_id",
        "number": "o.occurrence",
        "fact": "f.fact",
    }
    for name in _SUMMED:
        found[name] = told.get(name, "NULL") if tellings else f"o.{_NAMES.get(name, name)}" if name in _HAD[kind] else "NULL"
    found |= {name: f"{'f' if tellings else 'o'}.{name}" for name in _SHARED} | _of_events(event=kind == "event")
    found |= _reported(tellings=tellings) | {
        "judged": "o.judged",
        "meeting": "o.meeting",
        "meeting_id": _MEETING if kind == "event" else "NULL",
    }
    found |= {"amount": "f.amount", "amount_unit": "f.amount_unit", "speaker_name": "s.speaker_name" if kind == "statement" else "NULL"}
    found["words"] = {"statement": "s.words", "commitment": "k.words"}.get(kind, "NULL") if text else "NULL"
    found["sentence"] = SENTENCE if text else "NULL"
    return found | {"sentence_start": "f.sentence_start", "sentence_number": "f.sentence_number", "coding": "f.coding"}


_MEETING = "CASE WHEN o.meeting IS NOT NULL THEN (SELECT x.occurrence_id FROM occurrences x WHERE x.occurrence = o.meeting) END"


def _of_events(*, event: bool) -> dict[str, str]:
    """What only events have; nothing elsewhere."""
    return {name: f"e.{name}" if event else "NULL" for name in _EVENT_ONLY} | {"claimed_by": "e.claimed_by_actor" if event else "NULL"}


def _reported(*, tellings: bool) -> dict[str, str]:
    """When and by how many it was told: a telling by its one document."""
    if tellings:
        return {"told_first": "d.published", "told_last": "d.published", "reports": "1", "documents": "1"}
    return {
        "told_first": "o.told_first",
        "told_last": "coalesce(o.told_last, o.told_first)",
        "reports": "o.reports",
        "documents": "o.documents",
    }


REST = ("f.fact_id", "f.confidence", "f.evidence_start")
"""What follows the fields: what else a report says of where it stands."""
ALWAYS = frozenset({"number", "fact", "realis", "type", "first_day", "precision", "told_first", "meeting", "sentence_number", "coding"})


SIDES: dict[Kind, tuple[str, ...]] = {
    "event": ("actor", "recipient"), "statement": ("speaker", "addressee"), "meeting": ("party",), "commitment": ("party", "toward"),
}  # fmt: skip
"""Who acts, and upon whom, among the sides of a fact."""


SEPARATOR = "\x1f"
_PARTIES = "(SELECT group_concat(p.party, char(31)) FROM occurrence_parties p WHERE p.occurrence = o.occurrence AND p.side = '{}')"
_ISSUES = "(SELECT group_concat(i.issue) FROM occurrence_issues i WHERE i.occurrence = o.occurrence)"
_ISSUES_OF_FACT = "(SELECT group_concat(i.issue) FROM issues i WHERE i.fact = f.fact)"


def reading(kind: Kind, where: str, needs: frozenset[str], *, text: bool, only: frozenset[str] = frozenset()) -> str:
    """The query for the happenings of the occurrences of which `where` is true, in order of time.

    `only`: the fields that are read besides those of `ALWAYS`, all where it is empty; the others are absent. To read what nobody asks for is a third of the time.
    """
    table, short = _TABLE[kind]
    document = " CROSS JOIN documents d ON d.document = f.document" if text else ""
    return (
        f"SELECT {_chosen(kind, only, needs, tellings=False, text=text)} FROM occurrences o CROSS JOIN facts f ON f.fact = o.fullest"
        f" CROSS JOIN {table} {short} ON {short}.fact = f.fact{document} WHERE {where} ORDER BY o.sort_day, o.occurrence"
    )


def telling(kind: Kind, marks: str, needs: frozenset[str], *, text: bool, only: frozenset[str] = frozenset()) -> str:
    """The query for the tellings of the occurrences whose numbers are put in, twice, for `marks`."""
    table, short = _TABLE[kind]
    where = f"(t.fact IN ({marks}) AND t.occurrence = t.fact) OR (t.occurrence IN ({marks}) AND t.occurrence <> t.fact)"
    return (
        f"SELECT {_chosen(kind, only, needs, tellings=True, text=text)} FROM tellings t JOIN occurrences o ON o.occurrence = t.occurrence JOIN facts f ON f.fact = t.fact"
        f" JOIN {table} {short} ON {short}.fact = f.fact JOIN documents d ON d.document = f.document WHERE {where}"
    )


def _chosen(kind: Kind, only: frozenset[str], needs: frozenset[str], *, tellings: bool, text: bool) -> str:
    """The columns of a row: its fields, what else its report says, the numbers of the actors on each side; then, where they are needed, its parties, those
    toward whom they act, and the numbers of its issues."""
    found = fields(kind, tellings=tellings, text=text)
    wanted = (sql if not only or name in only or name in ALWAYS else "NULL" for name, sql in found.items())
    sides = [f"(SELECT group_concat(p.actor) FROM parties p WHERE p.fact = f.fact AND p.side = '{side}')" for side in SIDES[kind]]
    parties = [_PARTIES.format(side) if "parties" in needs else "NULL" for side in ("party", "toward")]
    issues = "NULL" if "issues" not in needs else _ISSUES_OF_FACT if tellings else _ISSUES
    return ", ".join((*wanted, *REST, *sides, *["NULL"] * (2 - len(sides)), *parties, issues))
