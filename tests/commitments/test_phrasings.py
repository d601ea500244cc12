"""The many ways in which commitments are reported: sentences of our own about true events or plain inventions of everyday diplomacy, and what binds nobody."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]

# text; for each commitment: parties, toward, act, words of the content
TOLD: list[tuple[str, list[tuple[str, str, str, str]]]] = [
    (
        "Japan and the Philippines agreed to share defence technology.",
        [("JPN PHL", "", "agreed", "share defence technology")],
    ),
    (
        "Germany undertook to deliver a Patriot system to Ukraine.",
        [("DEU", "UKR", "pledged", "deliver a Patriot system")],
    ),
    (
        "Turkey and Azerbaijan swore to defend each other against any attack.",
        [("TUR AZE", "", "pledged", "defend each other")],
    ),
    (
        "India and Nepal resolved to reopen the crossing at Raxaul.",
        [("IND NPL", "", "pledged", "reopen the crossing")],
    ),
    (
        "North Korea vowed to bolster its nuclear deterrent against South Korea.",
        [("PRK", "KOR", "pledged", "bolster its nuclear deterrent")],
    ),
    (
        "The United States committed $50 million to Moldova for energy security.",
        [("USA", "MDA", "pledged", "$50 million")],
    ),
    (
        "India inked an MoU with Indonesia on health cooperation.",
        [("IND IDN", "", "signed", "MoU")],
    ),
    (
        "Norway will provide Ukraine with F-16 fighter jets.",
        [("NOR", "UKR", "pledged", "provide Ukraine with F-16")],
    ),
    (
        "Iran pledged not to enrich uranium above 60 percent, the IAEA said.",
        [("IRN", "", "pledged", "not to enrich uranium")],
    ),
    (
        "Greece and Turkey are in talks about reviving the agreement on the Aegean.",
        [("GRC TUR", "", "exploring", "reviving the agreement")],
    ),
    (
        "Canada and Japan reiterated their commitment to a free and open Indo-Pacific.",
        [("CAN JPN", "", "reaffirmed", "a free and open Indo-Pacific")],
    ),
    (
        "The Secretary reaffirmed the United States will continue to support Armenia, according to a readout of Secretary of State Antony Blinken's call with Armenian Prime Minister Nikol Pashinyan.",
        [("USA", "ARM", "reaffirmed", "continue to support Armenia")],
    ),
    (
        "President Biden reaffirmed that the United States will stand with Israel.",
        [("USA", "ISR", "reaffirmed", "stand with Israel")],
    ),
    (
        "President Biden reiterated that Hamas does not stand for the Palestinian people.",
        [],
    ),
    (
        "Australia has pledged A$600 million to Papua New Guinea for a rugby team.",
        [("AUS", "PNG", "pledged", "A$600 million")],
    ),
    (
        "South Korea said it would send a medical team to Kenya.",
        [("KOR", "KEN", "announced", "send a medical team")],
    ),
    (
        "Saudi Arabia promised to invest $600 billion in the United States.",
        [("SAU", "USA", "pledged", "invest $600 billion")],
    ),
    (
        "France and Poland signed a friendship treaty in Nancy.",
        [("FRA POL", "", "signed", "friendship treaty")],
    ),
    (
        "Britain and Kenya have concluded an agreement on the return of migrants.",
        [("GBR KEN", "", "agreed", "agreement on the return")],
    ),
    (
        "Armenia and Azerbaijan have finalised the text of a peace treaty.",
        [("ARM AZE", "", "agreed", "peace treaty")],
    ),
    (
        "China urged Israel to stop its operation in Rafah.",
        [("CHN", "ISR", "called for", "stop its operation")],
    ),
    (
        "The European Union called on Serbia to join the sanctions against Russia.",
        [("EU", "SRB", "called for", "join the sanctions")],
    ),
    (
        "Brazil offered to host talks between Russia and Ukraine.",
        [("BRA", "RUS UKR", "pledged", "host talks")],
    ),
    (
        "Egypt proposed a two-day truce between Israel and Hamas.",
        [("EGY", "ISR HAMAS", "proposed", "two-day truce")],
    ),
    (
        "India and the United Kingdom are exploring a bilateral investment treaty.",
        [("IND GBR", "", "exploring", "bilateral investment treaty")],
    ),
    (
        "Türkiye is considering joining the mission in Gaza, Turkish officials told Egyptian officials.",
        [("TUR", "PSE", "exploring", "joining the mission")],
    ),
    (
        "Secretary Blinken underscored the United States' commitment to the defense of the Philippines.",
        [("USA", "PHL", "reaffirmed", "the defense of the Philippines")],
    ),
    (
        "Prime Minister Kishida expressed his determination to improve ties with South Korea.",
        [("JPN", "KOR", "reaffirmed", "improve ties")],
    ),
    (
        "The Netherlands has earmarked 2 billion euros for Ukraine.",
        [("NLD", "UKR", "pledged", "2 billion euros")],
    ),
    (
        "The US announced a new package of military aid for Taiwan.",
        [("USA", "TWN", "announced", "new package of military aid")],
    ),
    (
        "The United States imposed sanctions on a Russian bank.",
        [("USA", "RUS", "announced", "sanctions on a Russian bank")],
    ),
    (
        "Finland decided to keep its border with Russia closed.",
        [("FIN", "RUS", "announced", "keep its border")],
    ),
    (
        "The ministers of Kazakhstan and Uzbekistan committed themselves to sharing water data.",
        [("KAZ UZB", "", "pledged", "sharing water data")],
    ),
    (
        "India and China agreed on the resumption of direct flights.",
        [("IND CHN", "", "agreed", "resumption of direct flights")],
    ),
    (
        "India did not agree to lower its tariffs on American cars.",
        [],
    ),
    (
        "If Iran agrees to inspections, the United States may lift sanctions.",
        [],
    ),
    (
        "The president praised the strength of the relationship between Italy and Libya.",
        [],
    ),
    (
        "Ghana's president hopes that Togo will win the match.",
        [],
    ),
    (
        "Sweden stands ready to contribute troops to a force in Ukraine.",
        [("SWE", "UKR", "pledged", "contribute troops")],
    ),
    (
        "Spain plans to recognise the State of Palestine.",
        [("ESP", "PSE", "announced", "recognise the State of Palestine")],
    ),
    (
        "Denmark pledged to train Ukrainian marines by the end of 2024.",
        [("DNK", "UKR", "pledged", "train Ukrainian marines")],
    ),
    (
        "Mexico and the United States agreed that they would step up patrols on the border.",
        [("MEX USA", "", "agreed", "step up patrols")],
    ),
    (
        "Malaysia and Singapore exchanged letters of intent on a special economic zone.",
        [("MYS SGP", "", "signed", "letters of intent")],
    ),
    (
        "Russia has vowed retaliation against Lithuania over the transit ban.",
        [("RUS", "LTU", "pledged", "retaliation")],
    ),
    (
        "Leaders of Japan and South Korea promised closer coordination on North Korea.",
        [("JPN KOR", "", "pledged", "closer coordination")],
    ),
    (
        "Qatar renewed its pledge to fund hospitals in Gaza.",
        [("QAT", "PSE", "reaffirmed", "fund hospitals")],
    ),
    (
        "The United Kingdom confirmed that it will train 10,000 Ukrainian soldiers.",
        [("GBR", "UKR", "announced", "train 10,000 Ukrainian soldiers")],
    ),
    (
        "Israel has agreed to a six-week truce with Hamas.",
        [("ISR", "HAMAS", "agreed", "six-week truce")],
    ),
    (
        "Japan extended a yen loan of 400 billion yen to India.",
        [("JPN", "IND", "pledged", "yen loan")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(code: Code, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = code(text, published="2024-06-05").commitments
    assert [(set(c.parties), set(c.toward), c.act) for c in found] == [(set(p.split()), set(t.split()), act) for p, t, act, _ in expected]
    for commitment, (_, _, _, words) in zip(found, expected, strict=True):
        assert words in commitment.content.text


def test_where_a_ceasefire_is_asked_for_is_not_who_is_asked(code: Code) -> None:
    (made,) = code("Prime Minister Keir Starmer called for a ceasefire in Lebanon.", published="2024-09-27").commitments
    assert (made.parties, made.toward) == (("GBR",), ())


def test_our_allies_are_not_who_was_named_before(code: Code) -> None:
    text = (
        "“Kyiv will hold out, and the United States, our Allies and our partners will help it,” President Joe Biden said of Russia's war."
    )
    assert [made.parties for made in code(text, published="2024-08-24").commitments] == [("USA",)]


def test_a_willingness_that_is_questioned_binds_nobody(code: Code) -> None:
    assert (
        code("Officers of Ukraine are questioning General Syrskyi's willingness to attack Russia.", published="2024-08-08").commitments
        == ()
    )


@pytest.mark.parametrize(
    "text",
    [
        "China and Britain spoke. These developed countries pledged to provide more money for the climate.",
        "There is uncertainty over the Trump administration's commitment to the alliance.",
    ],
)
def test_nobody_who_is_named_is_bound(code: Code, text: str) -> None:
    assert code(text, published="2025-05-19").commitments == ()


def test_the_two_sides_are_a_state_and_an_organisation(code: Code) -> None:
    text = (
        "The United Kingdom and the European Union met in London, watched by the United States and France. The EU and the United Kingdom "
        "had talked all night. The two sides agreed to ease border checks."
    )
    assert [set(made.parties) for made in code(text, published="2025-05-19").commitments] == [{"GBR", "EU"}]


def test_the_secretary_and_a_minister_are_two(code: Code) -> None:
    text = (
        "Secretary Antony Blinken met Ukrainian Foreign Minister Dmytro Kuleba. The Secretary and Foreign Minister Kuleba also discussed trade, and "
        "committed to finding a way to export grain in the face of the war."
    )
    assert [set(made.parties) for made in code(text, published="2022-05-15").commitments] == [{"USA", "UKR"}]


def test_a_deal_that_somebody_could_sign_is_not_signed(code: Code) -> None:
    text = "A party in Taiwan said that, should it win, it could sign a peace deal with China."
    assert "signed" not in [made.act for made in code(text, published="2019-02-20").commitments]
