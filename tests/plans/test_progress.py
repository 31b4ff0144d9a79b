"""The rule of *realised on day D*, and the counts."""

from datetime import date

import pytest

from plans.models import PlanItem
from plans.querysets import NO_REPORT
from plans.selectors.progress import Progress, progress_of_plan
from plans.services.reporting import report_status
from tests.factories import MilestoneFactory, timed

DAY = date(2013, 12, 31)


def state(item, day=DAY):
    row = PlanItem.objects.with_state(day).get(pk=item.pk)
    return row.state, row.basis, row.late


def test_without_a_report_and_without_milestones_reached_there_is_no_report(item):
    assert state(item) == (NO_REPORT, "none", False)


def test_the_last_status_as_of_the_day_counts(item):
    report_status(item, status="running", as_of=date(2013, 3, 1))
    report_status(item, status="realised", as_of=date(2013, 11, 1))
    assert state(item, date(2013, 2, 28))[0] == NO_REPORT
    assert state(item, date(2013, 3, 1)) == ("running", "report", False)
    assert state(item, date(2013, 10, 31))[0] == "running"
    assert state(item)[0] == "realised"


def test_a_later_told_status_of_an_earlier_day_does_not_hide_the_newer_one(item):
    report_status(item, status="realised", as_of=date(2013, 11, 1))
    report_status(item, status="running", as_of=date(2013, 6, 1))
    item.refresh_from_db()
    assert (item.status_now, item.status_as_of) == ("realised", date(2013, 11, 1))
    assert state(item, date(2013, 7, 1))[0] == "running"


@pytest.mark.parametrize(
    ("done", "expected"),
    [([True], "realised"), ([True, False], "partly"), ([False], NO_REPORT), ([True, None], "running")],
)
def test_milestones_tell_where_nothing_was_reported(item, done, expected):
    """True: reached; False: due and not reached; None: not due yet."""
    item.milestones.all().delete()
    for reached in done:
        milestone = timed(MilestoneFactory(plan=item.plan), "2013-10" if reached is not None else "2014-10")
        milestone.done_on = date(2013, 10, 5) if reached else None
        milestone.save()
        milestone.items.add(item)
    assert state(item)[0] == expected


def test_the_period_of_a_document_tells_nothing(item):
    item.milestones.update(kind="document_period")
    assert state(item)[0] == NO_REPORT


def test_a_season_is_late_from_the_first_day_after_its_half_year(item):
    assert state(item, date(2013, 12, 31))[2] is False
    assert state(item, date(2014, 1, 1))[2] is True
    report_status(item, status="realised", as_of=date(2014, 1, 2))
    assert state(item, date(2014, 1, 2))[2] is False


def test_counts_are_of_firm_commitments_and_the_six_states_add_up(plan, item):
    report_status(item, status="partly", as_of=date(2013, 6, 1))
    total = sum(progress_of_plan(plan, date(2014, 2, 1)).values(), Progress())
    assert (total.items, total.counted, total.partly, total.no_report, total.late) == (4, 2, 1, 1, 1)
    assert (total.intentions, total.needs, total.information, total.conditional) == (1, 0, 1, 1)


def test_a_dropped_item_leaves_the_count_and_stays_visible(plan, item):
    item.dropped_on, item.dropped_reason_fi = date(2013, 9, 1), "Rahoitus päättyi"
    item.save()
    total = sum(progress_of_plan(plan, DAY).values(), Progress())
    assert (total.counted, total.dropped) == (1, 1)
    before = sum(progress_of_plan(plan, date(2013, 8, 31)).values(), Progress())
    assert (before.counted, before.dropped) == (2, 0)


def test_one_query_whatever_the_number_of_items(plan, django_assert_num_queries):
    with django_assert_num_queries(1):
        progress_of_plan(plan, DAY)
