"""How a time is understood while it is being typed: in both languages, with days, or what is asked."""

import pytest

AT = "/fi/time/"


@pytest.fixture
def typing(client_of, coordinator):
    browser = client_of(coordinator)
    return lambda **sent: browser.get(AT, sent).content.decode()


@pytest.mark.parametrize(
    ("field", "words", "seen"),
    [
        (
            "time_words_fi",
            "syksyllä 2013",
            ["syksyllä 2013", "hösten 2013", "1.9.2013–30.11.2013", "1.1.2014"],
        ),
        ("time_words_sv", "t.o.m. oktober 2015", ["31.10.2015"]),
        ("m12-time_words_fi", "viikolla 42/2013", ["14.10.2013–20.10.2013"]),
        ("mnew-time_edtf", "2013-23", ["syksyllä 2013", "hösten 2013"]),
        ("time_words_fi", "I/2014", ["2014"]),
        ("time_words_fi", "loka–marraskuussa 2013", ["1.10.2013–30.11.2013"]),
        ("time_words_fi", "vuodenvaihteessa 2013–2014", ["2013"]),
    ],
)
def test_words_are_understood_in_both_languages(typing, field, words, seen):
    page = typing(**{field: words})
    for part in seen:
        assert part in page, (words, page)


def test_the_term_of_the_plan_gives_the_year(typing):
    with_term = typing(time_words_fi="lokakuussa", first="2013-01-01", last="2013-12-31")
    assert "1.10.2013–31.10.2013" in with_term


def test_what_is_understood_is_said_in_both_languages_or_in_the_one_it_has(typing):
    assert "–." not in typing(time_words_fi="työsuunnitelman valmistuttua")
    assert "lang=" not in typing(time_words_fi="kesän jälkeen")
    asked = typing(time_words_fi="kesän jälkeen", first="2013-01-01", last="2014-12-31")
    assert asked.count("data-fill=") == 2
    assert 'data-fill-chosen="time_chosen=fi 1 kesän jälkeen"' in asked


def test_several_readings_are_asked(typing):
    page = typing(time_words_fi="talvella 2013")
    if "data-fill" not in page:
        page = typing(time_words_fi="talvella", first="2013-01-01", last="2014-12-31")
    assert page.count("data-fill=") > 1


def test_what_is_not_understood_is_said_and_nothing_is_guessed(typing):
    page = typing(time_words_fi="kunhan ehditään")
    assert "1.1." not in page
    assert "Ei ymmärretty" in page


@pytest.mark.parametrize(
    "sent",
    [{}, {"time_words_fi": ""}, {"other": "syksyllä"}, {"time_words_fi": "x" * 5000},
     {"time_words_fi": "<b>\x01", "first": "nonsense", "last": "2013-99-99"}],
)  # fmt: skip
def test_nothing_raises(typing, sent):
    page = typing(**sent)
    assert "<b>" not in page


def test_a_visitor_is_sent_to_log_in(client_of, plan):
    assert client_of(None).get(AT).status_code == 302
