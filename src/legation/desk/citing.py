"""Citations: quotation, speaker, source, address and date of a document, or of an occurrence by the report that tells it most fully."""

import json
import re
from dataclasses import dataclass
from typing import Any

from legation.desk import naming
from legation.desk.problems import NotFound
from legation.desk.wording import day, joined, short
from legation.model import Occurrence
from legation.record import View

FORMS = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems", "csl.json": "application/vnd.citationstyles.csl+json"}
_TYPES = {"press": "article-newspaper", "agency": "article-newspaper", "official": "webpage"}


@dataclass(frozen=True, kw_only=True)
class Citation:
    """What a citation needs; what the record does not know is absent. `note`: how the fact is called in the record, by which it is found again."""

    key: str
    title: str
    source: str | None
    published: str | None
    url: str | None
    author: str | None
    quotation: str | None
    speaker: str | None
    note: str
    sort: str | None

    def words(self) -> str:
        """The citation in words."""
        quoted = f"“{short(self.quotation, 600)}” " if self.quotation else ""
        who = f"({self.speaker}) " if self.speaker and self.quotation else ""
        rest = ", ".join(part for part in (self.author, f"“{self.title}”", self.source, day(self.published), self.url) if part)
        return f"{quoted}{who}{'In: ' if quoted else ''}{rest}. {self.note}."

    def bib(self) -> str:
        """BibTeX."""
        fields = {
            "title": self.title, "author": self.author, "organization": self.source, "year": (self.published or "")[:4], "date": self.published, "url": self.url,
            "abstract": self.quotation, "note": self.note,
        }  # fmt: skip
        lines = ",\n".join(f"  {name} = {{{_bib(value)}}}" for name, value in fields.items() if value)
        return f"@misc{{{re.sub(r'[^A-Za-z0-9-]', '', self.key)},\n{lines}\n}}\n"

    def ris(self) -> str:
        """RIS."""
        pairs = (
            ("TY", "NEWS" if self.sort in ("press", "agency") else "ELEC"), ("ID", self.key), ("TI", self.title), ("AU", self.author), ("T2", self.source),
            ("PY", (self.published or "")[:4]), ("DA", (self.published or "")[:10].replace("-", "/")), ("UR", self.url), ("AB", self.quotation), ("N1", self.note),
        )  # fmt: skip
        return "".join(f"{tag}  - {joined(value)}\r\n" for tag, value in pairs if value) + "ER  - \r\n"

    def csl(self) -> str:
        """CSL-JSON."""
        parts = [int(part) for part in (self.published or "")[:10].split("-") if part.isascii() and part.isdigit()]
        item: dict[str, Any] = {"id": self.key, "type": _TYPES.get(self.sort or "", "document"), "title": self.title, "note": self.note}
        if parts:
            item["issued"] = {"date-parts": [parts]}
        for name, value in (("container-title", self.source), ("URL", self.url), ("abstract", self.quotation)):
            if value:
                item[name] = value
        if self.author:
            item["author"] = [{"literal": self.author}]
        return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def citation(view: View, key: str) -> Citation:
    """The citation of a document (by its key) or of an occurrence (by its id)."""
    one = None if key.startswith("doc-") else view.occurrence(key)
    report = next((r for r in one.told if r.copy_of is None), one.told[0]) if one else None
    document = view.document(report.document if report else key)
    if document is None:
        raise NotFound("there is nothing of this name to cite", key, "Give the key of a document or the id of an occurrence")
    return Citation(
        key=key, title=document.title or short(document.text, 80), source=document.source, published=document.published, url=document.url, author=document.author,
        quotation=joined(_quotation(one)) if one else None, speaker=one.title.partition(":")[0] if one and one.kind == "statement" else None, note=_note(view, key, one),
        sort=document.source_type,
    )  # fmt: skip


def _quotation(one: Occurrence) -> str:
    report = next((r for r in one.told if r.copy_of is None), one.told[0])
    return report.evidence[0].text if report.evidence else one.words or ""


def _note(view: View, key: str, one: Occurrence | None) -> str:
    """How it is called in the record, and the state of the record: how many documents it held, and by which release they were coded."""
    held = view.store.connection.execute("SELECT coalesce(sum(number), 0) FROM read_days").fetchone()[0]
    run = view.store.connection.execute("SELECT release, register FROM runs ORDER BY run DESC LIMIT 1").fetchone()
    state = f"Legation {run[0]} ({run[1][:16]}), record of {held:,} documents" if run else f"Legation, record of {held:,} documents"
    told = f", of {one.reports} {'report' if one.reports == 1 else 'reports'}" if one else ""
    address = naming.occurrence_link(one) if one else naming.to("document", key)
    return f"{state}, {address}{told}"


def _bib(value: str) -> str:
    return joined("".join({"{": "(", "}": ")", "\\": "/"}.get(c, f"\\{c}" if c in "%&#_$" else c) for c in value))
