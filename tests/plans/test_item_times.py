"""Times typed in words on the form of an item."""

from datetime import date

import pytest

pytestmark = pytest.mark.django_db


def test_changed_words_tell_the_calendar_time(editing, item):
    editing.send(time_words_fi="keväällä 2014", time_words_sv="våren 2014")
    item.refresh_from_db()
    assert (item.time_edtf, item.time_role, item.time_late_from) == ("2014-21", "at", date(2014, 7, 1))


def test_a_calendar_time_changed_by_hand_goes_before_the_words(editing, item):
    editing.send(time_words_fi="keväällä 2014", time_edtf="2014-05")
    item.refresh_from_db()
    assert item.time_edtf == "2014-05"


def test_the_calendar_time_may_be_typed_in_words(editing, item):
    editing.send(
        **{"time_edtf": "10/2014 saakka", "mnew-title_fi": "Etappi", "mnew-time_edtf": "syksyllä 2014"}
    )
    item.refresh_from_db()
    added = item.milestones.get(title_fi="Etappi")
    assert (item.time_edtf, item.time_role) == ("../2014-10", "end")
    assert (added.time_edtf, added.time_role) == ("2014-23", "at")


def test_words_that_are_not_understood_stay_as_typed(editing, item):
    editing.send(time_words_fi="kun aika on kypsä", time_edtf="", time_role="open")
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_edtf, item.time_earliest) == ("kun aika on kypsä", "", None)


def test_words_with_several_meanings_are_kept_and_the_meanings_shown(editing, item):
    editing.send(time_words_fi="syksyllä", time_edtf="", time_role="")
    html = editing.browser.get(f"/fi/plans/{item.plan.slug}/items/1.1/edit/").content.decode()
    item.refresh_from_db()
    assert (item.time_words_fi, item.time_edtf) == ("syksyllä", "")
    assert "syksyllä 2013; syksyllä 2014" in html
