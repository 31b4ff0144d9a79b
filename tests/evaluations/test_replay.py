"""The term of the example plan replayed day by day: what is told of any day agrees with what is told of its changes."""

from datetime import date, timedelta

import pytest

from evaluations.services.example import load_example_progress
from plans.models import Milestone, PlanItem, StatusUpdate
from plans.selectors.changes import change_counts
from plans.selectors.development import development
from plans.selectors.progress import Progress, progress_of_plan

pytestmark = pytest.mark.once

STATES = ("realised", "partly", "running", "not_realised", "late")


def total(plan, day: date) -> Progress:
    return sum(progress_of_plan(plan, day).values(), Progress())


def dated_days(plan) -> list[date]:
    """The days on which anything can have changed."""
    days = set(StatusUpdate.objects.filter(item__plan=plan).values_list("as_of", flat=True))
    for model, names in (
        (Milestone, ("done_on", "time_latest")),
        (PlanItem, ("time_late_from", "dropped_on")),
    ):
        for name in names:
            days |= set(model.objects.filter(plan=plan).values_list(name, flat=True))
    return sorted(day for day in days if day and plan.first_day < day <= plan.last_day)


def test_the_term_day_by_day(real_plan):
    load_example_progress(real_plan)
    real_plan.refresh_from_db()
    days = dated_days(real_plan)
    assert len(days) > 30
    moved = 0
    for day in days:
        before, after = total(real_plan, day - timedelta(days=1)), total(real_plan, day)
        new = change_counts(real_plan, day - timedelta(days=1), day, told=True)
        for state in STATES:
            assert getattr(after, state) - getattr(before, state) <= new.get(state, 0), (day, state)
        if after != before:
            assert new, day
            moved += 1
    assert moved > 15

    course = development(real_plan, real_plan.last_day)
    assert len(course.months) == 24
    ends = [month.last_day for month in course.months]
    assert [month.realised for month in course.months] == [total(real_plan, end).realised for end in ends]
    assert len({month.realised for month in course.months}) > 5
    assert course.counted == total(real_plan, real_plan.last_day).counted
