"""Days and words of a time, row by row."""

from datetime import date

import pytest

from botnia_portal.core.time import LATE_ROLES, ROLES, Derived, TimeError, derive, short, show


@pytest.mark.parametrize(
    ("edtf", "role", "expected"),
    [
        ("2013-03-30", "at", ("2013-03-30", "2013-03-30", "2013-03-31", "day")),
        ("2013-03-30", "deadline", (None, "2013-03-30", "2013-03-31", "day")),
        ("2013-10", "at", ("2013-10-01", "2013-10-31", "2013-11-01", "month")),
        ("2012-02", "at", ("2012-02-01", "2012-02-29", "2012-03-01", "month")),
        ("2013-21", "at", ("2013-03-01", "2013-05-31", "2013-07-01", "season")),
        ("2013-22", "completion", ("2013-06-01", "2013-08-31", "2013-09-01", "season")),
        ("2013-23", "during", ("2013-09-01", "2013-11-30", "2014-01-01", "season")),
        ("2013-24", "at", ("2013-12-01", "2014-02-28", "2014-03-01", "season")),
        ("2015-24~", "at", ("2015-12-01", "2016-02-29", "2016-03-01", "season")),
        ("2013-23?", "at", ("2013-09-01", "2013-11-30", "2014-01-01", "season")),
        ("2014-33", "at", ("2014-01-01", "2014-03-31", "2014-04-01", "quarter")),
        ("2014-36%", "at", ("2014-10-01", "2014-12-31", "2015-01-01", "quarter")),
        ("2013-41", "at", ("2013-07-01", "2013-12-31", "2014-01-01", "half_year")),
        ("2013", "during", ("2013-01-01", "2013-12-31", "2014-01-01", "year")),
        ("2014/2017", "during", ("2014-01-01", "2017-12-31", "2018-01-01", "multi_year")),
        ("2013-12/2014-01", "at", ("2013-12-01", "2014-01-31", "2014-02-01", "interval")),
        ("2013-01-15/2013-23", "at", ("2013-01-15", "2013-11-30", "2014-01-01", "interval")),
        ("../2015-10", "end", (None, "2015-10-31", None, "month")),
        ("2013-01-01/..", "start", ("2013-01-01", None, None, "day")),
        ("../..", "open", (None, None, None, "none")),
        ("", "continuing", (None, None, None, "none")),
        ("2013-10", "start", ("2013-10-01", None, None, "month")),
        ("2013-10", "end", (None, "2013-10-31", None, "month")),
        ("9999", "at", ("9999-01-01", "9999-12-31", None, "year")),
    ],
)
def test_days(edtf: str, role: str, expected: tuple[str | None, str | None, str | None, str]) -> None:
    *days, precision = expected
    earliest, latest, late_from = (date.fromisoformat(day) if day else None for day in days)
    assert derive(edtf, role) == Derived(earliest, latest, late_from, str(precision))


@pytest.mark.parametrize("role", ROLES)
def test_only_some_roles_can_be_late(role: str) -> None:
    assert (derive("2013-10", role).late_from is not None) == (role in LATE_ROLES)


NOT_HELD = "2013-W42 2013-25 2013-42 2013-02-30 2013/ /2013 20131 -2013 2013-10-05T10:00 .. x 2014/2013 2013/2014/2015"
NOT_HELD += " 0000 9999-24 201X 2013-1 २०१३"


@pytest.mark.parametrize("edtf", [*NOT_HELD.split(), "2013\n", " 2013"])
def test_what_is_not_held(edtf: str) -> None:
    with pytest.raises(TimeError):
        derive(edtf, "at")


def test_unknown_role_duration_and_language() -> None:
    with pytest.raises(TimeError):
        derive("2013", "sometime")
    with pytest.raises(TimeError):
        derive("2013/..", "start", duration="2 years")
    with pytest.raises(TimeError):
        show("2013", "at", "en")


@pytest.mark.parametrize(
    ("edtf", "role", "finnish", "swedish"),
    [
        ("2013-23", "at", "syksyllä 2013", "hösten 2013"),
        ("2013-10", "at", "lokakuussa 2013", "i oktober 2013"),
        ("2013-03-30", "deadline", "30.3.2013 mennessä", "senast 30.3.2013"),
        ("2014-10", "deadline", "lokakuun 2014 loppuun mennessä", "senast i oktober 2014"),
        ("2013", "deadline", "vuoden 2013 loppuun mennessä", "före utgången av år 2013"),
        ("../2015-10", "end", "lokakuuhun 2015 saakka", "till och med oktober 2015"),
        ("2013-01-01/..", "start", "1.1.2013 alkaen", "från och med 1.1.2013"),
        ("2013", "during", "vuoden 2013 aikana", "under år 2013"),
        ("2013-22", "completion", "kesällä 2013", "sommaren 2013"),
        ("2013-24", "at", "talvella 2013–2014", "vintern 2013–2014"),
        ("2013-01-01/2013-12-31", "during", "1.1.–31.12.2013", "1.1–31.12.2013"),
        ("2013-10-14/2013-10-20", "at", "14.–20.10.2013", "14–20.10.2013"),
        ("2013-10/2013-11", "at", "loka–marraskuussa 2013", "i oktober–november 2013"),
        (
            "2013-12/2014-01",
            "at",
            "joulukuusta 2013 tammikuuhun 2014",
            "från december 2013 till januari 2014",
        ),
        ("2013/2014", "during", "2013–2014", "2013–2014"),
        ("2014-33", "at", "vuoden 2014 ensimmäisellä neljänneksellä", "första kvartalet 2014"),
        ("2013-10~", "at", "noin lokakuussa 2013", "cirka i oktober 2013"),
        ("2013/2014", "end", "päättyy 2013–2014", "slutar 2013–2014"),
        ("", "gradual", "vähitellen", "småningom"),
        ("", "at", "", ""),
    ],
)
def test_words(edtf: str, role: str, finnish: str, swedish: str) -> None:
    assert (show(edtf, role, "fi"), show(edtf, role, "sv")) == (finnish, swedish)


@pytest.mark.parametrize(
    ("repeats", "finnish", "swedish"),
    [
        ("FREQ=YEARLY", "vuosittain", "årligen"),
        ("FREQ=YEARLY;INTERVAL=2", "joka toinen vuosi", "vartannat år"),
        ("FREQ=YEARLY;INTERVAL=7", "joka 7. vuosi", "vart 7:e år"),
        ("FREQ=YEARLY;BYMONTH=10", "vuosittain lokakuussa", "årligen i oktober"),
        ("FREQ=YEARLY;BYMONTH=9,10,11", "vuosittain syksyllä", "årligen på hösten"),
        ("FREQ=MONTHLY;INTERVAL=6", "kaksi kertaa vuodessa", "två gånger per år"),
    ],
)
def test_words_of_recurrences(repeats: str, finnish: str, swedish: str) -> None:
    assert (show("", "at", "fi", repeats=repeats), show("", "at", "sv", repeats=repeats)) == (
        finnish,
        swedish,
    )


def test_words_of_lengths() -> None:
    assert show("2013-01-01/..", "start", "fi", duration="P2Y") == "1.1.2013 alkaen kahden vuoden ajan"
    assert show("2013-01-01/..", "start", "sv", duration="P2Y") == "från och med 1.1.2013 i två år"
    assert show("", "after", "sv", offset="P1Y") == "efter ett år"


@pytest.mark.parametrize(
    "repeats", ["YEARLY", "FREQ=HOURLY", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=,"]
)
def test_recurrences_that_are_not_held(repeats: str) -> None:
    with pytest.raises(TimeError):
        show("", "at", "fi", repeats=repeats)


@pytest.mark.parametrize(
    ("edtf", "finnish", "swedish"),
    [
        ("2013-23", "syksy 2013", "hösten 2013"),
        ("2013-10", "lokakuu 2013", "oktober 2013"),
        ("../2015-10", "–lokakuu 2015", "–oktober 2015"),
        ("2013-01-01/..", "1.1.2013–", "1.1.2013–"),
        ("2013-03-30", "30.3.2013", "30.3.2013"),
        ("2013", "2013", "2013"),
        ("2014-33", "1. neljännes 2014", "första kvartalet 2014"),
        ("", "", ""),
    ],
)
def test_short_words(edtf: str, finnish: str, swedish: str) -> None:
    assert (short(edtf, "fi"), short(edtf, "sv")) == (finnish, swedish)
