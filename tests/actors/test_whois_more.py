"""Names in further spellings and scripts, whom people serve, and bodies of aid, intelligence and ombudsmen."""

import pytest

from legation.actors.whois import whois
from legation.reference.register import Register


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Ilham Heydar oglu Aliyev", "person:ilham-aliyev"),
        ("Juan Evo Morales Ayma", "person:evo-morales"),
        ("Rafael Correa Delgado", "person:rafael-correa"),
        ("Sergej Lawrow", "person:sergey-lavrov"),
        ("Suu Kyi", "person:aung-san-suu-kyi"),
        ("James Earl Carter", "person:jimmy-carter"),
        ("Джо Байден", "person:joe-biden"),
        ("Эмманюэль Макрон", "person:emmanuel-macron"),
        ("Макрон Эмманюэль", "person:emmanuel-macron"),
        ("Ким Чен Ын", "person:kim-jong-un"),
        ("فلاديمير بوتين", "person:vladimir-putin"),
        ("دونالد ترامب", "person:donald-trump"),
        ("أنطونيو غوتيريش", "person:antonio-guterres"),
        ("约翰·克里", "person:john-kerry"),
        ("习近平主席", "person:xi-jinping"),
        ("문재인", "person:moon-jae-in"),
        ("בנימין נתניהו", "person:benjamin-netanyahu"),
        ("Αλέξης Τσίπρας", "person:alexis-tsipras"),
    ],
)
def test_names_otherwise_written(register: Register, phrase: str, key: str) -> None:
    assert whois(phrase, register).key == key


@pytest.mark.parametrize("phrase", ["Juan Peter Angela Schmidt", "Oglu Heydar", "Иван Джонсонов", "Anna Lawrow", "who"])
def test_names_of_nobody_known(register: Register, phrase: str) -> None:
    assert whois(phrase, register).key is None


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("spokesman for the French president", "FRA", "GOV"),
        ("spokesperson of the Iranian foreign ministry", "IRN", "GOV"),
        ("aide to the US president", "USA", "GOV"),
        ("adviser to Ukraine's president", "UKR", "GOV"),
        ("envoy of the Russian president", "RUS", "GOV"),
        ("envoy to Libya", None, "GOV"),
        ("WHO", None, "IGO"),
        ("Duma deputy", "RUS", "LEG"),
        ("Republican senator", "USA", "LEG"),
        ("MSP", "GBR", "LEG"),
        ("Speaker of the Scottish Parliament", "GBR", "LEG"),
        ("President of the Kurdistan Region", "IRQ", "GOV"),
        ("displaced Syrians", "SYR", "REF"),
        ("Rohingya refugees", "MMR", "REF"),
        ("Russian Human Rights Commissioner", "RUS", "GOV"),
        ("Commissioner for Human Rights of Poland", "POL", "GOV"),
        ("Albania's People's Advocate", "ALB", "GOV"),
        ("European Ombudsman", None, "HRI"),
        ("SAVAK", "IRN", "SPY"),
        ("Securitate", "ROU", "SPY"),
        ("Peace Corps", "USA", "GOV"),
        ("Austrian Development Agency", "AUT", "GOV"),
    ],
)
def test_whose_and_what(register: Register, phrase: str, country: str | None, sector: str) -> None:
    found = whois(phrase, register)
    assert (found.country, found.sectors[:1]) == (country, (sector,))
