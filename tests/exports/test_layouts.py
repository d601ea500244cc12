"""Every layout: its exact header and width, what its rows say of facts made by hand, what it loses and says so, and that its users' tools load it."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pandas as pd
import pytest

from exports.records import SEVEN, SUMMIT, filled
from legation.exports import LAYOUTS, Tally, Wishes, export_lines, export_to
from legation.exports.cameo import COLUMNS as CAMEO
from legation.exports.flat import TABLES
from legation.exports.gdelt import EVENTS, MENTIONS
from legation.exports.icews import COLUMNS as ICEWS
from legation.exports.panel import columns as panel_columns
from legation.exports.phoenix import COLUMNS as PHOENIX
from legation.exports.polecat import COLUMNS as POLECAT
from legation.model import LegationError
from legation.record import Asked, Release, Store, View, Writer
from record.codings import coding, document

LINES = [name for name, layout in LAYOUTS.items() if layout.lines is not None]
TABBED = {"polecat": POLECAT, "icews": ICEWS, "gdelt-events": EVENTS, "gdelt-mentions": MENTIONS, "phoenix": PHOENIX, "cameo": CAMEO}
HEADED = ("polecat", "icews", "cameo")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with filled() as opened:
        yield opened


def made(store: Store, name: str, tally: Tally | None = None, **wishes: Any) -> str:
    return "".join(export_lines(store, name, Wishes(**wishes), tally or Tally()))


def table(store: Store, name: str, **wishes: Any) -> pd.DataFrame:
    text = made(store, name, **wishes)
    return pd.read_csv(
        io.StringIO(text),
        sep="\t",
        dtype=str,
        keep_default_na=False,
        header=0 if name in HEADED else None,
        names=None if name in HEADED else TABBED[name],
    )


def jsons(store: Store, name: str, **wishes: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in made(store, name, **wishes).splitlines()]


@pytest.mark.parametrize(
    ("name", "width"), [("polecat", 40), ("icews", 20), ("gdelt-events", 61), ("gdelt-mentions", 16), ("phoenix", 26), ("cameo", 12)]
)
def test_every_row_has_the_width_of_its_layout(store: Store, name: str, width: int) -> None:
    lines = made(store, name, text=True).splitlines()
    assert len(TABBED[name]) == width and {line.count("\t") for line in lines} == {width - 1}
    assert (lines[0] == "\t".join(TABBED[name])) == (name in HEADED)
    assert len(lines) >= 4


def test_a_meeting_of_seven_is_one_event_and_every_party_is_an_actor(store: Store) -> None:
    rows = table(store, "polecat")
    (met,) = rows[rows["Actor Country"].str.contains("JPN")].to_dict("records")
    assert met["Actor Country"].split("; ") == list(SEVEN) and met["Recipient Name"] == ""
    assert (met["Event Type"], met["Event Mode"], met["Event Date"], met["Quad Code"]) == (
        "CONSULT",
        "multilateral",
        "1992-07-06",
        "VERBAL COOPERATION",
    )
    assert met["Actor COW"].split("; ") == ["20", "255", "220", "200", "325", "740", "2"] and met["Contexts"] == "diplomatic; economic"
    assert (met["City"], met["Country"], met["GeoNames ID"], met["Latitude"]) == ("Munich", "DEU", "2867714", "48.137")
    assert (met["Publication Date"], met["Version"], met["Story Locations"]) == ("1992-07-07", "1", "Munich")


def test_talks_to_come_are_agreed_and_what_is_denied_is_left_out_and_told(store: Store) -> None:
    tally = Tally()
    assert "ACCUSE" not in made(store, "polecat", tally)
    rows = table(store, "polecat")
    (plan,) = rows[rows["Actor Name"].str.contains("Yeltsin")].to_dict("records")
    assert (plan["Event Type"], plan["Event Mode"], plan["Event Date"], plan["Intensity"]) == ("AGREE", "", "", "2.5")
    assert (
        tally.rows == 4 and any("cannot say" in line for line in tally.lines()) and any("date is empty" in line for line in tally.lines())
    )
    (same,) = [row for row in jsons(store, "plover") if "Yeltsin" in str(row["actor"])]
    assert same["event"] == ["AGREE"] and same["mode"] == []
    icews = table(store, "icews")
    assert icews[icews["Target Name"] == "Boris Yeltsin"]["CAMEO Code"].tolist() == ["036"], "CAMEO has a code for it"


def test_two_sided_layouts_have_one_row_an_event_or_one_a_pair(store: Store) -> None:
    tally = Tally()
    assert made(store, "cameo", tally).count("\n") == 5
    assert any("more than two parties" in line for line in tally.lines())
    rows = table(store, "gdelt-events", pairs=True)
    met = rows[rows["SQLDATE"] == "19920706"]
    assert len(met) == 21 and met["GLOBALEVENTID"].is_unique, "seven parties make 21 unordered pairs, each with an id of its own"


def test_codes_are_strings_and_days_are_never_made_up(store: Store) -> None:
    icews = table(store, "icews")
    assert set(icews["CAMEO Code"]) == {"040", "036", "054"}
    support = icews[icews["CAMEO Code"] == "054"].iloc[0]
    assert (support["Event Date"], support["Source Country"], support["Target Country"], support["Sentence Number"]) == (
        "",
        "Soviet Union",
        "Estonia",
        "3",
    )
    assert set(table(store, "icews", by_report=True)["Event Date"]) == {"1991-08-28", "1992-07-06", "1992-07-07"}


def test_gdelt_has_fips_countries_numbers_and_the_days_of_reports(store: Store) -> None:
    tally, rows = Tally(), table(store, "gdelt-events")
    made(store, "gdelt-events", tally)
    met = rows[rows["SQLDATE"] == "19920706"].iloc[0]
    assert (met["ActionGeo_CountryCode"], met["ActionGeo_FullName"], met["ActionGeo_Type"]) == ("GM", "Munich, Germany", "4")
    assert (met["Actor1Code"], met["Actor1CountryCode"], met["Actor1Type1Code"], met["Actor2Geo_CountryCode"]) == (
        "CANGOV",
        "CAN",
        "GOV",
        "GM",
    )
    assert (met["EventCode"], met["EventRootCode"], met["QuadClass"], met["MonthYear"], met["DATEADDED"]) == (
        "040",
        "04",
        "1",
        "199207",
        "19920707000000",
    )
    weimar = rows[rows["SQLDATE"] == "19910828"].iloc[0]
    assert (weimar["NumMentions"], weimar["NumArticles"], weimar["NumSources"]) == ("2", "2", "2")
    assert any("dated by their first report" in line for line in tally.lines())
    numbers = rows["GLOBALEVENTID"].astype("int64")
    assert numbers.is_unique and (numbers < 2**53).all()
    mentions = table(store, "gdelt-mentions")
    assert set(mentions["GLOBALEVENTID"]) == set(rows["GLOBALEVENTID"]) and len(mentions) == 5
    one = mentions[mentions["EventTimeDate"] == "19920706000000"].iloc[0]
    assert (one["SentenceID"], one["ActionCharOffset"], one["Confidence"]) == ("1", "30", "90")


def test_phoenix_has_its_quads_and_joined_sources(store: Store) -> None:
    rows = table(store, "phoenix")
    weimar = rows[rows["Date"] == "19910828"].iloc[0]
    assert (weimar["SentenceID"], weimar["NewsSources"], weimar["Year"], weimar["Month"], weimar["Day"]) == (
        "d1;d2",
        "own;other",
        "1991",
        "8",
        "28",
    )
    assert (weimar["SourceActorEntity"], weimar["EventRootCode"], weimar["PentaClass"]) == ("DEU", "04", "1")
    assert rows[rows["Date"] == "19920706"].iloc[0]["Issues"] == "TRADE,1"


def test_quads_of_statements_and_appeals_are_nought() -> None:
    from legation.exports.codes import _cameo

    assert [_cameo(code).quad for code in ("010", "0231", "036", "061", "112", "190")] == [0, 0, 1, 2, 3, 4]


def test_plover_carries_all_and_comes_back(store: Store) -> None:
    rows = {row["id"]: row for row in jsons(store, "plover")}
    for row in rows.values():
        assert {"id", "date", "actor", "event"} <= set(row) and isinstance(row["actor"], list)
    for one in View(store).occurrences(Asked("event")):
        if one.stands == "happened":
            row = rows[one.id]
            assert (row["event"], row["event_scale"], row["quad_code"]) == ([one.type], one.intensity, one.quad)
            assert {side["code"] for side in row["actor"]} == set(one.parties)
            assert {side["code"] for side in row.get("recipient", ())} == set(one.toward)
            assert row["date_basis"] == ("stated" if one.when and one.when.precision == "day" else "report")
    assert "text" not in str(rows.keys()) and all("text" not in row for row in rows.values())
    assert any(row["text"] == SUMMIT[:59] for row in jsons(store, "plover", text=True))


def test_hyperedges_are_sets_of_actors(store: Store) -> None:
    rows = jsons(store, "hyperedges")
    assert all(set(row) == {"id", "date", "type", "actors", "recipients", "context"} for row in rows)
    assert [row["actors"] for row in rows if row["date"] == "1992-07-06"] == [list(SEVEN)]


def test_geojson_has_a_point_for_what_has_a_place_and_a_meeting_once(store: Store) -> None:
    found = json.loads(made(store, "geojson"))
    points = [(one["properties"]["kind"], tuple(one["geometry"]["coordinates"]), one["properties"]["extent"]) for one in found["features"]]
    assert ("meeting", (11.575, 48.137), "place") in points
    assert [kind for kind, point, _ in points if point == (11.575, 48.137)] == ["meeting"], "its CONSULT is the same meeting"


def test_jsonld_is_one_graph_in_which_every_reference_is_there(store: Store) -> None:
    found = json.loads(made(store, "jsonld"))
    graph = found["@graph"]
    assert found["@context"] == "https://schema.org" and {"Event", "Person", "Country", "Quotation", "NewsArticle"} <= {
        one["@type"] for one in graph
    }
    ids = [one["@id"] for one in graph]
    assert len(ids) == len(set(ids))
    named = {
        ref["@id"]
        for one in graph
        for values in one.values()
        if isinstance(values, list)
        for ref in values
        if isinstance(ref, dict) and len(ref) == 1
    }
    assert named <= set(ids)
    (summit,) = [one for one in graph if one.get("startDate") == "1992-07-06"]
    assert summit["organizer"] == {"@id": "urn:legation:DEU"} and summit["location"]["geo"]["latitude"] == 48.137


def test_the_folder_of_csv_has_a_file_for_each_kind(store: Store, tmp_path: Path) -> None:
    tally = export_to(store, "csv", Wishes(), tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["commitments.csv", "events.csv", "meetings.csv", "participants.csv", "statements.csv"]
    meetings = pd.read_csv(tmp_path / "out" / "meetings.csv", dtype=str)
    assert tuple(meetings.columns) == tuple(TABLES["meeting"]) and len(meetings) == 2
    events = (
        duckdb.connect().execute(f"SELECT realis, count(*) FROM read_csv('{tmp_path}/out/events.csv') GROUP BY 1 ORDER BY 1").fetchall()
    )
    assert events == [("denied", 1), ("happened", 3), ("planned", 1)], "this layout says what stands and what does not"
    statements = pd.read_csv(tmp_path / "out" / "statements.csv", dtype=str)
    assert statements["words"].isna().all() and statements["sentence"].isna().all()
    assert tally.rows == 2 + 5 + len(statements) + len(pd.read_csv(tmp_path / "out" / "commitments.csv")) + len(
        pd.read_csv(tmp_path / "out" / "participants.csv")
    )
    with pytest.raises(LegationError, match="--out"):
        made(store, "csv")


def test_the_panel_fills_zeros_and_counts_a_meeting_once(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(made(store, "panel"))))
    assert tuple(rows[0]) == panel_columns("month")
    dyad = [row for row in rows if (row["one"], row["other"]) == ("DEU", "FRA")]
    assert [row["month"] for row in dyad] == [
        "1991-08",
        "1991-09",
        "1991-10",
        "1991-11",
        "1991-12",
        *(f"1992-{month:02}" for month in range(1, 8)),
    ]
    first, empty, last = dyad[0], dyad[1], dyad[-1]
    assert (first["one_cow"], first["other_cow"], first["documents"], first["events"], first["meetings"], first["together"]) == (
        "255",
        "220",
        "2",
        "1",
        "1",
        "1",
    )
    assert (empty["events"], empty["intensity_mean"], empty["documents"]) == ("0", "", "0"), "the mean of nothing is absent"
    assert (last["consult"], last["quad_1"], last["meetings"], last["intensity_mean"]) == ("1", "1", "1", "4.0")
    (baltic,) = [row for row in rows if row["one"] == "EST" and row["month"] == "1991-08"]
    assert (baltic["back"], baltic["support"], baltic["undated"]) == ("1", "1", "0"), "a month is enough for a panel of months"
    years = list(csv.DictReader(io.StringIO(made(store, "panel", period="year", asked=Asked("event", parties=("FRA", "DEU"))))))
    assert [(row["one"], row["other"], row["year"]) for row in years] == [("DEU", "FRA", "1991"), ("DEU", "FRA", "1992")]


def test_what_is_asked_for_narrows(store: Store) -> None:
    assert len(table(store, "polecat", asked=Asked("event", parties=("JPN",)))) == 1
    assert len(table(store, "polecat", asked=Asked("event", mechanism="mechanism:g7"))) == 1, "the event that is a meeting of the mechanism"
    assert len(table(store, "polecat", asked=Asked("event", type="SUPPORT"))) == 1
    assert len(table(store, "polecat", asked=Asked("event", least=0.95))) == 0
    assert len(table(store, "polecat", asked=Asked("event", since="1992", place="2867714"))) == 1
    with pytest.raises(LegationError, match="no such kind"):
        made(store, "polecat", kinds=("statement",))
    with pytest.raises(LegationError, match="polecat"):
        made(store, "excel")


def test_tellings_are_one_row_a_report(store: Store) -> None:
    assert len(table(store, "icews")) == 4 and len(table(store, "icews", tellings=True)) == 5
    ids = table(store, "polecat", tellings=True)["Event ID"]
    assert ids.str.startswith("event-").all()
    assert len(table(store, "gdelt-mentions", tellings=True)) == 5


@pytest.mark.parametrize("name", LINES)
def test_no_text_leaves_the_record_unless_it_is_wished(store: Store, name: str) -> None:
    assert "Poland would take part" not in made(store, name) and "Boris Yeltsin will meet" not in made(store, name)


@pytest.mark.parametrize("name", LINES)
def test_an_empty_record_gives_an_export_without_rows(name: str) -> None:
    with Store.open(":memory:", create=True) as empty:
        tally = Tally()
        text = made(empty, name, tally)
        assert tally.rows == 0
        if name in ("jsonld", "geojson"):
            json.loads(text)


@pytest.mark.parametrize("name", LINES)
def test_the_same_record_gives_the_same_bytes(store: Store, name: str) -> None:
    assert made(store, name, tellings=True) == made(store, name, tellings=True)


def test_tabs_and_line_ends_within_a_field_do_not_break_rows() -> None:
    from legation.exports.rows import tabbed

    assert tabbed(("a\tb", 'say "x"\nand', None, 1.5)) == "a b\tsay 'x' and\t\t1.5\n"


def test_ftm_is_valid(store: Store) -> None:
    pytest.importorskip("followthemoney", reason="the extra `ftm` is not installed: pip install 'legation[ftm]'")
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    for row in jsons(store, "ftm", text=True):
        schema: Any = model.get(row["schema"])
        assert schema is not None
        schema.validate(row)
        entity = EntityProxy.from_dict(row, cleaned=False)
        for name, values in row["properties"].items():
            assert len(entity.get(name)) == len(values), (row, name)


def test_ftm_links_hold_and_every_entity_has_what_its_schema_needs(store: Store) -> None:
    rows = jsons(store, "ftm")
    ids = {row["id"] for row in rows}
    assert {"Event", "Person", "PublicBody", "Article", "Position", "Occupancy", "Mention"} == {row["schema"] for row in rows}
    for row in rows:
        assert set(row) == {"id", "schema", "properties"}
        linked = [
            value
            for name in ("involved", "organizer", "proof", "document", "resolved", "holder", "post")
            for value in row["properties"].get(name, ())
        ]
        assert set(linked) <= ids, row
    (summit,) = [row for row in rows if row["properties"].get("date") == ["1992-07-06"]]
    assert (
        summit["properties"]["organizer"] == ["legation-DEU"]
        and summit["properties"]["country"] == ["de"]
        and len(summit["properties"]["involved"]) == 8
    )
    (baltic,) = [row for row in rows if row["properties"].get("startDate") == ["1991-08"] or row["properties"].get("date") == ["1991-08"]]
    assert "legation-SUN" in baltic["properties"]["involved"]
    assert [row["properties"]["country"] for row in rows if row["id"] == "legation-SUN"] == [["suhh"]]


@pytest.mark.parametrize(("worded", "said_by"), [("He", None), ("France", "France")])
def test_a_speaker_is_a_name_and_never_a_pronoun(worded: str, said_by: str | None) -> None:
    made_by_hand = coding(document(1))
    (said,) = made_by_hand.statements
    assert said.speaker is not None
    unknown = msgspec.structs.replace(said, speaker=msgspec.structs.replace(said.speaker, text=worded, actor=None))
    with Store.open(":memory:", create=True) as opened:
        Writer(opened, Release("1", "aa")).write(msgspec.structs.replace(made_by_hand, statements=(unknown,)))
        nodes = json.loads(made(opened, "jsonld"))["@graph"]
    (quotation,) = [node for node in nodes if node["@type"] == "Quotation"]
    assert quotation.get("creator") == said_by
