"""Times in words as days of a calendar: spans, last days, what comes again, and what has no place there."""

from datetime import date

import pytest

from botnia_portal.core.time import TimeError, cadence
from botnia_portal.feeds.slots import slot_of
from plans.models import PlanItem

TERM = (date(2013, 1, 1), date(2014, 12, 31))


def slot(edtf="", role="at", repeats=""):
    row = PlanItem(time_edtf=edtf, time_role=role, time_repeats=repeats)
    row.set_days()
    return slot_of(row, TERM)


def days(*parts, **more):
    found = slot(*parts, **more)
    return found and (found.first.isoformat(), found.last.isoformat())


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2013-03-30", "2013-03-30", "2013-03-30"),
        ("2013-10-14/2013-10-20", "2013-10-14", "2013-10-20"),  # a week
        ("2013-10", "2013-10-01", "2013-10-31"),
        ("2013-21", "2013-03-01", "2013-05-31"),
        ("2013-24", "2013-12-01", "2014-02-28"),
        ("2013-33", "2013-01-01", "2013-03-31"),
        ("2013-41", "2013-07-01", "2013-12-31"),
        ("2013-12/2014-01", "2013-12-01", "2014-01-31"),
    ],
)
def test_a_fuzzy_time_is_the_span_of_its_days(edtf, first, last):
    assert days(edtf, "during") == (first, last)


@pytest.mark.parametrize(
    ("edtf", "role", "day"),
    [
        ("2013-03-30", "deadline", "2013-03-30"),
        ("2013-23", "deadline", "2013-11-30"),
        ("../2015-10", "end", "2015-10-31"),
        ("2015-10", "end", "2015-10-31"),
        ("../2013", "at", "2013-12-31"),
        ("2013", "during", "2013-12-31"),
        ("2013/2014", "during", "2014-12-31"),
    ],
)
def test_a_deadline_an_end_and_what_takes_long_stand_on_the_last_day(edtf, role, day):
    assert days(edtf, role) == (day, day)


def test_of_a_beginning_with_an_open_end_the_beginning_is_shown():
    assert days("2013-23/..", "start") == ("2013-09-01", "2013-11-30")
    assert days("2014/..", "start") == ("2014-12-31", "2014-12-31")


@pytest.mark.parametrize(
    ("edtf", "role", "repeats"),
    [
        ("", "", ""),
        ("", "after", ""),
        ("../..", "open", ""),
        ("2013/..", "continuing", ""),
        ("2013", "past", ""),
        ("", "at", "FREQ=YEARLY"),
        ("", "at", "FREQ=MONTHLY;INTERVAL=6"),
        ("", "at", "FREQ=YEARLY;INTERVAL=2;BYMONTH=10"),
        ("", "at", "no rule"),
        ("9999", "at", ""),
    ],
)
def test_what_falls_on_no_day_has_no_place(edtf, role, repeats):
    assert slot(edtf, role, repeats) is None


@pytest.mark.parametrize(
    ("edtf", "repeats", "first", "last", "rule"),
    [
        ("2013-10", "FREQ=YEARLY;BYMONTH=10", "2013-10-01", "2013-10-31", "FREQ=YEARLY"),
        ("2013-23", "FREQ=YEARLY;INTERVAL=2", "2013-09-01", "2013-11-30", "FREQ=YEARLY;INTERVAL=2"),
        ("2013", "FREQ=YEARLY", "2013-12-31", "2013-12-31", "FREQ=YEARLY"),
        ("2013", "FREQ=YEARLY;BYMONTH=10", "2013-10-01", "2013-10-31", "FREQ=YEARLY"),
        ("2013/2014", "FREQ=YEARLY", "2013-12-31", "2013-12-31", "FREQ=YEARLY"),
        ("2013/2014", "FREQ=YEARLY;BYMONTH=9,10,11", "2013-09-01", "2013-11-30", "FREQ=YEARLY"),
        ("", "FREQ=YEARLY;BYMONTH=10", "2013-10-01", "2013-10-31", "FREQ=YEARLY"),
        ("", "FREQ=YEARLY;BYMONTH=1,2,12", "2013-12-01", "2014-02-28", "FREQ=YEARLY"),
        ("", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15", "2013-03-15", "2013-03-15", "FREQ=YEARLY"),
        ("2013-01-07", "FREQ=WEEKLY;INTERVAL=2", "2013-01-07", "2013-01-07", "FREQ=WEEKLY;INTERVAL=2"),
    ],
)
def test_what_comes_again_has_a_rule_until_the_term_ends(edtf, repeats, first, last, rule):
    found = slot(edtf, "at", repeats)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert (found.rule, found.until) == (rule, TERM[1])


@pytest.mark.parametrize("edtf", ["", "2013-10"])
def test_a_deadline_that_comes_again_stands_on_the_last_day(edtf):
    found = slot(edtf, "deadline", "FREQ=YEARLY;BYMONTH=10")
    assert (found.first, found.last, found.rule) == (date(2013, 10, 31), date(2013, 10, 31), "FREQ=YEARLY")


@pytest.mark.parametrize("role", ["at", "deadline"])
def test_days_within_a_year_that_nobody_knows_are_not_made_up(role):
    found = slot("2013-23" if role == "at" else "2013-11-30", role, "FREQ=MONTHLY")
    assert found.last == date(2013, 11, 30)
    assert found.rule == ""


def test_a_rule_does_not_end_before_it_begins():
    assert slot("2015-10", "at", "FREQ=YEARLY").rule == ""


def test_a_cadence_that_is_not_held_is_an_error():
    with pytest.raises(TimeError):
        cadence("FREQ=HOURLY")
