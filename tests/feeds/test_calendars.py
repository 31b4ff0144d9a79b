"""What stands in the calendars, for whom, and that they stay the same while nothing changes."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from botnia_portal.feeds import entries
from evaluations.models import EvaluationRound
from networks.keys import give_key, revoke_key
from networks.models import AgendaPoint, Meeting, RoleAssignment
from plans.models import ActionPlan, Milestone
from plans.services.reporting import report_status
from tests import factories
from tests.feeds.reading import calendar_of, events_of

pytestmark = pytest.mark.django_db
PLAN = "/fi/plans/pieni/calendar.ics"


@pytest.fixture
def milestone(plan):
    return Milestone.objects.get(plan=plan)


@pytest.fixture
def key_of():
    """The token of a new calendar key: `key_of(coordinator)`."""
    return lambda user, purpose="calendar": give_key(user, purpose, "Puhelin")[1]


def uid(row) -> str:
    return f"{type(row).__name__.removeprefix('Plan').lower()}-{row.pk}@botnia-portal"


def own(token: str, rest: str, language="fi") -> str:
    return f"/{language}/calendar/{token}/{rest}.ics"


def test_a_season_is_a_span_with_the_words_of_the_plan(client, item, milestone):
    item.time_words_fi = "valmistuu syksyllä 2013"
    item.save()
    event = events_of(client.get(PLAN))[uid(item)]
    assert event.start == date(2013, 9, 1)
    assert event.end == date(2013, 12, 1)  # the day after
    assert str(event["SUMMARY"]) == "1.1 Toimenpide 1.1 (valmistuu syksyllä 2013)"
    assert event["SUMMARY"].params["LANGUAGE"] == "fi"
    assert "Aika: valmistuu syksyllä 2013" in event["DESCRIPTION"]
    assert event["CATEGORIES"].to_ical() == b"Painopiste"
    assert event["URL"] == "http://testserver/fi/plans/pieni/items/1.1/"
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    reached = events_of(client.get(PLAN))[uid(milestone)]
    assert "Toimenpiteet: 1.1" in reached["DESCRIPTION"]


def test_the_head_says_what_it_is_and_how_often_to_come_back(client, plan):
    head = calendar_of(client.get(PLAN))
    assert head["X-WR-CALNAME"] == head["NAME"] == "Toimintasuunnitelma"
    assert head["VERSION"] == "2.0"
    assert head["PRODID"] == "-//Botnia//Botnia portal//FI"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in head.to_ical()


def test_a_day_needs_no_words_and_commas_and_lines_are_kept(client, item):
    factories.timed(item, "2013-03-30")
    item.title_fi = "Koulutus; osa 1, \\ ja 2"
    item.condition_fi = "mikäli mahdollista"
    item.save()
    event = events_of(client.get(PLAN))[uid(item)]
    assert str(event["SUMMARY"]) == "1.1 Koulutus; osa 1, \\ ja 2"
    assert event["DESCRIPTION"].splitlines()[-1] == "Ehto: mikäli mahdollista"
    assert event["STATUS"] == "TENTATIVE"


def test_what_comes_again_has_a_rule(client, item):
    item.time_repeats = "FREQ=YEARLY;BYMONTH=10"
    factories.timed(item, "2013-10")
    rule = events_of(client.get(PLAN))[uid(item)]["RRULE"]
    assert rule["FREQ"] == ["YEARLY"]
    assert rule["UNTIL"] == [date(2014, 12, 31)]


def test_the_identity_does_not_hang_on_language_title_or_key(client, coordinator, key_of, item):
    item.title_fi = "Aivan toinen"
    item.save()
    in_finnish = events_of(client.get(PLAN))
    in_swedish = events_of(client.get("/sv/plans/pieni/calendar.ics"))
    live = events_of(client.get(own(key_of(coordinator), "plans/pieni")))
    assert set(in_finnish) == set(in_swedish) == set(live)
    assert str(in_swedish[uid(item)]["SUMMARY"]).startswith("1.1 Åtgärd 1.1 (")
    assert in_swedish[uid(item)]["SUMMARY"].params["LANGUAGE"] == "sv"


def test_a_text_of_the_other_language_says_which_it_is(client, item):
    item.title_sv = ""
    item.save()
    event = events_of(client.get("/sv/plans/pieni/calendar.ics"))[uid(item)]
    assert event["SUMMARY"].params["LANGUAGE"] == "fi"
    assert event["DESCRIPTION"].params["LANGUAGE"] == "sv"


def test_a_feed_that_has_not_changed_is_the_same_bytes_and_is_not_sent_again(client, item):
    first, second = client.get(PLAN), client.get(PLAN)
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    assert "private" in first["Cache-Control"]
    again = client.get(PLAN, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    item.title_fi = "Uusi nimi"
    item.save()
    changed = client.get(PLAN, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_an_unchanged_feed_costs_three_queries(client, coordinator, key_of, plan, django_assert_num_queries):
    address = own(key_of(coordinator), "plans/pieni")
    mark = client.get(address)["ETag"]
    with django_assert_num_queries(3):  # the key, the roles, the plan, the last change
        assert client.get(address, headers={"if-none-match": mark}).status_code == 304


def test_the_marks_of_language_host_and_reader_differ(client, coordinator, steering_member, key_of):
    addresses = [PLAN, "/sv/plans/pieni/calendar.ics", "/fi/plans/pieni/sections/1/calendar.ics"]
    addresses += [own(key_of(user), "plans/pieni") for user in (coordinator, steering_member)]
    marks = [client.get(address)["ETag"] for address in addresses]
    marks.append(Client(headers={"host": "localhost"}).get(PLAN)["ETag"])
    assert len(set(marks)) == len(marks)


def test_a_change_raises_the_sequence_and_the_stamp(client, coordinator, key_of, item, milestone):
    address = own(key_of(coordinator), "plans/pieni")
    before = events_of(client.get(address))[uid(item)]
    assert before["SEQUENCE"] == item.version
    item.title_fi, item.version = "Uusi nimi", item.version + 1
    item.save()
    after = events_of(client.get(address))[uid(item)]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt == datetime(2013, 1, 1, tzinfo=UTC)


def test_what_was_dropped_or_closed_is_sent_as_cancelled(client, item, milestone):
    item.dropped_on, item.dropped_reason_fi = date(2013, 6, 1), "Rahoitus päättyi"
    item.save()
    milestone.closed_on, milestone.closed_reason_fi = date(2013, 6, 2), "Ei tarvita"
    milestone.save()
    events = events_of(client.get(PLAN))
    assert events[uid(item)]["STATUS"] == events[uid(milestone)]["STATUS"] == "CANCELLED"
    assert "luovuttu 1.6.2013: Rahoitus päättyi" in events[uid(item)]["DESCRIPTION"]
    assert "Suljettu 2.6.2013: Ei tarvita" in events[uid(milestone)]["DESCRIPTION"]


def test_what_is_done_is_told_in_words_to_those_who_may_know(client, coordinator, key_of, item, milestone):
    milestone.done_on = date(2013, 11, 1)
    milestone.save()
    report_status(item, status="realised", as_of=date(2013, 11, 1), narrative={}, author=coordinator)
    live = events_of(client.get(own(key_of(coordinator), "plans/pieni")))
    assert str(live[uid(milestone)]["SUMMARY"]).endswith("saavutettu)")
    assert live[uid(milestone)]["STATUS"] == "CONFIRMED"
    assert str(live[uid(item)]["SUMMARY"]).endswith("toteutunut)")
    hidden = events_of(client.get(PLAN))
    assert "saavutettu" not in str(hidden[uid(milestone)]["SUMMARY"])
    assert "toteutunut" not in str(hidden[uid(item)]["SUMMARY"]) + str(hidden[uid(item)]["DESCRIPTION"])
    ActionPlan.objects.update(published_day=date(2013, 12, 31))
    shown = events_of(client.get(PLAN))
    assert str(shown[uid(item)]["SUMMARY"]).endswith("toteutunut)")
    assert calendar_of(client.get(PLAN))["X-WR-CALDESC"] == "Julkaistu tilanne 31.12.2013."


def test_what_is_late_is_told_in_words(client, coordinator, key_of, item):
    event = events_of(client.get(own(key_of(coordinator), "plans/pieni")))[uid(item)]
    assert str(event["SUMMARY"]).endswith("myöhässä)")
    assert "myöhässä" not in str(events_of(client.get(PLAN))[uid(item)]["SUMMARY"])


def test_a_public_feed_is_the_same_for_whoever_is_logged_in(client, client_of, coordinator, item):
    report_status(item, status="realised", as_of=date(2013, 11, 1), narrative={}, author=coordinator)
    assert client_of(coordinator).get(PLAN).content == client.get(PLAN).content


def test_an_area_holds_its_own(client, plan, item, milestone):
    other = factories.timed(plan.items.get(number="0.1"), "2013-10")
    in_area = events_of(client.get("/fi/plans/pieni/sections/1/calendar.ics"))
    assert set(in_area) == {uid(item), uid(milestone)}
    assert set(events_of(client.get("/fi/plans/pieni/sections/0/calendar.ics"))) == {uid(other)}


def test_a_milestone_of_a_work_stands_in_the_area_of_the_work(client, plan, item):
    work = factories.ProjectFactory()
    item.projects.add(work)
    alone = factories.timed(factories.MilestoneFactory(plan=plan), "2013-10")
    alone.projects.add(work)
    assert uid(alone) in events_of(client.get("/fi/plans/pieni/sections/1/calendar.ics"))


def test_meetings_stand_on_their_days_for_those_inside_and_the_agenda_for_the_steering_group(
    client, coordinator, steering_member, group_contact, outsider, key_of, plan
):
    fields = {"day": date(2013, 5, 6), "number": "2/2013", "place": "Vaasa", "agenda_fi": "Asialista"}
    meeting = Meeting.objects.create(network=plan.steering_group, **fields)
    Meeting.objects.create(network=plan.steering_group, day=date(2016, 1, 1))  # after the term
    key = f"meeting-{meeting.pk}@botnia-portal"
    steering = f"networks/{plan.steering_group.slug}"
    for user in (coordinator, steering_member):
        token = key_of(user)
        for path in ("plans/pieni", steering):
            event = events_of(client.get(own(token, path)))[key]
            assert str(event["SUMMARY"]) == f"{plan.steering_group.name_fi}: kokous 2/2013"
            assert (event.start, event.end, event["LOCATION"]) == (
                date(2013, 5, 6),
                date(2013, 5, 7),
                "Vaasa",
            )
            assert event["DESCRIPTION"] == "Asialista"
    contact, stranger = key_of(group_contact), key_of(outsider)
    for path in ("plans/pieni", steering):
        assert "DESCRIPTION" not in events_of(client.get(own(contact, path)))[key]
        assert key not in events_of(client.get(own(stranger, path)))
    assert not [name for name in events_of(client.get(PLAN)) if name.startswith("meeting")]
    assert not events_of(client.get(f"/fi/{steering}/calendar.ics"))


def test_a_meeting_tells_the_points_of_its_agenda_and_leads_to_its_page(
    client, coordinator, steering_member, group_contact, key_of, plan, django_assert_num_queries
):
    group = plan.steering_group
    meeting = Meeting.objects.create(network=group, day=date(2013, 5, 6), agenda_fi="Vanha teksti")
    for order, words in enumerate([{"title_fi": "Avaus"}, {"title_fi": "Talous", "title_sv": "Ekonomi"}]):
        AgendaPoint.objects.create(meeting=meeting, order=order, **words)
    paths = ("plans/pieni", f"networks/{group.slug}", "my-work")
    token, contact = key_of(coordinator), key_of(group_contact)
    key = f"meeting-{meeting.pk}@botnia-portal"
    for path in paths:
        event = events_of(client.get(own(token, path, "sv")))[key]
        assert event["DESCRIPTION"] == "Avaus\nEkonomi"
        assert event["URL"] == f"http://testserver/sv/plans/pieni/meetings/{meeting.pk}/"
    for path in paths[:2]:
        event = events_of(client.get(own(contact, path)))[key]
        assert "DESCRIPTION" not in event
        assert event["URL"] == f"http://testserver/fi/networks/{group.slug}/"
    with CaptureQueriesContext(connection) as before:
        client.get(own(token, paths[0]))
    for month in range(6, 12):
        more = Meeting.objects.create(network=group, day=date(2013, month, 6))
        AgendaPoint.objects.create(meeting=more, title_fi="Avaus")
    with django_assert_num_queries(len(before)):
        client.get(own(token, paths[0]))


def test_a_network_has_its_items_and_for_those_inside_all_its_meetings(
    client, group, group_contact, key_of, item, milestone
):
    meeting = Meeting.objects.create(network=group, day=date(2016, 1, 1), agenda_fi="Oma asia")
    found = events_of(client.get("/fi/networks/ryhma/calendar.ics"))
    assert set(found) == {uid(item), uid(milestone)}
    assert found[uid(item)]["SUMMARY"].startswith("1.1 ")
    inside = events_of(client.get(own(key_of(group_contact), "networks/ryhma")))
    assert inside[f"meeting-{meeting.pk}@botnia-portal"]["DESCRIPTION"] == "Oma asia"


def test_a_reader_is_not_told_when_a_row_was_saved(client, coordinator, key_of, plan, milestone):
    """What was reached after the published day shows in nothing, not even in the stamps."""
    before = client.get(PLAN).content
    milestone.done_on, milestone.version = date(2014, 3, 1), milestone.version + 1
    milestone.save()
    assert client.get(PLAN).content == before
    live = events_of(client.get(own(key_of(coordinator), "plans/pieni")))
    assert live[uid(milestone)]["SEQUENCE"] == milestone.version


def test_my_work_holds_what_a_contact_has_to_do(client, group_contact, key_of, plan, group, item, milestone):
    asked = factories.update_request(plan, group, due_on=date(2013, 12, 1))
    over = factories.update_request(plan, group, due_on=date(2013, 6, 1), state="withdrawn")
    other = factories.update_request(plan, factories.NetworkFactory(), item, due_on=date(2013, 12, 1))
    events = events_of(client.get(own(key_of(group_contact), "my-work")))
    names = {f"request-{row.pk}@botnia-portal": row for row in (asked, over)}
    assert set(events) == {uid(item), uid(milestone), *names}
    assert f"request-{other.pk}@botnia-portal" not in events
    standing = [events[key]["STATUS"] for key in names]
    assert standing == ["CONFIRMED", "CANCELLED"]
    assert events[f"request-{asked.pk}@botnia-portal"].start == date(2013, 12, 1)


def test_my_work_of_a_coordinator_holds_rounds_and_meetings(client, coordinator, outsider, key_of, plan):
    meeting = Meeting.objects.create(network=plan.steering_group, day=date(2013, 5, 6))
    row = EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), closes=date(2014, 2, 1)
    )
    events = events_of(client.get(own(key_of(coordinator), "my-work", "sv")))
    names = [f"round-{row.pk}-cut-off", f"round-{row.pk}-closes", f"meeting-{meeting.pk}"]
    assert set(events) == {f"{name}@botnia-portal" for name in names}
    cut_off = events[f"round-{row.pk}-cut-off@botnia-portal"]
    assert cut_off.start == date(2013, 12, 31)
    assert str(cut_off["SUMMARY"]).endswith(": avstämningsdag")
    assert events_of(client.get(own(key_of(outsider), "my-work"))) == {}


@pytest.mark.parametrize("rest", ["plans/pieni", "plans/pieni/1", "networks/ryhma", "my-work"])
@pytest.mark.parametrize("wrong", ["unknown", "revoked", "purpose", "inactive"])
def test_a_key_that_opens_nothing_is_not_told_why(client, coordinator, group, rest, wrong):
    key, token = give_key(coordinator, "api" if wrong == "purpose" else "calendar", "Puhelin")
    if wrong == "revoked":
        revoke_key(key)
    coordinator.is_active = wrong != "inactive"
    coordinator.save()
    answer = client.get(own("x" * 43 if wrong == "unknown" else token, rest))
    unknown = client.get(own("y" * 43, rest))
    assert answer.status_code == 404
    assert answer.content == unknown.content
    assert answer["Content-Type"].startswith("text/plain")
    assert token not in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"


def test_a_role_that_has_ended_leaves_what_everybody_sees(
    client, steering_member, key_of, plan, item, milestone
):
    address = own(key_of(steering_member), "plans/pieni")
    live = events_of(client.get(address))
    assert "myöhässä" in str(live[uid(item)]["SUMMARY"])
    RoleAssignment.objects.all().delete()
    left = events_of(client.get(address))
    assert set(left) == set(live)
    assert "myöhässä" not in str(left[uid(item)]["SUMMARY"])
    ActionPlan.objects.update(status="draft")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("member", ["group_contact", "steering_member", "outsider"])
def test_a_draft_plan_is_in_the_calendar_of_its_coordinators_alone(
    client, request, coordinator, key_of, plan, member
):
    ActionPlan.objects.update(status="draft")
    assert client.get(PLAN).status_code == 404
    user = request.getfixturevalue(member)
    assert client.get(own(key_of(user), "plans/pieni")).status_code == 404
    assert client.get(own(key_of(coordinator), "plans/pieni")).status_code == 200


def test_too_many_entries_leave_out_what_is_over_first(client, monkeypatch, plan, item, milestone):
    later = factories.timed(plan.items.get(number="1.2"), "2014-10")
    monkeypatch.setattr(entries, "MOST", 1)
    assert set(events_of(client.get(PLAN))) == {uid(later)}
    assert (
        "2 vanhempaa merkintää jää pois"
        in client.get(reverse("calendar-plan", args=["pieni"])).content.decode()
    )


def test_queries_do_not_grow_with_the_plan(client, django_assert_max_num_queries, plan, item, milestone):
    section = plan.sections.get(number=1)
    for number in range(20, 40):
        row = factories.timed(factories.ItemFactory(plan=plan, section=section, order=number), "2013-10")
        factories.timed(factories.MilestoneFactory(plan=plan), "2013-10").items.add(row)
    client.get(PLAN)
    with django_assert_max_num_queries(11):
        assert len(events_of(client.get(PLAN))) == 42


def test_what_no_calendar_can_hold_is_left_out_of_a_text(client, item):
    item.title_fi = "Koulutus\x0b ja muuta"
    item.save()
    assert "1.1 Koulutus ja muuta" in str(events_of(client.get(PLAN))[uid(item)]["SUMMARY"])


def test_example_data_is_labelled(client, plan):
    ActionPlan.objects.update(has_example_data=True)
    words = "Esimerkkiaineisto: tapahtumat ovat keksittyjä, itse suunnitelma on todellinen."
    assert calendar_of(client.get(PLAN))["DESCRIPTION"] == words
    assert words in client.get("/fi/plans/pieni/changes.atom").content.decode()


def test_feeds_are_only_read(client, plan):
    assert client.post(PLAN).status_code == 405
