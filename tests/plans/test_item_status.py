"""Reporting what is the case with an item."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from botnia_portal.core import texts
from plans.models import StatusUpdate
from plans.services.reporting import report_status

pytestmark = pytest.mark.django_db
ADDRESS = "/sv/plans/pieni/items/1.1/status/"


def send(browser, **changes):
    return browser.post(ADDRESS, {"status": "running", "as_of": "2013-11-05", **changes})


@pytest.mark.parametrize("who", ["coordinator", "group_contact"])
def test_who_answers_for_the_item_reports(client_of, item, who, request):
    user = request.getfixturevalue(who)
    answer = send(client_of(user), narrative_sv="Arbetet har börjat.", progress="40")
    update = StatusUpdate.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/sv/plans/pieni/items/1.1/")
    assert (update.status, update.as_of, update.progress, update.author) == (
        "running",
        date(2013, 11, 5),
        40,
        user,
    )
    item.refresh_from_db()
    assert (item.status_now, item.status_as_of) == ("running", date(2013, 11, 5))
    state = texts.states_of(update)["narrative"]
    assert (state.source_language, state.state) == ("sv", "missing")


def test_with_both_languages_the_readers_language_is_the_source(client_of, coordinator, item):
    send(client_of(coordinator), narrative_fi="Suomeksi", narrative_sv="På svenska")
    state = texts.states_of(StatusUpdate.objects.get())["narrative"]
    assert (state.source_language, state.state) == ("sv", "draft")


def test_a_report_needs_no_text(client_of, coordinator, item):
    assert send(client_of(coordinator)).status_code == 302


def test_the_form_proposes_the_last_day_of_a_term_that_is_over(client_of, coordinator, item):
    assert 'value="2014-12-31"' in client_of(coordinator).get(ADDRESS).content.decode()


def test_a_visitor_is_sent_to_log_in(client_of, item):
    assert send(client_of(None))["Location"].startswith("/sv/accounts/login/")


@pytest.mark.parametrize("who", ["steering_member", "outsider"])
def test_others_are_refused(client_of, item, who, request):
    browser = client_of(request.getfixturevalue(who))
    assert (browser.get(ADDRESS).status_code, send(browser).status_code) == (403, 403)
    assert not StatusUpdate.objects.exists()


def test_a_contact_reports_on_the_own_groups_items_alone(client_of, group_contact):
    assert client_of(group_contact).get("/sv/plans/pieni/items/1.2/status/").status_code == 403


BAD = [
    ("status", ""),
    ("status", "late"),
    ("as_of", ""),
    ("as_of", "5.5"),
    ("as_of", "2012-12-31"),
    ("as_of", (timezone.localdate() + timedelta(days=2)).isoformat()),
    ("progress", "101"),
    ("progress", "-1"),
    ("progress", "many"),
    ("narrative_fi", "x" * 20_001),
    ("narrative_sv", "a\x00b"),
]


@pytest.mark.parametrize(("field", "value"), BAD)
def test_bad_input_gets_a_sentence_and_what_was_typed_stays(client_of, coordinator, item, field, value):
    answer = send(client_of(coordinator), **{"narrative_fi": "Säilyy", field: value})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#id_{field}"' in html
    assert f'id="id_{field}_error"' in html
    assert "Säilyy" in html or field == "narrative_fi"
    assert not StatusUpdate.objects.exists()


def test_what_was_told_later_is_marked_on_the_page(client_of, coordinator, item):
    report_status(item, status="realised", as_of=date(2013, 11, 1), narrative={"fi": "Valmis", "sv": ""})
    html = client_of(coordinator).get("/fi/plans/pieni/items/1.1/").content.decode()
    today = timezone.localdate()
    assert f"{today.day}.{today.month}.{today.year}" in html
    assert "Valmis" in html
