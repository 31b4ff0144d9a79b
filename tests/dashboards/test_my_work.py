"""My work: what waits for each role."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from botnia_portal.dashboards.selectors_my_work import my_work
from evaluations.models import EvaluationRound
from networks.models import CooperationArea, MunicipalityArea, Network, Person, RoleAssignment
from networks.selectors import municipalities_of
from plans.models import ActionPlan
from tests import factories

AFTER = date(2014, 1, 15)
CLOSED = {
    "status": "closed",
    "closed_reason_fi": "Kausi on päättynyt.",
    "closed_reason_sv": "Perioden är slut.",
}


@pytest.fixture
def url():
    return reverse("my-work")


@pytest.fixture
def mid_term_round(plan):
    return EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))


def test_a_visitor_logs_in_first_and_comes_back(plan, client_of, url):
    response = client_of().get(url)
    assert response.status_code == 302
    assert response["Location"].endswith(f"/accounts/login/?next={url}")


def test_somebody_without_a_role_is_told_so(plan, client_of, outsider, url):
    response = client_of(outsider).get(url)
    assert response.context["work"].is_empty
    assert "no-role" in response.content.decode()


def test_a_contact_reports_on_the_items_of_the_own_group(plan, item, group_contact, client_of, url):
    html = client_of(group_contact).get(url).content.decode()
    assert reverse("item-status", args=[plan.slug, "1.1"]) in html
    assert reverse("item-status", args=[plan.slug, "1.2"]) not in html
    assert "coordinating" not in html


def test_late_items_come_first_and_what_is_over_last(plan, item, group, group_contact):
    realised = plan.items.get(number="1.2")
    realised.networks.add(group)
    realised.status_now, realised.status_as_of = "realised", date(2013, 6, 1)
    realised.save()
    plan.items.get(number="1.3").parties.create(network=group, role="partner")
    (work,) = my_work(group_contact, [(plan, AFTER)]).groups
    assert [row.number for row in work.items] == ["1.1", "1.3", "1.2"]
    assert work.late == 1


def test_a_group_without_items_says_so(plan, group, group_contact, item, client_of, url):
    item.networks.clear()
    (work,) = client_of(group_contact).get(url).context["work"].groups
    assert work.items == []


def test_a_coordinator_sees_rounds_late_items_and_translations(
    plan, mid_term_round, coordinator, client_of, url
):
    response = client_of(coordinator).get(url, {"as_of": "2014-01-15"})
    mine = response.context["work"].coordinating[0]
    assert [(one.round, one.round.rated, one.round.item_count) for one in mine.rounds] == [
        (mid_term_round, 0, 4)
    ]
    assert [row.number for row in mine.late] == ["1.1"]
    assert mine.progress.no_report == 2
    assert {share.language for share in mine.shares} == {"fi", "sv"}
    assert mid_term_round.get_absolute_url() in response.content.decode()


def test_an_issued_round_does_not_wait_any_more(plan, mid_term_round, coordinator):
    EvaluationRound.objects.update(state="issued")
    assert my_work(coordinator, [(plan, AFTER)]).coordinating[0].rounds == []


@pytest.mark.parametrize(("state", "waits"), [("open", False), ("in_review", True), ("adopted", True)])
def test_a_member_sees_a_round_from_the_review_on(plan, mid_term_round, steering_member, state, waits):
    EvaluationRound.objects.update(state=state)
    work = my_work(steering_member, [(plan, AFTER)]).steering
    assert work.networks == [plan.steering_group]
    assert work.rounds == ([mid_term_round] if waits else [])


def test_a_member_reads_in_swedish(plan, steering_member, client_of):
    assert client_of(steering_member).get("/sv/my-work/").status_code == 200


def test_before_there_is_a_plan(db, outsider, client_of, url):
    assert client_of(outsider).get(url).status_code == 200


def test_few_queries_with_all_roles(real_plan, client_of, outsider, django_assert_max_num_queries, url):
    client = client_of(outsider)
    RoleAssignment.objects.create(user=outsider, role="coordinator", organisation=real_plan.owner)
    with django_assert_max_num_queries(11):
        client.get(url)
    for slug in ("bower", "vammaispalvelujen-verkosto"):
        RoleAssignment.objects.create(
            user=outsider, role="group_contact", network=Network.objects.get(slug=slug)
        )
    RoleAssignment.objects.create(user=outsider, role="steering_member", network=real_plan.steering_group)
    # One more for what the groups are asked for, and one for the answers that wait for the coordinator.
    with django_assert_max_num_queries(18):
        client.get(url)


@pytest.fixture
def next_plan(plan):
    """The plan of the next term, adopted while the present one still goes on."""
    following = factories.PlanFactory(
        slug="seuraava", owner=plan.owner, province=plan.province, first_day=date(2015, 1, 1),
        last_day=date(2016, 12, 31)
    )  # fmt: skip
    section = factories.SectionFactory(plan=following, number=1)
    factories.ItemFactory(plan=following, section=section, number="1.7", order=7)
    return following


def test_the_plan_that_goes_on_stays_in_sight_when_the_next_one_has_begun(
    plan, next_plan, item, group, group_contact, coordinator, client_of, url
):
    (work,) = client_of(group_contact).get(url).context["work"].groups
    assert (work.plan, work.items) == (plan, [item])
    next_plan.items.get().networks.add(group)
    works = client_of(group_contact).get(url).context["work"].groups
    assert [work.plan for work in works] == [next_plan, plan]
    coordinating = client_of(coordinator).get(url).context["work"].coordinating
    assert [mine.plan for mine in coordinating] == [next_plan, plan]
    ActionPlan.objects.filter(pk=plan.pk).update(closed_on=date(2015, 3, 1), **CLOSED)
    assert [mine.plan for mine in client_of(coordinator).get(url).context["work"].coordinating] == [next_plan]


def test_where_all_plans_are_closed_the_newest_is_told_of(plan, next_plan, coordinator, client_of, url):
    ActionPlan.objects.update(closed_on=date(2017, 3, 1), **CLOSED)
    assert [mine.plan for mine in client_of(coordinator).get(url).context["work"].coordinating] == [next_plan]


def test_a_member_is_led_to_the_own_municipality(plan, steering_member, client_of, url):
    assert "own-municipality" not in client_of(steering_member).get(url).content.decode()
    employer = factories.OrganisationFactory(slug="kunta", kind="municipality")
    own = factories.MunicipalityFactory(organisation=employer)
    Person.objects.create(name="Sten", user=steering_member, organisation=employer)
    html = client_of(steering_member).get(url).content.decode()
    assert own.get_absolute_url().removeprefix("/fi") in html


def test_municipalities_are_own_by_work_or_by_standing_for_them_now(plan, steering_member):
    person = Person.objects.create(name="Sten", user=steering_member)
    own, once, of_area, foreign = (factories.MunicipalityFactory() for _ in range(4))
    area = CooperationArea.objects.create(slug="alue", name_fi="Alue", name_sv="Område")
    MunicipalityArea.objects.create(municipality=of_area, area=area)
    members = plan.steering_group.memberships
    members.create(person=person, represents_municipality=own)
    members.create(person=person, represents_municipality=once, last_day=date(2013, 12, 31))
    members.create(person=person, represents_area=area)
    members.create(person=Person.objects.create(name="Kai"), represents_municipality=foreign)
    assert set(municipalities_of(steering_member, date(2014, 1, 1))) == {own, of_area}


def test_several_municipalities_stand_in_the_order_of_the_readers_alphabet(plan, steering_member):
    person = Person.objects.create(name="Sten", user=steering_member)
    for name in ("Östermark", "Vasa", "Åbo"):
        own = factories.MunicipalityFactory(name_fi="Kunta", name_sv=name)
        plan.steering_group.memberships.create(person=person, represents_municipality=own)
    with override("sv"):
        found = my_work(steering_member, [(plan, AFTER)]).steering.municipalities
    assert [row.name_sv for row in found] == ["Vasa", "Åbo", "Östermark"]
