"""The commands, by what one wants to do. A command's module is imported when the command runs, so that `--help` and every other command start at once.

`help` is the first sentence that a command says of itself, held by a test: the list of commands is told without importing any of them.
"""

from typing import NamedTuple

ONE, INTO, ASK, CORRECT, BEFORE, AFTER = (
    "Read one document", "Read into a record", "Ask a record", "Correct it, take it along", "Ask what is known beforehand", "Look after it",
)  # fmt: skip


class Row(NamedTuple):
    """A command: the module of `legation.cli` and the function or group in it."""

    name: str
    module: str
    function: str
    panel: str
    help: str


# fmt: off
COMMANDS = (
    Row("show", "show", "show", ONE, "Show who met whom, who said what, what was agreed and what happened, each with its sentence."),
    Row("code", "code", "code", ONE, "Code documents: one JSON object a document on standard output, in input order."),
    Row("explain", "explain", "explain", ONE, "Show how sentences were read: who stands where, what the encoder sees, which rules looked at which words, and what came of it or why nothing did."),
    Row("read", "read", "read", INTO, "Code documents and store what is found."),
    Row("fetch", "fetch", "fetch", INTO, "Fetch feeds, and the pages they lead to, politely: robots.txt is obeyed, and what has not changed is not fetched again."),
    Row("cluster", "cluster", "app", INTO, "Read very many documents with many machines into a lake of Parquet (docs/scale.md)."),
    Row("watch", "watch", "watch", INTO, "Keep a record growing: new and changed files are read, feeds fetched, until Ctrl-C or a signal to end."),
    Row("meetings", "occurrences", "meetings", ASK, "Who met whom: `legation occurrences meeting`."),
    Row("occurrences", "occurrences", "occurrences", ASK, "What happened: one line an occurrence, with its values, its reports and outlets, and why each report is here."),
    Row("commitments", "relations", "commitments", ASK, "Commitments with their life: who is bound to what, how it stood at each report, and later commitments in the same matter as follow-ups."),
    Row("dyad", "relations", "dyad", ASK, "The relation of two parties over time: events by type and quad, intensity with its band, meetings by level, first mentions of issues."),
    Row("mechanism", "relations", "mechanism", ASK, "The editions of a mechanism as the record reports them: date, place, who led, issues, reports; with what else the name can mean."),
    Row("differences", "relations", "differences", ASK, "Where the reports of one occurrence disagree: each version with its outlet and the words it rests on; for a statement, its versions side by side."),
    Row("search", "search", "search", ASK, "Find what happened by the words of its reports: one line an occurrence, by the telling that fits best, with the words found and the evidence marked."),
    Row("sql", "sql", "sql", ASK, "Ask a record (SQLite) or a snapshot (DuckDB) in SQL."),
    Row("fact", "history", "fact", ASK, "Where a fact comes from: its document as received and as used, sentence and evidence, raw values beside clean ones, the release and tables that made it, confidence with reason, verdicts with who and why, its occurrence with first and last report, and the other codings that have it."),
    Row("document", "history", "document", ASK, "What became of a document: its state, its codings by number, the versions of its article with what each has otherwise, and its copies."),
    Row("desk", "desk", "desk", ASK, "Open the record in a browser: meetings, dyads, mechanisms, people, commitments, documents, review, data."),
    Row("verdict", "verdict", "verdict", CORRECT, "Judge facts: accept or reject them, correct a field, merge and split occurrences, say what became of a commitment, take a word back."),
    Row("sample", "verdict", "sample", CORRECT, "Draw facts by chance to be judged, each with its weight, so that precision can be told without the bias of the queue."),
    Row("diff", "history", "diff", CORRECT, "What differs between two codings of a document, between two releases over all documents, or between two snapshots: facts that came, went or changed."),
    Row("export", "export", "export", CORRECT, "The record in a layout that others load: event data sets, graphs, maps, tables, panels."),
    Row("snapshot", "snapshot", "snapshot", CORRECT, "Freeze the record as a release that can be cited, and look at one."),
    Row("record", "record", "app", CORRECT, "Keep a record: remove a document, make what is derived anew, check it."),
    Row("whois", "whois", "whois", BEFORE, "Say who or what a phrase denotes on a day: country, sectors, CAMEO code, office and its holder, and from where that is known."),
    Row("relate", "relate", "relate", BEFORE, "Say how one actor relates to another: JSON lines with `id`, `text`, `source` and `target` in, one answer a line out."),
    Row("stories", "stories", "stories", BEFORE, "Group documents into stories: `{\"id\", \"story\"}` for each, in input order."),
    Row("register", "register", "register", BEFORE, "A register of posts of your own: import what you have, check it, export it."),
    Row("places", "places", "app", BEFORE, "A gazetteer of your own beside the shipped one."),
    Row("doctor", "doctor", "doctor", AFTER, "Look at the installation, and at a record where one is named: a line for each thing, with the command that mends what is wrong."),
    Row("score", "score", "score", AFTER, "Measure against gold."),
)
# fmt: on
ROWS = {row.name: row for row in COMMANDS}
