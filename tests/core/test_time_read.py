"""What people type: the date expressions of plans in both languages, and what must stay in doubt."""

from datetime import date

import pytest

from botnia_portal.core.time import Reading, read

TERM = (date(2013, 1, 1), date(2014, 12, 31))

# (Finnish; Swedish; EDTF; role). Several texts of a language are parted by ";".
DATED = [
    ("30.3.2013", "30.3.2013; den 30 mars 2013", "2013-03-30", "at"),
    ("30.3.2013 mennessä", "senast 30.3.2013", "2013-03-30", "deadline"),
    ("viimeistään 15.10.2013", "senast 15.10.2013; senast den 15 oktober 2013", "2013-10-15", "deadline"),
    ("1.1.2013 alkaen; 1.1.2013 lukien", "från och med 1.1.2013; fr.o.m. 1.1.2013", "2013-01-01/..", "start"),
    (
        "31.12.2013 saakka; 31.12.2013 asti",
        "till och med 31.12.2013; t.o.m. 31.12.2013",
        "../2013-12-31",
        "end",
    ),
    ("1.1.–31.12.2013; 1.1.-31.12.2013", "1.1–31.12.2013", "2013-01-01/2013-12-31", "during"),
    ("1.–15.10.2013; 1.-15. lokakuuta 2013", "1–15.10.2013", "2013-10-01/2013-10-15", "during"),
    ("1.12.–31.1.2014", "1.12–31.1.2014", "2013-12-01/2014-01-31", "during"),
    ("10/2013; lokakuu 2013; LOKAKUUSSA 2013", "10/2013; oktober 2013; okt. 2013", "2013-10", "at"),
    ("10/2015 saakka; -10/2015 saakka; -10/2015", "till och med oktober 2015", "../2015-10", "end"),
    ("(jatkuu) 10/2013; jatkuu 10/2013", "(fortsätter) t.o.m. 10/2013; t.o.m. 10/2013", "../2013-10", "end"),
    ("10/2014 mennessä; lokakuun 2014 loppuun mennessä", "senast i oktober 2014", "2014-10", "deadline"),
    ("lokakuussa 2013; lokakuussa vuonna 2013", "i oktober 2013", "2013-10", "at"),
    ("loka–marraskuussa 2013; loka-/marraskuu 2013", "i oktober–november 2013", "2013-10/2013-11", "during"),
    ("helmi-maaliskuu 2014", "i februari-mars 2014; feb-mars 2014", "2014-02/2014-03", "during"),
    ("kesä–elokuussa 2013", "juni–augusti 2013", "2013-06/2013-08", "during"),
    ("keväällä 2013; keväällä -13", "våren 2013; på våren 2013", "2013-21", "at"),
    ("kesällä 2013", "sommaren 2013", "2013-22", "at"),
    ("valmistuu kesällä 2013", "blir klar sommaren 2013", "2013-22", "completion"),
    ("syksyllä 2013; syksy 2013", "hösten 2013; på hösten 2013", "2013-23", "at"),
    ("talvella 2013; talvella 2013–2014", "vintern 2013–2014; vintern 2013/2014", "2013-24", "at"),
    ("syksyn 2013 aikana", "under hösten 2013", "2013-23", "during"),
    ("syksyn 2013 loppuun mennessä", "senast på hösten 2013", "2013-23", "deadline"),
    ("keväästä syksyyn 2013", "från våren till hösten 2013", "2013-21/2013-23", "during"),
    ("ennen kesää 2013", "före sommaren 2013", "2013-05-31", "deadline"),
    ("vuoden 2013 ensimmäisellä puoliskolla", "under första halvåret 2013", "2013-40", "during"),
    ("I/2014; Q1 2014; 1. neljännes 2014", "första kvartalet 2014; kvartal 1 2014", "2014-33", "during"),
    ("2. neljännes 2014", "andra kvartalet 2014; 2:a kvartalet 2014", "2014-34", "during"),
    ("vuonna 2014; (päivillä) 2014", "år 2014; på dagarna 2014", "2014", "at"),
    ("vuoden 2013 aikana", "under år 2013; under 2013", "2013", "during"),
    ("vuoden 2013 loppuun mennessä", "före utgången av år 2013", "2013", "deadline"),
    ("vielä vuoden 2013 ajan", "ännu under år 2013", "../2013", "end"),
    ("2014–2017; vuosina 2014–2017", "2014–2017; åren 2014–2017", "2014/2017", "during"),
    ("toimintakaudella 2013–2014", "under verksamhetsperioden 2013–2014", "2013/2014", "during"),
    ("kauden aikana; tällä toimintakaudella", "under perioden", "2013/2014", "during"),
    ("toimintakauden puolivälissä", "i mitten av verksamhetsperioden", "2013-12/2014-01", "at"),
    ("toimintakauden päättyessä; päättyessä", "vid verksamhetsperiodens slut", "2014-12-31", "at"),
    ("vuodenvaihteessa 2013–2014", "årsskiftet 2013–2014; vid årsskiftet", "2013-12/2014-01", "at"),
    ("viikolla 42 2013; vko 42/2013", "vecka 42 2013; v. 42/2013", "2013-10-14/2013-10-20", "at"),
    ("viikoilla 10-11/2014", "veckorna 10–11 2014", "2014-03-03/2014-03-16", "during"),
    ("viikon 12 loppuun mennessä 2014", "senast vecka 12 2014", "2014-03-23", "deadline"),
    ("vuoden 2014 alusta", "från början av 2014", "2014-01-01/..", "start"),
    ("1.1.2013 alkaen 31.12.2014 saakka", "från 1.1.2013 till 31.12.2014", "2013-01-01/2014-12-31", "during"),
    ("noin lokakuussa 2013; n. 10/2013", "cirka oktober 2013", "2013-10~", "at"),
    ("lukuvuonna 2013–2014", "läsåret 2013–2014", "2013-08/2014-07", "during"),
    ("kesän 2013 jälkeen", "efter sommaren 2013", "2013-09-01/..", "after"),
    ("kes.–elok. 2014; kes-elok. 2014", "juni–augusti 2014", "2014-06/2014-08", "during"),
    ("lok.–marrask. 2014", "okt.–nov. 2014", "2014-10/2014-11", "during"),
    ("vuoden puolivälissä 2014", "halvårsskiftet 2014; vid halvårsskiftet 2014", "2014-06/2014-07", "at"),
    ("vuoden 2014 puoliväliin mennessä", "senast halvårsskiftet 2014", "2014-06-30", "deadline"),
]
UNDATED = [
    ("vuosittain; vuosittainen", "årligen; årlig", Reading(repeats="FREQ=YEARLY")),
    ("joka toinen vuosi; kahden vuoden välein", "vartannat år", Reading(repeats="FREQ=YEARLY;INTERVAL=2")),
    ("kaksi kertaa vuodessa; 2 krt/v", "två gånger per år", Reading(repeats="FREQ=MONTHLY;INTERVAL=6")),
    ("kuukausittain", "månatligen; varje månad", Reading(repeats="FREQ=MONTHLY")),
    ("lokakuussa vuosittain", "årligen i oktober", Reading(repeats="FREQ=YEARLY;BYMONTH=10")),
    ("vuosittain 15.10.", "årligen den 15 oktober", Reading(repeats="FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15")),
    ("joka syksy; syksyisin", "varje höst", Reading(repeats="FREQ=YEARLY;BYMONTH=9,10,11")),
    ("toista kertaa", "för andra gången", Reading(occurrence=2)),
    ("kaksivuotisena kokeiluna", "som ett tvåårigt försök", Reading(role="during", duration="P2Y")),
    ("viisivuotinen prosessi", "en femårig process", Reading(role="during", duration="P5Y")),
    ("jatkaa; edelleen", "fortsätter; fortsättningsvis", Reading(role="continuing")),
    ("jatkossa; ajankohtaista", "framöver; i fortsättningen; aktuellt", Reading(role="open")),
    ("ajankohta ilmoitetaan myöhemmin", "tidpunkten meddelas senare", Reading(role="open")),
    ("vähitellen", "småningom", Reading(role="gradual")),
    ("pysyvästi", "permanent", Reading(role="start")),
    ("viime aikoina", "på senaste tiden", Reading(role="past")),
    ("nykyisin; tämänhetkinen", "numera; nuvarande", Reading(role="at")),
]
IN_DOUBT = [
    ("lokakuussa", "i oktober", ["2013-10", "2014-10"]),
    ("keväällä", "på våren", ["2013-21", "2014-21"]),
    ("15.10. mennessä", "senast 15.10", ["2013-10-15", "2014-10-15"]),
    ("lokakuun loppuun mennessä", "före utgången av oktober", ["2013-10", "2014-10"]),
    ("alkuvuoden aikana", "under första halvåret", ["2013-40", "2014-40"]),
    ("syksyyn 2013 mennessä", "senast hösten 2013", ["2013-08-31", "2013-23"]),
    ("vuoden 2013 alussa", "i början av 2013", ["2013-01", "2013-33", "2013-40"]),
    ("lokakuussa tai marraskuussa 2013", "oktober eller november 2013", ["2013-10", "2013-11"]),
    ("vuodenvaihteessa 2013", "årsskiftet 2013", ["2012-12/2013-01", "2013-12/2014-01"]),
]
RELATIVE = [
    ("fi", "työsuunnitelman valmistuttua", Reading(role="after", after="työsuunnitelman valmistuttua")),
    ("sv", "då arbetsplanen är klar", Reading(role="after", after="då arbetsplanen är klar")),
    ("sv", "då rapporten blivit klar(a)", Reading(role="after", after="då rapporten blivit klara")),
    ("fi", "hankkeen päättyessä (10/2013)", Reading("2013-10", "at", after="hankkeen päättyessä")),
    ("sv", "då projektet avslutas (10/2013)", Reading("2013-10", "at", after="då projektet avslutas")),
    ("fi", "Äldre – Centrum -hankkeen päättyessä", Reading(after="Äldre – Centrum -hankkeen päättyessä")),
    (
        "fi",
        "vuoden mittaisen valmisteluvaiheen jälkeen",
        Reading(role="after", after="vuoden mittaisen valmisteluvaiheen jälkeen", offset="P1Y"),
    ),
    (
        "sv",
        "efter en ettårig beredningsfas",
        Reading(role="after", after="efter en ettårig beredningsfas", offset="P1Y"),
    ),
]


def _each(rows: list) -> list:  # type: ignore[type-arg]
    return [
        (language, text.strip(), *rest)
        for finnish, swedish, *rest in rows
        for language, texts in (("fi", finnish), ("sv", swedish))
        for text in texts.split(";")
    ]


@pytest.mark.parametrize(("language", "text", "edtf", "role"), _each(DATED))
def test_a_dated_text(language: str, text: str, edtf: str, role: str) -> None:
    reading = read(text, language, TERM).reading
    assert reading is not None
    assert (reading.edtf, reading.role) == (edtf, role)


@pytest.mark.parametrize(("language", "text", "expected"), _each(UNDATED))
def test_an_undated_text(language: str, text: str, expected: Reading) -> None:
    assert read(text, language, TERM).reading == expected


@pytest.mark.parametrize(("language", "text", "expected"), _each(IN_DOUBT))
def test_in_doubt_all_readings(language: str, text: str, expected: list[str]) -> None:
    result = read(text, language, TERM)
    assert [reading.edtf for reading in result.ambiguous] == expected
    assert result.reading is None


@pytest.mark.parametrize(("language", "text", "expected"), RELATIVE)
def test_a_time_that_hangs_on_an_event(language: str, text: str, expected: Reading) -> None:
    assert read(text, language, TERM).reading == expected


NOT_UNDERSTOOD = """
foo; mennessä; 31.2.2013; 13/2013; 0/2013; ensi vuonna; i höst; viisi kertaa vuodessa; lokakuussa 2013–2014
2014–2013; syksyllä 2013 ja keväällä 2014; viikolla 60/2013; 1–2 kertaa vuodessa; lokakuun alkuun mennessä; kesällä 13
""".strip().replace("\n", ";")


@pytest.mark.parametrize("text", ["", "  ", "x" * 999, *(text.strip() for text in NOT_UNDERSTOOD.split(";"))])
def test_what_is_not_understood(text: str) -> None:
    assert not read(text, "fi", TERM).understood


def test_the_year_comes_from_a_term_with_one_fitting_day() -> None:
    reading = read("15.10. mennessä", "fi", (date(2013, 7, 1), date(2014, 6, 30))).reading
    assert reading == Reading("2013-10-15", "deadline", inferred=True)


def test_without_a_term_no_year_is_guessed() -> None:
    assert not read("lokakuussa", "fi", None).understood


@pytest.mark.parametrize(
    "text", ["kesän jälkeen", "efter sommaren", "ennen kesää", "före sommaren", "kes. 2014"]
)
def test_words_of_the_calendar_that_tell_no_year_are_no_event(text: str) -> None:
    assert read(text, "fi").readings == ()


def test_three_letters_alone_are_read_as_the_month_of_no_other_language() -> None:
    assert read("mar 2014", "fi").reading == Reading("2014-03")


def test_either_language_is_read_on_either_page() -> None:
    assert read("hösten 2013", "fi", TERM) == read("hösten 2013", "sv", TERM)


def test_a_duration_closes_a_start() -> None:
    reading = read("1.1.2013 alkaen kahden vuoden ajan", "fi", None).reading
    assert reading is not None
    assert (reading.derived.earliest, reading.derived.latest) == (date(2013, 1, 1), date(2014, 12, 31))
