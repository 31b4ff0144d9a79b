"""Activities held: written on the desk, shown up to the day of the page, with participants summed by municipality."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from botnia_portal.core import texts
from plans.models import Activity, ActivityAttendance
from plans.selectors.activities import held_by_network, held_for_item, held_with_municipality
from tests import factories
from tests.plans.forms import fields_of

pytestmark = pytest.mark.django_db
ITEM = "/fi/plans/pieni/items/1.1/"
SPRING, AUTUMN, LATER = date(2013, 3, 5), date(2013, 9, 10), date(2014, 5, 6)


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


def held(item, day=AUTUMN, **more) -> Activity:
    """An activity of an item on a day."""
    titles = {"title_fi": f"Koulutus {day:%d.%m.%y}", "title_sv": "Utbildning", "kind": "training"}
    activity = Activity.objects.create(plan=item.plan, first_day=day, **{**titles, **more})
    activity.items.add(item)
    return activity


def new(plan) -> str:
    return f"/fi/desk/activities/new/?parent={plan.pk}"


def send(desk, at: str, **changes):
    return desk.post(at, {**fields_of(desk.get(at)), **changes})


def test_an_activity_is_written_on_the_desk_with_its_participants(desk, plan, item, group):
    other = plan.items.get(number="1.2")
    answer = send(
        desk, new(plan), title_fi="Koulutuspäivä", title_sv="Utbildningsdag", kind="training",
        language="both", first_day="2013-09-10", place_fi="Vaasa", items=[str(item.pk), str(other.pk)],
        networks=[str(group.pk)], organisations=[str(plan.owner_id)], is_online="on", participants="40",
    )  # fmt: skip
    activity = Activity.objects.get()
    assert answer.url == f"/fi/desk/activities/{activity.pk}/"
    assert set(activity.items.all()) == {item, other}
    assert (activity.plan, activity.language, activity.is_online) == (plan, "both", True)
    assert texts.states_of(activity)["title"].state == "draft"
    town = factories.MunicipalityFactory(name_fi="Kaskinen")
    page = desk.get(answer.url).content.decode()
    add = f"/fi/desk/attendance/new/?parent={activity.pk}"
    assert add in page
    assert send(desk, add, municipality=str(town.pk), number="25", done="1").url == f"{answer.url}#attendance"
    assert "Kaskinen · 25" in desk.get(answer.url).content.decode()
    shown = desk.get(ITEM).content.decode()
    assert shown.index("Koulutuspäivä") < shown.index("Kaskinen")
    assert group.get_absolute_url() in shown.split('aria-labelledby="activities"')[1]


BAD = [
    ({"first_day": ""}, "first_day"),
    ({"first_day": "2012-12-31"}, "first_day"),
    ({"first_day": "2015-01-01"}, "first_day"),
    ({"last_day": "2013-09-09"}, "last_day"),
    ({"last_day": "2015-02-01"}, "last_day"),
    ({"participants": "-1"}, "participants"),
    ({"participants": "100001"}, "participants"),
    ({"kind": "party"}, "kind"),
    ({"language": "en"}, "language"),
    ({"title_fi": ""}, "title_fi"),
    ({"items": "999999"}, "items"),
]


@pytest.mark.parametrize(("sent", "field"), BAD)
def test_bad_input_gets_a_sentence_and_what_was_typed_stays(desk, plan, sent, field):
    good = {
        "title_fi": "Päivä",
        "kind": "training",
        "first_day": "2013-09-10",
        "description_fi": "Säilyy tässä",
    }
    answer = send(desk, new(plan), **{**good, **sent})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in html
    assert f'href="#id_{field}' in html
    assert "Säilyy tässä" in html
    assert not Activity.objects.exists()


def test_what_is_still_to_come_has_not_been_held(desk, plan):
    today = timezone.localdate()
    plan.last_day = today + timedelta(days=30)
    plan.save()
    sent = {"title_fi": "Päivä", "kind": "training"}
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert send(desk, new(plan), first_day=tomorrow, **sent).status_code == 422
    assert send(desk, new(plan), first_day=today.isoformat(), **sent).status_code == 302


def test_only_items_of_the_own_plan_are_offered(desk, plan):
    foreign = factories.ItemFactory(plan=factories.PlanFactory(slug="toinen"))
    answer = send(
        desk, new(plan), title_fi="A", kind="training", first_day="2013-09-10", items=[str(foreign.pk)]
    )
    assert answer.status_code == 422


def test_the_sum_of_the_rows_is_not_above_the_number_given_by_hand(desk, item):
    activity = held(item, participants=10)
    first, second = factories.MunicipalityFactory(), factories.MunicipalityFactory()
    row = activity.attendance.create(municipality=first, number=6)
    add = f"/fi/desk/attendance/new/?parent={activity.pk}"
    assert send(desk, add, municipality=str(second.pk), number="5").status_code == 422
    assert send(desk, add, municipality=str(second.pk), number="4").status_code == 302
    assert send(desk, f"/fi/desk/attendance/{row.pk}/", number="7").status_code == 422
    assert send(desk, f"/fi/desk/attendance/{row.pk}/", number="5").status_code == 302
    page = f"/fi/desk/activities/{activity.pk}/"
    assert send(desk, page, participants="8").status_code == 422
    assert send(desk, page, participants="9").status_code == 302
    assert send(desk, page, participants="").status_code == 302


@pytest.mark.parametrize("sent", [{"number": "-1"}, {"number": ""}, {"number": "5"}, {"number": "100001"}])
def test_bad_numbers_of_participants_are_refused(desk, item, sent):
    activity = held(item)
    add = f"/fi/desk/attendance/new/?parent={activity.pk}"
    words = {} if sent == {"number": "5"} else {"words_fi": "järjestöistä"}
    assert send(desk, add, **words, **sent).status_code == 422
    assert not ActivityAttendance.objects.exists()


def test_one_row_for_each_municipality_and_one_place_for_each_row(item):
    activity, town = held(item), factories.MunicipalityFactory()
    activity.attendance.create(municipality=town, number=1)
    for wrong in ({"municipality": town}, {"municipality": town, "organisation": item.plan.owner}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            activity.attendance.create(number=2, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        activity.attendance.create(words_fi="muualta", number=-1)
    with pytest.raises(IntegrityError), transaction.atomic():
        held(item, last_day=SPRING)


def test_participants_are_summed_by_municipality_up_to_the_day(item):
    first = factories.MunicipalityFactory(name_fi="Äetsä")
    second = factories.MunicipalityFactory(name_fi="Vaasa")
    spring, autumn, later = held(item, SPRING), held(item, AUTUMN, participants=50), held(item, LATER)
    for activity, town, number in (
        (spring, first, 3),
        (autumn, first, 20),
        (autumn, second, 10),
        (later, first, 7),
    ):
        activity.attendance.create(municipality=town, number=number)
    spring.attendance.create(words_fi="järjestöistä", number=4)
    told = held_for_item(item, date(2013, 12, 31))
    assert [line.activity for line in told.lines] == [spring, autumn]
    assert [line.total for line in told.lines] == [7, 50]
    assert [(row.municipality, row.number) for row in told.municipalities] == [(second, 10), (first, 23)]
    assert (told.total, told.others) == (57, 24)
    assert held_for_item(plan_item(item, "1.2"), LATER).lines == []


def plan_item(item, number):
    return item.plan.items.get(number=number)


def test_several_days_are_over_on_the_last(item):
    held(item, AUTUMN, last_day=AUTUMN + timedelta(days=1))
    assert held_for_item(item, AUTUMN).lines == []
    assert len(held_for_item(item, AUTUMN + timedelta(days=1)).lines) == 1


def test_readers_see_what_was_held_up_to_the_published_day(client_of, item, plan):
    held(item, AUTUMN)
    held(item, LATER)
    assert "activities" not in client_of(None).get(ITEM).content.decode().split("<main")[1]
    plan.published_day = date(2013, 12, 31)
    plan.save()
    html = client_of(None).get(ITEM, {"as_of": "2014-12-31"}).content.decode()
    assert "Koulutus 10.09.13" in html
    assert "Koulutus 06.05.14" not in html
    assert "/desk/" not in html


@pytest.mark.parametrize("who", ["group_contact", "steering_member", "coordinator"])
def test_those_who_see_the_live_state_see_all(client_of, item, who, request):
    held(item, AUTUMN)
    held(item, LATER)
    html = client_of(request.getfixturevalue(who)).get(ITEM).content.decode()
    assert html.index("Koulutus 10.09.13") < html.index("Koulutus 06.05.14")
    assert ("/fi/desk/activities/" in html) == (who == "coordinator")


def test_the_page_of_a_municipality_tells_how_many_took_part(client_of, coordinator, item, plan):
    town = factories.MunicipalityFactory(slug="vaasa")
    for day, number in ((SPRING, 3), (AUTUMN, 9)):
        activity = held(item, day, participants=30)
        activity.attendance.create(municipality=town, number=number)
    held(item, LATER)
    told = held_with_municipality(town, plan, plan.last_day)
    assert ([line.here for line in told.lines], told.here) == ([3, 9], 12)
    html = client_of(coordinator).get("/fi/municipalities/vaasa/").content.decode()
    assert "Koulutus 05.03.13" in html
    assert "Koulutus 06.05.14" not in html
    assert 'id="held"' not in client_of(None).get("/fi/municipalities/vaasa/").content.decode()


def test_the_page_of_a_network_tells_what_it_held(client_of, coordinator, item, plan, group):
    held(item, AUTUMN).networks.add(group)
    held(item, LATER)
    assert len(held_by_network(group, plan, plan.last_day).lines) == 1
    html = client_of(coordinator).get(group.get_absolute_url()).content.decode()
    assert "Koulutus 10.09.13" in html
    assert "Koulutus 06.05.14" not in html


def test_the_number_of_queries_does_not_grow(item, group, django_assert_num_queries):
    for number in range(1, 9):
        activity = held(item, AUTUMN + timedelta(days=number))
        activity.networks.add(group)
        activity.organisations.add(item.plan.owner)
        activity.attendance.create(municipality=factories.MunicipalityFactory(), number=number)
    with django_assert_num_queries(3):
        told = held_for_item(item, LATER)
    assert [len(line.organisers) for line in told.lines] == [2] * 8


def test_others_write_no_activity(client_of, plan, item, steering_member, group_contact, outsider):
    activity = held(item)
    for user in (steering_member, group_contact, outsider):
        assert client_of(user).post(new(plan), {"title_fi": "A"}).status_code == 403
        assert client_of(user).get(f"/fi/desk/attendance/new/?parent={activity.pk}").status_code == 403
    assert Activity.objects.get() == activity
