"""The overview of a plan: what each of the cast sees, as of any day, in a constant number of queries."""

from datetime import date

import pytest
from django.urls import reverse

from botnia_portal.dashboards import selectors
from evaluations.models import EvaluationRound
from networks.models import Meeting
from plans.services.reporting import report_status
from tests import factories

ADDRESS = "/fi/plans/pieni/"
MOST_QUERIES, MOST_AFTER_A_WRITE = 8, 14
"""Session, user, roles, plan; sections, milestones, items, round. After a write also the figures that are kept."""


@pytest.fixture
def told(plan, item):
    report_status(item, status="realised", as_of=date(2013, 11, 1))
    return plan


def page(client, **query) -> str:
    return client.get(ADDRESS, query).content.decode()


def test_a_coordinator_sees_the_counts_the_languages_and_the_round(told, coordinator, client_of):
    EvaluationRound.objects.create(plan=told, kind="mid-term", cut_off=date(2013, 12, 31))
    context = client_of(coordinator).get(ADDRESS).context
    overview = context["overview"]
    assert (overview.total.counted, overview.total.realised) == (2, 1)
    assert [share.language for share in overview.shares] == ["fi", "sv"]
    assert (overview.round.rated, overview.round.item_count) == (0, 4)


def test_a_reader_sees_no_status_before_one_is_published(told, client_of):
    response = client_of(None).get(ADDRESS)
    assert response.context["told"] is False
    assert response.context["overview"].shares == []
    assert "legend" not in response.content.decode()


def test_a_reader_sees_the_published_day_at_most(told, client_of):
    told.published_day = date(2013, 10, 31)
    told.save()
    overview = client_of(None).get(ADDRESS, {"as_of": "2014-06-30"}).context["overview"]
    assert overview.day == date(2013, 10, 31)
    assert overview.total.realised == 0


def test_any_day_can_be_asked_for(told, coordinator, client_of):
    client = client_of(coordinator)
    assert client.get(ADDRESS, {"as_of": "2013-10-31"}).context["overview"].total.realised == 0
    assert client.get(ADDRESS, {"as_of": "2013-11-01"}).context["overview"].total.realised == 1


@pytest.mark.parametrize("nonsense", ["", "yesterday", "2013-13-45", "\x00"])
def test_what_is_no_day_gives_the_default_day(told, coordinator, client_of, nonsense):
    response = client_of(coordinator).get(ADDRESS, {"as_of": nonsense})
    assert response.context["overview"].day == date(2014, 12, 31)


def test_late_is_a_mark_beside_the_bar(plan, coordinator, client_of):
    overview = client_of(coordinator).get(ADDRESS, {"as_of": "2014-01-01"}).context["overview"]
    assert overview.total.late == 1
    assert [(line.item.number, line.told) for line in overview.late] == [("1.1", None)]


def test_what_is_late_stands_with_what_was_told_of_it_last(plan, item, coordinator, client_of):
    for day, text in ((date(2013, 12, 1), "Vanha"), (date(2014, 1, 2), "**Siirtyi** syksyyn")):
        report_status(item, status="running", as_of=day, narrative={"fi": text}, author=coordinator)
    client = client_of(coordinator)
    assert "Siirtyi syksyyn" in page(client, as_of="2014-01-02")
    before = page(client, as_of="2014-01-01")
    assert "Vanha" in before
    assert "Siirtyi" not in before
    report_status(item, status="running", as_of=date(2014, 1, 2), narrative={"fi": "Korjattu"})
    assert "Korjattu" in page(client, as_of="2014-01-02")


def test_the_commitments_whose_time_runs_out_next_stand_beside_the_milestones(
    plan, item, coordinator, client_of, monkeypatch
):
    milestone = plan.milestones.get()
    for most in (selectors.MOST_STRIPS, 0, 0):  # too many items for strips: asked for, then kept
        monkeypatch.setattr(selectors, "MOST_STRIPS", most)
        seen = client_of(coordinator).get(ADDRESS, {"as_of": "2013-12-31"})
        assert [row.number for row in seen.context["overview"].due] == ["1.1"]
        words = seen.content.decode()
        assert "Sitoumukset, joiden aika päättyy" in words
        assert f'{reverse("item", args=[plan.slug, "1.1"])}?as_of=2013-12-31">1.1 ' in words
        late = client_of(coordinator).get(ADDRESS, {"as_of": "2014-01-01"}).context["overview"]
        assert (late.due, [line.item.number for line in late.late]) == ([], ["1.1"])
    assert f"milestones/?as_of=2013-10-01#milestone-{milestone.pk}" in page(
        client_of(coordinator), as_of="2013-10-01"
    )
    report_status(item, status="realised", as_of=date(2013, 11, 1))
    assert client_of(coordinator).get(ADDRESS, {"as_of": "2013-12-31"}).context["overview"].due == []


def test_a_reader_sees_what_is_late_but_no_words_of_a_report(plan, item, coordinator, client_of):
    report_status(item, status="running", as_of=date(2013, 12, 1), narrative={"fi": "Vain jäsenille"})
    page(client_of(coordinator), as_of="2014-01-01")  # what is kept for members is not for readers
    plan.published_day = date(2014, 1, 1)
    plan.save()
    seen = page(client_of(None))
    assert reverse("item", args=[plan.slug, "1.1"]) in seen
    assert "Vain jäsenille" not in seen


@pytest.mark.parametrize("items", [0, 400])
def test_the_queries_do_not_grow(plan, coordinator, client_of, items, django_assert_max_num_queries):
    section = plan.sections.get(number=1)
    for order in range(10, 10 + items):
        item = factories.ItemFactory.build(plan=plan, section=section, order=order, number=f"1.{order}")
        item.save()
    Meeting.objects.create(network=plan.steering_group, day=date(2013, 9, 13))
    client = client_of(coordinator)
    with django_assert_max_num_queries(MOST_AFTER_A_WRITE):
        client.get(ADDRESS)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(ADDRESS)


def test_since_the_last_meeting(told, coordinator, steering_member, group_contact, client_of):
    for day in (date(2013, 6, 14), date(2013, 9, 13)):
        Meeting.objects.create(network=told.steering_group, day=day)
    for user in (coordinator, steering_member, group_contact):
        words = page(client_of(user), as_of="2014-01-31")
        assert "Kokouksen 13.9.2013 jälkeen" in words
        assert "since=2013-09-13#realised" in words
        assert words.index('id="since"') < words.index('id="versions"')
    assert "Kokouksen 14.6.2013 jälkeen" in page(client_of(coordinator), as_of="2013-09-13")
    assert "Minkään toimenpiteen tila ei ole muuttunut." in page(client_of(coordinator), as_of="2013-09-14")


def test_the_pages_of_the_plan_are_one_click_away(told, coordinator, client_of):
    """The meetings for those who see them alone, on this page and on every other one of the plan."""
    meetings = 'href="/fi/plans/pieni/meetings/"'
    for name in (
        "overview",
        "linkage",
        "municipalities",
        "indicators",
        "milestones",
        "plan-items",
        "plan-text",
        "year",
    ):
        address = ADDRESS if name == "overview" else reverse(name, args=["pieni"])
        inside, outside = (client_of(user).get(address).content.decode() for user in (coordinator, None))
        assert 'href="/fi/plans/pieni/municipalities/"' in outside
        assert meetings in inside, name
        assert meetings not in outside, name


def test_a_reader_is_told_of_no_meeting(told, client_of):
    told.published_day = date(2013, 12, 31)
    told.save()
    Meeting.objects.create(network=told.steering_group, day=date(2013, 9, 13))
    assert "Kokouksen" not in page(client_of(None))


def test_the_development_over_the_term_stands_as_chart_and_table(told, coordinator, client_of):
    words = page(client_of(coordinator), as_of="2013-12-31")
    assert "31.12.2013: toteutunut 1, aika päättynyt 1." in words
    assert "sitoumukset (laskussa mukana 2)" in words
    assert "päättynyt (1 voi myöhästyä)" in words
    assert "1 sitoumuksella ei ole päivää, jonka jälkeen se olisi myöhässä" in words
    assert '<th scope="row">30.11.2013</th><td class="num">1</td><td class="num">0</td>' in words
    assert '<th scope="row">31.1.2014</th><td class="num">–</td><td class="num">1</td>' in words
