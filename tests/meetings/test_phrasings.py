"""The many ways in which reporters tell of meetings: sentences of our own about true events, each with who met, how, and when."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]

# text; day of publication; for each meeting: parties, realis, mode ("" for any), and a date, `aside:` or `mechanism:` key, or `learnt:` edition
TOLD: list[tuple[str, str, list[tuple[str, str, str, str]]]] = [
    ("Norway called on Israel to meet Palestinian negotiators.", "2023-06-07", [("ISR PSE", "proposed", "", "")]),
    ("Brazil appealed to Venezuela to hold talks with Guyana.", "2023-12-08", [("VEN GUY", "proposed", "", "")]),
    ("Peru called on Chile and Bolivia to hold talks.", "2023-06-07", [("CHL BOL", "proposed", "", "")]),
    (
        "Russia criticised Ukraine's president, Volodymyr Zelenskyy, and his meeting with US President Donald Trump in Washington.",
        "2025-03-01",
        [("UKR USA", "held", "in person", "")],
    ),
    (
        "The weekly of Hezbollah, the armed group, was silent on Lebanon's president, Joseph Aoun, and his meeting with Emmanuel Macron.",
        "2025-01-18",
        [("LBN FRA", "held", "in person", "")],
    ),
    (
        "Heading the delegations were Indian External Affairs Minister S. Jaishankar and U.S. Secretary of State Antony Blinken, who held talks in New Delhi on Friday.",
        "2023-11-11",
        [("IND USA", "held", "in person", "2023-11-10")],
    ),
    (
        "The United States hosted the Ukraine Defense Contact Group at Ramstein Air Base in Germany on April 26, 2022.",
        "2022-04-27",
        [("USA", "held", "in person", "mechanism:udcg")],
    ),
    (
        "Chinese President Xi Jinping sat down with French President Emmanuel Macron at the Elysee Palace on Monday.",
        "2024-05-07",
        [("CHN FRA", "held", "in person", "2024-05-06")],
    ),
    (
        "Hungarian Prime Minister Viktor Orban was received at the Kremlin by Russian President Vladimir Putin on Friday.",
        "2024-07-06",
        [("HUN RUS", "held", "in person", "2024-07-05")],
    ),
    (
        "Japanese Prime Minister Fumio Kishida, US President Joe Biden and Philippine President Ferdinand Marcos Jr. held a trilateral summit in Washington on Thursday.",
        "2024-04-12",
        [("JPN USA PHL", "held", "in person", "2024-04-11")],
    ),
    (
        "On the margins of the G20, British Prime Minister Rishi Sunak met Indian Prime Minister Narendra Modi in Bali.",
        "2022-11-17",
        [("GBR IND", "held", "in person", "aside:mechanism:g20")],
    ),
    (
        "U.S. Treasury Secretary Janet Yellen will travel to Guangzhou and Beijing next week to meet Chinese Vice Premier He Lifeng.",
        "2024-03-29",
        [("USA CHN", "planned", "in person", "")],
    ),
    (
        "U.S. Secretary of State Antony Blinken called off his trip to China on Friday.",
        "2023-02-04",
        [("USA CHN", "cancelled", "in person", "")],
    ),
    (
        "Antony Blinken, the U.S. secretary of state, postponed his visit to Beijing after a Chinese balloon was seen over Montana.",
        "2023-02-04",
        [("USA CHN", "postponed", "in person", "")],
    ),
    (
        "Chinese Foreign Minister Wang Yi spoke by phone with Ukrainian Foreign Minister Dmytro Kuleba on Tuesday.",
        "2022-03-02",
        [("CHN UKR", "held", "phone", "2022-03-01")],
    ),
    (
        "Turkish President Recep Tayyip Erdogan and Russian President Vladimir Putin talked on the phone on Friday.",
        "2024-04-06",
        [("TUR RUS", "held", "phone", "2024-04-05")],
    ),
    (
        "Indian Foreign Secretary Vikram Misri exchanged views with Bangladesh's Foreign Secretary Jashim Uddin in Dhaka on Monday.",
        "2024-12-10",
        [("IND BGD", "held", "", "2024-12-09")],
    ),
    (
        "President Biden welcomed Kenyan President William Ruto to the White House on Thursday.",
        "2024-05-24",
        [("USA KEN", "held", "in person", "2024-05-23")],
    ),
    (
        "German Chancellor Olaf Scholz is in Delhi for talks with Indian Prime Minister Narendra Modi.",
        "2023-02-25",
        [("DEU IND", "ongoing", "in person", "")],
    ),
    (
        "The foreign ministers of India and Japan, joined by their defence counterparts, met in New Delhi on August 20.",
        "2024-08-21",
        [("IND JPN", "held", "in person", "2024-08-20")],
    ),
    (
        "In Singapore on Friday met U.S. Defense Secretary Lloyd Austin and his Chinese counterpart Dong Jun.",
        "2024-06-01",
        [("USA CHN", "held", "in person", "2024-05-31")],
    ),
    (
        "His meeting with Xi lasted four hours, U.S. President Joe Biden said in Woodside, California, of his talks with Chinese President Xi Jinping.",
        "2023-11-16",
        [("USA CHN", "held", "in person", "")],
    ),
    (
        "It was the third meeting in a year between South Korean President Yoon Suk Yeol and Japanese Prime Minister Fumio Kishida.",
        "2023-05-21",
        [("KOR JPN", "held", "in person", "noedition")],
    ),
    (
        "President Biden spoke today with President Volodymyr Zelenskyy of Ukraine to underscore U.S. support.",
        "2022-05-19",
        [("USA UKR", "held", "phone", "2022-05-19")],
    ),
    (
        "Deputy Secretary of State Wendy Sherman met today with Vietnamese Deputy Prime Minister Pham Binh Minh in Hanoi.",
        "2022-06-13",
        [("USA VNM", "held", "in person", "2022-06-13")],
    ),
    (
        "The UN Security Council met on Friday at the request of Ukraine to discuss the strikes on Kyiv.",
        "2022-10-22",
        [("UN", "held", "in person", "mechanism:unsc")],
    ),
    (
        "Putin and Erdogan discussed the grain deal when they met in Sochi on Monday, Russian officials said. Russian President Vladimir Putin told Turkish President Recep Tayyip Erdogan he was open to a new deal.",
        "2023-09-05",
        [("RUS TUR", "held", "in person", "2023-09-04")],
    ),
    (
        "Kim Jong Un travelled by armoured train to Russia, where the North Korean leader met President Vladimir Putin at the Vostochny cosmodrome on 13 September 2023.",
        "2023-09-14",
        [("PRK RUS", "held", "in person", "2023-09-13")],
    ),
    (
        "Saudi Crown Prince Mohammed bin Salman played host to Chinese President Xi Jinping in Riyadh in December 2022.",
        "2023-01-10",
        [("SAU CHN", "held", "in person", "2022-12")],
    ),
    (
        "Hosting Polish President Andrzej Duda in Kyiv, Ukrainian President Volodymyr Zelensky thanked Warsaw for its help.",
        "2023-06-29",
        [("POL UKR", "held", "in person", "")],
    ),
    (
        "Vietnam rolled out the red carpet for U.S. President Joe Biden, who held talks with General Secretary Nguyen Phu Trong in Hanoi on Sunday.",
        "2023-09-11",
        [("VNM USA", "held", "in person", "2023-09-10")],
    ),
    (
        "Talks between Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev took place in Brussels.",
        "2022-04-07",
        [("ARM AZE", "held", "in person", "")],
    ),
    (
        "Brazilian President Luiz Inacio Lula da Silva paid a state visit to China in April 2023.",
        "2023-05-02",
        [("BRA CHN", "held", "in person", "2023-04")],
    ),
    (
        "Lula da Silva, the Brazilian president, wrapped up a four-day visit to China on Saturday.",
        "2023-04-16",
        [("BRA CHN", "held", "in person", "2023-04-15")],
    ),
    (
        "A Japanese delegation led by Foreign Minister Yoko Kamikawa held consultations with a Ukrainian delegation headed by Foreign Minister Dmytro Kuleba in Kyiv on Sunday.",
        "2024-01-08",
        [("JPN UKR", "held", "", "2024-01-07")],
    ),
    (
        "The leaders of Australia, the United Kingdom and the United States met in San Diego on March 13, 2023 to announce the AUKUS submarine plan.",
        "2023-03-14",
        [("AUS GBR USA", "held", "in person", "2023-03-13")],
    ),
    (
        "US Secretary of State Antony Blinken is to meet China's top diplomat Wang Yi in Jakarta this week, the State Department said.",
        "2023-07-10",
        [("USA CHN", "planned", "in person", "")],
    ),
    (
        "US Secretary of State Antony Blinken is due to hold talks with Egyptian President Abdel Fattah al-Sisi in Cairo on Thursday.",
        "2024-03-19",
        [("USA EGY", "planned", "", "2024-03-21")],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov is expected in Pyongyang next week for talks with his North Korean counterpart Choe Son Hui.",
        "2023-10-12",
        [("RUS PRK", "planned", "", "")],
    ),
    (
        "Moscow and Kyiv have agreed to hold a second round of talks in Istanbul on June 2.",
        "2025-05-30",
        [("RUS UKR", "planned", "", "2025-06-02")],
    ),
    (
        "Ukrainian President Volodymyr Zelensky has offered to meet Russian President Vladimir Putin in Turkey.",
        "2025-05-12",
        [("UKR RUS", "proposed", "", "")],
    ),
    (
        "Pakistan proposed talks with India on Kashmir, but New Delhi did not reply.",
        "2019-06-08",
        [("PAK IND", "proposed", "", "")],
    ),
    (
        "Talks between Ethiopia and Egypt over the Nile dam are under way in Addis Ababa.",
        "2023-09-23",
        [("ETH EGY", "ongoing", "", "")],
    ),
    (
        "Russian and Ukrainian negotiators are meeting in Istanbul on Monday.",
        "2025-06-02",
        [("RUS UKR", "ongoing", "", "2025-06-02")],
    ),
    (
        "A summit between the leaders of Serbia and Kosovo, due in Washington on June 27, 2020, was cancelled.",
        "2020-06-26",
        [("SRB XKX", "cancelled", "", "2020-06-27")],
    ),
    (
        "Blinken had previously met Lavrov in New Delhi in March 2023. US Secretary of State Antony Blinken and Russian Foreign Minister Sergei Lavrov also met in Geneva in January 2022.",
        "2023-07-12",
        [("USA RUS", "held", "in person", "2023-03"), ("USA RUS", "held", "in person", "2022-01")],
    ),
    (
        "US Secretary of State Antony Blinken briefly encountered Russian Foreign Minister Sergei Lavrov at a G20 gathering in New Delhi.",
        "2023-03-03",
        [("USA RUS", "held", "in person", "")],
    ),
    (
        "Jordan's King Abdullah II held separate meetings with German Chancellor Olaf Scholz and French President Emmanuel Macron at the Munich Security Conference.",
        "2024-02-18",
        [
            ("JOR DEU", "held", "in person", "aside:mechanism:munich-security-conference"),
            ("JOR FRA", "held", "in person", "aside:mechanism:munich-security-conference"),
        ],
    ),
    (
        "U.S. President Joe Biden held a virtual summit with Chinese President Xi Jinping on November 15, 2021.",
        "2021-11-16",
        [("USA CHN", "held", "video", "2021-11-15")],
    ),
    (
        "British Foreign Secretary James Cleverly phoned his Iranian counterpart Hossein Amir-Abdollahian on Saturday.",
        "2023-01-15",
        [("GBR IRN", "held", "phone", "2023-01-14")],
    ),
    (
        "There was a telephone conversation between French President Emmanuel Macron and Iranian President Masoud Pezeshkian on Monday.",
        "2024-07-30",
        [("FRA IRN", "held", "phone", "2024-07-29")],
    ),
    (
        "Indian Prime Minister Narendra Modi received a call from British Prime Minister Keir Starmer on Saturday.",
        "2024-07-07",
        [("IND GBR", "held", "phone", "2024-07-06")],
    ),
    (
        "The inaugural India-Kenya Defence Dialogue was held in Nairobi on 12 June 2023.",
        "2023-06-13",
        [("IND KEN", "held", "", "learnt:inaugural")],
    ),
    (
        "India and Japan held the third round of the India-Japan Cyber Dialogue in Tokyo.",
        "2022-07-01",
        [("IND JPN", "held", "", "learnt:third")],
    ),
    (
        "Cyprus and Egypt staged the annual Cyprus-Egypt Intergovernmental Summit in Cairo in January 2025.",
        "2025-01-10",
        [("CYP EGY", "held", "", "learnt:annual")],
    ),
    (
        "Foreign ministers of the Quad gathered in Melbourne on February 11, 2022.",
        "2022-02-12",
        [("AUS IND JPN USA", "held", "in person", "mechanism:quad")],
    ),
    (
        "The transatlantic Quad of Britain, France, Germany and the United States conferred on Ukraine on Thursday.",
        "2022-02-25",
        [("GBR FRA DEU USA", "held", "", "mechanism:transatlantic-quad")],
    ),
    (
        "Diplomats from the E3 and Iran met in Geneva on Friday.",
        "2025-06-21",
        [("GBR FRA DEU IRN", "held", "in person", "")],
    ),
    (
        "Leaders of Brazil, Germany, India and Japan, the G4, met in New York in 2015.",
        "2015-09-30",
        [("BRA DEU IND JPN", "held", "in person", "mechanism:g4")],
    ),
    (
        "The leaders of France, Germany, Russia and Ukraine held a Normandy format summit in Paris on December 9, 2019.",
        "2019-12-10",
        [("FRA DEU RUS UKR", "held", "in person", "mechanism:normandy")],
    ),
    (
        "Foreign ministers of the two Germanys and the four powers opened the Two-Plus-Four talks in Bonn on May 5, 1990.",
        "1990-05-06",
        [("DDR DEU FRA GBR SUN USA", "held", "", "mechanism:two-plus-four")],
    ),
    (
        "Japan and the United States held their first economic 2+2 meeting in Washington on July 29, 2022.",
        "2022-07-30",
        [("JPN USA", "held", "", "mechanism:us-japan-economic-2plus2")],
    ),
    (
        "Foreign and defence ministers of Japan and the United States held 2+2 talks in Tokyo on July 28, 2024.",
        "2024-07-29",
        [("JPN USA", "held", "", "mechanism:us-japan-scc")],
    ),
    (
        "Swiss President Viola Amherd shook hands with Ukrainian President Volodymyr Zelensky before their talks in Bern on January 15, 2024.",
        "2024-01-16",
        [("CHE UKR", "held", "in person", "2024-01-15")],
    ),
    (
        "Austrian Chancellor Karl Nehammer flew to Moscow on Monday to see Russian President Vladimir Putin.",
        "2022-04-12",
        [("AUT RUS", "held", "in person", "2022-04-11")],
    ),
    (
        "Pope Francis granted an audience to Ukrainian President Volodymyr Zelensky at the Vatican on Saturday.",
        "2023-05-14",
        [("VAT UKR", "held", "in person", "2023-05-13")],
    ),
    (
        "Iran's deputy foreign minister Ali Bagheri Kani and EU envoy Enrique Mora huddled in Doha.",
        "2022-06-29",
        [("IRN EU", "held", "in person", "")],
    ),
    (
        "Secretary Blinken participated in a trilateral meeting with Japanese Foreign Minister Yoshimasa Hayashi and Republic of Korea Foreign Minister Park Jin in Honolulu.",
        "2022-02-13",
        [("USA JPN KOR", "held", "in person", "")],
    ),
    (
        "Vice President Kamala Harris joined the leaders of the Caribbean states in Nassau, where she co-chaired talks with Bahamian Prime Minister Philip Davis.",
        "2023-06-09",
        [("USA BHS", "held", "", "")],
    ),
    (
        "The Chinese and Philippine coast guards' chiefs never met.",
        "2023-06-09",
        [],
    ),
    (
        "Spanish Prime Minister Pedro Sanchez's talks with Moroccan King Mohammed VI in Rabat on Thursday ended a year-long rift.",
        "2022-04-08",
        [("ESP MAR", "held", "", "2022-04-07")],
    ),
    (
        "New Zealand's foreign minister, Winston Peters, has met with Solomon Islands Prime Minister Jeremiah Manele during a tour of the Pacific.",
        "2024-05-14",
        [("NZL SLB", "held", "in person", "")],
    ),
    (
        "Sweden's accession was on the table at a meeting that Turkish President Recep Tayyip Erdogan had with Swedish Prime Minister Ulf Kristersson in Vilnius.",
        "2023-07-11",
        [("TUR SWE", "held", "in person", "")],
    ),
    (
        "Accompanied by his finance minister, Egyptian President Abdel Fattah al-Sisi arrived in Ankara on Wednesday for talks with Turkish President Recep Tayyip Erdogan.",
        "2024-09-05",
        [("EGY TUR", "held", "in person", "2024-09-04")],
    ),
    (
        "After meeting Indian Foreign Minister S. Jaishankar in Beijing, Chinese Foreign Minister Wang Yi spoke of a thaw.",
        "2025-07-15",
        [("IND CHN", "held", "in person", "")],
    ),
    (
        "US and Chinese trade negotiators wrapped up two days of talks in Stockholm on Tuesday.",
        "2025-07-30",
        [("USA CHN", "held", "", "")],
    ),
    (
        "Talks are scheduled between Ethiopian Prime Minister Abiy Ahmed and Somali President Hassan Sheikh Mohamud in Ankara.",
        "2024-12-10",
        [("ETH SOM", "planned", "", "")],
    ),
    (
        "President Joe Biden called President-elect Claudia Sheinbaum of Mexico on June 3 to congratulate her.",
        "2024-06-04",
        [("USA MEX", "held", "phone", "2024-06-03")],
    ),
    (
        "The US climate envoy, John Kerry, will travel to Oslo from May 6 and London from May 8 to meet officials.",
        "2022-05-04",
        [("USA NOR", "planned", "in person", ""), ("USA GBR", "planned", "in person", "")],
    ),
    (
        "Today, the Leaders of Canada, France and Italy met on the margins of the G20 Summit in Bali.",
        "2022-11-15",
        [("CAN FRA ITA", "held", "in person", "aside:mechanism:g20")],
    ),
    (
        "Jake Sullivan, the US National Security Advisor, and his Israeli counterpart, Eyal Hulata, held a video meeting "
        "of the U.S.-Israel Strategic Consultative Group on January 26.",
        "2022-01-27",
        [("USA ISR", "held", "video", "mechanism:us-israel-scg")],
    ),
    (
        "Vice President Kamala Harris met President Volodymyr Zelenskyy of Ukraine in Munich, Germany.",
        "2024-02-17",
        [("USA UKR", "held", "in person", "")],
    ),
    (
        "Vice President Kamala Harris spoke at the rally in Chicago, and told reporters that Canada was a friend.",
        "2024-02-17",
        [],
    ),
    (
        "Russia and Ukraine exchanged 300 prisoners on Sunday. The exchange was the largest of the war.",
        "2025-05-26",
        [],
    ),
]


@pytest.mark.parametrize(("text", "published", "expected"), TOLD)
def test_told(code: Code, text: str, published: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = code(text, published=published).meetings
    assert [set(meeting.parties) for meeting in found] == [set(parties.split()) for parties, _, _, _ in expected]
    for meeting, (_, realis, mode, more) in zip(found, expected, strict=True):
        assert meeting.realis == realis
        assert not mode or meeting.mode == mode
        kind, _, value = more.partition(":")
        if kind == "aside":
            assert meeting.sidelines_of == value
        elif kind == "mechanism":
            assert meeting.mechanism == more
        elif kind == "learnt":
            assert meeting.mechanism is not None and meeting.mechanism.startswith("mechanism:")
            assert meeting.edition == value
        elif kind == "noedition":
            assert meeting.edition is None
        elif kind:
            assert meeting.when is not None and (meeting.when.from_ or "").startswith(kind)


@pytest.mark.parametrize(
    "text", ["The Quad Senior Cyber Group met in Sydney on Tuesday.", "The G7 Rapid Response Network met in Ottawa on Tuesday."]
)
def test_a_lesser_body_is_not_the_format(code: Code, text: str) -> None:
    assert all(m.mechanism not in ("mechanism:quad", "mechanism:g7") for m in code(text, published="2022-03-25").meetings)


def test_a_lesser_body_meets_under_its_own_name(code: Code) -> None:
    coding = code(
        "The Quad Senior Cyber Group met in Sydney this week.", published="2022-03-25", title="Statement on Quad Senior Cyber Group Meeting"
    )
    (met,) = coding.meetings
    assert (met.mechanism, met.mechanism_name, met.parties) == (
        "mechanism:quad-senior-cyber-group",
        "Quad Senior Cyber Group",
        ("AUS", "IND", "JPN", "USA"),
    )
    assert met.title.startswith("Quad Senior Cyber Group, Sydney")
    assert any(actor.key == met.mechanism and actor.members == met.parties for actor in coding.actors)


def test_ranks_of_a_format_are_kept_apart(code: Code) -> None:
    text = (
        "The leaders of the Quad met in Tokyo on May 24. In Tokyo, the Quad's heads of development agencies met to discuss debt. "
        "U.S. Energy Secretary Jennifer Granholm plans to meet with the Quad Energy Ministers."
    )
    found = code(text, published="2022-05-25").meetings
    assert all("Granholm" not in person.name for met in found if met.level == "leader" for person in met.participants)
    assert len([met for met in found if met.level == "leader"]) == 1


def test_a_training_session_is_no_meeting(code: Code) -> None:
    text = "Quad Foreign Ministers met in Tokyo in July. Australia will hold the first training session in Darwin."
    (met,) = code(text, published="2024-09-21").meetings
    assert met.edition is None


def test_a_readout_without_a_day_is_of_the_day_or_the_one_before(code: Code) -> None:
    text = "President Joe Biden and the Amir of Qatar, Tamim bin Hamad Al Thani, spoke about the evacuation from Kabul."
    (met,) = code(
        text, published="2021-08-20", title="Readout of President Biden's Call with Amir Tamim bin Hamad Al Thani of Qatar"
    ).meetings
    assert met.when is not None and (met.when.from_, met.when.until, met.when.basis) == ("2021-08-19", "2021-08-20", "published")
    (other,) = code(text, published="2021-08-20", title="The evacuation goes on").meetings
    assert other.when is None


def test_the_place_of_a_meeting_is_where_the_visit_led(code: Code) -> None:
    text = "During a visit to Delhi on Monday, US Secretary of State Antony Blinken met Indian External Affairs Minister S. Jaishankar."
    (met,) = code(text, published="2023-11-10").meetings
    assert met.place is not None and met.place.country == "IND" and met.when is not None and met.when.from_ == "2023-11-06"


def test_a_ministers_meeting_is_theirs_whoever_hosts_it(code: Code) -> None:
    text = (
        "In Australia on February 9-12, Secretary of State Antony Blinken will attend the fourth Quad Foreign Ministers' Meeting. "
        "He will also meet Prime Minister Scott Morrison."
    )
    levels = {m.mechanism: m.level for m in code(text, published="2022-02-04").meetings}
    assert levels["mechanism:quad"] == "minister"


def test_who_speak_together_have_met(code: Code) -> None:
    title = "Remarks by President Biden, Prime Minister Albanese of Australia, and Prime Minister Sunak of the United Kingdom on the AUKUS Partnership"
    text = (
        "PRESIDENT BIDEN: It is an honor to welcome Prime Minister Albanese and Prime Minister Sunak.\n\n"
        "PRIME MINISTER ALBANESE: Thank you, President Biden.\n\nPRIME MINISTER SUNAK: Thank you both."
    )
    (met,) = code(text, published="2023-03-13", title=title).meetings
    assert set(met.parties) == {"AUS", "GBR", "USA"} and met.mechanism == "mechanism:aukus" and met.realis == "held"
    assert met.when is not None and met.when.from_ == "2023-03-13"


def test_who_speaks_of_another_has_not_met_him(code: Code) -> None:
    text = "PRESIDENT BIDEN: I have spoken about this for a long time.\n\nPrime Minister Albanese is a friend. President Biden is too."
    coding = code(text, published="2023-03-13", title="Remarks by President Biden on the Pacific and Prime Minister Albanese of Australia")
    assert coding.meetings == ()


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("There was no progress in the talks between Russia and Ukraine, and Kyiv abandoned its offensive.", ["held"]),
        ("Trump said that he could abandon the talks between Russia and Ukraine.", []),
        ("France threatened to cancel the summit with Mali.", []),
        ("Iran called off the talks with the United States.", ["cancelled"]),
        ("After talks with German Chancellor Friedrich Merz on Sunday, French President Emmanuel Macron postponed the levy.", ["held"]),
        ("India and Pakistan resumed the stalled talks in Islamabad on Tuesday.", ["held"]),
        ("Iran and the United States postponed the talks in Rome.", ["postponed"]),
    ],
)
def test_what_is_called_off_or_put_off(code: Code, text: str, stands: list[str]) -> None:
    assert [met.realis for met in code(text, published="2025-05-21").meetings] == stands


# text, the month of each meeting in order ("" for none)
DATED = [
    ("President Biden met with President Xi in Bali on Monday, building on the summit between Prime Minister Modi and President Putin in May.", ["2022-11", "2022-05"]),
    ("The call between Joe Biden and Xi Jinping follows the two leaders' meeting in Woodside in November 2021.", ["", "2021-11"]),
    (
        "National Security Advisor Jake Sullivan met on November 14 with Foreign Minister Wang Yi to follow up on the summit between "
        "President Biden and President Xi last month.",
        ["2022-11", "2022-10"],
    ),
    ("President Joe Biden spoke today with President Recep Tayyip Erdogan in advance of the NATO Summit in Vilnius.", ["2022-11", ""]),
    (
        "The trip follows President Biden's meeting with President Macron in Paris, his talks with Chancellor Scholz and his summit with King Felipe of Spain last month.",
        ["", "", "2022-10"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "months"), DATED)
def test_a_time_stays_with_its_own_meeting(code: Code, text: str, months: list[str]) -> None:
    found = code(text, published="2022-11-16").meetings
    assert [((met.when.from_ or "") if met.when else "")[:7] for met in found] == months


def test_a_weekday_of_what_is_to_come_is_the_next_one(code: Code) -> None:
    text = "Why will the President hold a news conference after his summit with Russian President Vladimir Putin on Wednesday, President Biden was asked."
    found = [met for met in code(text, published="2021-06-13").meetings if met.when is not None]
    assert all(met.realis != "planned" or (met.when.from_ if met.when else "") == "2021-06-16" for met in found)


def test_an_anniversary_is_no_edition(code: Code) -> None:
    (met,) = code(
        "President Joe Biden will host NATO leaders in Washington for the alliance's 75th anniversary summit.", published="2024-07-01"
    ).meetings
    assert met.edition is None and met.title.startswith("NATO summit")


def test_a_place_stays_with_its_own_meeting(code: Code) -> None:
    text = "He spoke of the talks with the ASEAN leaders in Washington, the trip to Korea and the Quad meeting."
    found = code(text, published="2022-05-31", source="White House").meetings
    assert all(met.place is None for met in found if met.mechanism == "mechanism:quad")


def test_who_did_something_beside_a_summit_have_met(code: Code) -> None:
    text = "Prime Minister Narendra Modi and President Emmanuel Macron announced a roadmap on the sidelines of the G20 summit in Bali."
    (met,) = [met for met in code(text, published="2022-11-17").meetings if met.mechanism is None]
    assert met.parties == ("IND", "FRA") and met.sidelines_of == "mechanism:g20"


def test_representatives_are_not_the_leaders(code: Code) -> None:
    text = (
        "The talks grew out of a meeting of President Joe Biden and Chinese President Xi Jinping last autumn. "
        "American and Chinese defence officials sat down in Honolulu."
    )
    leaders = next(met for met in code(text, published="2024-04-16").meetings if met.level == "leader")
    assert leaders.place is None


def test_a_greeting_is_evidence_of_the_meeting(code: Code) -> None:
    text = "PRESIDENT BIDEN: Prime Minister Modi is here.\n\nIt is good to have you here, sir, and welcome to this house."
    (met,) = code(
        text, published="2023-06-22", title="Remarks by President Biden and Prime Minister Modi of India Before Bilateral Meeting"
    ).meetings
    assert any("good to have you here" in span.text for span in met.evidence)


def test_who_is_thanked_is_the_host(code: Code) -> None:
    text = "Prime Minister Kishida Fumio thanked President Joe Biden for hosting the Quad leaders in Washington."
    (met,) = code(text, published="2022-01-21").meetings
    assert met.host == "USA" and [person.name for person in met.participants if person.role == "host"] == ["Joe Biden"]


def test_a_format_is_the_one_of_those_who_are_named(code: Code) -> None:
    text = "Germany, France and Britain backed the plan of the United States. Chancellor Scholz joined the meeting of the Quad countries in Rome."
    assert [met.mechanism for met in code(text, published="2022-02-07").meetings] == ["mechanism:transatlantic-quad"]
    text = "Australia, India and Japan backed the plan of the United States. Prime Minister Kishida joined the meeting of the Quad countries in Rome."
    assert [met.mechanism for met in code(text, published="2022-02-07").meetings] == ["mechanism:quad"]
