"""Every page: as HTML, JSON and CSV, with nothing inline and links that lead somewhere."""

import csv
import html
import io
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from desk.conftest import ADDRESS
from desk.records import HOSTILE, RELEASE
from legation.desk import Desk, make_app
from legation.desk.pages.dyad import parties_of
from legation.desk.pages.table import PAGES
from legation.explaining import Explanation
from legation.model import Document, LegationError
from legation.record import Store, Writer
from record.codings import TEXT, coding, document

INLINE = re.compile(r"<[^>]*\s(?:style|on[a-z]+)=|<script(?! src=\"/static/)|href=\"javascript:", re.IGNORECASE)
KEYS = {
    "dyad": "IND-USA", "mechanism": "mechanism:india-us-2plus2", "person": "person:antony-blinken", "post": "office:IND.foreign-minister", "state": "IND", "organisation": "NATO",
    "issue": "critical-minerals", "place": "1261481",
}  # fmt: skip


def _addresses(ids: dict[str, str]) -> dict[str, str]:
    return {page.name: page.address.replace("{key}", {**KEYS, **ids, "explain": ids["document"]}.get(page.name, "")) for page in PAGES}


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_a_page_is_html_json_and_csv(client: TestClient, ids: dict[str, str], name: str) -> None:
    address = _addresses(ids)[name]
    page = client.get(address)
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    assert "<h1" in page.text and not INLINE.search(page.text)
    data = client.get(("/today" if address == "/" else address) + ".json")
    assert data.status_code == 200 and data.json()["title"]
    table = client.get(("/today" if address == "/" else address) + ".csv")
    assert table.status_code == 200 and table.headers["content-type"].startswith("text/csv")


def test_links_lead_to_pages(client: TestClient) -> None:
    todo: list[str] = ["/"]
    seen: set[str] = set()
    while todo and len(seen) < 160:
        address = todo.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.status_code in (303, 307):
            todo.append(answer.headers["location"])
            continue
        assert answer.status_code in (200, 501), (address, answer.text[-300:])
        if answer.headers["content-type"].startswith("text/html"):
            assert not INLINE.search(answer.text), address
            links = [html.unescape(link).partition("#")[0] for link in re.findall(r'href="([^"]*)"', answer.text)]
            assert all(link.startswith(("/", "https://example.org/")) or not link for link in links), address
            todo += [link for link in links if link.startswith("/") and not link.startswith("/static") and link not in seen]
    assert len(seen) > 60


def test_the_meeting_has_both_reports_and_what_followed(client: TestClient, ids: dict[str, str]) -> None:
    page = client.get(f"/meeting/{ids['meeting']}").text
    assert "Fifth India-US 2+2" in page or "2+2" in page
    assert "Desk Agency" in page and "Desk Herald" in page and "Why it is here" in page
    assert "10 November 2023" in page and "External Affairs Minister" in page and "minerals fund" in page
    rows = list(csv.DictReader(io.StringIO(client.get(f"/meeting/{ids['meeting']}.csv").text)))
    assert [row["source"] for row in rows] == ["Desk Agency", "Desk Herald"]


def test_counts_have_their_denominator(client: TestClient) -> None:
    page = client.get("/dyad/IND-USA").text
    assert "Of 4 documents read" in page and "few outlets: all documents come from" in page
    assert client.get("/dyad/IND-USA.json").json()["dyad"]["coverage"]["documents"] == 4


def test_filters_narrow_the_dyad(client: TestClient) -> None:
    assert client.get("/dyad/IND-USA.json?until=2020").json()["meetings"]["number"] == 0
    assert client.get("/dyad/IND-USA.json?since=2023-11&issue=critical-minerals").json()["meetings"]["number"] == 1
    assert client.get("/search.json?kind=meeting&party=DEU&party=FRA").json()["listing"]["number"] == 1


def test_the_other_order_and_lower_case_lead_to_the_dyad(client: TestClient) -> None:
    assert client.get("/dyad/USA-IND").headers["location"] == "/dyad/IND-USA"
    assert client.get("/dyad/usa-ind.json?since=2020").headers["location"] == "/dyad/IND-USA.json?since=2020"


def test_what_is_not_there_says_so(client: TestClient) -> None:
    for address in (
        "/meeting/nothing",
        "/person/person:nobody",
        "/dyad/XX",
        "/state/QQQ",
        "/place/99",
        "/issue/none",
        "/document/none",
        "/mechanism/none",
        "/nowhere",
    ):
        answer = client.get(address, headers={"accept": "text/html"})
        assert answer.status_code == 404 and "<h1>" in answer.text, address
        assert client.get(f"{address}.json").status_code == 404


def test_a_fact_or_an_older_id_leads_to_its_page(client: TestClient, ids: dict[str, str]) -> None:
    fact = client.get(f"/meeting/{ids['meeting']}.json").json()["occurrence"]["told"][0]["fact"]
    assert client.get(f"/meeting/{fact}").headers["location"] == f"/meeting/{ids['meeting']}"
    assert client.get(f"/event/{ids['meeting']}").headers["location"] == f"/meeting/{ids['meeting']}"


def test_search_finds_the_passage_and_opens_at_it(client: TestClient) -> None:
    page = client.get("/search?q=critical+minerals").text
    assert "<mark>" in page and 'href="/issue/critical-minerals"' in page
    where = re.search(r'href="(/document/[^"]+#f-[^"]+)"', page)
    assert where
    opened = client.get(html.unescape(where.group(1)).partition("#")[0]).text
    assert f'id="{where.group(1).partition("#")[2]}"' in opened


def test_words_that_name_a_page_open_doors(client: TestClient) -> None:
    assert 'href="/dyad/IND-USA"' in client.get("/search?q=IND-USA").text
    assert 'href="/person/person:antony-blinken"' in client.get("/search?q=Blinken").text
    assert client.get("/search?q=%22%29+OR+NEAR").status_code in (200, 400)


def test_a_document_shows_all_of_its_text_and_hides_nothing(client: TestClient, ids: dict[str, str]) -> None:
    page = client.get(f"/document/{ids['hostile']}").text
    body = re.search(r'<div class="text".*?>(.*?)</div>', page, re.DOTALL)
    assert body
    shown = html.unescape(re.sub(r"<[^>]+>", "", body.group(1)))
    assert shown == HOSTILE.replace("\u202e", "⟨U+202E⟩").replace("\u2066", "⟨U+2066⟩").replace("\u2069", "⟨U+2069⟩")
    assert "<script>alert" not in page and "javascript:alert(1)" in html.unescape(page) and 'href="javascript' not in page


def test_a_line_of_ten_megabytes_is_shown_in_parts(path: Path, client: TestClient) -> None:
    long = TEXT + "x" * 10_000_000
    with Store.open(path) as store:
        Writer(store, RELEASE).write(coding(document(9, long, title=None)))
    with Store.open(path, readonly=True) as store:
        key = store.connection.execute("SELECT document_key FROM documents WHERE document_id = 'd9'").fetchone()[0]
    page = client.get(f"/document/{key}").text
    assert len(page) < 400_000 and "part 1 of 84" in page
    assert client.get(f"/document/{key}?part=84").text.count("xxxx") > 1000
    assert client.get(f"/document/{key}?at=9000000").status_code == 200


def test_facts_and_text_answer_each_other(client: TestClient, ids: dict[str, str]) -> None:
    page = client.get(f"/document/{ids['document']}").text
    facts = re.findall(r'id="c-([^"]+)"', page)
    assert len(facts) >= 4
    for fact in facts:
        assert f'href="#f-{fact}"' in page and f'id="f-{fact}"' in page
    assert all(f'href="#c-{fact}"' in page for fact in facts if fact.startswith(("statement", "commitment")))


def test_what_was_said_over_time(client: TestClient) -> None:
    said = client.get("/person/person:antony-blinken.json?issue=critical-minerals&sort=earliest").json()["said"]
    assert said["number"] == 1 and "critical minerals" in said["items"][0]["words"]


def test_who_repeated_it(client: TestClient, ids: dict[str, str]) -> None:
    page = client.get(f"/statement/{ids['statement']}.json").json()
    assert [echo["occurrence"]["title"].partition(":")[0] for echo in page["repeated"]] == ["S. Jaishankar"]


def test_old_and_healthy(client: TestClient) -> None:
    assert client.get("/healthz").text == "ok\n"
    assert "openapi" in client.get("/openapi.json").json()


def test_half_characters_and_nul_are_shown(path: Path, client: TestClient) -> None:
    with Store.open(path) as store:
        Writer(store, RELEASE).write(coding(document(8, TEXT + " \ud83d \x00 end", title="Half \ud83d")))
        key = store.connection.execute("SELECT document_key FROM documents WHERE document_id = 'd8'").fetchone()[0]
    assert "⟨U+D83D⟩ ⟨U+0000⟩ end" in client.get(f"/document/{key}").text
    assert client.get(f"/document/{key}.json").json()["document"]["text"].endswith("\ud83d \x00 end")
    for address in (
        f"/document/{key}.csv",
        f"/cite/{key}",
        f"/cite/{key}.ris",
        "/search?q=Weimar",
        "/today.json",
        "/dyad/DEU-FRA",
        "/brief/dyad/DEU-FRA.docx",
    ):
        assert client.get(address).status_code == 200, address


def test_an_issue_and_a_time_narrow_every_figure_of_a_dyad(client: TestClient) -> None:
    whole = client.get("/dyad/IND-USA.json").json()
    issue = next(iter(whole["issues"]))
    narrowed = client.get(f"/dyad/IND-USA.json?issue={issue}").json()
    assert list(narrowed["issues"]) == [issue] and sum(narrowed["issues"][issue].values()) == sum(whole["issues"][issue].values())
    assert {mention["issue"] for mention in narrowed["dyad"]["first_mentions"]} >= {issue}
    before = client.get("/dyad/IND-USA.json?until=1990").json()
    assert before["dyad"]["events"] == 0 and not before["people"] and not before["mechanisms"] and not before["moments"]
    nothing = client.get("/dyad/IND-USA.json?issue=drugs").json()
    assert (nothing["dyad"]["events"], nothing["dyad"]["statements"], nothing["people"]) == (0, 0, [])


def test_a_sentence_is_explained(path: Path, ids: dict[str, str]) -> None:
    asked: list[int] = []

    def explainer(document: Document, at: int) -> tuple[Explanation, ...]:
        asked.append(at)
        return (Explanation(document=document.id, sentence=0, start=at, end=at + 9, text="x", nothing="no rule fits <b>it</b>"),)

    with TestClient(make_app(Desk(record=path, explainer=explainer)), base_url=ADDRESS) as client:
        fact = client.get(f"/document/{ids['document']}.json").json()["facts"][0]
        page = client.get(f"/explain/{ids['document']}?at={fact['start']}")
        assert page.status_code == 200 and fact["head"].split()[0] in page.text and "no rule fits &lt;b&gt;it" in page.text
        assert asked and asked[0] <= fact["start"]
        assert f"/explain/{ids['document']}?at=" in client.get(f"/document/{ids['document']}").text


def test_a_party_with_a_hyphen_that_only_the_record_knows_has_its_dyads() -> None:
    assert parties_of("DEU-SHINING-PATH") == ("DEU", "SHINING-PATH")
    assert parties_of("AL-QAEDA-USA") == ("AL-QAEDA", "USA")
    with pytest.raises(LegationError):
        parties_of("SHINING-PATH-nobody")
