"""The year of a plan: what stands in which month, for whom, and the drawing beside the list."""

from datetime import date, timedelta

import pytest

from botnia_portal.core.charts_clock import Piece, Ring, clock
from botnia_portal.core.time.recurrence import months_of
from botnia_portal.meetings.selectors_year import year_of
from evaluations.models import EvaluationRound
from tests import factories

YEAR = "/fi/plans/pieni/year/"
DAY = date(2013, 12, 31)


def months(found) -> dict[int, list[str]]:
    return {
        month.first.month: [entry.title for entry in month.begin] for month in found.months if month.begin
    }


@pytest.fixture
def bare(plan, item):
    """The plan without its item and milestone of autumn."""
    plan.milestones.all().delete()
    plan.items.update(time_edtf="", time_earliest=None, time_latest=None, time_late_from=None)
    return plan


def test_a_season_stands_where_it_begins_and_goes_on_with_its_words(plan, coordinator):
    found = year_of(plan, 2013, DAY, coordinator, live=True)
    begun = months(found)
    assert list(begun) == [9]
    assert "1.1 Toimenpide 1.1" in begun[9]
    assert {month.first.month for month in found.months if month.go_on} == {10, 11}
    assert (found.undated_items, found.undated_milestones) == (3, 0)


def test_what_covers_a_large_part_of_the_year_stands_apart(bare, coordinator):
    factories.timed(bare.items.get(number="1.2"), "2013", "during")
    found = year_of(bare, 2013, DAY, coordinator, live=True)
    assert [entry.number for entry in found.long] == ["1.2"]
    assert months(found) == {}


def test_meetings_calls_deadlines_rounds_and_requests(
    bare, group, group_contact, coordinator, steering_member
):
    bare.steering_group.meetings.create(day=date(2013, 3, 14))
    factories.NetworkFactory().meetings.create(day=date(2013, 3, 15))
    group.meetings.create(day=date(2013, 4, 2))
    call = factories.ProjectFactory(kind="call", name_fi="Haku")
    factories.timed(call, "2013-05-15", "deadline")
    bare.items.get(number="1.1").projects.add(call)
    factories.timed(factories.ProjectFactory(kind="call", name_fi="Muu haku"), "2013-05-15", "deadline")
    factories.timed(
        factories.MilestoneFactory(plan=bare, kind="deadline", title_fi="Raja"), "2013-06-30", "deadline"
    )
    EvaluationRound.objects.create(
        plan=bare, kind="mid-term", cut_off=date(2013, 12, 31), opens=date(2013, 12, 2)
    )
    factories.update_request(bare, group, due_on=date(2013, 8, 1))
    everything = year_of(bare, 2013, DAY, coordinator, live=True)
    assert {month: len(rows) for month, rows in months(everything).items()} == {
        3: 1, 4: 1, 5: 1, 6: 1, 8: 1, 12: 2,
    }  # fmt: skip
    deadline = bare.milestones.get()
    assert everything.months[5].begin[0].url.endswith(f"/milestones/#milestone-{deadline.pk}")
    kinds = [entry.kind for month in everything.months for entry in month.begin]
    assert kinds == ["meeting", "meeting", "call", "deadline", "request", "round", "round"]
    assert 8 in months(year_of(bare, 2013, DAY, group_contact, live=True))
    member = months(year_of(bare, 2013, DAY, steering_member, live=True))
    assert 8 not in member
    assert len(member[12]) == 1


def test_a_reader_sees_no_meeting_and_no_request(bare, group, client_of, steering_member):
    bare.steering_group.meetings.create(day=date(2013, 3, 14))
    factories.update_request(bare, group, due_on=date(2013, 8, 1))
    name = bare.steering_group.name_fi
    months_seen = client_of(None).get(f"{YEAR}?year=2013").context["found"]
    assert months(months_seen) == {}
    page = client_of(steering_member).get(f"{YEAR}?year=2013")
    assert months(page.context["found"])[3] == [name]


def recurring(plan, rule, edtf=""):
    item = plan.items.get(number="1.2")
    if edtf:
        factories.timed(item, edtf, "at")
    item.time_repeats = rule
    item.save()
    return item


@pytest.mark.parametrize(
    ("rule", "edtf", "year", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=10", "", 2014, [10]),
        ("FREQ=YEARLY", "2013-05-16", 2014, [5]),
        ("FREQ=YEARLY;INTERVAL=2", "2013-05-16", 2014, []),
        ("FREQ=MONTHLY;INTERVAL=6", "2013-03", 2014, [3, 9]),
        ("FREQ=MONTHLY", "2013-11", 2013, [11, 12]),
        ("FREQ=YEARLY;BYMONTH=9,10,11", "", 2013, [9, 10, 11]),
    ],
)
def test_a_recurrence_stands_in_each_of_its_months(bare, coordinator, rule, edtf, year, expected):
    recurring(bare, rule, edtf)
    found = year_of(bare, year, DAY, coordinator, live=True)
    assert list(months(found)) == expected
    assert found.recurring == []


@pytest.mark.parametrize(("rule", "edtf"), [("FREQ=YEARLY", ""), ("FREQ=MONTHLY;INTERVAL=6", "2013")])
def test_a_recurrence_of_no_month_is_named_apart(bare, coordinator, rule, edtf):
    recurring(bare, rule, edtf)
    found = year_of(bare, 2014, DAY, coordinator, live=True)
    assert months(found) == {}
    assert [entry.number for entry in found.recurring] == ["1.2"]


def test_what_is_dropped_or_closed_by_the_day_is_left_out(plan, item, coordinator):
    plan.items.filter(pk=item.pk).update(dropped_on=date(2013, 6, 1), dropped_reason_fi="Syy")
    plan.milestones.update(closed_on=date(2013, 6, 1), closed_reason_fi="Syy")
    assert months(year_of(plan, 2013, date(2013, 5, 31), coordinator, live=True))
    assert months(year_of(plan, 2013, DAY, coordinator, live=True)) == {}


def test_months_of_a_rule_that_names_none():
    assert months_of("FREQ=YEARLY", 2014) is None
    assert months_of("FREQ=WEEKLY;INTERVAL=2", 2014) == list(range(1, 13))
    assert months_of("FREQ=YEARLY;INTERVAL=2;BYMONTH=10", 2014, date(2013, 10, 1)) == []


def test_the_page_leads_a_year_back_and_on_and_marks_the_month_of_the_day(plan, client_of, coordinator):
    page = client_of(coordinator).get(f"{YEAR}?as_of=2013-10-05")
    assert page.context["found"].year == 2013
    content = page.content.decode()
    assert "year=2012" not in content
    assert "year=2014" in content
    assert content.count("month-now") == 1
    for wrong in ("x", "1800", "2012", "2016", "99999999999999999999"):
        assert client_of(coordinator).get(f"{YEAR}?year={wrong}").context["found"].year == 2014
    after = client_of(coordinator).get(f"{YEAR}?year=2015").content.decode()
    assert "year=2014" in after
    assert "year=2016" not in after


def test_the_drawing_is_hidden_from_screen_readers_and_carries_escaped_words():
    names = [str(number) for number in range(1, 13)]
    day = date(2013, 1, 1)
    pieces = [Piece(day, day, "<b>"), Piece(day - timedelta(days=900), day + timedelta(days=900), "Aina")]
    drawn = str(clock(2013, names, [Ring("dot", pieces)], date(2013, 12, 31)))
    assert 'aria-hidden="true"' in drawn
    assert "&lt;b&gt;" in drawn
    assert "<b>" not in drawn
    assert "style=" not in drawn
    assert "nan" not in drawn


def test_a_constant_number_of_queries(real_plan, client_of, outsider, django_assert_max_num_queries):
    outsider.roles.create(role="coordinator", organisation=real_plan.owner)
    client, url = client_of(outsider), f"/sv/plans/{real_plan.slug}/year/?year=2013"
    client.get(url)
    with django_assert_max_num_queries(13):
        assert client.get(url).status_code == 200
