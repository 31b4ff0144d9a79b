"""Strips of a timeline: where a time lies, and what is drawn of it."""

from datetime import date

import pytest

from botnia_portal.core.charts_timeline import Axis, Band, Mark, Span, head, repeated, span_of, strip, swatch

TERM = Axis(date(2013, 1, 1), date(2014, 12, 31), date(2013, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "role", "span"),
    [
        ("2013-23", "at", Span(date(2013, 9, 1), date(2013, 11, 30))),
        ("2013-03-30", "deadline", Span(date(2013, 3, 30), date(2013, 3, 30), open_before=True)),
        ("../2015-10", "end", Span(date(2015, 10, 1), date(2015, 10, 31), open_before=True)),
        ("2013-23/..", "start", Span(date(2013, 9, 1), date(2013, 11, 30), open_after=True)),
        ("2013-10", "start", Span(date(2013, 10, 1), date(2013, 10, 31), open_after=True)),
        ("2013/2014", "during", Span(date(2013, 1, 1), date(2014, 12, 31))),
        ("2013/2014", "continuing", Span(date(2013, 1, 1), date(2014, 12, 31), open_after=True)),
        ("2013-24", "at", Span(date(2013, 12, 1), date(2014, 2, 28))),
    ],
)
def test_the_known_sides_are_solid_and_the_others_open(edtf, role, span):
    assert span_of(edtf, role) == span


def test_what_is_not_dated_has_no_span():
    assert span_of("", "continuing") is None
    assert span_of("../..", "open") is None


def test_a_duration_closes_a_start():
    assert span_of("2013", "start", date(2015, 12, 31)) == Span(date(2013, 1, 1), date(2015, 12, 31))


def test_yearly_recurrences_within_the_window():
    october = Span(date(2013, 10, 1), date(2013, 10, 31), open_before=True)
    assert repeated(october, "FREQ=YEARLY;BYMONTH=10", TERM.last) == [
        Span(date(2014, 10, 1), date(2014, 10, 31))
    ]
    assert repeated(october, "FREQ=YEARLY;INTERVAL=2", TERM.last) == []
    assert repeated(october, "FREQ=MONTHLY", TERM.last) == []
    leap = Span(date(2012, 2, 29), date(2012, 2, 29))
    assert repeated(leap, "FREQ=YEARLY", date(2013, 12, 31)) == [Span(date(2013, 2, 28), date(2013, 2, 28))]


def test_places_are_per_cent_of_the_window():
    assert TERM.place(date(2013, 1, 1)) == 0
    assert TERM.place(date(2014, 1, 1)) == 50
    assert TERM.day_place == 50
    assert Axis(TERM.first, TERM.last, date(2016, 1, 1)).day_place is None
    assert Axis(TERM.first, TERM.last).day_place is None


def test_half_years_of_a_term_and_quarters_of_a_year():
    assert [tick.words for tick in TERM.ticks()] == ["1.1.", "1.7.", "1.1.", "1.7."]
    year = Axis(date(2013, 1, 1), date(2013, 12, 31))
    assert [tick.words for tick in year.ticks()] == ["1.1.", "1.4.", "1.7.", "1.10."]


def test_a_band_has_its_width_and_a_day_is_a_dot():
    year = Band(Span(date(2013, 1, 1), date(2013, 12, 31)), "done")
    assert 'x="0.00%" y="50%" width="50.00%"' in strip(TERM, [year])
    day = Band(Span(date(2013, 3, 30), date(2013, 3, 30)), "ahead")
    assert "<circle" in strip(TERM, [day])


def test_open_ends_are_dotted_and_what_leaves_the_window_has_an_arrow():
    start = strip(TERM, [Band(Span(date(2013, 9, 1), date(2013, 11, 30), open_after=True), "ahead")])
    assert start.count("stroke-dasharray") == 1
    longer = strip(TERM, [Band(Span(date(2011, 1, 1), date(2015, 12, 31)), "period")])
    assert longer.count("<path") == 2
    assert 'width="100.00%"' in longer


def test_marks_outside_the_window_are_left_out():
    assert "<circle" in strip(TERM, marks=[Mark(date(2013, 10, 31), "ahead")])
    assert "<circle" not in strip(TERM, marks=[Mark(date(2015, 10, 31), "ahead")])


def test_words_are_escaped_and_nothing_is_styled():
    drawn = strip(TERM, [Band(Span(date(2013, 1, 1), date(2013, 1, 31)), "done", "<b>&")])
    assert "&lt;b&gt;&amp;" in drawn
    for svg in (drawn, head(TERM, "31.12.2013"), swatch("done"), swatch(mark="late"), swatch(opens=True)):
        assert "style=" not in svg
        assert 'aria-hidden="true"' in svg


def test_the_head_carries_years_and_the_day():
    svg = head(TERM, "tilanne 31.12.2013")
    assert ">2013</text>" in svg
    assert ">2014</text>" in svg
    assert "tilanne 31.12.2013" in svg
